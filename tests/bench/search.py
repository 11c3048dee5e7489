"""How fast a search is, against Whoosh as it comes, SQLite's FTS5 and tantivy, on the same articles in the same run.

    python -m tests.bench.search --corpus grow.py --sizes 1000 10000 100000

Prints for each size: how fast articles go in and how large the index is; how long opening takes until the first result,
from the page cache and from the disk, and the memory it takes; milliseconds of processor time for a page of twenty hits
with titles and snippets, p50 and p95 of each class of queries, engines taking turns; and ratios.

The corpus is a file with a JSON object a line (title, source, published, text), plain or gzipped, or a Python script
that prints so many of them as its argument says. Peers are in the extra `bench`; one that is not there is left out.
`--keep DIR` keeps the indexes there for the next run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from tests.bench.engines import ENGINES, Engine
from tests.bench.questions import Article, Asked, questions

QUERIES = 25
BUDGET_S = 4.0
"""Processor seconds after which an engine is asked no more of a class: it has shown how slow it is."""

STOCK_LIMIT = 10_000
"""Articles beyond which Whoosh as it comes is left out: it would take a quarter of an hour to index more."""

Times = dict[str, list[float]]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options.add_argument("--peers", nargs="*", default=[engine.name for engine in ENGINES[1:]])
    options.add_argument("--queries", type=int, default=QUERIES, help="of each class")
    options.add_argument("--keep", type=Path)
    options.add_argument("--open", nargs=2, metavar=("ENGINE", "DIR"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.open:
        print(json.dumps(opened(next(one for one in ENGINES if one.name == chosen.open[0])(Path(chosen.open[1])))))
        return 0
    if not chosen.corpus.exists():
        print(f"{chosen.corpus}: no such file; this benchmark needs a corpus of articles", file=sys.stderr)
        return 2
    kinds = [one for one in ENGINES if one is ENGINES[0] or one.name in chosen.peers]
    for kind in [one for one in kinds if one.name == "tantivy" and find_spec("tantivy") is None]:
        print(f"{kind.name} is not installed (pip install -e '.[bench]') and is left out")
        kinds.remove(kind)
    with tempfile.TemporaryDirectory() as temporary:
        for size in chosen.sizes:
            folder = (chosen.keep or Path(temporary)) / str(size)
            engines = [kind(folder) for kind in kinds if kind.name != "whoosh" or size <= STOCK_LIMIT]
            measure(chosen.corpus, size, engines, chosen.queries)
    return 0


def measure(corpus: Path, size: int, engines: Sequence[Engine], queries: int) -> None:
    """One size: build what is not there, then compare."""
    print(f"\n== {size:,} articles")
    print(f"{'':10} {'articles/s':>10} {'index MB':>9} {'first result ms':>16} {'from disk ms':>13} {'memory MB':>10}")
    for engine in engines:
        rate = f"{build(engine, corpus, size):.0f}" if not engine.folder.exists() else "kept"
        dropped(engine.folder)
        cold, warm = first_result(engine), first_result(engine)
        print(
            f"{engine.name:10} {rate:>10} {engine.index_bytes() / 1e6:9.1f} {warm['ms']:16.0f} {cold['ms']:13.0f}"
            f" {warm['memory_mb']:10.0f}"
        )
    asked = questions(list(articles(corpus, size)), queries)
    for engine in engines:
        engine.open()
        engine.ask(Asked(("government",)))  # what only the first query ever pays for is told above
    compare(engines, asked)


def build(engine: Engine, corpus: Path, size: int) -> float:
    """Articles a second of processor time; a build that is cut short leaves nothing."""
    began = time.process_time()
    try:
        engine.build(articles(corpus, size))
    except BaseException:
        shutil.rmtree(engine.folder, ignore_errors=True)
        raise
    return size / (time.process_time() - began)


def articles(corpus: Path, size: int) -> Iterator[Article]:
    """The first so many of the corpus."""
    if corpus.suffix == ".py":
        with subprocess.Popen([sys.executable, corpus, str(size)], stdout=subprocess.PIPE, text=True) as made:
            assert made.stdout is not None
            yield from read(made.stdout, size)
    elif corpus.suffix == ".gz":
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            yield from read(lines, size)
    else:
        with corpus.open(encoding="utf-8") as lines:
            yield from read(lines, size)


def read(lines: Iterator[str], size: int) -> Iterator[Article]:
    for key, line in enumerate(islice(lines, size), 1):
        record = json.loads(line)
        yield Article(key, record["title"], record["source"], record["published"], record["text"])


def first_result(engine: Engine) -> dict[str, float]:
    """What `opened` measures, in a process of its own."""
    words = [sys.executable, "-m", "tests.bench.search", "--corpus", "-", "--open", engine.name, engine.folder.parent]
    return dict(json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout))


def opened(engine: Engine) -> dict[str, float]:
    """Milliseconds from opening to the first page, modules imported before; memory that is this process's alone."""
    import numpy  # noqa: F401
    import whoosh.index  # noqa: F401

    import index.search  # noqa: F401

    before = private_bytes()
    began = time.perf_counter()
    engine.open()
    engine.ask(Asked(("government",)))
    return {"ms": 1000 * (time.perf_counter() - began), "memory_mb": (private_bytes() - before) / 1e6}


