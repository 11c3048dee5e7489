"""A timeline counts every day once, in periods few enough to be seen."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.export.charts import timeline

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def counted(lines: list[str]) -> int:
    return sum(int(number) for number in re.findall(r"<title>[^<]*: (\d+) ", "\n".join(lines)))


def test_a_bar_says_its_day_class_and_number() -> None:
    lines = "\n".join(timeline({("2017-06-04", "material conflict"): 2}))

    assert "<title>2017-06-04: 2 material conflict</title>" in lines


def test_no_days_no_chart() -> None:
    assert list(timeline({})) == []
    assert list(timeline({("soon", ""): 1})) == []


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_every_day_is_in_one_bar(days: list[date]) -> None:
    lines = list(timeline(Counter((day.isoformat(), "verbal conflict") for day in days)))

    assert counted(lines) == len(days)
