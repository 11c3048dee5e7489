"""What leaves the reader: copies with their source, records as JSON, rows in new files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from index.library import ENDINGS, Rows, Sort, open_library
from index.local import LocalLibrary
from index.records import Event as Told
from index.records import Hit
from tests.tui.stage import play, press, screen_text, shown
from tui import errands
from tui.app import Dateline
from tui.screens.taking import Taken, refuse_file, save


def test_event_is_copied_as_words_and_as_json(library: Path) -> None:
    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3", "y")
        words, quoted, about, *_ = app.clipboard.split("\n")
        assert words.startswith("bombing: ")
        assert "7 killed" in words
        assert quoted.startswith("“A bomb killed seven people")
        assert about.startswith("Bomb kills seven at Halvek market. Meridian Press, 14 May 2017.")
        await press(pilot, "Y")
        record = json.loads(app.clipboard)
        assert record["schema"] == 1
        assert record["article"]["title"] == "Bomb kills seven at Halvek market"
        assert record["killed"]["min"] == 7

    play(library, act)


def test_export_writes_what_is_shown_without_what_was_rejected(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "/", "market", "<enter>", "3", "d", "x")
        assert "Write  events  entities  article" in await shown(pilot, "takes it")
        await press(pilot, "<enter>")
        assert "in dateline-events.csv" in await shown(pilot, "in dateline-events.csv")
        await press(pilot, "1", "x")
        assert "their events" in await shown(pilot, "takes it")
        await press(pilot, "<ctrl+u>", "hits.jsonl", "<enter>")
        await shown(pilot, "1 row in")
        await press(pilot, "3", "x")
        await shown(pilot, "takes it")
        await press(pilot, "<ctrl+u>", "map.geojson", "<enter>")
        await shown(pilot, "in map.geojson")

    play(library, act, size=(150, 40))
    rows = list(csv.DictReader((tmp_path / "dateline-events.csv").read_text().splitlines()))
    assert rows
    assert all(row["title"] == "Bomb kills seven at Halvek market" for row in rows)
    assert not any(row["killed_min"] == "7" for row in rows)
    assert json.loads((tmp_path / "hits.jsonl").read_text())["record"] == "hit"
    assert json.loads((tmp_path / "map.geojson").read_text())["type"] == "FeatureCollection"


def test_export_of_another_kind_and_never_over_a_file(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dateline-articles.csv").write_text("mine")

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "x")
        await shown(pilot, "takes it")
        await press(pilot, "<enter>")
        assert "nothing is overwritten" in await shown(pilot, "nothing is overwritten")
        await press(pilot, "<tab>", "<ctrl+u>", "all.json", "<enter>")
        await shown(pilot, "rows in")

    play(library, act)
    assert (tmp_path / "dateline-articles.csv").read_text() == "mine"
    assert json.loads((tmp_path / "all.json").read_text())["events"]


def test_selected_articles_are_written_in_every_format_their_kind_has(library: Path, tmp_path: Path) -> None:
    with closing(open_library(library)) as opened:
        hit = next(iter(opened.search("market").hits))
        kinds: dict[str, Rows] = {"articles": "hits", "their events": "events", "their entities": "entities"}
        for kind, rows in kinds.items():
            for ending in ENDINGS[rows]:
                path = tmp_path / f"{rows}{ending}"
                assert refuse_file(str(path), rows) == ""
                assert save(path, opened, Taken(kind, "", None, {hit.id})) > 0
                text = path.read_text(encoding="utf-8")
                assert "Halvek" in text or "halvek" in text
                assert "Belgar" not in text
        everything = tmp_path / "all.html"
        save(everything, opened, Taken("their events", "", None))
        assert "Belgar" in everything.read_text(encoding="utf-8")
        article = opened.article(hit.id)
        save(tmp_path / "one.md", opened, Taken("events", "unsaid", article, {article.events[0].id}))
        assert (tmp_path / "one.md").read_text().count("  > ") == 1
        assert save(tmp_path / "one.bib", opened, Taken("article", "unsaid", article)) == 1


def test_long_export_says_how_far_it_is_and_esc_takes_the_file_back(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "TELL_EVERY", 0.0)
    monkeypatch.chdir(tmp_path)
    go_on = Event()

    class Slow(LocalLibrary):
        def events(self, query: str = "", *, sort: Sort | None = None) -> Iterator[tuple[Hit, Told]]:
            found = super().events(query, sort=sort)
            yield next(found)
            yield next(found)
            go_on.wait()
            yield from found

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "x", "<tab>", "<ctrl+u>", "long.csv")
        await pilot.press("enter")
        while "writing 2 rows" not in screen_text(app):
            await pilot.pause(0.02)
        assert (tmp_path / "long.csv").exists()
        await pilot.press("escape")
        go_on.set()
        assert "Stopped; the file is gone again." in await shown(pilot, "Stopped")
        assert "writing" not in screen_text(app)

    play(lambda: Slow.open(library), act)
    assert not (tmp_path / "long.csv").exists()


def test_why_a_file_cannot_be_written(tmp_path: Path) -> None:
    assert "needs a name" in refuse_file(" ")
    assert "must end in" in refuse_file("events.xlsx")
    assert "must end in" in refuse_file("names.geojson", "entities")
    assert refuse_file(str(tmp_path / "events.geojson"), "events") == ""
    assert "no folder" in refuse_file(str(tmp_path / "nowhere" / "a.csv"))
    assert refuse_file(str(tmp_path / "a.csv")) == ""
