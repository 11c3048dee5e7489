"""What the reader's keys do besides moving: help, palette, themes, links, copies, leaving and coming back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.stage import play, press, screen_text, shown
from tui.app import Dateline


def test_escape_never_quits_and_q_does_only_in_the_list(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "2", *["<escape>"] * 5)
        assert app.is_running
        await press(pilot, "2", "q")
        assert app.reader.results.has_focus
        assert app.return_code is None
        await pilot.press("q")
        assert app.return_code == 0

    play(library, act)


def test_help_lists_keys_and_closes(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "?")
        screen = await shown(pilot, "esc closes")
        assert "Read the article" in screen
        assert "esc closes" in screen
        await press(pilot, "<escape>")
        assert app.screen is app.reader

    play(library, act)


def test_palette_runs_commands_by_name(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, ":", "dark or light")
        await shown(pilot, "Dark or light")
        await press(pilot, "<enter>")

        assert app.theme == "dateline-light"

    play(library, act)


def test_theme_changes_with_a_key(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "L")
        assert app.theme == "dateline-light"
        backgrounds = {
            part.style.bgcolor.name
            for strip in app.screen._compositor.render_strips()
            for part in strip
            if part.style and part.style.bgcolor
        }
        assert "#fbf7ef" in backgrounds
        assert "#1d2021" not in backgrounds
        await press(pilot, "L")
        assert app.theme == "dateline-dark"

    play(library, act)


def test_sort_says_what_it_does(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "best first" in await press(pilot, "/", "talmira", "<enter>")
        assert "newest first" in await press(pilot, "S")

    play(library, act)


def test_link_is_shown_in_full_and_opened_only_after_asking(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(Dateline, "open_url", lambda self, url, **more: opened.append(url))

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>")
        await press(pilot, "o")
        assert "https://northwire.example/2017/bridge" in await shown(pilot, "northwire.example/2017/bridge")
        await press(pilot, "<escape>")
        assert opened == []
        await press(pilot, "o")
        await shown(pilot, "northwire.example/2017/bridge")
        await press(pilot, "<enter>")
        assert opened == ["https://northwire.example/2017/bridge"]

    play(library, act)


def test_copy_carries_source_and_date(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "y")
        assert app.clipboard.startswith("Rebels withdraw from the Talmira bridge. Northwire, 12 May 2017.")
        await press(pilot, "3", "G", "y")
        assert app.clipboard.startswith("“")

    play(library, act)


def test_empty_library_says_what_to_do(tmp_path: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "No articles yet." in screen_text(app)
        assert "dateline stories/" in screen_text(app)

    play(tmp_path / "empty", act)


def test_library_that_cannot_be_opened_is_an_exit_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a library")

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        pass

    assert play(tmp_path / "file", act).return_code == 1


def test_last_place_comes_back(library: Path, tmp_path: Path) -> None:
    left: list[str] = []

    async def leave(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "talmira", "<enter>", "j", "L")
        left.append(app.reader.reading.article.id if app.reader.reading.article else "")

    async def come_back(pilot: Pilot[None], app: Dateline) -> None:
        assert "/ talmira" in screen_text(app)
        assert app.theme == "dateline-light"
        assert app.reader.reading.article is not None
        assert app.reader.reading.article.id == left[0]
        assert app.reader.results.current is not None
        assert app.reader.results.current.id == left[0]

    play(library, leave, state=tmp_path / "state")
    play(library, come_back, state=tmp_path / "state")


def test_place_in_another_library_is_not_looked_for(library: Path, newsroom: Path, tmp_path: Path) -> None:
    async def leave(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "talmira", "<enter>")

    async def come_back(pilot: Pilot[None], app: Dateline) -> None:
        assert "4 articles · newest first" in screen_text(app)

    play(library, leave, state=tmp_path / "state")
    shutil.copytree(newsroom, tmp_path / "other")
    play(tmp_path / "other", come_back, state=tmp_path / "state")
