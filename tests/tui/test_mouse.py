"""The mouse works everywhere: rows, tabs, mentions."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.stage import play, press, screen_text, settle
from tui.app import Dateline


async def click(pilot: Pilot[None], app: Dateline, words: str, after: int = 0) -> str:
    """Click on words that stand on the screen."""
    rows = screen_text(app).split("\n")
    y = next(number for number, row in enumerate(rows) if words in row and number >= after)
    await pilot.click(offset=(rows[y].index(words) + 1, y))
    await settle(pilot)
    return screen_text(app)


def test_tabs_rows_and_mentions_can_be_clicked(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await click(pilot, app, "Baker wins")
        assert app.reader.results.current is not None
        assert app.reader.results.current.title.text == "Baker wins a prize"
        await click(pilot, app, "Rebels withdraw")
        await click(pilot, app, "Entities")
        assert app.reader.view == "entities"
        await click(pilot, app, "Events")
        assert app.reader.view == "events"
        await click(pilot, app, "Korrestan said")
        current = app.reader.reading.current
        assert current is not None
        assert current.text.endswith("Korrestan")
        await press(pilot, "<escape>")

    play(library, act, size=(160, 40))
