"""Every happening with a day is in one period, and periods follow each other without a gap."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.records import Quantity
from index.stories.events import happenings
from index.stories.tallies import counted
from index.stories.timeline import GRAINS, MOST_PERIODS, end, grain_of, period, periods, timeline
from tests.index.stories.test_events import FARROW, told

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def test_a_quiet_day_between_two_stands_empty() -> None:
    found = happenings([told(killed=Quantity(12, None)), told(place=FARROW, day="2017-05-05", type_="PROTEST")])

    grain, row = timeline(map(counted, found))

    assert grain == "day"
    assert [(one.first, one.total) for one in row] == [("2017-05-03", 1), ("2017-05-04", 0), ("2017-05-05", 1)]
    assert (row[0].counts, row[0].killed_min, row[0].killed_max) == ((("ASSAULT", 1),), 12, None)
    assert row[1].tension is None


def test_weeks_begin_on_monday_and_end_on_sunday() -> None:
    _, (week,) = timeline(map(counted, happenings([told()])), "week")

    assert (week.first, week.last) == ("2017-05-01", "2017-05-07")


def test_nothing_dated_is_no_timeline() -> None:
    assert timeline([]) == ("day", [])


def test_a_year_is_counted_by_week_and_a_decade_by_month_or_year() -> None:
    assert grain_of(date(2017, 1, 1), date(2017, 1, 31)) == "day"
    assert grain_of(date(2017, 1, 1), date(2017, 12, 31)) == "week"
    assert grain_of(date(2014, 1, 1), date(2017, 12, 31)) == "month"
    assert grain_of(date(1950, 1, 1), date(2017, 12, 31)) == "year"


@given(DAYS, st.integers(0, 3000))
def test_periods_follow_each_other_without_gap(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    grain = grain_of(first, last)

    found = periods(period(first, grain), period(last, grain), grain)

    assert len(found) <= MOST_PERIODS + 2
    assert all(end(a, grain) + timedelta(days=1) == b for a, b in zip(found, found[1:], strict=False))
    assert found[0] <= first
    assert last <= end(found[-1], grain)


@given(DAYS, st.sampled_from(GRAINS))
def test_a_day_lies_in_its_period(day: date, grain: str) -> None:
    start = period(day, grain)

    assert start <= day <= end(start, grain)
    assert period(start, grain) == start or (grain == "week" and start == date.min)
