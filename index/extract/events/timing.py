"""The day an event has in the end: its own, ahead of publication where it is still to come, else what the article
around it gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from index.extract.events import when as dates
from index.extract.events.carried import TAKES_PLACE, day_of_paragraph, day_of_story, day_of_total
from index.extract.events.scene import Scene
from index.records import Event, Modality, When

FAR_DAYS = 180
"""How long ago a day without a year must have been to mean the next one."""
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
    scene: Scene, type_: str, spoken: When | None, told: Sequence[Event], totals: set[str], published: str | None
) -> When | None:
    """The day of what happened and says none: that of the total it is of, of who tells it, of the paragraph, of the
    story, or of publication.
    """
    return (
        day_of_total(told, totals)
        or spoken
        or (None if dates.tells_of_old(scene, published) else day_of_paragraph(told, scene))
        or (day_of_story(told) if type_ in TAKES_PLACE else None)
        or dates.publication(published)
    )
