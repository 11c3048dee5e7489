"""What changed between the versions of an article: shown with signs and inks, step by step, at any width."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from index.differences import differences
from index.library import open_library
from tests.tui.stage import article, play, press, screen_text, settle, shown
from tui.app import Dateline
from tui.screens.versions import change_lines

FIRST = """---
title: Bridge closed at Dolvara
date: 2017-05-12
---

Rebels held the bridge at Dolvara on Friday.

Traffic was sent through Belgar.
"""

SECOND = FIRST.replace("held the bridge", "left the bridge").replace("Bridge closed", "Bridge open")

THIRD = SECOND + "\nThe first lorries crossed before noon.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One article in three versions, one in a single one."""
    library = open_library(tmp_path / "library")
    story, other = tmp_path / "story.md", tmp_path / "other.md"
    other.write_text("Nothing changed here.\n", encoding="utf-8")
    for text in (FIRST, SECOND, THIRD):
        story.write_text(text, encoding="utf-8")
        for _ in library.add([story, other]):
            pass
    library.close()
    return tmp_path / "library"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_versions_are_compared_two_at_a_time(library: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/bridge", "<enter>", "<enter>")
        assert "version 3" in screen_text(app)
        await pilot.press("D")
        screen = await shown(pilot, "→ 3 of 3")
        assert "+ The first lorries crossed before noon." in screen
        assert "2 paragraphs as before" in screen
        await pilot.press("left")
        screen = await shown(pilot, "→ 2 of 3")
        assert "− title: Bridge closed at Dolvara" in screen
        assert "+ Rebels left the bridge" in screen
        await pilot.press("left")
        await settle(pilot)
        assert "→ 2 of 3" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "What changed" not in screen_text(app)

    play(library, act, size=size)


def test_one_version_has_nothing_to_compare(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/nothing", "<enter>", "<enter>", "D")
        assert "one version" in screen_text(app)

    play(library, act)


@pytest.mark.parametrize("width", [10, 33, 84])
def test_lines_keep_to_the_width_and_mark_what_changed(width: int) -> None:
    old, new = (
        "Rebels held the \x1b[2J bridge at Dolvara on Friday.",
        "Rebels left the \x1b[2J bridge at Dolvara on Friday.",
    )
    before, after = (replace(article(text), revision=number) for number, text in enumerate((old, new), 1))

    lines = list(change_lines(before, after, tuple(differences(old, new)), width))

    assert all(len(line.text) <= width + 2 for line in lines)
    assert "\x1b" not in "".join(line.text for line in lines)
    marked = {line.text[start:end] for line in lines for start, end, ink in line.inks if ink in ("struck", "hit")}
    assert marked == {"held", "left"}
