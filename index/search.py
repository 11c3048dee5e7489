"""Runs a query over the full text and the rows of the store, and dresses what it finds: ranked hits with marked
titles and snippets. Knows the store only by the Protocol `Rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from index import folding, marking, ranking
from index.fulltext import Found, FullText, Groups
from index.query import Among, And, Node, Not, fold, parse, plain
from index.records import Copy, Hit, Published, Quantity, Results
from index.resolving import Fields, resolved

Sort = Literal["relevance", "date", "source"]


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


class Rows(Fields, Protocol):
    """What searching asks of the store. Keys are the store's integer keys of articles; words are folded."""

    def count(self) -> int:
        """Number of articles."""

    def hits(self, keys: Sequence[int]) -> list[HitRow]:
        """Rows in the order of `keys`; keys that are gone are left out."""

    def newest(self, limit: int, offset: int) -> list[int]:
        """Keys by day of publication, newest first, undated last."""

    def by_source(self, keys: Sequence[int]) -> list[int]:
        """These by the names of their sources, those of one source in the order given; last those without one."""

    def copy_groups(self) -> Mapping[int, int]:
        """Keys of articles whose text another one prints too, each with the number of its group."""

    def printed(self, keys: Sequence[int]) -> Mapping[int, tuple[Copy, ...]]:
        """Of those articles whose text others print too: these others, in the order they came."""

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
    fold: bool = False,
) -> Results:
    """A page of the articles that match. Raises QueryError unless `typing`; an empty query lists everything.

    `new` leaves out what the saved queries in the query had found when they were last looked at. To `fold` is to have
    the first of matches that print the same text stand for all of them.
    """
    tree = read(query, rows, typing=typing)
    if new and tree is not None:
        seen = frozenset().union(*(rows.saved_seen(name) for name in saved_names(query, rows)))
        tree = And((tree, Not(Among(seen, "seen"))))
    groups = rows.copy_groups() if fold else {}
    known: dict[int, HitRow] = {}

    def ranked(limit: int, offset: int) -> Found:
        return _ranked(fulltext, rows, tree, known, sort=sort, limit=limit, offset=offset, typing=typing, groups=groups)

    page = _folded(ranked, groups, limit, offset) if groups else ranked(limit, offset)
    return Results(
        _dressed(rows, page, tree, known, fulltext.standing),
        total=page.total,
        of=rows.count(),
        terms=marking.stems(marking.patterns(tree)),
        missing=page.missing,
        folded=page.folded,
    )


def _folded(ranked: Callable[[int, int], Found], groups: Groups, limit: int, offset: int) -> Found:
    """A page of a list in which one stands for all of its group: as much is looked at as that takes."""
    wanted = offset + limit
    looked_at = max(wanted, ranking.WINDOW)  # which are ranked in any case
    while True:
        page = ranked(looked_at, 0)
        firsts = folding.firsts(page.keys, groups)
        if len(firsts) >= wanted or len(page.keys) < looked_at:
            break
        looked_at *= 2
    scores = dict(zip(page.keys, page.scores, strict=True))
    shown = tuple(firsts[offset:wanted])
    return msgspec.structs.replace(page, keys=shown, scores=tuple(map(scores.__getitem__, shown)))


def _ranked(
    fulltext: FullText,
    rows: Rows,
    tree: Node | None,
    known: dict[int, HitRow],
    *,
    sort: Sort | None,
    limit: int,
    offset: int,
    typing: bool,
    groups: Groups | None = None,
) -> Found:
    """A page of the articles that match, the best of them ranked by their texts, which are then `known`."""
    if sort == "source":
        everything = found(fulltext, rows, tree, sort="date", limit=None, typing=typing, groups=groups)
        ordered = rows.by_source(everything.keys)[offset : offset + limit]
        return msgspec.structs.replace(everything, keys=tuple(ordered), scores=(0.0,) * len(ordered))
    words = ranking.asked(tree) if sort != "date" and offset < ranking.WINDOW else ()
    if not words:
        return found(fulltext, rows, tree, sort=sort, limit=limit, offset=offset, typing=typing, groups=groups)
    page = found(fulltext, rows, tree, limit=max(offset + limit, ranking.WINDOW), typing=typing, groups=groups)
    base = dict(zip(page.keys, page.scores, strict=True))
    known.update((row.key, row) for row in rows.hits([key for key in page.keys[: ranking.WINDOW] if key not in known]))
    best = [known[key] for key in page.keys[: ranking.WINDOW] if key in known]
    scores = {row.key: ranking.score(base[row.key], words, row.title, row.text) for row in best}
    order = sorted(scores, key=scores.__getitem__, reverse=True)  # stable: of equals the latest stay first
    keys_ = (*order, *(key for key in page.keys if key not in scores))[offset : offset + limit]
    ranked = tuple(scores.get(key, base[key]) for key in keys_)
    return msgspec.structs.replace(page, keys=keys_, scores=ranked)


def found(
    fulltext: FullText,
    rows: Rows,
    tree: Node | None,
    *,
    sort: Sort | None = None,
    limit: int | None,
    offset: int = 0,
    typing: bool = False,
    groups: Groups | None = None,
) -> Found:
    """The keys of a page of the articles that match, not yet dressed."""
    if tree is None:
        newest = rows.newest(rows.count() if limit is None else limit, offset)
        folded = folding.folded(groups) if groups else 0
        return Found(tuple(newest), (0.0,) * len(newest), rows.count(), folded=folded)
    fulltext.refresh()
    asked = resolved(tree, rows)
    return fulltext.lookup(asked, limit=limit, offset=offset, by_date=sort == "date", hurried=typing, groups=groups)


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


def hits_of(rows: Rows, keys: Sequence[int], tree: Node | None) -> tuple[Hit, ...]:
    """These articles, in this order, as hits of a query."""
    return _dressed(rows, Found(tuple(keys), (0.0,) * len(keys), len(keys)), tree, {})


def _dressed(
    rows: Rows,
    page: Found,
    tree: Node | None,
    known: dict[int, HitRow],
    standing: Callable[[frozenset[str]], frozenset[str]] = frozenset,
) -> tuple[Hit, ...]:
    """A page as hits; rows `known` from ranking it are not read again. `standing`: those of some terms that are any."""
    known.update((row.key, row) for row in rows.hits([key for key in page.keys if key not in known]))
    score_of = dict(zip(page.keys, page.scores, strict=True))
    in_title, in_text = (marking.standing(marking.patterns(tree, of_title=of), standing) for of in (True, False))
    copies = rows.printed(page.keys)
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
            copies=copies.get(row.key, ()),
        )
        for row in (known[key] for key in page.keys if key in known)
    )
