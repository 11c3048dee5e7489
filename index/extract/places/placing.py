"""Which of the places of one name an article means: all its places decide together.

A candidate gains by what the text says it lies in, by the countries and regions the article names, and by places near
it that the article names too. Below a threshold there is no answer: a wild one costs more than none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.extract.places.candidates import CLOSE_KM, RENOWNED, SETTLED, Named, candidates, kilometres
from index.extract.places.gazetteer import PlaceRecord

THRESHOLD = 5.0
"""A town of 100,000, or one of 3,000 in a country the article is about."""

COUNTRY = 1.0
"""For lying in a country the article names, and up to as much again the more it is the article's."""

REGION = 2
"""For lying in a region the article names, and half of it for each other place it names there."""

NEAR = ((CLOSE_KM, 2.0), (200.0, 1.0))
"""Kilometres to the nearest other place of the article, and what that is worth."""

ALONE = -0.5
"""For lying in a country of which the article says nothing else."""

UNIQUE = 0.5
"""For being the only place of that name: a town of 10,000 nobody else shares its name with needs no company."""

MARGIN = 0.25
AS_LARGE = 1.5
"""A place that another far away nearly equals, itself not thirty times smaller, is not told from it: Springfield."""

HOPE = 1.5
"""For lying near what another name may mean, before it is known what it does mean."""

Area = tuple[str, str]
"""A country's code and the name of a region of it."""


@dataclass
class Evidence:
    """What the article has told so far: how often it means each country, what each region is worth, which places."""

    countries: Counter[str]
    regions: Counter[Area]
    places: dict[int, PlaceRecord]


@dataclass
class Choice:
    """A name on its way to a place: candidates with what they are worth whatever the other places are."""

    named: Named
    candidates: list[tuple[PlaceRecord, float]]
    best: PlaceRecord | None = None
    score: float = -math.inf
    rival: float = -math.inf


def place_all(
    names: Sequence[Named], countries: Mapping[str, int], regions: Iterable[Area] = ()
) -> list[PlaceRecord | None]:
    """The place each name of an article means, or None. `countries` counts what else the article says of countries:
    the codes of its nationalities and organisations; `regions` are those it names in a short form.
    """
    choices = [Choice(named, candidates(named)) for named in names]
    told = Evidence(Counter(countries), Counter(dict.fromkeys(regions, REGION)), {})
    told.countries.update(country for country, _ in regions)
    hopes = _hopes(choices)
    for choice, hoped in zip(choices, hopes, strict=True):
        _pick(choice, told, hoped)
    # The surest choose first, so that no doubtful name misleads them; then each once more, knowing the others.
    order = sorted(range(len(choices)), key=lambda at: max(0.0, choices[at].rival) - choices[at].score)
    for at in order:
        _pick(choices[at], told, hopes[at])
        _remember(told, at, choices[at])
    for at in order:
        _forget(told, at, choices[at])
        _pick(choices[at], told)
        _remember(told, at, choices[at])
    return [_answer(choice) for choice in choices]


def _hopes(choices: Sequence[Choice]) -> list[list[float]]:
    """What each candidate would gain if the other names meant what lies near it."""
    cells: dict[tuple[int, int], set[int]] = {}
    for at, choice in enumerate(choices):
        for place, _ in choice.candidates:
            if place.kind in SETTLED and place.lat is not None and place.lon is not None:
                cells.setdefault((round(place.lat), round(place.lon)), set()).add(at)
    return [
        [HOPE if place.kind in SETTLED and _has_company(place, at, cells) else 0.0 for place, _ in choice.candidates]
        for at, choice in enumerate(choices)
    ]


def _has_company(place: PlaceRecord, at: int, cells: Mapping[tuple[int, int], set[int]]) -> bool:
    if place.lat is None or place.lon is None:
        return False
    lat, lon = round(place.lat), round(place.lon)
    around = (cells.get((y, x)) for y in (lat - 1, lat, lat + 1) for x in (lon - 1, lon, lon + 1))
    return any(there is not None and (len(there) > 1 or at not in there) for there in around)


def _remember(told: Evidence, at: int, choice: Choice) -> None:
    place = choice.best
    if place is not None and choice.score >= THRESHOLD:
        told.places[at] = place
        told.countries[place.country] += choice.named.count
        told.regions[place.country, place.admin1] += REGION if place.kind == "region" else REGION // 2


def _forget(told: Evidence, at: int, choice: Choice) -> None:
    place = told.places.pop(at, None)
    if place is not None:
        told.countries[place.country] -= choice.named.count
        told.regions[place.country, place.admin1] -= REGION if place.kind == "region" else REGION // 2


def _answer(choice: Choice) -> PlaceRecord | None:
    place, kind = choice.best, choice.named.kind
    if place is None or choice.score < max(THRESHOLD, choice.rival + MARGIN):
        return None
    if kind == "district" and place.weight >= RENOWNED:
        return place  # "the Rio de Janeiro area"
    if kind in ("district", "region", "city") and place.kind in ("city", "region", "district"):
        return replace(place, kind=kind, precision="region" if kind == "region" else place.precision)
    return place


def _pick(choice: Choice, told: Evidence, hopes: Sequence[float] = ()) -> None:
    most = max(told.countries.values(), default=0)
    settled = [place for place in told.places.values() if place.kind in SETTLED]
    scores = []
    for at, (place, worth) in enumerate(choice.candidates):
        score = worth + (hopes[at] if hopes else 0.0)
        count = told.countries[place.country] if place.country else 0
        if count > 0:
            score += COUNTRY + COUNTRY * count / most
        elif place.country and place.kind != "country":
            score += ALONE if len(choice.candidates) > 1 else UNIQUE
        if place.admin1:
            score += min(REGION, told.regions[place.country, place.admin1])
        if place.kind != "country" and settled:
            nearest = min(kilometres(place, other) for other in settled)
            score += next((worth for far, worth in NEAR if nearest <= far), 0.0)
        scores.append(score)
    choice.score = max(scores, default=-math.inf)
    choice.best = choice.candidates[scores.index(choice.score)][0] if scores else None
    choice.rival = max(
        (score for (place, _), score in zip(choice.candidates, scores, strict=True) if _is_rival(place, choice.best)),
        default=-math.inf,
    )


def _is_rival(place: PlaceRecord, best: PlaceRecord | None) -> bool:
    return best is not None and place.weight > best.weight - AS_LARGE and kilometres(place, best) > NEAR[-1][0]
