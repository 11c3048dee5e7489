"""Runs a query tree over a snapshot: sets of documents first, scores for those that are left, the best of them last.

Whoosh's own query objects are not used: a prefix makes them a tree of thousands of matchers (3.5 seconds for two
letters over 10,000 articles), while sets of documents are united and intersected at the speed of C.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import reduce
from heapq import nlargest
from itertools import chain
from math import inf

import msgspec

from index.fulltext.postings import positions
from index.fulltext.slots import Slot, slots
from index.fulltext.snapshot import Snapshot
from index.fulltext.words import shortened
from index.query import Among, And, DayRange, Field, Node, Not, Or, Phrase, Word, leaves, show

ANYWHERE = ("title", "body")
BOOST = {"title": 3.0, "body": 1.0}

LIMIT_PHRASE = 50
"""How many words the beginning at the end of a phrase may stand for, the most frequent first."""

LIMIT_RANKED = 3
"""How many of the words that a beginning may stand for are ranked by, the most frequent first; the others match."""

LIMIT_HURRIED = 20
"""How many words of each field a beginning may stand for while somebody types; the next key brings the others in."""

LIMIT_POSTINGS = 8_000
"""Postings that are read for them, at least one word's."""

LIMIT_ONE_LETTER = 2_000
"""Articles beyond which one letter, while somebody types, says nothing: some word begins so in every article."""


class Found(msgspec.Struct, frozen=True):
    """A page of what matched: keys in order with a score each, how many matched in all, and what found nothing."""

    keys: tuple[int, ...]
    scores: tuple[float, ...]
    total: int
    missing: tuple[str, ...] = ()


def evaluate(tree: Node, snapshot: Snapshot, *, limit: int | None, offset: int, by_date: bool, hurried: bool) -> Found:
    """The articles of a tree: by score, then the newest first, undated ones last."""
    matching = _Matching(snapshot, hurried)
    found = matching.documents(tree)
    asked = list(leaves(tree))
    missing = tuple(dict.fromkeys(show(leaf) for leaf in asked if not matching.documents(leaf)))
    ranking = [] if by_date else list(matching.ranking(asked))
    end = len(found) if limit is None else offset + limit
    page = _best(snapshot, list(found), ranking, end)[offset:]
    return Found(tuple(key for _, _, key in page), tuple(-score for score, _, _ in page), len(found), missing)


def _best(
    snapshot: Snapshot, numbers: list[int], ranking: list[tuple[str, str]], count: int
) -> list[tuple[float, int, int]]:
    """(-score, -day, key) of the first `count` documents: each term adds its score in each field, titles more."""
    scores = [0.0] * len(numbers)
    for field, term in ranking:
        boost, score = BOOST[field], snapshot.scores(field, term).get
        scores = [total + boost * score(number, 0.0) for total, number in zip(scores, numbers, strict=True)]
    days, keys = snapshot.days, snapshot.keys
    deciding: list[float] = scores if ranking else [days[number] for number in numbers]
    least = nlargest(count, deciding)[-1] if 0 < count < len(numbers) else -inf
    order = [
        (-score, -days[number], keys[number])
        for score, number, value in zip(scores, numbers, deciding, strict=True)
        if value >= least
    ]
    return sorted(order)[:count]


