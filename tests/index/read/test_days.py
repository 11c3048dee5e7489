"""Dates as sources write them, and what is not a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.days import day_of


@pytest.mark.parametrize(
    "text",
    [
        "2017-06-04", "2017-06-04T10:11:12Z", "2017-06-04T23:30:00+02:00", "2017-06-04 10:11", "2017-06-04Z",
        "2017/6/4", "20170604", "20170604T101112Z", "Sun, 04 Jun 2017 10:11:12 +0000", "4 Jun 2017", "4 June 2017",
        "4th of June 2017", "04-Jun-2017", "June 4, 2017", "Jun. 4th, 2017, 10:30 am", "Sunday, June 4, 2017",
        "Sunday 4 June 2017 - 10:30", "04.06.2017", "4. 6. 2017", " 4  June\n2017 ", "4 JUNE 2017",
        "Sunday, June 4, 2017 at 10:11 pm",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(text: str) -> None:
    assert day_of(text) == "2017-06-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("25/12/2017", "2017-12-25"), ("12/25/2017", "2017-12-25"), ("5/5/2017", "2017-05-05"), ("05/06/2017", None)],
)
def test_slashes_count_only_where_they_leave_no_doubt(text: str, expected: str | None) -> None:
    assert day_of(text) == expected


@pytest.mark.parametrize(
    "value",
    ["", "2017", "June 2017", "yesterday", "31.02.2017", "2017-13-01", "2017-00-10", "0000-01-01", "9999-01-01",
     "32 June 2017", "4 Juno 2017", "2017-06-04T", "2017-06-04 and more", "1496534400", 1496534400, None, ["4 June"],
     "4 June 2017 " * 1_000_000, "9" * 1_000_000, " " * 1_000_000],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_nonsense_is_no_day(value: object) -> None:
    assert day_of(value) is None


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2150, 1, 1)))
def test_every_day_survives_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y 10:00:00 +0000"):
        assert day_of(f"{day:{form}}") == str(day)
