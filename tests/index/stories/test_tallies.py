"""Happenings are counted once each, with what their reports say of the dead."""

from __future__ import annotations

from index.records import Quantity
from index.stories.events import happenings
from index.stories.tallies import tally
from tests.index.stories.test_events import FARROW, told

FOUND = happenings(
    [
        told(killed=Quantity(12, 12), actors=("Hill Front",)),
        told(killed=Quantity(15, 15), actors=("Hill Front",)),
        told(place=FARROW, day="2017-05-10", killed=Quantity(3, None), actors=("Hill Front", "Reed Guard")),
        told(type_="PROTEST", place=None, day=None, published="2017-05-20", targets=()),
    ]
)


def rows(by: str) -> list[tuple[str, int, int, int, int | None]]:
    return [(row.key, row.happenings, row.reports, row.killed_min, row.killed_max) for row in tally(FOUND, by)]


def test_a_happening_told_twice_counts_once() -> None:
    assert rows("place") == [("Ostrel", 1, 2, 12, 15), ("Farrow", 1, 1, 3, None)]


def test_days_come_in_their_order_and_weeks_begin_on_monday() -> None:
    assert [row[0] for row in rows("day")] == ["2017-05-03", "2017-05-10"]
    assert [row[0] for row in rows("week")] == ["2017-05-01", "2017-05-08"]


def test_a_happening_of_two_actors_counts_for_each() -> None:
    assert rows("actor") == [("Hill Front", 2, 3, 15, None), ("Reed Guard", 1, 1, 3, None)]


def test_kinds_have_their_names() -> None:
    assert [row[:2] for row in rows("type")] == [("attack", 2), ("protest", 1)]
