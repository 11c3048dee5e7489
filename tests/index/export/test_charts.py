"""A timeline counts every day once, in periods few enough to be seen."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.export.charts import MOST_BARS, grain_of, period, periods, timeline

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def counted(lines: list[str]) -> int:
    return sum(int(number) for number in re.findall(r"<title>[^<]*: (\d+) ", "\n".join(lines)))


def test_a_bar_says_its_day_class_and_number() -> None:
    lines = "\n".join(timeline([("2017-06-04", "material conflict"), ("2017-06-04", "material conflict")]))

    assert "<title>2017-06-04: 2 material conflict</title>" in lines


def test_a_year_is_counted_by_week_and_a_decade_by_year_or_month() -> None:
    assert grain_of(date(2017, 1, 1), date(2017, 1, 31)) == "day"
    assert grain_of(date(2017, 1, 1), date(2017, 12, 31)) == "week"
    assert grain_of(date(2014, 1, 1), date(2017, 12, 31)) == "month"
    assert grain_of(date(1950, 1, 1), date(2017, 12, 31)) == "year"


def test_no_days_no_chart() -> None:
    assert list(timeline([])) == []
    assert list(timeline([("soon", "")])) == []


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_every_day_is_in_one_bar(days: list[date]) -> None:
    lines = list(timeline([(day.isoformat(), "verbal conflict") for day in days]))

    assert counted(lines) == len(days)


@given(DAYS, st.integers(0, 3000))
def test_periods_follow_each_other_without_gap(first: date, length: int) -> None:
    last = min(first.toordinal() + length, date.max.toordinal())
    grain = grain_of(first, date.fromordinal(last))

    found = periods(period(first, grain), period(date.fromordinal(last), grain), grain)

    assert len(found) <= MOST_BARS + 2
    assert found == sorted(set(found))
    assert period(first, grain) in found
    if grain == "day":
        assert all(b - a == timedelta(days=1) for a, b in zip(found, found[1:], strict=False))
