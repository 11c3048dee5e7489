"""The index follows the store through kills, damage and mistakes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.fulltext import FullText
from index.indexing import FOLDER, Index, left_aside
from index.library import Library, open_library
from index.store import Store
from tests.index.newsroom import found, found_ids, read_in

ROOT = Path(__file__).parents[2]


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
