"""The legend: all kinds in reading order, as short as it must be, and a kind under every word of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.stage import article
from tui.layers import mentions_of
from tui.legend import KINDS, about, counts, hits_line, kind_at, legend

STORY = article(
    "Sorn met Vedin in Belgar on Friday. Sorn left.",
    mentions=[("Sorn", "PERSON"), ("Vedin", "PERSON"), ("Belgar", "LOC"), ("Friday", "DATE"), ("Sorn", "PERSON")],
)
MANY = dict.fromkeys(KINDS, 1234)


def test_kinds_are_counted_in_the_order_of_the_legend() -> None:
    assert counts(mentions_of(STORY)) == {"person": 3, "place": 1, "date": 1}


def test_legend_grows_shorter_with_the_room() -> None:
    known = {"org": 12, "place": 3}

    assert legend(known, (), 40).text == "organisations 12  places 3"
    assert legend(known, (), 20).text == "orgs 12  places 3"
    assert legend(known, (), 13).text == "orgs  places"
    assert legend(known, (), 8).text == "orgs  p…"
    assert legend(known, ("org",), 40).text == "organisations  places 3"


@given(st.integers(1, 120), st.sets(st.sampled_from(sorted(KINDS))))
def test_every_word_is_the_kind_it_names(width: int, hidden: set[str]) -> None:
    text = legend(MANY, hidden, width).text

    assert cell_len(text) <= width
    for cell in range(len(text.rstrip("…"))):
        if text[cell].isalpha():
            assert text[cell] in KINDS[kind_at(MANY, hidden, width, cell)][0]
    assert kind_at(MANY, hidden, width, 10_000) == ""


def test_mention_says_who_it_is_and_which_of_how_many() -> None:
    mentions = mentions_of(STORY)

    assert about(mentions[-1], STORY.analysis, mentions).text == "Sorn  person · 2 of 2"
    assert about(mentions[2], STORY.analysis, mentions).text.startswith("Belgar  place")


def test_hits_are_numbered_once_one_is_gone_to() -> None:
    assert [hits_line(*hit).text for hit in ((0, 0), (0, 1), (0, 17), (3, 17))] == ["", "1 hit", "17 hits", "hit 3/17"]
