"""Libraries of older programs are brought forward, with a copy of what they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.library import open_library
from index.store import FILE
from index.store.schema import copies
from tests.trust.faults import FULL, under
from tests.trust.library import aged, write_dispatches


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library as version 3 left it: four articles, a note."""
    with closing(open_library(tmp_path / "library")) as library:
        list(library.add([write_dispatches(tmp_path / "stories", range(4))], analyse=False))
        library.mark(library.search("house2").hits[0].id, note="mine")
    aged(tmp_path / "library")
    return tmp_path / "library"


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_old_library_is_brought_forward_and_a_copy_of_it_kept(old: Path) -> None:
    with closing(open_library(old)) as library:
        (hit,) = library.search("house2").hits
        assert library.article(hit.id).marks.note == "mine"
        assert len(library) == 4

    (copy,) = copies(old / FILE)
    assert (version(copy), version(old / FILE) > 3) == (3, True)
    assert copy.stat().st_mode & 0o777 == 0o600


def test_copy_put_back_in_its_place_is_the_library_it_was(old: Path) -> None:
    with closing(open_library(old)) as library:
        list(library.add([write_dispatches(old.parent / "more", [9])], analyse=False))
    copies(old / FILE)[0].replace(old / FILE)

    with closing(open_library(old)) as library:
        assert library.search("dispatch").total == len(library) == 4
        assert library.search("house9").total == 0


def test_library_is_left_as_it_was_where_there_is_no_room_for_the_copy(old: Path) -> None:
    with (
        under(lambda what, path: FULL if what == "write" and path.endswith(".draft") else 0),
        pytest.raises(LibraryError, match="the disk is full"),
    ):
        open_library(old)

    assert version(old / FILE) == 3
    assert not copies(old / FILE)
    with closing(open_library(old)) as library:
        assert len(library) == 4
