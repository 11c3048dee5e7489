"""The timeline: bars that add up, figures beside them, and the days one takes become words of the search."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.records import Period
from tests.tui.stage import play, screen_text, shown
from tui.app import Dateline
from tui.screens.timeline import bar, dead, figures, label
from tui.widgets.search import Search

QUIET = Period("2017-05-29", "2017-05-29")
BUSY = Period("2017-05-29", "2017-06-04", (("ASSAULT", 6), ("AGREE", 2)), 12, None, -6.4)


def test_a_bar_is_as_long_as_its_share() -> None:
    assert bar(BUSY, 8, 20).text == "█" * 20
    assert bar(BUSY, 16, 20).text == "█" * 10 + " " * 10
    assert bar(Period("2017-05-29", "2017-06-04"), 8, 20).text.strip() == "·"


def test_a_bar_is_stacked_by_kind() -> None:
    inks = [(end - start, ink) for start, end, ink in bar(BUSY, 8, 20).inks]

    assert inks == [(15, "conflict"), (5, "talk")]


@pytest.mark.parametrize("most", [1, 7, 1000, 1_000_000])
@pytest.mark.parametrize("room", [4, 33])
def test_one_happening_always_shows_and_never_too_long(most: int, room: int) -> None:
    one = Period("2017-05-29", "2017-05-29", (("ASSAULT", 1),))
    both = Period("2017-05-29", "2017-05-29", (("ASSAULT", most), ("AGREE", 1), ("AID", 1)))

    assert bar(one, most, room).text.strip()
    assert len(bar(one, most, room).text) == room
    assert len(bar(both, most + 2, room).text) <= room + 2


def test_figures_are_words() -> None:
    assert figures(BUSY).text.strip() == "8"
    assert dead(BUSY).text == "12+"
    assert (
        dead(Period("2017-05-29", "2017-05-29")).text == figures(Period("2017-05-29", "2017-05-29")).text.strip() == ""
    )


@pytest.mark.parametrize(
    ("grain", "words"), [("day", "29 May 2017"), ("week", "29 May 2017"), ("month", "May 2017"), ("year", "2017")]
)
def test_periods_have_names(grain: str, words: str) -> None:
    assert label(BUSY, grain) == words  # type: ignore[arg-type]


def test_taking_a_day_searches_it(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("T")
        text = await shown(pilot, "by day")
        assert "killed" in text
        assert "violence" in text
        await pilot.press("g", "enter")
        await shown(pilot, "of 4")
        assert app.screen.query_one(Search).value.startswith("when:2017-05-1")

    play(library, act)


def test_longer_periods_and_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("T")
        await shown(pilot, "by day")
        await pilot.press("w")
        assert "by week" in await shown(pilot, "by week")
        await pilot.press("w")
        assert "May 2017" in await shown(pilot, "by month")
        await pilot.press("W", "escape")
        await pilot.pause()
        assert "by month" not in screen_text(app)

    play(library, act)


def test_a_search_without_events_says_so(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("slash", *"baker", "enter", "T")
        assert "No dated events" in await shown(pilot, "No dated events")

    play(library, act)
