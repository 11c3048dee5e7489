"""Runs of capitals: every word is told what the run ends in, what stands beside it, and what "of" joins it to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.extract.names.runs import add_runs


def told(text: str) -> dict[str, set[str]]:
    """What each word of a text is told, without clusters."""
    words = text.split()
    rows: list[list[str]] = [[] for _ in words]
    add_runs(words, rows)
    return {word: {one for one in row if "c=" not in one} for word, row in zip(words, rows, strict=True)}


def test_a_word_of_a_run_knows_its_last_word_and_what_stands_beside_the_run() -> None:
    rows = told("soldiers from the 3rd Orsa Mountain Brigade left")

    assert rows["3rd"] == {"head=brigade", "after=left"}
    assert rows["Orsa"] == {"head=brigade", "before=the", "after=left"}
    assert rows["Brigade"] == {"head=brigade", "before=the"}
    assert rows["soldiers"] == rows["left"] == set()


def test_of_joins_two_runs() -> None:
    rows = told("a Ministry of Trade and the Front for the Freedom")

    assert rows["Ministry"] == {"link=trade"}
    assert rows["Trade"] == {"of=ministry"}
    assert rows["Front"] == {"link=the"}
    assert rows["Freedom"] == {"of=front"}


def test_a_text_may_begin_and_end_with_a_run() -> None:
    assert told("Orsa Bank")["Bank"] == {"head=bank", "before:end"}
    assert told("Orsa Bank")["Orsa"] == {"head=bank", "after:end"}
    assert told("Front of")["Front"] == {"link:end"}


@given(st.lists(st.text(min_size=1), max_size=20))
def test_small_words_are_told_nothing(words: list[str]) -> None:
    rows: list[list[str]] = [[] for _ in words]

    add_runs(words, rows)

    assert not any(row for word, row in zip(words, rows, strict=True) if word.islower() and not word[0].isdigit())
