"""Stretches of the calendar: weeks, months, seasons, years, and steps between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal

Grain = Literal["time", "day", "week", "month", "season", "year", "decade", "span"]
Span = tuple[dt.date | None, dt.date | None, Grain]
Period = tuple[dt.date, dt.date, Grain]

Tense = Literal["past", "future"]
Reader = Callable[[re.Match[str], dt.date, Tense], Span | None]
Forms = list[tuple[re.Pattern[str], Reader]]
"""Patterns of expressions, each with the function that reads its match against an anchor."""

DAY = dt.timedelta(days=1)


def day(date: dt.date) -> Period:
    return date, date, "day"


def week(date: dt.date) -> Period:
    """Monday to Sunday around a day."""
    monday = date - date.weekday() * DAY
    return monday, monday + 6 * DAY, "week"


def weekend(date: dt.date) -> Period:
    saturday = week(date)[0] + 5 * DAY
    return saturday, saturday + DAY, "span"


def month(year: int, number: int) -> Period:
    """A month; numbers outside 1 to 12 run on into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = dt.date(year, number, 1)
    return first, (first + 31 * DAY).replace(day=1) - DAY, "month"


def season(year: int, first_month: int) -> Period:
    return month(year, first_month)[0], month(year, first_month + 2)[1], "season"


def year(number: int) -> Period:
    return dt.date(number, 1, 1), dt.date(number, 12, 31), "year"


def decade(number: int) -> Period:
    return dt.date(number, 1, 1), dt.date(number + 9, 12, 31), "decade"


def calendar(unit: str, date: dt.date) -> Period:
    """The day, week, month, year or decade that a day lies in."""
    if unit == "day":
        return day(date)
    if unit == "week":
        return week(date)
    if unit == "weekend":
        return weekend(date)
    if unit == "month":
        return month(date.year, date.month)
    if unit == "quarter":
        first = (date.month - 1) // 3 * 3 + 1
        return month(date.year, first)[0], month(date.year, first + 2)[1], "span"
    if unit == "decade":
        return decade(date.year // 10 * 10)
    return year(date.year)


def step(date: dt.date, count: int, unit: str) -> dt.date:
    """The day `count` units later, or earlier if negative; the 31st becomes the last day of a shorter month."""
    if unit in ("day", "night"):
        return date + count * DAY
    if unit in ("week", "weekend"):
        return date + 7 * count * DAY
    if unit == "fortnight":
        return date + 14 * count * DAY
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    first, last, _ = month(date.year, date.month + months)
    return first.replace(day=min(date.day, last.day))


def third(period: Period, which: str) -> Period:
    """The early, middle or late third of a period; the whole of it for words such as "the end of", which news uses for
    anything from its last day to its second half.
    """
    if which not in ("early", "mid", "late"):
        return period
    first, last, grain = period
    if grain == "month":
        cut, cut2 = first.replace(day=10), first.replace(day=20)
    elif grain == "decade":
        cut, cut2 = dt.date(first.year + 3, 12, 31), dt.date(first.year + 6, 12, 31)
    else:
        length = (last - first).days + 1
        cut = first + (length // 3 - 1) * DAY
        cut2 = first + (2 * length // 3 - 1) * DAY
        if grain == "year":
            cut, cut2 = dt.date(first.year, 4, 30), dt.date(first.year, 8, 31)
    if which == "early":
        return first, cut, "span"
    if which == "mid":
        return cut + DAY, cut2, "span"
    return cut2 + DAY, last, "span"


def portion(first: dt.date, last: dt.date, number: int, count: int, unit: str) -> Span | None:
    """`count` units of a period: its first three months, its second half, its last day (`number` -1)."""
    if unit in ("half", "quarter"):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        length, unit = months // (2 if unit == "half" else 4), "month"
        if not length:
            middle = first + 14 * DAY
            return (first, middle, "span") if number == 1 else (middle + DAY, last, "span")
        count, number = length, number if number > 0 else months // length
        start = step(first, (number - 1) * length, "month")
    elif number < 0:
        start = step(last + DAY, -count, unit)
    else:
        start = step(first, number - 1, unit)
    end = step(start, count, unit) - DAY
    if start < first or end > last:
        return None
    return start, end, "day" if start == end else "span"
