"""When an article came out, and how we know: told by its source, by its dateline, or worked out from its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from index.extract.dates.days import resolve
from index.extract.dates.expressions import find_dates
from index.extract.dates.words import FULL_WEEKDAY, WEEKDAYS
from index.extract.layout.paragraphs import paragraphs
from index.records import Part, Published

LIMIT_CHARACTERS = 40_000
"""What dates a report stands near its beginning; reading on would only cost time."""

NEAR_DAYS = 3
"""A weekday this close after the latest date is that of the report; one further off more likely lies before it."""

LATE_DAYS = 31
"""An article that came out longer after its dateline has somebody's wrong date."""

LEAD_PARAGRAPHS = 2
"""Without a caption, only a full date this early in the body is taken for the report's own."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?<![\d$€£,.-])(?:19|20)\d\d(?![\d%]|,\d)")
_FULL = re.compile(r"\d{4}-\d\d-\d\d|(?=.*\d{4})(?=.*[A-Za-z]{3})(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b).*", re.DOTALL)
_STAMP = re.compile(
    r"^(?:first |last )?(?:published|updated|modified|posted|dated?)\b[\s:]*(?:on |at )?", re.IGNORECASE
)
_CUE = re.compile(rf"\b(?:on )?(?P<day>{FULL_WEEKDAY})\b|\b(?P<near>today|yesterday)\b", re.IGNORECASE)
_NOT_NOW = re.compile(
    r"\b(?:last|next|this coming|Good|Black|Bloody|Palm|Easter|until|by|since|every|each)\s$", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:will|would|to|plans?|scheduled|due|expected|set)\b[^.;,]{0,60}$")
_SPEAKS = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|added|warned|statement)\b[^.;]{0,60}$|^[^.;]{0,20}\b(?:said|told)\b"
)
_LONG_PAST = re.compile(
    r"\b(?:since|after|anniversary of|in the|born|founded|from|until|before|of)\s(?:\w+,?\s)?$", re.IGNORECASE
)


def find_published(
    text: str,
    parts: Sequence[Part] = (),
    given: str | None = None,
    file_day: str | None = None,
    url_day: str | None = None,
) -> Published:
    """The day an article came out: given, else its dateline's, else its address's, else inferred, else the file's."""
    if day := _day_of(given):
        return Published(day.isoformat(), "given")
    limit = _day_of(file_day)
    head = text[:LIMIT_CHARACTERS]
    blocks = paragraphs(head)
    return (
        _from_dateline(head, parts, limit)
        or _from_stamp(head, blocks, limit)
        or _from_address(_day_of(url_day))
        or _inferred(head, parts, blocks, limit)
        or (Published(limit.isoformat(), "file", "date of the file") if limit else Published())
    )


def day_of_telling(text: str, parts: Sequence[Part], published: str | None) -> dt.date | None:
    """The day from which "yesterday" and "on Monday" count: that of the dateline where the article came out within
    LATE_DAYS after it, else the day of publication (ISO); None where neither is known.
    """
    day = _day_of(published)
    dateline = _from_dateline(text[:LIMIT_CHARACTERS], parts, day) if day else None
    told = _day_of(dateline.value) if dateline else None
    return told if day and told and dt.timedelta(0) <= day - told <= dt.timedelta(LATE_DAYS) else day


def in_words(day: dt.date) -> str:
    """A day as a reader writes it: 3 June 2017."""
    return f"{day.day} {day:%B} {day.year}"


def _day_of(value: str | None) -> dt.date | None:
    """The day in an ISO date or time, None if there is none."""
    match = _ISO.match(value.strip()) if value else None
    try:
        return dt.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _from_dateline(text: str, parts: Sequence[Part], limit: dt.date | None) -> Published | None:
    for part in parts:
        if part.role != "dateline":
            continue
        for found in find_dates(text[part.start : part.end]):
            if _FULL.fullmatch(found.text) or re.search(r"\d\D+\d\d$", found.text):  # "25 Sep 89", no "Nov 19"
                day = _single(found.text, dt.date(2000, 1, 1))
            else:
                # "June 4" has the year of the text's own full dates, else that of the file.
                years = [d for d, _ in _full_dates(text)]
                anchor = max(years) + dt.timedelta(days=31) if years else limit
                day = _single(found.text, anchor) if anchor else None
            if day:
                return Published(day.isoformat(), "dateline", f"dateline of {in_words(day)}")
    return None


