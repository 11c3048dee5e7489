"""What archives and compressed files hold, member by member, within bounds: no member larger than a file may be, no
more out of an archive than news ever shrinks by, no archive inside of an archive. Nothing is ever written to disk.
"""

from __future__ import annotations

import io
import struct
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from index.errors import SourceError
from index.read.files import worth_reading
from index.read.kinds import kind_of
from index.read.pieces import (
    LIMIT_BYTES,
    Budget,
    Piece,
    Readable,
    member_name,
    opened,
    too_large,
    troubles_named,
    zip_content,
)

if TYPE_CHECKING:
    import zipfile

    from warcio.recordloader import ArcWarcRecord

CUT_OFF = "cut off: its end is missing"

LIMIT_MEMBERS = 200_000

LIMIT_DIRECTORY_BYTES = 50_000_000
"""Of a zip archive's table of contents, which is read as a whole."""

LIMIT_HEADER_BYTES = 1_000_000
"""Of a name in a tar archive, which may have one of any length."""

_END_OF_ZIP = struct.Struct("<4s4H2LH")
_ENCRYPTED = 1
_LONG = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)

Members = Iterator[Piece | SourceError]


def unpacked(piece: Piece, kind: str) -> Piece:
    """What a compressed file holds, under its own name less the suffix. Raises SourceError if that is packed again."""
    if piece.within == "packed":
        raise SourceError(piece.path, "compressed twice; unpack it first")
    import bz2
    import gzip
    import lzma

    openers: dict[str, Callable[[BinaryIO], Readable]] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}
    with troubles_named(piece.path):
        inner = opened(openers[kind](piece.stream), Budget(piece.path, piece.size))
    found = replace(piece, stream=inner, within=piece.within or "packed")
    if piece.within == "archive" and _is_archive(found):
        raise SourceError(piece.path, "an archive inside of an archive; unpack it first")
    return found


def zip_members(piece: Piece) -> Members:
    """The members of a zip archive, in its order."""
    import zipfile

    _refuse_nested(piece)
    with troubles_named(piece.path):
        archive = zipfile.ZipFile(piece.stream)
    budget = Budget(piece.path, piece.size)
    chosen = worth_reading([info.filename for info in archive.infolist() if _is_file(info)])
    for number, info in enumerate(archive.infolist()):
        if number >= LIMIT_MEMBERS:
            yield SourceError(piece.path, f"more than {LIMIT_MEMBERS:,} members; the rest is left out")
            return
        if not _is_file(info) or info.filename not in chosen:
            continue
        path = f"{piece.path}/{member_name(info.filename)}"
        if info.flag_bits & _ENCRYPTED:
            yield SourceError(path, "protected by a password")
        elif not info.file_size:
            yield SourceError(path, "empty file")
        else:
            yield from _zip_member(archive, info, path, budget)


def tar_members(piece: Piece) -> Members:
    """The members of a tar archive, in its order; each must be read before the next is asked for."""
    _refuse_nested(piece)
    stream = cast(BinaryIO, _AtOnce(piece.stream))  # all that is asked of it is to be read
    with (
        troubles_named(piece.path),
        tarfile.open(fileobj=stream, mode="r|", tarinfo=_Bounded) as archive,
    ):
        for number, info in enumerate(archive):
            if number >= LIMIT_MEMBERS:
                yield SourceError(piece.path, f"more than {LIMIT_MEMBERS:,} members; the rest is left out")
                return
            archive.members = []  # type: ignore[attr-defined]  # else it keeps them all: memory must stay flat
            if not info.isreg() or not worth_reading([info.name]):
                continue
            path = f"{piece.path}/{member_name(info.name)}"
            if not info.size:
                yield SourceError(path, "empty file")
            elif content := archive.extractfile(info):
                yield Piece(path, opened(content), info.size, _day(info.mtime), within="archive")


