"""A process whose disk fails it in the middle of its work: `cramped.py FAULT FOLDER`, in a file system of its own. Says
in JSON lines what it was told, and what it had when the cause was gone; raises where anything was lost.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import LibraryError
from index.library import Library, open_library
from tests.trust.library import Acknowledged, assert_holds, write_dispatches

ROUNDS = 60
"""Of adding and marking: some fault has to come before that."""

A_ROUND = 8


def call(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """What is free already will not do: the caller made the file system small."""
    yield
    call("mount", "-o", "remount,size=64m", folder)


@contextmanager
def sealed(folder: Path) -> Iterator[None]:
    """The file system becomes read-only under an open library, for whatever is opened from now on."""
    call("mount", "--bind", folder, folder)
    call("mount", "-o", "remount,bind,ro", folder)
    yield
    call("umount", "--lazy", folder)


@contextmanager
def forbidden(folder: Path) -> Iterator[None]:
    """Somebody takes the permission to write away from every folder and file."""
    everything = [folder / "library", *(folder / "library").rglob("*")]
    for path in everything:
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield
    for path in everything:
        path.chmod(0o700 if path.is_dir() else 0o600)


@contextmanager
def limited(folder: Path) -> Iterator[None]:
    """No file may grow any further: what a quota does."""
    largest = max(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


FAULTS = {fault.__name__: fault for fault in (full, sealed, forbidden, limited)}


def refusals(library: Library, stories: Path, said: Acknowledged, first: int) -> Iterator[str]:
    """Add and mark until both have been refused; what was said of each refusal."""
    acts: list[Callable[[int], None]] = [
        lambda number: add(library, stories, number, said),
        lambda number: note(library, number, said),
    ]
    for number in range(first, first + ROUNDS):
        for act in list(acts):
            try:
                act(number)
            except LibraryError as error:
                yield str(error)
                acts.remove(act)
        if not acts:
            return


def add(library: Library, stories: Path, number: int, said: Acknowledged) -> None:
    files = write_dispatches(stories / f"{number}", range(number * A_ROUND, (number + 1) * A_ROUND))
    for step in library.add([files], analyse=False):
        if step.outcome == "added":
            said.hear(f"added {step.article}")


def note(library: Library, number: int, said: Acknowledged) -> None:
    for hit in library.search("", limit=3).hits:
        library.mark(hit.id, note=f"{number}", tags=("a tag of some length " * 200,))
        said.hear(f"noted {hit.id} {number}")


def main(fault: str, folder: Path, stories: Path) -> None:
    said = Acknowledged()
    with closing(open_library(folder / "library")) as library:
        add(library, stories, 0, said)
        note(library, 0, said)
        with FAULTS[fault](folder):
            told = list(refusals(library, stories, said, 1))
            readable = library.search("dispatch").total
        # The same library, still open, goes on where it was; so does one that is opened anew.
        add(library, stories, 900, said)
        note(library, 900, said)
    assert_holds(folder / "library", said)
    print(json.dumps({"told": told, "readable": readable, "added": len(said.added)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
