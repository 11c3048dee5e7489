"""What places cost: opening the gazetteer, asking it cold and warm, and placing the names of an article.

`python -m tests.bench.places NEWS.jsonl` where each line has a `text`; times are CPU milliseconds, the best of runs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from index.extract.language import parse
from index.extract.names.labelling import find_names
from index.extract.places import gazetteer
from index.extract.places.located import locate

ARTICLES = 60
RUNS = 5


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def main(path: str) -> None:
    """Print the figures."""
    print(f"open       {min(milliseconds(lambda: gazetteer.Gazetteer(gazetteer.FILE)) for _ in range(RUNS)):6.2f} ms")
    with Path(path).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, ARTICLES)]
    named = [(text, find_names(text, parse(text))) for text in texts]
    places = sum(name.label == "LOC" for _, names in named for name in names)
    words = sum(len(text.split()) for text in texts)
    print(f"articles   {len(texts)}, {words // len(texts)} words and {places / len(texts):.1f} places each")
    gazetteer.lookup.cache_clear()
    cold = milliseconds(lambda: [locate(text, names) for text, names in named])
    print(f"first time {cold / len(texts):6.2f} ms an article")
    warm = min(milliseconds(lambda: [locate(text, names) for text, names in named]) for _ in range(RUNS))
    print(f"again      {warm / len(texts):6.2f} ms an article")


if __name__ == "__main__":
    main(sys.argv[1])
