"""Stories in the list and what runs beside the timeline: the most telling first, and never wider than there is room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from index.records import Hit, Marked, Published, Quantity, Story
from tests.tui.stage import play, press, shown
from tui.app import Dateline
from tui.telling import lean, story_lines, track
from tui.widgets.results import Results
from tui.widgets.search import Search

HIT = Hit("abc2345", Marked("Toll rises to 23"), "Herald", Published("2017-05-15", "given"), Marked("A bomb"), 0.0)
STORY = Story(
    HIT, 4, 3, ("Northwire", "2017-05-14"), ("Herald", "2017-05-15"), Quantity(19, 23, text="19-23"), conflicting=True
)


def texts(width: int) -> list[str]:
    return [one.text for one in story_lines(STORY, width, year=False)]


def test_a_story_says_who_told_it_first_and_who_last() -> None:
    assert texts(70) == [
        "Toll rises to 23",
        "3 sources in 4 articles · 19-23 killed · they differ",
        "first Northwire 14 May, latest Herald 15 May",
    ]


def test_where_room_is_short_what_matters_less_goes_first() -> None:
    assert texts(40)[1:] == ["3 sources in 4 articles · 19-23 killed", "Northwire 14 May → Herald 15 May"]
    assert texts(26)[1:] == ["3 sources · 19-23 killed", "Northwire 14 May → 15 May"]


@given(st.integers(1, 120))
def test_a_story_never_wraps(width: int) -> None:
    assert all(cell_len(text) <= width for text in texts(width))


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60), st.integers(2, 30))
def test_the_line_of_the_dead_is_one_line(values: list[int], width: int) -> None:
    rows = track(values, width)

    assert {len(row) for row in rows} == {width}
    came_in = [row.index(next(sign for sign in "╰╯│" if sign in row)) for row in rows]
    went_out = [row.index(next(sign for sign in "╮╭│" if sign in row)) for row in rows]
    assert came_in[1:] == went_out[:-1]


@pytest.mark.parametrize(
    ("score", "text"),
    [(-10.0, "████│    "), (-2.5, "   █│    "), (-1.2, "   ▐│    "), (10.0, "    │████"), (None, "    ╵    ")],
)
def test_tension_leans_to_its_side(score: float | None, text: str) -> None:
    assert lean(score, 4).text == text


def test_stories_are_a_mode_of_the_list_and_enter_lists_their_articles(two_outlets: Path, tmp_path: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "day by day" in await press(pilot, "S")
        assert "source by source" in await press(pilot, "S")
        screen = await press(pilot, "S")
        assert "story by story" in screen
        results = app.screen.query_one(Results)
        several = [number for number, hit in enumerate(results.hits) if results.stories[hit.id].articles > 1]
        total = len(results.hits)
        assert several
        results.cursor = several[0]
        await pilot.press("enter")
        await shown(pilot, "story:")
        assert app.screen.query_one(Search).value.startswith("story:")
        assert len(results.hits) > 1
        await press(pilot, "<escape>")
        assert (results.grouped, len(results.hits), results.cursor) == ("story", total, several[0])
        assert "newest first" in await press(pilot, "S")

    play(Path(shutil.copytree(two_outlets, tmp_path / "library")), act)


def test_escape_brings_back_the_stories_whatever_the_order_has_become(two_outlets: Path, tmp_path: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "SSS")
        results = app.screen.query_one(Results)
        results.cursor = next(n for n, hit in enumerate(results.hits) if results.stories[hit.id].articles > 1)
        await pilot.press("enter")
        await shown(pilot, "story:")
        assert "day by day" in await press(pilot, "S")
        assert "story by story" in await press(pilot, "<escape>")
        assert "newest first" in await press(pilot, "S")

    play(Path(shutil.copytree(two_outlets, tmp_path / "library")), act)
