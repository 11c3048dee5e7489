"""Copies of one text in a list: the first stands for the others, on every page, in whichever order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.fulltext import FullText, Row
from index.records import Copy, Published
from index.search import HitRow, Rows, search
from tests.index.test_search import Shelf


@pytest.fixture
def newsstand(tmp_path: Path) -> Iterator[tuple[FullText, Rows]]:
    """Three papers with one wire story, of which one changed the title, and two with their own."""
    rows = [
        HitRow(1, "aa1", "Ferry sinks", "Wire", Published("2021-03-02", "given"), "A ferry sank off Velm on Tuesday."),
        HitRow(2, "bb2", "Tragedy", "Post", Published("2021-03-03", "given"), "A ferry sank off Velm on Tuesday."),
        HitRow(3, "cc3", "Ferry lost", "", Published("2021-03-02", "given"), "A ferry sank off Velm on Tuesday."),
        HitRow(4, "dd4", "Inquiry", "Ledger", Published("2021-03-04", "given"), "The old ferry had been overloaded."),
        HitRow(5, "ee5", "Harvest", "Ledger", Published("2021-03-01", "given"), "Figs were plentiful."),
    ]
    shelf = Shelf(rows)
    shelf.groups = {1: 7, 2: 7, 3: 7, 5: 8, 99: 8}
    opened = FullText.open(tmp_path / "fulltext")
    opened.write(1, [Row(row.key, row.title, row.text, row.source, row.published.value) for row in rows])
    yield opened, shelf
    opened.close()


def test_one_of_each_text_stands_for_its_copies(newsstand: tuple[FullText, Rows]) -> None:
    found = search(*newsstand, "ferry", fold=True)

    assert [hit.id for hit in found.hits] == ["aa1", "dd4"]
    assert found.hits[0].copies == (Copy("bb2", "Post"), Copy("cc3", ""))
    assert found.hits[1].copies == ()
    assert (found.total, found.folded, found.rows) == (4, 2, 2)


def test_the_first_in_the_order_asked_for_stands_for_the_others(newsstand: tuple[FullText, Rows]) -> None:
    assert [hit.id for hit in search(*newsstand, "ferry", sort="date", fold=True).hits] == ["dd4", "bb2"]
    by_source = search(*newsstand, "ferry", sort="source", fold=True)
    assert len(by_source.hits) == by_source.rows == 2
    assert [hit.id for hit in search(*newsstand, "tragedy", fold=True).hits] == ["bb2"]
    assert search(*newsstand, "tragedy", fold=True).folded == 0  # the others do not match
    assert [copy.id for copy in search(*newsstand, "tragedy", fold=True).hits[0].copies] == ["aa1", "cc3"]


def test_pages_of_a_folded_list_follow_one_another(newsstand: tuple[FullText, Rows]) -> None:
    whole = [hit.id for hit in search(*newsstand, "", fold=True).hits]

    assert [search(*newsstand, "", limit=1, offset=at, fold=True).hits[0].id for at in range(3)] == whole
    assert search(*newsstand, "", limit=1, offset=3, fold=True).hits == ()


def test_without_folding_every_copy_is_listed(newsstand: tuple[FullText, Rows]) -> None:
    found = search(*newsstand, "ferry")

    assert {hit.id for hit in found.hits} == {"aa1", "bb2", "cc3", "dd4"}
    assert [len(hit.copies) for hit in sorted(found.hits, key=lambda hit: hit.id)] == [2, 2, 2, 0]
    assert (found.total, found.folded) == (4, 0)
