"""What date expressions mean, against a Sunday: 4 June 2017."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.dates.days import resolve
from index.extract.dates.expressions import find_dates
from tests.index.extract.dates import date_rows, more_date_rows

ANCHOR = dt.date(2017, 6, 4)

ROWS = [*date_rows.ROWS, *more_date_rows.ROWS]


@pytest.mark.parametrize("row", ROWS)
def test_an_expression_has_its_days(row: str):
    words, _, wanted = row.partition(" | ")
    *days, grain = wanted.split()

    interval = resolve(words.removeprefix("+ "), ANCHOR, "future" if words.startswith("+") else "past")

    assert interval is not None
    ends = [interval.first or "-", interval.last or "-"]
    assert (sorted(set(ends)) if len(days) == 1 else ends, interval.grain) == (days, grain)


def test_the_table_is_long_enough_to_mean_something():
    assert len({row.partition(" | ")[0] for row in ROWS}) == len(ROWS) >= 300


# Words around a date that say how it bounds and are no part of what the finder marks.
LEADING = re.compile(r"^(?:(?:on|in|at|by|over|during|within|until|before|after|throughout|the month of|from) )+")


@pytest.mark.parametrize("row", ROWS)
def test_an_expression_is_found_in_a_sentence(row: str):
    words = row.partition(" | ")[0].removeprefix("+ ")
    text = f"The council met in Harrow {'at' if row.endswith('time') else 'in'} {words}, and 12 of them spoke."

    found = [date for date in find_dates(text) if date.start < text.index(", and 12")]

    assert len(found) == 1
    assert LEADING.sub("", found[0].text) == LEADING.sub("", words).removesuffix("'s").removesuffix(" the siege")


@pytest.mark.parametrize(
    "words",
    ["two days after", "a week later", "the same day", "the next day", "31 June", "4/6/2017", "soon", "", "may"[:2]],
)
def test_what_needs_another_event_or_is_no_date_has_no_days(words: str):
    assert resolve(words, ANCHOR) is None


def test_a_weekday_in_the_middle_of_a_week():
    wednesday = dt.date(2024, 5, 15)

    assert resolve("on Wednesday", wednesday) == resolve("today", wednesday)
    assert getattr(resolve("the weekend", wednesday), "first", None) == "2024-05-11"
    assert getattr(resolve("last weekend", wednesday), "first", None) == "2024-05-11"
    assert getattr(resolve("the weekend", wednesday, "future"), "first", None) == "2024-05-18"


def test_dates_near_the_ends_of_the_calendar():
    for words in ("last month", "the past ten years", "next week", "since 2014", "June 3", "in March"):
        resolve(words, dt.date.min)
        resolve(words, dt.date.max, "future")


WORDS = st.sampled_from(
    "the past last next 3 June - to from Monday since ago early week 2014 few two 1990s of 's".split(" ")
)


@given(
    st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)),
    st.dates(),
    st.sampled_from(["past", "future"]),
)
@settings(max_examples=150)
def test_any_words_give_an_interval_in_order_or_none(words, anchor, tense):
    interval = resolve(words, anchor, tense)

    if interval is not None and interval.first and interval.last:
        assert dt.date.fromisoformat(interval.first) <= dt.date.fromisoformat(interval.last)


def test_what_is_told_as_past_but_begins_later_has_no_end_yet():
    interval = resolve("from 2001", dt.date(2000, 1, 1), "past")

    assert (interval.first, interval.last) == ("2001-01-01", None)


def test_resolving_is_fast():
    words = [row.partition(" | ")[0].removeprefix("+ ") for row in ROWS]

    def cost() -> float:
        began = time.process_time()
        for expression in words:
            resolve(expression, ANCHOR)
        return (time.process_time() - began) / len(words)

    # 0.1 ms on an idle core; more than ten times that would be a pattern gone wrong.
    assert min(cost() for _ in range(3)) < 0.001


def test_hostile_words_are_not_slow():
    began = time.process_time()
    for piece in ("from ", "to ", "the ", "june ", "3-", "early ", "a few ", " ", "since "):
        resolve(piece * 100_000, ANCHOR)
        resolve((piece * 80)[:80], ANCHOR)

    assert time.process_time() - began < 2
