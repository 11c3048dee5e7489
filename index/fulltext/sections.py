"""A file of numbers: named sections, each an array of one type, read in place from a mapped file, each with a checksum.

The list of sections stands at the end, where a writer that knows no sizes beforehand can put it. Its own checksum, the
seal, is kept by whoever refers to the file: no change to any byte goes unseen.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from struct import Struct
from typing import Literal, Protocol
from zlib import crc32

import msgspec

ALIGNMENT = 8
_TRAILER = Struct("<I")

CHECKED_BYTES = 1 << 20
"""Sections up to this size are checked on opening. Larger ones would slow opening down: `doctor` checks them."""

Code = Literal["B", "H", "I", "Q"]

_NARROW: tuple[tuple[Code, int], ...] = (("B", 1 << 8), ("H", 1 << 16), ("I", 1 << 32), ("Q", 1 << 64))


class Damaged(Exception):
    """The bytes of a file are not those that were written."""


class Section(msgspec.Struct, frozen=True, array_like=True):
    """Where a section stands; `code` is the type of its numbers as in `array`."""

    name: str
    code: Code
    start: int
    length_bytes: int
    checksum: int


class Output(Protocol):
    """A binary file open for writing."""

    def write(self, data: bytes, /) -> object:
        """Append bytes."""


class Writer:
    """Writes sections one after the other."""

    def __init__(self, file: Output) -> None:
        self._file = file
        self._at = 0
        self._sections: list[Section] = []

    def add(self, name: str, numbers: array[int]) -> None:
        """A whole section at once, its numbers as narrow as they can be."""
        code = narrowest(max(numbers, default=0))
        self.add_chunks(name, code, [array(code, numbers).tobytes()])

    def add_chunks(self, name: str, code: Code, chunks: Iterable[bytes]) -> None:
        """A section in pieces."""
        self._write(bytes(-self._at % ALIGNMENT))
        start, checksum = self._at, 0
        for chunk in chunks:
            checksum = crc32(chunk, checksum)
            self._write(chunk)
        self._sections.append(Section(name, code, start, self._at - start, checksum))

    def close(self) -> int:
        """Write the list of sections and return the seal. The file itself stays open."""
        listing = msgspec.json.encode(self._sections)
        self._write(listing)
        self._write(_TRAILER.pack(len(listing)))
        return crc32(listing, self._at)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)


class Reader:
    """The sections of a file in memory."""

    def __init__(self, memory: memoryview, seal: int) -> None:
        """Raises Damaged where the list of sections, or a small section, is not as written."""
        try:
            (length,) = _TRAILER.unpack(memory[-_TRAILER.size :])
            listing = bytes(memory[-_TRAILER.size - length : -_TRAILER.size])
        except Exception as error:
            raise Damaged("it was cut short") from error
        if crc32(listing, len(memory)) != seal:
            raise Damaged("its list of contents is not what was written")
        self._memory = memory
        self._sections = {one.name: one for one in msgspec.json.decode(listing, type=list[Section])}
        self.check(CHECKED_BYTES)

    def view(self, name: str) -> memoryview[int]:
        """The numbers of a section, in place; none where there is no such section."""
        section = self._sections.get(name)
        if section is None:
            return memoryview(b"")
        return self._memory[section.start : section.start + section.length_bytes].cast(section.code)

    def names(self) -> Iterable[str]:
        return self._sections.keys()

    def check(self, limit_bytes: int | None = None) -> None:
        """Compare sections (up to a size) with their checksums. Raises Damaged."""
        for section in self._sections.values():
            if limit_bytes is not None and section.length_bytes > limit_bytes:
                continue
            if crc32(self._memory[section.start : section.start + section.length_bytes]) != section.checksum:
                raise Damaged(f"{section.name} in it is not what was written")


def narrowest(largest: int) -> Code:
    """The code of the smallest type that holds numbers up to this one."""
    return next(code for code, limit in _NARROW if largest < limit)
