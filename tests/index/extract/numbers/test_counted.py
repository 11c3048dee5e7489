"""What figures count."""

from __future__ import annotations

import pytest

from index.extract.language import parse
from index.extract.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "figure", "counts"),
    [
        ("At least 21 Iraqi soldiers fled.", "At least 21", "people"),
        ("Dozens of villagers left.", "Dozens", "people"),
        ("The blast wounded 12 and killed nine others.", "12", "people"),
        ("The blast wounded 12 and killed nine others.", "nine", "people"),
        ("Killing 12 and wounding four, the blast tore through Harrow.", "12", "people"),
        ("Some 30 were arrested.", "Some 30", "people"),
        ("Four of them went by boat.", "Four", ""),
        ("They took four villages.", "four", "things"),
        ("It lies 40 kilometres away.", "40 kilometres", "kilometre"),
        ("The bill was $1.5 million.", "$1.5 million", "dollar"),
    ],
)
def test_a_figure_says_what_it_counts(text: str, figure: str, counts: str) -> None:
    mentions, _ = find_mentions(text, parse(text), None)

    assert [mention.counts for mention in mentions if mention.text == figure] == [counts]
