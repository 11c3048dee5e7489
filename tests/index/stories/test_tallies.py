"""Happenings are counted once each, with what their reports say of the dead."""

from __future__ import annotations

from index.records import Quantity
from index.stories.events import happenings
from index.stories.tallies import counted, tally
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
    return [
        (row.key, row.happenings, row.reports, row.killed_min, row.killed_max) for row in tally(map(counted, FOUND), by)
    ]


def test_a_happening_told_twice_counts_once() -> None:
    assert rows("place") == [("Ostrel", 1, 2, 12, 15), ("Farrow", 1, 1, 3, None)]


def test_days_come_in_their_order_and_weeks_begin_on_monday() -> None:
    assert [row[0] for row in rows("day")] == ["2017-05-03", "2017-05-10"]
    assert [row[0] for row in rows("week")] == ["2017-05-01", "2017-05-08"]


def test_a_happening_of_two_actors_counts_for_each() -> None:
    assert rows("actor") == [("Hill Front", 2, 3, 15, None), ("Reed Guard", 1, 1, 3, None)]


def test_kinds_have_their_names() -> None:
    assert [row[:2] for row in rows("type")] == [("attack", 2), ("protest", 1)]


def test_pairs_are_names_of_one_happening() -> None:
    assert ("Hill Front – Reed Guard", 1) in [row[:2] for row in rows("pair")]


def test_what_rises_is_what_the_latest_week_has_more_of_than_usual() -> None:
    days = ["2017-05-02", "2017-05-09", "2017-05-16", "2017-05-23", "2017-05-29"]
    often = [told(day=day, place=FARROW) for day in days]
    late = [told(day=day, targets=(day,)) for day in ("2017-05-28", "2017-05-30")]

    found = tally(map(counted, happenings([*often, *late])), "place", rising=True)

    assert [(row.key, row.recent, row.usual) for row in found] == [("Ostrel", 2, 0.0), ("Farrow", 1, 1.0)]


def test_what_did_not_happen_lately_does_not_rise() -> None:
    found = tally(map(counted, FOUND), "place", rising=True, until="2017-05-12")

    assert [row.key for row in found] == ["Farrow"]
