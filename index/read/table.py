"""CSV and its kin: one article a row, columns known by the names in the first one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from index.errors import SourceError
from index.read.columns import NAMES, Columns, draft, no_text, record
from index.read.fields import line
from index.read.pieces import LIMIT_BYTES, Piece
from index.records import Draft
from index.text import decoded, guessed

DELIMITERS = ",;\t|"
"""Of these, the one that the first row has most of."""

LIMIT_HEADER = 20_000
"""Characters; what has no line end until then has no row of names."""

_KNOWN = {name: field for field, names in NAMES.items() for name in names}


def is_table(text: str) -> bool:
    """Whether a text opens with a row of column names, two of which are ours, a text among them."""
    header = text[:LIMIT_HEADER].partition("\n")[0]
    cells = _cells(header.rstrip("\r"))
    fields = [_KNOWN[name] for name in cells if name in _KNOWN]
    return len(cells) > 1 and "text" in fields and len(set(fields)) > 1 and len(fields) >= len(cells) / 2


def read(piece: Piece, columns: Columns) -> Iterator[Draft | SourceError]:
    """The articles of a table. Raises SourceError if no column holds texts."""
    lines = piece.lines()
    first = next(lines, b"")
    if not first.strip():
        raise SourceError(piece.path, "empty file")
    header, guess = decoded(first)
    charset = _charset(piece.head(), first, guess)
    delimiter = max(DELIMITERS, key=header.count)
    names = _cells(header.strip("\r\n"), delimiter)
    if not columns.has_text(dict.fromkeys(names)):
        raise no_text(piece.path, dict.fromkeys(names), columns)
    csv.field_size_limit(LIMIT_BYTES)
    if charset.startswith("utf-16"):
        rest: Iterator[str] = iter(_whole(piece, first, charset))
    else:
        rest = (raw.decode(charset, "replace") for raw in lines)
    rows = csv.reader((text.replace("\0", "") for text in rest), delimiter=delimiter)
    seen: set[str] = set()
    while True:
        where = f"{piece.path}:{rows.line_num + 2}"
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield SourceError(where, f"a row that cannot be read ({line(str(error))})")
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        found = record(dict(zip(names, cells, strict=False)))
        raw = "\x1f".join(cells).encode("utf-8", "replace")
        told = charset if guess or charset not in ("utf-8", "utf-16-le", "utf-16-be") else ""
        article = draft(found, columns, path=piece.path, raw=raw, seen=seen, charset=told)
        yield article or SourceError(where, "no text in this row")


def _cells(header: str, delimiter: str = "") -> list[str]:
    try:
        row = next(csv.reader([header], delimiter=delimiter or max(DELIMITERS, key=header.count)), [])
    except csv.Error:
        return []
    return [cell.strip().strip("\ufeff").lower().replace(" ", "_") for cell in row]


def _charset(head: bytes, first: bytes, guess: str) -> str:
    """The charset of a table of any size, by its beginning: its accents come with the first rows or not at all."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-le" if first.startswith(b"\xff\xfe") else "utf-16-be"
    sample = first + head
    # The head may end inside of a character.
    return "utf-8" if not guess and decoded(sample[: sample.rfind(b"\n") + 1]).guess == "" else guess or guessed(sample)


def _whole(piece: Piece, first: bytes, charset: str) -> list[str]:
    # Lines of bytes are no lines here: a newline may be half of another character.
    text = (first + piece.load()).decode(charset, "replace")
    return list(chain(text.partition("\n")[2].splitlines(keepends=True)))
