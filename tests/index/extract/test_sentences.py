"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.sentences import sentence_ends


def pieces(text: str) -> list[str]:
    cuts = [0, *sentence_ends(text), len(text)]
    return [text[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gen. Adem Brask met Mr. Ohm on Feb. 3.", "Talks go on."],
        ["He was born in Iraq.", "She was not."],
        ["Troops of the U.S. Army left.", "They came from the U.S.", "The base is shut."],
        ['"We held the bridge."', "Nobody denied it!", "Why?", "Nobody knows."],
        ["J. R. Pell spoke.", "Nos. 4 and 5 did not."],
        ["The rate rose to 1.5 per cent.", "12 firms closed."],
        ["One sentence without an end"],
    ],
)
def test_sentences_come_apart_where_they_end(sentences: list[str]) -> None:
    assert pieces(" ".join(sentences)) == sentences


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_ends_lie_in_order_inside_the_text(text: str) -> None:
    ends = sentence_ends(text)

    assert ends == sorted(set(ends))
    assert all(0 < end < len(text) for end in ends)
