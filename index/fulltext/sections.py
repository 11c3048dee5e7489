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

BLOCK_BYTES = 1 << 16
"""Each so many bytes of a section have a checksum of their own."""

CHECKED_BYTES = 1 << 20
"""Sections up to this size are checked on opening; larger ones, which would slow it down, block by block when used."""

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
    checksums: tuple[int, ...]


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
        start, checksums, checksum, room = self._at, list[int](), 0, BLOCK_BYTES
        for data in chunks:
            self._write(data)
            chunk = memoryview(data)
            while len(chunk) >= room:
                checksums.append(crc32(chunk[:room], checksum))
                chunk, checksum, room = chunk[room:], 0, BLOCK_BYTES
            checksum, room = crc32(chunk, checksum), room - len(chunk)
        if room < BLOCK_BYTES:
            checksums.append(checksum)
        self._sections.append(Section(name, code, start, self._at - start, tuple(checksums)))

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
        self._blocks = {
            one.name: Blocks(one.name, memory[one.start : one.start + one.length_bytes], one.code, one.checksums)
            for one in msgspec.json.decode(listing, type=list[Section])
        }
        self.check(CHECKED_BYTES)

    def view(self, name: str) -> memoryview[int]:
        """The numbers of a section, in place; none where there is no such section. Raises Damaged."""
        blocks = self._blocks.get(name)
        if blocks is None:
            return memoryview(b"")
        blocks.check()
        return blocks.numbers

    def blocks(self, name: str) -> Blocks:
        """The same for a section of which some is looked at: as much as that is checked."""
        return self._blocks.get(name) or Blocks(name, memoryview(b""), "B", ())

    def names(self) -> Iterable[str]:
        return self._blocks.keys()

    def check(self, limit_bytes: int | None = None) -> None:
        """Compare sections (up to a size) with their checksums, whether that was done before or not. Raises Damaged."""
        for blocks in self._blocks.values():
            if limit_bytes is None or blocks.numbers.nbytes <= limit_bytes:
                blocks.check(anew=True)


class Blocks:
    """The numbers of a section. Whatever is taken out of it has been compared with its checksums, once."""

    def __init__(self, name: str, memory: memoryview, code: Code, checksums: tuple[int, ...]) -> None:
        self.numbers: memoryview[int] = memory.cast(code)
        self._name, self._memory, self._checksums = name, memory, checksums
        self._unchecked = bytearray(b"\1") * len(checksums)
        if len(checksums) != -(-len(memory) // BLOCK_BYTES):
            raise Damaged(f"{name} in it was cut short")

    def __getitem__(self, wanted: slice) -> memoryview[int]:
        """Numbers side by side. Raises Damaged."""
        found = self.numbers[wanted]
        if found.nbytes:
            start = wanted.indices(len(self.numbers))[0] * found.itemsize
            self._check(start // BLOCK_BYTES, (start + found.nbytes - 1) // BLOCK_BYTES + 1)
        return found

    def check(self, *, anew: bool = False) -> None:
        """Compare all of it. Raises Damaged."""
        if anew:
            self._unchecked = bytearray(b"\1") * len(self._checksums)
        self._check(0, len(self._checksums))

    def _check(self, first: int, last: int) -> None:
        at = self._unchecked.find(1, first, last)
        while at >= 0:
            if crc32(self._memory[at * BLOCK_BYTES : (at + 1) * BLOCK_BYTES]) != self._checksums[at]:
                raise Damaged(f"{self._name} in it is not what was written")
            self._unchecked[at] = 0
            at = self._unchecked.find(1, at + 1, last)


def narrowest(largest: int) -> Code:
    """The code of the smallest type that holds numbers up to this one."""
    return next(code for code, limit in _NARROW if largest < limit)
