"""What hosts ask of programs that fetch many of their pages (RFC 9309), asked once a run, and the pace this sets."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.fetch.addresses import origin
from index.fetch.client import AGENT, Fetcher

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

LONGEST_DELAY_S = 10.0
PAUSE_S = 1.0
"""Between two pages of one host that asks for no other."""

LIMIT_CHARACTERS = 500_000


class Robots:
    """Answers by host. Safe for many threads."""

    def __init__(self, fetcher: Fetcher, *, sleep: Callable[[float], object], pause_s: float = PAUSE_S) -> None:
        self._fetcher, self._pause_s, self._sleep = fetcher, pause_s, sleep
        self._known: dict[str, tuple[RobotFileParser | None, bool]] = {}
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def allows(self, url: str) -> bool:
        """Whether its host lets us fetch this page. One that has no rules does; one that cannot say, does not."""
        rules, otherwise = self._of(url)
        return otherwise if rules is None else rules.can_fetch(AGENT, url)

    def wait(self, url: str) -> None:
        """Wait until it is time for another page of this host."""
        host, pause = origin(url), self._pause_of(url)
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + pause
        if turn > now:
            self._sleep(turn - now)

    def _pause_of(self, url: str) -> float:
        rules, _ = self._of(url)
        asked = None if rules is None else rules.crawl_delay(AGENT)
        return self._pause_s if asked is None else min(max(float(asked), self._pause_s), LONGEST_DELAY_S)

    def _of(self, url: str) -> tuple[RobotFileParser | None, bool]:
        host = origin(url)
        if host not in self._known:
            self._known[host] = self._asked(host)
        return self._known[host]

    def _asked(self, host: str) -> tuple[RobotFileParser | None, bool]:
        from urllib.robotparser import RobotFileParser

        try:
            answer = self._fetcher.get(f"{host}/robots.txt")
        except SourceError:
            return None, False
        if not answer.is_good:
            return None, 400 <= answer.status < 500 and answer.status not in (401, 403, 429)
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", "replace")[:LIMIT_CHARACTERS].splitlines())
        return rules, True
