"""Runs a query over the full text and the rows of the store, and dresses what it finds: ranked hits with marked
titles and snippets. Knows the store only by the Protocol `Rows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Literal, Protocol

import msgspec

from index import marking, names
from index.fulltext import Found, FullText
from index.query import Among, And, Condition, Field, Node, Not, Or, fold, parse, show
from index.records import Hit, Published, Quantity, Results

LIMIT_ALTERNATIVES = 64
"""Combinations of event fields that are asked of one event at a time; beyond, each field is asked alone."""

Alternatives = list[tuple[Condition, ...]]
"""Conditions that one event must meet: all of those in any one of the tuples."""


class HitRow(msgspec.Struct, frozen=True):
    """What the store knows of an article that a result list shows; `events` and `killed` sum up its analysis."""

    key: int
    id: str
    title: str
    source: str
    published: Published
    text: str
    lead: int = 0
    """Where the story begins, behind its byline and dateline."""
    events: int = 0
    killed: Quantity | None = None
    analysed: bool = False
    starred: bool = False
    seen: bool = False


class Rows(Protocol):
    """What searching asks of the store. Keys are the store's integer keys of articles; words are folded."""

    def count(self) -> int:
        """Number of articles."""

    def hits(self, keys: Sequence[int]) -> list[HitRow]:
        """Rows in the order of `keys`; keys that are gone are left out."""

    def newest(self, limit: int, offset: int) -> list[int]:
        """Keys by day of publication, newest first, undated last."""

    def with_entity(self, words: Sequence[str], *, prefix: bool) -> set[int]:
        """Articles with an entity one of whose names holds all words, the last as a beginning if `prefix`."""

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        """Articles with one event that meets all conditions."""

    def under_path(self, path: str) -> set[int]:
        """Articles read from this file or from below this folder."""


def search(
    fulltext: FullText,
    rows: Rows,
    query: str,
    *,
    sort: Literal["relevance", "date"] | None = None,
    limit: int = 50,
    offset: int = 0,
    typing: bool = False,
) -> Results:
    """A page of the articles that match. Raises QueryError unless `typing`; an empty query lists everything."""
    tree = parse(query, typing=typing)
    page = found(fulltext, rows, tree, sort=sort, limit=limit, offset=offset, typing=typing)
    return Results(
        _dressed(rows, page, tree),
        total=page.total,
        of=rows.count(),
        terms=marking.stems(marking.patterns(tree)),
        missing=page.missing,
    )


def found(
    fulltext: FullText,
    rows: Rows,
    tree: Node | None,
    *,
    sort: Literal["relevance", "date"] | None = None,
    limit: int,
    offset: int = 0,
    typing: bool = False,
) -> Found:
    """The keys of a page of the articles that match, not yet dressed."""
    if tree is None:
        keys = rows.newest(limit, offset)
        return Found(tuple(keys), (0.0,) * len(keys), rows.count())
    fulltext.refresh()
    return fulltext.lookup(resolved(tree, rows), limit=limit, offset=offset, by_date=sort == "date", hurried=typing)


def matches(text: str, query: str, *, typing: bool = False) -> tuple[tuple[int, int], ...]:
    """Where the words and phrases of a query stand in a text."""
    return marking.spans(text, marking.patterns(parse(query, typing=typing)))


def resolved(node: Node, rows: Rows) -> Node:
    """The tree with everything that the store has to answer replaced by its answer.

    Event fields that stand in one AND are asked together, so that they hold of one event.
    """
    alternatives = _alternatives(node)
    if alternatives is not None and len(alternatives) <= LIMIT_ALTERNATIVES:
        return _answered(alternatives, node, rows)
    match node:
        case Field(name="who"):
            return _among(rows.with_entity(fold(node.value).split(), prefix=node.prefix), node)
        case Field(name="path"):
            return _among(rows.under_path(node.value), node)
        case Not():
            return Not(resolved(node.child, rows), node.at)
        case Or():
            return Or(tuple(resolved(child, rows) for child in node.children), node.at)
        case And():
            of_event = [child for child in node.children if _alternatives(child) is not None]
            others = [child for child in node.children if child not in of_event]
            together = And(tuple(of_event), node.at)
            if len(of_event) > 1 and others and _alternatives(together) is not None:
                return And((resolved(together, rows), *(resolved(child, rows) for child in others)), node.at)
            return And(tuple(resolved(child, rows) for child in node.children), node.at)
        case _:
            return node


def condition(node: Field) -> Condition | None:
    """What a field asks of an event; None if it asks something of the article."""
    if node.name == "place":
        return Condition("place", words=tuple(fold(node.value).split()), prefix=node.prefix)
    if node.name == "type":
        return Condition("type", codes=names.codes(node.value))
    return None


def _alternatives(node: Node) -> Alternatives | None:
    """What a part of the query that speaks of nothing but events asks of one; None of any other part.

    `place:x (type:a OR type:b)` is x and a, or x and b.
    """
    match node:
        case Field():
            asked = condition(node)
            return None if asked is None else [(asked,)]
        case And() | Or():
            parts = [_alternatives(child) for child in node.children]
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                return None
            if isinstance(node, Or):
                return [one for part in known for one in part]
            if prod(map(len, known)) > LIMIT_ALTERNATIVES:
                return None
            return [tuple(one for part in chosen for one in part) for chosen in product(*known)]
        case _:
            return None


def _answered(alternatives: Alternatives, node: Node, rows: Rows) -> Among:
    return _among(set().union(*(rows.with_event(conditions) for conditions in alternatives)), node)


def _among(keys: set[int], node: Node) -> Among:
    return Among(frozenset(keys), show(node), node.at)


def _dressed(rows: Rows, page: Found, tree: Node | None) -> tuple[Hit, ...]:
    score_of = dict(zip(page.keys, page.scores, strict=True))
    in_title, in_text = marking.patterns(tree, of_title=True), marking.patterns(tree)
    return tuple(
        Hit(
            id=row.id,
            title=marking.marked(row.title, in_title),
            source=row.source,
            published=row.published,
            snippet=marking.snippet(row.text, in_text, row.lead),
            score=score_of[row.key],
            events=row.events,
            killed=row.killed,
            analysed=row.analysed,
            starred=row.starred,
            seen=row.seen,
        )
        for row in rows.hits(page.keys)
    )
