"""One of the many who use a library at once: `crowd.py ROLE LIBRARY STORIES NUMBER UNTIL`. Says what is done, line by
line; raises where what it sees cannot be. With SLOW in the environment, every write and sync takes that many seconds.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from index.errors import Busy
from index.library import Library
from tests.trust.faults import under
from tests.trust.victim import library_at, say

MARKERS = 6
PATIENCE_S = 240.0


def adder(library: Library, stories: Path, number: int, until: int) -> None:
    """Adds its own folder, whoever else is at it; waits its turn."""
    waits_until = time.monotonic() + PATIENCE_S
    files = sorted((stories / f"{number}").iterdir())
    while files:
        try:
            for step in library.add(files[:5], analyse=False):
                if step.outcome in ("added", "unchanged"):
                    say("added", step.article)
            files = files[5:]
        except Busy:
            assert time.monotonic() < waits_until
            say("busy")
            time.sleep(0.05)


def marker(library: Library, stories: Path, number: int, until: int) -> None:
    """Marks its own share of the articles, over and over, while they are being added."""
    waits_until, first = time.monotonic() + PATIENCE_S, 0
    for count in itertools.count(1):
        for hit in library.search("", limit=200).hits:
            if int(hit.id, 36) % MARKERS == number:
                library.mark(hit.id, note=f"{count}", starred=bool(count % 2))
                say("noted", hit.id, count)
                time.sleep(0.01)  # still far quicker than anybody's hand
        first = first or (count if len(library) >= until else 0)
        if first and count > first + 1:  # all have been marked since the last one came
            return
        assert time.monotonic() < waits_until, count


def reader(library: Library, stories: Path, number: int, until: int) -> None:
    """Searches and reads. Nothing that was there may go, and what a list names can be opened."""
    before, waits_until = 0, time.monotonic() + PATIENCE_S
    while before < until:
        found = library.search("dispatch", limit=200)
        assert found.total >= before, (found.total, before)
        assert len(found.hits) == found.total
        for hit in found.hits[:: max(1, len(found.hits) // 5)]:
            assert "dispatch" in library.article(hit.id).text
        before = found.total
        assert time.monotonic() < waits_until, before
    say("saw", before)


ROLES = {role.__name__: role for role in (adder, marker, reader)}


def main(role: str, path: str, stories: str, number: str, until: str) -> None:
    pause = float(os.environ.get("SLOW", 0))

    def slow(what: str, name: str) -> int:
        time.sleep(pause)
        return 0

    with ExitStack() as stack:
        if pause:
            stack.enter_context(under(slow))
        library = stack.enter_context(library_at(Path(path)))
        say("ready")
        sys.stdin.readline()
        ROLES[role](library, Path(stories), int(number), int(until))
    say("finished")


if __name__ == "__main__":
    main(*sys.argv[1:])
