"""`dateline mark` and `dateline marks`: many articles at once, and from one library to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.library import Library, open_library
from tests.index.commands.conftest import Run


@pytest.fixture
def mine(stories: Path, tmp_path: Path) -> Path:
    return _unanalysed(stories, tmp_path / "mine")


@pytest.fixture
def hers(stories: Path, tmp_path: Path) -> Path:
    return _unanalysed(stories, tmp_path / "hers")


def _unanalysed(stories: Path, path: Path) -> Path:
    library = open_library(path, create=True)
    list(library.add([stories], analyse=False))
    library.close()
    return path


def marks(path: Path) -> dict[str, tuple[bool, tuple[str, ...], str]]:
    library: Library = open_library(path)
    articles = [library.article(hit.id) for hit in library.search("").hits]
    library.close()
    return {one.title: (one.marks.starred, one.marks.tags, one.marks.note) for one in articles}


def test_all_that_match_are_marked_and_no_others(run: Run, mine: Path) -> None:
    ran = run("--library", mine, "mark", "--star", "--tag", "town", "--note", "see map", "derrim")

    found = marks(mine)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 of 2 articles changed.\n"
    assert sorted(found.values()) == [(False, (), ""), (True, ("town",), "see map"), (True, ("town",), "see map")]


def test_a_tag_is_taken_away_from_those_that_have_it(run: Run, mine: Path) -> None:
    run("--library", mine, "mark", "--tag", "town", "--tag", "keep", "derrim")
    ran = run("--library", mine, "mark", "--untag", "town", "tavrin OR derrim")

    assert ran.err == "2 of 3 articles changed.\n"
    assert {tags for _, tags, _ in marks(mine).values()} == {(), ("keep",)}


def test_no_way_of_marking_is_a_mistake(run: Run, mine: Path) -> None:
    ran = run("--library", mine, "mark", "derrim")

    assert ran.code == 2
    assert "--tag" in ran.err


def test_marks_go_from_one_library_to_another(run: Run, mine: Path, hers: Path, tmp_path: Path) -> None:
    run("--library", hers, "mark", "--tag", "town", "--note", "hers", "derrim")
    exported = run("--library", hers, "marks")
    file = tmp_path / "hers.jsonl"
    file.write_text(exported.out)

    taken = run("--library", mine, "marks", "--import", file)

    assert (exported.code, taken.code) == (0, 0)
    assert "2 articles marked" in taken.err
    assert marks(mine) == marks(hers)
    assert run("--library", mine, "marks").out == exported.out


def test_a_difference_is_named_and_ends_in_1_unless_theirs_is_wanted(
    run: Run, mine: Path, hers: Path, tmp_path: Path
) -> None:
    run("--library", mine, "mark", "--note", "mine", "tavrin")
    run("--library", hers, "mark", "--note", "hers", "tavrin")
    file = tmp_path / "hers.jsonl"
    file.write_text(run("--library", hers, "marks").out)

    kept = run("--library", mine, "marks", "--import", file)
    taken = run("--library", mine, "marks", "--import", file, "--theirs")

    assert (kept.code, taken.code) == (1, 0)
    assert "ours “mine”, theirs “hers”" in kept.err
    assert "hers" in {note for _, _, note in marks(mine).values()}


@pytest.mark.parametrize(
    "line", ["{", '{"schema":1}', '{"schema":99,"record":"marks","names":[],"digests":[],"title":""}']
)
def test_a_line_that_is_no_mark_changes_nothing(run: Run, mine: Path, hers: Path, tmp_path: Path, line: str) -> None:
    run("--library", hers, "mark", "--star", "tavrin")
    good = json.loads(run("--library", hers, "marks").out)
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps(good) + "\n" + line + "\n")

    ran = run("--library", mine, "marks", "--import", file)

    assert ran.code == 1
    assert "bad.jsonl:2" in ran.err
    assert not any(starred for starred, _, _ in marks(mine).values())
