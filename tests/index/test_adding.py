"""What adding tells and keeps, and who may add."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.library import Library, open_library
from index.records import Progress
from tests.index.newsroom import STORIES, found_ids, read_in


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


def test_analyses_come_newest_first_and_once(library: Library, stories: Path) -> None:
    read_in(library, stories)  # and interrupted before the analyses

    steps = list(library.add([stories]))

    analysed = [step.article for step in steps if step.outcome == "analysed"]
    assert analysed == [hit.id for hit in library.search("").hits]
    assert all(library.article(one).analysis for one in analysed)
    assert [step for step in library.add([stories]) if step.stage == "extract"] == []
    assert list(library.analyse()) == [Progress("done", 0, 0)]
