"""What a name of an article may mean, and what each meaning is worth whatever the article's other places are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from index.extract.phrases import load
from index.extract.places.gazetteer import PlaceRecord, lookup
from index.extract.places.spellings import plain

EXACT = 0.5
"""The name as the article spells it, not a transliteration that folds to it."""

HELD = 5.0
ELSEWHERE = -3.0
NO_COUNTRY = -6.0
"""Inside what the text says it lies in; inside something else; a country, where it is a state: "Turkey, Texas"."""

STATES = ("US", "CA")
"""Whose news names a town with its state, even one called Turkey."""

RENOWNED = 6.5
"""The weight of a place so large that a name beside it may be the next of a list: "Paris, Moscow"."""

CLOSE_KM = 60.0
"""A town this near a city may be said to lie in it."""

A_WORD = -3.0
SURE_WEIGHT = 5.5
"""A name that is also a word or a person's is no small place, unless the text says so. Nice is large enough."""

TOWN_AS_DISTRICT = -1.5
"""A district that only a small town somewhere shares its name with is no place we know."""

MOST = 40
"""Candidates of one name that are looked at."""

MOST_HOLDERS = 6
SETTLED = ("city", "district", "facility")


@dataclass(frozen=True)
class Named:
    """A name of the article in the spellings to look it up by, the whole first; how often it stands there, the kind and
    the holders that the words around it give.
    """

    spellings: tuple[str, ...]
    count: int = 1
    kind: str = ""
    holders: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file places_words.toml."""

    words: str
    names: str


def candidates(named: Named) -> list[tuple[PlaceRecord, float]]:
    """The places a name may mean, the likeliest first, with what each is worth."""
    spelling, found = _look_up(named.spellings)
    spelt = plain(spelling)
    doubtful = is_word(spelling) and named.kind not in ("city", "region")
    holders = _holders(named.holders)
    rated = []
    for place in _fitting(found, named.kind)[:MOST]:
        score = place.weight + (EXACT if plain(place.name) == spelt else 0.0)
        if doubtful and (place.weight < SURE_WEIGHT or place.kind == "region"):
            score += A_WORD
        if named.kind == "district" and place.kind == "city" and place.weight < SURE_WEIGHT:
            score += TOWN_AS_DISTRICT
        rated.append((place, score + _held(place, holders)))
    return rated


def _look_up(spellings: Sequence[str]) -> tuple[str, tuple[PlaceRecord, ...]]:
    """The first spelling that names a place, and what it may name. A longer one must be a place's own name, or that of
    a region: "Western Australia", "South Charleston".
    """
    for spelling in spellings[:-1]:
        found = lookup(spelling)
        if any(place.kind in ("country", "region") or plain(place.name) == plain(spelling) for place in found):
            return spelling, found
    return spellings[-1], lookup(spellings[-1])


def _fitting(found: Sequence[PlaceRecord], kind: str) -> list[PlaceRecord]:
    """The places a kind allows: Kano state lies around Kano, but no river called Jordan is the country."""
    if kind in ("", "facility"):
        return list(found)
    same = [place for place in found if place.kind == kind]
    if kind in ("country", "water"):
        return same
    if kind == "region" and (same := same or [place for place in found if place.kind == "country"]):
        return same
    if kind == "city":
        return [place for place in found if place.kind in ("city", "district")] or _towns_and_regions(found)
    return _towns_and_regions(found)


def _towns_and_regions(found: Sequence[PlaceRecord]) -> list[PlaceRecord]:
    return [place for place in found if place.kind in ("city", "district", "region")]


def _holders(names: Sequence[str]) -> list[PlaceRecord]:
    """The countries, regions and large towns that names of holders mean."""
    found: list[PlaceRecord] = []
    for name in names:
        if name.startswith("="):
            found.append(PlaceRecord("", "country", name[1:]))
        else:
            found.extend(
                place
                for place in lookup(name)[:MOST_HOLDERS]
                if place.kind in ("country", "region") or place.weight >= SURE_WEIGHT
            )
    return found


def _held(place: PlaceRecord, holders: Sequence[PlaceRecord]) -> float:
    if not holders:
        return 0.0
    if any(_is_inside(place, holder) for holder in holders):
        return HELD
    if place.kind == "country":
        return NO_COUNTRY if all(holder.kind == "region" and holder.country in STATES for holder in holders) else 0.0
    if place.kind in ("region", "water") or place.weight >= RENOWNED:
        return 0.0
    return ELSEWHERE if any(holder.kind in ("country", "region") for holder in holders) else 0.0


def _is_inside(place: PlaceRecord, holder: PlaceRecord) -> bool:
    if place.kind == "country" or (place.kind, place.name) == (holder.kind, holder.name):
        return False
    if holder.kind == "country":
        return place.country == holder.country
    if place.country != holder.country:
        return False
    if holder.kind == "region":
        return place.kind != "region" and place.admin1 == holder.admin1 or _is_county(place, holder)
    return place.kind in SETTLED and kilometres(place, holder) <= CLOSE_KM


def _is_county(place: PlaceRecord, holder: PlaceRecord) -> bool:
    return place.kind == "region" and place.admin1 == holder.name != place.name


def kilometres(one: PlaceRecord, other: PlaceRecord) -> float:
    """The distance between two places; infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    if abs(one.lat - other.lat) > 3:
        return math.inf  # more than any distance that matters here
    across = math.cos(math.radians(one.lat)) * (one.lon - other.lon)
    return 111.2 * math.hypot(one.lat - other.lat, across)


def is_word(name: str) -> bool:
    """Whether a name is more often an ordinary word or a person's name than a place."""
    return plain(name) in _words()


@cache
def _words() -> frozenset[str]:
    table = load("places_words", Words)
    return frozenset(f"{table.words} {table.names}".split())
