"""Tolls over a period or of several attacks: the parents of what an article goes on to tell one by one; and tolls of
what was told before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from spacy.tokens import Token

from index.extract.events.groups import Group
from index.extract.events.merge import same_way
from index.extract.events.scene import Scene
from index.records import Event, Retelling


def is_total(group: Group, event: Event) -> bool:
    """A toll over a period, or of several attacks: the parent of what the article goes on to tell one by one."""
    if event.background:
        return False  # "closed since clashes in June that killed 40": not what is told next
    if event.killed is not None and any(map(_is_several, group.heads())):
        return True
    if event.killed is None or event.date is None or event.date.basis not in ("explicit", "relative"):
        return False
    if event.date.first == event.date.last:
        return False
    return any(t.tag_ in ("NNS", "NNPS") for t in group.heads() if not t.tag_.startswith("VB"))


def _is_several(noun: Token) -> bool:
    # "three attacks left two dead"
    return noun.tag_ == "NNS" and any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in noun.children)


def with_parts(events: Sequence[Event], totals: frozenset[str]) -> list[Event]:
    """Events in order, those a total covers marked as its parts. `totals` holds the ids of events that sum up a period.

    A part is violence after its total, within its days, with fewer dead, and told by the same article as news.
    """
    found = []
    parent: Event | None = None
    for event in events:
        if event.id in totals:
            parent = event
        elif parent is not None and _is_part(parent, event):
            event = msgspec.structs.replace(event, part_of=parent.id)
        found.append(event)
    return found


def _is_part(parent: Event, event: Event) -> bool:
    if (
        event.type != "ASSAULT"
        or event.background
        or event.killed is None
        or event.modality not in ("asserted", "claimed")
    ):
        return False
    total = parent.killed
    if total is None or (event.killed.min or 0) > (total.max or total.min or 0):
        return False
    ours, theirs = parent.date, event.date
    if ours is None or theirs is None or None in (ours.first, ours.last, theirs.first, theirs.last):
        return True
    return (theirs.first or "") <= (ours.last or "") and (theirs.last or "") >= (ours.first or "")


def joined_to_earlier(
    scene: Scene, group: Group, event: Event, events: list[Event], near: Sequence[str], totals: Collection[str]
) -> bool:
    """Whether the event adds a toll to one of `events` told before, as "two more were hurt in the bombings" does: then
    that one has it. `near` are the ids of those told shortly before, newest last, `totals` of those that sum up others.
    """
    noun = group.back_reference(scene)
    if noun is None or event.place is not None:
        return False
    new = {kind: getattr(event, kind) for kind in ("killed", "injured") if getattr(event, kind) is not None}
    if not new:
        return False
    found = [
        at
        for identity in reversed(near)
        for at, e in enumerate(events)
        if e.id == identity and e.type == event.type and identity not in totals
    ]
    free = [at for at in found if all(getattr(events[at], kind) is None for kind in new)]
    if not free:
        return False
    at = next((at for at in free if same_way(events[at], event)), free[0])
    again = Retelling(event.trigger, event.evidence)
    events[at] = msgspec.structs.replace(events[at], retold=(*events[at].retold, again), **new)
    return True
