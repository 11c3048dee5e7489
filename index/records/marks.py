"""What the reader adds: stars, verdicts on events, corrections. Kept apart from what the machine makes of a text."""

from __future__ import annotations

from typing import Literal

import msgspec

from index.records.analyses import Entity, Event

Verdict = Literal["", "accepted", "rejected"]

MarkKind = Literal["article", "event", "note", "entity", "name"]
"""What an act of marking was done to; `name` is two names, in all articles."""


class PassageNote(msgspec.Struct, frozen=True):
    """A note on a stretch of an article's present text; `start` is -1 where that no longer has the words."""

    id: str
    start: int
    end: int
    text: str
    note: str


class Marks(msgspec.Struct, frozen=True):
    """The reader's marks on one article; `accepted`, `rejected`, `edited` hold ids of its events, the same behind
    `entities_` ids of its entities. What was rejected as no name is no longer among the entities of the analysis but
    here, whole, so that it can be shown and taken back.
    """

    starred: bool = False
    seen: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    notes: tuple[PassageNote, ...] = ()
    entities_accepted: tuple[int, ...] = ()
    entities_edited: tuple[int, ...] = ()
    entities_rejected: tuple[Entity, ...] = ()


class Anchor(msgspec.Struct, frozen=True):
    """A stretch of one revision's text, with a few of the words on either side, by which it is found again in another:
    the position and quote selectors of the W3C's Web Annotation Data Model (2017, section 4.2).
    """

    revision: int
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


class KeptNote(msgspec.Struct, frozen=True):
    """A note on a passage as it is kept: `id` stays the same in every library it is taken to."""

    id: str
    anchor: Anchor
    note: str


class EntityMark(msgspec.Struct, frozen=True):
    """A verdict on an entity of an article, or a correction: `told` is the entity as the machine told it, `anchors` its
    mentions. One without entity (a day, a figure) is `told` with the id -1, and is that one mention.
    """

    told: Entity
    anchors: tuple[Anchor, ...]
    verdict: Verdict = ""
    edited: Entity | None = None


class EventMark(msgspec.Struct, frozen=True):
    """A verdict on one event, or a correction: `told` is the event as the machine told it of `revision`."""

    told: Event
    revision: int
    verdict: Verdict = ""
    edited: Event | None = None


class Change(msgspec.Struct, frozen=True):
    """One act of marking: when (ISO, UTC), on which article (its id), on which event, note or entity of it (`kind` says
    what `target` is; empty on the article itself), and in words. An act on names is on no article.
    """

    number: int
    made: str
    article: str
    target: str
    words: str
    undone: bool = False
    kind: MarkKind = "article"


class NameMark(msgspec.Struct, frozen=True):
    """The reader's word on two names: that they mean the same in every article, or that they do not."""

    name: str
    other: str
    is_same: bool


class KeptMarks(msgspec.Struct, frozen=True):
    """Everything the reader added to one article, in a form that another library can take over: the article is known
    by its addresses (`url:...`, `sha256:...`) and the digests of what was read, not by a number of one library. What
    the reader says of names (`same`) is about all articles, and stands in a record without any of these.
    """

    names: tuple[str, ...]
    digests: tuple[str, ...]
    title: str
    starred: bool = False
    seen: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    events: tuple[EventMark, ...] = ()
    notes: tuple[KeptNote, ...] = ()
    entities: tuple[EntityMark, ...] = ()
    same: tuple[NameMark, ...] = ()


class RuleRecord(msgspec.Struct, frozen=True):
    """How often the reader found the events of a rule (or of a band of confidence) right, to be corrected, or wrong."""

    name: str
    accepted: int
    edited: int
    rejected: int

    @property
    def share_right(self) -> float:
        """Accepted events among all that were judged, 0 to 1."""
        return self.accepted / (self.accepted + self.edited + self.rejected)


class Taken(msgspec.Struct, frozen=True):
    """What became of one article's marks on their way into a library. `conflicts` says in words where both readers
    had something to say, and differed.
    """

    title: str
    article: str = ""
    outcome: Literal["taken", "same", "missing"] = "taken"
    conflicts: tuple[str, ...] = ()
