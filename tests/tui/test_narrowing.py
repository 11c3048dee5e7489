"""Narrowing a search on the real screen: completion, the panel of facets, saved queries, ways out of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.stage import play, press, screen_text, shown
from tui.app import Dateline

SIZES = [(80, 24), (120, 40), (200, 50)]
BY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def query(app: Dateline) -> str:
    return app.reader.query_one("#search", Input).value


@BY_SIZE
def test_tab_completes_the_word_and_goes_on_to_the_next_offer(library: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "⇥ place:" in await press(pilot, "/", "pla")
        assert "Halvek" in await press(pilot, "<tab>")
        assert query(app) == "place:"

        assert "⇥ place:Halvek" in await press(pilot, "ha")
        await press(pilot, "<tab>")
        assert query(app) == "place:Halvek "
        assert "1 of 4 articles" in screen_text(app)

        screen = await press(pilot, "type:a")
        assert "⇥ type:" in screen
        await press(pilot, "<tab>")
        first = query(app)
        await press(pilot, "<tab>")
        assert query(app) != first
        await press(pilot, "<shift+tab>")
        assert query(app) == first

        screen = await press(pilot, "<enter>")
        assert "⇥" not in screen
        assert app.reader.results.has_focus
        assert query(app) == first.rstrip()

    play(library, act, size=size)


def test_tab_without_an_offer_goes_to_the_list(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "xylophone", "<tab>")

        assert app.reader.results.has_focus
        assert query(app) == "xylophone"

    play(library, act)


@BY_SIZE
def test_panel_narrows_to_what_is_chosen_and_back(library: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "F")
        screen = await shown(pilot, "What happened")
        assert "In these articles" in screen

        screen = await press(pilot, "G", " ")
        narrowed = query(app)
        assert ":" in narrowed
        screen = await shown(pilot, "✓")
        assert narrowed in screen
        await press(pilot, "<space>")
        assert query(app) == ""

        await press(pilot, "<enter>")
        assert app.screen is app.reader
        assert query(app) == narrowed
        total = app.reader.results.found
        assert total is not None
        assert 0 < total.total < total.of

    play(library, act, size=size)


def test_cursor_of_the_panel_stands_on_values_only(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        from tui.screens.facets import FacetRows

        await press(pilot, "F")
        await shown(pilot, "What happened")
        rows = app.screen.query_one(FacetRows)
        seen = []
        for _ in range(rows.count() + 2):
            assert rows.value is not None
            seen.append(rows.value.word)
            await pilot.press("j")
        assert len(set(seen)) == sum(len(facet.values) for facet in rows.facets)
        await press(pilot, "g", "k")
        assert rows.value is not None
        assert rows.value.word == seen[0]
        await press(pilot, "<escape>")
        assert app.screen is app.reader

    play(library, act)


def test_search_is_saved_run_forgotten_and_brought_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "place:halvek", "<enter>", "@")
        assert "No query is saved yet" in await shown(pilot, "No query is saved yet")
        await press(pilot, "s")
        await shown(pilot, "Save this search as")
        assert "A name is letters" in await press(pilot, "two words", "<enter>")
        await press(pilot, *["<backspace>"] * 9, "halvek", "<enter>")
        screen = await shown(pilot, "@halvek")
        assert "1 article" in screen
        assert "place:halvek" in screen

        await press(pilot, "<enter>")
        assert query(app) == "@halvek"
        assert "1 of 4 articles" in await shown(pilot, "1 of 4 articles")

        await press(pilot, "@")
        await shown(pilot, "@halvek")
        assert "No query is saved yet" in await press(pilot, "d")
        assert "@halvek" in await press(pilot, "u")

    play(library, act)


@BY_SIZE
def test_empty_result_offers_ways_out_and_enter_takes_one(library: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "/", "soldeirs", "<enter>")
        screen = await shown(pilot, "did you mean")
        assert "No article has “soldeirs”" in screen
        assert "did you mean soldiers" in screen

        await press(pilot, "<enter>")
        assert query(app) == "soldiers"
        assert "1 of 4 articles" in await shown(pilot, "1 of 4 articles")

        await press(pilot, "/", "<backspace>", *["<backspace>"] * 12, "place:halvek flood", "<enter>")
        screen = await shown(pilot, "without")
        assert "without place:halvek" in screen
        assert "without flood" in screen
        await press(pilot, "j", "<enter>")
        assert query(app) in ("flood", "place:halvek")

    play(library, act, size=size)


def test_panel_with_nothing_to_count_says_so(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "zeppelin", "<enter>", "F")

        assert app.screen is app.reader
        assert "nothing to narrow" in await shown(pilot, "nothing to narrow")

    play(library, act)
