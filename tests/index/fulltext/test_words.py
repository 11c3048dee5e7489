"""What a word is: how texts and queries are cut, folded and stemmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.slots import slots
from index.fulltext.words import bare, shortened, term, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Killing, killed; kills", ["kill", "kill", "kill"]),
        ("US-backed fighters", ["us", "back", "fighter"]),
        ("the U.S. army, the U.S", ["the", "us", "armi", "the", "us"]),
        ("al-Shabaab", ["al", "shabaab"]),
        ("Göttingen GOTTINGEN", ["gottingen", "gottingen"]),
        ("Iraq’s and Iraq's", ["iraq", "and", "iraq"]),
        ("Sana'a, O’Brien", ["sanaa", "obrien"]),
        ("1,200 of 3.5 million", ["1200", "of", "3.5", "million"]),
        ("at 7 a.m. on the 25th", ["at", "7", "am", "on", "the", "25th"]),
        ("snake_case & <b>", ["snake", "case", "b"]),
        ("", []),
    ],
)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text(max_size=200))
def test_any_text_is_cut_into_terms_with_places(text: str) -> None:
    for word in words(text):
        assert text[word.start() : word.end()] == word[0]
        assert term(word[0]) == term(word[0].upper()) or not word[0].isascii()


@pytest.mark.parametrize(("typed", "whole"), [("killin", "kill"), ("electio", "elect"), ("runnin", "run")])
def test_stem_of_a_word_still_being_typed(typed: str, whole: str) -> None:
    assert whole in set(shortened(typed))


def test_other_endings_are_not_taken_for_suffixes() -> None:
    assert "mosul" not in set(shortened("mosulx"))


def test_last_word_of_a_query_is_a_beginning() -> None:
    wanted = slots("al-Shab", prefix=True)

    assert [slot.prefix for slot in wanted] == ["", "shab"]
    assert wanted[1].takes("Shabaab’s")
    assert not wanted[0].takes("Alamo")
    assert bare("Shabaab’s") == "shabaab"
