"""The reader as its user meets it: the real app on a real library, keys in, screens out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.stage import play, press, screen_text, settle
from tui.app import Dateline

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_opens_on_the_newest_article(library: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = screen_text(app)

        assert "▌• Flood waters rise along the Osk" in screen
        assert "4 articles · newest first" in screen
        assert "read" in screen.split("\n")[-1]
        if size[0] >= 100:
            assert "20 May 2017 · 1 min" in screen
            assert "Events" in screen
        assert all(len(row) <= size[0] for row in screen.split("\n"))

    play(library, act, size=size)


def test_article_follows_the_cursor(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "j")

        assert "Meridian Press · 14 May 2017" in screen
        assert app.reader.reading.article is not None
        assert app.reader.reading.article.title == "Bomb kills seven at Halvek market"

    play(library, act)


def test_search_narrows_with_each_key_and_escape_goes_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "j")
        screen = await press(pilot, "/", "brea")
        assert "1 of 4 articles" in screen
        assert "Baker wins a prize" in screen
        assert "Flood waters" not in screen

        screen = await press(pilot, "<escape>")
        assert "4 articles" in screen
        assert "▌• Bomb kills seven" in screen
        assert app.reader.results.has_focus

    play(library, act)


def test_enter_in_search_moves_to_the_list_and_marks_hits(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>")

        assert app.reader.results.has_focus
        assert app.reader.reading.article is not None
        text = app.reader.reading.article.text
        assert [text[start:end] for start, end in app.reader.reading.hits] == ["checkpoint"]

        await press(pilot, "n")
        assert app.reader.reading._hit == app.reader.reading.hits[0]

    play(library, act)


def test_search_without_hits_names_the_missing_word(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "/", "zeppelin", "<enter>")

        assert "No article has “zeppelin”." in screen
        assert "0 of 4 articles" in screen

        assert "4 articles" in await press(pilot, "<escape>")

    play(library, act)


def test_query_that_cannot_be_understood_is_explained_on_enter_only(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "character" not in await press(pilot, "/", 'bread "of')
        screen = await press(pilot, "<enter>")

        assert "at character" in screen.split("\n")[0]
        assert app.reader.query_one("#search").has_focus

    play(library, act)


def test_events_lead_to_their_sentence_and_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>")
        reader = app.reader
        assert reader.events.total > 0
        await press(pilot, "3", "G")
        event = reader.events.current
        assert event is not None
        assert reader.reading.event == event

        await press(pilot, "<enter>")
        assert reader.reading.has_focus
        await press(pilot, "<enter>")
        assert reader.events.has_focus
        assert reader.events.current == event

        await press(pilot, "<enter>", "<escape>")
        assert reader.events.has_focus

    play(library, act)


def test_enter_in_the_article_goes_to_the_event_of_the_mention(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "2")
        reader = app.reader
        for _ in range(20):
            await pilot.press("m")
            if reader.reading.current and reader.reading.current.text == "Belgar":
                break
        await press(pilot, "<enter>")

        assert reader.events.has_focus
        assert reader.events.current is not None
        assert "Belgar" in reader.events.current.evidence.text

    play(library, act)


def test_entities_lead_through_their_mentions(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "4")
        reader = app.reader
        entity = reader.entities.current
        assert entity is not None
        assert entity.count > 1

        await press(pilot, "<enter>")
        first = reader.reading.current
        await press(pilot, "<enter>")
        second = reader.reading.current

        assert first is not None
        assert second is not None
        assert (first.entity, second.entity) == (entity.id, entity.id)
        assert first.start < second.start

    play(library, act)


def test_find_shows_which_of_how_many(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>")
        assert "1/2" in await press(pilot, "f", "dolvara")
        assert "none" in await press(pilot, "x")
        assert "1/2" in await press(pilot, "<backspace>", "<enter>")
        assert app.reader.reading.has_focus
        assert "2/2" in await press(pilot, "n")
        screen = await press(pilot, "<escape>")
        assert "find in this article" not in screen
        assert app.reader.reading.has_focus

    play(library, act)


def test_narrow_screen_shows_one_pane_at_a_time(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "<enter>")
        assert "20 May 2017 · 1 min" in screen
        assert "▌ Flood waters" in screen
        assert "Baker wins" not in screen
        assert screen.count("│") == 0

        assert "Events" in await press(pilot, "3")
        assert "Entities" in await press(pilot, "4")
        assert "Baker wins" in await press(pilot, "1")
        await press(pilot, "<enter>", "<escape>")
        assert app.reader.results.has_focus

    play(library, act, size=(80, 24))


def test_growing_and_shrinking_keeps_what_one_was_reading(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "2")
        for width, height in ((80, 24), (200, 50), (100, 30), (60, 15), (120, 40)):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert "Rebels withdr" in screen_text(app)
            assert app.reader.reading.has_focus

    play(library, act)


def test_tab_goes_round_the_panes(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            seen.append(app.focused.id if app.focused else "")
        await pilot.press("shift+tab")
        seen.append(app.focused.id if app.focused else "")

        assert seen == ["article", "events", "list", "events"]

    play(library, act)
