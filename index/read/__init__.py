"""From a file to the articles in it: tells by its content what it is, has the reader for that kind read it, and gives
every article the identity of its source. Content is never a reason to raise: what cannot be read comes out as a
SourceError among the articles.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from index.errors import SourceError
from index.read import html, markdown, plain
from index.read.columns import Columns
from index.read.days import day_in
from index.read.fields import host, link
from index.read.files import STANDARD_INPUT, STANDARD_INPUT_NAME, absolute, piece
from index.read.kinds import kind_of
from index.read.pieces import HEAD_BYTES, Piece, troubles_named, zip_content
from index.read.tongues import language
from index.records import Draft

__all__ = ["LIMIT_CHARACTERS", "STANDARD_INPUT", "STANDARD_INPUT_NAME", "Columns", "is_feed", "read_bytes", "read_file"]

LIMIT_CHARACTERS = 5_000_000
"""Of one article. Longer texts are data dumps, and every later step would be slow on them."""

PACKED = ("gzip", "bzip2", "xz")
MANY = ("rows", "json", "table", "feed", "mbox")
ARCHIVES = ("tar", "warc")
BARE = ("plain", "markdown", "rst")


def read_file(path: Path, columns: Columns = Columns()) -> Iterator[Draft | SourceError]:  # noqa: B008
    """Every article of a file, or why it (or one record of it) could not be read."""
    try:
        with piece(absolute(path)) as found:
            yield from _articles(found, columns)
    except SourceError as error:
        yield error


def read_bytes(
    raw: bytes, url: str, *, charset: str = "", language: str = "", day: str | None = None
) -> Iterator[Draft | SourceError]:
    """The same for what an address of the web answered, on this day and as it said in this charset and language."""
    stream = io.BufferedReader(io.BytesIO(raw))
    yield from _articles(Piece(url, stream, len(raw), day, url, charset, language), Columns())


def is_feed(raw: bytes, url: str) -> bool:
    """Whether bytes are a feed, of any kind."""
    head = raw[:HEAD_BYTES]
    try:
        kind = kind_of(url, head)
    except SourceError:
        return False
    return kind == "feed" or (kind in ("json", "rows") and b"jsonfeed.org/version" in head)


def _articles(found: Piece, columns: Columns) -> Iterator[Draft | SourceError]:
    """What a piece holds. One bad member of an archive costs that member; a broken archive, what comes after."""
    is_empty = True
    try:
        for one in _read(found, columns):
            is_empty = False
            yield one
        if is_empty:
            raise SourceError(found.path, "no articles in it")
    except SourceError as error:
        yield error


def _read(found: Piece, columns: Columns) -> Iterator[Draft | SourceError]:
    head = found.head()
    if not head.strip():
        raise SourceError(found.path, "empty file")
    kind = kind_of(found.path, head)
    if kind in PACKED:
        from index.read.archives import unpacked

        yield from _articles(unpacked(found, kind), columns)
    elif kind == "zip":
        yield from _zipped(found, columns)
    elif kind in ARCHIVES:
        from index.read.archives import tar_members, warc_records

        yield from _members(found.path, (tar_members if kind == "tar" else warc_records)(found), columns)
    elif kind in MANY:
        yield from (_finished(one, found) for one in _many(found, kind, columns))
    else:
        yield _finished(_one(found, kind), found)


def _members(archive: str, members: Iterator[Piece | SourceError], columns: Columns) -> Iterator[Draft | SourceError]:
    for member in members:
        for found in [member] if isinstance(member, SourceError) else _articles(member, columns):
            yield found
            if isinstance(found, SourceError) and found.path == archive:
                return  # it is the archive itself that is bad


def _zipped(found: Piece, columns: Columns) -> Iterator[Draft | SourceError]:
    """A zip archive, or one of the documents that are zip archives within."""
    from index.read import documents
    from index.read.archives import check_directory, zip_members

    raw = b"" if found.stream.seekable() else found.load()  # it has its table of contents at the end
    if raw:
        found = replace(found, stream=io.BufferedReader(io.BytesIO(raw)), size=len(raw))
    check_directory(found)
    with troubles_named(found.path):
        archive = zipfile.ZipFile(found.stream)
        kind = documents.kind_of(archive.namelist(), _media_type(archive))
        found.stream.seek(0)
    if kind:
        raw = raw or found.load()
        yield _finished(_identified(documents.read(raw, kind, found.path), raw), found)
    else:
        yield from _members(found.path, zip_members(found), columns)


def _media_type(archive: zipfile.ZipFile) -> bytes:
    """What a document says it is, in its first member; nothing where it does not, or where that cannot be read."""
    first = next(iter(archive.infolist()), None)
    if first is None or first.filename != "mimetype" or first.file_size >= 200:
        return b""
    try:
        with zip_content(archive, first, "") as file:
            return file.read(100)
    except SourceError:
        return b""


def _many(found: Piece, kind: str, columns: Columns) -> Iterator[Draft | SourceError]:
    from index.read import exports, feeds, mail, rows, table

    match kind:
        case "rows":
            yield from rows.records(found.lines(), found.path, columns)
        case "json":
            yield from exports.read(found, columns)
        case "table":
            yield from table.read(found, columns)
        case "feed":
            yield from feeds.read(found)
        case _:
            for number, raw in enumerate(mail.split(found), start=1):
                yield raw if isinstance(raw, SourceError) else _message(raw, f"{found.path}:{number}", found.path)


def _message(raw: bytes, where: str, path: str) -> Draft | SourceError:
    from index.read import mail

    try:
        draft = _identified(mail.read(raw, where), raw)
    except SourceError as error:
        return error
    return draft if draft.key else msgspec.structs.replace(draft, key=f"path:{path}#{draft.digest}")


def _one(found: Piece, kind: str) -> Draft:
    """The article of a piece that is one article."""
    raw = found.load()
    if kind in BARE and len(raw) > 4 * LIMIT_CHARACTERS:  # bytes; it need not be taken apart to be refused
        raise SourceError(found.path, f"an article of more than {LIMIT_CHARACTERS // 1_000_000} million characters")
    match kind:
        case "html":
            draft = html.read(raw, found.path, found.charset)
        case "markdown":
            draft = markdown.read(raw)
        case "rst":
            from index.read import rst

            draft = rst.read(raw)
        case "mail":
            from index.read import mail

            draft = mail.read(raw, found.path)
        case "pdf":
            from index.read import pdf

            draft = pdf.read(raw, found.path)
        case _:
            draft = plain.read(raw)
    return _identified(draft, raw)


def _identified(draft: Draft, raw: bytes) -> Draft:
    return msgspec.structs.replace(
        draft,
        key=draft.key or (f"url:{draft.url}" if draft.url else ""),
        digest=hashlib.sha256(raw).hexdigest(),
    )


def _finished(draft: Draft | SourceError, found: Piece) -> Draft | SourceError:
    """The article with what is known of the piece it came in."""
    if isinstance(draft, SourceError):
        return draft
    if not draft.text:
        return SourceError(found.path, "no text in it")
    if len(draft.text) > LIMIT_CHARACTERS:
        limit = f"{LIMIT_CHARACTERS // 1_000_000} million characters"
        size = f"{len(draft.text):,}"
        return SourceError(
            draft.path or found.path, f"an article of {size} characters; the most that is read is {limit}"
        )
    url = draft.url or link(found.url)
    key = draft.key
    if not key:
        is_nameless = found.path.startswith(STANDARD_INPUT_NAME)
        key = f"url:{url}" if url else f"sha256:{draft.digest}" if is_nameless else f"path:{found.path}"
    return msgspec.structs.replace(
        draft,
        key=key,
        url=url,
        source=draft.source or host(link(found.url)),
        path=draft.path or found.path,
        language=draft.language or language(found.language),
        url_day=draft.url_day or day_in(url),
        file_day=draft.file_day or found.day,
    )
