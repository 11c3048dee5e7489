"""Colours. Two themes of our own, and for every other theme of Textual's a set of inks that is legible on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

DARK: dict[str, str] = {
    "ground": "#1d2021",
    "raised": "#282828",
    "ink": "#d4be98",
    "quiet": "#a89e92",
    "rule": "#32302f",
    "faint": "#665c54",
    "accent-ink": "#e78a4e",
    "person": "#e69f00",
    "org": "#2fbf97",
    "place": "#6cbcf0",
    "group": "#b8a1e3",
    "date": "#e6d96a",
    "figure": "#ff8a5c",
    "weapon": "#d98bb8",
    "hit": "#3f340c",
    "evidence": "#32302f",
    "conflict": "#f57e73",
    "pressure": "#e0a13c",
    "talk": "#6cbcf0",
    "cooperation": "#2fbf97",
}

LIGHT: dict[str, str] = {
    "ground": "#fbf7ef",
    "raised": "#f1eadd",
    "ink": "#2b2724",
    "quiet": "#635a51",
    "rule": "#ded5c5",
    "faint": "#a89b88",
    "accent-ink": "#a8430f",
    "person": "#8a5000",
    "org": "#00694e",
    "place": "#005b99",
    "group": "#6a3fa0",
    "date": "#6a5b00",
    "figure": "#ad3600",
    "weapon": "#96386c",
    "hit": "#ffe59a",
    "evidence": "#f0e6d2",
    "conflict": "#a8201a",
    "pressure": "#865000",
    "talk": "#005b99",
    "cooperation": "#00694e",
}

ANSI: dict[str, str] = {
    "ground": "ansi_default",
    "raised": "ansi_default",
    "ink": "ansi_default",
    "quiet": "ansi_default",
    "rule": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "accent-ink": "ansi_red",
    "person": "ansi_yellow",
    "org": "ansi_green",
    "place": "ansi_blue",
    "group": "ansi_magenta",
    "date": "ansi_cyan",
    "figure": "ansi_red",
    "weapon": "ansi_magenta",
    "hit": "ansi_default",
    "evidence": "ansi_default",
    "conflict": "ansi_red",
    "pressure": "ansi_yellow",
    "talk": "ansi_blue",
    "cooperation": "ansi_green",
}

INKS: dict[str, tuple[str, str]] = {
    "text": ("ink", ""),
    "quiet": ("quiet", ""),
    "faint": ("faint", ""),
    "accent": ("accent-ink", "bold"),
    "title": ("", "bold"),
    "heading": ("", "bold"),
    "standfirst": ("quiet", "italic"),
    "caption": ("quiet", ""),
    "person": ("person", "bold"),
    "org": ("org", "italic"),
    "place": ("place", "underline"),
    "group": ("group", ""),
    "date": ("date", ""),
    "figure": ("figure", "bold"),
    "weapon": ("weapon", ""),
    "hit": ("on hit", ""),
    "evidence": ("on evidence", ""),
    "argument": ("", "underline"),
    "current": ("", "reverse"),
    "struck": ("quiet", "strike"),
    "noted": ("", "underline2"),
    "aside": ("accent-ink", "italic"),
    "conflict": ("conflict", "bold"),
    "pressure": ("pressure", "bold"),
    "talk": ("talk", "bold"),
    "cooperation": ("cooperation", "bold"),
    "other": ("", "bold"),
}
"""Every way to paint: a colour of the theme (`on` for the ground behind), and what says the same without colour.

