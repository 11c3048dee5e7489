"""An article while its events are read: what carries over from sentence to sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from index.extract.events import casualties
from index.extract.events.anaphora import Anaphora
from index.extract.events.attribution import Speakers
from index.extract.events.carried import CERTAIN, Ground
from index.extract.events.hosts import MISHAPS
from index.extract.events.merge import Hints
from index.extract.events.naming import Naming
from index.extract.events.persons import Persons
from index.extract.events.scene import Scene
from index.extract.events.trace import Trace
from index.records import Event

HARMING = MISHAPS | {"ASSAULT"}
"""Types whose dead are counted on for hours."""

BACK_REFERENCE_SENTENCES = 4
"""How far back "in the bombings" may look."""


@dataclass
class Telling:
    """An article being read: what carries over from sentence to sentence."""

    article_id: str
    published: str | None
    paragraphs: int
    title: str
    trace: Trace | None = None
    speakers: Speakers = field(default_factory=Speakers)
    events: list[Event] = field(default_factory=list)
    depths: dict[str, tuple[int, float]] = field(default_factory=dict)
    """By event: the number of its sentence, and how far below the main clause it is told."""
    hints: Hints = field(default_factory=Hints)
    ground: Ground = field(default_factory=Ground)
    recent: list[tuple[int, str]] = field(default_factory=list)
    """(number of the sentence, id of an event it told), newest last."""
    namings: list[Naming] = field(default_factory=list)
    persons: Persons = field(default_factory=Persons)
    anaphora: Anaphora = field(default_factory=Anaphora)

    def note_toll(self, scene: Scene, number: int) -> None:
        """A sentence that gives nothing but how many it was: "By noon the toll had risen to 11"."""
        told = {identity for at, identity in self.recent if number - at <= BACK_REFERENCE_SENTENCES}
        tolls = dict(casualties.expressions(scene)) if told else {}
        if any(
            getattr(event, kind) is not None and getattr(event, kind).min == one.min
            for event in self.events
            for kind, one in tolls.items()
        ):
            return  # it is that of a happening told before the last one
        for at in range(len(self.events) - 1, -1, -1) if tolls else ():
            event = self.events[at]
            if event.id in told and event.type in HARMING and not event.background and event.modality in CERTAIN:
                more = {kind: one for kind, one in tolls.items() if casualties.is_later(one, getattr(event, kind))}
                self.events[at] = msgspec.structs.replace(event, **more)
                return
