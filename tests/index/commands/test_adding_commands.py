"""`add`, `annotate`, `remove` and `read --diff` as people type them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from index.commands.progress import passing
from index.library import open_library
from index.records import Progress
from tests.index.commands.conftest import Run

STORM = "The harbour of Tell was shut on Monday after a storm."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A library with one small article, not analysed."""
    (tmp_path / "storm.md").write_text(f"---\ntitle: Storm\n---\n\n{STORM}\n\nTwo ships waited.\n")
    library = open_library(tmp_path / "library")
    list(library.add([tmp_path / "storm.md"], analyse=False))
    library.close()
    return tmp_path / "library"


def ids(place: Path) -> list[str]:
    library = open_library(place)
    found = [hit.id for hit in library.search("").hits]
    library.close()
    return found


def test_columns_are_mapped_and_failures_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text("story,day\nWater rose in Tell.,2017-06-04\n,2017-06-05\n")
    report = tmp_path / "failed.csv"

    ran = run(
        "--library", tmp_path / "lib", "add", "--map", "text=story", "--map", "published=day", "--report", report,
        tmp_path / "export.csv",
    )  # fmt: skip

    assert ran.code == 1
    assert "1 added" in ran.err
    assert report.read_text() == f"path,reason\n{tmp_path / 'export.csv'}:3,no text in this row\n"
    assert "2017-06-04" in run("--library", tmp_path / "lib", "search", "water").out


def test_mapping_that_makes_no_sense_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ran = run("--library", tmp_path / "lib", "add", "--map", "story=text", tmp_path)

    assert ran.code == 2
    assert "FIELD is one of id, text, title" in ran.err


@pytest.mark.parametrize("text", [STORM, f'{{"text": "{STORM}"}}\n'])
def test_standard_input_is_an_article_or_lines_of_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        ran = run("--library", tmp_path / "lib", "add", "-")

    assert (ran.code, "1 unchanged" in ran.err) == (0, True)
    assert len(ids(tmp_path / "lib")) == 1


def test_several_jobs_analyse_every_article_once(run: Run, tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"{number}.txt").write_text(f"Soldiers shot {number + 2} men dead in Derrim on Sunday.\n")

    ran = run("--library", tmp_path / "lib", "add", "--jobs", 2, tmp_path)

    assert ran.code == 0
    assert "7 added, 7 analysed" in ran.err


def test_differences_of_two_revisions(run: Run, place: Path, tmp_path: Path) -> None:
    (tmp_path / "storm.md").write_text(f"---\ntitle: Storm passes\n---\n\n{STORM}\n\nThree ships waited.\n")
    library = open_library(place)
    (revised,) = [step for step in library.add([tmp_path / "storm.md"], analyse=False) if step.outcome]
    library.close()

    ran = run("--library", place, "read", "--diff", revised.article)

    assert ran.out.splitlines()[1:] == [
        "- title: Storm",
        "+ title: Storm passes",
        "  (1 paragraph as before)",
        "- [-Two-] ships waited.",
        "+ {+Three+} ships waited.",
    ]
    assert "no version before" in run("--library", place, "read", "--diff", "--revision", 1, revised.article).err
    assert run("--library", place, "read", "--diff", "--json", revised.article).code == 2


def test_remove_asks_and_needs_a_word_where_nobody_can_be_asked(run: Run, place: Path) -> None:
    (article,) = ids(place)

    asked = run("--library", place, "remove", "harbour")
    none = run("--library", place, "remove", "--yes", "harbour", "volcano")
    half = run("--library", place, "remove", "--yes", article[:5])
    done = run("--library", place, "remove", "--yes", article)

    assert (asked.code, "--yes" in asked.err, article in asked.err) == (2, True, True)
    assert (none.code, half.code) == (1, 1)
    assert (done.code, done.err.splitlines()[-1]) == (0, "Removed 1 article.")
    assert ids(place) == []


def test_annotate_analyses_what_is_left_and_nothing_twice(run: Run, place: Path) -> None:
    first, second = run("--library", place, "annotate"), run("--library", place, "annotate", "--stale")

    assert (first.code, first.err) == (0, "1 analysed\n")
    assert (second.code, second.err) == (0, "nothing to add\n")


def test_bad_files_of_every_kind_are_one_line_each(run: Run, tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "evil\x1b[31m\n.txt").write_bytes(b"\0\0\0")
    (pile / "cut.zip").write_bytes(b"PK\x03\x04rest")
    (pile / "script.html").write_text("<html><script>1</script></html>")
    (pile / "entities.xml").write_text('<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>')
    (pile / "loop.txt").symlink_to(pile / "loop.txt")
    os.mkfifo(pile / "pipe.txt")
    with (pile / "huge.txt").open("wb") as file:
        file.write(b"words " * 20_000)
        file.truncate(1_000_000_000)

    ran = run("--library", tmp_path / "lib", "add", pile, pile / "loop.txt", pile / "pipe.txt")

    assert ran.code == 1
    named = [line.removeprefix(f"{pile}/") for line in ran.err.splitlines()]
    assert named == [
        "cut.zip: cut off: its end is missing",
        "entities.xml: feed defines entities of its own (internal DTD), which is not safe to read",
        "evil␛[31m .txt: binary file, not text",
        "huge.txt: larger than 50 MB, the most that is read",
        "script.html: no article text found",
        "loop.txt: too many levels of symbolic links",
        "pipe.txt: not a regular file",
        "7 failed",
    ]


def test_line_of_progress_shows_rate_failures_and_the_file() -> None:
    step = Progress("read", 120, 4_000, path="/news/a.txt")

    assert passing(step, 2.0, 3) == "reading 120 of 4000 · 60 a second · 3 failed · /news/a.txt"
    assert passing(step, 0.5, 0) == "reading 120 of 4000 · /news/a.txt"
