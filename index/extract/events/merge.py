"""One happening, one event: what a sentence says in several words, and what an article tells again, becomes one record;
totals over a period become the parents of their parts.

Two tellings are the same when nothing they say is at odds (type, way, day, place, toll, who and whom) and something
ties them: a figure, a name, a place with a party, or words that point back ("the bombing", "they were killed").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from index.extract.events.aftermath import CAUSES, caused_by, of_its_cause
from index.extract.events.agreement import (
    REAL,
    STATED,
    TOLLS,
    agree,
    is_generic,
    same_toll,
    same_words,
    says_day,
    shared,
    shared_name,
    shares_great_toll,
    shares_toll,
    unnamed,
)
from index.extract.events.worth import LEAD_CHARACTERS
from index.records import Event, Retelling

NEAR_CHARACTERS = 600
"""Within this the same toll, of one or two as well, is of the same happening if nothing is at odds."""

RESULT_CHARACTERS = 350
"""How soon after its cause a result that names none is told."""

POINT_BACK_CHARACTERS = 2500
"""How far back "the bombing" or "they were killed" may point."""

STEM = 5
"""Letters of a trigger that tell whether two are the same word: "shelled", "shelling"."""

VAGUE_CHARACTERS = 700
"""How far back an event with neither party nor toll may belong ("shots and explosions were heard")."""


@dataclass
class Hints:
    """What the sentences say of how events hang together, as sets of their ids."""

    pointing_back: set[str] = field(default_factory=set)
    """Their words refer to something told before: "the bombing"."""
    totals: set[str] = field(default_factory=set)
    """They sum up what is told one by one."""
    reasons: set[str] = field(default_factory=set)
    """They are what another of their sentence was done for: "in retaliation for the killing"."""
    outdated: set[str] = field(default_factory=set)
    """They give a toll that has grown since: "Officials had said that 12 were killed"."""
    results: set[str] = field(default_factory=set)
    """They say what came of something, and not who did what: "two guards were killed"."""


def retold(events: Sequence[Event], hints: Hints) -> list[Event]:
    """Events in order, each happening once: a later telling fills the gaps of the first and is dropped."""
    kept: list[Event] = []
    for event in events:
        event = of_its_cause(kept, event) if event.id in hints.results else event
        at = _told_before(kept, event, hints)
        if at is not None:
            kept[at] = filled(kept[at], event)
            if event.id not in hints.results:
                hints.results.discard(kept[at].id)  # what caused it is told now
        elif kept and _opens(kept[-1], event):
            kept[-1] = filled(event, kept[-1])
        else:
            kept.append(event)
    return kept


def _opens(vague: Event, event: Event) -> bool:
    """Whether an event told of nobody is the one told next: "Fighting raged when rebels attacked the mill"."""
    near = event.trigger.start - vague.trigger.start <= RESULT_CHARACTERS
    return near and vague.type == "ASSAULT" and _is_vague(vague) and not vague.actors and agree(vague, event)


def _is_vague(event: Event) -> bool:
    unhurt = not event.targets and event.killed is None and event.injured is None
    return unhurt and (not event.actors or "explosives" in event.mode)  # "two men left the bomb in a bag"


def _told_before(kept: Sequence[Event], event: Event, hints: Hints) -> int | None:
    if event.id in hints.reasons and kept and kept[-1].evidence.start == event.evidence.start:
        return _told_before(kept[:-1], event, hints)
    for at, earlier in enumerate(kept):
        alike = (earlier.id in hints.totals) == (event.id in hints.totals)
        heads = event.id in hints.totals and shares_toll(earlier, event)  # a headline and the total it is of
        if (alike or heads) and is_same(earlier, event):
            if heads:
                hints.totals.add(earlier.id)
            return at
    if event.id in hints.outdated and (grown := _grown_from(kept, event)) is not None:
        return grown
    cause = caused_by(kept, event, is_result=event.id in hints.results)
    if cause is not None:
        return cause
    if event.id in hints.results and kept and kept[-1].id not in hints.results and _came_of(kept[-1], event):
        return len(kept) - 1
    points_back = event.id in hints.pointing_back
    stated = event.place is not None and event.place.basis == "stated"
    if not points_back and (not _is_vague(event) or (stated and bool(event.actors))):
        return None
    reach = POINT_BACK_CHARACTERS if points_back else VAGUE_CHARACTERS
    near = [
        at
        for at in range(len(kept) - 1, -1, -1)
        if event.trigger.start - kept[at].trigger.start <= reach
        and agree(
            kept[at],
            event,
            whom=not (points_back and _may_hit_others(kept[at], event)),
            where=not (points_back and event.type == "X-DISASTER" and _may_hit_others(kept[at], event)),
        )
    ]
    # "the shelling" is the event told as such, not the raid told after it; "the raid" is no burning of a car.
    near.sort(key=lambda at: (not same_way(kept[at], event), "destroy" in kept[at].mode))
    return near[0] if near else None


def _grown_from(kept: Sequence[Event], event: Event) -> int | None:
    """The index of the happening whose toll has been less before."""
    for at in range(len(kept) - 1, -1, -1):
        now, before = (kept[at].killed, event.killed) if event.killed else (kept[at].injured, event.injured)
        if kept[at].type not in CAUSES or kept[at].background or now is None or before is None:
            continue
        return at if (now.min or 0) > (before.min or 0) else None
    return None


def same_way(first: Event, second: Event) -> bool:
    """Whether two events are told with the same word, or as done in the same way."""
    return bool(set(first.mode) & set(second.mode)) or _same_stem(first, second)


def _may_hit_others(first: Event, second: Event) -> bool:
    """Whether what points back to a happening told shortly before may name others that it hit: it is told with the same
    word, or as done the same way with the other half of its toll ("The explosion also wounded nine").
    """
    if second.trigger.start - first.trigger.start > NEAR_CHARACTERS:
        return False
    return _same_stem(first, second) or (bool(set(first.mode) & set(second.mode)) and _other_half(first, second))


def _other_half(first: Event, second: Event) -> bool:
    return first.injured is None and second.killed is None and None not in (first.killed, second.injured)


def _same_stem(first: Event, second: Event) -> bool:
    # "Rebels attacked a convoy. The attack killed two soldiers.": whom it hit, and whom it hurt
    ours, theirs = (event.trigger.text.lower().split() for event in (first, second))
    return ours[0][:STEM] == theirs[0][:STEM] or ours[-1][:STEM] == theirs[-1][:STEM]


def _came_of(cause: Event, result: Event) -> bool:
    """Whether a toll or damage of nobody's doing is what came of the happening told right before."""
    if result.trigger.start - cause.trigger.start > RESULT_CHARACTERS or cause.type not in CAUSES:
        return False
    if result.evidence.start == cause.evidence.start:
        return False  # what one sentence says of one happening is joined already
    stated = result.place is not None and result.place.basis == "stated"
    carried = [a for a in result.actors if a.end <= result.evidence.start and a in cause.actors]  # "They killed two"
    if len(carried) < len(result.actors) or stated or (result.date is not None and result.date.basis in STATED):
        return False
    if cause.modality not in REAL or result.modality not in REAL or cause.background != result.background:
        return False
    return not any(getattr(cause, name) is not None and getattr(result, name) is not None for name in TOLLS)


