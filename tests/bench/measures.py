"""What the search benchmark measures of one engine at a time: building, opening, adding one article, a cold cache."""

from __future__ import annotations

import gc
import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from tests.bench.engines import Engine
from tests.bench.questions import Article, Asked

ADDED = 5
"""Articles that are added one by one."""

COLD = 5
"""Queries of each class that are asked of a cold cache."""


def articles(corpus: Path, size: int) -> Iterator[Article]:
    """The first so many of the corpus."""
    if corpus.suffix == ".py":
        with subprocess.Popen([sys.executable, corpus, str(size)], stdout=subprocess.PIPE, text=True) as made:
            assert made.stdout is not None
            yield from _read(made.stdout, size)
    elif corpus.suffix == ".gz":
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            yield from _read(lines, size)
    else:
        with corpus.open(encoding="utf-8") as lines:
            yield from _read(lines, size)


def _read(lines: Iterator[str], size: int) -> Iterator[Article]:
    for key, line in enumerate(islice(lines, size), 1):
        record = json.loads(line)
        yield Article(key, record["title"], record["source"], record["published"], record["text"])


def in_process(task: str, engine: Engine, corpus: Path, size: int) -> dict[str, float]:
    """`built` or `opened`, in a process of its own."""
    words = ["--corpus", corpus, "--sizes", str(size), "--task", task, engine.name, engine.folder.parent]
    run = [sys.executable, "-m", "tests.bench.search", *words]
    return dict(json.loads(subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True).stdout))


def built(engine: Engine, corpus: Path, size: int) -> dict[str, float]:
    """Articles a second of processor time, and the most memory; a build that is cut short leaves nothing."""
    began = time.process_time()
    try:
        engine.build(articles(corpus, size))
    except BaseException:
        shutil.rmtree(engine.folder, ignore_errors=True)
        raise
    rate = size / (time.process_time() - began)
    return {"rate": rate, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def opened(engine: Engine) -> dict[str, float]:
    """Milliseconds from opening to the first page, modules imported before; memory that is this process's alone."""
    import numpy  # noqa: F401
    import whoosh.index  # noqa: F401

    import index.fulltext.vectors
    import index.local
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


def from_disk(engine: Engine, several: Sequence[Asked]) -> list[float]:
    """Milliseconds from opening to the page, with nothing of the engine's files in memory."""
    times = []
    for asked in several[:: max(1, len(several) // COLD)][:COLD]:
        engine.close()
        gc.collect()  # what is mapped cannot be forgotten
        dropped(engine.folder)
        began = time.perf_counter()
        engine.open()
        if engine.ask(asked) is not None:
            times.append(1000 * (time.perf_counter() - began))
    return times


def adding_one(engine: Engine, size: int) -> tuple[float, float]:
    """Milliseconds until one article more is in a search, and those of them that the searcher takes: medians."""
    visible, fresh = [], []
    for number in range(ADDED):
        word = f"zyx{number}{time.time_ns()}q"
        text = f"The {word} of the government was seen again.\n\n" * 40
        before = time.perf_counter()
        engine.add(Article(size + time.time_ns() % 10**9, f"About the {word}", "Northwire", "2024-05-06", text))
        added = time.perf_counter()
        engine.fresh()
        found = engine.ask(Asked((word,)))
        assert found, f"{engine.name} does not find what it took in"
        after = time.perf_counter()
        engine.ask(Asked((word,)))
        visible.append(1000 * (after - before))
        fresh.append(1000 * max(0.0, 2 * after - added - time.perf_counter()))
    return statistics.median(visible), statistics.median(fresh)
