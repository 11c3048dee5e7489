"""Words that stand on the screen for a moment leave nothing behind, however many a day brings."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.stage import play, shown
from tui.app import Dateline


def test_words_that_give_way_take_their_box_with_them(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        for number in range(12):
            app.notify(f"word number {number}")
            await shown(pilot, f"word number {number}")

        assert len(app.screen.query("ToastHolder")) <= 2

    play(library, act)