def is_same(first: Event, second: Event) -> bool:
    """Whether two events of one article tell the same happening."""
    if _adds_the_other_toll(first, second):
        return True
    if shares_great_toll(first, second):
        return True
    if not agree(first, second):
        return False
    if shares_toll(first, second):
        return True
    name = shared_name(first.targets, second.targets)
    if first.background != second.background and not name:
        return False
    places = first.place is not None and second.place is not None
    actors = shared(first.actors, second.actors)
    targets = shared(first.targets, second.targets)
    if "x-capture" in first.mode or "x-capture" in second.mode:
        return first.mode == second.mode and places and (actors or not first.actors or not second.actors)
    lead = second.evidence.start < LEAD_CHARACTERS and first.trigger.text.lower() == second.trigger.text.lower()
    if lead and first.mode == second.mode and not actors and not (first.actors and second.actors):
        return True
    unsaid = not second.targets and not second.actors
    sentence = first.evidence.start == second.evidence.start
    near = second.trigger.start - first.trigger.start <= NEAR_CHARACTERS
    one_doer = near and unnamed(first.actors, second.actors) and first.mode == second.mode and bool(first.mode)
    return (
        name
        or (one_doer and not second.targets and second.killed is None)
        or (near and same_toll(first, second))
        or (sentence and same_words(first.targets, second.targets) and not (first.place and second.place))
        or (actors and targets)
        or (places and (actors or targets))
        or (places and unsaid and first.trigger.text.lower() == second.trigger.text.lower())
    )


def _adds_the_other_toll(first: Event, second: Event) -> bool:
    """Whether what has killed so many, on a day not said, is what is told next with its day and how many it wounded."""
    unsaid = first.date is None or first.date.basis not in STATED
    said = second.date is not None and second.date.basis in STATED
    return _other_half(first, second) and unsaid and said and not second.actors and agree(first, second, whom=False)


def filled(first: Event, second: Event) -> Event:
    """The first telling with what only the second says, and with where the second stands."""
    again = Retelling(second.trigger, second.evidence)
    changes: dict[str, object] = {
        "retold": (*first.retold, again, *second.retold),
        "also": (*first.also, *second.also),
    }
    for name in ("actors", "targets", "instrument", "mode"):
        if not getattr(first, name) and getattr(second, name):
            changes[name] = getattr(second, name)
    if second.modality == "claimed" and first.actors and all(map(is_generic, first.actors)):
        changes["actors"] = (*first.actors, *second.actors)  # "gunmen", and who says that they were theirs
    for name in ("place", "attribution", *TOLLS):
        if getattr(first, name) is None and getattr(second, name) is not None:
            changes[name] = getattr(second, name)
    ours, theirs = first.date, second.date
    stated = theirs is not None and theirs.basis in STATED and (ours is None or ours.basis not in STATED)
    if stated or (ours is None and says_day(theirs)):
        changes["date"] = theirs
    return msgspec.structs.replace(first, **changes)
