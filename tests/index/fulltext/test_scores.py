"""Scores are Whoosh's own: its searcher and ours give the same articles in the same order, over random queries.

Both ways of ours to make sets are asked: the one for few documents and the one for many. A thousand queries in the
suite; `DATELINE_QUERIES=5000 python -m pytest tests/index/fulltext/test_scores.py` for more of them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import query as whoosh
from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.fulltext import FullText, Row, evaluate
from index.fulltext.plain import PlainSets
from index.fulltext.schema import schema
from index.fulltext.sets import K1, B
from index.fulltext.snapshot import Snapshot
from index.fulltext.storage import Storage
from index.fulltext.vectors import VectorSets
from index.fulltext.words import term
from index.query import And, Node, Not, Or, Phrase, Word

VOCABULARY = (
    "the of river bridge market convoy village soldier minister talks truce flood storm harvest border ferry mortar "
    "shell witness report coast road night army council election vote budget school doctor fever grain tribe pass"
).split()
QUERIES = int(os.environ.get("DATELINE_QUERIES", "1000"))


def texts(rng: random.Random, words: int) -> str:
    """Words of the vocabulary, the first ones far more often than the last."""
    return " ".join(VOCABULARY[min(int(rng.expovariate(0.12)), len(VOCABULARY) - 1)] for _ in range(words))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several segments, one of them merged, with articles replaced and removed."""
    folder, rng = tmp_path_factory.mktemp("scores") / "fulltext", random.Random(11)
    fulltext = FullText.open(folder)
    for batch in range(1, 14):
        keys = range(batch * 6 - 5, batch * 6 + 1)
        rows = [
            Row(key, texts(rng, 6), texts(rng, rng.randint(5, 200)), "Radio Onda", f"2021-{rng.randint(1, 12):02}-03")
            for key in keys
        ]
        fulltext.write(batch, rows, removed=[batch * 3])
        if batch == 11:
            assert fulltext.tidy()
    fulltext.close()
    return folder


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Snapshot:
    return Snapshot(FileIndex(Storage(str(folder)), schema=schema()))


@pytest.fixture(scope="module")
def searcher(folder: Path) -> Iterator[Searcher]:
    index = FileIndex(Storage(str(folder)), schema=schema())
    with index.searcher(weighting=BM25F(B=B["body"], K1=K1, title_B=B["title"])) as searcher:
        yield searcher


def theirs(node: Node) -> whoosh.Query:
    """The same query in Whoosh's terms."""
    match node:
        case Word():
            return whoosh.Or([whoosh.Term("title", term(node.text), 3.0), whoosh.Term("body", term(node.text))])
        case Phrase():
            words = [term(word) for word in node.text.split()]
            either = whoosh.Or([whoosh.Phrase("title", words), whoosh.Phrase("body", words)])
            ranks = whoosh.Or([theirs(Word(word)) for word in node.text.split()])
            return whoosh.Require(ranks, either)  # what is in a phrase ranks wherever it stands
        case Or():
            return whoosh.Or([theirs(child) for child in node.children])
        case And():
            return whoosh.And([theirs(child) for child in node.children if not isinstance(child, Not)])
        case _:
            raise AssertionError(node)


def barred(node: Node) -> whoosh.Query | None:
    """What must not match; apart, because Whoosh's matcher for AND NOT lets some through where segments are many."""
    nots = [child.child for child in node.children if isinstance(child, Not)] if isinstance(node, And) else []
    return whoosh.Or([theirs(child) for child in nots]) if nots else None


def random_query(rng: random.Random) -> Node:
    words = [Word(word) for word in rng.sample(VOCABULARY, 4)]
    match rng.randrange(6):
        case 0:
            return words[0]
        case 1:
            return And(tuple(words[: rng.randint(2, 4)]))
        case 2:
            return Or(tuple(words[: rng.randint(2, 4)]))
        case 3:
            return And((words[0], Not(words[1])))
        case 4:
            return And((words[0], Or((words[1], words[2])), Not(words[3])))
        case _:
            return Phrase(" ".join(rng.choices(VOCABULARY[:6], k=rng.randint(2, 3))))


def test_scores_and_order_are_those_of_whoosh(snapshot: Snapshot, searcher: Searcher) -> None:
    rng = random.Random(5)
    ways = PlainSets(snapshot), VectorSets(snapshot)
    keys = snapshot.column("key")
    for number in range(QUERIES):
        tree = random_query(rng)
        snapshot.__dict__["sets"] = ways[number % 2]

        mine = evaluate.evaluate(tree, snapshot, limit=None, offset=0, by_date=False, hurried=False)
        hits = searcher.search(theirs(tree), limit=None, mask=barred(tree))

        other = {keys[hits.docnum(at)]: hits.score(at) for at in range(len(hits))}
        assert dict(zip(mine.keys, mine.scores, strict=True)) == pytest.approx(other), tree
        assert list(mine.scores) == sorted(mine.scores, reverse=True)


def test_both_ways_to_make_sets_agree_on_pages(snapshot: Snapshot) -> None:
    rng = random.Random(6)
    few, many = PlainSets(snapshot), VectorSets(snapshot)
    for _ in range(300):
        tree, limit, by_date = random_query(rng), rng.randint(1, 20), rng.random() < 0.3
        pages = []
        for sets in (few, many):
            snapshot.__dict__["sets"] = sets
            pages.append(evaluate.evaluate(tree, snapshot, limit=limit, offset=3, by_date=by_date, hurried=False))

        assert pages[0].keys == pages[1].keys, tree
        assert pages[0].total == pages[1].total
