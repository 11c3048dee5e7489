"""Reads rows out of the pages of an SQLite file without SQLite, where SQLite will not: every leaf of a table is looked
at by itself, whichever table it was of. The format: https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from

LEAF = 13
"""The first byte of a page with rows of a table."""

LOG_HEADER, FRAME_HEADER = 32, 24
SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of a value by its serial type; above these, texts and blobs."""

Value = int | float | str | bytes | None
Row = tuple[Value, ...]


def rows(file: Path) -> Iterator[tuple[int, Row]]:
    """(number, values) of every row on a page that can be read; of a text, what is UTF-8 of it.

    Rows that were deleted may be among them, and one row may come twice. Never raises but OSError.
    """
    pages = _Pages(file)
    for page in pages.all():
        start = 100 if page[:6] == b"SQLite" else 0
        if len(page) < start + 8 or page[start] != LEAF:
            continue
        (count,) = unpack_from(">H", page, start + 3)
        for at in range(start + 8, min(start + 8 + 2 * count, len(page) - 1), 2):
            try:
                yield _cell(pages, page, unpack_from(">H", page, at)[0])
            except Exception:  # whatever its bytes raise, such a row is lost
                continue


class _Pages:
    """The pages of a database, those in its log in place of older ones."""

    def __init__(self, file: Path) -> None:
        data = file.read_bytes()
        (size,) = unpack_from(">H", data.ljust(18, b"\0"), 16)
        self.size = 65536 if size == 1 else size if size >= 512 and not size & (size - 1) else 4096
        self._pages = {at // self.size + 1: data[at : at + self.size] for at in range(0, len(data), self.size)}
        log = file.with_name(f"{file.name}-wal")
        logged = log.read_bytes() if log.exists() else b""
        for at in range(LOG_HEADER, len(logged) - self.size, FRAME_HEADER + self.size):
            (number,) = unpack_from(">I", logged, at)
            self._pages[number] = logged[at + FRAME_HEADER : at + FRAME_HEADER + self.size]

    def all(self) -> Iterator[bytes]:
        yield from self._pages.values()

    def chain(self, number: int, length: int) -> bytes:
        """What goes on elsewhere of a row that is longer than its page."""
        found = bytearray()
        while number and len(found) < length:
            page = self._pages[number]
            found += page[4:]
            (number,) = unpack_from(">I", page)
        if len(found) < length:
            raise ValueError("its end is lost")
        return bytes(found[:length])


def _cell(pages: _Pages, page: bytes, at: int) -> tuple[int, Row]:
    length, at = _varint(page, at)
    number, at = _varint(page, at)
    most, least = pages.size - 35, (pages.size - 12) * 32 // 255 - 23
    if length <= most:
        payload = page[at : at + length]
    else:
        here = least + (length - least) % (pages.size - 4)
        here = here if here <= most else least
        payload = page[at : at + here] + pages.chain(unpack_from(">I", page, at + here)[0], length - here)
    if len(payload) < length:
        raise ValueError("it ends behind its page")
    return number, tuple(_values(payload))


def _values(payload: bytes) -> Iterator[Value]:
    header, at = _varint(payload, 0)
    place = header
    while at < header:
        kind, at = _varint(payload, at)
        size = SIZES[kind] if kind < len(SIZES) else (kind - 12) // 2
        raw = payload[place : place + size]
        if len(raw) < size:
            raise ValueError("it ends too soon")
        place += size
        if kind == 0:
            yield None
        elif kind == 7:
            yield float(unpack_from(">d", raw)[0])
        elif kind < 10:
            yield int.from_bytes(raw, signed=True) if size else int(kind == 9)
        else:
            yield raw.decode() if kind % 2 else raw


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = 0
    for place in range(8):
        byte = data[at + place]
        number = number << 7 | byte & 127
        if byte < 128:
            return number, at + place + 1
    return number << 8 | data[at + 8], at + 9
