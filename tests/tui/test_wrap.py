"""Lines cover the text, fit their width, and never part a character from its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.wrap import cut, wrap

CHARACTERS = ["a", "b", " ", "  ", "é", "—", "’", "漢", "字", "の", "e\u0301", "👩‍👩‍👧", "한", "\u3000", "long"]
WORDS = st.lists(st.sampled_from(CHARACTERS), max_size=60).map("".join)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


def test_breaks_at_blanks() -> None:
    assert lines("the rebels left the bridge", 10) == ["the rebels", "left the", "bridge"]


def test_word_longer_than_the_line_is_broken() -> None:
    assert lines("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]


def test_wide_characters_count_two_cells() -> None:
    assert lines("漢字漢字漢字", 5) == ["漢字", "漢字", "漢字"]


def test_accent_stays_with_its_letter() -> None:
    assert lines("cafe\u0301 cafe\u0301", 4) == ["cafe\u0301", "cafe\u0301"]


def test_part_of_a_text_keeps_its_offsets() -> None:
    text = "Title\n\nthe rebels left"

    assert wrap(text, 7, len(text), 10) == [(7, 17), (18, 22)]


def test_empty_text_is_one_empty_line() -> None:
    assert wrap("", 0, 0, 10) == [(0, 0)]


def test_typographic_quotes_take_the_quick_way_to_the_same_lines() -> None:
    assert lines("“We left,” he said — twice", 12) == ["“We left,”", "he said —", "twice"]


@given(WORDS, st.integers(2, 20))
def test_lines_are_in_order_fit_and_lose_only_blanks(text: str, width: int) -> None:
    found = wrap(text, 0, len(text), width)

    position = 0
    for start, end in found:
        assert position <= start <= end <= len(text)
        assert not text[position:start].strip()
        assert cell_len(text[start:end].rstrip()) <= width
        position = end
    assert not text[position:].strip()


@given(WORDS, st.integers(0, 20))
def test_cut_fits(text: str, width: int) -> None:
    kept = cut(text, width)

    assert cell_len(text[:kept]) <= width
    assert kept == len(text) or cell_len(text) > width
