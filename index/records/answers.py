"""What a library answers: articles, lists of hits, and what happens while it adds or looks after itself."""

from __future__ import annotations

from typing import Literal

import msgspec

from index.records.analyses import Analysis, Event, Quantity
from index.records.articles import Part, Published
from index.records.marks import Marks


class Article(msgspec.Struct, frozen=True):
    """One news text of a library, in one revision. `analysis` is None until the extractor has been over it; its events
    are as the reader corrected them, rejected ones still among them. `charset` is the one that the text was taken to be
    in by a guess; empty where nothing had to be guessed.
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
    charset: str = ""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that leave the library: all but the rejected ones."""
        found = self.analysis.events if self.analysis else ()
        return tuple(event for event in found if event.id not in self.marks.rejected)


class Marked(msgspec.Struct, frozen=True):
    """Text with the offsets of what matched in it: never markup."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Copy(msgspec.Struct, frozen=True):
    """Another article that prints the same text."""

    id: str
    source: str


class Hit(msgspec.Struct, frozen=True):
    """One line of a result list: enough to show it without reading the article. `copies` are the other articles of the
    library that print its text, in the order they came.
    """

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
    language: str = ""
    copies: tuple[Copy, ...] = ()


class Results(msgspec.Struct, frozen=True):
    """A page of hits. `terms` are the stems that matched, for marking hits in the text; `missing` had no hits.

    `total` articles match; `folded` of them are copies that stand behind others, so that the list has `rows`.
    """

    hits: tuple[Hit, ...]
    total: int
    of: int
    terms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    folded: int = 0

    @property
    def rows(self) -> int:
        """How many hits all pages together have."""
        return self.total - self.folded


class FacetValue(msgspec.Struct, frozen=True):
    """One thing that results can be narrowed to: `count` of them have it, and `query` finds these.

    Where it `is_chosen` it stands in the query already, and `query` is the one without it.
    """

    value: str
    word: str
    count: int
    query: str
    is_chosen: bool = False


class Facet(msgspec.Struct, frozen=True):
    """What results have in one respect: the `field` of the query language, and the values most of them have."""

    field: str
    values: tuple[FacetValue, ...]
    distinct: int
    """How many values there are, shown or not."""


class Completion(msgspec.Struct, frozen=True):
    """What may be meant by the word at the cursor: `text` in place of `start..end` of the query."""

    start: int
    end: int
    text: str
    label: str
    count: int | None = None


class WayOut(msgspec.Struct, frozen=True):
    """Another query than one that finds nothing, and how many articles it finds; `label` says what is changed."""

    kind: Literal["spelling", "without"]
    label: str
    query: str
    total: int


class SavedQuery(msgspec.Struct, frozen=True):
    """A query with a name: what it finds, and how much of it was not there when last looked at.

    `error` says why it cannot be understood, if it cannot.
    """

    name: str
    query: str
    total: int = 0
    new: int = 0
    error: str = ""


class Reason(msgspec.Struct, frozen=True):
    """Why an article matches, as far as one word or field of the query goes: what it is found in, and the words."""

    term: str
    where: str
    found: str = ""
    score: float = 0.0


class Progress(msgspec.Struct, frozen=True):
    """One thing that happened while adding. `done` and `total` count files in the phase `stage`; `total` grows while
    folders are still being walked. `failure` holds the error of a file that was left out.
    """

    stage: Literal["read", "index", "extract", "gather", "done"]
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
