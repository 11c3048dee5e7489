"""Updates of many local feeds: CPU and wall time of the first, of one without news (304, and the same bytes again), of
one in which every feed has an entry more; and of one feed of 10,000 entries.

    python tests/bench/follow.py [--feeds 200] [--entries 50]

The bar: an update of 200 feeds of 50 entries without news takes at most 3 seconds of CPU. Texts are not analysed, for
that does not depend on where they come from (`add.py` measures it). The server's own CPU is not counted: it is another
process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.library import Library, open_library
from tests.index.fetch.server import Reply, entry, rss, serving

LARGE = 10_000


def serve(pipe: Connection) -> None:
    """A site in a process of its own; it takes pages by the batch until told to stop."""
    with serving() as site:
        pipe.send(site.url)
        while (pages := pipe.recv()) is not None:
            site.pages = pages
            pipe.send(True)


def feed(number: int, entries: int) -> str:
    chance = random.Random(number)
    words = [
        f"{one}{two}" for one in "har mor tel sar ost kes".split() for two in "bour an ding eth lin ock um".split()
    ]
    made = (entry(f"Port{number}-{n}", " ".join(chance.choices(words, k=60)), guid=str(n)) for n in range(entries))
    return rss(*made, title=f"Wire {number}")


def measure(name: str, library: Library) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    added = sum(step.outcome in ("added", "revised") for step in library.update(analyse=False))
    print(
        f"{name:34}{time.process_time() - cpu:8.2f} s CPU{time.perf_counter() - wall:8.2f} s{added:8,} new", flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=50)
    args = parser.parse_args()
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    url = ours.recv()

    def publish(pages: dict[str, Reply]) -> None:
        ours.send(pages)
        ours.recv()

    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library")
        plain = {f"/{n}": Reply(feed(n, args.entries)) for n in range(args.feeds)}
        publish(plain)
        for path in plain:
            library.follow(url + path, allow_private=True)
        measure(f"first, {args.feeds} feeds of {args.entries}", library)
        measure("no news, same bytes", library)
        publish({path: Reply(status=304) for path in plain})
        measure("no news, 304", library)
        publish({path: Reply(feed(n, args.entries + 1)) for n, path in enumerate(plain)})
        measure("one new entry each", library)
        for path in plain:
            library.unfollow(url + path)
        publish({"/large": Reply(feed(0, LARGE))})
        library.follow(f"{url}/large", allow_private=True)
        measure(f"one feed of {LARGE:,}", library)
        library.close()
    ours.send(None)


if __name__ == "__main__":
    main()
