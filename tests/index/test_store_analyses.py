"""Analyses in the store: kept whole for showing, in rows for search, and made for what lacks them."""

from __future__ import annotations

from index.extract import VERSION
from index.query import Condition, Field
from index.store import Store
from tests.index.newsroom import STORIES, found, shelling


def test_analysis_comes_back_and_counts_its_news(store: Store) -> None:
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])

    assert store.save_analysis(kept.key, 1, shelling(story))

    (hit,) = store.hits([kept.key, 4711])
    assert store.article(kept.key).analysis == shelling(story)
    assert (hit.events, hit.analysed) == (2, True)
    assert hit.killed is not None
    assert hit.killed.text == "at least four"


def test_entities_are_found_by_words_of_one_name(store: Store) -> None:
    story = found("bridge.txt")
    _, (kept, _) = store.keep([story, found("flood.txt")])
    store.save_analysis(kept.key, 1, shelling(story))

    assert store.with_field(Field("who", "front hill")) == {kept.key}
    assert store.with_field(Field("who", "vessa hi", True)) == {kept.key}
    assert store.with_field(Field("who", "vessa hi")) == set()
    assert store.with_field(Field("who", "ostrel front")) == set()  # two names, not one
    assert store.with_field(Field("who", "", True)) == set()


def test_conditions_must_hold_of_one_event(store: Store) -> None:
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])
    store.save_analysis(kept.key, 1, shelling(story))
    in_ostrel = Condition("place", words=("ostrel",))
    by_air = Condition("type", codes=(("ASSAULT", "aerial"),))
    attack = Condition("type", codes=(("ASSAULT", ""), ("PROTEST", "")))

    assert store.with_event([in_ostrel, attack]) == {kept.key}
    assert store.with_event([by_air]) == {kept.key}
    assert store.with_event([in_ostrel, by_air]) == set()
    assert store.events_meeting(kept.key, [attack]) == {0, 2}
    assert store.with_event([Condition("place", words=("vessa", "val"), prefix=True)]) == {kept.key}
    assert store.with_event([Condition("type")]) == set()


def test_new_revision_is_not_found_by_what_the_old_one_said(store: Store) -> None:
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])
    store.save_analysis(kept.key, 1, shelling(story))

    store.keep([found("bridge.txt", text="The bridge is open again.")])

    assert store.with_field(Field("who", "ostrel")) == set()
    assert store.with_event([Condition("place", words=("ostrel",))]) == set()
    assert store.article(kept.key).analysis is None
    assert store.article(kept.key, revision=1).analysis == shelling(story)
    assert [pending.revision for pending in store.pending(VERSION)] == [2]


def test_pending_gives_newest_first_and_what_the_reader_said(store: Store) -> None:
    store.keep([found(name) for name in STORIES])

    pending = list(store.pending(VERSION))

    assert [one.draft.title for one in pending] == [
        STORIES[name][0] for name in ("talks.txt", "flood.txt", "bridge.txt")
    ]
    assert pending[0].draft == found("talks.txt").draft


def test_pending_shrinks_while_it_is_worked_on(store: Store) -> None:
    store.keep([found(f"{number}.txt", text=f"Mortar fire killed, denied, fired {number}.") for number in range(120)])

    seen = []
    for one in store.pending(VERSION):
        seen.append(one.id)
        if len(seen) % 2:
            store.give_up(one.key, one.revision, VERSION, "took too long")

    assert len(set(seen)) == len(seen) == 120
    assert store.pending_count(VERSION) == 60
    assert store.pending_count(VERSION, retry=True) == 120
    assert store.pending_count(VERSION + "+") == 120
