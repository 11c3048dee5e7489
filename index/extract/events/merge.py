"""One happening, one event: what a sentence says in several words, and what an article tells again, becomes one record;
totals over a period become the parents of their parts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from index.records import Argument, Event, Place, Quantity

VIOLENT = frozenset({"ASSAULT"})
TOLLS = ("killed", "injured", "detained", "displaced")


LEAD_CHARACTERS = 900
"""A standfirst and the paragraphs after it tell the same with the same verb; further down the same verb tells more."""


def retold(events: Sequence[Event]) -> list[Event]:
    """Events in order, each happening once: a later telling fills the gaps of the first and is dropped."""
    kept: list[Event] = []
    for event in events:
        for at, earlier in enumerate(kept):
            if is_same(earlier, event):
                kept[at] = filled(earlier, event)
                break
        else:
            kept.append(event)
    return kept


def is_same(first: Event, second: Event) -> bool:
    """Whether two events of one article tell the same happening."""
    if first.type != second.type or first.modality != second.modality or bool(first.part_of) != bool(second.part_of):
        return False
    if not _modes_agree(first, second) or not _tolls_agree(first, second) or not _dates_agree(first, second):
        return False
    if first.background != second.background and not _shares_toll(first, second):
        return False
    if first.place is not None and second.place is not None and _where(first.place) != _where(second.place):
        return False
    if _shares_toll(first, second):
        return True
    places = first.place is not None and second.place is not None
    actors = _shared(first.actors, second.actors)
    targets = _shared(first.targets, second.targets)
    lead = second.evidence.start < LEAD_CHARACTERS and first.trigger.text.lower() == second.trigger.text.lower()
    if lead and first.mode == second.mode and not actors and not (first.actors and second.actors):
        return True
    if "x-capture" in first.mode or "x-capture" in second.mode:
        return first.mode == second.mode and places and (actors or not first.actors or not second.actors)
    unsaid = not second.targets and not second.actors
    return (
        (actors and targets)
        or (places and (actors or targets) and not _conflict(first, second))
        or (places and unsaid and first.trigger.text.lower() == second.trigger.text.lower())
    )


def filled(first: Event, second: Event) -> Event:
    """The first telling with what only the second says."""
    changes: dict[str, object] = {}
    for name in ("actors", "targets", "instrument", "mode"):
        if not getattr(first, name) and getattr(second, name):
            changes[name] = getattr(second, name)
    for name in ("place", "attribution", *TOLLS):
        if getattr(first, name) is None and getattr(second, name) is not None:
            changes[name] = getattr(second, name)
    ours, theirs = first.date, second.date
    stated = ("explicit", "relative")
    if theirs is not None and theirs.basis in stated and (ours is None or ours.basis not in stated):
        changes["date"] = theirs
    return msgspec.structs.replace(first, **changes) if changes else first


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
        event.type not in VIOLENT
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


def _modes_agree(first: Event, second: Event) -> bool:
    return not first.mode or not second.mode or bool(set(first.mode) & set(second.mode))


def _tolls_agree(first: Event, second: Event) -> bool:
    for name in TOLLS:
        ours: Quantity | None = getattr(first, name)
        theirs: Quantity | None = getattr(second, name)
        if ours is not None and theirs is not None and (ours.min, ours.max) != (theirs.min, theirs.max):
            return False
    return True


def _shares_toll(first: Event, second: Event) -> bool:
    ours, theirs = first.killed, second.killed
    if ours is None or theirs is None or (ours.min or 0) < 3:
        return False
    return (ours.min, ours.max) == (theirs.min, theirs.max) and not _conflict(first, second)


def _dates_agree(first: Event, second: Event) -> bool:
    ours, theirs = first.date, second.date
    if ours is None or theirs is None or not (ours.first and theirs.first):
        return True
    if "publication" in (ours.basis, theirs.basis) or "inherited" in (ours.basis, theirs.basis):
        return True
    return ours.first <= (theirs.last or theirs.first) and theirs.first <= (ours.last or ours.first)


def _where(place: Place) -> str:
    return (place.canonical or place.text).casefold()


def _words(argument: Argument) -> frozenset[str]:
    return frozenset((argument.canonical or argument.text).casefold().split()) - {"the", "a", "of", "and"}


def _shared(first: Sequence[Argument], second: Sequence[Argument]) -> bool:
    return any(_words(a) & _words(b) for a in first for b in second)


def _conflict(first: Event, second: Event) -> bool:
    targets = bool(first.targets) and bool(second.targets) and not _shared(first.targets, second.targets)
    actors = bool(first.actors) and bool(second.actors) and not _shared(first.actors, second.actors)
    return targets or actors
