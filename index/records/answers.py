"""What a library answers: articles, lists of hits, and what happens while it adds or looks after itself."""

from __future__ import annotations

from typing import Literal

import msgspec

from index.records.analyses import Analysis, Event, Quantity
from index.records.articles import Part, Published
from index.records.marks import Marks


class Article(msgspec.Struct, frozen=True):
    """One news text of a library, in one revision. `analysis` is None until the extractor has been over it; its events
    are as the reader corrected them, rejected ones still among them.
    """

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
    marks: Marks = Marks()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that leave the library: all but the rejected ones."""
        found = self.analysis.events if self.analysis else ()
        return tuple(event for event in found if event.id not in self.marks.rejected)


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
    starred: bool = False
    seen: bool = False


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
