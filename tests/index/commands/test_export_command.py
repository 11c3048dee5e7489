"""`dateline export`: the same bytes to a file and to a pipe, whole files or none, nothing overwritten unasked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

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
    assert "--output" in ran.err
