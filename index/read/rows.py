"""JSON Lines: one article a line, as exports and scripts write them. A bad line is named, the others are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from index.errors import SourceError
from index.read.columns import Columns, day, draft, identifier, record
from index.read.fields import line
from index.read.pieces import LIMIT_BYTES, too_large
from index.records import Draft
from index.text import decode, decoded


class RawRecord(msgspec.Struct, frozen=True):
    """One line for `dateline extract`: `text` exactly as it was given, so that offsets mean the same to its owner."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    published: str | None = None


def records(lines: Iterable[bytes], path: str, columns: Columns = Columns()) -> Iterator[Draft | SourceError]:  # noqa: B008
    """The articles of a JSON Lines file whose absolute path is `path`."""
    seen: set[str] = set()
    for number, raw, found in _objects(lines, path, columns, (str, list)):
        if isinstance(found, SourceError):
            yield found
        else:
            article = draft(found, columns, path=path, raw=raw, seen=seen, charset=decoded(raw).guess)
            yield article or SourceError(f"{path}:{number}", "no text")


def texts(lines: Iterable[bytes], path: str) -> Iterator[RawRecord | SourceError]:
    """The texts of a JSON Lines file, untouched, in order; `id` is the line's number where it has none."""
    columns = Columns()
    for number, _, found in _objects(lines, path, columns, str):
        if isinstance(found, SourceError):
            yield found
            continue
        yield RawRecord(
            id=identifier(found, columns) or str(number),
            text=columns.text(found),
            title=line(columns.field(found, "title")),
            source=line(columns.field(found, "source")),
            published=day(found, columns),
        )


def _objects(
    lines: Iterable[bytes], path: str, columns: Columns, forms: type | tuple[type, ...]
) -> Iterator[tuple[int, bytes, dict[str, object] | SourceError]]:
    """(line number, line, record with a text) for every line that is not blank, or the error it is."""
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
            continue
        found = record(found)
        text = columns.field(found, "text")
        if text is None:
            yield number, raw, SourceError(where, f'no "{columns.text_name()}"')
        elif not isinstance(text, forms):
            yield number, raw, SourceError(where, f'"{columns.text_name()}" is not a string')
        elif not columns.text(found).strip():
            yield number, raw, SourceError(where, f'"{columns.text_name()}" is empty')
        else:
            yield number, raw, found
