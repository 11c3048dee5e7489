"""What an event without a place or a day of its own takes from the article around it: the town "the city" means, the
event told before in the paragraph, the heading, the dateline. What was taken says so in its `basis`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import msgspec
from spacy.tokens import Token

from index.extract.events.agreement import says_day
from index.extract.events.scene import Scene
from index.extract.events.tree import preposition
from index.extract.events.when import inherited
from index.extract.events.where import PHYSICAL, as_place, is_adjective
from index.extract.language import Sentence
from index.extract.layout.published import LATE_DAYS
from index.names import countries
from index.records import Entity, Event, Mention, Place, When

TAKES_PLACE = PHYSICAL | {"X-DEATH", "X-DISPLACE"}
"""Types that happen somewhere; who accuses or appeals may be anywhere."""

Basis = Literal["inherited", "heading"]

CERTAIN = ("asserted", "claimed", "alleged")

MEANT = {
    "city": ("city",), "town": ("city",), "village": ("city",), "capital": ("city",), "district": ("district",),
    "neighbourhood": ("district",), "neighborhood": ("district",), "suburb": ("district", "city"),
    "province": ("region",), "region": ("region",), "state": ("region",), "governorate": ("region",),
    "country": ("country",), "area": ("city", "district", "region", "water"), "scene": ("city", "district", "facility"),
    "site": ("city", "district", "facility"),
}  # fmt: skip
"""The kinds of place that "in the city", "in the area", "at the scene" may mean."""

WHERE_IN = frozenset({"in", "at", "across", "near", "outside", "inside", "around", "throughout"})

REACH_PARAGRAPHS = 3
"""How many paragraphs back "the city" may have its name."""

OPENING_CHARACTERS = 900
"""Where the story an article tells has its day."""
LAST_EVENTS = 6
PARAGRAPH_EVENTS = 3


@dataclass
class Ground:
    """Where the article stands while it is read: its dateline, the heading above, the places named so far."""

    dateline: Place | None = None
    told_on: str | None = None
    """The day of the dateline, where that is not the day of publication."""
    paragraph: int = -1
    """The dateline's: what its paragraph tells without a place happened there, what later ones tell may not have."""
    heading: Place | None = None
    _named: list[tuple[int, Place]] = field(default_factory=list)
    """(paragraph, place), newest last."""
    _offered: dict[str, Place] = field(default_factory=dict)

    def note_part(
        self, sentence: Sentence, mentions: Sequence[Mention], entities: Sequence[Entity], published: str | None
    ) -> None:
        """Take note of a dateline, title or heading; a heading without a place ends the one before."""
        found = [as_place(m, entities) for m in mentions if m.label == "LOC" and not is_adjective(m, entities)]
        if sentence.role == "dateline":
            days = [m.interval.last for m in mentions if m.label == "DATE" and m.interval is not None]
            self.told_on = next((day for day in days if day and published and _just_before(day, published)), None)
            if self.dateline is None and found:
                self.dateline, self.paragraph = found[0], sentence.paragraph
        elif sentence.role in ("heading", "title"):
            self.heading = found[0] if len(found) == 1 and found[0].kind != "country" else None

    def note_title(self, title: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        """Take note of a title that stands outside the text: of its one place, if the text names that as well."""
        words = f" {title} "
        found = {
            m.entity: as_place(m, entities)
            for m in reversed(mentions)
            if m.label == "LOC" and m.entity >= 0 and re.search(rf"(?<!\w){re.escape(m.text)}(?!\w)", words)
            and not is_adjective(m, entities)
        }  # fmt: skip
        places = list(found.values())
        if len(places) == 1 and places[0].kind != "country":
            self.heading = places[0]

    def note(self, scene: Scene) -> None:
        """Take note of a sentence's places, once its events are read."""
        for mention in scene.mentions:
            if mention.label == "LOC":
                self._named.append((scene.sentence.paragraph, as_place(mention, scene.entities)))

    def offer(self, scene: Scene, heads: Sequence[Token], event: Event, told: Sequence[Event]) -> None:
        """Keep for an event without a place the one it may take over; a later telling of it may still name its own."""
        place = self._place(scene, heads, event, told) if event.place is None else None
        if place is not None:
            self._offered[event.id] = place

    def placed(self, events: Sequence[Event]) -> list[Event]:
        """The events, those without a place of their own with the one kept for them."""
        return [
            msgspec.structs.replace(event, place=self._offered[event.id])
            if event.place is None and event.id in self._offered
            else event
            for event in events
        ]

    def _place(self, scene: Scene, heads: Sequence[Token], event: Event, told: Sequence[Event]) -> Place | None:
        if event.type not in TAKES_PLACE or event.modality not in CERTAIN or event.background:
            return None
        meant = self._meant(scene, heads)
        if meant is not None:
            return _taken(meant, "inherited")
        before = self._of_paragraph(scene, told)
        if before is not None:
            return _taken(before, "inherited")
        if self.heading is not None and _fits(self.heading, event):
            return _taken(self.heading, "heading")
        is_lead = scene.sentence.paragraph == self.paragraph
        if is_lead and self.dateline is not None and _fits(self.dateline, event):
            return _country_of(self.dateline)
        return None

    def _meant(self, scene: Scene, heads: Sequence[Token]) -> Place | None:
        for head in heads:
            for token in head.subtree:
                kinds = _kinds(token)
                for paragraph, place in reversed(self._named) if kinds else ():
                    if scene.sentence.paragraph - paragraph > REACH_PARAGRAPHS:
                        break
                    if place.kind in kinds:
                        return place
        return None

    def _of_paragraph(self, scene: Scene, told: Sequence[Event]) -> Place | None:
        for event in reversed(told[-PARAGRAPH_EVENTS:]):
            if "\n\n" in scene.text[event.evidence.end : scene.sentence.start]:
                return None
            if event.type in TAKES_PLACE and event.place is not None and not event.background:
                latest = self._named[-1][1] if self._named else event.place
                return event.place if latest.start <= event.place.start else None  # else the text has moved on
        return None


def _kinds(token: Token) -> tuple[str, ...]:
    if token.lower_ == "there" and token.dep_ == "advmod":
        return ("city", "district", "region", "country")
    if preposition(token) not in WHERE_IN or not any(c.lower_ in ("the", "that", "this") for c in token.children):
        return ()
    own = any(c.dep_ in ("amod", "compound", "nmod", "nmod:poss", "acl:relcl") for c in token.children)
    return () if own else MEANT.get(token.lower_, ())


def _fits(place: Place, event: Event) -> bool:
    """Whether nothing an event names lies in another country."""
    countries = {a.country for a in event.targets if a.country}
    return not countries or place.country in countries


def _taken(place: Place, basis: Basis) -> Place:
    return msgspec.structs.replace(place, basis=basis)


def _just_before(day: str, published: str) -> bool:
    earliest = (date.fromisoformat(published) - timedelta(days=LATE_DAYS)).isoformat()
    return earliest <= day < published


def _country_of(dateline: Place) -> Place | None:
    # Where a story was written is the right country far more often than the right town.
    name = countries().get(dateline.country, "")
    if not name:
        return None
    return Place(
        dateline.text, dateline.start, dateline.end, name, "country", "", dateline.country, None, None, "country", name,
        "dateline",
    )  # fmt: skip


def day_of_total(told: Sequence[Event], totals: set[str]) -> When | None:
    """The days of a total over a period that the article is telling one by one."""
    for event in reversed(told[-LAST_EVENTS:]):
        if event.id in totals and event.date is not None:
            return inherited(event.date)
    return None


def day_of_story(told: Sequence[Event]) -> When | None:
    """The day of the first happening an article tells with one: later paragraphs go on with it."""
    for event in told:
        if event.evidence.start > OPENING_CHARACTERS:
            return None
        if event.type in TAKES_PLACE and event.date is not None and says_day(event.date):
            return None if event.background or event.modality not in CERTAIN else inherited(event.date)
    return None


def day_of_paragraph(told: Sequence[Event], scene: Scene) -> When | None:
    """The day of an event told before in the same paragraph."""
    for event in reversed(told[-PARAGRAPH_EVENTS:]):
        same = "\n\n" not in scene.text[event.evidence.end : scene.sentence.start]
        day = event.date if event.modality in CERTAIN and not event.background else None
        if same and day is not None and says_day(day):
            return inherited(day)
    return None
