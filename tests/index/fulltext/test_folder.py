"""The index folder: batches that happen wholly or not at all, and damage that is named."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.fulltext import FullText, IndexDamaged, Row, snapshot
from index.query import Node, parse

FLOOD = Row(
    1, "Flood cuts off Karma", "The river Onda broke its banks near Karma on Monday.", "Radio Onda", "2021-03-02"
)
TALKS = Row(
    2, "Talks resume", "Delegates from Karma and Velm met for talks about the river.", "The Velm Post", "2021-03-05"
)
STORM = Row(3, "Storm warning", "Gales are expected on the coast.", "Radio Onda")

WRITER = """
import sys
from pathlib import Path
from index.fulltext import FullText, Row
fulltext = FullText.open(Path(sys.argv[1]))
batch = fulltext.batch
while True:
    batch += 1
    fulltext.write(batch, [Row(batch * 10 + n, f"Bulletin {batch}", "Rain in the hills. " * 20) for n in range(7)])
    print(batch, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fulltext"


@pytest.fixture
def fulltext(folder: Path) -> Iterator[FullText]:
    opened = FullText.open(folder)
    yield opened
    opened.close()


def keys(fulltext: FullText, query: str) -> list[int]:
    return sorted(fulltext.lookup(tree(query)).keys)


def tree(query: str) -> Node:
    parsed = parse(query)
    assert parsed is not None
    return parsed


def test_new_index_is_empty(fulltext: FullText) -> None:
    assert (fulltext.batch, fulltext.keys(), keys(fulltext, "river"), keys(fulltext, "-river")) == (0, set(), [], [])


def test_batch_number_comes_with_its_articles(fulltext: FullText, folder: Path) -> None:
    fulltext.write(4, [FLOOD, TALKS])

    assert (fulltext.batch, fulltext.keys()) == (4, {1, 2})
    again = FullText.open(folder)
    assert (again.batch, again.keys()) == (4, {1, 2})
    again.close()


def test_empty_batch_carries_its_number(fulltext: FullText) -> None:
    fulltext.write(1, [FLOOD])
    fulltext.write(2, [])
    fulltext.write(3, [], removed=[1])

    assert (fulltext.batch, fulltext.keys(), keys(fulltext, "-storm")) == (3, set(), [])


def test_row_replaces_the_one_with_its_key(fulltext: FullText) -> None:
    fulltext.write(1, [FLOOD, TALKS])
    fulltext.write(2, [Row(1, "Flood recedes", "The water went down in Karma.", "Radio Onda", "2021-03-09")])

    assert (keys(fulltext, "banks"), keys(fulltext, "water"), keys(fulltext, "karma")) == ([], [1], [1, 2])


def test_failed_batch_leaves_nothing_behind(fulltext: FullText) -> None:
    def rows() -> Iterator[Row]:
        yield TALKS
        raise RuntimeError("the source went away")

    fulltext.write(1, [FLOOD])
    with pytest.raises(RuntimeError):
        fulltext.write(2, rows(), removed=[1])
    fulltext.write(2, [STORM])

    assert (fulltext.batch, fulltext.keys()) == (2, {1, 3})


def test_many_batches_are_merged_and_nothing_comes_back(fulltext: FullText, folder: Path) -> None:
    for batch in range(1, 41):
        fulltext.write(batch, [Row(batch, f"Bulletin {batch}", "rain " * batch)], removed=[batch - 2])
    files = len(list(folder.iterdir()))

    assert fulltext.is_untidy
    while fulltext.tidy():
        pass

    assert len(list(folder.iterdir())) < files
    assert not fulltext.is_untidy
    assert fulltext.keys() == {39, 40}
    assert keys(fulltext, "rain") == [39, 40]
    assert fulltext.batch == 40


def test_other_reader_sees_a_batch_after_refreshing(fulltext: FullText, folder: Path) -> None:
    reader = FullText.open(folder)
    fulltext.write(1, [FLOOD])

    assert keys(reader, "river") == []
    assert reader.refresh()
    assert keys(reader, "river") == [1]
    assert not reader.refresh()
    reader.close()


def test_two_writers_take_turns(fulltext: FullText, folder: Path) -> None:
    other = FullText.open(folder)
    fulltext.write(1, [FLOOD])
    other.write(2, [TALKS])
    fulltext.write(3, [STORM], removed=[2])

    assert (fulltext.batch, fulltext.keys()) == (3, {1, 3})
    other.close()


def test_older_batch_is_refused(fulltext: FullText) -> None:
    fulltext.write(5, [FLOOD])

    with pytest.raises(IndexDamaged, match="ahead of its library"):
        fulltext.write(4, [TALKS])
    assert fulltext.keys() == {1}


def test_search_goes_on_in_what_was_merged_away(fulltext: FullText, folder: Path) -> None:
    for batch in range(1, 11):
        fulltext.write(batch, [Row(batch, "Storm", "Gales on the coast.")])
    reader = FullText.open(folder)
    assert fulltext.tidy()

    assert keys(reader, "coast") == list(range(1, 11))
    assert reader.refresh()
    assert keys(reader, '"the coast"') == list(range(1, 11))
    reader.close()


@pytest.mark.parametrize("limit", [0, snapshot.LIMIT_PLAIN])
def test_threads_search_while_one_writes(fulltext: FullText, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "LIMIT_PLAIN", limit)
    fulltext.write(1, [FLOOD, TALKS])
    wrong: list[list[int]] = []

    def reads() -> None:
        for number in range(30):
            if (found := keys(fulltext, f"karma river -onda{number}")) != [1, 2]:
                wrong.append(found)
            fulltext.refresh()

    threads = [threading.Thread(target=reads) for _ in range(4)]
    for thread in threads:
        thread.start()
    for batch in range(2, 8):
        fulltext.write(batch, [Row(batch + 10, "Storm", "Gales on the coast.")])
    for thread in threads:
        thread.join()

    assert wrong == []


def test_foreign_folder_is_not_opened(tmp_path: Path, folder: Path) -> None:
    FullText.open(folder).close()
    shutil.copytree(folder, tmp_path / "copy")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "todo.txt").write_text("buy milk", encoding="utf-8")

    for foreign in ("copy", "notes"):
        with pytest.raises(IndexDamaged):
            FullText.open(tmp_path / foreign)


def test_folder_may_move_with_its_library(tmp_path: Path, folder: Path) -> None:
    opened = FullText.open(folder)
    opened.write(1, [FLOOD])
    opened.close()
    folder.rename(tmp_path / "elsewhere")

    moved = FullText.open(tmp_path / "elsewhere")
    assert moved.keys() == {1}
    moved.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(LibraryError, match="cannot be created"):
        FullText.open(tmp_path / "fulltext")


def test_killed_writer_leaves_whole_batches(folder: Path, root: Path) -> None:
    FullText.open(folder).close()
    rng = random.Random(5)
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=root
        )
        assert child.stdout is not None
        for _ in range(rng.randrange(1, 6)):
            acknowledged = int(child.stdout.readline())
        threading.Event().wait(rng.random() / 20)  # somewhere in the middle of the next batch
        child.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, child.stdout.read().split())])
        child.wait()
        child.stdout.close()

        opened = FullText.open(folder)
        assert opened.batch in (acknowledged, acknowledged + 1)
        assert opened.keys() == {batch * 10 + n for batch in range(1, opened.batch + 1) for n in range(7)}
        opened.close()
