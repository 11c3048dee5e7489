"""The page of a name: what the articles say of it, and the way from there to them."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.stage import play, screen_text, shown
from tui.app import Dateline
from tui.widgets.painted import Rows
from tui.widgets.search import Search


def test_a_name_in_the_list_of_entities_has_a_page(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("slash", *"halvek", "enter", "4")
        await shown(pilot, "Halvek")
        await pilot.press("E")
        text = await shown(pilot, "Articles")
        assert "1 article" in text
        assert "Bomb kills seven at Halvek market" in text
        assert "Named with" in text

    play(library, act)


def test_enter_goes_into_the_article(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("slash", *"pashkel", "enter", "4")
        await shown(pilot, "Pashkel")
        await pilot.press("E")
        await shown(pilot, "Articles")
        await pilot.press("G", "enter")
        await shown(pilot, "Flood waters rose along")
        assert app.screen.query_one(Search).value.startswith('who:"')
        assert "Articles" not in screen_text(app).splitlines()[1]

    play(library, act)


def test_without_a_name_it_says_what_to_do(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("2", "E")
        assert "m goes to a name first" in await shown(pilot, "m goes to a name first")

    play(library, act)


def test_markup_in_a_name_is_text(library: Path) -> None:
    from tui.screens.entity import EntityPage

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert app.screen.jobs.library is not None  # type: ignore[attr-defined]
        page = EntityPage(app.screen.jobs.library, '[red]x"\x1b[2J[/]', lambda query, article: None)  # type: ignore[attr-defined]
        app.push_screen(page)
        text = await shown(pilot, "No article names")
        assert "[red]x" in text
        assert "\x1b" not in text

    play(library, act)


def test_names_are_merged_kept_apart_and_taken_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("slash", *"halvek", "enter", "4")
        await shown(pilot, "Halvek")
        await pilot.press("E")
        await shown(pilot, "Articles")
        await pilot.press("m")
        await shown(pilot, "Another name of")
        await pilot.press(*"Pashkel", "enter")
        text = await shown(pilot, "as you said")
        assert "2 articles" in text
        assert "Pashkel" in text
        rows = app.screen.query_one(Rows)
        rows.cursor = next(at for at, one in enumerate(rows.entries) if one.alias)  # type: ignore[attr-defined]
        await pilot.press("d")
        text = await shown(pilot, "Kept apart")
        assert "1 article " in text
        await pilot.press("u")
        text = await shown(pilot, "2 articles")
        assert "Taken back" in text
        assert "Kept apart" not in text

    play(library, act)