def private_bytes() -> int:
    """Memory of this process that no file stands behind."""
    try:
        rows = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return 1024 * sum(int(row.split()[1]) for row in rows if row.startswith(("Private_Dirty", "Private_Clean")))


def dropped(folder: Path) -> None:
    """Have the system forget what it keeps of these files in memory."""
    for file in folder.rglob("*"):
        if file.is_file() and hasattr(os, "posix_fadvise"):
            with file.open("rb") as handle:
                os.fsync(handle.fileno())
                os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def compare(engines: Sequence[Engine], classes: dict[str, list[Asked]]) -> None:
    """Every query of every engine in turn, each twice: as it comes, and again."""
    names = [engine.name for engine in engines]
    print("p50 p95 ms; the same again")
    print(f"{'':14}" + "".join(f"{name:>27}" for name in names))
    ratios: defaultdict[str, list[float]] = defaultdict(list)
    losing = []
    for label, several in classes.items():
        first, again = {name: [] for name in names}, {name: [] for name in names}  # type: tuple[Times, Times]
        for asked in several:
            for engine in engines:
                if sum(first[engine.name]) < 1000 * BUDGET_S:
                    for times in (first, again):
                        took = timed(lambda engine=engine, asked=asked: engine.ask(asked))  # type: ignore[misc]
                        if took is not None:
                            times[engine.name].append(took)
        print(f"{label:14}" + "".join(f"{shown(first[name], again[name]):>27}" for name in names), flush=True)
        mine = names[0]
        for name in names[1:]:
            if first[name] and first[mine]:
                ratios[name].append(statistics.median(first[mine]) / statistics.median(first[name]))
                worst = p95(first[mine]) / p95(first[name])
                if name == "fts5" and worst > 3:
                    losing.append(f"{label} {worst:.1f}")
    for name, of_class in ratios.items():
        print(f"p50 against {name}: geometric mean of the ratios {statistics.geometric_mean(of_class):.2f}")
    print(f"classes with a p95 of more than three times that of fts5: {', '.join(losing) or 'none'}")


def timed(work: Callable[[], object]) -> float | None:
    """Milliseconds of processor time; None of what the engine cannot do."""
    began = time.process_time()
    if work() is None:
        return None
    return 1000 * (time.process_time() - began)


def shown(first: Sequence[float], again: Sequence[float]) -> str:
    if not first:
        return "-"
    return f"{statistics.median(first):.1f} {p95(first):.1f}; {statistics.median(again):.1f} {p95(again):.1f}"


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))] if len(times) < 20 else statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    raise SystemExit(main())
