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
        foot = screen.split("\n")[-1]
        assert "esc closes" in foot
        assert "search" not in foot
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


def test_palette_puts_what_the_library_has_before_scattered_letters(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, ":", "hal")
        screen = await shown(pilot, "Halvek")
        offered = [row for row in screen.splitlines() if "Halvek" in row or "  key " in row]
        assert "Halvek" in offered[0]
        assert "  key " in "".join(offered)

    play(library, act)


def test_a_plain_word_gives_way_to_the_next_but_a_warning_stays(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "c")
        screen = await press(pilot, "c")
        assert "Entities not shown." in screen
        assert "Entities as tags." not in screen

        app.notify("The disk is full.", severity="warning", markup=False)
        screen = await press(pilot, "c")
        assert "The disk is full." in screen
        assert "Entities in colour." in screen

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


def test_sort_goes_from_best_to_newest_first_to_days_to_sources(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "best first" in await press(pilot, "/", "dolvara OR pashkel", "<enter>")
        assert "newest first" in await press(pilot, "S")
        screen = await press(pilot, "S")
        assert "day by day" in screen
        assert "Saturday 20 May 2017" in screen
        assert "Friday 12 May 2017" in screen
        assert screen.index("Saturday 20") < screen.index("Flood waters") < screen.index("Friday 12")
        screen = await press(pilot, "S")
        assert "source by source" in screen
        assert screen.index("Northwire") < screen.index("Rebels") < screen.index("The Dolvara Courier")
        assert "story by story" in await press(pilot, "S")
        assert "best first" in await press(pilot, "S")
        assert "newest first" in await press(pilot, "<escape>")
        assert "day by day" in await press(pilot, "S")
        assert "source by source" in await press(pilot, "S")
        assert "story by story" in await press(pilot, "S")
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
        assert app.clipboard.startswith("Rebels withdraw from the Dolvara bridge. Northwire, 12 May 2017.")
        await press(pilot, "3", "G", "y")
        assert "\n“" in app.clipboard

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
        await press(pilot, "/", "dolvara", "<enter>", "j", "L")
        left.append(app.reader.reading.article.id if app.reader.reading.article else "")

    async def come_back(pilot: Pilot[None], app: Dateline) -> None:
        assert "/ dolvara" in screen_text(app)
        assert app.theme == "dateline-light"
        assert app.reader.reading.article is not None
        assert app.reader.reading.article.id == left[0]
        assert app.reader.results.current is not None
        assert app.reader.results.current.id == left[0]

    play(library, leave, state=tmp_path / "state")
    play(library, come_back, state=tmp_path / "state")


def test_place_in_another_library_is_not_looked_for(library: Path, newsroom: Path, tmp_path: Path) -> None:
    async def leave(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "dolvara", "<enter>")

    async def come_back(pilot: Pilot[None], app: Dateline) -> None:
        assert "4 articles · newest first" in screen_text(app)

    play(library, leave, state=tmp_path / "state")
    shutil.copytree(newsroom, tmp_path / "other")
    play(tmp_path / "other", come_back, state=tmp_path / "state")


def test_footer_says_what_keys_do_now(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        foot = screen_text(app).split("\n")[-1]
        assert "q quit" in foot
        assert "n N hit" not in foot
        assert "esc" not in foot
        foot = (await press(pilot, "/", "dolvara", "<enter>")).split("\n")[-1]
        assert "n N hit" in foot
        assert "esc back" in foot
        foot = (await press(pilot, "2")).split("\n")[-1]
        assert "q list" in foot
        assert "same entity" not in foot
        assert "* # same entity" in (await press(pilot, "m")).split("\n")[-1]

    play(library, act, size=(150, 40))


def test_key_that_cannot_act_says_why(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "No hits to go to" in await press(pilot, "n")
        assert "m goes to a mention first" in await press(pilot, "*")
        assert "no web address" in await press(pilot, "o")
        assert "q quits" in await press(pilot, "<escape>")
        await press(pilot, "/", "baker", "<enter>")
        assert "Nothing is named" in await press(pilot, "m")
        assert "No events in this article" in await press(pilot, "2", "<enter>")

    play(library, act, size=(150, 60))


def test_keys_without_an_article_say_so(tmp_path: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "No article is shown." in await press(pilot, "m")
        assert "No article to find anything in." in await press(pilot, "f")
        for key in ("o", "y", "n", "c", "S", "3", "<enter>", "4", "<enter>", "2", "<enter>", "1", "<enter>"):
            await press(pilot, key)
        assert app.is_running

    play(tmp_path / "empty", act, size=(150, 60))


def test_unknown_theme_is_named_and_replaced(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "No theme is called nope" in screen_text(app)
        assert app.theme == "dateline-dark"

    play(library, act, theme="nope")


def test_palette_finds_articles_and_names_of_the_library(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, ":", "baker wins")
        await shown(pilot, "\n  article")
        await press(pilot, "<enter>")
        screen = await shown(pilot, 'title:"Baker wins a prize"')
        assert "The bread was good" in screen
        assert app.reader.reading.has_focus
        await press(pilot, ":", "velmara")
        assert "who:Velmara" in await shown(pilot, "who:Velmara")
        await press(pilot, "<enter>")
        assert "1 of 4 articles" in await shown(pilot, "1 of 4")

    play(library, act)
