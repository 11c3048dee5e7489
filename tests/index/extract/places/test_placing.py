"""Places of one name are told apart by the other places of the article, and by what its words say of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.places.candidates import Named, is_word, kilometres
from index.extract.places.gazetteer import PlaceRecord, lookup
from index.extract.places.placing import place_all


def meant(*names: str | Named, countries: dict[str, int] | None = None) -> list[tuple[str, str]]:
    """(country, region) of what each name means; empty strings where there is no answer."""
    named = [Named((name,)) if isinstance(name, str) else name for name in names]
    return [(place.country, place.admin1) if place else ("", "") for place in place_all(named, countries or {})]


def test_alone_a_name_means_the_place_news_means_most() -> None:
    assert meant("London") == [("GB", "England")]
    assert meant("Georgia") == [("GE", "")]


def test_the_other_places_of_the_article_decide() -> None:
    assert meant("London", "Toronto", "Ontario")[0] == ("CA", "Ontario")
    assert meant("Paris", "Texas", "Dallas")[0] == ("US", "Texas")
    assert meant("Tripoli", "Beirut", "Lebanon")[0][0] == "LB"
    assert meant("Tripoli", "Benghazi", "Libya")[0][0] == "LY"


def test_a_doubtful_name_does_not_mislead_a_sure_one() -> None:
    assert meant("Queensland", "Edmonton", "Ingham") == [("AU", "Queensland")] * 3


def test_two_doubtful_names_that_lie_together_agree() -> None:
    assert meant("Edmonton", "Enfield") == [("GB", "England")] * 2


def test_what_the_text_says_it_lies_in_decides() -> None:
    assert meant(Named(("London",), holders=("Ky.",))) == [("US", "Kentucky")]
    assert meant(Named(("Hyderabad",), holders=("Sindh",))) == [("PK", "Sindh")]
    assert meant(Named(("Valencia",), holders=("=VE",)))[0][0] == "VE"


def test_a_state_is_no_country_where_the_text_names_a_state() -> None:
    assert meant(Named(("Turkey",), holders=("Texas",)), "Texas")[0] == ("", "")


def test_a_list_of_cities_is_no_statement_of_where_they_lie() -> None:
    assert meant(Named(("Paris",), holders=("Moscow",)), "Moscow")[0][0] == "FR"


def test_nationalities_count_for_their_country() -> None:
    assert meant("Cordoba", countries={"ES": 3})[0][0] == "ES"
    assert meant("Cordoba", countries={"AR": 3})[0][0] == "AR"


def test_there_is_no_answer_for_a_hamlet_nobody_introduces() -> None:
    hamlet = lookup("Powderly")[0]
    assert hamlet.weight < 4

    assert meant("Powderly") == [("", "")]
    assert meant("Powderly", "Texas", "Paris")[0] == ("US", "Texas")


def test_there_is_no_answer_between_equals() -> None:
    assert meant("Monroe County", countries={"US": 1}) == [("", "")]
    assert meant("Monroe County", "Missouri")[0] == ("US", "Missouri")


@pytest.mark.parametrize("name", ["Price", "Hope", "Union", "West", "Eastern", "Hugo"])
def test_words_and_surnames_are_no_small_places(name: str) -> None:
    assert is_word(name)
    assert meant(name) == [("", "")]


def test_a_word_is_a_place_where_the_text_says_so() -> None:
    assert meant(Named(("Price",), kind="city", holders=("Utah",)), "Utah")[0] == ("US", "Utah")


def test_a_kind_word_chooses_among_town_region_and_river() -> None:
    town, region = place_all([Named(("Kandahar",)), Named(("Kandahar",), kind="region")], {"AF": 1})

    assert town is not None
    assert region is not None
    assert (town.kind, region.kind) == ("city", "region")
    assert place_all([Named(("Jordan",), kind="water")], {}) == [None]


def test_the_area_of_a_large_city_is_the_city() -> None:
    rio, sinjar = place_all([Named(("Rio de Janeiro",), kind="district"), Named(("Sinjar",), kind="district")], {})

    assert rio is not None
    assert sinjar is not None
    assert (rio.kind, sinjar.kind) == ("city", "district")


def test_precision_says_what_the_coordinates_stand_for() -> None:
    precise = {"Iraq": "country", "Anbar": "region", "Mosul": "city", "Soho": "district", "Mosul Dam": "point"}
    names = [Named((name,)) for name in precise]

    assert [place.precision for place in place_all(names, {}) if place] == list(precise.values())


def test_a_part_of_a_place_is_looked_up_as_the_place_unless_it_has_a_name_of_its_own() -> None:
    mosul, cape = place_all([Named(("western Mosul", "Mosul")), Named(("Western Australia", "Australia"))], {})

    assert mosul is not None
    assert cape is not None
    assert (mosul.name, cape.name) == ("Mosul", "Western Australia")


def test_distances_are_those_of_the_globe() -> None:
    mosul, erbil = PlaceRecord("", "city", "", 36.34, 43.12), PlaceRecord("", "city", "", 36.19, 44.01)

    assert kilometres(mosul, erbil) == pytest.approx(81.5, abs=2)
    assert kilometres(mosul, PlaceRecord("", "city", "")) == math.inf


NAMES = st.sampled_from("Paris London Edmonton Texas Turkey Georgia Mosul Iraq Ky. Enfield Price Dolvara".split())
NAMED = st.builds(Named, st.tuples(NAMES), st.integers(1, 9), st.just(""), st.tuples(NAMES))


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMED, max_size=8), st.dictionaries(st.sampled_from(["IQ", "US", "TR"]), st.integers(1, 5)))
def test_every_answer_is_a_place_of_that_name(named: list[Named], countries: dict[str, int]) -> None:
    for one, place in zip(named, place_all(named, countries), strict=True):
        assert place is None or place in lookup(one.spellings[0])
