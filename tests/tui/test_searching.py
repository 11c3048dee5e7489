"""The two bars as their user meets them: what is typed shows at once, Enter keeps it, Escape brings the moment back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from index.library import open_library
from tests.tui.stage import play, press, screen_text, settle
from tui.app import Dateline

SIZES = [(80, 24), (120, 40), (168, 48)]
BY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def long_reads(tmp_path: Path) -> Path:
    """A library of two long articles, not analysed, and a short one."""
    folder = tmp_path / "long"
    folder.mkdir()
    told = {
        "Dolvara": "The guards of Dolvara came back to their posts, and nobody asked them where they had been all the"
        " while or who had told them to return so late in the day.",
        "Belgar": "Late on Monday the sentries in Belgar were seen again at the gates; they would not say which order"
        " it was that had kept them away from morning to night, nor whose.",
    }
    for name, (place, words) in zip("ab", told.items(), strict=True):
        text = "\n\n".join(f"Paragraph {number}. {words}" for number in range(60))
        (folder / f"{name}.md").write_text(
            f"---\ntitle: Guards of {place}\ndate: 2017-05-1{len(place)}\n---\n\n{text}\n"
        )
    (folder / "c.md").write_text("---\ntitle: Rain\ndate: 2017-05-01\n---\n\nHalvek was wet.\n")
    library = open_library(tmp_path / "library")
    for _ in library.add([folder], analyse=False):
        pass
    library.close()
    return tmp_path / "library"


def seen(app: Dateline) -> str:
    """The screen without its footer, whose keys may differ."""
    return "\n".join(screen_text(app).split("\n")[:-1])


@BY_SIZE
def test_escape_from_the_search_bar_brings_back_pane_place_and_mention(library: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/checkpoint", "<enter>", "2", "mmm", "j")
        reading = app.reader.reading
        before, mention, top = screen_text(app), reading.current, reading.scroll_offset.y
        assert mention is not None

        screen = await press(pilot, "/", "flood")
        assert "0 of 4" in screen
        await press(pilot, "<escape>")

        assert screen_text(app) == before
        assert reading.has_focus
        assert (reading.current, reading.scroll_offset.y) == (mention, top)

    play(library, act, size=size)


@BY_SIZE
def test_escape_from_the_search_bar_brings_back_a_place_far_down(long_reads: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "j", "2", "<ctrl+d>", "<ctrl+d>", "j")
        reading = app.reader.reading
        before, top = screen_text(app), reading.scroll_offset.y
        assert top > 10

        await press(pilot, "/", "halvek", "<escape>")

        assert reading.scroll_offset.y == top
        assert reading.has_focus
        assert screen_text(app) == before
        assert app.reader.results.cursor == 1

    play(long_reads, act, size=size)


def test_narrow_search_shows_the_list_narrowing_and_enter_stays_there(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "<enter>")
        screen = await press(pilot, "/")
        assert "Baker wins a prize" in screen
        assert "Bomb kills seven" in screen
        screen = await press(pilot, "halv")
        assert "Bomb kills seven" in screen
        assert "Baker wins a prize" not in screen

        screen = await press(pilot, "<enter>")
        assert "Bomb kills seven" in screen
        assert "1 of 4 articles" in screen
        assert "/ halv*" in screen
        assert app.reader.results.has_focus

    play(library, act, size=(80, 24))


def test_enter_without_a_new_word_keeps_the_selection(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "jj", "2", "/", "<enter>")

        assert app.reader.results.cursor == 2
        assert app.reader.results.has_focus

    play(library, act)


def test_whole_word_keeps_its_forms_when_entered(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "/", "soldier", "<enter>")

        assert "/ soldier " in screen
        assert "1 of 4 articles" in screen

    play(library, act)


def test_typing_behind_a_filter_adds_a_word(library: Path, stories: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        assert "/ source:meridian halvek" in await press(pilot, "/", "source:meridian", "<enter>", "/", "halvek")
        assert "1 of 4" in screen_text(app)
        await press(pilot, "<escape>")
        assert app.query_one("#search", Input).value == "source:meridian"

        await pilot.click("#search", offset=(40, 0))
        await settle(pilot)
        await press(pilot, "halvek", "<enter>")
        assert "/ source:meridian halvek " in screen_text(app)
        assert app.reader.results.has_focus

    play(library, act)


def test_query_that_cannot_be_understood_can_be_given_up(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "j", "2")
        before = screen_text(app)
        await press(pilot, "/", '"open', "<enter>")
        assert app.query_one("#search").has_focus
        await press(pilot, "<escape>")

        assert screen_text(app) == before
        assert app.reader.reading.has_focus

    play(library, act)


def test_clicking_elsewhere_keeps_what_was_found(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "bread")
        await pilot.click("#article")
        await settle(pilot)
        assert app.reader.reading.has_focus
        assert "1 of 4 articles" in screen_text(app)

        await press(pilot, "/", "<escape>")
        assert "1 of 4 articles" in screen_text(app)

    play(library, act)


@BY_SIZE
def test_found_words_are_walked_through_with_n(long_reads: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "2", "<ctrl+d>")
        reading = app.reader.reading
        top = reading.scroll_offset.y
        screen = await press(pilot, "f", "paragraph 2")
        assert "1/11" in screen or "2/11" in screen
        first = reading._hit
        screen = await press(pilot, "<enter>")
        assert reading.has_focus
        assert reading._hit == first
        assert "/11" in screen

        await press(pilot, "nnn")
        assert reading.hits.index(reading._hit) == (reading.hits.index(first) + 3) % 11
        await press(pilot, "NN")
        assert reading.hits.index(reading._hit) == (reading.hits.index(first) + 1) % 11
        here = reading.scroll_offset.y

        screen = await press(pilot, "<escape>")
        assert "/11" not in screen
        assert reading.hits == ()
        assert reading.scroll_offset.y == here != top
        assert reading.has_focus

    play(long_reads, act, size=size)


@BY_SIZE
def test_escape_in_the_find_bar_goes_back_to_where_it_was_opened(long_reads: Path, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "2", "<ctrl+d>", "jj")
        before = screen_text(app)
        await press(pilot, "f", "paragraph 55")
        assert "Paragraph 55" in screen_text(app)
        await press(pilot, "<escape>")
        assert screen_text(app) == before

        await press(pilot, "1")
        before = screen_text(app)
        await press(pilot, "f", "paragraph 33", "<escape>")
        assert screen_text(app) == before
        assert app.reader.results.has_focus

    play(long_reads, act, size=size)


def test_find_goes_on_from_where_it_was_opened_with_each_letter(long_reads: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "2", "f", "paragraph 4")
        assert "1/11" in screen_text(app)
        await press(pilot, "4")
        assert "1/1" in screen_text(app)
        assert "1/11" in await press(pilot, "<backspace>")

    play(long_reads, act)


def test_word_that_is_not_there_is_said_and_the_bar_stays(long_reads: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "f", "zeppelin", "<enter>")
        assert "none" in screen
        assert app.query_one("#find").has_focus
        await press(pilot, "<escape>")
        assert app.reader.results.has_focus

    play(long_reads, act)