def warc_records(piece: Piece) -> Members:
    """The pages in a web archive: what servers answered, when they did answer."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = iter(ArchiveIterator(_AtOnce(piece.stream), no_record_parse=False))
    number = 0
    while True:
        number += 1
        where = f"{piece.path}:{number}"
        try:
            record = next(records, None)
        except (ArchiveLoadFailed, SourceError) as error:
            raise SourceError(piece.path, f"damaged web archive ({_words(error)})") from None
        except EOFError:
            raise SourceError(piece.path, CUT_OFF) from None
        except Exception as error:  # a damaged archive fails wherever it happens to be damaged
            raise SourceError(piece.path, f"damaged web archive ({type(error).__name__})") from None
        if record is None:
            with troubles_named(piece.path):  # warcio takes a compressed file that is cut off for one that ends
                piece.stream.read(1)
            return
        if record.rec_type not in ("response", "resource", "conversion"):
            continue
        http = record.http_headers
        if http is not None and http.get_statuscode() != "200":
            continue
        told = (http or record.rec_headers).get_header("Content-Type") or ""
        if not told.lower().startswith(("text/html", "text/plain", "application/xhtml", "text/markdown")):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        stamp = (record.rec_headers.get_header("WARC-Date") or "")[:10]
        try:
            raw = record.content_stream().read(LIMIT_BYTES + 1)
            is_cut = len(raw) <= LIMIT_BYTES and _lacks_its_end(record)
        except EOFError:
            raise SourceError(piece.path, CUT_OFF) from None
        except Exception as error:  # a body that is not what its header says
            yield SourceError(where, f"page cannot be unpacked ({type(error).__name__})")
            continue
        if is_cut:  # warcio ends where the bytes do, without a word
            raise SourceError(piece.path, CUT_OFF)
        if len(raw) > LIMIT_BYTES:
            yield too_large(where)
        elif raw.strip():
            charset = told.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
            tongue = (http.get_header("Content-Language") if http is not None else "") or ""
            day, stream = stamp or piece.day, opened(io.BytesIO(raw))
            yield Piece(where, stream, len(raw), day, url.strip("<> "), charset, tongue, "archive")


class _AtOnce:
    """A stream that gives what there is: a missing end must not cost what was read before it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast(io.BufferedReader, stream)

    def read(self, size: int = -1) -> bytes:
        return self._stream.read1(size)


class _Bounded(tarfile.TarInfo):
    """A member whose name is not read into memory when it is as long as a disk."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Bounded:
        found = super().frombuf(buf, encoding, errors)
        if found.type in _LONG and found.size > LIMIT_HEADER_BYTES:
            raise tarfile.ReadError("a name that is too long")
        return found


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file with a name, neither a folder nor a link."""
    return bool(info.filename) and not info.is_dir() and (info.external_attr >> 16) & 0o170000 != 0o120000


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, budget: Budget) -> Members:
    try:
        with troubles_named(path):
            content = zip_content(archive, info, path)
    except SourceError as error:
        yield error
        return
    with content:
        yield Piece(path, opened(content, budget), info.compress_size, _zip_day(info), within="archive")


def _lacks_its_end(record: ArcWarcRecord) -> bool:
    """Whether a record, read to the end of its page, is shorter than it says."""
    while record.raw_stream.read(65_536):
        pass
    return bool(getattr(record.raw_stream, "limit", 0))


def check_directory(piece: Piece) -> None:
    """Raises SourceError where a table of contents of millions would have to be read to open an archive."""
    with troubles_named(piece.path):
        piece.stream.seek(0, 2)
        size = piece.stream.tell()
        piece.stream.seek(max(0, size - 66_000))
        tail = piece.stream.read()
        piece.stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END_OF_ZIP.size:
        raise SourceError(piece.path, CUT_OFF)
    if _END_OF_ZIP.unpack_from(tail, at)[5] > LIMIT_DIRECTORY_BYTES:
        raise SourceError(piece.path, f"more than {LIMIT_MEMBERS:,} members; unpack it first")


def _refuse_nested(piece: Piece) -> None:
    if piece.within == "archive":
        raise SourceError(piece.path, "an archive inside of an archive; unpack it first")


def _is_archive(piece: Piece) -> bool:
    return kind_of(PurePosixPath(piece.path).stem, piece.head()) in ("zip", "tar", "warc")


def _zip_day(info: zipfile.ZipInfo) -> str | None:
    try:
        return date(*info.date_time[:3]).isoformat() if info.date_time[0] > 1980 else None
    except ValueError:
        return None


def _day(seconds: float) -> str | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds > 0 else None
    except (OverflowError, OSError, ValueError):
        return None


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
