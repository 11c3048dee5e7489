"""Happenings are counted once each, with what their reports say of the dead."""

from __future__ import annotations

from index.records import Quantity, Tally
from index.stories.events import happenings
from index.stories.tallies import By, Counted, counted, keyed, spans, tally
from tests.index.stories.test_events import FARROW, told

FOUND = happenings(
    [
        told(killed=Quantity(12, 12), actors=("Hill Front",)),
        told(killed=Quantity(15, 15), actors=("Hill Front",)),
        told(place=FARROW, day="2017-05-10", killed=Quantity(3, None), actors=("Hill Front", "Reed Guard")),
        told(type_="PROTEST", place=None, day=None, published="2017-05-20", targets=()),
    ]
)


COUNTED = [counted(one) for one in FOUND]


def rows(by: By) -> list[tuple[str, int, int, int, int | None]]:
    found = tally(keyed(COUNTED, by), by)
    return [(row.key, row.happenings, row.reports, row.killed_min, row.killed_max) for row in found]


def test_a_happening_told_twice_counts_once() -> None:
    assert rows("day") == [("2017-05-03", 1, 2, 12, 15), ("2017-05-10", 1, 1, 3, None)]


def test_weeks_begin_on_monday() -> None:
    assert [row[0] for row in rows("week")] == ["2017-05-01", "2017-05-08"]


def test_kinds_have_their_names_and_the_most_frequent_comes_first() -> None:
    assert [row[:2] for row in rows("type")] == [("attack", 2), ("protest", 1)]


def test_rows_of_one_key_are_one() -> None:
    one = Counted("", "", "2017-05-03", "2017-05-03", 2, 3, 5, 9, recent=1, before=2)
    other = Counted("", "", "2017-05-01", "2017-05-02", 1, 1, 1, None, recent=0, before=2)

    assert tally([("Ostrel", one), ("Ostrel", other)], "place") == [
        Tally("Ostrel", 3, 4, 6, None, "2017-05-01", "2017-05-03", 1, 1.0)
    ]


def test_what_rises_is_what_there_is_more_of_lately_than_usual() -> None:
    steady = Counted("", "", None, None, 9, 9, 0, 0, recent=2, before=8)
    fresh = Counted("", "", None, None, 2, 2, 0, 0, recent=2, before=0)
    gone = Counted("", "", None, None, 5, 5, 0, 0, recent=0, before=5)

    found = tally([("Ostrel", steady), ("Farrow", fresh), ("Millby", gone)], "place", rising=True)

    assert [row.key for row in found] == ["Farrow", "Ostrel"]


def test_a_week_is_recent_and_the_four_before_it_are_usual() -> None:
    assert spans("2017-06-04") == ("2017-05-28", "2017-06-04", "2017-04-30")
    assert spans("") == spans("0001-01-09") == ("", "", "")
