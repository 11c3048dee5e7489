"""What `doctor` finds and mends in a library that was harmed on purpose."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import home
from index.fulltext import FullText, Row, sections
from index.indexing import ASIDE, FOLDER
from index.library import Library, open_library
from index.records import Check, Progress
from index.store import FILE, Store
from tests.index.newsroom import found, shelling, write_stories


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "library")
    for _ in library.add([write_stories(tmp_path / "stories")], analyse=False):
        pass
    yield library
    library.close()


def examined(library: Library) -> dict[str, Check]:
    return {check.name: check for check in library.doctor() if isinstance(check, Check)}


def test_sound_library_needs_no_mending(library: Library) -> None:
    checks = examined(library)

    assert all(check.ok and not check.repaired for check in checks.values())
    assert checks["articles"].detail == "3 articles, database sound"
    assert checks["full text"].detail == "the index and the database agree on 3 articles"


def test_doors_left_open_are_shut(library: Library) -> None:
    library.path.chmod(0o755)

    check = examined(library)["permissions"]

    assert (check.ok, check.repaired) == (True, True)
    assert library.path.stat().st_mode & 0o777 == 0o700


def test_missing_card_is_written_again(library: Library) -> None:
    (library.path / home.CARD).unlink()

    assert examined(library)["card"].repaired
    assert (library.path / home.CARD).is_file()


def test_articles_the_index_lost_are_indexed(library: Library) -> None:
    index = FullText.open(library.path / FOLDER)
    keys = sorted(index.keys())
    index.write(index.batch, [], removed=keys[:2])
    index.close()

    check = examined(library)["full text"]

    assert (check.ok, check.repaired) == (True, True)
    assert check.detail.endswith("agree on 3 articles")
    assert not examined(library)["full text"].repaired


def test_articles_only_the_index_knows_are_removed(library: Library) -> None:
    index = FullText.open(library.path / FOLDER)
    index.write(index.batch, [Row(key=4711, title="Nobody", body="wrote this")])
    index.close()

    assert examined(library)["full text"].repaired
    assert [hit.id for hit in library.search("nobody").hits] == []


def test_one_changed_byte_anywhere_in_the_index_is_mended(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "CHECKED_BYTES", 0)  # as if every section were large
    file = next((library.path / FOLDER).glob("*.post"))
    harmed = bytearray(file.read_bytes())
    harmed[0] ^= 1
    file.write_bytes(harmed)

    steps = list(library.doctor())

    told = next(step for step in steps if isinstance(step, Check) and step.name == "full text")
    assert (told.ok, told.repaired) == (True, True)
    assert [step.done for step in steps if isinstance(step, Progress)] == [0, 3]
    assert not examined(library)["full text"].repaired


def test_broken_index_is_built_again_and_the_old_one_deleted(library: Library) -> None:
    library.search("mortar")
    for file in (library.path / FOLDER).iterdir():
        file.write_bytes(b"scribble")

    checks = examined(library)

    assert (checks["full text"].ok, checks["full text"].repaired) == (True, True)
    assert checks["leftovers"].repaired
    assert list(library.path.glob(ASIDE + "*")) == []
    assert library.search("mortar").total == 1


def test_unfinished_analyses_are_counted(library: Library) -> None:
    story = found("bridge.txt")
    store = Store(library.path)
    _, (kept,) = store.keep([story])
    store.save_analysis(kept.key, 1, shelling(story))
    store.close()

    assert examined(library)["analyses"].detail.startswith("3 articles to be analysed")


def test_rows_that_lost_their_article_are_reported(library: Library) -> None:
    with sqlite3.connect(library.path / FILE) as connection:
        connection.execute("DELETE FROM article WHERE key = 1")
    connection.close()

    check = examined(library)["articles"]

    assert not check.ok
    assert "rows refer to rows that are not there" in check.detail


def test_scribbled_database_is_reported_not_raised(library: Library) -> None:
    with sqlite3.connect(library.path / FILE) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with (library.path / FILE).open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * 4096 * 20)

    checks = examined(library)

    assert not checks["articles"].ok


def test_library_that_is_being_added_to_is_left_alone(library: Library, tmp_path: Path) -> None:
    adding = library.add([tmp_path / "stories"], analyse=False)
    next(adding)

    check = examined(library)["full text"]

    assert check.ok
    assert "is adding to it" in check.detail
    assert list(adding)
