"""`dateline events --together | --conflicting | --by`: what many articles tell, as one list."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from index.library import open_library
from tests.index.commands.conftest import Ran, Run

STORIES = {
    "first.txt": (
        "HARSK, May 3, 2017 (Northwire) - A bomb killed 12 people at a market in Harsk on Wednesday, police said.\n"
    ),
    "second.txt": (
        "HARSK, May 4, 2017 (Meridian Press) - A bomb attack on a market in Harsk on Wednesday killed 19 people, "
        "doctors said.\n"
    ),
    "march.txt": "BELGAR, May 18, 2017 (Meridian Press) - Thousands of people marched through Belgar on Thursday.\n",
}

Events = Callable[..., Ran]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("together")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "library"
    library = open_library(path, create=True)
    list(library.add([folder / name for name in STORIES]))
    library.close()
    return path


@pytest.fixture
def events(run: Run, library: Path) -> Events:
    return lambda *words: run("--library", library, "events", *words)


def test_two_tolls_stand_under_one_happening(events: Events) -> None:
    lines = events("--together", "harsk").out.splitlines()

    assert "12-19 killed (police 12, doctors 19; latest 19)" in lines[1]
    assert [line.split("  ")[-1] for line in lines[2:4]] == ["Northwire: 12 killed, says police"] + [
        "Meridian Press: 19 killed, says doctors"
    ]


def test_only_what_reports_differ_on(events: Events) -> None:
    found = json.loads(events("--conflicting", "--json").out)["happenings"]

    assert len(found) == 1
    assert (found[0]["sources"], found[0]["killed"]["conflicting"]) == (2, True)


def test_rows_for_a_spreadsheet(events: Events) -> None:
    (row,) = csv.DictReader(StringIO(events("--conflicting", "--csv").out))

    assert tuple(row[name] for name in ("killed", "killed_latest", "reports", "killed_conflicting")) == (
        "12-19",
        "19",
        "2",
        "yes",
    )


def test_counted_by_day_and_limited(events: Events) -> None:
    assert [line.split() for line in events("--by", "day").out.splitlines()] == [
        ["1", "2017-05-03", "(12-19", "killed)"],
        ["1", "2017-05-18"],
    ]
    assert len(events("--limit", "1", "--by", "day", "--jsonl").out.splitlines()) == 1
