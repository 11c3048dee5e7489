"""Runs a query tree over a snapshot: sets of documents first, scores for those that are left, the best of them last.

Whoosh's own query objects are not used: a prefix makes them a tree of thousands of matchers (3.5 seconds for two
letters over 10,000 articles), while sets of documents are united and intersected at the speed of C. The scores are
those that Whoosh's BM25F gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Generic

import msgspec

from index.fulltext.sets import Documents, Groups, Ranked, Sets, Telling
from index.fulltext.slots import Slot, slots
from index.fulltext.snapshot import Snapshot, Span, frequency
from index.fulltext.words import shortened
from index.query import Among, And, DayRange, Field, Node, Not, Or, Phrase, Word, leaves, show

ANYWHERE = ("title", "body")
BOOST = {"title": 3.0, "body": 1.0}

LIMIT_RANKED = 3
"""How many of the words that a beginning may stand for are ranked by, the most frequent first; the others match."""

LIMIT_ONE_LETTER = 2_000
"""Articles beyond which one letter, while somebody types, says nothing: some word begins so in every article."""


class Found(msgspec.Struct, frozen=True):
    """A page of what matched: keys in order with a score each, how many matched in all, and what found nothing.

    `folded` is how many of the matches stand behind another one of their group.
    """

    keys: tuple[int, ...]
    scores: tuple[float, ...]
    total: int
    missing: tuple[str, ...] = ()
    folded: int = 0


def evaluate(
    tree: Node,
    snapshot: Snapshot,
    *,
    limit: int | None,
    offset: int,
    by_date: bool,
    hurried: bool,
    groups: Groups | None = None,
) -> Found:
    """The articles of a tree: by score, then the newest first, undated ones last."""
    matching = Matching(snapshot, snapshot.sets, hurried)
    found = matching.documents(tree)
    asked = list(leaves(tree))
    total = matching.sets.count(found)
    telling = [] if by_date or not total else list(matching.telling(asked))
    page: list[Ranked] = matching.sets.best(found, telling, total if limit is None else offset + limit)[offset:]
    return Found(
        tuple(one.key for one in page),
        tuple(-one.minus_score for one in page),
        total,
        matching.missing(asked),
        matching.sets.folded(found, groups) if groups else 0,
    )


class Matching(Generic[Documents]):
    """Which documents each node of one query matches."""

    def __init__(self, snapshot: Snapshot, sets: Sets[Documents], hurried: bool) -> None:
        self.snapshot = snapshot
        self.sets = sets
        self.hurried = hurried
        self._known: dict[Node, Documents] = {}

    def documents(self, node: Node) -> Documents:
        """Those that match a node."""
        if node not in self._known:
            self._known[node] = self._documents(node)
        return self._known[node]

    def missing(self, asked: Sequence[Node]) -> tuple[str, ...]:
        """The leaves that match nothing, as they are written."""
        return tuple(dict.fromkeys(show(leaf) for leaf in asked if not self.sets.count(self.documents(leaf))))

    def telling(self, asked: Sequence[Node]) -> Iterator[Telling]:
        """The terms that tell one match from another."""
        often = Counter[tuple[str, Slot]]()
        for node in asked:
            if isinstance(node, Word | Phrase) or (isinstance(node, Field) and node.name == "title"):
                fields, wanted = _text(node)
                often.update((field, slot) for slot in wanted for field in fields)
        for (field, slot), times in often.items():
            yield from (term._replace(boost=times * term.boost) for term in self._telling(field, slot))

    def _documents(self, node: Node) -> Documents:
        sets = self.sets
        match node:
            case And():
                required = [self.documents(child) for child in node.children if not isinstance(child, Not)]
                barred = [self.documents(child.child) for child in node.children if isinstance(child, Not)]
                return sets.without(sets.all_of(required or [sets.everything]), barred)
            case Or():
                return sets.any_of([self.documents(child) for child in node.children])
            case Not():
                return sets.without(sets.everything, [self.documents(node.child)])
            case Among():
                return sets.with_keys(node.keys)
            case DayRange():
                first = date.fromisoformat(node.first).toordinal() if node.first else 1
                last = date.fromisoformat(node.last).toordinal() if node.last else date.max.toordinal()
                return sets.published(first, last)
            case _:
                fields, wanted = _text(node)
                if len(wanted) == 1 and self._says_nothing(wanted[0]):
                    return sets.everything
                if len(wanted) == 1:
                    return sets.holding(span for field in fields for span in self._meant(field, wanted[0]))
                if not wanted:
                    return sets.holding(())
                rows = [[self._meant(field, slot) for slot in wanted] for field in fields]
                return sets.any_of([sets.in_a_row(row) for row in rows])

    def _telling(self, field: str, slot: Slot) -> Iterator[Telling]:
        """The word itself, if there is one; else the most frequent words that begin so, or are near it."""
        spans = self.snapshot.term(field, slot.term)
        if not spans and (slot.prefix or slot.near) and not self._says_nothing(slot):
            for term in self.snapshot.most(field, self._meant(field, slot), LIMIT_RANKED):
                yield Telling(field, self.snapshot.term(field, term), BOOST[field])
        elif spans:
            yield Telling(field, spans, BOOST[field])

    def _meant(self, field: str, slot: Slot) -> list[Span]:
        """Where the terms stand that a word of the query stands for."""
        if slot.near:
            return self.snapshot.any_term(field, slot.near)
        exact = self.snapshot.term(field, slot.term)
        if not slot.prefix:
            return exact
        found = self.snapshot.beginning(field, slot.prefix)
        if exact and not slot.term.startswith(slot.prefix):
            found = [*found, *exact]
        if found:
            return found
        shorter = (self.snapshot.term(field, stem) for stem in shortened(slot.prefix))
        return next((spans for spans in shorter if frequency(spans)), [])

    def _says_nothing(self, slot: Slot) -> bool:
        return self.hurried and len(slot.prefix) == 1 and self.snapshot.size > LIMIT_ONE_LETTER


def _text(node: Node) -> tuple[Sequence[str], tuple[Slot, ...]]:
    """The fields that a leaf looks at and the words it looks for."""
    match node:
        case Word():
            return ANYWHERE, slots(node.text, prefix=node.prefix, near=node.near)
        case Phrase():
            return ANYWHERE, slots(node.text)
        case Field(name="title" | "source"):
            return (node.name,), slots(node.value, prefix=node.prefix)
        case _:
            raise TypeError(f"{show(node)} is not for the full text to answer")
