"""JSON Lines: one article a line, as exports and scripts write them. A bad line is named, the others are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import cast

import msgspec

from index.errors import SourceError
from index.read import plain
from index.read.days import day_of
from index.read.fields import language, line, link
from index.read.files import LIMIT_BYTES, too_large
from index.records import Draft
from index.text import decode

NAMES = {
    "id": ("id", "_id", "guid", "uuid"),
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publication_date", "date_publish"),
    "source": ("source", "publisher", "site"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""The names under which exports keep the same thing; the first that is there counts."""


class RawRecord(msgspec.Struct, frozen=True):
    """One line for `dateline extract`: `text` exactly as it was given, so that offsets mean the same to its owner."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    published: str | None = None


def records(lines: Iterable[bytes], path: str) -> Iterator[Draft | SourceError]:
    """The articles of a JSON Lines file whose absolute path is `path`."""
    seen: set[str] = set()
    for number, raw, found in _objects(lines, path):
        if isinstance(found, SourceError):
            yield found
            continue
        text = plain.prose(_text(found))
        if not text:
            yield SourceError(f"{path}:{number}", "no text")
            continue
        url, digest = link(_field(found, "url")), hashlib.sha256(raw.strip()).hexdigest()
        name = line(_id(found))
        if not name or name in seen:
            name = digest  # not the line's number: a line put before it would make it another article
        seen.add(name)
        yield Draft(
            text=text,
            key=f"url:{url}" if url else f"path:{path}#{name}",
            digest=digest,
            path=path,
            url=url,
            title=line(_field(found, "title")),
            source=line(_field(found, "source")),
            author=line(_field(found, "author")),
            published=day_of(_field(found, "published")),
            language=language(_field(found, "language")),
        )


def texts(lines: Iterable[bytes], path: str) -> Iterator[RawRecord | SourceError]:
    """The texts of a JSON Lines file, untouched, in order; `id` is the line's number where it has none."""
    for number, _, found in _objects(lines, path):
        if isinstance(found, SourceError):
            yield found
            continue
        yield RawRecord(
            id=_id(found) or str(number),
            text=_text(found),
            title=line(_field(found, "title")),
            source=line(_field(found, "source")),
            published=day_of(_field(found, "published")),
        )


def _objects(lines: Iterable[bytes], path: str) -> Iterator[tuple[int, bytes, dict[str, object] | SourceError]]:
    """(line number, line, object with a text) for every line that is not blank, or the error it is."""
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        where = f"{path}:{number}"
        if len(raw) > LIMIT_BYTES:
            yield number, b"", too_large(where)
            continue
        try:
            found = msgspec.json.decode(decode(raw))
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            yield number, raw, SourceError(where, f"not JSON ({line(str(error))})")
            continue
        if not isinstance(found, dict):
            yield number, raw, SourceError(where, "not a JSON object")
        elif not isinstance(_field(found, "text"), str):
            has_text = _field(found, "text") is not None
            yield number, raw, SourceError(where, '"text" is not a string' if has_text else 'no "text"')
        elif not _text(found).strip():
            yield number, raw, SourceError(where, '"text" is empty')
        else:
            yield number, raw, found


def _field(found: dict[str, object], name: str) -> object:
    return next((found[key] for key in NAMES[name] if found.get(key) is not None), None)


def _text(found: dict[str, object]) -> str:
    return cast(str, _field(found, "text"))  # _objects has looked


def _id(found: dict[str, object]) -> str:
    given = _field(found, "id")
    return str(given) if isinstance(given, str | int) else ""
