"""What the store keeps, and under which names it knows the same thing again."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LibraryError, UnknownArticle
from index.query import Field
from index.store import FILE, FileStamp, Found, Store
from index.store.articles import storable
from index.store.tables import MIGRATIONS
from tests.index.newsroom import STORIES, found, shelling


def keep_one(store: Store, *args: str, **more: str) -> tuple[str, str]:
    _, (kept,) = store.keep([found(*args, **more)])
    return kept.id, kept.outcome


def under(store: Store, path: str) -> set[int]:
    return store.with_field(Field("path", path))


def test_article_comes_back_as_it_was_kept(store: Store) -> None:
    first_id, outcome = keep_one(store, "talks.txt")

    article = store.article(store.find(first_id))

    assert outcome == "added"
    assert (article.id, article.revision, article.title) == (first_id, 1, "Ministers meet in Göttlin")
    assert article.text == STORIES["talks.txt"][2]
    assert article.published.value == "2017-05-20"
    assert article.path == "/stories/talks.txt"
    assert article.analysis is None


def test_id_is_short_and_the_same_in_every_library(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path)

    first_id, _ = keep_one(store, "talks.txt")
    again, _ = keep_one(other, "talks.txt", folder="/elsewhere")
    other.close()

    assert len(first_id) == 7
    assert first_id == again


def test_same_file_again_changes_nothing(store: Store) -> None:
    keep_one(store, "talks.txt")
    before = store.generation(), store.batch()

    _, outcome = keep_one(store, "talks.txt")

    assert outcome == "unchanged"
    assert (store.generation(), store.batch(), store.count()) == (*before, 1)


def test_changed_text_under_same_path_is_a_revision(store: Store) -> None:
    first_id, _ = keep_one(store, "talks.txt")

    again, outcome = keep_one(store, "talks.txt", text="The talks in Göttlin ended without a truce.")

    assert (again, outcome) == (first_id, "revised")
    assert store.article(store.find(first_id)).text == "The talks in Göttlin ended without a truce."
    assert store.article(store.find(first_id)).revision == 2
    assert store.article(store.find(first_id), revision=1).text == STORIES["talks.txt"][2]
    with pytest.raises(UnknownArticle):
        store.article(store.find(first_id), revision=3)


def test_file_that_goes_back_to_its_old_text_is_a_revision(store: Store) -> None:
    keep_one(store, "talks.txt")
    keep_one(store, "talks.txt", text="The talks ended.")

    first_id, outcome = keep_one(store, "talks.txt")

    assert outcome == "revised"
    assert store.article(store.find(first_id)).text == STORIES["talks.txt"][2]


def test_same_bytes_at_another_path_are_the_same_article(store: Store) -> None:
    first_id, _ = keep_one(store, "talks.txt")

    again, outcome = keep_one(store, "talks.txt", folder="/copies")

    assert (again, outcome) == (first_id, "unchanged")
    assert under(store, "/copies") == under(store, "/stories") == {store.find(first_id)}


def test_copies_that_part_become_two_articles(store: Store) -> None:
    first_id, _ = keep_one(store, "talks.txt")
    keep_one(store, "talks.txt", folder="/copies")

    other, outcome = keep_one(store, "talks.txt", folder="/copies", text="Something else altogether.")

    assert outcome == "added"
    assert other != first_id
    assert store.article(store.find(first_id)).text == STORIES["talks.txt"][2]
    assert keep_one(store, "talks.txt") == (first_id, "unchanged")


def test_two_saved_copies_of_one_address_do_not_take_turns(store: Store) -> None:
    url = "https://news.example/talks"
    first_id, _ = keep_one(store, "one.html", text="The ministers will meet.", url=url)
    _, second = keep_one(store, "two.html", text="The ministers have met.", url=url)

    outcomes = [
        keep_one(store, "one.html", text="The ministers will meet.", url=url),
        keep_one(store, "two.html", text="The ministers have met.", url=url),
    ]

    assert second == "revised"
    assert outcomes == [(first_id, "unchanged"), (first_id, "unchanged")]


def test_ids_that_collide_are_told_apart(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store.articles.ID_LENGTH", 1)

    _, kept = store.keep([found(f"{number}.txt", text=f"Report number {number}.") for number in range(32)])

    assert len({one.id for one in kept}) == 32
    assert all(store.article(one.key).text == f"Report number {number}." for number, one in enumerate(kept))


def test_prefix_of_an_id_will_do_while_it_is_unambiguous(store: Store) -> None:
    _, kept = store.keep([found(f"{number}.txt", text=f"Report number {number}.") for number in range(200)])
    one = kept[0]

    assert store.find(one.id[:6]) == one.key
    assert store.find(one.id.upper()) == one.key
    with pytest.raises(UnknownArticle, match="several"):
        store.find(next(first for first in "0123456789" if sum(other.id[0] == first for other in kept) > 1))
    for wrong in ("", "uuuuuuu", "zzzzzzz9", "; DROP TABLE article", "%"):
        with pytest.raises(UnknownArticle):
            store.find(wrong)


def test_newest_comes_first_and_undated_last(store: Store) -> None:
    _, kept = store.keep([found("x.txt", text="No date."), *(found(name) for name in STORIES)])

    assert store.newest(10) == [kept[3].key, kept[2].key, kept[1].key, kept[0].key]
    assert store.newest(2, 1) == [kept[2].key, kept[1].key]


def test_path_finds_file_folder_and_the_middle_of_a_path(store: Store) -> None:
    _, kept = store.keep([found("talks.txt", folder="/news/may"), found("flood.txt", folder="/news/mayor")])

    assert under(store, "/news/may") == under(store, "/news/may/") == {kept[0].key}
    assert under(store, "/news/may/talks.txt") == {kept[0].key}
    assert under(store, "/news") == {kept[0].key, kept[1].key}
    assert under(store, "mayor/flood.txt") == {kept[1].key}
    assert under(store, "news/may") == {kept[0].key}
    assert under(store, "ma_or") == under(store, "%") == set()


def test_texts_of_a_few_articles_cost_the_same_in_a_library_of_any_size(store: Store) -> None:
    def steps(keys: list[int]) -> int:
        taken: list[int] = []
        with store._connections.reading() as connection:
            connection.set_progress_handler(lambda: taken.append(1), 10)
        assert {text.key for text in store.texts(keys=keys)} == set(keys)
        connection.set_progress_handler(None, 10)
        return len(taken)

    keys = [kept.key for kept in store.keep([found(f"{n}.txt", text=f"Of day {n}.", day=None) for n in range(60)])[1]]
    among_few = steps(keys[7:4:-1])
    store.keep([found(f"{n}.txt", text=f"Of day {n}.", day=None) for n in range(60, 400)])

    assert steps(keys[7:4:-1]) <= among_few * 1.5


def test_failures_are_noted_until_the_file_is_tried_again(store: Store) -> None:
    store.keep([], failed=[("/in/a.txt", "empty file"), ("/in/rows.jsonl:7", "not JSON"), ("/out/b.txt", "binary")])

    newest_first = [path for path, _ in store.failures()]
    store.retry(["/in"])

    assert newest_first == ["/out/b.txt", "/in/rows.jsonl:7", "/in/a.txt"]
    assert store.failures() == (("/out/b.txt", "binary"),)
    store.retry(["/out/b.txt"])
    assert store.failures() == ()


def test_file_is_known_by_its_stamp(store: Store) -> None:
    stamp = FileStamp("/stories/talks.txt", 120, 10**18)
    _, (kept,) = store.keep([found("talks.txt")], files=[stamp])

    assert store.in_file(stamp) == [kept.id]
    assert store.in_file(FileStamp("/stories/talks.txt", 120, 10**18 + 1)) is None
    assert store.in_file(FileStamp("/stories/flood.txt", 120, 10**18)) is None


def test_generation_moves_for_articles_and_analyses(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path)
    seen = [store.generation()]

    story = found("bridge.txt")
    _, (kept,) = other.keep([story])
    seen.append(store.generation())
    other.save_analysis(kept.key, 1, shelling(story))
    seen.append(store.generation())
    other.mark_indexed(1)
    seen.append(store.generation())
    other.close()

    assert len(set(seen)) == 4


def test_many_threads_read_and_write(store: Store) -> None:
    story = found("bridge.txt")
    _, (kept,) = store.keep([story])
    troubles: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(10):
                keep_one(store, f"{name}{number}.txt", text=f"Dispatch {number} of {name}.")
                store.save_analysis(kept.key, 1, shelling(story))
                assert store.hits(store.newest(50))
        except BaseException as error:
            troubles.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("ada", "ben", "cem", "dov")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert store.count() == 41
    assert store.complaint() == ""


def test_closed_store_says_so_in_every_thread(store: Store) -> None:
    store.count()
    store.close()

    with pytest.raises(LibraryError, match="closed"):
        store.count()


def test_nothing_of_a_failed_batch_is_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="disk"):
        store.keep(_two_then_trouble())

    assert (store.count(), store.batch()) == (0, 0)
    assert keep_one(store, "talks.txt")[1] == "added"


def _two_then_trouble() -> Iterator[Found]:
    yield found("talks.txt")
    yield found("flood.txt")
    raise ValueError("disk")


def test_newer_library_is_refused(tmp_path: Path) -> None:
    Store(tmp_path).close()
    store = Store(tmp_path)
    store.count()
    store.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()

    with pytest.raises(LibraryError, match="newer Dateline"):
        Store(tmp_path).count()


def test_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()

    with pytest.raises(LibraryError, match="not written by Dateline"):
        Store(tmp_path).count()


def test_damaged_database_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)

    with pytest.raises(LibraryError, match="damaged"):
        Store(tmp_path).count()


@given(st.text(st.characters(), min_size=1))
def test_any_path_can_be_stored_and_most_as_they_are(path: str) -> None:
    stored = storable(path)

    assert stored.encode().decode() == stored
    assert (stored == path) == (not any("\ud800" <= char <= "\udfff" for char in path))
