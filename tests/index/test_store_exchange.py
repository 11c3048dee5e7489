"""Two readers' marks on the same articles: they add up, differences are named, nothing of ours is lost unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from index.records import EventMark, KeptMarks, Marks, Verdict
from index.store import Store
from tests.index.newsroom import STORIES, found, shelling


def filled(folder: Path) -> Store:
    folder.mkdir()
    store = Store(folder)
    for name in ("flood.txt", "bridge.txt"):
        story = found(name)
        _, (kept,) = store.keep([story])
        if name == "bridge.txt":
            store.save_analysis(kept.key, 1, shelling(story))
    return store


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Store]:
    store = filled(tmp_path / "ours")
    yield store
    store.close()


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Store]:
    store = filled(tmp_path / "theirs")
    yield store
    store.close()


def bridge(store: Store) -> int:
    return next(key for key in sorted(store.keys()) if "bridge" in store.article(key).title)


def reject(store: Store) -> None:
    store.mark_event(bridge(store), "attack", lambda mark: replace(mark, verdict="rejected"), "rejected")


def accept(store: Store) -> None:
    store.mark_event(bridge(store), "attack", lambda mark: replace(mark, verdict="accepted"), "accepted")


def only(store: Store) -> KeptMarks:
    (kept,) = store.kept_marks()
    return kept


def test_nothing_marked_is_nothing_kept(ours: Store) -> None:
    assert ours.kept_marks() == ()


def test_marks_go_over_whole_and_a_second_time_change_nothing(ours: Store, theirs: Store) -> None:
    theirs.mark(bridge(theirs), starred=True, tags=("army",), note="ask the mayor")
    theirs.see(bridge(theirs), True)
    reject(theirs)

    first = ours.take_marks(only(theirs), prefer_given=False)
    second = ours.take_marks(only(theirs), prefer_given=False)

    assert (first.outcome, first.conflicts, second.outcome) == ("taken", (), "same")
    assert ours.article(bridge(ours)).marks == Marks(True, True, ("army",), "ask the mayor", rejected=("attack",))
    assert only(ours) == only(theirs)


def test_stars_and_tags_add_up_and_can_be_undone(ours: Store, theirs: Store) -> None:
    ours.mark(bridge(ours), tags=("river",))
    theirs.mark(bridge(theirs), starred=True, tags=("army",))

    ours.take_marks(only(theirs), prefer_given=False)
    together = ours.article(bridge(ours)).marks
    ours.undo(after=0)

    assert (together.starred, together.tags) == (True, ("army", "river"))
    assert ours.article(bridge(ours)).marks.tags == ("river",)


@pytest.mark.parametrize(("prefer_given", "note", "verdict"), [(False, "mine", "rejected"), (True, "hers", "accepted")])
def test_differences_are_named_and_one_side_is_taken(
    ours: Store, theirs: Store, prefer_given: bool, note: str, verdict: str
) -> None:
    ours.mark(bridge(ours), note="mine")
    reject(ours)
    theirs.mark(bridge(theirs), note="hers")
    accept(theirs)

    taken = ours.take_marks(only(theirs), prefer_given=prefer_given)

    assert len(taken.conflicts) == 2
    assert "“mine”" in taken.conflicts[0]
    assert only(ours).note == note
    assert only(ours).events[0].verdict == verdict


def test_a_verdict_and_a_correction_of_one_event_stand_together(ours: Store, theirs: Store) -> None:
    accept(ours)
    theirs.mark_event(
        bridge(theirs), "attack", lambda mark: replace(mark, edited=replace(mark.told, actors=())), "edited"
    )

    taken = ours.take_marks(only(theirs), prefer_given=False)
    (mark,) = only(ours).events

    assert taken.conflicts == ()
    assert (mark.verdict, mark.edited is not None) == ("accepted", True)


def test_marks_on_an_article_we_do_not_have(ours: Store) -> None:
    stranger = KeptMarks(("url:http://a.example/x",), ("0" * 64,), "Elsewhere", starred=True)

    assert ours.take_marks(stranger, prefer_given=False).outcome == "missing"
    assert ours.kept_marks() == ()


def test_a_mark_on_words_our_text_does_not_have_waits(ours: Store, theirs: Store) -> None:
    accept(theirs)
    given = only(theirs)
    told = given.events[0].told
    elsewhere = replace(told, id="x", evidence=replace(told.evidence, text="Nobody wrote this."))
    strange = replace(given, events=(EventMark(elsewhere, 1, "rejected"),))

    ours.take_marks(strange, prefer_given=False)

    article = ours.article(bridge(ours))
    assert article.marks.rejected == ()
    assert article.analysis is not None
    assert len(article.analysis.events) == 3


DENIED = "Rebels of the Hill Front denied that they had fired on the town."


def note(store: Store, said: str) -> str:
    start = store.article(bridge(store)).text.index(DENIED)
    return store.note_passage(bridge(store), start, start + len(DENIED), DENIED, said)


def name(store: Store, verdict: Verdict, country: str = "") -> None:
    analysis = store.article(bridge(store)).analysis
    assert analysis is not None
    front = analysis.entities[-1]
    edited = replace(front, country=country) if country else None
    store.mark_entity(bridge(store), front, lambda mark: replace(mark, verdict=verdict, edited=edited), "judged")


def test_notes_on_passages_and_names_go_over_whole(ours: Store, theirs: Store) -> None:
    note(theirs, "ask their lawyer")
    name(theirs, "accepted", "IQ")

    first = ours.take_marks(only(theirs), prefer_given=False)
    second = ours.take_marks(only(theirs), prefer_given=False)

    assert (first.outcome, first.conflicts, second.outcome) == ("taken", (), "same")
    assert only(ours) == only(theirs)
    assert ours.article(bridge(ours)).marks == theirs.article(bridge(theirs)).marks
    assert [change.words for change in ours.changes()] == [
        "taken over: note on a passage",
        "taken over: accepted; corrected: country IQ",
    ]
    ours.undo(after=0)
    ours.undo(after=0)
    assert ours.kept_marks() == ()


def test_two_readers_notes_on_one_passage_both_stay(ours: Store, theirs: Store) -> None:
    note(ours, "mine")
    note(theirs, "hers")

    taken = ours.take_marks(only(theirs), prefer_given=False)

    assert taken.conflicts == ()
    assert {one.note for one in only(ours).notes} == {"mine", "hers"}


@pytest.mark.parametrize(("prefer_given", "said"), [(False, "mine now"), (True, "hers now")])
def test_two_states_of_one_note_are_a_difference(ours: Store, theirs: Store, prefer_given: bool, said: str) -> None:
    id_ = note(theirs, "first")
    ours.take_marks(only(theirs), prefer_given=False)
    ours.change_note(bridge(ours), id_, "mine now")
    theirs.change_note(bridge(theirs), id_, "hers now")

    taken = ours.take_marks(only(theirs), prefer_given=prefer_given)

    assert taken.conflicts == (f"note on “{DENIED}”: ours “mine now”, theirs “hers now”",)
    assert [one.note for one in only(ours).notes] == [said]


@pytest.mark.parametrize(("prefer_given", "kept"), [(False, "rejected"), (True, "accepted")])
def test_two_verdicts_on_one_name_are_a_difference(
    ours: Store, theirs: Store, prefer_given: bool, kept: Verdict
) -> None:
    name(ours, "rejected")
    name(theirs, "accepted")

    taken = ours.take_marks(only(theirs), prefer_given=prefer_given)

    assert taken.conflicts == ("Vessa Hill Front: ours rejected, theirs accepted",)
    assert [one.verdict for one in only(ours).entities] == [kept]
    assert bool(ours.article(bridge(ours)).marks.entities_rejected) == (kept == "rejected")


def test_note_from_another_version_of_the_text_finds_its_words(ours: Store, theirs: Store) -> None:
    theirs.keep([found("bridge.txt", text=f"Updated at noon. {STORIES['bridge.txt'][2]}")])
    note(theirs, "ask their lawyer")

    ours.take_marks(only(theirs), prefer_given=False)

    article = ours.article(bridge(ours))
    (one,) = article.marks.notes
    assert article.text[one.start : one.end] == DENIED
