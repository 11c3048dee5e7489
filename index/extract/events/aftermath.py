"""Whether a death told later is that of a happening told before: "Ali Velk died along with his driver", "one of the
victims died on Sunday", "he was among those killed" where the article tells of nothing but a crash.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from index.extract.events.agreement import REAL, STATED, shared_name
from index.extract.events.hosts import MISHAPS
from index.extract.inflection import singular
from index.extract.words import words
from index.records import Event

CAUSES = MISHAPS | {"ASSAULT"}


def caused_by(kept: Sequence[Event], event: Event, *, is_result: bool) -> int | None:
    """The index of the happening among `kept` of which an event only tells whom it killed or hurt; None if of none.

    `is_result` says that the event's words say what became of somebody, and not who did what.
    """
    if event.actors or event.instrument or event.modality not in REAL:
        return None
    for at, earlier in enumerate(kept):
        named = earlier.type in CAUSES and shared_name(earlier.targets, event.targets)
        if event.type == "X-DEATH" and named and not earlier.background and not event.background:
            return at
    if not is_result or event.mode or event.type not in ("ASSAULT", "X-DEATH"):
        return None
    latest = next((at for at in range(len(kept) - 1, -1, -1) if _may_have_killed(kept[at])), None)
    if latest is None or _is_elsewhere(kept[latest], event):
        return None
    only_mishaps = all(e.type in MISHAPS for e in kept if _may_have_killed(e))
    if event.type == "X-DEATH":
        told_in_one = kept[latest].evidence == event.evidence  # "the toll rose to 23 after four of the wounded died"
        return latest if (_is_of_the_victims(event) and not told_in_one) or only_mishaps else None
    return latest if only_mishaps else None


def of_its_cause(kept: Sequence[Event], event: Event) -> Event:
    """A toll of nobody's doing elsewhere or earlier as that of another such mishap, where an article tells of nothing
    but mishaps: "The same storm had crossed Luzon on Monday, killing 19".
    """
    if event.type != "ASSAULT" or event.actors or event.instrument or event.mode or event.modality not in REAL:
        return event
    causes = [e for e in kept if e.type in CAUSES and e.modality in REAL]
    if not causes or not all(e.type in MISHAPS for e in causes) or not _is_elsewhere(causes[-1], event):
        return event
    return msgspec.structs.replace(event, type=causes[-1].type, quad=causes[-1].quad, score=causes[-1].score)


def _may_have_killed(event: Event) -> bool:
    return event.type in CAUSES and event.modality in REAL and not event.background


def _is_elsewhere(first: Event, second: Event) -> bool:
    """Whether the second has a place or an earlier day of its own."""
    where, there = first.place, second.place
    if where is not None and there is not None and there.basis == "stated" and where.canonical != there.canonical:
        return True
    ours, theirs = first.date, second.date
    if ours is None or theirs is None or theirs.basis not in STATED or not (ours.first and theirs.last):
        return False
    return theirs.last < ours.first


def _is_of_the_victims(event: Event) -> bool:
    """Whether who died is one of those hurt before: "one of the wounded", "a fourth victim"."""
    said = {singular(word) for a in event.targets for word in a.text.casefold().split()}
    return bool(said & words("victim_noun"))
