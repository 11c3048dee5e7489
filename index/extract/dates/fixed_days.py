"""Date expressions that name their place in the calendar: full dates, months, seasons, years, holidays, clock times."""

from __future__ import annotations

import datetime as dt
import re

from index.extract.dates import periods
from index.extract.dates.holidays import holiday
from index.extract.dates.periods import Forms, Period, Span, Tense
from index.extract.dates.words import (
    COUNTS,
    EARLY,
    HOLIDAY,
    MONTH,
    MONTH_DAY,
    MONTHS,
    ORDINAL,
    ORDINALS,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    one_of,
)

SLACK = dt.timedelta(days=3)
"""A date without a year may lie this far after the anchor and still be this year's: stories cross time zones."""

_EARLY = rf"(?:the )?(?P<early>{EARLY}|start of|beginning of|middle of|end of|close of)[- ](?:in |on )?(?:the )?"
_DAYPART = rf"(?:,? (?:at |in the )?(?:early |late )?(?:on )?{PART_OF_DAY})"
_CLOCK = (
    r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d){0,2} ?(?:[ap]\.?m\.?|hours|o['’]clock)?"
    r"(?: ?\(?(?:gmt|utc|local time|est|edt|cet|bst)\)?)?"
    r"|(?:[01]\d|2[0-3])[0-5]\d ?(?:gmt|utc|hours|local time)(?: gmt| local time)?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock"
    r"|noon|midday|midnight|dawn|dusk|daybreak|sunrise|sunset"
)


def _iso(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    if match["d"] is None:
        return periods.month(int(match["y"]), int(match["m"]))
    return periods.day(dt.date(int(match["y"]), int(match["m"]), int(match["d"])))


def _slashed(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    if one == two or one > 12:
        return periods.day(dt.date(year, two, one))
    return periods.day(dt.date(year, one, two)) if two > 12 else None  # 4/6 and 6/4 are one day to nobody


def _full_date(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    month = MONTHS[match["m"].strip(".")]
    day = int(re.sub(r"\D", "", match["d"]))
    if match["y"]:
        return periods.day(dt.date(_year(match["y"], anchor), month, day))
    return _nearest(month, day, anchor, tense)


def _holiday(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    name, which = match["h"], match["which"] or ""
    if match["y"]:
        return _feast(name, _year(match["y"], anchor))
    ahead = which == "next" or (tense == "future" and which != "last")
    # This year's feast is past where it began before the anchor, or so soon after that the story must mean it.
    limit = anchor if which else anchor + SLACK
    years = range(anchor.year, anchor.year + 3) if ahead else range(anchor.year + 1, anchor.year - 2, -1)
    for year in years:
        first, last, grain = _feast(name, year)
        if (last >= anchor) if ahead else (first <= limit and (which != "last" or last < anchor)):
            return first, last, grain
    return None


def _feast(name: str, year: int) -> Period:
    first, last = holiday(name, year)
    return first, last, "day" if first == last else "span"


def _nearest(month: int, day: int, anchor: dt.date, tense: Tense) -> Span:
    """The nearest such day before the anchor, or after it if the clause looks ahead."""
    years = range(anchor.year + 1, anchor.year - 9, -1)
    if tense == "future":
        years = range(anchor.year, anchor.year + 9)
    for year in years:
        if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
            continue
        date = dt.date(year, month, day)
        if (date >= anchor) if tense == "future" else (date <= anchor + SLACK):
            return periods.day(date)
    raise ValueError(day)


def _month(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    number = MONTHS[match["m"].strip(".")]
    which = match["which"] or ""
    if match["y"]:
        year = _year(match["y"], anchor)
    elif which == "next" or (tense == "future" and which != "last"):
        year = anchor.year + (number < anchor.month or (which == "next" and number == anchor.month))
    else:
        year = anchor.year - (number > anchor.month or (which == "last" and number == anchor.month))
    period = periods.month(year, number)
    return periods.third(period, match["early"]) if match["early"] else period


def _season(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    first = SEASONS[match["s"]]
    which = match["which"] or ""
    if match["y"]:
        return _early(match, periods.season(_year(match["y"], anchor), first))
    candidates = [periods.season(year, first) for year in range(anchor.year - 2, anchor.year + 3)]
    if which == "last":
        chosen = [p for p in candidates if p[1] < anchor][-1]
    elif which == "next" or (tense == "future" and which != "this"):
        chosen = next(p for p in candidates if p[0] > anchor)
    elif which == "this":
        chosen = next(p for p in candidates if p[0].year == anchor.year or p[0] <= anchor <= p[1])
    else:
        chosen = [p for p in candidates if p[0] <= anchor][-1]
    return _early(match, chosen)


def _year_alone(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    return _early(match, periods.year(int(match["y"])))


def _decade(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    digits = match["y"]
    number = int(digits) if len(digits) == 4 else (2000 if int(digits) < 30 else 1900) + int(digits)
    return _early(match, periods.decade(number))


def _portion(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    """The first week of May, the last three months of 2016, the second half of the year."""
    if match["m"]:
        whole = _month(match, anchor, tense)
    elif match["which"] is None and match["period"] == "month":
        whole = periods.calendar("month", anchor)
    else:
        whole = periods.year(_year(match["year"] or f"{match['which'] or 'this'} year", anchor))
    if whole is None or whole[0] is None or whole[1] is None:
        return None
    number, count = ORDINALS[match["n"]], int(match["c"] or 0) or COUNTS.get(match["w"] or "", 1)
    return periods.portion(whole[0], whole[1], number, count, match["u"])


def _quarter(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    first, last, _ = periods.year(int(match["y"]))
    return periods.portion(first, last, int(match["q"]), 1, "quarter")


def _century(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    number = int(re.sub(r"\D", "", match["c"]))
    low, high = {"early": (-99, -67), "mid": (-66, -34), "late": (-33, 0)}.get(match["early"] or "", (-99, 0))
    return dt.date(100 * number + low, 1, 1), dt.date(100 * number + high, 12, 31), "span"


def _attacks_of_2001(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    return periods.day(dt.date(2001, 9, 11))


def _clock(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    return anchor, anchor, "time"


def _early(match: re.Match[str], period: Period) -> Span:
    return periods.third(period, match["early"]) if match["early"] else period


def _year(words: str, anchor: dt.date) -> int:
    shift = {"last year": -1, "this year": 0, "next year": 1}.get(words)
    if shift is not None:
        return anchor.year + shift
    return int(words) if len(words) == 4 else int(words) + (2000 if int(words) < 50 else 1900)


FORMS: Forms = [
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>\d\d)(?:[t ]\d\d:\d\d.*)?)?", _iso),
        (r"(?P<y>\d{4})/(?P<m>\d\d)/(?P<d>\d\d)", _iso),
        (r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})", _slashed),
        (
            rf"(?:(?:early |late )?(?:on )?{WEEKDAY}{_DAYPART}?,? )?(?:the )?(?P<d>{MONTH_DAY}) (?:of )?(?P<m>{MONTH})"
            rf"(?:,? (?P<y>{YEAR}|\d\d(?!\d)|last year|this year|next year))?{_DAYPART}?",
            _full_date,
        ),
        (
            rf"(?:(?:early |late )?(?:on )?{WEEKDAY}{_DAYPART}?,? )?(?:early |late )?(?:on )?(?P<m>{MONTH})"
            rf"(?: (?:the )?|(?<=\.))(?P<d>{MONTH_DAY})(?:,? (?:of )?(?P<y>{YEAR}|last year|this year|next year))?"
            rf"{_DAYPART}?",
            _full_date,
        ),
        (
            rf"(?:the )?(?:(?P<which>last|this|next) )?(?P<h>{HOLIDAY})"
            rf"(?:,? (?:in |of )?(?P<y>{YEAR}|last year|this year|next year))?{_DAYPART}?",
            _holiday,
        ),
        (
            rf"(?:{_EARLY}|(?:the )?(?:month|whole) of )?(?:(?P<which>last|this|next) )?"
            rf"(?P<m>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}|last year|this year|next year))?",
            _month,
        ),
        (
            rf"(?:{_EARLY})?(?:the )?"
            rf"(?:(?P<which>last|this|next) )?"
            rf"(?P<s>{SEASON})(?:,? (?:of )?(?P<y>{YEAR}|last year|this year|next year))?",
            _season,
        ),
        (rf"(?:{_EARLY}|(?:the )?year (?:of )?)?(?P<y>{YEAR})", _year_alone),
        (rf"(?:{_EARLY})?(?:the )?'?(?P<y>(?:1[5-9]|20)?\d0)'?s", _decade),
        (
            rf"(?:the )?(?P<n>{ORDINAL}) (?:(?:(?P<c>\d{{1,2}})|(?P<w>{one_of(*COUNTS)})) )?"
            r"(?P<u>day|week|month|half|quarter)s? (?:of|in) (?:the )?"
            rf"(?:(?P<m>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}|last year|this year|next year))?|(?P<year>{YEAR})"
            r"|(?:(?P<which>last|this|next) )?(?P<period>month|year))(?P<early>)",
            _portion,
        ),
        (rf"q(?P<q>[1-4]) (?P<y>{YEAR})", _quarter),
        (rf"(?:the )?(?:(?P<early>{EARLY})[- ])?(?P<c>(?:1\d|2[01])(?:th|st)) century", _century),
        (r"9/11", _attacks_of_2001),
        (_CLOCK, _clock),
    )
]
