"""How many articles a second extraction reads on one core, where the time goes, and the memory it takes.

    python -m tests.bench.extract --corpus ../corpora/news.jsonl.gz

The corpus has one JSON object a line with `text`, plain or gzipped; every article is cut to 400 words. The rate is that
of articles read for the first time, lot after lot, once a lot has been read before them, as in a run over a library:
words recur, and what is known of them is kept. Each step is timed by itself over one lot, the best of several runs. All
is processor time, because a shared machine adds time. Two ratios hold from machine to machine: to the bare pipeline of
tags, parses and names over the same sentences, and to spaCy's English tokenizer. The bar is 25 articles a second with
everything.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import gzip
import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.tokens import Doc

from index.extract.events.assembly import find_events
from index.extract.language import parse, pipeline, segment
from index.extract.layout.frame import frame
from index.extract.mending import mended
from index.extract.mentions import find_mentions
from index.extract.pipeline import analyse

WORDS = 400
BAR = 25.0
DAY = datetime.date(2017, 6, 4)
BATCH = 64
_WORD = re.compile(r"\S+")


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--articles", type=int, default=40, help="in a lot")
    options.add_argument("--lots", type=int, default=9, help="of which each article is read once")
    options.add_argument("--runs", type=int, default=3, help="over which the best of each step is taken")
    chosen = options.parse_args()
    count = chosen.articles
    found = list(islice(articles(chosen.corpus), count * (chosen.lots + 1)))
    texts, *lots = (found[at : at + count] for at in range(0, len(found) or 1, count))
    if not lots:
        print(f"{chosen.corpus}: fewer than {count + 1} articles of {WORDS} words", file=sys.stderr)
        return 2
    pipeline()
    _read(texts)
    gc.collect()
    gc.freeze()  # as the worker does
    rates = sorted(1000 / best(lambda: _read(lot), 1, len(lot)) for lot in lots)  # noqa: B023  (called at once)
    rate = rates[len(rates) // 2]
    print(f"{sum(map(len, lots))} articles of {WORDS} words, in lots of {count}, each read once")
    print(f"{rate:.1f} a second on one core (slowest lot {rates[0]:.1f}, quickest {rates[-1]:.1f}), bar {BAR:.0f}")
    again = 1000 / best(lambda: _read(texts), chosen.runs, len(texts))
    print(f"{again:.1f} a second of one lot read again and again")
    print("\nmilliseconds an article")
    times = dict(steps(texts, chosen.runs))
    for name, cost in times.items():
        print(f"  {name:20} {cost:7.2f}")
    bare = sum(times[name] for name in ("tokenise", *pipeline().pipe_names))
    print(f"\neverything / bare pipeline        {1000 / rate / bare:5.2f}")
    print(f"everything / spaCy's tokenizer    {1000 / rate / times['spaCy tokenizer']:5.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):.0f} MB")
    return int(rate < BAR)


def _read(texts: list[str]) -> None:
    for text in texts:
        analyse(text, published=DAY.isoformat())


def articles(corpus: Path) -> Iterator[str]:
    """The texts of a corpus that are long enough, cut to so many words."""
    with (
        gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8") as lines
    ):
        for line in lines:
            text = json.loads(line)["text"]
            last = next(islice(_WORD.finditer(text), WORDS - 1, None), None)
            if last is not None:
                yield text[: last.end()]


def steps(texts: list[str], runs: int) -> Iterator[tuple[str, float]]:
    """(name, milliseconds an article) of every step, in the order an article goes through them."""
    count = len(texts)
    frames = [frame(text) for text in texts]
    yield "frame", best(lambda: [frame(text) for text in texts], runs, count)
    lines = [
        text[start:end].replace("\n", " ")
        for text, found in zip(texts, frames, strict=True)
        for start, end, _, _ in segment(text, found.parts)
    ]
    nlp = pipeline()
    blank = spacy.blank("en")
    yield "spaCy tokenizer", best(lambda: list(map(blank.make_doc, lines)), runs, count)
    yield "tokenise", best(lambda: list(map(nlp.make_doc, lines)), runs, count)
    yield from components(nlp, lines, count)
    docs = list(nlp.pipe(lines))
    yield "mending", best(lambda: list(map(mended, docs)), 1, count)
    parsed = [parse(text, found.parts) for text, found in zip(texts, frames, strict=True)]
    named = [find_mentions(text, sentences, DAY) for text, sentences in zip(texts, parsed, strict=True)]
    yield (
        "mentions and places",
        best(
            lambda: [find_mentions(text, sentences, DAY) for text, sentences in zip(texts, parsed, strict=True)],
            runs,
            count,
        ),
    )
    yield (
        "events",
        best(
            lambda: [
                find_events(text, sentences, mentions, entities, found)
                for text, sentences, (mentions, entities), found in zip(texts, parsed, named, frames, strict=True)
            ],
            runs,
            count,
        ),
    )


def components(nlp: spacy.Language, lines: list[str], count: int) -> Iterator[tuple[str, float]]:
    """The components of the pipeline one after the other, each over the docs of the one before."""
    docs: list[Doc] = [nlp.make_doc(line) for line in lines]
    for name, component in nlp.pipeline:
        began = time.process_time()
        docs = (
            list(component.pipe(docs, batch_size=BATCH)) if hasattr(component, "pipe") else list(map(component, docs))
        )
        yield name, 1000 * (time.process_time() - began) / count


def best(work: Callable[[], object], runs: int, count: int) -> float:
    """Milliseconds of processor time for one of `count` things, the best of several runs."""
    least = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        least = min(least, time.process_time() - began)
    return 1000 * least / count


ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""What `index/extract/worker.py` sets: threads that wait for one another would count as work."""

if __name__ == "__main__":
    if not ALONE.items() <= os.environ.items():  # read as numpy is imported
        os.execve(sys.executable, [sys.executable, "-m", "tests.bench.extract", *sys.argv[1:]], os.environ | ALONE)
    raise SystemExit(main())
