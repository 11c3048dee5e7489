"""What came back from the web, and what is sent along so that nothing comes that is known already."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

GONE, NOT_MODIFIED = 410, 304
LONGEST_WAIT_S = 7 * 86_400.0
"""No host has us stay away for longer than a week."""


class Validators(msgspec.Struct, frozen=True):
    """What a server said of the version it sent, to be said back to it (RFC 9110, 8.8)."""

    etag: str = ""
    modified: str = ""


class Answer(msgspec.Struct, frozen=True):
    """A whole answer. `url` is where it came from in the end; `moved` the address to use from now on, if another."""

    url: str
    status: int
    body: bytes = b""
    charset: str = ""
    kind: str = ""
    validators: Validators = Validators()
    moved: str = ""
    retry_after: str = ""
    language: str = ""

    @property
    def is_good(self) -> bool:
        """Whether there is a body to read."""
        return 200 <= self.status < 300

    def wait_s(self, now: datetime) -> float:
        """Seconds the server asked us to stay away, 0 if it did not (RFC 9110, 10.2.3: seconds, or a date)."""
        asked = self.retry_after.strip()
        if asked.isdecimal():
            return min(float(asked[:9]), LONGEST_WAIT_S)
        if not asked:
            return 0.0
        from email.utils import parsedate_to_datetime

        try:
            until = parsedate_to_datetime(asked)
        except (ValueError, TypeError, IndexError, OverflowError):
            return 0.0
        until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
        return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT_S)
