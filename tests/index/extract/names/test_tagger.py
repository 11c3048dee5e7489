"""Names: any words get their tags, spans lie in their text, what lists and clusters know is told to the model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.embedding import INSIDE, LISTS, known
from index.extract.language import pipeline
from index.extract.names.tagger import features


@given(st.lists(st.text(min_size=1), max_size=30))
def test_every_word_has_features_whatever_it_is(words: list[str]) -> None:
    assert len(features(words)) == len(words)


@given(st.text(max_size=300))
def test_names_lie_in_their_text(text: str) -> None:
    line = text.replace("\n", " ")
    doc = pipeline()(line)

    assert all(line[span.start_char : span.end_char] == span.text for span in doc.ents)


def test_the_words_inside_an_entry_of_a_list_are_told_from_its_first() -> None:
    place = 1 << LISTS.index("place")

    begins, inside, outside = known().bits(["New", "York", "slept"])

    assert begins & place
    assert inside & (place << INSIDE)
    assert not outside


def test_finds_people_organisations_and_places_of_plain_news() -> None:
    doc = pipeline()("Maria Lopez of the United Nations flew from Geneva to Baghdad on Monday.")

    assert {(span.text, span.label_) for span in doc.ents} >= {
        ("Maria Lopez", "PERSON"), ("United Nations", "ORG"), ("Geneva", "LOC"), ("Baghdad", "LOC"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He left before they came.", []),
        ("The U.N. left.", ["U.N."]),
        ("In Kabul nobody slept.", ["Kabul"]),
        ("Obama left before they came.", ["Obama"]),
    ],
)
def test_a_sentence_without_capitals_has_no_names_and_any_other_is_asked_of(text: str, names: list[str]) -> None:
    assert [span.text for span in pipeline()(text).ents] == names
