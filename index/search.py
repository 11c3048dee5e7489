"""Runs a query over the full text and the rows of the store, and dresses what it finds: ranked hits with marked
titles and snippets. Knows the store only by the Protocol `Rows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Literal, Protocol

import msgspec

from index import marking, names, ranking
from index.fulltext import Found, FullText
from index.query import (
    Among,
    And,
    Condition,
    CountRange,
    DayRange,
    Field,
    Node,
    Not,
    Or,
    fold,
    parse,
    plain,
    show,
)
from index.records import Copy, Hit, Published, Quantity, Results

Sort = Literal["relevance", "date", "source"]

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
    language: str = ""
    copies: tuple[Copy, ...] = ()


class Rows(Protocol):
    """What searching asks of the store. Keys are the store's integer keys of articles; words are folded."""

    def count(self) -> int:
        """Number of articles."""

    def hits(self, keys: Sequence[int]) -> list[HitRow]:
        """Rows in the order of `keys`; keys that are gone are left out."""

    def newest(self, limit: int, offset: int) -> list[int]:
        """Keys by day of publication, newest first, undated last."""

    def by_source(self, keys: Sequence[int]) -> list[int]:
        """These by the names of their sources, those of one source in the order given; last those without one."""

    def with_field(self, field: Field) -> set[int]:
        """Articles with what a field of articles asks for: who lang path is tag note, source if it is `exact`."""

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        """Articles with one event that meets all conditions."""

    def saved_text(self, name: str) -> str | None:
        """The text of the query saved under a name."""

    def saved_seen(self, name: str) -> set[int]:
        """Articles that the query saved under a name had found when last looked at."""


def search(
    fulltext: FullText,
    rows: Rows,
    query: str,
    *,
    sort: Sort | None = None,
    limit: int = 50,
    offset: int = 0,
    typing: bool = False,
    new: bool = False,
) -> Results:
    """A page of the articles that match. Raises QueryError unless `typing`; an empty query lists everything.

    `new` leaves out what the saved queries in the query had found when they were last looked at.
    """
    tree = read(query, rows, typing=typing)
    if new and tree is not None:
        seen = frozenset().union(*(rows.saved_seen(name) for name in saved_names(query, rows)))
        tree = And((tree, Not(Among(seen, "seen"))))
    page = _ranked(fulltext, rows, tree, sort=sort, limit=limit, offset=offset, typing=typing)
    return Results(
        _dressed(rows, page, tree),
        total=page.total,
        of=rows.count(),
        terms=marking.stems(marking.patterns(tree)),
        missing=page.missing,
    )


def _ranked(
    fulltext: FullText,
    rows: Rows,
    tree: Node | None,
    *,
    sort: Sort | None,
    limit: int,
    offset: int,
    typing: bool,
) -> Found:
    """A page of the articles that match, the best of them ranked by their texts."""
    if sort == "source":
        everything = found(fulltext, rows, tree, sort="date", limit=None, typing=typing)
        ordered = rows.by_source(everything.keys)[offset : offset + limit]
        return Found(tuple(ordered), (0.0,) * len(ordered), everything.total, everything.missing)
    words = ranking.asked(tree) if sort != "date" and offset < ranking.WINDOW else ()
    if not words:
        return found(fulltext, rows, tree, sort=sort, limit=limit, offset=offset, typing=typing)
    page = found(fulltext, rows, tree, limit=max(offset + limit, ranking.WINDOW), typing=typing)
    base = dict(zip(page.keys, page.scores, strict=True))
    texts = {row.key: (row.title, row.text) for row in rows.hits(page.keys[: ranking.WINDOW])}
    scores = {key: ranking.score(base[key], words, *text) for key, text in texts.items()}
    order = sorted(scores, key=scores.__getitem__, reverse=True)  # stable: of equals the latest stay first
    keys_ = (*order, *(key for key in page.keys if key not in scores))[offset : offset + limit]
    return Found(keys_, tuple(scores.get(key, base[key]) for key in keys_), page.total, page.missing)


