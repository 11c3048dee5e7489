"""Events as people read them in plain text."""

from __future__ import annotations

from index.export.words import circumstances, days, headline, published, where
from index.records import Place, Published, When
from tests.index.export.samples import ARREST, ATTACK


def test_headline_says_who_did_what_to_whom() -> None:
    assert headline(ATTACK).endswith(": Gunmen → a police post")
    assert headline(ARREST).endswith(": → Three men")


def test_circumstances_come_in_the_order_of_reading() -> None:
    assert list(circumstances(ATTACK)) == ["Derrim, XK", "2017-05-30", "2+ killed", "says Army"]
    assert list(circumstances(ARREST)) == ["3 detained", "alleged", "background"]


def test_where_prefers_the_name_of_the_place_to_its_words() -> None:
    place = Place("western Mosul", 0, 13, "Mosul", admin1="Nineveh", country="IQ")

    assert where(place) == "Mosul, Nineveh, IQ"


def test_days_of_a_range_and_of_no_date() -> None:
    assert days(When(first="2017-06-03", last="2017-06-05")) == "2017-06-03..2017-06-05"
    assert days(When(first="2014-01-01")) == "2014-01-01.."
    assert days(When()) == ""


def test_an_inferred_day_is_told_from_a_given_one() -> None:
    assert published(Published("2017-06-04", "inferred", "caption")) == "~2017-06-04"
    assert published(Published("2017-06-04", "given")) == "2017-06-04"
    assert published(Published()) == "undated"
