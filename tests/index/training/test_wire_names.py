"""Our own sentences of names: their labels lie on the names alone, in the scheme of the corpora."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.training.corpora import NAMES, named
from index.training.language import blank
from index.training.wire_names import named_sentences, ordinal

BLANK = blank()
TITLES = ("President ", "Sheikh ", "Mr. ", "Col. ", "the ", "a ", "an ")


@given(st.integers(0, 100_000))
def test_labels_lie_on_names(seed: int) -> None:
    ((text, spans),) = named_sentences(1, seed)

    for start, end, label in spans:
        name = text[start:end]
        assert label in NAMES
        assert name == name.strip()
        assert any(letter.isalnum() for letter in name)
        assert not name.startswith(TITLES)
        assert not name.endswith((",", "("))
        assert start == 0 or not text[start - 1].isalnum()
        assert end == len(text) or not text[end].isalnum()
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(st.integers(0, 100_000))
def test_our_tokenizer_divides_a_sentence_where_its_names_end(seed: int) -> None:
    ((text, spans),) = named_sentences(1, seed)

    doc = named(BLANK, text, spans)

    divided = [(name.start_char, name.end_char, name.label_) for name in doc.ents]
    if divided and text[: divided[-1][1]] == text and text.endswith("."):  # "flew to the U.S." is one token at its end
        start, end, label = divided.pop()
        assert (start, label) == (spans[-1][0], spans[-1][2])
        assert end == spans[-1][1] + 1
        spans.pop()
    assert divided == spans


@given(st.integers(0, 100_000))
def test_a_sentence_reads_as_one(seed: int) -> None:
    ((text, _),) = named_sentences(1, seed)

    assert "{" not in text
    assert "  " not in text
    assert not text.lstrip('"')[0].islower()


def test_the_same_seed_makes_the_same_sentences() -> None:
    first, again = (list(named_sentences(200, seed=4)) for _ in range(2))

    assert first == again
    assert len({text for text, _ in first}) > 180


def test_every_kind_of_name_is_made_and_some_sentences_have_none() -> None:
    made = list(named_sentences(500, seed=1))

    assert {label for _, spans in made for _, _, label in spans} == set(NAMES)
    assert any(not spans for _, spans in made)


def test_letters_in_brackets_are_those_of_the_name_before_them() -> None:
    introduced = [
        (re.findall(r"\b[A-Z]", text[first[0] : first[1]]), text[second[0] : second[1]])
        for text, spans in named_sentences(2000, seed=2)
        for first, second in pairwise(spans)
        if text[first[1] : second[0]] == " (" and first[2] == "ORG"
    ]

    assert introduced
    assert all(letters == "".join(capitals) for capitals, letters in introduced if 2 <= len(capitals) <= 6)
    assert all(letters.isupper() and 2 <= len(letters) <= 6 for _, letters in introduced)


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 21, 112, 123)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "112th", "123rd"
    ]  # fmt: skip
