"""Bytes that hold articles, wherever they lie: a file, a member of an archive, an answer recorded from the web,
standard input. Each is open once, and can be looked at before it is read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO, Literal, Protocol, cast

from index.errors import SourceError
from index.text import neutralise_line

if TYPE_CHECKING:
    import zipfile

LIMIT_BYTES = 50_000_000
"""Of one article's file, and of one line of a file that holds many."""

HEAD_BYTES = 65_536
"""Looked at to tell what something is."""

LIMIT_RATIO, FREE_BYTES = 100, 20_000_000
"""How far an archive may expand beyond its own size, and what it may expand to in any case. News text shrinks to a
quarter; what shrinks to a hundredth is there to fill memory or disk."""

Wrapping = Literal["", "packed", "archive"]
"""What lies around a piece: nothing, a compression (which may hold an archive), an archive (which may not)."""


class Readable(Protocol):
    """All that is asked of a source of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""


class Budget:
    """What may still come out of one compressed file, named in the error when it is spent."""

    def __init__(self, path: str, packed_bytes: int) -> None:
        self._path = path
        self._left = max(FREE_BYTES, LIMIT_RATIO * packed_bytes)

    def spend(self, size: int) -> None:
        """Take this many bytes off it. Raises SourceError when there are no more."""
        self._left -= size
        if self._left < 0:
            raise SourceError(
                self._path, f"expands to more than {LIMIT_RATIO} times its size; what came so far is kept"
            )


class Stream(io.RawIOBase):
    """Anything with a `read` as a stream that fills the buffer it is asked to fill, within a budget."""

    def __init__(self, source: Readable, budget: Budget | None = None) -> None:
        # What comes at once, where that can be asked for: a missing end must not cost the beginning.
        self._read: Callable[[int], bytes] = getattr(source, "read1", source.read)
        self._budget = budget
        self._trouble: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io's own types say WriteableBuffer
        filled = 0
        try:
            while not self._trouble and filled < len(buffer) and (data := self._read(len(buffer) - filled)):
                if self._budget:
                    self._budget.spend(len(data))
                buffer[filled : filled + len(data)] = data
                filled += len(data)
        except Exception as error:  # told when what came before it has been read
            self._trouble = error
        if self._trouble and not filled:
            raise self._trouble
        return filled


@dataclass(frozen=True)
class Piece:
    """`path` names it on the screen and is its identity; `day` is when it was last changed, `url`, `charset` and
    `language` are what was said of it where it was recorded.
    """

    path: str
    stream: BinaryIO
    size: int
    day: str | None = None
    url: str = ""
    charset: str = ""
    language: str = ""
    within: Wrapping = ""

    def head(self) -> bytes:
        """Its first bytes, still there to be read."""
        with troubles_named(self.path):
            return cast(io.BufferedReader, self.stream).peek(HEAD_BYTES)[:HEAD_BYTES]

    def load(self, limit_bytes: int = LIMIT_BYTES) -> bytes:
        """All its bytes. Raises SourceError if there are none or too many."""
        if not self.within and self.size > limit_bytes:
            raise too_large(self.path, limit_bytes)
        with troubles_named(self.path):
            raw = self.stream.read(limit_bytes + 1)
        if len(raw) > limit_bytes:  # it grew meanwhile, or its size was a lie
            raise too_large(self.path, limit_bytes)
        if not raw.strip():
            raise SourceError(self.path, "empty file")
        return raw

    def lines(self) -> Iterator[bytes]:
        """Its lines, none longer than the limit and one byte: the rest of such a line is dropped."""
        with troubles_named(self.path):
            while line := self.stream.readline(LIMIT_BYTES + 1):
                yield line
                while not line.endswith(b"\n") and (line := self.stream.readline(LIMIT_BYTES)):
                    pass


def opened(source: Readable, budget: Budget | None = None) -> io.BufferedReader:
    """A stream over a source, with room to look ahead."""
    return io.BufferedReader(Stream(source, budget), HEAD_BYTES)


def member_name(name: str) -> str:
    """The name of something inside a file, fit for a screen: no way up, nothing absolute, no control characters."""
    parts = [part for part in neutralise_line(name).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts)[:1_000] or "unnamed"


def too_large(path: str, limit_bytes: int = LIMIT_BYTES) -> SourceError:
    """The error for a file, or a line, beyond the limit."""
    return SourceError(path, f"larger than {limit_bytes // 1_000_000} MB, the most that is read")


def zip_content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> IO[bytes]:
    """What a member of a zip archive holds. Raises SourceError, which names `path`, where that cannot be had."""
    try:
        return archive.open(info)
    except NotImplementedError:
        raise  # a way of packing: `troubles_named` says so
    except RuntimeError:  # what zipfile says of ciphers
        raise SourceError(path, "protected by a password") from None
    except ValueError:  # its place in the archive, as the table of contents gives it, is before the first byte
        raise SourceError(path, "damaged: it is not where the archive says") from None


@contextmanager
def troubles_named(path: str) -> Iterator[None]:
    """Errors of the system and of decompressors as SourceErrors that say which file and why."""
    import lzma
    import tarfile
    import zipfile
    import zlib

    try:
        yield
    except SourceError:
        raise
    except (EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise SourceError(path, _damage(error)) from None
    except NotImplementedError:
        raise SourceError(path, "packed in a way that cannot be read; unpack it first") from None
    except OSError as error:
        raise SourceError(path, _refusal(error)) from None


def _damage(error: Exception) -> str:
    words = " ".join(neutralise_line(str(error)).split())
    cut_off = isinstance(error, EOFError) or "end of" in words or "truncated" in words or "end-of" in words
    return "cut off: its end is missing" if cut_off else f"damaged archive ({words or type(error).__name__})"


def _refusal(error: OSError) -> str:
    if error.errno is None:  # not the system: gzip and bz2 say so of bytes that are none of theirs
        return "damaged archive"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return error.strerror[0].lower() + error.strerror[1:] if error.strerror else "cannot be read"