def _from_stamp(text: str, blocks: list[tuple[int, int]], limit: dt.date | None) -> Published | None:
    """A paragraph near the top or the end that is nothing but a date."""
    for start, end in [*blocks[:5], *blocks[-2:]]:
        if end - start > 80:
            continue
        bare = _STAMP.sub("", text[start:end], count=1)
        dates = [found for found in find_dates(bare) if found.label == "DATE" and _FULL.fullmatch(found.text)]
        if len(dates) == 1 and dates[0].start == 0 and len(bare) - dates[0].end <= 24:
            day = _single(dates[0].text, dt.date(2000, 1, 1))
            if day and _is_possible(day, limit):
                return Published(day.isoformat(), "inferred", f"date line of {in_words(day)}")
    return None


def _from_address(day: dt.date | None) -> Published | None:
    return Published(day.isoformat(), "inferred", f"web address of {in_words(day)}") if day else None


def _inferred(
    text: str, parts: Sequence[Part], blocks: list[tuple[int, int]], limit: dt.date | None
) -> Published | None:
    """From the latest full date that belongs to the report, and the weekday the report speaks of."""
    captions = [(p.start, p.end) for p in parts if p.role in ("caption", "repeated")]
    body = [b for b in blocks if not any(p.start <= b[0] and b[1] <= p.end for p in parts if p.role != "standfirst")]
    own: list[tuple[dt.date, str]] = []
    for day, at in _full_dates(text):
        if not _is_possible(day, limit):
            continue
        if any(start <= at < end for start, end in captions):
            own.append((day, "caption"))
        elif any(start <= at < end for start, end in body[:LEAD_PARAGRAPHS]):
            before = text[max(0, at - 80) : at]
            if not (_LONG_PAST.search(before) or _AHEAD.search(before)):
                own.append((day, "text"))
    if not own:
        return None
    latest, where = max(own)
    years = [int(year) for year in _YEAR.findall(text) if int(year) <= (limit or dt.date.max).year]
    if where == "text" and any(year > latest.year for year in years):
        return None  # a story that speaks of later years is not of this one
    cue = _cue(text, body, latest)
    reason = f"{where} of {in_words(latest)}" if where == "caption" else f"{in_words(latest)} in the text"
    if cue is None:
        return Published(latest.isoformat(), "inferred", reason) if where == "caption" else None
    day, words = cue
    if where == "text" and (day - latest).days > NEAR_DAYS:
        return Published(latest.isoformat(), "inferred", reason)
    return Published(day.isoformat(), "inferred", f'{reason}, "{words}"')


def _cue(text: str, body: list[tuple[int, int]], latest: dt.date) -> tuple[dt.date, str] | None:
    """The day the report was written on, as its weekdays say, and the words that say so."""
    found: list[tuple[int, dt.date, str]] = []
    for number, (start, end) in enumerate(body):
        for match in islice(_CUE.finditer(text, start, end), 20):
            before = text[max(start, match.start() - 80) : match.start()]
            if _NOT_NOW.search(before) or _AHEAD.search(before):
                continue
            if match["near"]:
                if number == 0 or _SPEAKS.search(before):
                    found.append((0, latest, match[0]))
                continue
            ahead = (WEEKDAYS[match["day"].lower()] - latest.weekday()) % 7
            if number == 0 or _SPEAKS.search(before):
                found.append((ahead, latest + dt.timedelta(days=ahead), match[0]))
    if not found:
        return None
    near = [item for item in found if item[0] <= NEAR_DAYS]
    distance, day, words = max(near, key=lambda item: item[0]) if near else min(found, key=lambda item: item[0])
    return day, words


def _full_dates(text: str) -> Iterator[tuple[dt.date, int]]:
    """Days that a text names with their year, and where."""
    for found in find_dates(text):
        if found.label == "DATE" and _FULL.fullmatch(found.text):
            day = _single(found.text, dt.date(2000, 1, 1))
            if day:
                yield day, found.start


def _single(words: str, anchor: dt.date) -> dt.date | None:
    interval = resolve(words, anchor)
    if interval is None or interval.grain != "day" or interval.first is None:
        return None
    return dt.date.fromisoformat(interval.first)


def _is_possible(day: dt.date, limit: dt.date | None) -> bool:
    """Whether an article may be of this day: not from before the wires, nor from after its file was written."""
    return day.year >= 1900 and (limit is None or day <= limit + dt.timedelta(days=1))
