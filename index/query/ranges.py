"""Ranges of days and of figures, as they are written behind `date:`, `when:`, `killed:` and `injured:`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BOUND = re.compile(r"([<>]=?)(.+)")
_LAST = re.compile(r"last-(\d{1,5})-(day|week|month|year)s?")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,15}")
_DATE_FORMS = (
    "write 2017, 2017-06, 2017-06-04, today, last-week, last-30-days or a range such as 2017-06-01..2017-06-04"
)
_COUNT_FORMS = "write 12, 10+ or a range such as 5..20"


def days(text: str, today: date) -> tuple[str | None, str | None]:
    """First and last ISO day of `2017-06`, `2017-06-01..2017-06-04`, `2017..`, `>2017-06-01`, `last-week`; None is
    open. Raises ValueError.
    """
    if bound := _BOUND.fullmatch(text):
        first, last = _span(bound[2], today)
        match bound[1]:
            case ">":
                return _shifted(last, 1), None
            case ">=":
                return first.isoformat(), None
            case "<":
                return None, _shifted(first, -1)
            case _:
                return None, last.isoformat()
    begin, dots, end = text.partition("..")
    if not dots:
        first, last = _span(text, today)
        return first.isoformat(), last.isoformat()
    if not begin and not end:
        raise ValueError(f"this range has no day: {_DATE_FORMS}")
    lower = _span(begin, today)[0].isoformat() if begin else None
    upper = _span(end, today)[1].isoformat() if end else None
    if lower and upper and lower > upper:
        raise ValueError("this range ends before it begins")
    return lower, upper


def _span(text: str, today: date) -> tuple[date, date]:
    """First and last day of a year, a month, a day, or of words counted from today."""
    if relative := _relative(text.casefold(), today):
        return relative
    match = _DAY.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(f'"{text}" is not a date: {_DATE_FORMS}')
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None  # the pattern wants it
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        return first, date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise ValueError(f'there is no such day as "{text}": {_DATE_FORMS}') from None


def _shifted(day: date, by: int) -> str:
    try:
        return (day + timedelta(days=by)).isoformat()
    except OverflowError:
        raise ValueError(f"no day lies beyond {day.isoformat()}") from None


def _relative(text: str, today: date) -> tuple[date, date] | None:
    """The days of `yesterday`, `this-week`, `last-month`, `last-30-days`; weeks begin on Monday."""
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    try:
        match text:
            case "today":
                return today, today
            case "yesterday":
                return today - timedelta(days=1), today - timedelta(days=1)
            case "this-week":
                return monday, monday + timedelta(days=6)
            case "last-week":
                return monday - timedelta(days=7), monday - timedelta(days=1)
            case "this-month":
                return first, _months(first, 1) - timedelta(days=1)
            case "last-month":
                return _months(first, -1), first - timedelta(days=1)
            case "this-year":
                return date(today.year, 1, 1), date(today.year, 12, 31)
            case "last-year":
                return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        if (match := _LAST.fullmatch(text)) is None or not text.isascii():
            return None
        count, unit = int(match[1]), match[2]
        if unit in ("day", "week"):
            return today - timedelta(days=count * (7 if unit == "week" else 1) - 1), today
        back = _months(first, -count * (12 if unit == "year" else 1))
        return back.replace(day=min(today.day, calendar.monthrange(back.year, back.month)[1])), today
    except (ValueError, OverflowError):
        raise ValueError(f'no day lies as far back as "{text}"') from None


def _months(first: date, by: int) -> date:
    """The first day of the month so many months later."""
    number = first.year * 12 + first.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def counts(text: str) -> tuple[int | None, int | None]:
    """Least and most of `12`, `10+`, `5..20`, `..20`, `>10`, `<=5`; None is open. Raises ValueError."""
    if bound := _BOUND.fullmatch(text):
        number = _number(bound[2])
        match bound[1]:
            case ">":
                return number + 1, None
            case ">=":
                return number, None
            case "<" if number == 0:
                raise ValueError("no figure is less than 0")
            case "<":
                return None, number - 1
            case _:
                return None, number
    if text.endswith("+"):
        return _number(text[:-1]), None
    begin, dots, end = text.partition("..")
    if not dots:
        return _number(text), _number(text)
    if not begin and not end:
        raise ValueError(f"this range has no figure: {_COUNT_FORMS}")
    least, most = (_number(begin) if begin else None), (_number(end) if end else None)
    if least is not None and most is not None and least > most:
        raise ValueError("this range ends before it begins")
    return least, most


def _number(text: str) -> int:
    if not text.isascii() or not _NUMBER.fullmatch(text):
        raise ValueError(f'"{text}" is not a figure: {_COUNT_FORMS}')
    return int(text.replace(",", ""))
