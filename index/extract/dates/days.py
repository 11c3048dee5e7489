"""What days a date expression means, seen from the day an article came out."""

from __future__ import annotations

import datetime as dt
import re

from index.extract.dates import fixed_days, relative_days
from index.extract.dates.periods import DAY, Span, Tense
from index.extract.dates.words import MONTH, MONTH_DAY, YEAR
from index.records import Interval

LIMIT_CHARACTERS = 80
"""No date expression is longer."""

FORMS = [*fixed_days.FORMS, *relative_days.FORMS]

_LEADING = re.compile(
    r"(?:(?:on|in|at|by|during|over|within|for|of|as of|until|till|through|throughout|around|about|shortly"
    r"|the month of) )+"
)
_BOUND = re.compile(
    r"(?:ever )?(since|until|till|before|after|from)(?: about| around)? (.+?)(?: on(?:wards?)?| onwards)?$"
)
_TWO_DAYS = re.compile(rf"^(?:between )?({MONTH_DAY}) (?:and|or) (?={MONTH_DAY} )")
_RANGE = re.compile(r"(?:between (.+) and (.+)|(?:from )?(.+?)(?: to | until | through |[-–—] ?| [-–—] ?)(.+))$")


def resolve(expression: str, anchor: dt.date, tense: Tense = "past") -> Interval | None:
    """The days an expression means for a text of the day `anchor`; None if it means none, or needs another event.

    `tense` is that of the clause: "on Friday" looks back in "struck on Friday" and ahead in "will meet on Friday".
    """
    if len(expression) > LIMIT_CHARACTERS:
        return None
    words = " ".join(expression.lower().replace("’", "'").strip(" ,.;:()\n\t").split())
    words = re.sub(r"^the same ", "same ", words.removesuffix("'s"))
    try:
        span = _span(words, anchor, tense)
    except (ValueError, OverflowError):  # 31 June, or years that calendars do not reach
        return None
    if span is None:
        return None
    first, last, grain = span
    return Interval(first.isoformat() if first else None, last.isoformat() if last else None, grain)


def _span(words: str, anchor: dt.date, tense: Tense) -> Span | None:
    bound = _BOUND.match(words)
    if bound and not words.startswith("from ") and (inner := _plain(bound[2], anchor, "past")):
        return _bounded(bound[1], inner, anchor)
    if found := _plain(words, anchor, tense):
        return found
    if span := _range(words, anchor, tense):
        return span
    if bound and (inner := _plain(bound[2], anchor, tense)):  # "from 2014 on"
        begun = tense == "past" and (inner[0] or anchor) <= anchor
        return inner[0], anchor if begun else None, "span"
    return None


def _bounded(word: str, inner: Span, anchor: dt.date) -> Span | None:
    first, last, _ = inner
    if word == "since":
        return first, max(anchor, first or anchor), "span"
    if word in ("until", "till"):
        return None, last, "span"
    if word == "before":
        return None, first - DAY if first else None, "span"
    return last + DAY if last else None, None, "span"


def _range(words: str, anchor: dt.date, tense: Tense) -> Span | None:
    """From one date to another, each of which may leave to the other what it does not say."""
    words = _TWO_DAYS.sub(r"\1 to ", words)
    match = _RANGE.match(words)
    if match is None:
        return None
    left, right = (match[1] or match[3]).strip(), (match[2] or match[4]).strip()
    if re.fullmatch(r"\d{2}", right) and re.fullmatch(YEAR, left):  # 2014-16
        right = left[:2] + right
    if re.fullmatch(MONTH_DAY, right) and (month := re.match(rf"{MONTH} ", left)):  # June 3-5
        right = f"{month[0]}{right}"
    elif (day := re.match(rf"({MONTH_DAY}), ({YEAR})$", right)) and (month := re.match(rf"{MONTH} ", left)):
        right = f"{month[0]}{day[1]} {day[2]}"  # June 3-5, 2017
    last = _plain(right, anchor, tense)
    if last is None or last[1] is None:
        return None
    if re.fullmatch(MONTH_DAY, left) and (rest := re.search(rf"{MONTH}.*$", right)):  # 3-5 June
        left = f"{left} {rest[0]}"
    first = _plain(left, last[1], "past")
    if first is None or first[0] is None or first[0] > last[1]:
        return None
    return first[0], last[1], "span"


def _plain(words: str, anchor: dt.date, tense: Tense) -> Span | None:
    """One expression without "since" or "from ... to"."""
    bare = _LEADING.sub("", words, count=1) if _LEADING.match(words) else words
    for candidate in (words, bare) if bare != words else (words,):
        for pattern, reader in FORMS:
            if match := pattern.fullmatch(candidate):
                return reader(match, anchor, tense)
    return None
