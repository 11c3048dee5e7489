"""Marks in a text, and the stretch of it that shows them best."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.words import words
from index.marking import SNIPPET, patterns, snippet, standing
from index.query import parse
from index.search import matches


@pytest.mark.parametrize(
    ("query", "typing", "marked"),
    [
        ("strike", False, ["strikes", "Striking", "strike"]),
        ('"air strike"', False, ["Air strikes", "air-strike"]),
        ("air strike", False, ["Air", "strikes", "Striking", "air", "strike"]),
        ("gottingen", False, ["Göttingen"]),
        ("göt", True, ["Göttingen"]),
        ("stri*", False, ["strikes", "Striking", "strike"]),
        ("U.S.", False, ["U.S.", "US"]),
        ("stirke~", False, ["strikes", "Striking", "strike"]),
        ("gotingen~ air", False, ["Air", "Göttingen", "air"]),
        ("air -strike", False, ["Air", "air"]),
        ("title:strike who:Göttingen", False, []),
        ("", False, []),
    ],
)
def test_marks_in_a_text(query: str, typing: bool, marked: list[str]) -> None:
    text = "Air strikes in Göttingen. Striking U.S. crews feared one more air-strike, the US said."

    assert [text[start:end] for start, end in matches(text, parse(query, typing=typing))] == marked


def test_overlapping_marks_become_one() -> None:
    assert matches("the old stone bridge", parse('"old stone" "stone bridge"')) == ((4, 20),)


def test_snippet_prefers_the_place_with_most_of_the_words() -> None:
    text = "A bridge. " + "Rain fell on the hills. " * 30 + "The bridge was mined by rebels. " + "Rain fell. " * 30

    shown = snippet(text, patterns(parse("rebels bridge")))

    assert "The bridge was mined by rebels." in shown.text


def test_snippet_finds_words_that_are_not_written_as_they_are_meant() -> None:
    text = "Rain fell. " * 200 + "Envoys of the U.S. came to Göttingen with Sana'a's delegate O’Brien and 1,200 tents."

    for query in ("us", "gottingen", "tentz~", "sanaa", "obrien", "1200", '"us came"'):
        assert snippet(text, patterns(parse(query))).spans, query


def test_snippet_of_a_phrase_at_the_very_end_is_the_whole_phrase() -> None:
    assert snippet("The stone bridge. An old stone", patterns(parse('"stone bridge"'))).spans == ((4, 16),)


def test_snippet_of_a_very_long_text_is_found_in_little_time() -> None:
    text = "Rain fell on the hills. " * 20_000 + "Rebels."

    assert snippet(text, patterns(parse("rain"))).text.startswith("Rain fell")
    assert snippet(text, patterns(parse("rebels"))).spans == ()


@given(st.text("abdegilmnorstuyz", min_size=1, max_size=12) | st.sampled_from(["eyed", "skies", "possibly", "dying"]))
def test_plain_word_is_marked_whatever_stemming_makes_of_it(word: str) -> None:
    assert matches(f"so {word} is", parse(word)) == ((3, 3 + len(word)),) or word in ("so", "is")


@given(st.text("abs É.,-_\n\t'’“1", max_size=80), st.sampled_from(["a", "ab", "ba*", "éa", "as", "1a", "U.S.", "aba~"]))
def test_no_word_that_is_meant_is_passed_over(text: str, query: str) -> None:
    ((wanted,),) = patterns(parse(query))

    marks = matches(text, parse(query))

    for word in words(text):
        assert wanted.takes(word[0]) == any(start <= word.start() and word.end() <= end for start, end in marks)


def test_snippet_of_a_word_nearly_so_spelt_knows_which_words_those_are() -> None:
    text = "Rain fell. " * 200 + "The tents of the camp."
    known = standing(patterns(parse("tentz~")), lambda terms: terms & {"tent", "camp"})

    assert known[0][0].near == {"tent"}
    assert snippet(text, known).text.endswith("The tents of the camp.")


@given(st.text("ab É.-\n\t'“1", max_size=600), st.sampled_from(["a", "ab", '"a b"', "b*", "a ab", "U.S."]))
def test_snippet_is_one_short_line_with_marks_on_words(text: str, query: str) -> None:
    wanted = patterns(parse(query))

    shown = snippet(text, wanted)

    assert len(shown.text) <= SNIPPET + 2
    assert "\n" not in shown.text
    assert shown.spans == matches(shown.text, parse(query))
    assert bool(shown.spans) == bool(matches(text, parse(query))) or max(len(word[0]) for word in words(text)) > SNIPPET
