"""Searching: the store's answers in the tree, one event for all event fields, hits dressed with marks and snippets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from index.errors import QueryError
from index.fulltext import FullText, Row
from index.query import Condition, Field, fold
from index.records import Copy, Published
from index.search import HitRow, Rows, search

ARTICLES = [
    HitRow(1, "aa1", "Shelling of Velm", "Radio Onda", Published("2021-03-02", "given"),
           "Mortars hit the market of Velm on Tuesday.\n\nIn Karma, meanwhile, the talks went on.", events=2),
    HitRow(2, "bb2", "Truce holds\nin Karma", "The Velm Post", Published("2021-03-05", "given"),
           "Envoys of the Onda Front arrived for talks in Karma. " + "They spoke of fish and of tides. " * 12 +
           "Late at night the market of Velm was hit by mortars again, witnesses said.", analysed=True),
    HitRow(3, "cc3", "Harvest", "Ledger", Published(), "Figs and olives were plentiful this year."),
]  # fmt: skip
ENTITIES = {1: ["Velm", "Karma"], 2: ["Onda Front", "Karma", "Velm"], 3: []}
EVENTS = {
    1: [("ASSAULT", "heavy-weapons", "Velm"), ("CONSULT", "", "Karma")],
    2: [("CONSULT", "visit", "Karma"), ("ASSAULT", "heavy-weapons", "Velm")],
    3: [],
}
SAVED = {"karma": "place:karma", "either": "figs OR mortars", "broken": "figs OR"}
PATHS = {1: "/news/radio/1.txt", 2: "/news/post/2.txt", 3: "/news/ledger.txt"}


class Shelf:
    """Rows in memory; what the store does with SQL."""

    def __init__(self, rows: Sequence[HitRow]) -> None:
        self.rows = {row.key: row for row in rows}
        self.groups: dict[int, int] = {}

    def count(self) -> int:
        return len(self.rows)

    def hits(self, keys: Sequence[int]) -> list[HitRow]:
        return [self.rows[key] for key in keys if key in self.rows]

    def printed(self, keys: Sequence[int]) -> dict[int, tuple[Copy, ...]]:
        return {key: self._copies(key) for key in keys}

    def _copies(self, key: int) -> tuple[Copy, ...]:
        others = (self.rows[other] for other in self.rows if other != key and key in self.groups)
        return tuple(Copy(row.id, row.source) for row in others if self.groups.get(row.key) == self.groups[key])

    def copy_groups(self) -> dict[int, int]:
        return self.groups

    def newest(self, limit: int, offset: int) -> list[int]:
        return sorted(self.rows, key=lambda key: self.rows[key].published.value or "", reverse=True)[offset:][:limit]

    def by_source(self, keys: Sequence[int]) -> list[int]:
        return sorted(keys, key=lambda key: fold(self.rows[key].source))

    def with_field(self, field: Field) -> set[int]:
        words = fold(field.value).split()
        match field.name:
            case "who":
                found = {key for key, names in ENTITIES.items() if any(_holds(n, words, field.prefix) for n in names)}
                return found if not field.exact else {key for key in found if field.value.title() in ENTITIES[key]}
            case "source":
                return {key for key, row in self.rows.items() if fold(row.source) == fold(field.value)}
            case _:
                return {
                    key for key, found in PATHS.items() if found == field.value or found.startswith(field.value + "/")
                }

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        return {
            key
            for key, events in EVENTS.items()
            if any(all(_meets(event, condition) for condition in conditions) for event in events)
        }

    def saved_text(self, name: str) -> str | None:
        return SAVED.get(name)


def _holds(name: str, words: Sequence[str], prefix: bool) -> bool:
    have = fold(name).split()
    return all(word in have for word in words[: -1 if prefix else None]) and (
        not prefix or any(word.startswith(words[-1]) for word in have)
    )


def _meets(event: tuple[str, str, str], condition: Condition) -> bool:
    type_, mode, place = event
    if condition.field == "place" and condition.exact:
        return fold(place).split() == list(condition.words)
    if condition.field == "place":
        return _holds(place, condition.words, condition.prefix)
    return any(type_ == wanted and want_mode in ("", mode) for wanted, want_mode in condition.codes)


@pytest.fixture(scope="module")
def fulltext(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullText]:
    opened = FullText.open(tmp_path_factory.mktemp("search") / "fulltext")
    opened.write(1, [Row(row.key, row.title, row.text, row.source, row.published.value) for row in ARTICLES])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rows() -> Rows:
    return Shelf(ARTICLES)


def ids(fulltext: FullText, rows: Rows, query: str, *, typing: bool = False) -> set[str]:
    return {hit.id for hit in search(fulltext, rows, query, typing=typing).hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("who:karma", {"aa1", "bb2"}),
        ('who:"onda front"', {"bb2"}),
        ("who:fro*", {"bb2"}),
        ("place:velm", {"aa1", "bb2"}),
        ("type:talks", {"aa1", "bb2"}),
        ("type:visit", {"bb2"}),
        ("type:ASSAULT place:velm", {"aa1", "bb2"}),
        ("type:ASSAULT place:karma", set()),
        ("type:visit place:velm", set()),
        ("figs OR (type:ASSAULT place:karma)", {"cc3"}),
        ("place:karma (type:ASSAULT OR type:visit)", {"bb2"}),
        ("mortars place:karma (type:ASSAULT OR type:CONSULT)", {"aa1", "bb2"}),
        ("talks place:karma type:ASSAULT", set()),
        ("-type:CONSULT", {"cc3"}),
        ("path:/news/radio", {"aa1"}),
        ("path:/news -path:/news/radio", {"bb2", "cc3"}),
        ("talks -who:front", {"aa1"}),
        ("who:nobody OR figs", {"cc3"}),
        ("who:=front", set()),
        ('who:="Onda Front"', {"bb2"}),
        ('source:="radio onda"', {"aa1"}),
        ("source:=radio", set()),
        ("source:radio", {"aa1"}),
        ("place:=karma type:visit", {"bb2"}),
        ("@karma", {"aa1", "bb2"}),
        ("@karma type:ASSAULT", set()),
        ("talks -@either", set()),
        ("@either -@karma", {"cc3"}),
    ],
)
def test_fields_the_store_answers(fulltext: FullText, rows: Rows, query: str, expected: set[str]) -> None:
    assert ids(fulltext, rows, query) == expected


def test_saved_query_that_is_gone_or_broken_is_named_at_its_place(fulltext: FullText, rows: Rows) -> None:
    for query, reason in (("figs @gone", "no query is saved as @gone"), ("figs @broken", "saved as @broken cannot")):
        with pytest.raises(QueryError, match=reason) as caught:
            search(fulltext, rows, query)
        assert caught.value.at == 5


def test_source_by_source_the_newest_of_each_first_page_by_page(fulltext: FullText, rows: Rows) -> None:
    whole = search(fulltext, rows, "", sort="source")
    pages = [search(fulltext, rows, "", sort="source", limit=1, offset=at).hits[0].id for at in range(3)]

    assert [hit.source for hit in whole.hits] == sorted(hit.source for hit in whole.hits)
    assert pages == [hit.id for hit in whole.hits]
    assert search(fulltext, rows, "figs OR mortars", sort="source").total == len(
        search(fulltext, rows, "figs OR mortars").hits
    )


def test_empty_query_lists_everything_newest_first(fulltext: FullText, rows: Rows) -> None:
    results = search(fulltext, rows, " ", limit=2)

    assert [hit.id for hit in results.hits] == ["bb2", "aa1"]
    assert (results.total, results.of, results.terms) == (3, 3, ())
    assert results.hits[0].title.text == "Truce holds in Karma"


def test_results_say_what_matched_and_what_did_not(fulltext: FullText, rows: Rows) -> None:
    results = search(fulltext, rows, "mortars zebra who:nobody")

    assert (results.hits, results.total, results.of) == ((), 0, 3)
    assert results.terms == ("mortar", "zebra")
    assert results.missing == ("zebra", "who:nobody")


def test_hit_shows_where_the_words_stand(fulltext: FullText, rows: Rows) -> None:
    hit = search(fulltext, rows, 'title:karma mortars "market of Velm"').hits[0]

    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.spans]
    assert (hit.id, hit.score > 0, hit.analysed) == ("bb2", True, True)
    assert [hit.title.text[start:end] for start, end in hit.title.spans] == ["Karma"]
    assert marked == ["market of Velm", "mortars"]
    assert hit.snippet.text.startswith("…")
    assert hit.snippet.text.endswith("said.")


def test_without_words_the_snippet_is_the_beginning(fulltext: FullText, rows: Rows) -> None:
    hit = search(fulltext, rows, "who:karma path:/news/radio").hits[0]

    assert hit.snippet.text == "Mortars hit the market of Velm on Tuesday. In Karma, meanwhile, the talks went on."
    assert hit.snippet.spans == ()


def test_article_that_left_the_store_is_left_out(fulltext: FullText) -> None:
    assert ids(fulltext, Shelf(ARTICLES[1:]), "mortars") == {"bb2"}


def test_typing_forgives_and_completes(fulltext: FullText, rows: Rows) -> None:
    assert ids(fulltext, rows, 'mortars "mark', typing=True) == {"aa1", "bb2"}
    assert ids(fulltext, rows, "who:kar", typing=True) == {"aa1", "bb2"}
    assert ids(fulltext, rows, "figs date:", typing=True) == {"cc3"}
    with pytest.raises(QueryError):
        search(fulltext, rows, "figs date:")
