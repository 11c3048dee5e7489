"""How long names, dates, figures and entities of an article take once it is parsed: milliseconds of processor time.

    python tests/bench/mentions.py --corpus ../shared/data/bench/news_10k.jsonl.gz

The corpus has one JSON object a line: text. Articles of about 400 words are taken one by one, the best of several runs
each, because a shared machine only ever adds time. The bar is 10 ms.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.extract.language import parse
from index.extract.layout.frame import frame
from index.extract.mentions import find_mentions

WORDS = range(380, 421)
RUNS = 7
DAY = datetime.date(2017, 6, 4)
BAR_MS = 10.0


def texts(corpus: Path) -> Iterator[str]:
    """Articles of about 400 words."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if len(text.split()) in WORDS:
                yield text


def milliseconds(text: str) -> tuple[float, int]:
    """Best processor time for the mentions of a text, and how many there are."""
    sentences = parse(text, frame(text).parts)
    best, count = float("inf"), 0
    for _ in range(RUNS):
        began = time.process_time()
        mentions, _ = find_mentions(text, sentences, DAY)
        best, count = min(best, time.process_time() - began), len(mentions)
    return 1000 * best, count


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--articles", type=int, default=40)
    chosen = options.parse_args()
    rows = [milliseconds(text) for text in islice(texts(chosen.corpus), chosen.articles)]
    times = sorted(cost for cost, _ in rows)
    print(f"{len(rows)} articles of about 400 words, {sum(count for _, count in rows) / len(rows):.0f} mentions each")
    print(f"median {statistics.median(times):.1f} ms, slowest {times[-1]:.1f} ms, bar {BAR_MS:.0f} ms")
    return int(statistics.median(times) >= BAR_MS)


if __name__ == "__main__":
    raise SystemExit(main())
