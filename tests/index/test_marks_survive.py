"""What a reader added outlives the library's moving, its files coming again, a broken index, and a new analysis."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from index.library import corrected_entity, open_library
from index.local import LocalLibrary
from index.records import KeptMarks
from tests.index.newsroom import found, found_ids, shelling, write_stories

DENIED = "Rebels of the Hill Front denied that they had fired on the town."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library with every kind of mark in it."""
    path = tmp_path / "library"
    with closing(LocalLibrary.open(path)) as library:
        list(library.add([write_stories(tmp_path / "stories")], analyse=False))
        (id_,) = found_ids(library, "bridge")
        key = library._store.find(id_)
        text = library.article(id_).text
        library._store.save_analysis(key, 1, shelling(found("bridge.txt", text=text)))
        article = library.article(id_)
        assert article.analysis is not None
        library.mark(id_, starred=True, tags=["army"], note="ask the mayor")
        library.see(id_)
        library.judge(id_, article.events[0], "rejected")
        front = article.analysis.entities[1]
        library.edit_entity(id_, front, corrected_entity(front, "name", "Ridge Army"))
        start = text.index(DENIED)
        library.note_passage(id_, start, start + len(DENIED), DENIED, "who said so?")
    return path


def kept(path: Path) -> tuple[KeptMarks, ...]:
    """All marks, after asking search for each kind of them."""
    with closing(open_library(path)) as library:
        for query in ("is:starred", "is:read", "tag:army", "note:mayor", "note:said", 'who:"ridge army"'):
            assert len(found_ids(library, query)) == 1, query
        assert found_ids(library, "place:ostrel") == []
        (marks,) = library.kept_marks()
        assert (len(marks.notes), len(marks.entities), len(marks.events)) == (1, 1, 1)
        assert len(library.changes()) == 4
        return library.kept_marks()


def test_marks_move_with_the_library(home: Path, tmp_path: Path) -> None:
    before = kept(home)

    moved = home.rename(tmp_path / "elsewhere")

    assert kept(moved) == before


def test_marks_stay_when_the_files_come_again_or_from_another_folder(home: Path, tmp_path: Path) -> None:
    before = kept(home)
    shutil.copytree(tmp_path / "stories", tmp_path / "copy")

    with closing(open_library(home)) as library:
        steps = list(library.add([tmp_path / "stories", tmp_path / "copy"], analyse=False))
        assert not any(step.outcome == "failed" for step in steps)
        assert len(library) == 3

    assert kept(home) == before


@pytest.mark.parametrize("harm", ["gone", "garbled"])
def test_marks_stay_when_the_index_breaks(home: Path, harm: str) -> None:
    before = kept(home)
    if harm == "gone":
        shutil.rmtree(home / "fulltext")
    else:
        for file in (home / "fulltext").iterdir():
            if file.is_file():
                file.write_bytes(b"no index")

    assert kept(home) == before
    with closing(open_library(home)) as library:
        assert len(found_ids(library, "bridge is:starred")) == 1


def test_marks_stay_with_a_new_analysis(home: Path) -> None:
    with closing(LocalLibrary.open(home)) as library:
        (id_,) = found_ids(library, "bridge")
        text = library.article(id_).text
        story = found("bridge.txt", text=text)
        library._store.save_analysis(library._store.find(id_), 1, shelling(story, version="later"))

    kept(home)


def test_marks_of_a_library_are_those_of_another_made_from_the_same_files(home: Path, tmp_path: Path) -> None:
    given = kept(home)
    with closing(LocalLibrary.open(tmp_path / "other")) as other:
        list(other.add([tmp_path / "stories"], analyse=False))
        (id_,) = found_ids(other, "bridge")
        story = found("bridge.txt", text=other.article(id_).text)
        other._store.save_analysis(other._store.find(id_), 1, shelling(story))

        taken = list(other.take_marks(given))

        assert [(one.outcome, one.conflicts) for one in taken] == [("taken", ())]
        assert other.kept_marks() == given
