"""Any size of terminal: too small to read says what is needed, storms of sizes lose neither focus nor place."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.stage import play, press, screen_text, settle
from tui.app import Dateline


def test_too_small_a_terminal_says_what_is_needed_and_goes_on_when_it_grows(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "2")
        await pilot.resize_terminal(38, 9)
        await settle(pilot)
        assert "Dateline needs 40x10; this is 38x9." in screen_text(app)
        await pilot.resize_terminal(60, 16)
        await settle(pilot)
        assert "Dateline needs" not in screen_text(app)
        assert app.reader.reading.has_focus

    play(library, act)


def test_storm_of_sizes_keeps_focus_and_place(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "2", "m", "m")
        current = app.reader.reading.current
        for width in (200, 20, 99, 100, 139, 140, 41, 5, 80, 1, 250, 60):
            await pilot.resize_terminal(width, 3 + width // 4)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert app.reader.reading.has_focus
        assert app.reader.reading.current == current
        assert current is not None
        assert app.reader.reading.in_view(current.start)

    play(library, act)


def test_back_from_the_shell_everything_is_painted_anew(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        before = await press(pilot, "3", "j")
        painted: list[object] = []
        for widget in app.screen.walk_children():
            widget.refresh = lambda *regions, seen=widget, **more: painted.append(seen) or seen  # type: ignore
        app.app_resume_signal.publish(app)
        await settle(pilot)
        assert set(painted) >= {app.reader.results, app.reader.reading, app.reader.events}
        assert screen_text(app) == before

    play(library, act)
