"""What date expressions mean, against a Sunday: 4 June 2017."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.dates import find_dates
from index.extract.days import resolve

ANCHOR = dt.date(2017, 6, 4)

# expression | first last grain; a single day where one date stands; "-" is open; "+" in front: the clause looks ahead.
TABLE = """
Sunday | 2017-06-04 day
on Sunday | 2017-06-04 day
Sunday's | 2017-06-04 day
Saturday | 2017-06-03 day
on Monday | 2017-05-29 day
Monday night | 2017-05-29 day
Tuesday morning | 2017-05-30 day
early on Monday | 2017-05-29 day
late Tuesday | 2017-05-30 day
late on Friday | 2017-06-02 day
the night of Tuesday | 2017-05-30 day
last Friday | 2017-06-02 day
last Sunday | 2017-05-28 day
this Friday | 2017-06-02 day
next Tuesday | 2017-06-06 day
next Sunday | 2017-06-11 day
Friday last week | 2017-05-26 day
Friday of last week | 2017-05-26 day
Tuesday next week | 2017-06-06 day
+ on Friday | 2017-06-09 day
+ Sunday | 2017-06-04 day
+ this Friday | 2017-06-09 day
+ early on Monday | 2017-06-05 day
today | 2017-06-04 day
yesterday | 2017-06-03 day
yesterday evening | 2017-06-03 day
tomorrow | 2017-06-05 day
tonight | 2017-06-04 day
this morning | 2017-06-04 day
earlier today | 2017-06-04 day
last night | 2017-06-03 day
the day before yesterday | 2017-06-02 day
the day after tomorrow | 2017-06-06 day
overnight | 2017-06-03 2017-06-04 span
overnight into Wednesday | 2017-05-30 2017-05-31 span
the past 24 hours | 2017-06-03 2017-06-04 span
in the past 48 hours | 2017-06-02 2017-06-04 span
over the last 36 hours | 2017-06-02 2017-06-04 span
the past day | 2017-06-03 2017-06-04 span
the past three days | 2017-06-01 2017-06-04 span
over the past two weeks | 2017-05-21 2017-06-04 span
in the last month | 2017-05-04 2017-06-04 span
the past year | 2016-06-04 2017-06-04 span
the past ten years | 2007-06-04 2017-06-04 span
the past few days | 2017-05-29 2017-06-04 span
the last couple of weeks | 2017-05-21 2017-06-04 span
recent weeks | - 2017-06-04 span
in recent months | - 2017-06-04 span
the coming days | 2017-06-04 - span
the next 48 hours | 2017-06-04 2017-06-06 span
the next two weeks | 2017-06-04 2017-06-18 span
two days ago | 2017-06-02 day
a day ago | 2017-06-03 day
four hours ago | 2017-06-04 day
48 hours ago | 2017-06-02 day
a week ago | 2017-05-22 2017-05-28 week
two weeks ago | 2017-05-15 2017-05-21 week
eight months ago | 2016-10-01 2016-10-31 month
nearly three years ago | 2014-01-01 2014-12-31 year
twenty-five years ago | 1992-01-01 1992-12-31 year
three decades ago | 1980-01-01 1989-12-31 decade
a few days ago | 2017-05-29 2017-06-02 span
three days from now | 2017-06-07 day
a week ago on Friday | 2017-05-26 day
eight months into | 2016-10-04 2017-06-04 span
Eight months into the siege | 2016-10-04 2017-06-04 span
two weeks into | 2017-05-21 2017-06-04 span
last week | 2017-05-22 2017-05-28 week
this week | 2017-05-29 2017-06-04 week
next week | 2017-06-05 2017-06-11 week
earlier this week | 2017-05-29 2017-06-04 span
the weekend | 2017-06-03 2017-06-04 span
last weekend | 2017-05-27 2017-05-28 span
next weekend | 2017-06-10 2017-06-11 span
last month | 2017-05-01 2017-05-31 month
this month | 2017-06-01 2017-06-04 month
+ this month | 2017-06-04 2017-06-30 month
next month | 2017-07-01 2017-07-31 month
late last month | 2017-05-21 2017-05-31 span
last year | 2016-01-01 2016-12-31 year
this year | 2017-01-01 2017-06-04 year
earlier this year | 2017-01-01 2017-06-04 span
later this year | 2017-06-04 2017-12-31 span
next year | 2018-01-01 2018-12-31 year
early last year | 2016-01-01 2016-04-30 span
the end of last year | 2016-09-01 2016-12-31 span
last decade | 2000-01-01 2009-12-31 decade
2017-06-03 | 2017-06-03 day
2017-06-03T10:30 | 2017-06-03 day
2016-11 | 2016-11-01 2016-11-30 month
2017/06/03 | 2017-06-03 day
13/06/2016 | 2016-06-13 day
06/13/2016 | 2016-06-13 day
June 3, 2017 | 2017-06-03 day
3 June 2017 | 2017-06-03 day
on 3 September 2016 | 2016-09-03 day
the 3rd of June, 2016 | 2016-06-03 day
Saturday, June 3, 2017 | 2017-06-03 day
4 Feb 90 | 1990-02-04 day
June 3 | 2017-06-03 day
June 3rd | 2017-06-03 day
3 June | 2017-06-03 day
May 12 | 2017-05-12 day
Sept. 11 | 2016-09-11 day
December 1 | 2016-12-01 day
+ June 12 | 2017-06-12 day
+ March 1 | 2018-03-01 day
June 5 | 2017-06-05 day
Feb 29 | 2016-02-29 day
9/11 | 2001-09-11 day
June 3 last year | 2016-06-03 day
March | 2017-03-01 2017-03-31 month
in March | 2017-03-01 2017-03-31 month
in July | 2016-07-01 2016-07-31 month
+ in July | 2017-07-01 2017-07-31 month
last March | 2017-03-01 2017-03-31 month
last June | 2016-06-01 2016-06-30 month
March 2016 | 2016-03-01 2016-03-31 month
March last year | 2016-03-01 2016-03-31 month
mid-May | 2017-05-11 2017-05-20 span
early May | 2017-05-01 2017-05-10 span
late February 2016 | 2016-02-21 2016-02-29 span
the end of June | 2017-06-21 2017-06-30 span
the month of April | 2017-04-01 2017-04-30 month
spring 2016 | 2016-03-01 2016-05-31 season
the summer of 2016 | 2016-06-01 2016-08-31 season
last summer | 2016-06-01 2016-08-31 season
last winter | 2016-12-01 2017-02-28 season
this summer | 2017-06-01 2017-08-31 season
next spring | 2018-03-01 2018-05-31 season
2014 | 2014-01-01 2014-12-31 year
in 2014 | 2014-01-01 2014-12-31 year
early 2016 | 2016-01-01 2016-04-30 span
mid-2016 | 2016-05-01 2016-08-31 span
late 2016 | 2016-09-01 2016-12-31 span
the 1990s | 1990-01-01 1999-12-31 decade
the early 1990s | 1990-01-01 1993-12-31 span
the '80s | 1980-01-01 1989-12-31 decade
the 19th century | 1801-01-01 1900-12-31 span
the first half of 2016 | 2016-01-01 2016-06-30 span
the third quarter of last year | 2016-07-01 2016-09-30 span
Q1 2017 | 2017-01-01 2017-03-31 span
since 2014 | 2014-01-01 2017-06-04 span
since Monday | 2017-05-29 2017-06-04 span
since 8 May | 2017-05-08 2017-06-04 span
since last year | 2016-01-01 2017-06-04 span
since early March | 2017-03-01 2017-06-04 span
from 2014 onwards | 2014-01-01 2017-06-04 span
until Friday | - 2017-06-02 span
before 2014 | - 2013-12-31 span
after June 1 | 2017-06-02 - span
from 3 to 5 June | 2017-06-03 2017-06-05 span
June 3-5 | 2017-06-03 2017-06-05 span
June 3-5, 2016 | 2016-06-03 2016-06-05 span
3-5 June 2016 | 2016-06-03 2016-06-05 span
May 30 to June 2 | 2017-05-30 2017-06-02 span
December 30 to January 2 | 2016-12-30 2017-01-02 span
between Monday and Wednesday | 2017-05-29 2017-05-31 span
from Friday to Sunday | 2017-06-02 2017-06-04 span
+ between Monday and Wednesday | 2017-06-05 2017-06-07 span
between March and May | 2017-03-01 2017-05-31 span
from 2014 to 2016 | 2014-01-01 2016-12-31 span
2014-16 | 2014-01-01 2016-12-31 span
Christmas | 2016-12-25 day
Christmas Eve 2015 | 2015-12-24 day
New Year's Day | 2017-01-01 day
May Day | 2017-05-01 day
+ Halloween | 2017-10-31 day
10:30 pm | 2017-06-04 time
at 3 a.m. | 2017-06-04 time
around noon | 2017-06-04 time
0730 GMT | 2017-06-04 time
14:30 | 2017-06-04 time
two o'clock | 2017-06-04 time
Sunday morning | 2017-06-04 day
late Thursday night | 2017-06-01 day
Friday afternoon | 2017-06-02 day
Thurs. | 2017-06-01 day
the evening of Friday | 2017-06-02 day
the early hours of Saturday | 2017-06-03 day
last Monday morning | 2017-05-29 day
this past Wednesday | 2017-05-31 day
this coming Thursday | 2017-06-08 day
Wednesday this week | 2017-05-31 day
Thursday of next week | 2017-06-08 day
+ Monday | 2017-06-05 day
+ Friday evening | 2017-06-09 day
+ next Monday | 2017-06-05 day
+ tomorrow night | 2017-06-05 day
late yesterday | 2017-06-03 day
earlier yesterday | 2017-06-03 day
yesterday morning | 2017-06-03 day
this afternoon | 2017-06-04 day
late last night | 2017-06-03 day
an hour ago | 2017-06-04 day
36 hours ago | 2017-06-03 day
a couple of days ago | 2017-06-02 day
several weeks ago | 2017-04-16 2017-05-14 span
three weeks ago | 2017-05-08 2017-05-14 week
a fortnight ago | 2017-05-15 2017-05-21 week
a month ago | 2017-05-01 2017-05-31 month
six months ago | 2016-12-01 2016-12-31 month
18 months ago | 2015-12-01 2015-12-31 month
a year ago | 2016-01-01 2016-12-31 year
several years ago | 2010-06-04 2014-06-04 span
some 40 years ago | 1977-01-01 1977-12-31 year
a decade ago | 2000-01-01 2009-12-31 decade
more than two decades ago | 1990-01-01 1999-12-31 decade
two weeks from now | 2017-06-12 2017-06-18 week
in three days' time | 2017-06-07 day
in two months' time | 2017-08-01 2017-08-31 month
the last 12 months | 2016-06-04 2017-06-04 span
the past fortnight | 2017-05-21 2017-06-04 span
the past decade | 2007-06-04 2017-06-04 span
the past several days | 2017-05-28 2017-06-04 span
during the past six weeks | 2017-04-23 2017-06-04 span
the next few days | 2017-06-04 2017-06-10 span
within the next 72 hours | 2017-06-04 2017-06-07 span
the coming weeks | 2017-06-04 - span
recent years | - 2017-06-04 span
this decade | 2010-01-01 2017-06-04 decade
last quarter | 2017-01-01 2017-03-31 span
this quarter | 2017-04-01 2017-06-04 span
earlier this month | 2017-06-01 2017-06-04 span
later this month | 2017-06-04 2017-06-30 span
late last week | 2017-05-26 2017-05-28 span
early next year | 2018-01-01 2018-04-30 span
late next year | 2018-09-01 2018-12-31 span
the start of the year | 2017-01-01 2017-04-30 span
the end of the year | 2017-09-01 2017-12-31 span
the beginning of the month | 2017-06-01 2017-06-10 span
the middle of next month | 2017-07-11 2017-07-20 span
+ this year | 2017-06-04 2017-12-31 year
since the start of the year | 2017-01-01 2017-06-04 span
since last week | 2017-05-22 2017-06-04 span
since the 1990s | 1990-01-01 2017-06-04 span
since 11 May | 2017-05-11 2017-06-04 span
since Friday | 2017-06-02 2017-06-04 span
until 2014 | - 2014-12-31 span
until last week | - 2017-05-28 span
before Monday | - 2017-05-28 span
after 2011 | 2012-01-01 - span
by Friday | 2017-06-02 day
+ by Friday | 2017-06-09 day
by 2020 | 2020-01-01 2020-12-31 year
by the end of 2016 | 2016-09-01 2016-12-31 span
throughout 2016 | 2016-01-01 2016-12-31 year
mid-2014 | 2014-05-01 2014-08-31 span
the mid-1990s | 1994-01-01 1996-12-31 span
the late 1970s | 1977-01-01 1979-12-31 span
the 2010s | 2010-01-01 2019-12-31 decade
the 20th century | 1901-01-01 2000-12-31 span
the late 19th century | 1867-01-01 1900-12-31 span
the early 20th century | 1901-01-01 1933-12-31 span
January 2017 | 2017-01-01 2017-01-31 month
Jan. 2017 | 2017-01-01 2017-01-31 month
early January | 2017-01-01 2017-01-10 span
late December | 2016-12-21 2016-12-31 span
mid-March 2016 | 2016-03-11 2016-03-20 span
the start of May | 2017-05-01 2017-05-10 span
next March | 2018-03-01 2018-03-31 month
+ in September | 2017-09-01 2017-09-30 month
+ in April | 2018-04-01 2018-04-30 month
the first week of May | 2017-05-01 2017-05-07 span
the last week of May | 2017-05-25 2017-05-31 span
the last day of May | 2017-05-31 day
the first three months of the year | 2017-01-01 2017-03-31 span
the first six months of 2016 | 2016-01-01 2016-06-30 span
the last three months of 2016 | 2016-10-01 2016-12-31 span
the first half of May | 2017-05-01 2017-05-15 span
the second half of last year | 2016-07-01 2016-12-31 span
the fourth quarter of 2016 | 2016-10-01 2016-12-31 span
Q4 2016 | 2016-10-01 2016-12-31 span
autumn 2015 | 2015-09-01 2015-11-30 season
the fall of 2014 | 2014-09-01 2014-11-30 season
the end of the summer of 2016 | 2016-08-01 2016-08-31 span
+ in spring | 2018-03-01 2018-05-31 season
Monday, 29 May | 2017-05-29 day
Thursday 28 July | 2016-07-28 day
Tuesday, May 30, 2017 | 2017-05-30 day
1 Jan 2017 | 2017-01-01 day
Jan. 1, 2017 | 2017-01-01 day
1st January 2017 | 2017-01-01 day
May 4th | 2017-05-04 day
the 4th of May | 2017-05-04 day
03 June 2017 | 2017-06-03 day
Dec.14th | 2016-12-14 day
13.06.2016 | 2016-06-13 day
2017-06-03T10:30:00Z | 2017-06-03 day
29 February 2016 | 2016-02-29 day
+ on 1 January | 2018-01-01 day
+ September 10 | 2017-09-10 day
+ June 4 | 2017-06-04 day
2 and 3 June | 2017-06-02 2017-06-03 span
June 2-4 | 2017-06-02 2017-06-04 span
May 30-June 2 | 2017-05-30 2017-06-02 span
30 May - 2 June 2017 | 2017-05-30 2017-06-02 span
from June 2 until June 4 | 2017-06-02 2017-06-04 span
between June 1 and June 3 | 2017-06-01 2017-06-03 span
between 9 and 11 May | 2017-05-09 2017-05-11 span
Monday through Thursday | 2017-05-29 2017-06-01 span
from Thursday to Saturday | 2017-06-01 2017-06-03 span
from March 2016 to May 2017 | 2016-03-01 2017-05-31 span
between 2014 and 2016 | 2014-01-01 2016-12-31 span
from 2003 until 2011 | 2003-01-01 2011-12-31 span
1914-1918 | 1914-01-01 1918-12-31 span
2003–11 | 2003-01-01 2011-12-31 span
Easter | 2017-04-16 day
Easter Monday | 2017-04-17 day
Good Friday | 2017-04-14 day
Palm Sunday 2016 | 2016-03-20 day
Pentecost | 2017-06-04 day
Orthodox Easter 2016 | 2016-05-01 day
Thanksgiving | 2016-11-24 day
Thanksgiving Day 2015 | 2015-11-26 day
last Thanksgiving | 2016-11-24 day
+ this Thanksgiving | 2017-11-23 day
Memorial Day | 2017-05-29 day
Labor Day last year | 2016-09-05 day
Ramadan 2016 | 2016-06-06 2016-07-05 span
last Ramadan | 2016-06-06 2016-07-05 span
Eid al-Adha 2016 | 2016-09-12 2016-09-15 span
Nowruz | 2017-03-21 day
New Year's Eve | 2016-12-31 day
+ by Christmas | 2017-12-25 day
Christmas 2015 | 2015-12-25 day
Bastille Day last year | 2016-07-14 day
10.30pm | 2017-06-04 time
3 am | 2017-06-04 time
15:45 GMT | 2017-06-04 time
0300 hours | 2017-06-04 time
midnight | 2017-06-04 time
"""
ROWS = TABLE.strip().splitlines()


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


def test_resolving_is_fast():
    words = [row.partition(" | ")[0].removeprefix("+ ") for row in ROWS]

    def cost() -> float:
        began = time.perf_counter()
        for expression in words:
            resolve(expression, ANCHOR)
        return (time.perf_counter() - began) / len(words)

    # 0.1 ms on an idle core; more than ten times that would be a pattern gone wrong.
    assert min(cost() for _ in range(3)) < 0.001


def test_hostile_words_are_not_slow():
    began = time.perf_counter()
    for piece in ("from ", "to ", "the ", "june ", "3-", "early ", "a few ", " ", "since "):
        resolve(piece * 100_000, ANCHOR)
        resolve((piece * 80)[:80], ANCHOR)

    assert time.perf_counter() - began < 2
