"""Whether the article one looks for comes first: known-item queries against plain Whoosh and SQLite's FTS5.

    python tests/bench/ranking.py --corpus ../shared/data/bench/news_10k.jsonl.gz [--articles 3000] [--half 0]

For each of many articles, words are taken from its title, from one of its sentences, or from both, as a person who
remembers it would type them; the article itself is the one right answer. Printed are success@1 and nDCG@10. `--half`
takes every other article only (0 or 1), so that what is chosen on one half is judged on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index import search
from index.fulltext import FullText, Row
from index.query import Condition, Field
from index.records import Published

QUERIES = 400
DEPTH = 10
SENTENCE = re.compile(r"(?<=[.!?])\s+")
WORD = re.compile(r"[A-Za-z]{3,}")
DULL = frozenset(
    "the and for that with this from was were are has have had not but its his her their they you who".split()
)

Engine = Callable[[str], list[int]]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--articles", type=int, default=3_000)
    options.add_argument("--half", type=int, choices=(0, 1), default=1)
    chosen = options.parse_args()
    if not chosen.corpus.exists():
        print(f"{chosen.corpus}: no such file; this benchmark needs a corpus of articles", file=sys.stderr)
        return 2
    rows = list(islice(read(chosen.corpus), chosen.articles))
    with tempfile.TemporaryDirectory() as folder:
        engines = {
            "Dateline": ours(Path(folder) / "fulltext", rows),
            "Whoosh": whoosh(Path(folder), rows),
            "FTS5": fts5(rows),
        }
        compare(engines, queries(rows, chosen.half))
    return 0


def queries(rows: Sequence[Row], half: int) -> dict[str, list[tuple[str, int]]]:
    """(query, key of the one right answer) of each kind."""
    rng = random.Random(11)
    kinds: dict[str, list[tuple[str, int]]] = {"title": [], "sentence": [], "title and text": []}
    for row in rng.sample(list(rows), len(rows)):
        if row.key % 2 != half:
            continue
        head = telling(row.title)
        body = telling(rng.choice(SENTENCE.split(row.body)))
        if len(head) >= 3 and len(kinds["title"]) < QUERIES:
            kinds["title"].append((" ".join(in_order(rng, head, 3)), row.key))
        if len(body) >= 5 and len(kinds["sentence"]) < QUERIES:
            kinds["sentence"].append((" ".join(in_order(rng, body, 3)), row.key))
        if len(head) >= 2 and len(body) >= 3 and len(kinds["title and text"]) < QUERIES:
            both = [*in_order(rng, head, 2), *in_order(rng, body, 1)]
            kinds["title and text"].append((" ".join(both), row.key))
    return kinds


def telling(text: str) -> list[str]:
    return list(dict.fromkeys(word for word in WORD.findall(text) if word.lower() not in DULL))


def in_order(rng: random.Random, words: Sequence[str], count: int) -> list[str]:
    chosen = sorted(rng.sample(range(len(words)), count))
    return [words[at] for at in chosen]


class Shelf:
    """The rows of the corpus in memory, as a store would hand them out."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row.key: row for row in rows}

    def count(self) -> int:
        return len(self.rows)

    def hits(self, keys: Sequence[int]) -> list[search.HitRow]:
        return [self._row(self.rows[key]) for key in keys]

    def _row(self, row: Row) -> search.HitRow:
        return search.HitRow(row.key, str(row.key), row.title, row.source, Published(row.day, "given"), row.body)

    def newest(self, limit: int, offset: int) -> list[int]:
        return sorted(self.rows)[offset : offset + limit]

    def with_field(self, field: Field) -> set[int]:
        return set()

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        return set()

    def saved_text(self, name: str) -> str | None:
        return None

    def saved_seen(self, name: str) -> set[int]:
        return set()


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for key, line in enumerate(lines, 1):
            record = json.loads(line)
            yield Row(key, record["title"], record["text"], record["source"], record["published"])


def ours(folder: Path, rows: Sequence[Row]) -> Engine:
    fulltext, shelf = FullText.open(folder), Shelf(rows)
    fulltext.write(1, rows)
    return lambda query: [int(hit.id) for hit in search.search(fulltext, shelf, query, limit=DEPTH).hits]


def whoosh(folder: Path, rows: Sequence[Row]) -> Engine:
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import NUMERIC, TEXT, Schema
    from whoosh.index import create_in
    from whoosh.qparser import MultifieldParser

    (folder / "plain").mkdir()
    text = TEXT(analyzer=StemmingAnalyzer())
    index = create_in(str(folder / "plain"), Schema(key=NUMERIC(stored=True), title=text, body=text))
    writer = index.writer(limitmb=256)
    for row in rows:
        writer.add_document(key=row.key, title=row.title, body=row.body)
    writer.commit()
    searcher, parser = index.searcher(), MultifieldParser(["title", "body"], index.schema)
    return lambda query: [hit["key"] for hit in searcher.search(parser.parse(query), limit=DEPTH)]


def fts5(rows: Sequence[Row]) -> Engine:
    news = sqlite3.connect(":memory:")
    news.execute("CREATE VIRTUAL TABLE news USING fts5(title, body, tokenize='porter unicode61')")
    news.executemany("INSERT INTO news (rowid, title, body) VALUES (?, ?, ?)", ((r.key, r.title, r.body) for r in rows))
    select = "SELECT rowid FROM news WHERE news MATCH ? ORDER BY rank LIMIT ?"
    return lambda query: [
        row[0] for row in news.execute(select, (" ".join(f'"{word}"' for word in query.split()), DEPTH))
    ]


def compare(engines: dict[str, Engine], kinds: dict[str, list[tuple[str, int]]]) -> None:
    print(f"{'success@1 nDCG@10':18}" + "".join(f"{name:>20}" for name in engines))
    every = [pair for pairs in kinds.values() for pair in pairs]
    for kind, pairs in [*kinds.items(), ("all", every)]:
        line = f"{kind + f' ({len(pairs)})':18}"
        for engine in engines.values():
            places = [place(engine(query), key) for query, key in pairs]
            first = sum(at == 1 for at in places) / len(places)
            gain = sum(1 / math.log2(at + 1) for at in places if at) / len(places)
            line += f"{first:12.3f} {gain:7.3f}"
        print(line)


def place(found: Sequence[int], key: int) -> int:
    """The place of a key in a list, counted from 1; 0 if it is not there."""
    return found.index(key) + 1 if key in found else 0


if __name__ == "__main__":
    raise SystemExit(main())
