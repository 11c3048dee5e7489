"""What extraction makes of a text: mentions, the entities they refer to, and events with all their arguments."""

from __future__ import annotations

from typing import Literal

import msgspec

from index.records.articles import Frame
from index.records.explanations import Explanation

Label = Literal[
    "PERSON", "ORG", "LOC", "NORP", "DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "WEAPON", "VEHICLE", "EVENT"
]

Modality = Literal[
    "asserted", "claimed", "alleged", "believed", "planned", "threatened", "attempted", "hypothetical", "negated"
]

MadeBy = Literal["model", "list", "rule", "reader"]


class Span(msgspec.Struct, frozen=True, omit_defaults=False):
    """A stretch of an article's text."""

    start: int
    end: int
    text: str


class Retelling(msgspec.Struct, frozen=True):
    """Another place in the article that tells an event: the word for it, and the sentence."""

    trigger: Span
    evidence: Span


class Quantity(msgspec.Struct, frozen=True):
    """A number as news states it: `at least 32` is (32, None), `more than 60` (61, None), `up to 200` (None, 200)."""

    min: int | None
    max: int | None
    approx: bool = False
    text: str = ""
    start: int = -1
    end: int = -1


class Interval(msgspec.Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """A stretch of days, both ends included; None is open. `grain` is the precision of the words it came from."""

    first: str | None
    last: str | None
    grain: Literal["time", "day", "week", "month", "season", "year", "decade", "span"] = "day"


class Mention(msgspec.Struct, frozen=True):
    """A span that names or counts something: `entity` is an id or -1, `counts` "people", "things" or a unit."""

    start: int
    end: int
    label: Label
    text: str
    made_by: MadeBy
    entity: int = -1
    quantity: Quantity | None = None
    interval: Interval | None = None
    counts: str = ""

    def as_entity(self) -> Entity:
        """A mention that means no entity (a day, a figure) as one of its own: what a reader's verdict can be on."""
        return Entity(-1, self.text, self.label, 1, start=self.start)


class Link(msgspec.Struct, frozen=True):
    """Another form of an entity's name in its article, and why it is taken to mean the same."""

    text: str
    reason: str


class Entity(msgspec.Struct, frozen=True):
    """What mentions of one article refer to, from the first at `start`; `links` holds the other forms of its name,
    `known_as` those our lists have. `kind` refines LOC: country region city district facility water."""

    id: int
    name: str
    label: Label
    count: int
    kind: str = ""
    country: str = ""
    sector: str = ""
    lat: float | None = None
    lon: float | None = None
    admin1: str = ""
    precision: str = ""
    links: tuple[Link, ...] = ()
    start: int = -1
    known_as: tuple[str, ...] = ()


class Argument(msgspec.Struct, frozen=True):
    """An actor, target, instrument or speaker: the words, and who they stand for."""

    text: str
    start: int
    end: int
    canonical: str = ""
    country: str = ""
    sector: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where something happened. `precision`: point city district region country. `basis`: stated of the event, or taken
    over from the event before, the heading above or the dateline, which the offsets then point to.
    """

    text: str
    start: int
    end: int
    canonical: str = ""
    kind: str = ""
    admin1: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    country_name: str = ""
    basis: Literal["stated", "inherited", "heading", "dateline"] = "stated"


class When(msgspec.Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """The days something happened on, and how they are known; `start` is -1 where no words say so."""

    text: str = ""
    start: int = -1
    end: int = -1
    first: str | None = None
    last: str | None = None
    basis: Literal["explicit", "relative", "inherited", "publication", "none"] = "none"


class Attribution(msgspec.Struct, frozen=True):
    """Who says so: the speaker's words, the entity they stand for, and the cue (`said`, `according to`)."""

    text: str
    start: int
    end: int
    canonical: str = ""
    cue: str = ""


class Event(msgspec.Struct, frozen=True):
    """One record of who did what to whom, where, when, how many were hurt, and who says so.
    `type` and `mode` are PLOVER 2 codes or our extensions (`X-...`, `x-capture`). `id` is stable: a hash of the
    article's id, the type and the trigger's span. `rule` names the lexicon rule that made it. `part_of` is the id of
    the event whose total includes this one; `retold` are the other sentences that tell it, `also` the other words that
    name it.
    """

    id: str
    type: str
    trigger: Span
    evidence: Span
    rule: str
    story: str = ""
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    quad: str = ""
    score: float = 0.0
    actors: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    place: Place | None = None
    date: When | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    detained: Quantity | None = None
    displaced: Quantity | None = None
    instrument: tuple[Argument, ...] = ()
    attribution: Attribution | None = None
    modality: Modality = "asserted"
    background: bool = False
    part_of: str = ""
    confidence: float = 0.0
    retold: tuple[Retelling, ...] = ()
    also: tuple[Span, ...] = ()


class Analysis(msgspec.Struct, frozen=True):
    """Everything extraction makes of one text. `version` names the extractor, so that stale rows can be told."""

    version: str
    frame: Frame
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    main: str = ""
    """Id of the event the article is about; empty if it only recalls or discusses."""
    explanations: tuple[Explanation, ...] = ()
    """Why each event was made; empty unless that was asked."""
    language: str = ""
    """ISO 639 code of the text's language, empty where nothing is sure. Only English is analysed."""