def found(
    fulltext: FullText,
    rows: Rows,
    tree: Node | None,
    *,
    sort: Sort | None = None,
    limit: int | None,
    offset: int = 0,
    typing: bool = False,
) -> Found:
    """The keys of a page of the articles that match, not yet dressed."""
    if tree is None:
        newest = rows.newest(rows.count() if limit is None else limit, offset)
        return Found(tuple(newest), (0.0,) * len(newest), rows.count())
    fulltext.refresh()
    return fulltext.lookup(resolved(tree, rows), limit=limit, offset=offset, by_date=sort == "date", hurried=typing)


def read(query: str, rows: Rows, *, typing: bool = False) -> Node | None:
    """The tree of a query, with the queries saved in the library opened up. Raises QueryError unless `typing`."""
    return plain(parse(query, typing=typing, saved=rows.saved_text))


def keys(fulltext: FullText, rows: Rows, tree: Node) -> set[int]:
    """The keys of all articles that match."""
    fulltext.refresh()
    return fulltext.matching(resolved(tree, rows))


def saved_names(query: str, rows: Rows) -> tuple[str, ...]:
    """The names of the saved queries that stand in a query."""
    names_: list[str] = []

    def text(name: str) -> str | None:
        known = rows.saved_text(name)
        if known is not None and fold(name) not in names_:
            names_.append(fold(name))
        return known

    parse(query, saved=text)
    return tuple(names_)


def matches(text: str, tree: Node | None) -> tuple[tuple[int, int], ...]:
    """Where the words and phrases of a query stand in a text."""
    return marking.spans(text, marking.patterns(tree))


def resolved(node: Node, rows: Rows) -> Node:
    """The tree with everything that the store has to answer replaced by its answer.

    Event fields that stand in one AND are asked together, so that they hold of one event.
    """
    asked = alternatives(node)
    if asked is not None and len(asked) <= LIMIT_ALTERNATIVES:
        return _answered(asked, node, rows)
    match node:
        case Field(name="title") | Field(name="source", exact=False):
            return node
        case Field():
            return _among(rows.with_field(node), node)
        case Not():
            return Not(resolved(node.child, rows), node.at)
        case Or():
            return Or(tuple(resolved(child, rows) for child in node.children), node.at)
        case And():
            of_event = [child for child in node.children if alternatives(child) is not None]
            others = [child for child in node.children if child not in of_event]
            together = And(tuple(of_event), node.at)
            if len(of_event) > 1 and others and alternatives(together) is not None:
                return And((resolved(together, rows), *(resolved(child, rows) for child in others)), node.at)
            return And(tuple(resolved(child, rows) for child in node.children), node.at)
        case _:
            return node


def condition(node: Node) -> Condition | None:
    """What a leaf asks of an event; None if it asks something of the article."""
    match node:
        case Field(name="type"):
            return Condition("type", codes=names.codes(node.value))
        case Field(name="actor" | "target" | "place" | "country" | "weapon" as role):
            return Condition(role, words=tuple(fold(node.value).split()), prefix=node.prefix, exact=node.exact)
        case CountRange():
            return Condition(node.name, least=node.least, most=node.most)
        case DayRange(name="when"):
            return Condition("when", first=node.first, last=node.last)
        case _:
            return None


def of_events(tree: Node | None) -> Alternatives | None:
    """What a query asks of one event, as far as it asks that of every match; None where it asks nothing."""
    if isinstance(tree, And):
        asking = tuple(child for child in tree.children if alternatives(child) is not None)
        tree = And(asking, tree.at) if len(asking) > 1 else asking[0] if asking else None
    found = None if tree is None else alternatives(tree)
    return found if found is None or len(found) <= LIMIT_ALTERNATIVES else None


def alternatives(node: Node) -> Alternatives | None:
    """What a part of the query that speaks of nothing but events asks of one; None of any other part.

    `place:x (type:a OR type:b)` is x and a, or x and b.
    """
    match node:
        case Field() | DayRange() | CountRange():
            asked = condition(node)
            return None if asked is None else [(asked,)]
        case And() | Or():
            parts = [alternatives(child) for child in node.children]
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


def _answered(asked: Alternatives, node: Node, rows: Rows) -> Among:
    return _among(set().union(*(rows.with_event(conditions) for conditions in asked)), node)


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
            language=row.language,
            copies=row.copies,
        )
        for row in rows.hits(page.keys)
    )
