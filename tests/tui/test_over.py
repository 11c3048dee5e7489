"""What lies over the reader: it closes once, has the keys that are meant for it, and shows what it asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.tui.stage import play, press, shown
from tui.app import Dateline
from tui.palette import Palette
from tui.screens.facets import Facets
from tui.screens.help import Help, Lines


@pytest.mark.parametrize("key", ["?", "!", "t", ":"])
def test_what_lies_over_the_reader_closes_once_however_often_it_is_told(library: Path, key: str) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "2", key)
        over = app.screen
        assert over is not app.reader
        over.dismiss(None)
        over.dismiss(None)
        await shown(pilot, "search")
        assert app.screen is app.reader
        assert app.is_running

    play(library, act)


def test_a_key_that_comes_while_a_screen_is_put_up_is_meant_for_it(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        over = Help("list")
        app.push_screen(over)
        assert not over.is_mounted
        key = Key("G", "G")
        key._set_forwarded()  # it was meant for the reader, which has no use for it any more
        app.post_message(key)
        await shown(pilot, "esc closes")
        await press(pilot)
        lines = over.query_one(Lines)
        assert lines.scroll_y == lines.max_scroll_y > 0

    play(library, act, size=(80, 24))


def test_an_answer_waits_for_its_screen_and_is_lost_on_one_that_has_gone(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        over = Facets("before", (), lambda query, stay: None)
        app.push_screen(over)
        assert not over.is_mounted
        over.later(over.show, "the answer", ())
        assert "the answer" in await shown(pilot, "In these articles")
        over.later(over.show, "too late", ())
        over.dismiss()
        await press(pilot)
        assert over.searched == "the answer"
        assert app.screen is app.reader

    play(library, act)


def test_palette_that_is_taken_away_while_it_looks_ends_nothing(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, ":")
        palette = app.screen
        assert isinstance(palette, Palette)
        await press(pilot, "<escape>")

        assert app.screen is app.reader
        assert not palette._component_styles  # what Textual still wants of a list that nobody will see
        assert palette.get_component_styles("command-palette--help-text") is palette.styles

    play(library, act)
