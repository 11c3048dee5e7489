"""A library in a folder: what adding tells and keeps, who may add, and what survives a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import home
from index.errors import LibraryError, UnknownArticle
from index.fulltext import FullText
from index.indexing import FOLDER, Index, left_aside
from index.library import Library, open_library
from index.records import Progress
from index.store import Store
from tests.index.newsroom import STORIES, found, shelling, write_stories

ROOT = Path(__file__).parents[2]


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "stories")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "library")
    yield library
    library.close()


def read_in(library: Library, *paths: Path) -> dict[str, list[Progress]]:
    """Add without analysing; what happened, by outcome."""
    happened: dict[str, list[Progress]] = {}
    for step in library.add(list(paths), analyse=False):
        happened.setdefault(step.outcome, []).append(step)
    return happened


def found_ids(library: Library, query: str) -> list[str]:
    return [hit.id for hit in library.search(query).hits]


# Opening


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


# Adding


def test_added_articles_are_read_and_found(library: Library, stories: Path) -> None:
    added = read_in(library, stories)["added"]

    titles = {library.article(step.article).title for step in added}

    assert titles == {title for title, _, _ in STORIES.values()}
    assert len(library) == 3
    (bridge,) = found_ids(library, "mortar")
    assert library.article(bridge).published.value == "2017-05-03"
    assert {step.path for step in added} == {str(path) for path in stories.iterdir()}


def test_first_article_is_there_before_the_second_is_acknowledged(library: Library, stories: Path) -> None:
    adding = library.add([stories], analyse=False)

    first = next(step for step in adding if step.outcome == "added")

    assert len(library) == 1
    assert library.article(first.article).text
    assert [hit.id for hit in library.search("").hits] == [first.article]
    assert sum(step.outcome == "added" for step in adding) == 2


def test_progress_counts_files_and_ends_with_done(library: Library, stories: Path) -> None:
    steps = list(library.add([stories], analyse=False))

    done = [step.done for step in steps]
    assert done == sorted(done)
    assert steps[-1] == Progress("done", 3, 3)


def test_adding_again_is_a_no_op_even_after_a_touch(library: Library, stories: Path) -> None:
    added = {step.article for step in read_in(library, stories)["added"]}
    before = library.generation()
    for path in stories.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))

    again = read_in(library, stories)["unchanged"]
    once_more = read_in(library, stories)["unchanged"]  # by the stamps of the files, without reading them

    assert {step.article for step in again} == {step.article for step in once_more} == added
    assert library.generation() == before


def test_changed_file_is_a_revision_and_found_by_its_new_words_alone(library: Library, stories: Path) -> None:
    read_in(library, stories)
    (stories / "talks.md").write_text("---\ntitle: Talks fail\n---\n\nThe delegates left without a truce.\n")

    (revised,) = read_in(library, stories)["revised"]

    article = library.article(revised.article)
    assert (article.revision, article.title) == (2, "Talks fail")
    assert "Neither side" in library.article(revised.article, revision=1).text
    assert found_ids(library, "delegates") == [revised.article]
    assert found_ids(library, "ministers") == []


def test_bad_files_are_named_and_the_rest_goes_on(library: Library, stories: Path, tmp_path: Path) -> None:
    (stories / "a-binary.txt").write_bytes(b"PK\x03\x04\x00\x00\x00\x00" * 50)
    (stories / "empty.txt").write_text("")
    (stories / "rows.jsonl").write_text('{"text": "A short dispatch from Ostrel."}\nnot json\n{"id": 3}\n')

    happened = read_in(library, stories, tmp_path / "missing")

    assert len(happened["added"]) == 4
    assert [Path(step.path).name for step in happened["failed"]] == [
        "a-binary.txt", "empty.txt", "rows.jsonl:2", "rows.jsonl:3", "missing",
    ]  # fmt: skip
    assert all(step.failure for step in happened["failed"])
    assert [Path(path).name for path, _ in library.failures()] == [
        "missing", "rows.jsonl:3", "rows.jsonl:2", "empty.txt", "a-binary.txt",
    ]  # fmt: skip


def test_mended_file_is_no_longer_a_failure(library: Library, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_text("")
    assert read_in(library, late)["failed"]

    late.write_text("The dispatch arrived after all.\n")

    assert read_in(library, late)["added"]
    assert library.failures() == ()


def test_file_name_that_is_not_text_is_no_obstacle(library: Library, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(odd, "wb") as file:
            file.write(b"A dispatch with an odd name.\n")
    except OSError:
        pytest.skip("this file system takes no such names")

    (added,) = read_in(library, Path(os.fsdecode(odd)))["added"]
    (again,) = read_in(library, Path(os.fsdecode(odd)))["unchanged"]

    assert added.article == again.article


def test_cancelling_keeps_what_was_read(library: Library, stories: Path) -> None:
    asked = iter([False, False, True, True, True, True])

    steps = list(library.add([stories], analyse=False, cancelled=lambda: next(asked)))

    assert [step.stage for step in steps][-1] == "done"
    assert len(library) == sum(step.outcome == "added" for step in steps) > 0
    assert len(library) < 3


def test_left_off_adding_lets_the_next_one_in(library: Library, stories: Path) -> None:
    adding = library.add([stories], analyse=False)
    next(step for step in adding if step.outcome == "added")

    adding.close()  # type: ignore[attr-defined]

    assert len(read_in(library, stories)["added"]) == 2


def test_one_adder_at_a_time(library: Library, stories: Path) -> None:
    adding = library.add([stories], analyse=False)
    next(adding)
    other = open_library(library.path)

    with pytest.raises(LibraryError, match=f"process {os.getpid()} is adding to it"):
        next(other.add([stories], analyse=False))

    assert sum(step.outcome == "added" for step in adding) == 3
    assert read_in(other, stories)["unchanged"]
    other.close()


def test_reader_notices_what_another_one_added(library: Library, stories: Path) -> None:
    reader = open_library(library.path)
    before = reader.generation(), found_ids(reader, "mortar")

    read_in(library, stories)

    assert before[1] == []
    assert reader.generation() != before[0]
    assert len(found_ids(reader, "mortar")) == 1
    reader.close()


def test_searches_go_on_in_threads_while_adding(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"Dispatch {number} tells of mortar fire near Ostrel.\n")
    troubles: list[BaseException] = []
    is_over = threading.Event()

    def look() -> None:
        try:
            while not is_over.is_set():
                total = library.search("mortar").total
                assert total <= len(library)
        except BaseException as error:
            troubles.append(error)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    added = read_in(library, folder)["added"]
    is_over.set()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert len(added) == library.search("mortar").total == 300


# Reading


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


# Mending


def test_what_the_index_lacks_is_mended_on_opening(library: Library, stories: Path) -> None:
    read_in(library, stories)
    library.close()
    store = Store(library.path)  # as if killed between the two commits of a batch
    store.keep([found("late.txt", text="Late dispatch of an earthquake.")])
    store.close()

    with_late = open_library(library.path)

    assert len(found_ids(with_late, "earthquake")) == 1
    assert len(found_ids(with_late, "mortar")) == 1
    with_late.close()


def test_index_that_fails_in_use_is_opened_again_then_built_again(library: Library, stories: Path) -> None:
    read_in(library, stories)
    store = Store(library.path)
    index = Index(library.path, store)
    aside = []

    for _ in range(2):
        assert index.distrust(index.current())
        assert len(index.current().keys()) == 3
        aside.append(len(left_aside(library.path)))

    assert aside == [0, 1]
    assert not index.distrust(index.current())
    index.close()
    store.close()


@pytest.mark.parametrize("harm", ["scribble", "foreign", "delete"])
def test_broken_index_is_built_again(library: Library, stories: Path, harm: str) -> None:
    read_in(library, stories)
    library.close()
    index = library.path / FOLDER
    for file in index.iterdir():
        if harm == "delete":
            file.unlink()
        elif file.is_file() and (harm == "scribble" or file.suffix == ".json"):
            file.write_bytes(b"\x00scribbled over\xff" * 40)

    mended = open_library(library.path)

    assert len(found_ids(mended, "mortar")) == 1
    assert mended.search("").total == 3
    assert len(left_aside(library.path)) == (harm != "delete")
    mended.close()


def test_index_ahead_of_its_store_is_built_again(library: Library, stories: Path) -> None:
    read_in(library, stories)
    library.close()
    for name in ("dateline.db", "dateline.db-wal", "dateline.db-shm"):
        (library.path / name).unlink(missing_ok=True)  # an older copy put back in its place, say

    restored = open_library(library.path)
    read_in(restored, stories / "talks.md")

    assert found_ids(restored, "mortar") == []
    assert len(found_ids(restored, "truce")) == 1
    restored.close()


_ADDER = """
import sys
from pathlib import Path
from index.library import open_library
library = open_library(Path(sys.argv[1]))
print("open", flush=True)
for step in library.add([Path(sys.argv[2])], analyse=False):
    if step.outcome == "added":
        print(step.article, flush=True)
