"""What the reader adds: stars, verdicts on events, corrections. Kept apart from what the machine makes of a text."""

from __future__ import annotations

from typing import Literal

import msgspec

from index.records.analyses import Event

Verdict = Literal["", "accepted", "rejected"]


class Marks(msgspec.Struct, frozen=True):
    """The reader's marks on one article; `accepted`, `rejected`, `edited` hold ids of its events."""

    starred: bool = False
    seen: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


class EventMark(msgspec.Struct, frozen=True):
    """A verdict on one event, or a correction: `told` is the event as the machine told it of `revision`."""

    told: Event
    revision: int
    verdict: Verdict = ""
    edited: Event | None = None


class Change(msgspec.Struct, frozen=True):
    """One act of marking: when (ISO, UTC), on which article (its id), on which event (empty: on the article itself),
    and in words.
    """

    number: int
    made: str
    article: str
    event: str
    words: str
    undone: bool = False


class KeptMarks(msgspec.Struct, frozen=True):
    """Everything the reader added to one article, in a form that another library can take over: the article is known
    by its addresses (`url:...`, `sha256:...`) and the digests of what was read, not by a number of one library.
    """

    names: tuple[str, ...]
    digests: tuple[str, ...]
    title: str
    starred: bool = False
    seen: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    events: tuple[EventMark, ...] = ()


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
