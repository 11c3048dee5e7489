"""The frozen records every room hands to the next: plain data, no behaviour beyond what follows from their fields.

Offsets are Python string offsets into the text of one article revision, end exclusive: `text[m.start:m.end] == m.text`.
Days are ISO strings (`2017-06-04`). An absent value is None, an empty string or an empty tuple, never a guess.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SCHEMA = 1
"""Version of the JSON that records become; raised when a field changes its meaning or goes."""

Role = Literal["title", "standfirst", "heading", "caption", "dateline", "source", "byline", "repeated"]
Label = Literal[
    "PERSON", "ORG", "LOC", "NORP", "DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "WEAPON", "VEHICLE", "EVENT"
]
Modality = Literal[
    "asserted", "claimed", "alleged", "believed", "planned", "threatened", "attempted", "hypothetical", "negated"
]
MadeBy = Literal["model", "list", "rule"]


class Span(msgspec.Struct, frozen=True, omit_defaults=False):
    """A stretch of an article's text."""

    start: int
    end: int
    text: str


class Part(msgspec.Struct, frozen=True):
    """A stretch of text with a role in the article; body paragraphs are what no part covers."""

    start: int
    end: int
    role: Role


class Published(msgspec.Struct, frozen=True):
    """When an article came out, how we know, and (for anything but `given`) why we think so."""

    value: str | None = None
    basis: Literal["given", "dateline", "inferred", "file", "none"] = "none"
    reason: str = ""


class Draft(msgspec.Struct, frozen=True):
    """One article as a reader of files found it: clean text and whatever its source said about itself.
    `key` is the identity of the source (`path:/...`, `url:https://...`), `digest` the SHA-256 of the raw bytes.
    `parts` holds roles known from markup; `file_day` is the day the file was last changed, the weakest of hints.
    """

    text: str
    key: str
    digest: str
    path: str = ""
    url: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: str | None = None
    language: str = ""
    file_day: str | None = None
    parts: tuple[Part, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """What can be said of an article without the language pipeline: title, source, date and parts."""

    title: str
    title_inferred: bool
    source: str
    published: Published
    parts: tuple[Part, ...]


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


class Link(msgspec.Struct, frozen=True):
    """Another form of an entity's name in its article, and why it is taken to mean the same."""

    text: str
    reason: str


class Entity(msgspec.Struct, frozen=True):
    """What mentions of one article refer to, from the first at `start`; `links` holds the other forms of its name.
    `kind` refines LOC: country region city district facility water."""

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


class Argument(msgspec.Struct, frozen=True):
    """An actor, target, instrument or speaker: the words, and who they stand for."""

    text: str
    start: int
    end: int
    canonical: str = ""
    country: str = ""
    sector: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where something happened. `precision`: point city district region country."""

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
    the event whose total includes this one.
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


class Analysis(msgspec.Struct, frozen=True):
    """Everything extraction makes of one text. `version` names the extractor, so that stale rows can be told."""

    version: str
    frame: Frame
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()


class Article(msgspec.Struct, frozen=True):
    """One news text of a library, in one revision. `analysis` is None until the extractor has been over it."""

    id: str
    revision: int
    text: str
    title: str
    title_inferred: bool
    source: str
    url: str
    path: str
    author: str
    language: str
    published: Published
    parts: tuple[Part, ...]
    added: str
    analysis: Analysis | None = None


class Marked(msgspec.Struct, frozen=True):
    """Text with the offsets of what matched in it: never markup."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Hit(msgspec.Struct, frozen=True):
    """One line of a result list: enough to show it without reading the article."""

    id: str
    title: Marked
    source: str
    published: Published
    snippet: Marked
    score: float
    events: int = 0
    killed: Quantity | None = None
    analysed: bool = False


class Results(msgspec.Struct, frozen=True):
    """A page of hits. `terms` are the stems that matched, for marking hits in the text; `missing` had no hits."""

    hits: tuple[Hit, ...]
    total: int
    of: int
    terms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    suggestion: str = ""


class Progress(msgspec.Struct, frozen=True):
    """One thing that happened while adding. `done` and `total` count files in the phase `stage`; `total` grows while
    folders are still being walked. `failure` holds the error of a file that was left out.
    """

    stage: Literal["read", "index", "extract", "done"]
    done: int
    total: int
    path: str = ""
    article: str = ""
    outcome: Literal["", "added", "revised", "unchanged", "failed", "analysed"] = ""
    failure: str = ""


class Check(msgspec.Struct, frozen=True):
    """One finding of `doctor`."""

    name: str
    ok: bool
    detail: str
    repaired: bool = False