A table of styles and not component classes of the style sheet: those are matched anew for every widget at every
change, which doubled the time to the first frame.
"""

PLAIN: dict[str, str] = {"hit": "reverse", "evidence": "bold"}
"""Where there are no backgrounds of our own (no colour, the terminal's own colours), what stands for them."""

INKS_OF_TEXT = (
    "ink quiet accent-ink person org place group date figure weapon conflict pressure talk cooperation"
).split()
"""Colours that carry words: all must be legible on the ground, on evidence and on hits."""

DARK_NAME, LIGHT_NAME = "dateline-dark", "dateline-light"


def _theme(name: str, colours: dict[str, str], dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=colours["accent-ink"],
        secondary=colours["place"],
        accent=colours["accent-ink"],
        warning=colours["pressure"],
        error=colours["conflict"],
        success=colours["cooperation"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["raised"],
        dark=dark,
        variables={
            **_named(colours),
            "input-cursor-background": colours["accent-ink"],
            "input-cursor-foreground": colours["ground"],
            "input-selection-background": colours["rule"],
            "input-selection-foreground": colours["ink"],
            "screen-selection-background": colours["hit"],
            "screen-selection-foreground": colours["ink"],
            "scrollbar": colours["faint"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["accent-ink"],
            "scrollbar-background": colours["ground"],
            "scrollbar-background-hover": colours["ground"],
            "scrollbar-background-active": colours["ground"],
            "scrollbar-corner-color": colours["ground"],
        },
    )


def _named(colours: dict[str, str]) -> dict[str, str]:
    return {f"dl-{name}": value for name, value in colours.items()}


THEMES = (_theme(DARK_NAME, DARK, dark=True), _theme(LIGHT_NAME, LIGHT, dark=False))


LEAST = 4.5
"""Contrast of WCAG 2.1 level AA between words and what they stand on."""


def inks(theme: Theme) -> dict[str, str]:
    """The style sheet's colours under a theme that is not ours: its own ground, and ours made legible on it."""
    if theme.ansi:
        return _named(ANSI)
    ours = DARK if theme.dark else LIGHT
    ground = Color.parse(theme.background or ours["ground"])
    text = Color.parse(theme.foreground or ours["ink"])
    grounds = {
        "ground": ground,
        "raised": Color.parse(theme.panel or theme.surface or ground.hex),
        "evidence": ground.blend(text, 0.1),
        "hit": ground.blend(Color.parse(ours["figure"]), 0.2),
    }
    colours = {name: Color.parse(value) for name, value in ours.items()} | grounds | {"ink": text}
    for name in INKS_OF_TEXT:
        colours[name] = legible(colours[name], list(grounds.values()))
    colours["rule"], colours["faint"] = ground.blend(text, 0.2), ground.blend(text, 0.4)
    return _named({name: colour.hex6 for name, colour in colours.items()})


def contrast(one: Color, other: Color) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def legible(colour: Color, grounds: Sequence[Color]) -> Color:
    """The colour, as much lighter or darker as it takes to read it on all of these grounds."""
    best = colour
    for towards in (Color(255, 255, 255), Color(0, 0, 0)):
        for step in range(21):
            tried = colour.blend(towards, step / 20)
            least = min(contrast(tried, ground) for ground in grounds)
            if least >= LEAST:
                return tried
            if least > min(contrast(best, ground) for ground in grounds):
                best = tried
    return best


def _luminance(colour: Color) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def palette(variables: Mapping[str, str], *, plain: bool) -> Mapping[str, Style]:
    """The style of each ink under a theme's variables; `plain` where the terminal's own colours are used, or none."""
    return _palette(tuple(variables.get(f"dl-{name}", DARK[name]) for name in DARK), plain)


@lru_cache(maxsize=8)
def _palette(values: tuple[str, ...], plain: bool) -> Mapping[str, Style]:
    colours = {name: Color.parse(value).rich_color for name, value in zip(DARK, values, strict=True)}
    found = {}
    for ink, (colour, words) in INKS.items():
        style = Style.parse(PLAIN.get(ink, words) if plain else words)
        if colour.startswith("on "):
            style += Style() if plain else Style.from_color(None, colours[colour[3:]])
        elif colour and not (plain and colours[colour].is_default):
            style += Style.from_color(colours[colour])
        found[ink] = style
    return found
