"""Marks: kept apart from what the machine makes, found again after it has made it anew, and undone one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from index.errors import UnknownEvent
from index.library import edited
from index.local import LocalLibrary
from index.query import Condition
from index.records import Analysis, Event, Marks, Span
from index.store import Store
from index.store.schema import APPLICATION_ID
from index.store.tables import MIGRATIONS
from tests.index.newsroom import found, shelling

IN_OSTREL = Condition("place", words=("ostrel",))


@pytest.fixture
def key(store: Store) -> int:
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])
    store.save_analysis(kept.key, 1, shelling(story))
    return kept.key


def judge(store: Store, key: int, event: str, verdict: str) -> None:
    store.mark_event(key, event, lambda mark: replace(mark, verdict=verdict), verdict)


def events_of(store: Store, key: int) -> tuple[Event, ...]:
    analysis = store.article(key).analysis
    assert analysis is not None
    return analysis.events


def test_article_without_marks_has_none(store: Store, key: int) -> None:
    assert store.article(key).marks == Marks()
    assert not store.hits([key])[0].starred


def test_star_tags_note_and_reading_are_kept_and_counted_in_the_list(store: Store, key: int) -> None:
    store.mark(key, starred=True)
    store.mark(key, tags=("bridges", "army"), note="ask the mayor")
    store.see(key, True)

    assert store.article(key).marks == Marks(True, True, ("bridges", "army"), "ask the mayor")
    (hit,) = store.hits([key])
    assert (hit.starred, hit.seen) == (True, True)
    assert [change.words for change in store.changes()] == ["starred", "tags: bridges, army, note written"]


def test_rejected_event_leaves_lists_and_search_but_not_the_article(store: Store, key: int) -> None:
    before = store.generation()

    judge(store, key, "attack", "rejected")

    article = store.article(key)
    assert article.marks.rejected == ("attack",)
    assert [event.id for event in article.events] == ["denial", "history"]
    assert len(events_of(store, key)) == 3
    (hit,) = store.hits([key])
    assert (hit.events, hit.killed) == (1, None)
    assert store.with_event([IN_OSTREL]) == set()
    assert store.generation() > before


def test_undo_takes_acts_back_one_by_one_and_no_further_than_told(store: Store, key: int) -> None:
    store.mark(key, starred=True)
    first = store.changes()[-1].number
    judge(store, key, "attack", "accepted")
    judge(store, key, "attack", "rejected")

    undone = store.undo(after=first)
    assert undone is not None
    assert (undone.target, undone.words) == ("attack", "rejected")
    assert store.article(key).marks.accepted == ("attack",)
    assert store.with_event([IN_OSTREL]) == {key}
    assert store.undo(after=first) is not None
    assert store.article(key).marks == Marks(starred=True)
    assert store.undo(after=first) is None
    assert store.undo(after=0) is not None
    assert store.article(key).marks == Marks()
    assert [change.undone for change in store.changes()] == [True, True, True]


def test_edit_changes_one_field_and_search_finds_the_new_one(store: Store, key: int) -> None:
    attack = events_of(store, key)[0]
    better = edited(attack, "where", "Pashkel")

    store.mark_event(key, "attack", lambda mark: replace(mark, edited=better), "edited")

    assert events_of(store, key)[0] == better
    assert store.article(key).marks.edited == ("attack",)
    assert store.with_event([IN_OSTREL]) == set()
    assert store.with_event([Condition("place", words=("pashkel",))]) == {key}


def anew(store: Store, key: int, **changes: object) -> Analysis:
    """The analysis of a later extractor: the attack has another id, and `changes`."""
    analysis = shelling(found("bridge.txt"), version="later")
    events = (replace(analysis.events[0], id="renamed", **changes), *analysis.events[1:])
    return replace(analysis, events=events)


def test_marks_attach_to_the_overlapping_event_of_a_new_analysis(store: Store, key: int) -> None:
    attack = events_of(store, key)[0]
    better = edited(attack, "killed", "6")
    store.mark_event(key, "attack", lambda mark: replace(mark, verdict="accepted", edited=better), "edited")
    wider = Span(attack.trigger.start - 5, attack.trigger.end, "fire killed")

    store.save_analysis(key, 1, anew(store, key, trigger=wider, rule="better"))

    article, event = store.article(key), events_of(store, key)[0]
    assert (article.marks.accepted, article.marks.edited) == (("renamed",), ("renamed",))
    assert event.killed == better.killed
    assert event.rule == "better"  # what the reader left alone is as the machine tells it now
    judge(store, key, "renamed", "rejected")
    assert store.article(key).marks.rejected == ("renamed",)


def test_accepted_event_stays_when_the_machine_no_longer_finds_it_and_a_rejected_one_waits(
    store: Store, key: int
) -> None:
    judge(store, key, "attack", "accepted")
    judge(store, key, "denial", "rejected")
    story = found("bridge.txt")

    store.save_analysis(key, 1, replace(shelling(story), events=()))
    assert [event.id for event in store.article(key).events] == ["attack"]
    assert store.with_event([IN_OSTREL]) == {key}

    store.save_analysis(key, 1, shelling(story))
    assert [event.id for event in store.article(key).events] == ["attack", "history"]


def test_marks_follow_the_sentence_into_a_new_revision(store: Store, key: int) -> None:
    judge(store, key, "attack", "accepted")
    longer = "Updated at noon. " + found("bridge.txt").draft.text
    story = found("bridge.txt", text=longer)
    store.keep([story])

    store.save_analysis(key, 2, Analysis("later", story.frame))

    (event,) = store.article(key).events
    assert longer[event.trigger.start : event.trigger.end] == event.trigger.text
    assert longer[event.evidence.start : event.evidence.end] == event.evidence.text
    store.keep([found("bridge.txt", text="The bridge is open again.")])
    store.save_analysis(key, 3, Analysis("later", story.frame))
    assert store.article(key).events == ()


def test_unknown_event_is_named(store: Store, key: int) -> None:
    with pytest.raises(UnknownEvent, match="no event nothing"):
        judge(store, key, "nothing", "accepted")

    assert store.changes() == ()


def test_rejected_event_is_in_no_answer_of_the_library(newsroom_library: LocalLibrary) -> None:
    library = newsroom_library
    hit, event = next(iter(library.events()))

    library.judge(hit.id, event, "rejected")

    assert event.id not in {one.id for _, one in library.events()}
    assert event.id not in {one.id for one in library.article(hit.id).events}
    assert library.undo() is not None
    assert event.id in {one.id for _, one in library.events()}


@pytest.fixture
def newsroom_library(tmp_path: Path) -> LocalLibrary:
    """A library with the story of the bridge, analysed."""
    library = LocalLibrary.open(tmp_path / "library")
    story = found("bridge.txt")
    _, (kept,) = library._store.keep([story])
    library._store.save_analysis(kept.key, 1, shelling(story))
    return library


def test_acts_of_an_older_library_say_what_they_were_on(tmp_path: Path) -> None:
    folder = tmp_path / "older"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "dateline.db")) as connection:
        for step in MIGRATIONS[:4]:
            connection.executescript(step)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 4")
        connection.execute("INSERT INTO article VALUES (1, 'abc', 1, 1, '', '')")
        connection.execute("INSERT INTO revision VALUES (1, 1, '', '{}', '{}', 'A text.')")
        for event in ("", "attack"):
            columns = "made, article, event, words, before, after, undone"
            connection.execute(f"INSERT INTO change ({columns}) VALUES ('', 1, ?, '', '', '', 0)", (event,))
        connection.commit()

    older = Store(folder)

    assert [(change.kind, change.target) for change in older.changes()] == [("article", ""), ("event", "attack")]
    older.close()
