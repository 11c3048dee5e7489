"""How texts fall into paragraphs."""

from __future__ import annotations

import textwrap
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.layout.paragraphs import paragraphs

PROSE = (
    "Villagers along the lower Serin said on Monday that water had reached the schoolhouse, where some forty families "
    "were sheltering. The mayor, Ana Polk, asked the province for boats. A second embankment broke in the night, she "
    "said, and the road to Harrow was cut. Engineers hoped to close the gap before the weekend."
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_blank_lines_divide():
    assert split("One.\n\n  Two. \n \t\nThree.\n") == ["One.", "Two.", "Three."]


def test_single_line_breaks_divide():
    assert split("Flood cuts road\nWater rose overnight.\nNobody was hurt.") == [
        "Flood cuts road",
        "Water rose overnight.",
        "Nobody was hurt.",
    ]


def test_long_lines_divide_though_they_are_prose():
    assert len(split(f"{PROSE}\n{PROSE}\n{PROSE}")) == 3


def test_hard_wrapped_prose_is_one_paragraph():
    for width in (60, 66, 72, 78, 80):
        wrapped = textwrap.fill(PROSE, width)

        assert len(split(wrapped)) == 1, width
        assert len(split(f"{wrapped}\n\n{wrapped}")) == 2, width


def test_two_wrapped_lines_join_when_the_second_goes_on_in_lower_case():
    assert split("Three bridges on the upper Serin have been closed since\nthe weekend.") == [
        "Three bridges on the upper Serin have been closed since\nthe weekend."
    ]


def test_windows_line_breaks():
    assert split("One.\r\n\r\nTwo.\r\nThree.") == ["One.", "Two.", "Three."]


def test_list_items_stay_apart():
    text = "The ministry counted these losses in the three provinces:\n- forty houses\n- two bridges"

    assert len(split(text)) == 3


@given(st.text(alphabet='aB. \n\r\t"-•\u2028é1', max_size=300))
@settings(max_examples=100)
def test_paragraphs_are_disjoint_and_hold_all_visible_text(text: str):
    found = paragraphs(text)

    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in found)
    assert all(before[1] < after[0] for before, after in zip(found, found[1:], strict=False))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


def test_time_is_linear_in_the_text():
    began = time.process_time()
    paragraphs("a line of words that goes on and on until the margin\n" * 20_000)
    paragraphs("x" * 1_000_000)
    paragraphs(" \n" * 300_000)

    assert time.process_time() - began < 3
