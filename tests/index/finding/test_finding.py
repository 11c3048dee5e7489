"""Facets, completion, ways out, saved queries and reasons, as a library answers them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import QueryError
from index.extract import VERSION
from index.finding import facets
from index.library import Library
from index.local import LocalLibrary
from index.records import Analysis, Argument, Event, Place, Quantity, Span
from index.store import Found
from tests.index.newsroom import found, found_ids

TEXT = "Mortar fire killed at least four soldiers near Ostrel; rebels denied they fired. Report {}."


def event(id: str, type: str, mode: str, place: str, actor: str, killed: int | None = None) -> Event:
    span = Span(12, 18, "killed")
    return Event(
        id, type, span, span, "rule", mode=(mode,) if mode else (), place=Place(place, 0, 0, canonical=place),
        actors=(Argument(actor, 0, 0),), killed=None if killed is None else Quantity(killed, killed),
    )  # fmt: skip


EVENTS = [
    [event("a", "ASSAULT", "heavy-weapons", "Ostrel", "Hill Front", 4), event("b", "CONSULT", "", "Velm", "Envoys")],
    [event("c", "ASSAULT", "aerial", "Ostrel", "Air Force", 30)],
    [event("d", "CONSULT", "", "Ostrel", "Envoys"), event("e", "ASSAULT", "aerial", "Velm", "Air Force")],
    [],
]


@pytest.fixture(params=["of few articles", "of many"])
def library(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Four articles, three of which report events; counted as in a small library, and as in a large one."""
    monkeypatch.setattr(facets, "MANY_ARTICLES", 1 if request.param == "of many" else 10_000)
    library = LocalLibrary.open(tmp_path / "library")
    for number, events in enumerate(EVENTS):
        keep(library, found(f"{number}.txt", text=TEXT.format(number), day=f"2017-0{1 + number // 2}-10"), events)
    yield library
    library.close()


def keep(library: LocalLibrary, story: Found, events: list[Event]) -> str:
    """Put an article and what an extractor made of it into the library; its id."""
    _, (kept,) = library._store.keep([story])
    revision = library._store.article(kept.key).revision
    library._store.save_analysis(kept.key, revision, Analysis(VERSION, story.frame, events=tuple(events)))
    return kept.id


def counted(library: Library, query: str, field: str, *, limit: int = 10) -> dict[str, int]:
    return {
        value.word: value.count
        for facet in library.facets(query, limit=limit)
        if facet.field == field
        for value in facet.values
    }


def test_facets_count_articles(library: Library) -> None:
    assert counted(library, "", "place") == {"place:=Ostrel": 3, "place:=Velm": 2}
    assert counted(library, "mortar", "actor") == {
        'actor:="Air Force"': 2,
        "actor:=Envoys": 2,
        'actor:="Hill Front"': 1,
    }
    assert counted(library, "", "date") == {"date:2017-02": 2, "date:2017-01": 2}
    assert counted(library, "", "killed") == {"killed:20..99": 1, "killed:1..4": 1}
    assert counted(library, "nobody", "place") == {}


def test_facets_of_a_query_about_events_count_the_events_that_meet_it(library: Library) -> None:
    assert counted(library, 'type:"air strike"', "place") == {"place:=Ostrel": 1, "place:=Velm": 1}
    assert counted(library, 'type:"air strike" place:velm', "actor") == {'actor:="Air Force"': 1}


@pytest.mark.parametrize(
    "query",
    ["", "mortar", "type:attack", "place:ostrel report", "type:talks OR killed:4", "-place:velm",
     "place:ostrel actor:front", "type:attack place:velm OR actor:envoys", "killed:30"],
)  # fmt: skip
def test_choosing_a_value_gives_as_many_articles_as_it_says(library: Library, query: str) -> None:
    shown = library.facets(query)

    assert shown
    for facet in shown:
        for value in facet.values:
            narrowed_to = query if value.is_chosen else value.query
            assert library.search(narrowed_to).total == value.count, value


def test_value_chosen_again_is_taken_back(library: Library) -> None:
    place = next(facet for facet in library.facets("mortar") if facet.field == "place").values[0]
    chosen = next(facet for facet in library.facets(place.query) if facet.field == "place").values[0]

    assert place.query == "mortar place:=Ostrel"
    assert chosen.is_chosen
    assert chosen.query == "mortar"


def test_facets_follow_what_is_added_and_removed(library: LocalLibrary) -> None:
    for query, before in ("", 2), ("type:attack", 1):
        assert counted(library, query, "place")["place:=Velm"] == before

        keep(library, found("5.txt", text=TEXT.format(5)), [event("x", "ASSAULT", "", "Velm", "Gunmen")])
        assert counted(library, query, "place")["place:=Velm"] == before + 1
        keep(library, found("5.txt", text=TEXT.format(6)), [event("y", "ASSAULT", "", "Ostrel", "Gunmen")])
        assert counted(library, query, "place")["place:=Velm"] == before
        assert counted(library, query, "actor")["actor:=Gunmen"] == 1


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("pl", ["place:"]),
        ("mortar tar", ["target:"]),
        ("place:", ["place:Ostrel", "place:Velm"]),
        ("place:v", ["place:Velm"]),
        ("place:=v", ["place:=Velm"]),
        ("-place:v", ["place:Velm"]),
        ("(place:v", ["place:Velm"]),
        ('actor:"air f', ['actor:"Air Force"']),
        ("actor:f", ['actor:"Air Force"', 'actor:"Hill Front"']),
        ("who:osT", ["who:Ostrel"]),
        ("ost", ["place:Ostrel"]),
        ("type:air", ['type:"air strike"']),
        ("is:un", ["is:unread"]),
        ("when:last-w", ["when:last-week"]),
        ("killed:1", ["killed:1+", "killed:10+", "killed:100+"]),
        ("@st", ["@strikes"]),
        ("tag:", ["tag:urgent"]),
        ("colour:r", []),
        ("place:velm ", []),
        ("", []),
    ],
)
def test_completion_offers_fields_then_values_by_frequency(library: LocalLibrary, query: str, texts: list[str]) -> None:
    library.save("strikes", "type:attack")
    library.mark(found_ids(library, "")[0], tags=["urgent"])

    offered = library.completions(query, len(query))

    assert [one.text for one in offered][: len(texts) or 1] == texts
    for one in offered:
        assert query[: one.start] + query[one.start :] == query
        assert one.end == len(query)