"""


def test_killed_adder_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    folder, path = tmp_path / "many", tmp_path / "library"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Dispatch {number} tells of mortar fire near Ostrel.\n" * 3)
    acknowledged: set[str] = set()
    for killed_after in (1, 2, 25, 80, 230):
        child = subprocess.Popen(
            [sys.executable, "-c", _ADDER, path, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        for number, line in enumerate(child.stdout):
            acknowledged |= {line.strip()} - {"open"}
            if number == killed_after:
                child.send_signal(signal.SIGKILL)
                break
        acknowledged |= {line.strip() for line in child.stdout if line.endswith("\n")} - {"open"}
        child.stdout.close()
        child.wait()

        library = open_library(path)
        kept = {hit.id for hit in library.search("", limit=1_000).hits}
        matching = {hit.id for hit in library.search("mortar", limit=1_000).hits}
        assert acknowledged <= kept == matching
        assert len(kept) == len(library)
        library.close()

    library = open_library(path)
    read_in(library, folder)
    index = FullText.open(path / FOLDER)
    assert len(index.keys()) == len(library) == 400
    index.close()
    library.close()


def test_killed_adders_lock_is_gone(tmp_path: Path, stories: Path) -> None:
    path = tmp_path / "library"
    script = _ADDER.replace("print(step.article, flush=True)", "print(step.article, flush=True); input()")
    words = [sys.executable, "-c", script, path, stories]
    child = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = [child.stdout.readline().strip() for _ in range(2)][1]
    library = open_library(path)
    with pytest.raises(LibraryError, match=f"process {child.pid} is adding to it"):
        read_in(library, stories)

    child.kill()
    child.communicate()

    happened = read_in(library, stories)
    assert [step.article for step in happened["unchanged"]] == [first]
    assert len(happened["added"]) == 2
    library.close()


def test_analyses_come_newest_first_and_once(library: Library, stories: Path) -> None:
    read_in(library, stories)  # and interrupted before the analyses

    steps = list(library.add([stories]))

    analysed = [step.article for step in steps if step.outcome == "analysed"]
    assert analysed == [hit.id for hit in library.search("").hits]
    assert all(library.article(one).analysis for one in analysed)
    assert [step for step in library.add([stories]) if step.stage == "extract"] == []
    assert list(library.analyse()) == [Progress("done", 0, 0)]
