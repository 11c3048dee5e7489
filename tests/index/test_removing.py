"""Articles that are taken out: gone from store, search and groups of copies, back when their file is added again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import UnknownArticle
from index.extract import VERSION
from index.indexing import FOLDER
from index.library import Library, open_library
from index.store import Store
from tests.index.newsroom import found, found_ids, read_in, shelling


def test_removed_article_is_gone_and_comes_back_with_its_file(library: Library, stories: Path) -> None:
    for path in stories.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))  # long settled: its stamp is trusted
    read_in(library, stories)
    (gone,) = found_ids(library, "mortar")

    assert library.remove([gone]) == 1

    assert len(library) == library.search("").total == 2
    assert found_ids(library, "mortar") == []
    with pytest.raises(UnknownArticle):
        library.article(gone)
    happened = read_in(library, stories)
    assert [step.article for step in happened["added"]] == [gone]
    assert len(happened["unchanged"]) == 2


def test_nothing_is_removed_where_one_id_is_unknown(library: Library, stories: Path) -> None:
    added = read_in(library, stories)["added"]

    with pytest.raises(UnknownArticle):
        library.remove([added[0].article, "zzzzzzz"])

    assert len(library) == 3


def test_copy_of_a_removed_article_stands_alone(store: Store) -> None:
    text = "The water rose so fast during the night that many families left barefoot over the upper bridge."
    one, two = (item.key for item in store.keep([found("one", text=text), found("two", text=text + " It rained.")])[1])
    from index.comparing import compare

    list(compare(store))
    assert store.copies(one) == [two]

    store.remove([two])

    assert store.copies(one) == []
    assert store.similar([0], least=1, crowd=9, most=9) == []
    with store._connections.reading() as connection:
        assert connection.execute("SELECT count(*) FROM sketch WHERE article = ?", (two,)).fetchone() == (0,)


def test_removal_cut_short_before_the_index_is_finished_by_the_next_add(library: Library, stories: Path) -> None:
    added = read_in(library, stories)["added"]
    store = Store(library.path)
    store.remove([store.find(added[0].article)])  # and killed here
    store.close()

    read_in(library, stories / "nothing")

    again = open_library(library.path)
    assert again.search("").total == 2
    checks = {check.name: check for check in again.doctor() if hasattr(check, "ok")}
    assert checks["full text"].repaired is False
    again.close()
    assert (library.path / FOLDER).is_dir()


def test_analysis_by_an_older_version_is_stale_and_only_done_again_when_asked(store: Store) -> None:
    story = found("bridge.txt")
    (kept,) = store.keep([story])[1]
    assert [one.id for one in store.pending(VERSION)] == [kept.id]

    store.save_analysis(kept.key, 1, shelling(story, version="0"))

    assert store.pending_count(VERSION) == 0
    assert [one.id for one in store.pending(VERSION, stale=True)] == [kept.id]
    store.save_analysis(kept.key, 1, shelling(story, version=VERSION))
    assert store.pending_count(VERSION, stale=True) == 0
