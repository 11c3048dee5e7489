"""An update: every feed that is due is asked, each host by one thread and one question at a time, and what it sends is
read there; keeping it is left to whoever takes the deliveries. How a feed is (what it answered, when to ask again) is
written down only after its articles are safe.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from threading import Event, Semaphore

from msgspec.structs import replace

from index.adding import Delivery
from index.errors import SourceError
from index.fetch.addresses import origin
from index.fetch.answer import GONE, NOT_MODIFIED, Answer, Validators
from index.fetch.client import Fetcher
from index.fetch.robots import PAUSE_S, Robots
from index.read import is_feed, read_bytes
from index.records import Draft
from index.store import FollowedRow, Store

HOSTS_AT_ONCE = 8
READ_AHEAD = 16
"""Deliveries that may wait to be kept: what is fetched must not pile up in memory."""

FIRST_WAIT_S, LONGEST_WAIT_S = 900.0, 86_400.0
"""After the first failure, and at most; doubled from one failure to the next."""

SUMMARY_CHARACTERS = 1_200
"""An entry shorter than this may be a summary, worth the page it is of."""

PAGES_A_FEED = 50
"""Fetched in one update for entries that are summaries."""

LISTEN_S = 0.2
"""Between two looks at whether an update that waits is still wanted."""

NOTHING = "no entries in this feed"


def due(rows: Sequence[FollowedRow], now: datetime) -> list[FollowedRow]:
    """Those that have not ended and need not be waited for."""
    return [row for row in rows if not row.gone and (not row.wait or row.wait <= _moment(now))]


class Update:
    """One round over feeds."""

    def __init__(self, store: Store, cancelled: Callable[[], bool], *, pause_s: float = PAUSE_S) -> None:
        self._store = store
        self._stop = Event()
        self._asked = cancelled
        self._fetchers = {
            private: Fetcher(allow_private=private, cancelled=self._cancelled) for private in (False, True)
        }
        self._robots = {
            private: Robots(fetcher, pause_s=pause_s, sleep=self._wait) for private, fetcher in self._fetchers.items()
        }

    def _cancelled(self) -> bool:
        return self._stop.is_set() or self._asked()

    def _wait(self, seconds: float) -> None:
        """Wait, but no longer than the update is wanted."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._cancelled():
            self._stop.wait(min(left, LISTEN_S))

    def deliveries(self, rows: Sequence[FollowedRow]) -> Generator[Delivery, None, None]:
        """What each feed sent, as it comes; closing the iterator stops the fetching."""
        hosts: dict[str, list[FollowedRow]] = defaultdict(list)
        for row in rows:
            hosts[origin(row.address)].append(row)
        arrived: SimpleQueue[Delivery | None] = SimpleQueue()
        room = Semaphore(READ_AHEAD)

        def ask(feeds: Sequence[FollowedRow]) -> None:
            try:
                for feed in feeds:
                    room.acquire()
                    if self._cancelled():
                        return
                    arrived.put(self._delivery(feed))
            finally:
                arrived.put(None)

        with ThreadPoolExecutor(HOSTS_AT_ONCE, "fetching") as threads:
            try:
                for feeds in hosts.values():
                    threads.submit(ask, feeds)
                left = len(hosts)
                while left:
                    if (delivery := arrived.get()) is None:
                        left -= 1
                        continue
                    room.release()
                    yield delivery
            finally:
                self._stop.set()
                room.release(len(rows) + READ_AHEAD)
                for fetcher in self._fetchers.values():
                    fetcher.close()

    def _delivery(self, row: FollowedRow) -> Delivery:
        try:
            answer = self._fetchers[row.private].get(row.address, Validators(row.etag, row.modified))
            return self._answered(row, answer)
        except SourceError as error:
            if self._cancelled():
                return Delivery(row.address, [])
            return self._failed(row, error.reason)
        except Exception as error:  # whatever a feed did to us, the others go on
            return self._failed(row, f"cannot be read ({type(error).__name__}: {error})")

    def _answered(self, row: FollowedRow, answer: Answer) -> Delivery:
        now = datetime.now(UTC)
        if answer.status == GONE:
            self._store.follow([replace(row, gone=True, trouble="ended for good (410)", wait="")])
            return Delivery(row.address, [SourceError(row.address, "has ended for good (410): not asked again")])
        sound = replace(row, checked=_moment(now), failures=0, trouble="", wait="")
        if answer.status == NOT_MODIFIED:
            return Delivery(row.address, [], lambda: self._store.follow([sound]))
        if not answer.is_good:
            return self._failed(row, f"answered {answer.status}", answer.wait_s(now))
        digest = hashlib.sha256(answer.body).hexdigest()
        sound = replace(sound, etag=answer.validators.etag, modified=answer.validators.modified, digest=digest)
        address = answer.moved or row.address
        found: Sequence[Draft | SourceError] = ()
        if digest != row.digest:
            if not is_feed(answer.body, address):
                return self._failed(row, "sent something that is no feed")
            found = self._read(row, answer, now)
            match found:
                case [SourceError(path=row.address) as error]:  # not an entry's: the feed as a whole cannot be read
                    return self._failed(row, error.reason)
            title = next((one.source for one in found if isinstance(one, Draft) and one.source), "")
            sound = replace(sound, title=row.title or title)
        if address == row.address:
            return Delivery(row.address, found, lambda: self._store.follow([sound]))
        moved = replace(sound, address=address)
        return Delivery(row.address, found, lambda: self._store.move_followed(row.address, moved))

    def _read(self, row: FollowedRow, answer: Answer, now: datetime) -> list[Draft | SourceError]:
        # Its own address names the feed, wherever it was sent from: entries without a link are known by it.
        said = {"charset": answer.charset, "language": answer.language}
        found = list(read_bytes(answer.body, row.address, **said, day=now.date().isoformat()))
        found = [one for one in found if isinstance(one, Draft) or one.reason != NOTHING]
        return list(self._whole(row, found)) if row.full_text else found

    def _whole(self, row: FollowedRow, found: Sequence[Draft | SourceError]) -> Iterator[Draft | SourceError]:
        """Entries with the text of their pages; those we have are left out, or each update would shorten them again."""
        drafts = [one for one in found if isinstance(one, Draft)]
        known = self._store.known(one.key for one in drafts)
        robots, fetcher, left = self._robots[row.private], self._fetchers[row.private], PAGES_A_FEED
        for one in found:
            if isinstance(one, SourceError):
                yield one
                continue
            if one.key in known:
                continue
            if not one.url or len(one.text) >= SUMMARY_CHARACTERS or left <= 0 or self._cancelled():
                yield one
                continue
            left -= 1
            try:
                yield _with_page(one, robots, fetcher)
            except SourceError as error:
                yield one
                yield SourceError(one.url, f"{error.reason}; its summary is kept")

    def _failed(self, row: FollowedRow, reason: str, asked_s: float = 0.0) -> Delivery:
        wait = max(asked_s, min(FIRST_WAIT_S * 2 ** min(row.failures, 10), LONGEST_WAIT_S))
        until = _moment(datetime.now(UTC) + timedelta(seconds=wait))
        self._store.follow([replace(row, failures=row.failures + 1, trouble=reason, wait=until)])
        return Delivery(row.address, [SourceError(row.address, reason)])


def _with_page(entry: Draft, robots: Robots, fetcher: Fetcher) -> Draft:
    """An entry with the text of its page. Raises SourceError where there is none to be had."""
    if not robots.allows(entry.url):
        raise SourceError(entry.url, "its host does not let programs fetch it (robots.txt)")
    robots.wait(entry.url)
    answer = fetcher.get(entry.url)
    if not answer.is_good:
        raise SourceError(entry.url, f"answered {answer.status}")
    page = next(read_bytes(answer.body, entry.url, charset=answer.charset, language=answer.language))
    if isinstance(page, SourceError):
        raise page
    if len(page.text) <= len(entry.text):
        return entry
    return replace(
        page,
        key=entry.key,
        url=entry.url,
        path=entry.path,
        title=entry.title or page.title,
        source=entry.source or page.source,
        author=entry.author or page.author,
        published=entry.published or page.published,
        language=page.language or entry.language,
        file_day=entry.file_day,
    )


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
