"""Places: what a name stands for, and what kind of place the words around it say."""

from __future__ import annotations

import pytest

from index.extract.names.demonyms import demonym
from index.extract.phrases import rows
from index.extract.places.countries import (
    base_name,
    find_settlements,
    kind_from_context,
    place_names,
    resolve,
    spellings,
)


@pytest.mark.parametrize(
    ("name", "known_as", "kind", "country"),
    [
        ("Mosul", "Mosul", "city", "IQ"),
        ("western Mosul", "Mosul", "city", "IQ"),
        ("US", "United States", "country", "US"),
        ("U.S.", "United States", "country", "US"),
        ("northern Iraq", "Iraq", "country", "IQ"),
        ("South Sudan", "South Sudan", "country", "SS"),
        ("Tigris river", "Tigris", "water", ""),
        ("Kiev", "Kyiv", "city", "UA"),
        ("al-Bab", "al-Bab", "city", "SY"),
        ("al Bab", "al-Bab", "city", "SY"),
    ],
)
def test_a_known_place_resolves(name: str, known_as: str, kind: str, country: str) -> None:
    place = resolve(name)
    assert place is not None
    assert (place.name, place.kind, place.country) == (known_as, kind, country)


def test_words_for_a_kind_beat_the_table() -> None:
    state = resolve("Kano", "region")
    assert state is not None
    assert (state.kind, state.country) == ("region", "NG")


def test_a_kind_that_contradicts_the_table_is_another_place() -> None:
    assert resolve("Jordan") is not None
    assert resolve("Jordan", "water") is None


def test_a_facility_in_a_city_still_names_the_city() -> None:
    airport = resolve("Baghdad", "facility")
    assert airport is not None
    assert airport.kind == "city"


def test_unknown_places_are_unknown() -> None:
    assert resolve("Dolvara") is None
    assert resolve("") is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("shelling in Orvana district killed two", "Orvana", "district"),
        ("they took the town of Ostrin on Friday", "Ostrin", "city"),
        ("the province of Lower Vesk", "Lower Vesk", "region"),
        ("on the Melba river", "Melba", "water"),
        ("near Lake Orrin", "Lake Orrin", "water"),
        ("at Tenzi refugee camp", "Tenzi", "facility"),
        ("in Sorvat Province", "Sorvat Province", "region"),
        ("in Dolvara on Monday", "Dolvara", ""),
        ("Sanders town hall", "Sanders", ""),
    ],
)
def test_the_words_around_a_name_say_its_kind(text: str, name: str, kind: str) -> None:
    start = text.index(name)
    assert kind_from_context(text, start, start + len(name)) == kind


def test_a_part_of_a_place_is_the_place() -> None:
    assert base_name("north-eastern Dolvara") == "Dolvara"
    assert base_name("Mosul") == "Mosul"
    assert base_name("South Sudan") == "South Sudan"


def test_a_name_is_looked_up_whole_then_without_direction_then_without_kind() -> None:
    assert spellings("north-eastern  Dolvara") == ("north-eastern Dolvara", "Dolvara")
    assert spellings("Fars Province") == ("Fars Province", "Fars")
    assert spellings("City of Orvana") == ("City of Orvana", "Orvana")


def test_words_and_short_forms_are_no_names_to_look_for_in_a_text() -> None:
    names = {name for name, _ in place_names()}
    assert {"Saskatchewan", "B.C.", "Rhineland-Palatinate"} <= names
    assert not {"Ky.", "Man.", "Unity"} & names


def test_kind_words_make_places_of_capitalised_words() -> None:
    text = "They fled Bab Orvan district for the village of Qasr al Nur."
    assert [text[start:end] for start, end in find_settlements(text)] == ["Bab Orvan", "Qasr al Nur"]


def test_the_table_is_sound() -> None:
    kinds = {"country", "region", "city", "district", "facility", "water"}
    places = [place for _, place in place_names()]
    assert len(set(places)) > 600
    for place in places:
        assert place.kind in kinds
        if place.lat is None or place.lon is None:
            assert place.kind == "region"  # its towns say where it lies
            continue
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
    codes = {row[0] for row in rows("places_countries")}
    assert {place.country for place in places} <= codes | {""}


@pytest.mark.parametrize(
    ("word", "country"),
    [("Iraqi", "IQ"), ("Iraqis", "IQ"), ("Dutch", "NL"), ("North Koreans", "KP"), ("Kurdish", ""), ("Shia", "")],
)
def test_a_demonym_has_a_country_or_none(word: str, country: str) -> None:
    entry = demonym(word)
    assert entry is not None
    assert entry.country == country


def test_other_words_are_no_demonym() -> None:
    assert demonym("iraqi") is None
    assert demonym("Soldiers") is None
