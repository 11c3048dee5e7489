"""Hard-wrapped text becomes one line a paragraph; every other text keeps its lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.plain import prose, unwrap

PARAGRAPH = (
    "The ferry from Marn ran aground on Sunday with 212 people on board, the coast guard said. All were taken off "
    "before dark. Nobody was hurt, but a dozen cars went overboard when the bow door gave way, and divers found "
    "three of them on Monday."
)


@pytest.mark.parametrize("width", [50, 60, 65, 72, 80, 100])
def test_paragraphs_wrapped_to_any_width_become_one_line(width: int) -> None:
    wrapped = "\n\n".join([textwrap.fill(PARAGRAPH, width)] * 3)

    assert unwrap(wrapped) == "\n\n".join([PARAGRAPH] * 3)


def test_indented_paragraphs_without_empty_lines_stay_apart() -> None:
    wrapped = "\n".join([textwrap.fill(PARAGRAPH, 72, initial_indent="   ")] * 3)

    assert unwrap(wrapped).split("\n") == ["   " + PARAGRAPH] * 3


def test_headlines_bylines_lists_and_last_lines_keep_their_breaks() -> None:
    wrapped = textwrap.fill(PARAGRAPH, 72)
    head, items = "FERRY RUNS AGROUND\nBy Ola Fennimore", "Lost:\n- nine cars\n- three vans"
    text = f"{head}\n\n{wrapped}\n\n{items}\n\n{wrapped}\nSource: Bay Radio"

    assert unwrap(text) == text.replace(wrapped, PARAGRAPH)


def test_a_word_broken_at_its_own_hyphen_is_whole_again() -> None:
    line = "The long-promised half-finished sea-wall at Tell gave way in the storm-"
    text = "\n".join(
        [line + "\ntossed night, and the low-lying streets behind the harbour stood under-\nwater for days."] * 3
    )

    assert "storm-tossed" in unwrap(text)
    assert "under-water" in unwrap(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{PARAGRAPH}\n{PARAGRAPH}\n\n{PARAGRAPH}",
        "Killed: 4\nHurt: 12\nMissing: 1\n\nKilled: 5\nHurt: 11\nMissing: 0",
        "\n".join(f"A whole sentence stands on this line, and ends before the next, no. {n}." for n in range(9)),
        "The sea came in and took the wall,\nthe wall that kept the town from harm,\nand left the town no wall at all.",
        "",
        "one line",
    ],
    ids=["a line a paragraph", "table", "a line a sentence", "verse", "nothing", "one line"],
)
def test_lines_that_mean_something_stay(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(st.sampled_from("ab .-\n"), max_size=400) | st.text())
def test_unwrapping_loses_no_word(text: str) -> None:
    assert "".join(unwrap(text).split()) == "".join(text.split())


@given(st.text(st.sampled_from("ab .\n\t\x1b\u00a0"), max_size=300))
def test_prose_is_stripped_and_has_no_wide_gaps(text: str) -> None:
    assert prose(text).strip() == prose(text)
    assert "\n\n\n" not in prose(text)
