"""Parts of what every library can do, beside what `library` itself lists: looking outside for what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from index.records import Followed, Progress


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
