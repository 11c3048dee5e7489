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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He said so.The army left.", ["He said so.", "The army left."]),
        ("He said so.FILE - The army left.", ["He said so.", "FILE - The army left."]),
        ("He sent report.PDF to us.", ["He sent report.PDF to us."]),
        (
            'Ohm called it "an attack.""It was not," said Pell.',
            ['Ohm called it "an attack."', '"It was not," said Pell.'],
        ),
        ("They held it.”“We held it.”", ["They held it.”", "“We held it.”"]),
        ('It closed."The man was quiet."', ["It closed.", '"The man was quiet."']),
        ("The base fell in 2017.Then they left.", ["The base fell in 2017.", "Then they left."]),
        ("Bomb kills general in SarnatThe desert is dry.", ["Bomb kills general in Sarnat", "The desert is dry."]),
    ],
)
def test_sentences_come_apart_where_the_blank_was_lost(text: str, sentences: list[str]) -> None:
    assert pieces(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "See Orsa.Com for it.",
        "Gen.Brask met Mr.Ohm of the U.S.Army.",
        "The file lib.Tools.run is on YouTube It seems.",
        "Version 2.Beta/3 is out.",
    ],
)
def test_names_with_a_full_stop_inside_stay_whole(text: str) -> None:
    assert pieces(text) == [text]


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_ends_lie_in_order_inside_the_text(text: str) -> None:
    ends = sentence_ends(text)

    assert ends == sorted(set(ends))
    assert all(0 < end < len(text) for end in ends)
