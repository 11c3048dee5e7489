"""`dateline export`: the same bytes to a file and to a pipe, whole files or none, nothing overwritten unasked."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from index.library import open_library
from tests.index.commands.conftest import Ran, Run

Export = Callable[..., Ran]

FORMATS = ("csv", "json", "jsonl", "geojson", "acled", "gdelt", "markdown", "html", "bibtex", "csl")


@pytest.fixture
def export(run: Run, filled: Path) -> Export:
    return lambda *words: run("--library", filled, "export", *words)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_gets_the_bytes_a_pipe_gets(export: Export, tmp_path: Path, format: str) -> None:
    file = tmp_path / "out"

    printed = export("--to", format, "derrim")
    written = export("--to", format, "--output", str(file), "derrim")

    assert (printed.code, written.code) == (0, 0)
    assert printed.out
    assert file.read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize("words", [("report",), ("export", "--to", "html")])
def test_a_report_is_the_same_page_by_either_name_and_way_out(
    run: Run, filled: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "page"

    printed = run("--library", filled, *words, "derrim", "-march")
    written = run("--library", filled, *words, "-o", file, "derrim", "-march")
    again = run("--library", filled, *words, "derrim", "-o", file)
    forced = run("--library", filled, *words, "derrim", "--force", "-o", file)

    assert (printed.code, written.code, again.code, forced.code) == (0, 0, 1, 0)
    assert printed.out.startswith("<!DOCTYPE html>")
    assert written.err == f"Wrote {file} ({len(printed.out.encode()):,} bytes).\n"
    assert "--force" in again.err
    assert file.read_text(encoding="utf-8") != printed.out  # forced: without `-march`
    assert "Police detained 12 demonstrators" not in printed.out


def test_notes_go_out_only_when_asked(run: Run, filled: Path, tmp_path: Path) -> None:
    mine = Path(shutil.copytree(filled, tmp_path / "mine"))
    run("--library", mine, "mark", "--note", "ask her again", "derrim")

    for name in ("markdown", "html"):
        without = run("--library", mine, "export", "--to", name)
        noted = run("--library", mine, "export", "--to", name, "--notes")
        assert "ask her again" not in without.out
        assert "Note: ask her again" in noted.out
    assert "Note: ask her again" in run("--library", mine, "report", "--notes", "derrim").out


def test_every_exported_span_is_cut_from_its_article(run: Run, filled: Path) -> None:
    events = [json.loads(line) for line in run("--library", filled, "export", "--to", "jsonl").out.splitlines()]
    rows = list(csv.DictReader(StringIO(run("--library", filled, "export").out, newline="")))
    with closing(open_library(filled)) as library:
        texts = {hit.id: library.article(hit.id).text for hit, _ in library.events()}

    assert {event["id"] for event in events} == {row["event"] for row in rows}
    for event in events:
        text = texts[event["article"]["id"]]
        parts = [event["evidence"], event["trigger"], *event["actors"], *event["targets"], *event["instrument"]]
        parts += [event[name] for name in ("place", "date", "attribution", "killed", "injured") if event[name]]
        for part in (part for part in parts if part["start"] >= 0):
            assert text[part["start"] : part["end"]] == part["text"]
    for row in rows:
        assert texts[row["article"]][int(row["evidence_start"]) : int(row["evidence_end"])] == row["evidence"]


def test_the_ending_of_the_file_says_the_format(export: Export, tmp_path: Path) -> None:
    export("--output", str(tmp_path / "a.geojson"))
    export("--output", str(tmp_path / "a.bib"))

    assert json.loads((tmp_path / "a.geojson").read_text())["type"] == "FeatureCollection"
    assert (tmp_path / "a.bib").read_text().startswith("@online{")


def test_an_unknown_ending_is_asked_about(export: Export, tmp_path: Path) -> None:
    ran = export("--output", str(tmp_path / "a.docx"))

    assert ran.code == 2
    assert "--to" in ran.err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_left_alone_without_force(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("precious")

    refused = export("--output", str(file))
    kept = file.read_text()
    forced = export("--force", "--output", str(file))

    assert (refused.code, kept) == (1, "precious")
    assert "--force" in refused.err
    assert forced.code == 0
    assert file.read_text().startswith("article,")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]


def test_a_query_that_cannot_be_read_leaves_no_file(export: Export, tmp_path: Path) -> None:
    ran = export("--output", str(tmp_path / "a.csv"), "(derrim")

    assert ran.code != 0
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(export: Export, tmp_path: Path) -> None:
    ran = export("--output", str(tmp_path / "no" / "a.csv"))

    assert ran.code == 1
    assert "a.csv" in ran.err


def test_a_library_as_tables(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "all.sqlite"

    ran = export("--output", str(file))
    connection = sqlite3.connect(file)
    titles = {title for (title,) in connection.execute("SELECT title FROM articles")}
    killed = connection.execute("SELECT min FROM tolls WHERE toll = 'killed'").fetchall()
    connection.close()

    assert ran.code == 0
    assert len(titles) == 3
    assert (2,) in killed


def test_tables_do_not_go_to_standard_output(export: Export) -> None:
    ran = export("--to", "sqlite")

    assert ran.code == 2
    assert "-o FILE" in ran.err
