"""A hundred thousand articles added, annotated, searched, marked and exported in one run, and the memory it takes:

    python -m tests.bench.load [--articles 100000] [--corpus FILE.jsonl] [--real 50]

Without a corpus the articles are invented. The language pipeline would take hours for so many, so all but the last
`--real` are annotated by a stand-in that finds one name and one event in each: what is kept, indexed and exported is of
the same kind and goes the same way, through the process for analysis and back. Memory is that of this process, now, not
at its peak; "flat" compares the second half of the articles with the first.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from contextlib import closing
from itertools import count, islice
from pathlib import Path

from index.analysing import analyse_pending
from index.extract.worker import Worker
from index.library import Library, exported, open_library
from index.records import Analysis, Entity, Event, Frame, Mention, Published, Quantity, Span
from index.store import Store

PROSE = """the of river forces villages Monday artillery ministry said reported troops near border convoy wounded
market bridge council protest election minister talks harbour storm refugees camp aid police station hospital"""
WORDS = PROSE.split()
QUERIES = ("artillery", '"border convoy"', "harbour -storm", "killed:10..", "who:front", "is:starred", "mark*", "zzz")
STEPS = 10
MOST_GROWTH = 0.10


def light(text: str, **_: object) -> Analysis:
    """An analysis in no time: the first word is a name, the second a killing."""
    first, second = len(text.split(" ", 1)[0]), len(" ".join(text.split(" ", 2)[:2]))
    name, trigger = text[:first], Span(first + 1, second, text[first + 1 : second])
    evidence = Span(0, min(80, len(text)), text[:80])
    event = Event("e1", "ASSAULT", trigger, evidence, "stand-in", killed=Quantity(len(text) % 40, None))
    frame = Frame("", False, "", Published("2017-06-04", "given"), ())
    mention = Mention(0, first, "ORG", name, "rule", 0)
    return Analysis("stand-in", frame, (mention,), (Entity(0, f"{name} Front", "ORG", 1, start=0),), (event,))


def invented(file: Path, articles: int) -> None:
    rng = random.Random(3)
    with file.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            text = " ".join(rng.choices(WORDS, k=250)) + f" dispatch {number}."
            title = " ".join(rng.choices(WORDS, k=7))
            row = {"id": str(number), "title": title, "text": text, "source": f"Wire {number % 50}"}
            stream.write(json.dumps(row | {"published": f"20{number % 20:02}-0{number % 9 + 1}-1{number % 9}"}) + "\n")


def megabytes(process: int | str = "self") -> float:
    """A process's own memory now; the peak of this one where the system does not say. Pages of index files that are
    mapped are not counted: the system drops them when it wants the room.
    """
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith(("RssAnon", "VmSwap"))) / 2**10
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


class Watch:
    """What is printed of each stage: done, seconds of processor time, megabytes."""

    def __init__(self) -> None:
        self._cpu = time.process_time()
        self.grown: list[float] = []

    def tell(self, stage: str, done: int) -> None:
        now, used = megabytes(), time.process_time() - self._cpu
        print(f"{stage:<12}{done:>9,}{used:>10.1f} s{now:>8.0f} MB", flush=True)
        self.grown.append(now)

    def growth(self, stage: str) -> None:
        half = len(self.grown) // 2
        first, last = max(self.grown[:half]), max(self.grown[half:])
        share = last / first - 1
        print(f"{stage}: {share:+.1%} in the second half, {'flat' if share <= MOST_GROWTH else 'NOT FLAT'}", flush=True)
        self.grown.clear()


def add(library: Library, file: Path, articles: int, watch: Watch) -> None:
    done = 0
    for step in library.add([file], analyse=False):
        done += step.outcome == "added"
        if step.outcome == "added" and done % (articles // STEPS) == 0:
            watch.tell("added", done)
    watch.tell("in stories", done)
    watch.growth("adding")


def annotate(path: Path, articles: int, real: int, watch: Watch) -> None:
    with closing(Store(path)) as store:
        with Worker(target="tests.bench.load:light") as worker:
            steps = count(1)
            for step in analyse_pending(store, [worker], lambda: False):
                number = next(steps) if step.outcome == "analysed" else 0
                if number and number % (articles // STEPS) == 0:
                    watch.tell("annotated", number)
        watch.growth("annotating")
        with Worker() as worker:
            done = sum(1 for _ in islice(analyse_pending(store, [worker], lambda: False, stale=True), real + 1)) - 1
        watch.tell("for real", done)


def use(library: Library, folder: Path, watch: Watch) -> None:
    for query in QUERIES:
        found = library.search(query, limit=200)
        watch.tell(f"{query[:11]}", found.total)
    hits = library.search("harbour", limit=1_000).hits
    for number, hit in enumerate(hits):
        library.mark(hit.id, starred=True, note=f"note {number}")
    watch.tell("marked", len(hits))
    for kind in ("jsonl", "csv"):
        with (folder / f"all.{kind}").open("wb") as stream:
            size = sum(stream.write(chunk) for chunk in exported("events", library.events(), kind))
        watch.tell(f"{kind}, kB", size // 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--corpus", type=Path, help="JSON lines: title, source, published, text")
    parser.add_argument("--real", type=int, default=50, help="articles that the language pipeline reads")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, watch = Path(name), Watch()
        file = options.corpus or folder / "articles.jsonl"
        if not options.corpus:
            invented(file, options.articles)
        watch.tell("begin", 0)
        watch.grown.clear()
        with closing(open_library(folder / "library")) as library:
            add(library, file, options.articles, watch)
            annotate(folder / "library", options.articles, options.real, watch)
            use(library, folder, watch)


if __name__ == "__main__":
    main()
