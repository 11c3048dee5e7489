"""A process that works on a library and says what is done, until somebody kills it: `victim.py JOB LIBRARY
STORIES DIES_AT`. With a number for DIES_AT it kills itself at that write, sync, rename or removal of a file.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from index.analysing import analyse_pending
from index.extract.worker import Worker
from index.fulltext import FullText
from index.indexing import FOLDER
from index.library import Library, open_library
from index.records import Analysis
from index.store import Store
from tests.index.newsroom import found, shelling
from tests.trust.faults import under

TOLD = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "shutil.rmtree")
"""Audit events of work on files that is not SQLite's."""


def say(*words: object) -> None:
    """One line, on its way when this returns."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def light(text: str, **_: object) -> Analysis:
    """An extractor that is there at once: every dispatch tells of one attack."""
    return shelling(found("bridge.txt", text=text))


def add(path: Path, stories: Path) -> None:
    """Files in batches, those known and changed among them."""
    with library_at(path) as library:
        for step in library.add([stories], analyse=False):
            if step.outcome in ("added", "revised", "unchanged"):
                say("added", step.article)


def merge(path: Path, stories: Path) -> None:
    """File by file, so that small segments pile up and are merged."""
    with library_at(path) as library:
        for file in sorted(stories.iterdir()):
            for step in library.add([file], analyse=False):
                if step.outcome in ("added", "revised", "unchanged"):
                    say("added", step.article)


def mark(path: Path, stories: Path) -> None:
    """Every mark a reader can make, over and over."""
    with library_at(path) as library:
        first = len(library.changes())
        for number in count(first):
            for hit in library.search("", limit=30).hits:
                library.mark(hit.id, starred=True, tags=(f"t{number}",), note=f"{number}")
                say("noted", hit.id, number)
                article = library.article(hit.id)
                for event in article.analysis.events[:1] if article.analysis else ():
                    library.judge(hit.id, event, "accepted")
                    say("accepted", hit.id, event.id)
                library.see(hit.id)
                say("seen", hit.id)
            if number > first + 3:
                return


def annotate(path: Path, stories: Path) -> None:
    """Analyses by a worker process, which has to go when this process goes."""
    store = Store(path)
    with Worker(target="tests.trust.victim:light") as worker:
        for step in analyse_pending(store, [worker], lambda: False, retry=True, stale=True):
            if step.outcome == "analysed":
                say("analysed", step.article, store.article(store.find(step.article)).revision)
    store.close()


def rebuild(path: Path, stories: Path) -> None:
    """The index from nothing."""
    shutil.rmtree(path / FOLDER, ignore_errors=True)
    with library_at(path) as library:
        library.search("dispatch")


def migrate(path: Path, stories: Path) -> None:
    """Opening is all it takes; the parent has put an old library there."""
    with library_at(path) as library:
        say("opened", len(library))


def remove(path: Path, stories: Path) -> None:
    """One article after the other."""
    with library_at(path) as library:
        for hit in library.search("", limit=8, offset=40).hits:
            say("removing", hit.id)
            library.remove([hit.id])
            say("removed", hit.id)


def tidy(path: Path, stories: Path) -> None:
    """The index alone: what was written is written again, then merged."""
    index = FullText.open(path / FOLDER)
    index.tidy()
    index.close()


JOBS: dict[str, Callable[[Path, Path], None]] = {
    job.__name__: job for job in (add, merge, mark, annotate, rebuild, migrate, remove, tidy)
}


@contextmanager
def library_at(path: Path) -> Iterator[Library]:
    """Opened, and closed in the end."""
    library = open_library(path)
    try:
        yield library
    finally:
        library.close()


class Deadline:
    """Counts what is done to files, and ends it all at a certain count."""

    def __init__(self, dies_at: int) -> None:
        self.left = dies_at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def of_sqlite(self, what: str, path: str) -> int:
        self.step()
        return 0

    def of_python(self, event: str, details: tuple[object, ...]) -> None:
        if event in TOLD:
            self.step()


def main(job: str, path: str, stories: str, dies_at: str) -> None:
    work, deadline = JOBS[job], Deadline(int(dies_at))
    with under(deadline.of_sqlite):
        say("ready")
        if deadline.left > 0:
            sys.addaudithook(deadline.of_python)
        work(Path(path), Path(stories))
    say("finished")


if __name__ == "__main__":
    main(*sys.argv[1:])
