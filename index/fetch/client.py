"""Asking for one address: redirects followed step by step, every step checked anew, the answer read within bounds of
size (as it is after unpacking) and time. `httpcore` speaks the protocol, over connections that we watch.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator

import httpcore
from msgspec.structs import replace

from index.errors import SourceError
from index.fetch.addresses import checked, joined
from index.fetch.answer import NOT_MODIFIED, Answer, Validators
from index.fetch.connections import Checked, Limits
from index.text import neutralise_line

AGENT = "Dateline/0.1 (a reader's own terminal program)"
LIMIT_BYTES = 20_000_000
"""After unpacking: what is larger is neither a page nor a feed."""

LIMIT_RATIO, FREE_BYTES = 100, 2_000_000
"""How far an answer may unpack beyond its own size, and what it may unpack to in any case."""

DEADLINE_S = 60.0
CONNECT_S, SILENCE_S = 10.0, 20.0
LIMIT_REDIRECTS = 5
REDIRECTS, FOR_GOOD = frozenset({301, 302, 303, 307, 308}), frozenset({301, 308})

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

Headers = dict[str, str]


class Fetcher:
    """Fetches for one run; safe for many threads. `cancelled` is asked while an answer comes in."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limit_bytes: int = LIMIT_BYTES,
        deadline_s: float = DEADLINE_S,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._limits = Limits()
        backend = Checked(allow_private, self._limits)
        self._pool = httpcore.ConnectionPool(network_backend=backend, max_connections=32)
        self._limit_bytes, self._deadline_s, self._cancelled = limit_bytes, deadline_s, cancelled

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()

    def get(self, url: str, known: Validators = Validators()) -> Answer:  # noqa: B008  # it is never changed
        """The answer to an address, whatever its status. Raises SourceError where none can be had, or may be."""
        at, moved, for_good = checked(url), "", True
        until = self._limits.until = time.monotonic() + self._deadline_s
        for _ in range(LIMIT_REDIRECTS + 1):
            answer, target = self._ask(at, known, until, url)
            if not target:
                return replace(answer, moved=moved)
            for_good = for_good and answer.status in FOR_GOOD
            at = joined(at, target)
            moved = at if for_good else moved
        raise SourceError(url, f"more than {LIMIT_REDIRECTS} redirects")

    def _ask(self, at: str, known: Validators, until: float, url: str) -> tuple[Answer, str]:
        """One step: the answer, and where it sends us on to."""
        try:
            left = until - time.monotonic()
            times = {"connect": min(CONNECT_S, left), "read": min(SILENCE_S, left), "write": SILENCE_S, "pool": left}
            with self._pool.stream("GET", at, headers=_asking(known), extensions={"timeout": times}) as response:
                headers = _headers(response.headers)
                if response.status in REDIRECTS and headers.get("location"):
                    return Answer(at, response.status), headers["location"]
                is_empty = response.status == NOT_MODIFIED
                body = b"" if is_empty else b"".join(self._unpacked(response, headers, until, url))
                return _answer(at, response.status, headers, body), ""
        except SourceError:
            raise
        except PermissionError as error:
            raise SourceError(url, str(error)) from None
        except (httpcore.TimeoutException, TimeoutError):
            raise self._too_late(url) if time.monotonic() >= until else SourceError(url, "no answer in time") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as error:
            raise SourceError(url, f"cannot be fetched ({_said(error)})") from None

    def _unpacked(self, response: httpcore.Response, headers: Headers, until: float, url: str) -> Iterator[bytes]:
        unpack, is_whole = _unpacker(headers.get("content-encoding", ""), url)
        packed = size = 0
        for chunk in response.iter_stream():
            packed += len(chunk)
            if self._cancelled():
                raise SourceError(url, "stopped")
            if time.monotonic() > until:
                raise self._too_late(url)
            for data in unpack(chunk):
                size += len(data)
                if size > max(FREE_BYTES, LIMIT_RATIO * packed):
                    raise SourceError(url, f"expands to more than {LIMIT_RATIO} times its size")
                if size > self._limit_bytes:
                    raise SourceError(url, f"larger than {self._limit_bytes // 1_000_000} MB, the most that is read")
                yield data
        if packed and not is_whole():
            raise SourceError(url, "damaged on its way: its end is missing")

    def _too_late(self, url: str) -> SourceError:
        return SourceError(url, f"took longer than {self._deadline_s:.0f} seconds and was given up")


def _asking(known: Validators) -> list[tuple[bytes, bytes]]:
    wanted = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
    if known.etag:
        wanted["If-None-Match"] = known.etag
    if known.modified:
        wanted["If-Modified-Since"] = known.modified
    return [(name.encode(), value.encode("latin-1", "replace")) for name, value in wanted.items()]


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> Headers:
    return {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in raw}


def _answer(at: str, status: int, headers: Headers, body: bytes) -> Answer:
    kind = headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    return Answer(
        url=at,
        status=status,
        body=body,
        charset=charset[1] if charset else "",
        kind=kind.partition(";")[0].strip().lower(),
        validators=Validators(headers.get("etag", "")[:500], headers.get("last-modified", "")[:100]),
        retry_after=headers.get("retry-after", ""),
        language=headers.get("content-language", "")[:100],
    )


def _unpacker(encoding: str, url: str) -> tuple[Callable[[bytes], Iterator[bytes]], Callable[[], bool]]:
    """What unpacks a body piece by piece, and what says whether its end has come."""
    names = [name.strip() for name in encoding.lower().split(",") if name.strip() not in ("", "identity")]
    if not names:
        return lambda chunk: iter((chunk,)), lambda: True
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(url, f"sent in an encoding we did not ask for ({neutralise_line(encoding)[:40]})")
    # 32: zlib's or gzip's header, whichever comes.
    machine = zlib.decompressobj(32 + zlib.MAX_WBITS)

    def unpack(chunk: bytes) -> Iterator[bytes]:
        while chunk:
            try:
                data = machine.decompress(chunk, 1_000_000)
            except zlib.error:
                raise SourceError(url, "damaged on its way: cannot be unpacked") from None
            chunk = machine.unconsumed_tail
            if not data and not chunk:
                return
            yield data

    return unpack, lambda: machine.eof


def _said(error: Exception) -> str:
    words = " ".join(neutralise_line(str(error)).split())
    return words[:120] or type(error).__name__
