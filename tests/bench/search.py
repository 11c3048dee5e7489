"""How fast a search is, against Whoosh as it comes, SQLite's FTS5 and tantivy, on the same articles in the same run.

    python -m tests.bench.search --corpus grow.py --sizes 1000 10000 100000

Prints for each size: how fast articles go in, the memory that takes, how large the index is; how long opening takes
until the first result, from the page cache and from the disk, and the memory it takes; how soon one article more is
found, and what that costs the searcher; milliseconds of processor time for a page of twenty hits with titles and
snippets, p50 and p95 of each class of queries ("typing" has one query a key), engines taking turns; ratios, and how
much there was on the pages; the same by the clock when nothing of the files is in memory.

The corpus is a file with a JSON object a line (title, source, published, text), plain or gzipped, or a Python script
that prints so many of them as its argument says. Peers are in the extra `bench`; one that is not there is left out.
`--keep DIR` keeps the indexes there for the next run.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.bench.engines import Dateline, Engine, Page
from tests.bench.measures import adding_one, articles, built, dropped, from_disk, in_process, opened
from tests.bench.peers import Fts5, Stock, Tantivy
from tests.bench.questions import Asked, questions

ENGINES: Sequence[type[Engine]] = (Dateline, Fts5, Tantivy, Stock)

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
    options.add_argument("--task", nargs=3, metavar=("TASK", "ENGINE", "DIR"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if not chosen.corpus.exists():
        print(f"{chosen.corpus}: no such file; this benchmark needs a corpus of articles", file=sys.stderr)
        return 2
    if chosen.task:
        task, name, folder = chosen.task
        engine = next(one for one in ENGINES if one.name == name)(Path(folder))
        print(json.dumps(built(engine, chosen.corpus, chosen.sizes[0]) if task == "built" else opened(engine)))
        return 0
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
    print(
        f"{'':10} {'articles/s':>10} {'peak MB':>8} {'index MB':>9} {'first result ms':>16} {'from disk ms':>13}"
        f" {'memory MB':>10} {'one more ms':>12} {'refresh ms':>11}"
    )
    for engine in engines:
        made = in_process("built", engine, corpus, size) if not engine.folder.exists() else {}
        index_mb = engine.index_bytes() / 1e6
        dropped(engine.folder)
        cold, warm = (in_process("opened", engine, corpus, size) for _ in range(2))
        engine.open()
        engine.ask(Asked(("government",)))  # what only the first query ever pays for is told here
        one_more, refresh = adding_one(engine, size) if engine.can_add else (0.0, 0.0)
        print(
            f"{engine.name:10} {made.get('rate', 0):10.0f} {made.get('peak_mb', 0):8.0f} {index_mb:9.1f}"
            f" {warm['ms']:16.0f} {cold['ms']:13.0f} {warm['memory_mb']:10.0f} {one_more:12.1f} {refresh:11.1f}",
            flush=True,
        )
    asked = questions(list(articles(corpus, size)), queries)
    compare(engines, asked)
    compare_cold(engines, asked)


def compare(engines: Sequence[Engine], classes: dict[str, list[Asked]]) -> None:
    """Every query of every engine in turn, each twice: as it comes, and again."""
    names = [engine.name for engine in engines]
    print("p50 p95 ms; the same again")
    print(f"{'':14}" + "".join(f"{name:>27}" for name in names))
    ratios: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    losing, shown_by = [], {}
    for label, several in classes.items():
        first, again = {name: [] for name in names}, {name: [] for name in names}  # type: tuple[Times, Times]
        pages: dict[str, list[Page]] = {name: [] for name in names}
        for asked in several:
            for engine in engines:
                if sum(first[engine.name]) < 1000 * BUDGET_S:
                    for times in (first, again):
                        took, page = timed(engine, asked)
                        if page is not None:
                            times[engine.name].append(took)
                            pages[engine.name].append(page)
        shown_by[label] = "".join(f"{counted(engine, pages[engine.name]):>27}" for engine in engines)
        print(f"{label:14}" + "".join(f"{shown(first[name], again[name]):>27}" for name in names), flush=True)
        mine = names[0]
        for name in names[1:]:
            if first[name] and first[mine]:
                pairs = [(one[mine], one[name]) for one in (first, again)]
                once, twice = (statistics.median(ours) / statistics.median(theirs) for ours, theirs in pairs)
                ratios[name].append((once, twice))
                worst = p95(first[mine]) / p95(first[name])
                if name == "fts5" and worst > 3:
                    losing.append(f"{label} {worst:.1f}")
    for name, of_class in ratios.items():
        once, twice = map(statistics.geometric_mean, zip(*of_class, strict=True))
        print(f"p50 against {name}: geometric mean of the ratios {once:.2f}, asked again {twice:.2f}")
    print(f"classes with a p95 of more than three times that of fts5: {', '.join(losing) or 'none'}")
    print("what that was for: hits on a page, snippets with something marked, on average")
    print(f"{'':14}" + "".join(f"{name:>27}" for name in names))
    for label, line in shown_by.items():
        print(f"{label:14}{line}")


def compare_cold(engines: Sequence[Engine], classes: dict[str, list[Asked]]) -> None:
    """Some queries of each class when nothing of the engine's files is in memory, by the clock, opening included."""
    print("from the disk, opening included: p50 p95 ms by the clock")
    print(f"{'':14}" + "".join(f"{engine.name:>27}" for engine in engines))
    for label, several in classes.items():
        times = [from_disk(engine, several) for engine in engines]
        shown_ = (f"{statistics.median(one):.0f} {p95(one):.0f}" if one else "-" for one in times)
        print(f"{label:14}" + "".join(f"{one:>27}" for one in shown_), flush=True)


def timed(engine: Engine, asked: Asked) -> tuple[float, Page | None]:
    """Milliseconds of processor time, and the page; None of what the engine cannot do."""
    began = time.process_time()
    page = engine.ask(asked)
    return 1000 * (time.process_time() - began), page


def counted(engine: Engine, pages: Sequence[Page]) -> str:
    """Pages that hold less than those of others are no slower ones beaten."""
    if not pages:
        return "-"
    return f"{statistics.mean(map(len, pages)):.1f} {statistics.mean(map(engine.marked, pages)):.1f}"


def shown(first: Sequence[float], again: Sequence[float]) -> str:
    if not first:
        return "-"
    return f"{statistics.median(first):.1f} {p95(first):.1f}; {statistics.median(again):.1f} {p95(again):.1f}"


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))] if len(times) < 20 else statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    raise SystemExit(main())
