"""Parts of what every library can do, beside what `library` itself lists: looking outside for what is new, and setting
articles beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, Protocol

from index.records import Dossier, Followed, Happening, NameMark, Period, Progress, Stories, Tally

Grain = Literal["day", "week", "month", "year"]
By = Literal["day", "week", "actor", "target", "place", "type", "pair"]


class FollowsNews(Protocol):
    """A library that goes to the web and to folders, when it is told to and at no other time."""

    def followed(self) -> tuple[Followed, ...]:
        """Feeds and folders that are followed, in the order in which they came to be."""

    def follow(self, address: str, *, full_text: bool = False, allow_private: bool = False) -> tuple[Followed, ...]:
        """Follow a folder, a feed, the feed that a page names, or each feed of a list (OPML, in a file or on the web);
        what it came to. Nothing is added before the next update. `full_text`: fetch the pages of entries that are only
        summaries. `allow_private`: also from addresses of private networks. Raises SourceError where there is nothing.
        """

    def unfollow(self, address: str) -> bool:
        """Follow it no longer; whether it was followed. Its articles stay."""

    def update(
        self,
        addresses: Sequence[str] = (),
        *,
        analyse: bool = True,
        jobs: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        """Ask what is followed for news (these alone, if any are named; else all that are due), keep and analyse it.

        Yields what happens, as `add` does. What came with the update, and later, is what `is:new` finds.
        """

    def fetch(
        self,
        urls: Sequence[str],
        *,
        allow_private: bool = False,
        analyse: bool = True,
        jobs: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        """Add single pages (or whatever these addresses answer) as `add` adds files."""


class TellsTogether(Protocol):
    """A library that knows what its articles tell together."""

    def happenings(self, query: str = "", *, conflicting: bool = False, several: bool = False) -> Iterator[Happening]:
        """Happenings with a report that matches (as `events` has it), each with all its reports, the earliest first.
        `conflicting`: those whose reports differ in the killed; `several`: those with more than one report. Recalled,
        denied and planned events, and parts of a total, are left out.
        """

    def timeline(self, query: str = "", grain: Grain | None = None) -> tuple[Grain, list[Period]]:
        """`happenings`, counted by day, week, month or year (without `grain` the shortest that gives few enough), every
        period from the first to the last.
        """

    def tally(self, query: str, by: By, *, rising: bool = False, limit: int | None = None) -> list[Tally]:
        """`happenings`, counted by what they have in common; `rising`: first what happens more than usual. The
        first `limit` of them."""

    def stories(self, query: str = "", *, limit: int = 50, offset: int = 0, typing: bool = False) -> Stories:
        """What the articles that match tell, story by story, the latest first. Raises QueryError unless `typing`."""

    def dossier(self, name: str) -> Dossier | None:
        """All that the articles say of one name, by any form of it they know; None where nobody names it."""

    def say_same(self, name: str, other: str) -> None:
        """Have two names mean the same in every article, whatever any analysis says. Raises EditError, LibraryError."""

    def say_apart(self, name: str, other: str) -> None:
        """Have two names not mean the same in any article. Raises as `say_same`."""

    def name_marks(self) -> tuple[NameMark, ...]:
        """What the reader said of names."""
