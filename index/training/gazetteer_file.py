"""The file the gazetteer is read from: `index.extract.places.gazetteer` says how it is laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from os.path import commonprefix
from pathlib import Path
from typing import Protocol

from index.extract.places.gazetteer import (
    BLOCK,
    DEGREE,
    HEAD,
    HEADER,
    KIND_BITS,
    KINDS,
    LONG,
    MAGIC,
    MORE,
    NUMBER,
    RECORD,
)
from index.extract.places.spellings import fold

MOST = 100
"""Places under one key: of so many nobody means one of the smaller without saying more."""


class Place(Protocol):
    """What the file needs of a place."""

    name: str
    kind: str
    country: str
    lat: float
    lon: float
    admin1: str
    weight: float
    names: set[str]


def write(path: Path, places: Sequence[Place]) -> str:
    """Write the file; a line about what is in it."""
    places = sorted(places, key=lambda place: (place.name.encode(), place.country, place.admin1, place.lat, place.lon))
    countries = sorted({place.country for place in places} | {""})
    regions = sorted({place.admin1 for place in places} | {""})
    country_at = {name: at for at, name in enumerate(countries)}
    region_at = {name: at for at, name in enumerate(regions)}
    records = bytearray()
    numbers: defaultdict[bytes, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        kind = KINDS.index(place.kind) << KIND_BITS | region_at[place.admin1]
        lat, lon = round(place.lat * DEGREE), round(place.lon * DEGREE)
        records += RECORD.pack(lat, lon, kind, country_at[place.country], round(place.weight * 10))
        for key in {fold(name).encode() for name in {place.name, *place.names}} - {b""}:
            numbers[key].append(number)
    keys = sorted(numbers)
    found = [sorted(numbers[key], key=lambda number: (-places[number].weight, number))[:MOST] for key in keys]
    key_heads, key_section = _blocks(keys, [_numbers(some) for some in found])
    name_heads, name_section = _blocks([place.name.encode() for place in places], [b""] * len(places))
    lists = ("\n".join(countries) + "\0" + "\n".join(regions)).encode()
    sections = (key_heads, key_section, name_heads, name_section, bytes(records), lists)
    at = [HEADER.size]
    for section in sections[:-1]:
        at.append(at[-1] + len(section))
    path.write_bytes(HEADER.pack(MAGIC, len(key_heads) // HEAD.size, *at) + b"".join(sections))
    size = path.stat().st_size / 1_000_000
    return f"{path.name}: {len(places):,} places, {len(keys):,} spellings, {size:.1f} MB"


def _blocks(strings: Sequence[bytes], values: Sequence[bytes]) -> tuple[bytes, bytes]:
    """(where each block begins, the strings each with its value)."""
    heads, section = bytearray(), bytearray()
    before = b""
    for at, (string, value) in enumerate(zip(strings, values, strict=True)):
        if at % BLOCK == 0:
            heads += HEAD.pack(len(section))
            before = b""
        shared = min(len(commonprefix([before, string])), LONG)
        length = len(string) - shared
        section += bytes([shared * (LONG + 1) + min(length, LONG)])
        section += bytes([length - LONG]) if length >= LONG else b""
        section += string[shared:] + value
        before = string
    return bytes(heads), bytes(section)


def _numbers(found: Sequence[int]) -> bytes:
    last = len(found) - 1
    return b"".join((n | (MORE if at < last else 0)).to_bytes(NUMBER, "little") for at, n in enumerate(found))
