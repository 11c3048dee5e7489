"""Notes on passages: where they stand in every revision, found by their words, undone, and never on words that are not
there.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library, sentence_at
from index.query import Field
from index.records import Change
from index.store import Store
from index.store.anchors import anchored
from index.store.anchors import found as place_of
from tests.index.newsroom import STORIES, found

DENIED = "Rebels of the Hill Front denied that they had fired on the town."


@pytest.fixture
def key(store: Store) -> int:
    _, (kept,) = store.keep([found("bridge.txt")])
    return kept.key


def note(store: Store, key: int, words: str = DENIED, said: str = "ask their lawyer") -> str:
    start = store.article(key).text.index(words)
    return store.note_passage(key, start, start + len(words), words, said)


def test_note_stands_where_its_words_do_before_any_analysis(store: Store, key: int) -> None:
    id_ = note(store, key)

    article = store.article(key)
    (one,) = article.marks.notes
    assert (one.id, one.note, one.text) == (id_, "ask their lawyer", DENIED)
    assert article.text[one.start : one.end] == DENIED


def test_note_is_found_by_its_words_and_by_its_state(store: Store, key: int) -> None:
    note(store, key)

    assert store.with_field(Field("note", "lawyer")) == {key}
    assert store.with_field(Field("is", "noted")) == {key}
    assert store.with_field(Field("note", "fired")) == set()  # the words of the passage are the article's
    assert store.with_field(Field("is", "unread")) == {key}


def test_note_is_changed_deleted_and_brought_back(store: Store, key: int) -> None:
    id_ = note(store, key)
    store.change_note(key, id_, "she called back")
    store.change_note(key, id_, "")

    assert store.article(key).marks.notes == ()
    assert [change.words for change in store.changes()] == [
        "note written on a passage",
        "note on a passage changed",
        "note on a passage deleted",
    ]
    undone = store.undo(after=0)
    assert isinstance(undone, Change)
    assert (undone.kind, undone.target) == ("note", id_)
    assert [one.note for one in store.article(key).marks.notes] == ["she called back"]
    store.undo(after=0)
    assert [one.note for one in store.article(key).marks.notes] == ["ask their lawyer"]
    store.undo(after=0)
    assert store.article(key).marks.notes == ()
    assert not store.change_note(key, id_, "too late")


def test_note_follows_its_words_into_a_new_revision_and_waits_where_they_are_gone(store: Store, key: int) -> None:
    note(store, key)
    longer = f"Updated at noon. {STORIES['bridge.txt'][2]} More follows."
    store.keep([found("bridge.txt", text=longer)])

    (one,) = store.article(key).marks.notes
    assert longer[one.start : one.end] == DENIED

    store.keep([found("bridge.txt", text="The bridge is open again.")])
    (lost,) = store.article(key).marks.notes
    assert (lost.start, lost.text, lost.note) == (-1, DENIED, "ask their lawyer")
    assert store.article(key, revision=2).marks.notes == (one,)


def test_note_on_words_that_are_not_there_is_refused(store: Store, key: int) -> None:
    with pytest.raises(ValueError, match="words that the text has there"):
        store.note_passage(key, 3, 3 + len(DENIED), DENIED, "no")

    assert store.changes() == ()


def test_note_survives_the_same_file_once_more(store: Store, key: int) -> None:
    note(store, key)

    _, (kept,) = store.keep([found("bridge.txt")])

    assert kept.outcome == "unchanged"
    assert [one.note for one in store.article(key).marks.notes] == ["ask their lawyer"]


def test_of_two_places_with_the_same_words_the_one_with_the_same_neighbours_counts() -> None:
    text = "The mayor said no. The envoy said no. The mayor left."
    second = text.index("said no", 20)
    anchor = anchored(text, 1, second, second + 7)

    assert place_of(anchor, 2, f"Nobody said no to it. {text}") == (second + 22, second + 29)
    assert place_of(anchor, 2, "He never said no before.") is None  # too short to be known by itself


@given(st.text("ab. \n", max_size=60), st.integers(0, 60), st.integers(1, 12), st.text("xyz ", max_size=20))
def test_what_stands_in_a_text_is_found_behind_anything_put_before_it(
    text: str, start: int, size: int, before: str
) -> None:
    start = min(start, max(0, len(text) - 1))
    quotation = text[start : start + size]
    anchor = anchored(text, 1, start, start + len(quotation))

    where = place_of(anchor, 2, before + text)

    if quotation:
        assert place_of(anchor, 1, text) == (start, start + len(quotation))
        if where is not None:
            assert (before + text)[slice(*where)] == quotation


@given(st.text(max_size=120), st.integers(0, 119))
def test_the_sentence_at_an_offset_is_within_its_line_and_bare(text: str, at: int) -> None:
    at = min(at, len(text))
    start, end = sentence_at(text, at)

    assert 0 <= start <= end <= len(text)
    assert text[start:end] == text[start:end].strip()
    assert "\n" not in text[start:end]


def test_the_sentence_at_an_offset_is_the_one_around_it() -> None:
    text = "A bridge fell on Monday. Gen. Lind said so. Nobody was hurt.\nMore later."

    assert text[slice(*sentence_at(text, text.index("Lind")))] == "Gen. Lind said so."
    assert text[slice(*sentence_at(text, 0))] == "A bridge fell on Monday."
    assert text[slice(*sentence_at(text, text.index("later")))] == "More later."


def test_the_library_takes_notes_and_refuses_empty_ones(library: Library) -> None:
    from index.errors import EditError

    assert not library.changes()
    with pytest.raises(EditError, match="has words"):
        library.note_passage("0", 0, 4, "none", "  ")
