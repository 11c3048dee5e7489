"""The gazetteer's places: GeoNames' towns, the regions they lie in, and what people wrote into the lexicon.

What a person wrote wins: its name is the place's name, and what GeoNames knows of that place becomes the same place.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from index.extract.phrases import rows, terms
from index.extract.places.candidates import is_word
from index.extract.places.gazetteer import FILE
from index.extract.places.spellings import fold, plain
from index.training import geonames
from index.training.gazetteer_file import write
from index.training.geonames import Area, Parts, Town

KNOWN = 1.0
"""How much likelier news means a town that a person listed than another of its size; a decimal logarithm."""

WEIGHTS = {"country": 9.0, "region": 6.0, "city": 5.5, "district": 5.5, "facility": 5.0, "water": 6.0}
"""The least weight of what a person listed."""

COUNTY = 3.5
"""Whatever its size, a county is only named where its state is known; of several, the larger is barely likelier."""

SAME_KM = 75.0
"""A town listed by hand, to a tenth of a degree, and a town of GeoNames of that name this near are one."""

SAME_REGION_KM = 400.0
SHORTEST_NAME = 3
LONGEST_NAME = 4
"""Letters of a spelling's key, and words of a spelling."""

SMALL = 20_000
"""A town of fewer inhabitants has other spellings in English only where its own name is in other letters."""

OTHER_LETTERS = frozenset(
    "AE AF AM AZ BD BG BH BT BY CN CY DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA ME MK MM "
    "MN MR NP OM PK PS QA RS RU SA SD SO SY TD TH TJ TM TN TW UA UZ XK YE".split()
)
"""Countries where names are not, or were not lately, written in Latin letters."""

_ON_WATER = re.compile(r"([A-Z]\w+)-(?:on|upon|by)-")
"""Clacton-on-Sea is Clacton to those who live there."""

_KIND = r"(?:Governorate|Province|Oblast'?|Region|State|Prefecture|Sheng|Shi|Zizhiqu|Department|District)"
_AROUND = re.compile(rf"^(?:Muhafazat|Wilayat-e|Wilayat|Sha`biyat|Mintaqat|Respublika|Provincia de) | {_KIND}$")


@dataclass
class Row:
    """A place on its way into the file. `names` are all its spellings, `listed` those a person wrote down."""

    name: str
    kind: str
    country: str
    lat: float
    lon: float
    admin1: str = ""
    weight: float = 0.0
    names: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)


def make() -> str:
    """Write the gazetteer and say what is in it."""
    towns = geonames.towns()
    parts = geonames.parts_of(towns)
    members: defaultdict[Area, list[Town]] = defaultdict(list)
    for town in towns:
        members[town.area].append(town)
    regions = _regions(members, geonames.area_names(towns, parts))
    found = [_town(town, regions) for town in towns]
    _merge_listed(found, list(_listed()), list(regions.values()))
    found.extend(regions.values())
    found.extend(_counties(towns, parts, regions))
    _prefer_towns(found)
    _give_regions(found)
    return write(FILE, found)


def _town(town: Town, regions: dict[Area, Row]) -> Row:
    region = regions.get(town.area)
    spelt = town.alternatenames if town.population >= SMALL or town.countrycode in OTHER_LETTERS else []
    names = {name for name in spelt if _is_useful(name, town.population)}
    weight = math.log10(town.population + 10)
    admin1 = region.name if region else ""
    if short := _ON_WATER.match(town.name):
        names.add(short[1])
    return Row(town.name, "city", town.countrycode, town.latitude, town.longitude, admin1, weight, names)


def _is_useful(name: str, population: int) -> bool:
    bare = plain(name)
    words = bare.split()
    if not bare.isascii() or not name[:1].isupper() or (name.isupper() and len(name) <= SHORTEST_NAME + 1):
        return False
    return len(words) <= (LONGEST_NAME if population >= SMALL else 2) and len(fold(name)) >= SHORTEST_NAME


def _regions(members: dict[Area, list[Town]], names: dict[Area, str]) -> dict[Area, Row]:
    """First-level regions with the middle of their towns; those listed by hand under the name they have there."""
    regions = {}
    for area, name in names.items():
        lat, lon = _middle(members[area])
        weight = math.log10(sum(town.population for town in members[area]) + 10)
        bare = _AROUND.sub("", name).strip()
        bare = name if is_word(bare) else bare
        regions[area] = Row(bare, "region", area[0], lat, lon, bare, weight, {name})
    seats = _seats(members)
    for name, country, seat, lat_text, lon_text, aliases in rows("places_regions"):
        found = seats.get((country, fold(seat))) if seat else None
        known = regions.get(found.area) if found else None
        if known is None and not lat_text:
            raise SystemExit(f"places_regions.tsv: no town {seat} in {country} for {name}")
        if known is None or found is None:
            continue
        lat, lon = (float(lat_text), float(lon_text)) if lat_text else (known.lat, known.lon)
        spellings = {name, *terms(aliases, ";"), *known.names}
        regions[found.area] = Row(name, "region", country, lat, lon, name, known.weight + KNOWN, spellings, {name})
    return regions


