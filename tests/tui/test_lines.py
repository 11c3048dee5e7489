"""Painted lines are safe, keep their inks in place, and are cut to their width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.lines import Line, fit, joined, line, neutralise, segments, spread


def test_neutralise_shows_control_characters_as_pictures() -> None:
    assert neutralise("a\x1b[31mb\x07\x9b\u202ec\td\x7f") == "a␛[31mb␇\ufffd\ufffdc d␡"


@given(st.text(alphabet=st.characters()))
def test_neutralise_is_one_to_one_and_leaves_nothing_that_commands(text: str) -> None:
    safe = neutralise(text)

    assert len(safe) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in safe)
    assert neutralise(safe) == safe


def test_line_places_its_inks() -> None:
    painted = line("by ", ("Northwire", "quiet"), line(" ", ("12 killed", "figure")))

    assert painted == Line("by Northwire 12 killed", ((3, 12, "quiet"), (13, 22, "figure")))


def test_fit_cuts_with_an_ellipsis_and_trims_the_inks() -> None:
    assert fit(line("Suicide bombers strike", ("army", "org")), 10) == Line("Suicide b…", ())
    assert fit(line(("Suicide bombers", "title")), 9) == Line("Suicide…", ((0, 8, "title"),))


@given(st.text(max_size=30), st.integers(0, 12))
def test_fit_never_exceeds_its_width(text: str, width: int) -> None:
    assert cell_len(fit(line(text), width).text) <= max(width, 0)


def test_spread_puts_the_right_part_flush_right() -> None:
    assert spread(line("Daesh"), line("3"), 9).text == "Daesh   3"
    assert spread(line("Popular Mobilisation"), line("12"), 10).text == "Popula… 12"


def test_joined_leaves_out_what_is_empty() -> None:
    assert joined(["Baaj", "", "4 Jun"]).text == "Baaj · 4 Jun"


def test_segments_lay_later_inks_over_earlier_ones() -> None:
    palette = {"place": Style(color="blue"), "hit": Style(bgcolor="yellow")}

    found = segments("in Mosul now", [(3, 8, "place"), (3, 6, "hit")], palette, Style())

    assert [(part.text, part.style) for part in found] == [
        ("in ", Style()),
        ("Mos", Style(color="blue", bgcolor="yellow")),
        ("ul", Style(color="blue")),
        (" now", Style()),
    ]
