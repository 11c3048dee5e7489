"""Following the news: feeds and folders that are looked at again whenever the reader asks, and single pages. The half
of a library in a folder that goes to the web, and only when told to.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index import home
from index.errors import SourceError
from index.indexing import Index
from index.records import Followed, Progress
from index.store import FollowedRow, Store

if TYPE_CHECKING:
    from index.adding import Delivery
    from index.fetch.client import Fetcher


class Following:
    """What is followed, and how it is updated; whoever inherits provides store and index."""

    _path: Path
    _store: Store
    _index: Index

    def followed(self) -> tuple[Followed, ...]:
        return tuple(map(_record, self._store.followed()))

    def follow(self, address: str, *, full_text: bool = False, allow_private: bool = False) -> tuple[Followed, ...]:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [
            FollowedRow(found, kind, title, full_text, allow_private, now)
            for found, kind, title in _meant(address, allow_private)
        ]
        before = {row.address: row for row in self._store.followed()}
        # What is followed already keeps what is known of it; what has ended is asked again.
        kept = [
            _again(before[row.address], row) if row.address in before else row
            for row in {row.address: row for row in rows}.values()
        ]
        self._store.follow(kept)
        return tuple(map(_record, kept))

    def unfollow(self, address: str) -> bool:
        return self._store.unfollow(address) or self._store.unfollow(os.path.abspath(address))

    def update(
        self,
        addresses: Sequence[str] = (),
        *,
        analyse: bool = True,
        jobs: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        from index.adding import read_in, take_in
        from index.updating import Update, due

        chosen = set(addresses)
        rows = [row for row in self._store.followed() if not chosen or row.address in chosen]
        rows = [row for row in rows if not row.gone] if chosen else due(rows, datetime.now(UTC))
        feeds = [row for row in rows if row.kind == "feed"]
        folders = [Path(row.address) for row in rows if row.kind == "folder"]

        def steps() -> Iterator[Progress]:
            before = self._store.batch()
            self._store.retry(row.address for row in feeds)
            try:
                with closing(Update(self._store, cancelled).deliveries(feeds)) as deliveries:
                    yield from self._kept(lambda index: take_in(self._store, index, deliveries, len(feeds), cancelled))
                if folders and not cancelled():
                    yield from self._kept(lambda index: read_in(self._store, index, folders, cancelled))
                    now = datetime.now(UTC).isoformat(timespec="seconds")
                    self._store.follow(replace(row, checked=now) for row in rows if row.kind == "folder")
            finally:  # also of an update that was broken off: what came with it is news
                if self._store.batch() > before:
                    self._store.set_news(before)

        yield from self._in_turn(steps, analyse, jobs, cancelled)

    def fetch(
        self,
        urls: Sequence[str],
        *,
        allow_private: bool = False,
        analyse: bool = True,
        jobs: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        from index.adding import take_in
        from index.fetch.client import Fetcher

        def steps() -> Iterator[Progress]:
            fetcher = Fetcher(allow_private=allow_private, cancelled=cancelled)
            with closing(fetcher):
                pages = (_page(fetcher, url) for url in urls)
                yield from self._kept(lambda index: take_in(self._store, index, pages, len(urls), cancelled))

        self._store.retry(urls)
        yield from self._in_turn(steps, analyse, jobs, cancelled)

    def _in_turn(
        self, steps: Callable[[], Iterator[Progress]], analyse: bool, jobs: int, cancelled: Callable[[], bool]
    ) -> Iterator[Progress]:
        from index.analysing import analyse_pending, workers

        with home.adding(self._path), workers(jobs) as crew:
            last = Progress("done", 0, 0)
            for last in steps():
                yield last
            done, total = last.done, last.total
            if analyse:
                yield from analyse_pending(self._store, crew, cancelled)
            yield Progress("done", done, total)

    def _kept(self, take: Callable[..., Iterator[Progress]]) -> Iterator[Progress]:
        from index.comparing import compare

        index = yield from self._index.mended()
        with closing(index):
            yield from compare(self._store)
            yield from take(index)
            while index.tidy():
                pass


def _meant(address: str, allow_private: bool) -> list[tuple[str, str, str]]:
    """(address, kind, title) of all that an address stands for: a folder, a feed, a page that names one, a list of
    feeds. Raises SourceError where it is none of these.
    """
    from index.fetch.addresses import checked, is_web
    from index.fetch.client import Fetcher
    from index.fetch.opml import feeds_in

    if is_web(address):
        with closing(Fetcher(allow_private=allow_private)) as fetcher:
            return list(_of_web(fetcher, checked(address)))
    path = Path(address).expanduser()
    if path.is_dir():
        return [(os.path.abspath(path), "folder", path.absolute().name)]
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(address, error.strerror or str(error)) from None
    found = [(url, "feed", title) for url, title in feeds_in(raw, address)]
    if not found:
        raise SourceError(address, "a list without feeds")
    return found


def _of_web(fetcher: Fetcher, url: str) -> Iterator[tuple[str, str, str]]:
    from index.fetch.discovery import feeds_of
    from index.fetch.opml import feeds_in, is_opml
    from index.read import is_feed

    answer = fetcher.get(url)
    if not answer.is_good:
        raise SourceError(url, f"answered {answer.status}")
    if is_opml(answer.body):
        yield from ((address, "feed", title) for address, title in feeds_in(answer.body, url))
        return
    if is_feed(answer.body, answer.url):
        yield answer.moved or url, "feed", ""
        return
    # A page names its main feed first; those of its comments come after.
    for found in feeds_of(answer.body, answer.url):
        if fetcher.get(found).is_good:
            yield found, "feed", ""
            return
    raise SourceError(url, "neither a feed nor a page that names one")


def _page(fetcher: Fetcher, url: str) -> Delivery:
    from index.adding import Delivery
    from index.read import read_bytes

    try:
        answer = fetcher.get(url)
        if not answer.is_good:
            raise SourceError(url, f"answered {answer.status}")
    except SourceError as error:
        return Delivery(url, [error])
    day = datetime.now(UTC).date().isoformat()
    found = read_bytes(answer.body, answer.url, charset=answer.charset, language=answer.language, day=day)
    return Delivery(url, list(found))


def _again(known: FollowedRow, asked: FollowedRow) -> FollowedRow:
    return replace(
        known, full_text=asked.full_text or known.full_text, private=asked.private or known.private, gone=False, wait=""
    )


def _record(row: FollowedRow) -> Followed:
    return Followed(
        row.address,
        "folder" if row.kind == "folder" else "feed",
        row.title,
        row.full_text,
        row.since,
        row.checked,
        row.failures,
        row.trouble,
        row.wait,
        row.gone,
    )
