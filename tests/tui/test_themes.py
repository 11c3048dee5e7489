"""Colours can be read: on the ground, on evidence, on hits, and where there are no colours at all."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.themes import ANSI, DARK, INKS, INKS_OF_TEXT, LIGHT, PLAIN, THEMES, inks, palette

LEAST = 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["ground", "raised", "evidence", "hit"])
@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_text_is_legible_on_every_ground(colours: dict[str, str], ground: str) -> None:
    ratios = {name: contrast(colours[name], colours[ground]) for name in INKS_OF_TEXT}

    assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < LEAST} == {}


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