class _Matching:
    """Which documents each node of one query matches."""

    def __init__(self, snapshot: Snapshot, hurried: bool) -> None:
        self.snapshot = snapshot
        self.hurried = hurried
        self.known: dict[Node, frozenset[int]] = {}

    def documents(self, node: Node) -> frozenset[int]:
        if node not in self.known:
            self.known[node] = frozenset(self._documents(node)) & self.snapshot.articles
        return self.known[node]

    def _documents(self, node: Node) -> Set[int]:
        match node:
            case And():
                required = [self.documents(child) for child in node.children if not isinstance(child, Not)]
                barred = [self.documents(child.child) for child in node.children if isinstance(child, Not)]
                start = self.snapshot.articles if not required else reduce(frozenset.intersection, required)
                return start.difference(*barred)
            case Or():
                return frozenset().union(*map(self.documents, node.children))
            case Not():
                return self.snapshot.articles - self.documents(node.child)
            case Among():
                return set(self.snapshot.documents(node.keys))
            case DayRange():
                return self._published(node)
            case _:
                fields, wanted = _text(node)
                if len(wanted) == 1:
                    return self._word(fields, wanted[0])
                return self._phrase(fields, wanted) if wanted else set()

    def ranking(self, asked: Sequence[Node]) -> Iterator[tuple[str, str]]:
        """(field, term) pairs that tell one match from another."""
        for node in asked:
            if isinstance(node, Word | Phrase) or (isinstance(node, Field) and node.name == "title"):
                fields, wanted = _text(node)
                for slot in wanted:
                    for field in fields:
                        yield from ((field, term) for term in self._telling(field, slot))

    def _telling(self, field: str, slot: Slot) -> list[str]:
        """The word itself, if there is one; else the most frequent words that begin so."""
        if not slot.prefix or self.snapshot.frequency(field, slot.term):
            return [slot.term]
        if self._says_nothing(slot):
            return []
        return [term for _, term in self._meant(field, slot)[:LIMIT_RANKED]]

    def _word(self, fields: Sequence[str], slot: Slot) -> Set[int]:
        if self._says_nothing(slot):
            return self.snapshot.articles
        found: set[int] = set()
        for field in fields:
            if not slot.prefix:
                found.update(self.snapshot.postings(field, slot.term).numbers)
                continue
            left = LIMIT_POSTINGS if self.hurried else inf
            for count, term in self._meant(field, slot)[: LIMIT_HURRIED if self.hurried else None]:
                kept = self.hurried  # the next key asks for much the same
                found.update(self.snapshot.postings(field, term).numbers if kept else self.snapshot.ids(field, term))
                left -= count
                if left < 0:
                    break
        return found

    def _says_nothing(self, slot: Slot) -> bool:
        return self.hurried and len(slot.prefix) == 1 and len(self.snapshot.articles) > LIMIT_ONE_LETTER

    def _phrase(self, fields: Sequence[str], wanted: Sequence[Slot]) -> set[int]:
        """Documents in which the words follow one another in one of the fields."""
        found: set[int] = set()
        for field in fields:
            tables = []
            for place, slot in enumerate(wanted):
                terms = [term for _, term in self._meant(field, slot)[:LIMIT_PHRASE]]
                tables.append((place, [self.snapshot.encoded(field, term) for term in terms]))
            holding = [set(chain(*options)) for _, options in tables]
            tables.sort(key=lambda table: len(holding[table[0]]))
            found.update(number for number in set.intersection(*holding) if _in_a_row(number, tables))
        return found

    def _meant(self, field: str, slot: Slot) -> list[tuple[int, str]]:
        """(documents, term) for each term that a word of the query stands for, the most frequent first."""
        count = self.snapshot.frequency(field, slot.term)
        if not slot.prefix:
            return [(count, slot.term)]
        found = list(self.snapshot.expansions(field, slot.prefix))
        if count and (count, slot.term) not in found:
            found.insert(0, (count, slot.term))
        shorter = ((self.snapshot.frequency(field, stem), stem) for stem in shortened(slot.prefix))
        return found or [entry for entry in shorter if entry[0]][:1]

    def _published(self, wanted: DayRange) -> set[int]:
        first = date.fromisoformat(wanted.first).toordinal() if wanted.first else 1
        last = date.fromisoformat(wanted.last).toordinal() if wanted.last else date.max.toordinal()
        return {number for number, day in enumerate(self.snapshot.days) if first <= day <= last}


def _in_a_row(number: int, tables: Sequence[tuple[int, Sequence[dict[int, bytes]]]]) -> bool:
    """Whether a document has, for each (place, positions by document of the words allowed there), one in its place."""
    starts: set[int] | None = None
    for place, options in tables:
        here = {at - place for option in options if number in option for at in positions(option[number])}
        starts = here if starts is None else starts & here
        if not starts:
            return False
    return True


def _text(node: Node) -> tuple[Sequence[str], tuple[Slot, ...]]:
    """The fields that a leaf looks at and the words it looks for."""
    match node:
        case Word():
            return ANYWHERE, slots(node.text, prefix=node.prefix)
        case Phrase():
            return ANYWHERE, slots(node.text)
        case Field(name="title" | "source"):
            return (node.name,), slots(node.value, prefix=node.prefix)
        case _:
            raise TypeError(f"{show(node)} is not for the full text to answer")
