"""What others on the machine may see: nothing of a library, and nothing of where its reader was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from index.library import open_library
from tests.trust.library import write_dispatches
from tui.session import Session, save


def modes(folder: Path) -> set[str]:
    """Of everything in a folder, and of itself: who may do what."""
    return {
        f"{'folder' if one.is_dir() else 'file'} {one.stat().st_mode & 0o777:o}" for one in (folder, *folder.rglob("*"))
    }


def test_library_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    with closing(open_library(tmp_path / "library")) as library:
        for number in range(12):
            list(library.add([write_dispatches(tmp_path / f"{number}", [number])], analyse=False))
        library.mark(library.search("").hits[0].id, note="mine")
        while_open = modes(library.path)

    assert while_open == modes(tmp_path / "library") == {"folder 700", "file 600"}


def test_session_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    assert save(Session(query="mosul"), tmp_path / "state")

    assert modes(tmp_path / "state") == {"folder 700", "file 600"}
