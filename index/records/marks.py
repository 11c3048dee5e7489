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
