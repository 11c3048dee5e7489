"""The gazetteer: every place we know under every spelling, in one file that is mapped into memory and never parsed.

Keys (see `spellings`) and names are sorted and stored in blocks in which each says how much it shares with the one
before, so that a key is found by bisection over the first keys of the blocks. `index.training` writes the file.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.extract.places.spellings import fold

FILE = Path(__file__).parents[1] / "lexicon" / "places.bin"

MAGIC = b"DLPLACE2"
HEADER = struct.Struct("<8s7I")
"""Magic, number of blocks of keys, then where heads of keys, keys, heads of names, names, records and lists begin."""

HEAD = struct.Struct("<I")
"""Where a block begins, from the beginning of its section."""

BLOCK = 16
"""Keys or names a block."""

LONG = 15
"""What a half byte holds: a longer rest has its length less this in a byte of its own."""

RECORD = struct.Struct("<hhHBB")
"""Latitude and longitude in hundredths of a degree, kind and region in one, country, weight in tenths."""

NUMBER = 3
MORE = 1 << 23
"""Bytes of a record's number under a key, and the bit of it that says that another follows."""

KIND_BITS = 12
KINDS = ("", "country", "region", "city", "district", "facility", "water")
PRECISION = {"facility": "point", "water": "region"}
"""What coordinates stand for: of other kinds, for a place of that kind."""

DEGREE = 100


@dataclass(frozen=True)
class PlaceRecord:
    """A place: `kind` is country, region, city, district, facility or water; `country` is ISO 3166.

    `admin1` is the first-level region it lies in, or is. `weight` says how likely news means it, all else unknown:
    the decimal logarithm of its inhabitants, more where news names it often, 9 for countries. `precision` says what its
    coordinates stand for.
    """

    name: str
    kind: str
    country: str
    lat: float | None = None
    lon: float | None = None
    admin1: str = ""
    weight: float = 0.0
    precision: str = ""


@lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[PlaceRecord, ...]:
    """Every place a name may mean in any spelling, the likeliest first."""
    key = fold(name)
    return tuple(gazetteer().record(number) for number in gazetteer().numbers(key.encode())) if key else ()


@cache
def gazetteer() -> Gazetteer:
    """The shipped file, opened once a process."""
    return Gazetteer(FILE)


class Gazetteer:
    """An open file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, blocks, key_heads, keys, name_heads, names, records, lists = HEADER.unpack_from(data)
        if magic != MAGIC:
            raise ValueError(f"{path.name} is not a gazetteer of this version; make it anew with `index.training`")
        self._data, self._blocks = data, blocks
        self._key_heads, self._keys, self._name_heads, self._names = key_heads, keys, name_heads, names
        self._records, self._count = records, (lists - records) // RECORD.size
        countries, regions = data[lists:].decode().split("\0")
        self._countries, self._regions = countries.split("\n"), regions.split("\n")

    def __len__(self) -> int:
        return int(self._count)

    def numbers(self, key: bytes) -> list[int]:
        """The numbers of the records under a key, the likeliest first."""
        low, high = 0, self._blocks
        while low < high:
            middle = (low + high) // 2
            if self._head(middle) <= key:
                low = middle + 1
            else:
                high = middle
        return next((numbers for found, numbers in self._key_block(low - 1) if found == key), []) if low else []

    def record(self, number: int) -> PlaceRecord:
        """One place."""
        lat, lon, region, country, weight = RECORD.unpack_from(self._data, self._records + number * RECORD.size)
        kind, admin1 = KINDS[region >> KIND_BITS], self._regions[region & ((1 << KIND_BITS) - 1)]
        name, code, precision = self._name(number), self._countries[country], PRECISION.get(kind, kind)
        return PlaceRecord(name, kind, code, lat / DEGREE, lon / DEGREE, admin1, weight / 10, precision)

    def keys(self) -> Iterator[tuple[bytes, list[int]]]:
        """Every key with the numbers of its records, in order."""
        for block in range(self._blocks):
            yield from self._key_block(block)

    def _head(self, block: int) -> bytes:
        head, _ = self._string(self._at(self._key_heads, self._keys, block), b"")
        return head

    def _key_block(self, block: int) -> Iterator[tuple[bytes, list[int]]]:
        at, key = self._at(self._key_heads, self._keys, block), b""
        end = self._at(self._key_heads, self._keys, block + 1) if block + 1 < self._blocks else self._name_heads
        while at < end:
            key, at = self._string(at, key)
            numbers, more = [], True
            while more:
                number = int.from_bytes(self._data[at : at + NUMBER], "little")
                at, more = at + NUMBER, bool(number & MORE)
                numbers.append(number & ~MORE)
            yield key, numbers

    def _name(self, number: int) -> str:
        block, within = divmod(number, BLOCK)
        at, name = self._at(self._name_heads, self._names, block), b""
        for _ in range(within + 1):
            name, at = self._string(at, name)
        return name.decode()

    def _at(self, heads: int, section: int, block: int) -> int:
        offset: int = HEAD.unpack_from(self._data, heads + block * HEAD.size)[0]
        return section + offset

    def _string(self, at: int, before: bytes) -> tuple[bytes, int]:
        """The string at an offset, of which it may share the beginning with the one before; where it ends."""
        shared, length = divmod(self._data[at], LONG + 1)
        at += 1
        if length == LONG:
            length += self._data[at]
            at += 1
        return before[:shared] + self._data[at : at + length], at + length
