"""Fields of a name as text, and text as fields: what is shown can be written back, what cannot stand is refused."""

from __future__ import annotations

import pytest

from index.entity_editing import corrected_entity, entity_fields
from index.errors import EditError
from index.names import SECTOR_NAMES
from index.records import Entity

CITY = Entity(0, "Halvek", "LOC", 3, kind="city", country="IQ", lat=36.5, lon=43.25, admin1="Nineveh", precision="city")
ARMY = Entity(1, "Hill Guard", "ORG", 2, sector="MIL", country="SY")


@pytest.mark.parametrize("entity", [CITY, ARMY])
def test_every_field_is_shown_and_written_back_unchanged(entity: Entity) -> None:
    same = entity
    for field, text in entity_fields(entity):
        same = corrected_entity(same, field, text)

    assert same == entity


def test_fields_are_words() -> None:
    assert entity_fields(CITY) == (("name", "Halvek"), ("what", "city"), ("country", "Iraq"), ("at", "36.5, 43.25"))
    assert entity_fields(ARMY) == (("name", "Hill Guard"), ("what", "army"), ("country", "Syria"))


def test_person_in_place_of_a_city_has_no_point() -> None:
    person = corrected_entity(CITY, "what", "Person")

    assert (person.label, person.kind, person.lat, person.lon, person.admin1) == ("PERSON", "", None, None, "")


def test_region_in_place_of_a_city_keeps_its_point() -> None:
    region = corrected_entity(CITY, "what", "region")

    assert (region.label, region.kind, region.lat) == ("LOC", "region", 36.5)


@pytest.mark.parametrize("word", sorted(set(SECTOR_NAMES.values())))
def test_every_word_for_a_sector_is_taken_and_shown_again(word: str) -> None:
    changed = corrected_entity(CITY, "what", word)

    assert changed.label == "ORG"
    assert dict(entity_fields(changed))["what"] == word


def test_another_country_has_another_point() -> None:
    assert corrected_entity(CITY, "country", "syria") == corrected_entity(CITY, "country", "SY")
    assert corrected_entity(CITY, "country", "SY").lat is None
    assert corrected_entity(CITY, "country", "").country == ""


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " ", "a name has letters"),
        ("what", "teapot", "nothing is called “teapot”"),
        ("country", "Atlantis", "no country is called"),
        ("at", "91, 5", "no place on Earth"),
        ("at", "north", "no place on Earth"),
        ("colour", "red", "no field “colour”"),
    ],
)
def test_what_cannot_stand_is_refused_with_the_reason(field: str, text: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        corrected_entity(CITY, field, text)


def test_point_is_taken_and_emptied() -> None:
    assert corrected_entity(CITY, "at", "-1.5 2").lat == -1.5
    assert corrected_entity(CITY, "at", "").lon is None
