"""What search looks up in the store's rows: names by role, figures, days, marks, saved queries, facets."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from index import names
from index.query import Condition, Field
from index.records import Argument, Quantity, When
from index.store import FILE, Store
from tests.index.newsroom import found, shelling


@pytest.fixture
def key(store: Store) -> int:
    """The story of the bridge, with more said of its attack."""
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])
    analysis = shelling(story)
    attack, *others = analysis.events
    assert attack.place is not None
    attack = msgspec.structs.replace(
        attack,
        actors=(Argument("Rebels", 0, 6, canonical="Hill Front"),),
        targets=(Argument("four soldiers", 0, 13),),
        instrument=(Argument("Mortar", 0, 6),),
        place=msgspec.structs.replace(attack.place, country_name="Karvia"),
        injured=Quantity(None, 9),
        date=When("Wednesday", 0, 9, "2017-05-03", "2017-05-04", "relative"),
    )
    store.save_analysis(kept.key, 1, msgspec.structs.replace(analysis, events=(attack, *others)))
    return kept.key


@pytest.mark.parametrize(
    ("asked", "meets"),
    [
        (Condition("actor", words=("hill",)), True),
        (Condition("actor", words=("rebels",)), True),
        (Condition("actor", words=("hill",), exact=True), False),
        (Condition("actor", words=("hill", "front"), exact=True), True),
        (Condition("actor", words=("soldiers",)), False),
        (Condition("target", words=("sold",), prefix=True), True),
        (Condition("weapon", words=("mortar",)), True),
        (Condition("country", words=("karvia",)), True),
        (Condition("country", words=("kv",)), True),
        (Condition("place", words=("karvia",)), True),
        (Condition("place", words=("karvia",), exact=True), False),
        (Condition("place", words=("ostrel",), exact=True), True),
        (Condition("killed", least=4), True),
        (Condition("killed", least=5, most=89), False),
        (Condition("killed", most=4), True),
        (Condition("injured", least=9, most=9), True),
        (Condition("when", first="2017-05-04"), True),
        (Condition("when", first="2017-05-05"), False),
        (Condition("when", last="2017-05-03"), True),
        (Condition("when", last="2017-05-02"), False),
    ],
)
def test_condition_on_one_event(store: Store, key: int, asked: Condition, meets: bool) -> None:
    assert store.with_event([asked]) == ({key} if meets else set())


def test_figures_of_two_events_are_not_one_event(store: Store, key: int) -> None:
    by_air = Condition("type", codes=(("ASSAULT", "aerial"),))

    assert store.with_event([by_air, Condition("killed", least=90)]) == {key}
    assert store.with_event([by_air, Condition("actor", words=("hill",))]) == set()
    assert store.with_event([Condition("killed", least=90), Condition("actor", words=("hill",))]) == set()


def values(store: Store, blob: bytes) -> set[tuple[str, str]]:
    known = {key: (field, value) for key, field, value in store.facet_values(0)}
    packed = array("I")
    packed.frombytes(blob)
    return {known[number] for number in packed if number}


def test_article_can_be_counted_by_what_its_events_say(store: Store, key: int) -> None:
    ((article, blob),) = store.facets_changed(0)

    assert article == key
    assert values(store, blob) >= {
        ("actor", "Hill Front"), ("target", "four soldiers"), ("weapon", "Mortar"), ("place", "Ostrel"),
        ("country", "Karvia"), ("type", "attack"), ("type", "shelling"), ("type", "rejection"),
        ("killed", "1..4"), ("killed", "20..99"), ("date", "2017-05"),
    }  # fmt: skip


def test_events_are_counted_by_what_each_says(store: Store, key: int) -> None:
    found = store.facets_of_events([[Condition("type", codes=(("ASSAULT", "aerial"),))]])

    assert [article for article, _ in found] == [key]
    assert values(store, found[0][1]) == {("type", "attack"), ("type", "air strike"), ("killed", "20..99")}
    assert store.facets_of_events([]) == []


@pytest.mark.parametrize(
    ("asked", "meeting"),
    [
        ([Condition("type", codes=(("ASSAULT", "aerial"),)), Condition("killed", least=20)], 1),
        ([Condition("actor", words=("hill",)), Condition("place", words=("ostrel",))], 1),
        ([Condition("actor", words=("hill",)), Condition("killed", least=90)], 0),
        ([], 3),
    ],
)
def test_sets_of_events_have_in_common_those_that_meet_all(
    store: Store, key: int, asked: list[Condition], meeting: int
) -> None:
    (sets,) = store.event_sets([asked])

    assert len(set.intersection(*({*filter(None, one.split(","))} for one in sets))) == meeting


def test_events_are_read_side_by_side(store: Store, key: int) -> None:
    rows = store.events_changed(0)

    assert list(rows.articles) == [key] * len(rows.keys)
    assert values(store, rows.values) == values(store, store.facets_changed(0)[0][1][12:])
    assert sum(rows.counts) * 4 == len(rows.values)
    assert not store.events_changed(store.generation()).keys


def test_only_what_changed_is_read_again(store: Store, key: int) -> None:
    before = store.generation()
    assert store.facets_changed(before) == []

    store.keep([found("flood.txt")])

    assert len(store.facets_changed(before)) == 1
    assert len(store.facets_changed(0)) == 2


def test_rows_of_an_older_kind_are_written_anew_on_opening(store: Store, key: int, tmp_path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as raw, raw:
        raw.execute("DELETE FROM event")
        raw.execute("DELETE FROM article_facets")
        raw.execute("UPDATE counter SET value = 0 WHERE name = 'rows'")

    opened = Store(tmp_path)

    assert opened.with_event([Condition("killed", least=90)]) == {key}
    assert len(opened.facets_changed(0)) == 1
    opened.close()


def test_every_name_of_a_kind_of_event_finds_what_is_counted_under_it() -> None:
    for name in names.all_names():
        for type_, mode in names.codes(name):
            assert name in names.meanings(type_, (mode,) if mode else ())


def test_marks_are_found(store: Store, key: int) -> None:
    def has(name: str, value: str, *, prefix: bool = False) -> bool:
        return store.with_field(Field(name, value, prefix)) == {key}  # type: ignore[arg-type]

    assert has("is", "unread")
    store.see(key, True)
    store.mark(key, starred=True, tags=("To check",), note="Ask Maro about the bridge")

    assert [has("is", state) for state in ("read", "starred", "tagged", "noted", "unread")] == [True] * 4 + [False]
    assert has("tag", "to check")
    assert has("tag", "to", prefix=True)
    assert not has("tag", "to")
    assert has("note", "bridge maro")
    assert has("note", "mar", prefix=True)
    assert not has("note", "lena")
    assert store.tags() == {"To check": 1}
    store.mark(key, starred=False, tags=(), note="")
    assert not any(has("is", state) for state in ("starred", "tagged", "noted"))


def test_saved_query_remembers_what_it_had_found(store: Store) -> None:
    store.save_query("Ostrel", "place:ostrel", {3, 70_000})

    assert store.saved() == [("ostrel", "place:ostrel")]
    assert store.saved_text("OSTREL") == "place:ostrel"
    assert store.saved_seen("ostrel") == {3, 70_000}
    store.look_at_saved("ostrel", {4})
    assert store.saved_seen("ostrel") == {4}
    assert store.drop_saved("Ostrel")
    assert not store.drop_saved("ostrel")
    assert store.saved_text("ostrel") is None
    assert store.saved_seen("ostrel") == set()