def _seats(members: dict[Area, list[Town]]) -> dict[tuple[str, str], Town]:
    """The largest town of each name in each country."""
    towns = sorted((town for there in members.values() for town in there), key=lambda town: town.population)
    found = {(town.countrycode, fold(name)): town for town in towns for name in town.alternatenames}
    found.update({(town.countrycode, fold(town.name)): town for town in towns})
    return found


def _middle(towns: Iterable[Town]) -> tuple[float, float]:
    """The centre of the box that holds all but the farthest twentieth of the towns."""
    lats = sorted(town.latitude for town in towns)
    lons = sorted(town.longitude for town in towns)
    cut = len(lats) // 20
    return (lats[cut] + lats[-1 - cut]) / 2, (lons[cut] + lons[-1 - cut]) / 2


def _counties(towns: list[Town], parts: dict[int, Parts], regions: dict[Area, Row]) -> Iterator[Row]:
    """Counties of the United States, where the news of half a page names no smaller place."""
    inside: defaultdict[tuple[Area, str], list[Town]] = defaultdict(list)
    for town in towns:
        county = parts[town.geonameid].admin2 if town.geonameid in parts else ""
        if town.countrycode == "US" and county.endswith((" County", " Parish")):
            inside[town.area, county].append(town)
    for (area, county), there in inside.items():
        lat, lon = _middle(there)
        weight = COUNTY + math.log10(sum(town.population for town in there) + 10) / 10
        short = county.replace(" County", " Co")
        yield Row(county, "region", "US", lat, lon, regions[area].name, weight, {county, short})


def _listed() -> Iterator[Row]:
    """What people wrote into the lexicon."""
    people = {state.iso: state.population for state in geonames.states()}
    for code, name, lat, lon, aliases, _ in rows("places_countries"):
        weight = WEIGHTS["country"] + math.log10(people.get(code, 0) + 10) / 100
        yield Row(name, "country", code, float(lat), float(lon), "", weight, set(terms(aliases, ";")))
    for name, kind, code, lat, lon, aliases in (*rows("places"), *rows("places_districts")):
        yield Row(name, kind, code, float(lat), float(lon), "", WEIGHTS[kind], set(terms(aliases, ";")))
    for name, code, _, lat, lon, aliases in rows("places_regions"):
        if lat:
            yield Row(name, "region", code, float(lat), float(lon), "", WEIGHTS["region"], set(terms(aliases, ";")))


def _merge_listed(found: list[Row], listed: Iterable[Row], regions: list[Row]) -> None:
    """Put listed places among the found ones, or into the one that is the same."""
    by_key: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in [*found, *regions]:
        for name in {row.name, *row.names}:
            by_key[row.country, fold(name)].append(row)
    for row in listed:
        far = SAME_REGION_KM if row.kind == "region" else SAME_KM
        same = [
            other
            for name in {row.name, *row.names}
            for other in by_key[row.country, fold(name)]
            if other.kind == row.kind and kilometres(row, other) <= far
        ]
        if not same:
            found.append(replace(row, names=set(row.names), listed={row.name, *row.names}))
            continue
        best = max(same, key=lambda other: other.weight)
        best.names |= {best.name, *row.names}
        if best.kind == "region":
            for town in found:
                if town.country == best.country and town.admin1 == best.name:
                    town.admin1 = row.name
            best.admin1 = row.name
        best.name = row.name
        best.weight = max(best.weight + (0.0 if best.listed else KNOWN), row.weight)
        best.listed |= {row.name, *row.names}


def _give_regions(found: list[Row]) -> None:
    """What is listed by hand and no town of GeoNames lies in the region of the nearest one."""
    towns: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        if row.kind == "city" and row.admin1:
            towns[row.country].append(row)
    for row in found:
        if row.listed and not row.admin1 and row.kind in ("city", "district", "facility") and towns[row.country]:
            nearest = min(towns[row.country], key=lambda town: kilometres(row, town))
            row.admin1 = nearest.admin1 if kilometres(row, nearest) <= SAME_KM else ""


def _prefer_towns(found: list[Row]) -> None:
    """Of a region and a listed town of one name, in one country, the bare name is the town's: Kandahar, Washington."""
    towns: dict[tuple[str, str], float] = {}
    for row in found:
        if row.kind == "city":
            towns.update({(row.country, fold(name)): row.weight for name in row.listed})
    for row in found:
        if row.kind == "region":
            weights = [towns.get((row.country, fold(name)), math.inf) for name in (row.name, *row.names)]
            row.weight = min(row.weight, min(weights) - KNOWN / 2)


def kilometres(one: Row, other: Row) -> float:
    """The distance between two places."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
