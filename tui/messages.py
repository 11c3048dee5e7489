"""What worker threads tell the screen: they never touch a widget, they post one of these."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from index.library import Library
from index.records import Article, Change, Completion, Facet, Progress, Results, SavedQuery, Story, WayOut


@dataclass
class Opened(Message):
    """The library is open."""

    library: Library
    generation: int


@dataclass
class Refused(Message):
    """The library cannot be opened: there is nothing to show, and no reason to stay."""

    reason: str


@dataclass
class Found(Message):
    """A search is done. `serial` tells the latest from the late; `offset` is where this page begins."""

    serial: int
    query: str
    results: Results
    offset: int = 0
    again: bool = False
    """The same search once more, because the library changed."""
    stories: tuple[Story, ...] = ()
    """Where they were asked for: the stories whose articles the hits are."""


@dataclass
class Misread(Message):
    """A query cannot be understood; `at` is the offset of the character."""

    serial: int
    reason: str
    at: int


@dataclass
class Loaded(Message):
    """An article to show, with the places in it that the query matches."""

    serial: int
    article: Article
    hits: tuple[tuple[int, int], ...] = ()


@dataclass
class Advanced(Message):
    """Adding went on: the latest thing that happened, and what came in since the last message."""

    latest: Progress
    rate: float
    fresh: frozenset[str] = frozenset()
    """Articles that were added or analysed."""
    failed: int = 0


@dataclass
class Waiting(Message):
    """Somebody else is adding; ours begins when they are done."""

    reason: str


@dataclass
class Finished(Message):
    """Adding came to its end, or was stopped."""

    added: int
    failed: int
    stopped: bool
    updated: bool = False
    """It was an update of what is followed."""


@dataclass
class News(Message):
    """How many unread articles the latest update brought."""

    count: int


@dataclass
class Changed(Message):
    """The library's generation is another one than before."""

    generation: int


@dataclass
class Marked(Message):
    """A mark has been kept: what to say of it, and whether article and list are to be fetched `anew`."""

    article: str
    words: str = ""
    anew: bool = False


@dataclass
class Written(Message):
    """A file is being written: how many rows it has; 0 once it is there, or will not be."""

    rows: int


@dataclass
class Explained(Message):
    """Why an event is there: the reasoning in words (none if it cannot be made again); what the reader did to it."""

    event: str
    reasons: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass
class Offered(Message):
    """What the word at the cursor of the search bar may be meant to become; `query` is what stood there."""

    query: str
    offers: tuple[Completion, ...]


@dataclass
class Counted(Message):
    """What the articles that a query finds have in common."""

    query: str
    facets: tuple[Facet, ...]


@dataclass
class Led(Message):
    """Ways out of a query that finds nothing."""

    query: str
    ways: tuple[WayOut, ...]


@dataclass
class Kept(Message):
    """The saved queries."""

    saved: tuple[SavedQuery, ...]


@dataclass
class Trouble(Message):
    """Something failed in a worker; the reader goes on."""

    reason: str
