"""Bytes of the three formats. What a file promises: UTF-8, one schema number, and nothing in it that a spreadsheet
would run or a terminal would obey.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from typing import Literal, TypeVar

import msgspec

from index.export.columns import Cell, Column
from index.records import SCHEMA
from index.text import neutralise

Format = Literal["csv", "json", "jsonl"]
FORMATS: tuple[Format, ...] = ("json", "jsonl", "csv")

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""

# JSON needs no escape for these, but a terminal obeys the C1 controls, and bidi overrides and tags mislead who looks.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")

_encoder = msgspec.json.Encoder()
Row = TypeVar("Row")


def as_rows(
    format: Format,
    rows: Iterable[Row],
    columns: tuple[Column[Row], ...],
    names: tuple[str, str],
    to_object: Callable[[Row], Mapping[str, object]],
) -> Iterator[bytes]:
    """Rows in any of the three formats. `names` are what a JSON document calls all of them, and JSON lines each."""
    if format == "csv":
        return as_csv(columns, rows)
    objects = map(to_object, rows)
    return as_json(names[0], objects) if format == "json" else as_lines(names[1], objects)


def as_csv(columns: tuple[Column[Row], ...], rows: Iterable[Row]) -> Iterator[bytes]:
    """A header line, then one line a row; lines end in a bare newline."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    yield _taken(buffer)
    for row in rows:
        writer.writerow(cell(column.value(row)) for column in columns)
        yield _taken(buffer)


def as_lines(record: str, objects: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """One JSON object a line, each with the schema number and the kind of record it is."""
    for fields in objects:
        yield encode({"schema": SCHEMA, "record": record, **fields}) + b"\n"


def as_json(name: str, objects: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """One JSON document: the schema number, and a list called `name` with one object a line."""
    yield b'{"schema":%d,"%s":[' % (SCHEMA, name.encode())
    separator = b"\n"
    for fields in objects:
        yield separator + encode(fields)
        separator = b",\n"
    yield b"\n]}\n"


def encode(value: object) -> bytes:
    """JSON of plain values. Text is kept exactly; characters a terminal would act on are written as escapes."""
    try:
        text = _encoder.encode(value).decode()
    except UnicodeEncodeError:  # a lone surrogate, which only text given to `extract` can hold
        text = json.dumps(value, separators=(",", ":"))
    return _RAW.sub(lambda match: json.dumps(match[0])[1:-1], text).encode()


def cell(value: Cell) -> str | int | float:
    """What stands in a cell: nothing that a spreadsheet would run, nothing that a terminal would obey."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        guard = "'" if value.startswith(FORMULA) else ""
        return guard + neutralise(value)
    return value


def _taken(buffer: StringIO) -> bytes:
    line = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return line
