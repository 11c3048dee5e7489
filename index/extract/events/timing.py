"""The day an event has in the end: its own, ahead of publication where it is still to come, else what the article
around it gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
from spacy.tokens import Token

from index.extract.events import when as dates
from index.extract.events.agreement import STATED
from index.extract.events.carried import TAKES_PLACE, day_of_paragraph, day_of_story, day_of_total
from index.extract.events.scene import Scene
from index.extract.events.tree import is_free_participle
from index.records import Event, Modality, When

FAR_DAYS = 180
"""How long ago a day without a year must have been to mean the next one."""
STEPS = 4
"""Clauses up from a verb in which what it goes on from may be told."""
NEAR_DAYS = 120
"""How soon the next one must be."""


def is_to_come(verb: Token, when: When | None, published: str | None) -> bool:
    """Whether the present tense means what is still to come: "meet again on 14 December", read in November."""
    if when is None or published is None or when.last is None or verb.tag_ not in ("VBP", "VBZ"):
        return False
    if any(c.dep_ in ("aux", "aux:pass") for c in verb.children) or not dates.is_old(when, published, FAR_DAYS):
        return False
    ahead = dates.ahead(when, published)
    soon = (date.fromisoformat(published) + timedelta(days=NEAR_DAYS)).isoformat()
    return ahead.first is not None and published < ahead.first <= soon


def as_told(when: When | None, sure: Modality, published: str | None) -> When | None:
    """The same day for what is still to come, and none where what happened would lie ahead."""
    if when is not None and sure in ("planned", "threatened") and published is not None:
        return dates.ahead(when, published)
    if when is not None and sure == "asserted" and dates.is_ahead(when, published):
        return None  # "threatened to strike next week": the day of what is threatened, not of the threat
    return when


def taken_over(
    scene: Scene,
    type_: str,
    spoken: When | None,
    told: Sequence[Event],
    totals: set[str],
    published: str | None,
    told_on: str | None,
) -> When | None:
    """The day of what happened and says none: that of the total it is of, of who tells it, of the paragraph, of the
    story, or of publication.
    """
    return (
        day_of_total(told, totals)
        or (msgspec.structs.replace(spoken, basis="inherited") if spoken is not None else None)
        or (None if dates.tells_of_old(scene, published) else day_of_paragraph(told, scene))
        or (day_of_story(told) if type_ in TAKES_PLACE else None)
        or dates.publication(told_on or published)
    )


def with_day_of_main_clause(event: Event, verb: Token, told: Mapping[int, Event]) -> Event:
    """An event told by a participle behind a happening that has its day, as of that day: "retook the town in 2023,
    prompting villagers to flee". `told` are the events of the sentence by the tokens of their triggers.
    """
    if event.date is not None and event.date.basis in STATED:
        return event
    above = verb
    for _ in range(STEPS):
        if above.dep_ not in ("advcl", "xcomp", "ccomp") or above.tag_ not in ("VB", "VBG"):
            break
        free, above = is_free_participle(above), above.head
        main = told.get(above.i)
        if free and main is not None and main.date is not None and main.date.basis in STATED:
            return msgspec.structs.replace(event, date=dates.inherited(main.date), background=main.background)
    return event
