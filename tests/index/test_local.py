"""Where a library is and who may open it; what it answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index import home
from index.errors import LibraryError, UnknownArticle
from index.library import Library, open_library
from index.store import Store
from tests.index.newsroom import found, shelling

ROOT = Path(__file__).parents[2]


def test_library_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    library = open_library(tmp_path / "deep" / "library")

    assert len(library) == 0
    assert library
    assert library.path == tmp_path / "deep" / "library"
    assert library.path.stat().st_mode & 0o777 == 0o700
    assert (library.path / home.CARD).is_file()
    library.close()


def test_library_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library at .*; `dateline add PATH` makes one"):
        open_library(tmp_path / "library", create=False)

    assert not (tmp_path / "library").exists()


def test_folder_of_other_things_is_refused(stories: Path) -> None:
    before = sorted(stories.iterdir())

    with pytest.raises(LibraryError, match="is not a Dateline library"):
        open_library(stories)
    with pytest.raises(LibraryError, match="is not a Dateline library"):
        open_library(before[0])

    assert sorted(stories.iterdir()) == before


def test_environment_chooses_the_library_unless_a_path_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path / "chosen"))

    chosen, named = open_library(), open_library(tmp_path / "named")

    assert (chosen.path, named.path) == (tmp_path / "chosen", tmp_path / "named")
    chosen.close()
    named.close()


def test_library_of_nobody_in_particular_is_in_the_users_data(own_home: Path) -> None:
    library = open_library()

    assert own_home in library.path.parents
    assert library.path.name == "dateline"
    library.close()


def test_opening_imports_neither_search_nor_readers_nor_screen(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.library import open_library\n"
        "library = open_library(Path(sys.argv[1])); len(library); library.generation(); library.close()\n"
        "print(*(name for name in ('spacy', 'whoosh', 'trafilatura', 'textual', 'rich') if name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "library"], cwd=ROOT, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_unknown_article_is_named(library: Library) -> None:
    with pytest.raises(UnknownArticle, match="'zzz'"):
        library.article("zzz")


def test_events_follow_the_query(library: Library, tmp_path: Path) -> None:
    story = found("bridge.txt")
    store = Store(library.path)
    _, (bridge, _) = store.keep([story, found("talks.txt")])
    store.save_analysis(bridge.key, 1, shelling(story))
    store.close()

    def events(query: str) -> list[str]:
        return [event.id for hit, event in library.events(query) if hit.id == bridge.id]

    assert events("") == events("mortar") == ["attack", "denial", "history"]
    assert events("type:ASSAULT") == ["attack", "history"]
    assert events("place:ostrel") == events("place:ostrel type:ASSAULT") == ["attack"]
    assert events("place:ostrel OR type:REJECT") == ["attack", "denial"]
    assert events("type:ASSAULT -place:ostrel") == []  # the article as a whole is about Ostrel
    assert events("ministers") == []
