"""Countries and well-known places: what they are, where they lie, and what the words around a name say of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from index.extract.phrases import Phrases, rows, terms
from index.extract.places.candidates import is_word
from index.extract.places.gazetteer import PlaceRecord as PlaceRecord  # what this room hands out

# Words beside a name that say what kind of place it is: "Zanjili district", "the town of Baaj".
KIND_WORDS = {
    "country": "country republic kingdom nation",
    "region": "province provinces region state governorate county oblast prefecture territory peninsula "
    "valley mountains mountain desert canton island islands archipelago krai emirate coast plateau strip",
    "city": "city town village hamlet capital municipality port settlement suburb commune townlet",
    "district": "district neighbourhood neighborhood area quarter borough ward subdistrict sub-district suburbs slum "
    "township arrondissement locality enclave",
    "water": "river sea lake gulf strait canal ocean bay creek reservoir delta channel",
    "facility": "airport bridge square hospital prison dam airbase base camp mosque church university school station "
    "stadium market hotel palace street road highway crossing checkpoint refinery port-terminal harbour harbor park "
    "barracks airfield embassy mall border-crossing field oilfield",
}
_KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
_AFTER = re.compile(
    r"[ -](?:(?:refugee|displacement|military|air|army|naval|border|train|police|power|oil|international) ){0,2}"
    r"([a-z][a-z-]+)\b(?! hall\b)"
)
_BEFORE = re.compile(r"([a-z][a-z-]+) of (?:the )?\Z")
_CAPITAL_KIND = re.compile(r"(?:^|[ -])([A-Z][a-z]+)$")
_LEADING_KIND = re.compile(r"^(River|Lake|Mount|Camp|Port|Fort|Gulf|Strait)\b")
_LEADING_KINDS = {"Mount": "region", "Camp": "facility", "Port": "city", "Fort": "facility"}

# Words before a name that mean a part of it, and leave it the same place: "western Mosul", "central Baghdad".
_DIRECTIONS = (
    r"(?:(?:north|south|east|west|central|northern|southern|eastern|western|downtown|inner|outer|upper|lower|mainland|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|far)"
    r"[ -])+"
)
DIRECTION = re.compile(rf"^{_DIRECTIONS}(?=\S)", re.IGNORECASE)
PART_OF_CITY = re.compile(rf"\b{_DIRECTIONS}\Z")
"""What stands before the name of a city, of which a part is meant; no part of a title."""


_KIND_AROUND = re.compile(
    r"^(?:City|Town|Province|State|Republic|Governorate|District) of |"
    r" (?:Province|Governorate|Oblast|Region|State|Prefecture|Krai|District|City|Republic)$"
)
_ABBREVIATION = re.compile(r"[A-Z][a-z]+\.|[A-Z]{2}")
_RUN = r"[A-Z][\w’'-]*(?: (?:(?:al|el|ul|de|la|bin) )?[A-Z][\w’'-]*){0,3}"
_SETTLEMENT = re.compile(
    rf"\b({_RUN}) (?:district|neighbou?rhood|province|governorate|municipality|village|subdistrict|suburb)\b"
    rf"|\b(?:town|towns|village|villages|city|district|province|suburb|neighbou?rhood|governorate) of ({_RUN})"
)


def resolve(name: str, kind_hint: str = "") -> PlaceRecord | None:
    """The well-known place a name means, with or without a direction before it; `placing` knows all the others.

    A hint beats the table where both may be meant (Kano state lies around Kano); a hint that contradicts the table
    means another place of that name, of which nothing else is known: None. "Baghdad airport" still names Baghdad.
    """
    found = _table().get(name) or _table().get(base_name(name))
    if found is None or kind_hint in ("", "facility", found.kind) or {kind_hint, found.kind} == {"region", "country"}:
        return found
    if {kind_hint, found.kind} <= {"city", "district", "region"}:
        return replace(found, kind=kind_hint)
    return None


def base_name(name: str) -> str:
    """A place's name without the direction before it and the kind word after it ("western Mosul", "Tigris river").

    What is a part of nothing keeps its direction: South Sudan, West Bank.
    """
    whole = " ".join(name.split())
    bare = DIRECTION.sub("", whole)
    if bare != whole and _table().get(whole) is not None:
        return whole
    stem, _, last = bare.rpartition(" ")
    return stem if stem and last in _KIND_OF else bare


def spellings(name: str) -> tuple[str, ...]:
    """What to look a name up by, the whole first: without its direction, without its kind ("Fars Province")."""
    whole = " ".join(name.split())
    base = base_name(whole)
    bare = _KIND_AROUND.sub("", base) or base
    return tuple(dict.fromkeys((whole, base, bare)))


def kind_from_context(text: str, start: int, end: int) -> str:
    """The kind of place the words in and around a name say it is, or an empty string.

    The last word of the name itself, then the word after it, then "town of" and the like before it.
    """
    name = text[start:end]
    leading = _LEADING_KIND.match(name)
    own = _CAPITAL_KIND.search(name) if " " in name or "-" in name else None
    if own and own[1].lower() in _KIND_OF:
        return _KIND_OF[own[1].lower()]
    last = name.rpartition(" ")[2]
    if last != name and last in _KIND_OF:
        return _KIND_OF[last]
    if leading and " " in name:
        return _LEADING_KINDS.get(leading[1], "water")
    after = _AFTER.match(text, end)
    if after and after[1] in _KIND_OF:
        return _KIND_OF[after[1]]
    if text.endswith(("of ", "of the "), 0, start):
        before = _BEFORE.search(text, max(0, start - 30), start)
        return _KIND_OF.get(before[1], "") if before else ""
    return ""


def find_settlements(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of capitalised words that kind words beside them make a place: "Bab Sinjar area", "town of Baaj"."""
    for match in _SETTLEMENT.finditer(text):
        group = 1 if match[1] else 2
        yield match.start(group), match.end(group)


def place_names() -> Iterator[tuple[str, PlaceRecord]]:
    """Every name by which well-known places are found in a text, countries first; "Ala." and "Man." alone are none."""
    for code, name, lat, lon, aliases, _ in rows("places_countries"):
        yield from _names(PlaceRecord(name, "country", code, float(lat), float(lon)), aliases)
    for name, kind, code, lat, lon, aliases in rows("places"):
        yield from _names(PlaceRecord(name, kind, code, float(lat), float(lon)), aliases)
    for name, code, _, lat, lon, aliases in rows("places_regions"):
        region = PlaceRecord(name, "region", code, float(lat) if lat else None, float(lon) if lon else None, name)
        for spelling, record in _names(region, aliases):
            if not is_word(spelling) and (
                " " in spelling or spelling.strip(".").count(".") or not spelling.endswith(".")
            ):
                yield spelling, record


def _names(record: PlaceRecord, aliases: str) -> Iterator[tuple[str, PlaceRecord]]:
    yield record.name, record
    for alias in terms(aliases, ";"):
        yield alias, record


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """All names of every country by its code, the usual one first."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name, _, _, aliases, _ in rows("places_countries"):
        found.setdefault(code, (name, *terms(aliases, ";")))
    return found


@cache
def _table() -> Phrases[PlaceRecord]:
    return Phrases(place_names())
