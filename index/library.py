"""The one door to a collection of articles. Every front end talks to this Protocol and to nothing behind it,
so that another kind of library (a newsroom's search cluster) can stand here later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol

from index.differences import Difference, changed_fields, differences
from index.hosts import network_name
from index.offers import (
    ENDINGS,
    ENTITY_KINDS,
    Rows,
    corrected_entity,
    country_name,
    display_name,
    editable,
    edited,
    entity_fields,
    entity_kind,
    explanation_lines,
    exported,
    sentence_at,
    taken_away,
    within_days,
)
from index.protocols import By, FollowsNews, Grain, TellsTogether
from index.records import (
    Article,
    Change,
    Check,
    Completion,
    Entity,
    Event,
    Explanation,
    Facet,
    Hit,
    KeptMarks,
    Progress,
    Reason,
    Results,
    RuleRecord,
    SavedQuery,
    Taken,
    Verdict,
    WayOut,
)
from index.tolls import figure, tolls

__all__ = [
    "ENDINGS",
    "ENTITY_KINDS",
    "By",
    "Difference",
    "Grain",
    "Library",
    "Rows",
    "Sort",
    "country_name",
    "changed_fields",
    "corrected_entity",
    "differences",
    "display_name",
    "editable",
    "edited",
    "entity_fields",
    "entity_kind",
    "explanation_lines",
    "exported",
    "figure",
    "network_name",
    "open_library",
    "salvage",
    "sentence_at",
    "taken_away",
    "tolls",
    "within_days",
]

Sort = Literal["relevance", "date", "source"]


class Library(FollowsNews, TellsTogether, Protocol):
    """A collection of articles with their text, annotations and search.

    Readers may be many, in threads and processes; one process adds at a time.
    """

    @property
    def path(self) -> Path:
        """The directory that holds everything."""

    def __len__(self) -> int:
        """Number of articles."""

    def add(
        self,
        paths: Sequence[Path],
        *,
        analyse: bool = True,
        columns: Mapping[str, str] = MappingProxyType({}),
        jobs: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        """Read files and folders, keep what is new, then analyse it; yields what happens as it happens.

        Articles are readable and searchable as soon as their `read`/`index` progress says so; analyses follow.
        A bad file yields `outcome="failed"` and the run goes on. `columns` says in which columns tables and JSON keep
        what (`text`, `title`, `published`, ...) where their names do not tell; `jobs` is how many processes analyse.
        Asking `cancelled` between files, it stops cleanly.
        Raises LibraryError if another process is adding or the directory cannot be written.
        """

    def analyse(
        self, *, stale: bool = False, jobs: int = 1, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Progress]:
        """Analyse every article that has no analysis (after an interrupted add); `stale`: also those whose analysis an
        older model or lexicon made. Marks stay as they are.
        """

    def remove(self, ids: Sequence[str]) -> int:
        """Take articles out of the library, with their revisions and marks; how many there were.

        Raises UnknownArticle before anything is removed. A file that is added again is read again.
        """

    def revisions(self, id: str) -> tuple[tuple[int, str], ...]:
        """(number, when it was read) of every revision of an article, oldest first."""

    def search(
        self,
        query: str,
        *,
        sort: Sort | None = None,
        limit: int = 50,
        offset: int = 0,
        typing: bool = False,
        new: bool = False,
        fold: bool = False,
    ) -> Results:
        """Articles that match `query`, best first (newest first where it has no words to rank by; or as `sort` says).

        While `typing`, the last word is a prefix and unfinished input is ignored; else raises QueryError.
        An empty query lists everything. `new` leaves out what the saved queries in it had found when last looked at.
        To `fold` is to have the first of matches that print the same text stand for the others, which are left out.
        """

    def facets(self, query: str = "", *, typing: bool = False, limit: int = 10) -> tuple[Facet, ...]:
        """What the articles that match have in common: the most frequent kinds of events, actors, places, months...

        Where the query has fields of events, only events that meet them are counted. Raises QueryError.
        """

    def completions(self, query: str, at: int, *, limit: int = 8) -> tuple[Completion, ...]:
        """What the word that ends at the character `at` of a query may be meant to become."""

    def warm(self) -> None:
        """Read what facets and completion need, before somebody waits for it."""

    def ways_out(self, query: str) -> tuple[WayOut, ...]:
        """Queries like one that finds nothing, that find something."""

    def explain(self, id: str, query: str) -> tuple[Reason, ...]:
        """Why an article matches a query."""

    def saved(self) -> tuple[SavedQuery, ...]:
        """The saved queries by name, each with how many articles it finds and how many of them are new."""

    def save(self, name: str, query: str) -> SavedQuery:
        """Keep a query under a name, in place of the one before; what it finds now is not new. Raises QueryError."""

    def drop_saved(self, name: str) -> bool:
        """Forget a saved query; whether there was one."""

    def look(self, query: str, ids: Iterable[str] | None = None) -> None:
        """Note that the user has seen what the saved queries in `query` find: these articles, or all."""

    def article(self, id: str, *, revision: int | None = None) -> Article:
        """One article, with its analysis if there is one. Raises UnknownArticle. Unambiguous id prefixes will do."""

    def matches(self, text: str, query: str, *, typing: bool = False) -> tuple[tuple[int, int], ...]:
        """Where the words and phrases of `query` stand in `text`, for marking hits."""

    def events(self, query: str = "", *, sort: Sort | None = None) -> Iterator[tuple[Hit, Event]]:
        """Events that match; all events of matching articles where the query has no event field."""

    def entities(self, query: str = "", *, sort: Sort | None = None) -> Iterator[tuple[Hit, Entity]]:
        """Whom and what the matching articles name, article by article, most mentioned first.

        A query that is the whole id of an article means that article.
        """

    def copies(self, id: str) -> tuple[Hit, ...]:
        """The other articles that print the same text as this one (wire copy), in the order they came."""

    def judged(self) -> tuple[tuple[RuleRecord, ...], tuple[RuleRecord, ...]]:
        """How right our events are by the reader's verdicts: by rule, and by confidence."""

    def why(self, id: str, event: str) -> Explanation | None:
        """Why an article has the event of this id: rule, paths, vetoes, confidence; None if today's rules do not make
        it. Takes seconds the first time. Raises UnknownArticle, ExtractionError. `explanation_lines` puts it in words.
        """

    def see(self, id: str, seen: bool = True) -> None:
        """Note that an article was read, or that it is to be read again."""

    def mark(
        self, id: str, *, starred: bool | None = None, tags: Sequence[str] | None = None, note: str | None = None
    ) -> None:
        """Change an article's star, tags or note; what is None stays. Raises UnknownArticle, LibraryError."""

    def judge(self, id: str, event: Event, verdict: Verdict) -> None:
        """Accept or reject an event of an article's present analysis, or take that back. A rejected one is in no
        answer but `article`. Raises UnknownArticle, UnknownEvent, LibraryError.
        """

    def edit(self, id: str, event: Event, edited: Event) -> None:
        """Have an event say what the reader knows better; see `edited`. Raises as `judge`."""

    def note_passage(self, id: str, start: int, end: int, quotation: str, note: str) -> None:
        """Write a note on a stretch of an article's present text, `quotation`. Later revisions show it where they have
        the same words. Raises UnknownArticle, EditError where the text says something else there.
        """

    def change_note(self, id: str, key: str, note: str) -> None:
        """Write over a note on a passage, by its id; without words it goes. Raises as `note_passage`."""

    def judge_entity(self, id: str, entity: Entity, verdict: Verdict) -> None:
        """Accept or reject what an article names, or take that back. A rejected one is no longer named there, in no
        answer; `marks` of the article still has it. A day or figure is what `Mention.as_entity` makes of it.
        Raises UnknownArticle, UnknownEntity, LibraryError.
        """

    def edit_entity(self, id: str, entity: Entity, edited: Entity) -> None:
        """Have an entity be what the reader knows better; see `corrected_entity`. Events that name it follow. Raises as
        `judge_entity`.
        """

    def undo(self, *, after: int = 0) -> Change | None:
        """Take the latest mark back, if it was made after change number `after`; None if there is none."""

    def changes(self, id: str = "") -> tuple[Change, ...]:
        """Every act of marking (on one article, if `id`), the oldest first."""

    def kept_marks(self) -> tuple[KeptMarks, ...]:
        """Everything the reader added, article by article, in a form another library can take over."""

    def take_marks(self, given: Iterable[KeptMarks], *, prefer_given: bool = False) -> Iterator[Taken]:
        """Add another reader's marks: stars and tags add up; where notes, verdicts or corrections differ ours stay (or
        theirs, if `prefer_given`), and the answer names each such case. Raises LibraryError.
        """

    def failures(self) -> tuple[tuple[str, str], ...]:
        """(path, reason) of files left out at the latest adds, newest first."""

    def generation(self) -> int:
        """A number that changes when articles or analyses do, also by another process's hand."""

    def doctor(self) -> Iterator[Check | Progress]:
        """Look at everything that can break, mend what can be mended, say what was found, and how far mending is."""

    def close(self) -> None:
        """Let go of files and of the worker process."""


def open_library(path: Path | None = None, *, create: bool = True) -> Library:
    """The library in this folder, else in DATELINE_LIBRARY, else in the user's data folder; made if `create`.

    Raises LibraryError where that cannot be, or the folder is something else.
    """
    from index.local import LocalLibrary

    return LocalLibrary.open(path, create=create)


def salvage(path: Path | None, into: Path) -> Iterator[Check]:
    """Fill a new library, `into`, with what can still be read of a damaged one, which stays as it is; a check for each
    kind of thing says how much that is. Raises LibraryError.
    """
    from index.salvage import salvage

    return salvage(path, into)
