"""How long a search takes against SQLite's FTS5 on the same articles in the same run: milliseconds of processor time.

    python tests/bench/search.py --corpus ../shared/data/bench/news_10k.jsonl.gz

The corpus has one JSON object a line: title, source, published, text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index import search
from index.fulltext import FullText, Row
from index.fulltext.words import words
from index.query import Condition, Field, parse
from index.records import Published

QUERIES = 25
PAGE = 50


class Shelf:
    """The rows of the corpus in memory, as a store would hand them out."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row.key: row for row in rows}

    def count(self) -> int:
        return len(self.rows)

    def hits(self, keys: Sequence[int]) -> list[search.HitRow]:
        found = [self.rows[key] for key in keys]
        return [
            search.HitRow(row.key, str(row.key), row.title, row.source, Published(row.day, "given"), row.body)
            for row in found
        ]

    def newest(self, limit: int, offset: int) -> list[int]:
        return sorted(self.rows)[offset : offset + limit]

    def with_field(self, field: Field) -> set[int]:
        return set()

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        return set()

    def saved_text(self, name: str) -> str | None:
        return None


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--batch", type=int, default=200)
    chosen = options.parse_args()
    if not chosen.corpus.exists():
        print(f"{chosen.corpus}: no such file; this benchmark needs a corpus of articles", file=sys.stderr)
        return 2
    rows = list(islice(read(chosen.corpus), chosen.articles))
    with tempfile.TemporaryDirectory() as folder:
        ours = built(Path(folder) / "fulltext", rows, chosen.batch)
        peer = peer_built(rows)
        compare(ours, Shelf(rows), peer, queries(rows))
        ours.close()
        peer.close()
    return 0


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for key, line in enumerate(lines, 1):
            record = json.loads(line)
            yield Row(key, record["title"], record["text"], record["source"], record["published"])


def built(folder: Path, rows: Sequence[Row], batch: int) -> FullText:
    fulltext = FullText.open(folder)
    began = time.process_time()
    for number, start in enumerate(range(0, len(rows), batch), 1):
        fulltext.write(number, rows[start : start + batch])
    print(f"{len(rows)} articles in batches of {batch}: {len(rows) / (time.process_time() - began):.0f} a second")
    fulltext.close()
    began = time.process_time()
    fulltext = FullText.open(folder)
    opened = time.process_time()
    assert fulltext.batch == math.ceil(len(rows) / batch)
    print(f"open {1000 * (opened - began):.1f} ms, batch number {1000 * (time.process_time() - opened):.1f} ms")
    return fulltext


def peer_built(rows: Sequence[Row]) -> sqlite3.Connection:
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE news USING fts5(title, body, tokenize='porter unicode61', prefix='2 3')")
    peer.executemany("INSERT INTO news (rowid, title, body) VALUES (?, ?, ?)", ((r.key, r.title, r.body) for r in rows))
    return peer


def queries(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Query texts of each class, drawn from the corpus; the last class is what a person types, key by key."""
    rng = random.Random(7)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({word[0].lower() for word in words(row.body) if word[0].isascii() and word[0].isalpha()})
    few = sorted(word for word, count in counts.items() if 3 <= count <= max(6, len(rows) // 500) and len(word) > 3)
    some = sorted(word for word, count in counts.items() if len(rows) // 200 <= count <= len(rows) // 20)
    many = sorted(word for word, count in counts.items() if len(rows) // 10 <= count <= len(rows) // 2)
    some, many = ([word for word in group if len(word) > 3] for group in (some, many))
    bodies = [row.body.split() for row in rng.sample(list(rows), QUERIES)]
    spots = [(body, rng.randrange(len(body) - 2)) for body in bodies]
    pairs = ["".join(f"{body[at]} {body[at + 1]}").replace('"', "") for body, at in spots]
    typed = [f"{rng.choice(some)} {rng.choice(some)}" for _ in range(QUERIES)]
    return {
        "rare": rng.sample(few, QUERIES),
        "medium": rng.sample(some, QUERIES),
        "common": rng.sample(many, QUERIES),
        "and": [f"{rng.choice(some)} {rng.choice(many)}" for _ in range(QUERIES)],
        "phrase": [f'"{pair}"' for pair in pairs if any(char.isalpha() for char in pair)],
        "prefix 3": [word[:3] + "*" for word in rng.sample(some, QUERIES)],
        "prefix 4": [word[:4] + "*" for word in rng.sample(some, QUERIES)],
        "typing": [text[:length] for text in typed for length in range(1, len(text) + 1)],
    }


def compare(ours: FullText, shelf: Shelf, peer: sqlite3.Connection, classes: dict[str, list[str]]) -> None:
    print(f"\n{'p50 p95':10} {'find':>16} {'with snippets':>16} {'FTS5 finds':>16} {'ratio of p50':>14}")
    ratios = []
    for name, texts in classes.items():
        typing = name == "typing"
        found = timed(partial(bare, ours, shelf, typing=typing), texts)
        dressed = timed(partial(search.search, ours, shelf, typing=typing), texts)
        fts5 = timed(partial(peer_search, peer, typing=typing), texts)
        ratios.append(statistics.median(found) / statistics.median(fts5))
        print(f"{name:10} {shown(found):>16} {shown(dressed):>16} {shown(fts5):>16} {ratios[-1]:14.2f}")
    print(f"geometric mean of the ratios {statistics.geometric_mean(ratios):.2f}")


def bare(ours: FullText, shelf: Shelf, text: str, *, typing: bool) -> None:
    """The search alone, with nothing decoded before but what the words typed earlier left behind."""
    if not typing or len(text) == 1:
        ours.forget()
    search.found(ours, shelf, parse(text, typing=typing), limit=PAGE, typing=typing)


def peer_search(peer: sqlite3.Connection, text: str, *, typing: bool) -> None:
    terms = (
        [text]
        if text.startswith('"')
        else [f'"{word.rstrip("*")}"' + "*" * word.endswith("*") for word in text.split()]
    )
    if typing and text[-1].isalpha():
        terms[-1] += "*"
    peer.execute(
        "SELECT rowid, title FROM news WHERE news MATCH ? ORDER BY bm25(news, 3.0, 1.0) LIMIT ?",
        (" ".join(terms), PAGE),
    ).fetchall()


def timed(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        began = time.process_time()
        work(text)
        times.append(1000 * (time.process_time() - began))
    return times


def shown(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.1f} {statistics.quantiles(times, n=20)[-1]:.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
