"""What an article tells well enough to be looked up: an event that names nobody, counts nobody, and has neither place
nor day is left out of a long article, where it is but another word for something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.extract.events.agreement import TOLLS, says_day
from index.records import Argument, Event

LEAD_CHARACTERS = 900
"""A standfirst and the paragraphs after it tell the same with the same verb; further down the same verb tells more."""

OPENING_CHARACTERS = 300
"""Where an article says what it is about: whatever happens here is told."""

LEAST_SURE = 0.7
"""Behind the opening of a long article, violence less sure than this is left out."""

LEADS = 2
"""Things to look an event up by, without which it is not told after the lead or as background."""

SHORT_CHARACTERS = 900
"""In texts shorter than this every event is told."""

LOOKED_UP = frozenset({"ASSAULT", "COERCE", "PROTEST", "X-DEATH"})


def worth_telling(events: Sequence[Event], length: int) -> list[Event]:
    """Events without those that say nothing one could look up: no name, no figure, no place, no day.

    `length` is the number of characters of the article: where there is little, little is something.
    """
    if length < SHORT_CHARACTERS:
        return list(events)
    kept = [e for e in events if e.type not in LOOKED_UP or _is_told(e)]
    if any(e.type in LOOKED_UP for e in kept):
        return kept
    # The only violence an article tells is told, if there is anything to look it up by.
    best = next((e for e in events if e.type in LOOKED_UP and _leads(e)), None)
    return [e for e in events if e in kept or e is best]


def _is_told(event: Event) -> bool:
    """Whether violence is told and not only spoken of. Behind the opening it must say whom or how many it hit or with
    what, and something that sets it apart: a figure, a day or a place.
    """
    leads = _leads(event)
    if event.evidence.start < OPENING_CHARACTERS:
        return leads >= 1
    if event.type == "ASSAULT":
        told = bool(event.targets or event.instrument) or _has_figure(event) or _is_well_placed(event)
        apart = _has_figure(event) or _is_set_apart(event)
        if not (told and apart) or event.confidence < LEAST_SURE:
            return False
    counted = event.type == "X-DEATH" and _has_figure(event)
    return leads >= (1 if counted or _is_lead(event) else LEADS)


def _has_figure(event: Event) -> bool:
    """Whether it says how many; a bare plural ("killing people") does not."""
    tolls = (getattr(event, name) for name in TOLLS)
    return any(toll is not None and not toll.approx for toll in tolls)


def _is_well_placed(event: Event) -> bool:
    """Whether it says who did it, and on which day: "Police launched raids early on Monday"."""
    return bool(event.actors) and says_day(event.date)


def _is_set_apart(event: Event) -> bool:
    stated = event.place is not None and event.place.basis == "stated"
    return stated or says_day(event.date)


def _is_lead(event: Event) -> bool:
    return event.evidence.start < LEAD_CHARACTERS and not event.background


def _leads(event: Event) -> int:
    """How many things an event says that one could look it up by."""
    return (
        (event.place is not None and event.place.basis == "stated")
        + says_day(event.date)
        + _has_figure(event)
        + any(_is_named(argument) for argument in event.actors)
        + any(_is_named(argument) for argument in event.targets)
        + bool(event.actors and event.targets)
        + bool(event.instrument)
    )


def _is_named(argument: Argument) -> bool:
    return bool(argument.country) or any(word[0].isupper() or word[0].isdigit() for word in argument.text.split())
