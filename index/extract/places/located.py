"""The places of an article as entities: the mentions of each name together, with what the words around them say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.extract.actors import Actor
from index.extract.names.demonyms import Demonym
from index.extract.names.name import Name
from index.extract.phrases import Key, key
from index.extract.places.candidates import STATES, Named
from index.extract.places.countries import base_name, spellings
from index.extract.places.gazetteer import PlaceRecord, lookup
from index.extract.places.holders import holders
from index.extract.places.placing import Area, place_all
from index.extract.places.spellings import fold
from index.records import Entity

_SHORT = re.compile(r", ((?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.)(?=\W)")


def locate(text: str, names: Sequence[Name]) -> dict[int, Entity]:
    """The entity of each mention of a place, by its start. A name means one place all through an article."""
    mentions: dict[Key, list[Name]] = {}
    countries: Counter[str] = Counter()
    for name in names:
        if name.label == "LOC":
            mentions.setdefault(key(base_name(text[name.start : name.end]).casefold()), []).append(name)
        elif isinstance(name.entry, Demonym | Actor) and name.entry.country:
            countries[name.entry.country] += 1
    named = [_named(text, found) for found in mentions.values()]
    entities: dict[int, Entity] = {}
    for one, found, place in zip(
        named, mentions.values(), place_all(named, countries, _short_regions(text)), strict=True
    ):
        entities.update(dict.fromkeys((name.start for name in found), _entity(one, place)))
    return entities


def _short_regions(text: str) -> list[Area]:
    """The states a text names in short after their towns: "Orvana, Ky."."""
    found = []
    for short in dict.fromkeys(match[1] for match in _SHORT.finditer(text)):
        place = next(iter(lookup(short)), None)
        if place is not None and place.kind == "region" and place.country in STATES:
            found.append((place.country, place.admin1))
    return found


def _named(text: str, mentions: Sequence[Name]) -> Named:
    written = [" ".join(text[name.start : name.end].split()) for name in mentions]
    kinds = Counter(name.kind for name in mentions if name.kind)
    kind = kinds.most_common(1)[0][0] if kinds else ""
    inside = tuple({holder: None for name in mentions for holder in holders(text, name.start, name.end)})
    return Named(spellings(min(written, key=len)), len(mentions), kind, inside)


def _entity(named: Named, place: PlaceRecord | None) -> Entity:
    if place is None:
        return Entity(-1, base_name(named.spellings[0]), "LOC", 0, named.kind)
    # Districts are spelt as many ways as there are maps: the article's own way is the one its reader knows.
    own = base_name(named.spellings[0])
    return Entity(
        -1,
        own if place.kind == "district" and fold(own) == fold(place.name) else place.name,
        "LOC",
        0,
        place.kind,
        place.country,
        lat=place.lat,
        lon=place.lon,
        admin1=place.admin1,
        precision=place.precision,
    )
