"""The shipped gazetteer: what it knows, how it spells, and that it is opened rather than read."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.extract.places.gazetteer import FILE, KINDS, Gazetteer, PlaceRecord, gazetteer, lookup
from index.extract.places.spellings import fold


@pytest.mark.parametrize(
    ("name", "known_as", "kind", "country", "admin1"),
    [
        ("Al Ba'aj", "Baaj", "city", "IQ", "Nineveh"),
        ("Baʿaj", "Baaj", "city", "IQ", "Nineveh"),
        ("Kiev", "Kyiv", "city", "UA", "Kyiv City"),
        ("Khan Yunis", "Khan Younis", "city", "PS", "Gaza Strip"),
        ("al-Fashir", "El Fasher", "city", "SD", "North Darfur"),
        ("Nineveh", "Nineveh", "region", "IQ", "Nineveh"),
        ("Donetsk Oblast", "Donetsk", "region", "UA", "Donetsk"),
        ("North Kivu", "North Kivu", "region", "CD", "North Kivu"),
        ("Khyber-Pakhtunkhwa", "Khyber Pakhtunkhwa", "region", "PK", "Khyber Pakhtunkhwa"),
        ("Ont.", "Ontario", "region", "CA", "Ontario"),
        ("Metcalfe County", "Metcalfe County", "region", "US", "Kentucky"),
        ("Gulf of Aden", "Gulf of Aden", "water", "", ""),
        ("al-Adhamiyah", "Adhamiya", "district", "IQ", "Baghdad"),
        ("Turkey", "Turkey", "country", "TR", ""),
        ("Winnipeg", "Winnipeg", "city", "CA", "Manitoba"),
    ],
)
def test_a_place_is_found_in_any_spelling(name: str, known_as: str, kind: str, country: str, admin1: str) -> None:
    place = lookup(name)[0]

    assert (place.name, place.kind, place.country, place.admin1) == (known_as, kind, country, admin1)


@pytest.mark.parametrize("name", ["Dolvara", "", "  ", "...", "Ωραία", "a" * 500, "zzzz", "\x00"])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert lookup(name) == ()


def test_the_likeliest_comes_first() -> None:
    assert [place.country for place in lookup("Paris")][:1] == ["FR"]
    weights = [place.weight for place in lookup("San José")]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) > 10


def test_it_holds_the_towns_of_the_world() -> None:
    assert len(gazetteer()) > 170_000
    assert FILE.stat().st_size < 5_000_000


def test_every_part_of_the_file_can_be_read() -> None:
    keys = [key for key, _ in gazetteer().keys()]  # noqa: SIM118  # not a mapping
    sample: list[PlaceRecord] = [gazetteer().record(number) for number in range(0, len(gazetteer()), 97)]

    assert keys == sorted(keys)
    assert keys[0]
    for place in sample:
        assert place.kind in KINDS[1:]
        assert place.precision
        assert -90 <= (place.lat or 0) <= 90
        assert -180 <= (place.lon or 0) <= 180
        assert place in lookup(place.name) or not fold(place.name) or len(lookup(place.name)) >= 100


def test_opening_is_not_reading() -> None:
    began = time.process_time()
    Gazetteer(FILE).numbers(b"mosul")

    assert time.process_time() - began < 0.05


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "places.bin"
    other.write_bytes(b"another thing" * 40)

    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(other)


def test_looking_up_a_place_needs_no_language_pipeline() -> None:
    code = "import sys; from index.extract.places.placing import place_all; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
