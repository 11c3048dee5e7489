"""Reading new files while the reader is open: visible, stoppable, and never in the way."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from index.library import open_library
from index.records import Progress
from tests.tui.conftest import STORIES
from tests.tui.stage import play, screen_text, settle, shown
from tui.app import Dateline
from tui.describe import path_query
from tui.screens.failures import tail
from tui.widgets.status import Status, progress_line


def test_opened_with_a_folder_it_reads_analyses_and_keeps_the_text_still(stories: Path, tmp_path: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        screen = screen_text(app)
        assert f"path:{stories}" in screen
        assert "4 articles" in screen
        assert app.reader.reading.article is not None

        while app.reader.jobs.adding:
            await settle(pilot)
        await pilot.pause(0.5)
        await settle(pilot)

        assert app.query_one(Status).progress.text == ""
        assert app.reader.reading.article.analysis is not None
        assert app.reader.events.total > 0
        assert all(hit.analysed for hit in app.reader.results.hits)
        assert "reading…" not in screen_text(app)

    play(tmp_path / "library", act, paths=[stories], size=(160, 40))


def test_escape_stops_reading_and_what_was_read_stays(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(600):
        (many / f"{number:03}.txt").write_text(f"Story {number}.\n\nThe rebels left village {number} on Friday.\n")
    counted: list[int] = []

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        while not app.reader.jobs.adding:
            await pilot.pause(0.01)
        while app.reader.jobs.adding:
            await pilot.press("escape")
        await settle(pilot)
        library = app.reader.jobs.library
        assert library is not None
        counted.append(len(library))
        assert app.is_running
        assert app.reader.jobs.stop.is_set()

    play(tmp_path / "library", act, paths=[many], wait=False)

    again = open_library(tmp_path / "library")
    assert len(again) == counted[0]
    assert sum(progress.outcome == "added" for progress in again.add([many], analyse=False)) == 600 - counted[0]
    again.close()


def test_file_that_cannot_be_read_is_named_with_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "empty.txt").write_text("")

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await settle(pilot)
        assert "1 file could not be read" in await shown(pilot, "1 file could not be read")
        await pilot.press("exclamation_mark")
        screen = await shown(pilot, "empty.txt")
        assert "Files left out  1" in screen
        assert "empty.txt" in screen
        assert "empty file" in screen
        await pilot.press("escape")
        assert app.screen is app.reader

    play(tmp_path / "library", act, paths=[folder])


def test_missing_path_is_named(tmp_path: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await settle(pilot)
        await pilot.press("exclamation_mark")
        assert "nowhere" in await shown(pilot, "nowhere")

    play(tmp_path / "library", act, paths=[tmp_path / "nowhere"])


def test_articles_another_process_adds_appear_without_losing_the_place(library: Path, tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("DOLVARA, May 30, 2017 (Northwire) - The late story.\n\nGuards came back.\n")

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await pilot.press("j")
        await settle(pilot)
        other = open_library(library)
        for _ in other.add([tmp_path / "late.txt"], analyse=False):
            pass
        other.close()
        app.reader.jobs.poll(app.reader.generation)
        await settle(pilot)
        await pilot.pause(0.5)
        await settle(pilot)

        assert "5 articles" in screen_text(app)
        assert "▌• Bomb kills seven" in screen_text(app)

    play(library, act)


def test_paths_become_a_visible_filter() -> None:
    assert path_query([Path("seeds")]) == "path:seeds"
    assert path_query([Path("my news"), Path("feed.jsonl")]) == 'path:"my news" OR path:feed.jsonl'


def test_progress_says_stage_count_rate_file_and_failures() -> None:
    progress = Progress("extract", 3, 1200, "/news/june/dolvara.txt")

    assert progress_line(progress, 4.06, 2).text == "analysing 3/1,200 · 4.1/s · 2 failed (!) · june/dolvara.txt"
    assert progress_line(Progress("read", 40, 0), 0.0, 0).text == "reading 40"


def test_long_path_keeps_the_name_of_the_file() -> None:
    assert tail("news/june/empty.txt", 40) == "news/june/empty.txt"
    assert tail("/home/reader/" + "folder/" * 20 + "empty.txt", 20) == "…er/folder/empty.txt"
    assert tail("/新聞/" * 20 + "空.txt", 10).endswith("空.txt")


def test_while_somebody_else_adds_ours_waits_for_its_turn(stories: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    for name in STORIES:
        (stories / name).rename(more / name)
    other = open_library(tmp_path / "library")
    (stories / "first.txt").write_text("The rebels left the village on Friday.\n")
    theirs = other.add([stories])
    next(theirs)  # the lock is theirs until this is closed

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        while "waiting" not in app.query_one(Status).progress.text:
            await pilot.pause(0.05)
        assert app.reader.jobs.adding
        theirs.close()
        while app.reader.jobs.adding:
            await settle(pilot)
        assert "4 articles" in await shown(pilot, "4 articles")

    play(tmp_path / "library", act, paths=[more], wait=False)
    other.close()
