"""Marks in the reader: they show at once, are kept, leave exports alone or not as they should, and are taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import Library, open_library
from tests.tui.stage import play, press, screen_text, shown
from tui.app import Dateline


def kept(path: Path) -> Library:
    return open_library(path)


def test_star_and_read_show_in_the_list_and_are_kept(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        first = screen_text(app).split("\n")[2]
        assert "•" in first
        assert "★" in (await press(pilot, "s")).split("\n")[2]
        screen = (await press(pilot, "<enter>", "1")).split("\n")
        assert "★" in screen[2]
        assert "•" not in screen[3]
        assert "•" in (await press(pilot, "r")).split("\n")[3]

    play(library, act)
    with_marks = kept(library)
    (hit, *others) = with_marks.search("").hits
    assert (hit.starred, hit.seen) == (True, False)
    assert not any(other.starred or other.seen for other in others)
    with_marks.close()


def test_quick_stars_are_kept_in_the_order_of_the_keys(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, *"sssss")

    play(library, act)
    with_marks = kept(library)
    assert with_marks.search("").hits[0].starred
    assert [change.words for change in with_marks.changes()] == ["starred", "star taken away"] * 2 + ["starred"]
    with_marks.close()


def test_rejected_event_fades_counts_no_more_and_comes_back(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3")
        event = app.reader.events.current
        assert event is not None
        screen = await press(pilot, "d")
        assert "rejected" in screen
        library_now = app.reader.jobs.library
        assert library_now is not None
        assert event.id not in {one.id for _, one in library_now.events("market")}
        screen = await press(pilot, "a")
        assert "rejected" not in screen
        assert "accepted" in screen
        await pilot.press("u")
        assert "Taken back: accepted" in await shown(pilot, "Taken back: accepted")
        await pilot.press("u")
        assert "Taken back: rejected" in await shown(pilot, "Taken back: rejected")
        assert event.id in {one.id for _, one in library_now.events("market")}
        await pilot.press("u")
        assert "Nothing to take back" in await shown(pilot, "Nothing to take back")

    play(library, act)


def test_edit_corrects_one_field_and_refuses_what_cannot_stand(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3", "e")
        assert "killed" in await shown(pilot, "types over it")
        await press(pilot, "jjjjj", "<enter>")
        await shown(pilot, "takes it")
        await press(pilot, "<ctrl+u>", "many", "<enter>")
        assert "no number of people" in await shown(pilot, "no number")
        await press(pilot, "<ctrl+u>", "70-80", "<enter>")
        await shown(pilot, "types over it")
        await press(pilot, "<escape>")
        screen = await shown(pilot, "edited")
        assert "70-80 killed" in screen
        assert "edited" in screen
        await press(pilot, "u")
        assert "70-80 killed" not in await shown(pilot, "· 7 killed")

    play(library, act)


def test_tags_and_note_stand_above_the_article(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "t")
        await shown(pilot, "takes it")
        await press(pilot, "river, aid,, aid", "<enter>")
        await shown(pilot, "aid · river")
        await press(pilot, "i")
        await shown(pilot, "takes it")
        await press(pilot, "call the mayor", "<enter>")
        assert "aid · river · call the mayor" in await shown(pilot, "call the mayor")

    play(library, act)


def test_kinds_are_hidden_everywhere_and_shown_again(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "2")
        everything = len(app.reader.reading.mentions)
        await press(pilot, "C")
        await shown(pilot, "shows or hides")
        await press(pilot, "3", "<escape>", "4")
        reading = app.reader.reading
        assert 0 < len(reading.mentions) < everything
        assert "LOC" not in {mention.label for mention in reading.mentions}
        assert "LOC" not in {entity.label for entity in app.reader.entities.entities}
        app.reader.toggle_kind("place")
        assert len(reading.mentions) == everything

    play(library, act, size=(150, 40))


def test_legend_says_who_a_mention_is_and_which_hit_is_shown(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = await press(pilot, "/", "dolvara", "<enter>", "2")
        assert re.search(r"places \d", screen)
        assert "hits" in screen
        assert "hit 1/" in await press(pilot, "n")
        assert re.search(r"\w  \w+.* · 1 of \d", await press(pilot, "m"))

    play(library, act)


def test_legend_is_a_filter_for_the_mouse(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = (await press(pilot, "/", "dolvara", "<enter>")).split("\n")
        row = next(number for number, line in enumerate(screen) if re.search(r"places \d", line))
        await pilot.click(offset=(screen[row].index("places"), row))
        assert app.reader.reading.hidden == {"place"}

    play(library, act)


def test_place_in_an_article_is_remembered(library: Path, tmp_path: Path) -> None:
    places: list[int] = []

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "checkpoint", "<enter>", "<enter>", "jjjjjj")
        places.append(app.reader.reading.place())
        assert places[0] > 0
        await press(pilot, "q", "<escape>", "j", "<enter>", "q", "/", "checkpoint", "<enter>", "<enter>")
        assert app.reader.reading.place() == places[0]

    async def again(pilot: Pilot[None], app: Dateline) -> None:
        assert app.reader.view == "article"
        assert app.reader.reading.place() == places[0]

    play(library, act, size=(80, 10), state=tmp_path / "state")
    play(library, again, size=(80, 10), state=tmp_path / "state")


def test_why_shows_rule_sentence_and_what_the_reader_did(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3", "a", "w")
        screen = await shown(pilot, "accepted: bombing")
        event = app.reader.events.current
        assert event is not None
        assert "A bomb killed seven people" in screen
        assert event.rule in screen
        assert "asking the rules" not in screen
        await press(pilot, "<escape>")
        assert app.reader.events.has_focus

    play(library, act, size=(100, 50))


def test_selected_events_are_judged_copied_and_exported_together(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3", "g", "v", "v")
        events = app.reader.events
        assert len(events.selected) == 2
        assert screen_text(app).count("●") == 2
        await press(pilot, "Y")
        assert len(app.clipboard.split("\n")) == 2
        await press(pilot, "x")
        await shown(pilot, "takes it")
        await press(pilot, "<enter>")
        await shown(pilot, "2 rows in")
        await press(pilot, "d")
        assert app.reader.reading.article is not None
        assert set(app.reader.reading.article.marks.rejected) == events.selected
        await press(pilot, "d")
        assert app.reader.reading.article.marks.rejected == ()

    play(library, act)