def test_completion_looks_at_the_word_before_the_cursor(library: Library) -> None:
    (one,) = library.completions("mortar place:ve OR fire", 15)

    assert (one.start, one.end, one.text, one.count) == (7, 15, "place:Velm", 2)


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("mortra", "mortar"),
        ("mortar solders", "mortar soldiers"),
        ("morta fire -rebels OR soldierz", "morta fire -rebels OR soldiers"),
        ('"mortar fyre"', '"mortar fire"'),
        ("place:Ostral", "place:Ostrel"),
        ('actor:"hil front"', 'actor:"Hill Front"'),
        ("source:nothing", ""),
        ("zzzzzzz", ""),
    ],
)
def test_way_out_by_spelling(library: Library, query: str, better: str) -> None:
    spelt = [way for way in library.ways_out(query) if way.kind == "spelling"]

    assert [way.query for way in spelt] == ([better] if better else [])
    assert all(way.total == library.search(way.query).total > 0 for way in spelt)


def test_way_out_by_dropping_each_part(library: Library) -> None:
    ways = [way for way in library.ways_out("mortar place:velm killed:30 (rebels OR fire)") if way.kind == "without"]

    assert [(way.label, way.query, way.total) for way in ways] == [
        ("without killed:30", "mortar place:velm (rebels OR fire)", 2),
        ("without place:velm", "mortar killed:30 (rebels OR fire)", 1),
    ]


def test_saved_query_counts_what_is_new_until_looked_at(library: LocalLibrary) -> None:
    saved = library.save("@Strikes", "type:attack")
    assert (saved.name, saved.total, saved.new) == ("Strikes", 3, 0)

    fresh = keep(library, found("5.txt", text=TEXT.format(5)), [event("x", "ASSAULT", "", "Velm", "Gunmen")])

    assert [(one.name, one.total, one.new) for one in library.saved()] == [("strikes", 4, 1)]
    assert [hit.id for hit in library.search("@strikes", new=True).hits] == [fresh]
    assert library.search("@strikes gunmen", new=True).total == 0
    assert library.search("@strikes place:velm").total == 3 - 1 + 1 - 1
    library.look("@strikes", [fresh])
    assert library.saved()[0].new == 0
    assert library.search("@strikes", new=True).total == 0
    assert library.drop_saved("@strikes")
    assert library.saved() == ()


def test_looking_at_a_saved_query_notes_all_of_it(library: LocalLibrary) -> None:
    library.save("strikes", "type:attack")
    keep(library, found("5.txt", text=TEXT.format(5)), [event("x", "ASSAULT", "", "Velm", "Gunmen")])

    library.look("@strikes -velm")

    assert library.saved()[0].new == 0


@pytest.mark.parametrize(
    ("name", "query", "reason"),
    [
        ("two words", "mortar", "a name is letters"),
        ("@", "mortar", "a name is letters"),
        ("-x", "mortar", "a name is letters"),
        ("strikes", "@strikes OR mortar", "no query is saved as"),
        ("strikes", "@second", "no query is saved as @strikes"),
        ("strikes", "(mortar", "never closed"),
        ("strikes", " ", "nothing here to save"),
    ],
)
def test_what_cannot_be_saved_is_refused(library: Library, name: str, query: str, reason: str) -> None:
    library.save("strikes", "mortar")
    library.save("second", "@strikes fire")

    with pytest.raises(QueryError, match=reason):
        library.save(name, query)
    assert {one.name: one.query for one in library.saved()} == {"second": "@strikes fire", "strikes": "mortar"}


def test_broken_saved_query_is_listed_with_what_is_wrong(library: Library) -> None:
    library.save("first", "mortar")
    library.save("second", "@first fire")
    library.drop_saved("first")

    (second,) = library.saved()

    assert "no query is saved as @first" in second.error


def test_reasons_name_words_events_and_facts(library: Library) -> None:
    (hit,) = library.search("killed:30").hits

    reasons = library.explain(hit.id, "mortars killed:30 type:attack date:2017 -figs")
    said = [(one.term, one.where, one.found) for one in reasons]

    assert said[0][:2] == ("killed:30 type:attack", "event")
    assert said[0][2].startswith("air strike: ")
    assert ("mortars", "text", "Mortar") in said
    assert ("date:2017-01-01..2017-12-31", "published", "2017-01-10") in said
    assert ("-figs", "nowhere in it", "") in said
