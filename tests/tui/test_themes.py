"""Colours can be read: on the ground, on evidence, on hits, and where there are no colours at all."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.themes import ANSI, DARK, INKS, INKS_OF_TEXT, LIGHT, PLAIN, THEMES, contrast, inks, palette

WORST = 4.49
"""4.5, and what rounding to 256 steps a colour may take from it."""


@pytest.mark.parametrize("ground", ["ground", "raised", "evidence", "hit"])
@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_text_is_legible_on_every_ground(colours: dict[str, str], ground: str) -> None:
    ratios = {name: contrast(Color.parse(colours[name]), Color.parse(colours[ground])) for name in INKS_OF_TEXT}

    assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < WORST} == {}


def test_colour_is_never_the_only_sign_of_a_person_an_organisation_a_place_or_a_hit() -> None:
    plain = palette({f"dl-{name}": value for name, value in ANSI.items()}, plain=True)

    assert plain["person"].bold
    assert plain["org"].italic
    assert plain["place"].underline
    assert plain["hit"].reverse
    assert plain["evidence"].bold
    assert plain["hit"].bgcolor is None


def test_every_theme_names_every_colour() -> None:
    names = {f"dl-{name}" for name in DARK}

    assert all(names <= set(theme.variables) for theme in THEMES)
    assert all(names <= set(inks(theme)) for theme in BUILTIN_THEMES.values())
    assert DARK.keys() == LIGHT.keys() == ANSI.keys()


def test_every_ink_names_a_colour_of_the_themes() -> None:
    assert {colour.removeprefix("on ") for colour, _ in INKS.values()} - {""} <= DARK.keys()
    assert PLAIN.keys() <= INKS.keys()


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_words_are_legible_under_every_theme_of_textual(name: str) -> None:
    colours = {ink: Color.parse(value) for ink, value in inks(BUILTIN_THEMES[name]).items()}

    ratios = {
        (ink, ground): contrast(colours[f"dl-{ink}"], colours[f"dl-{ground}"])
        for ink in INKS_OF_TEXT
        for ground in ("ground", "raised", "evidence", "hit")
    }

    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < WORST} == {}


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert round(contrast(Color.parse("#ffffff"), Color.parse("#000000")), 2) == 21.0
    assert round(contrast(Color.parse("#777777"), Color.parse("#ffffff")), 2) == 4.48
