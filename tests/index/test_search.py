"""Searching: the store's answers in the tree, one event for all event fields, hits dressed with marks and snippets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.fulltext import FullText, Row
from index.fulltext.words import words
from index.marking import SNIPPET, patterns, snippet, standing
from index.query import Condition, Field, fold, parse
from index.records import Copy, Published
from index.search import HitRow, Rows, matches, search

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


@pytest.mark.parametrize(
    ("query", "typing", "marked"),
    [
        ("strike", False, ["strikes", "Striking", "strike"]),
        ('"air strike"', False, ["Air strikes", "air-strike"]),
        ("air strike", False, ["Air", "strikes", "Striking", "air", "strike"]),
        ("gottingen", False, ["Göttingen"]),
        ("göt", True, ["Göttingen"]),
        ("stri*", False, ["strikes", "Striking", "strike"]),
        ("U.S.", False, ["U.S.", "US"]),
        ("stirke~", False, ["strikes", "Striking", "strike"]),
        ("gotingen~ air", False, ["Air", "Göttingen", "air"]),
        ("air -strike", False, ["Air", "air"]),
        ("title:strike who:Göttingen", False, []),
        ("", False, []),
    ],
)
def test_marks_in_a_text(query: str, typing: bool, marked: list[str]) -> None:
    text = "Air strikes in Göttingen. Striking U.S. crews feared one more air-strike, the US said."

    assert [text[start:end] for start, end in matches(text, parse(query, typing=typing))] == marked


def test_overlapping_marks_become_one() -> None:
    assert matches("the old stone bridge", parse('"old stone" "stone bridge"')) == ((4, 20),)


def test_snippet_prefers_the_place_with_most_of_the_words() -> None:
    text = "A bridge. " + "Rain fell on the hills. " * 30 + "The bridge was mined by rebels. " + "Rain fell. " * 30

    shown = snippet(text, patterns(parse("rebels bridge")))

    assert "The bridge was mined by rebels." in shown.text


def test_snippet_finds_words_that_are_not_written_as_they_are_meant() -> None:
    text = "Rain fell. " * 200 + "Envoys of the U.S. came to Göttingen with Sana'a's delegate O’Brien and 1,200 tents."

    for query in ("us", "gottingen", "tentz~", "sanaa", "obrien", "1200", '"us came"'):
        assert snippet(text, patterns(parse(query))).spans, query


def test_snippet_of_a_phrase_at_the_very_end_is_the_whole_phrase() -> None:
    assert snippet("The stone bridge. An old stone", patterns(parse('"stone bridge"'))).spans == ((4, 16),)


def test_snippet_of_a_very_long_text_is_found_in_little_time() -> None:
    text = "Rain fell on the hills. " * 20_000 + "Rebels."

    assert snippet(text, patterns(parse("rain"))).text.startswith("Rain fell")
    assert snippet(text, patterns(parse("rebels"))).spans == ()


@given(st.text("abdegilmnorstuyz", min_size=1, max_size=12) | st.sampled_from(["eyed", "skies", "possibly", "dying"]))
def test_plain_word_is_marked_whatever_stemming_makes_of_it(word: str) -> None:
    assert matches(f"so {word} is", parse(word)) == ((3, 3 + len(word)),) or word in ("so", "is")


@given(st.text("abs É.,-_\n\t'’“1", max_size=80), st.sampled_from(["a", "ab", "ba*", "éa", "as", "1a", "U.S.", "aba~"]))
def test_no_word_that_is_meant_is_passed_over(text: str, query: str) -> None:
    ((wanted,),) = patterns(parse(query))

    marks = matches(text, parse(query))

    for word in words(text):
        assert wanted.takes(word[0]) == any(start <= word.start() and word.end() <= end for start, end in marks)


def test_snippet_of_a_word_nearly_so_spelt_knows_which_words_those_are() -> None:
    text = "Rain fell. " * 200 + "The tents of the camp."
    known = standing(patterns(parse("tentz~")), lambda terms: terms & {"tent", "camp"})

    assert known[0][0].near == {"tent"}
    assert snippet(text, known).text.endswith("The tents of the camp.")


@given(st.text("ab É.-\n\t'“1", max_size=600), st.sampled_from(["a", "ab", '"a b"', "b*", "a ab", "U.S."]))
def test_snippet_is_one_short_line_with_marks_on_words(text: str, query: str) -> None:
    wanted = patterns(parse(query))

    shown = snippet(text, wanted)

    assert len(shown.text) <= SNIPPET + 2
    assert "\n" not in shown.text
    assert shown.spans == matches(shown.text, parse(query))
    assert bool(shown.spans) == bool(matches(text, parse(query))) or max(len(word[0]) for word in words(text)) > SNIPPET
