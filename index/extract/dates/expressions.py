"""Where a text speaks of days and hours. What the words mean is for `days.resolve`, which needs an anchor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.extract.dates.holidays import HOLIDAYS
from index.extract.dates.words import (
    COUNT,
    COUNTS,
    EARLY,
    FEW,
    FULL_WEEKDAY,
    HEDGE,
    HOLIDAY,
    MONTH,
    MONTH_DAY,
    MONTHS,
    ORDINAL,
    ORDINALS,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from index.extract.numbers.noncounts import looks_like_year

# Months whose names are also verbs or forenames need more than a capital letter.
AMBIGUOUS_MONTHS = frozenset("may march mar april june august jan dec sep".split())


@dataclass(frozen=True)
class DateExpression:
    """Words that name a day or longer (DATE) or an hour (TIME)."""

    start: int
    end: int
    label: Literal["DATE", "TIME"]
    text: str


_OF_YEAR = rf"(?:,? (?:of )?(?:{YEAR}|last year|this year|next year))"
_DAYS = rf"{MONTH_DAY}(?: ?(?:-|–|to|until) ?{MONTH_DAY})?"
_TWO_DAYS = rf"{MONTH_DAY} (?:and|or) {MONTH_DAY}"
_PART = rf"(?: (?:early |late )?{PART_OF_DAY})"
_LATE = rf"(?:{EARLY}|earlier|later)"
_EDGE = r"(?:the )?(?:start|beginning|end|middle|close) of (?:the )?"
_WHICH = r"(?:last|next|this coming|this past|this|coming|past)"
_ZONE = r"(?: \(?(?:gmt|utc|local time|est|edt|cet|bst)\b\)?)"
_KINDS = {
    "holiday": rf"(?:(?:last|this|next) )?{HOLIDAY}\b{_OF_YEAR}?",
    "onwards": rf"from {YEAR} on(?:wards?)?\b",
    "iso": (
        r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?z?)?(?![\w-])|\d{4}/\d\d/\d\d(?![\w/])"
        r"|\d\d?(?P<mark>[/.-])\d\d?(?P=mark)\d{4}(?![\w/])|9/11\b"
    ),
    "wire": rf"\d\d? {MONTH} \d\d(?= \(|[,;)]|$)",
    "full": (
        rf"(?:(?:(?:early|late) (?:on )?)?{WEEKDAY}{_PART}?,? (?:the )?)?"
        rf"(?:{MONTH} {MONTH_DAY}[-–]{MONTH} {MONTH_DAY}"
        rf"|(?:(?:between )?{_TWO_DAYS}|(?:the (?=\d+[a-z]))?{_DAYS}) (?:of )?{MONTH}"
        rf"|{MONTH}(?: (?:the )?|(?<=\.)){_DAYS}){_OF_YEAR}?"
    ),
    "monthyear": rf"(?:(?:{EARLY}[- ]|{_EDGE}))?{MONTH}{_OF_YEAR}",
    "month": rf"(?:{EARLY}[- ]|{_EDGE}|(?:last|this|next) )?{MONTH}(?![\w-])",
    "portion": (
        rf"(?:the )?{ORDINAL} (?:{COUNT} )?(?:day|week|month|half|quarter)s? (?:of|in) (?:the )?"
        rf"(?:{MONTH}{_OF_YEAR}?|{YEAR}|(?:{_WHICH} )?(?:month|year)\b)"
    ),
    "weekday": (
        rf"(?:the )?(?:night|evening|morning|afternoon|early hours) of {FULL_WEEKDAY}\b|"
        rf"(?:(?:early|late|later) (?:on )?)?(?:{_WHICH} )?{FULL_WEEKDAY}\b{_PART}?"
        r"(?: (?:of )?(?:last|this|next) week)?|(?:tues?|weds|thurs?|fri)\."
    ),
    "near": (
        rf"the day (?:before yesterday|after tomorrow)|(?:(?:early|late|earlier|later) )?(?:yesterday|today|tonight"
        rf"|tomorrow){_PART}?|(?:(?:early|late|earlier|later) )?this {PART_OF_DAY}|(?:late )?last (?:night|evening)"
        rf"|overnight(?: (?:in)?to {FULL_WEEKDAY})?"
    ),
    "ago": (
        rf"{HEDGE}?{COUNT}[- ]{UNIT} "
        rf"(?:ago(?: (?:on |last )?{FULL_WEEKDAY})?|from now|into|after|before|later|earlier)\b"
    ),
    "loose": (
        r"(?:just |only )?(?:minutes|hours|days|weeks|months|years|decades) (?:later|earlier|after|before|ago)\b"
        rf"|in {COUNT} {UNIT}['’]s? time\b|(?:later|earlier) (?:in the|that|the same) day\b"
    ),
    "past": (
        rf"(?:the )?(?:past|last|previous|next|coming|preceding|following) {HEDGE}?{COUNT}[- ]{UNIT}\b"
        rf"|(?:the )?(?:recent|coming|past|last|next) (?:hour|day|week|month|year|decade)s\b"
        rf"|the (?:past|last|coming) {UNIT}\b"
    ),
    "event": r"the (?:same|next|following|previous) (?:day|night|morning|week|month|year)\b",
    "calendar": (
        rf"(?:{_LATE}[- ](?:in |on )?|{_EDGE})?(?:the )?{_WHICH} (?:weekend|week|month|quarter|year|decade)\b"
        rf"|(?:{_LATE} in the |{_EDGE})(?:week|month|year|decade)\b"
        rf"|the weekend\b"
    ),
    "season": (
        rf"(?:{EARLY}[- ]|{_EDGE}|the )?{SEASON}{_OF_YEAR}"
        rf"|(?<=\bin ){SEASON}(?=[,.;:)]|$| (?:and|or|but|when|of)\b)|(?:{EARLY} )?(?:last|this|next) {SEASON}\b"
    ),
    "decade": (
        rf"(?:the )?(?:{EARLY}[- ])?(?:the )?(?:(?:1[5-9]|20)\d0|['’]\d0)['’]?s\b"
        rf"|(?:the )?(?:{EARLY}[- ])?(?:1\d|2[01])(?:th|st) century\b"
    ),
    "half": rf"q[1-4] {YEAR}",
    "clock": (
        rf"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b){_ZONE}?"
        rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?: hours\b)?{_ZONE}?"
        rf"|(?:[01]\d|2[0-3])[0-5]\d (?:gmt|utc|hours|local time)\b|(?:\d\d?|one|two|three|four|five|six|seven|eight"
        rf"|nine|ten|eleven|twelve) o['’]clock\b"
        r"|(?:around |about )?(?:noon|midnight|midday|dawn|dusk|daybreak|sunrise|sunset)\b"
    ),
    "range": rf"{YEAR}[-–](?:{YEAR}|\d\d)(?!\w)",
    "year": rf"(?:{EARLY}[- ]|{_EDGE})?{YEAR}(?![\w])",
}
# What an expression can begin with: most words of a text are none of these, and 20 patterns need not be tried on them.
# After an article or a hedge the next word must be one of them too: "the" is too common to be looked into.
_LEADS = frozenset("the a an in at from about around some over just less more nearly almost roughly since only".split())
_OPENERS = _LEADS | {
    re.split("[^a-z]", word)[0]
    for word in (
        *MONTHS, *WEEKDAYS, *HOLIDAYS, *SEASONS, *COUNTS, *FEW, *ORDINALS,
        *"""morning afternoon evening night lunchtime midday noon midnight dawn dusk between early late mid earlier
        later this last next past coming previous preceding following recent start beginning end middle close
        yesterday today tonight tomorrow overnight minutes hours days weeks months years decades daybreak sunrise
        sunset q""".split(),
    )
}  # fmt: skip
_SECOND = _OPENERS | frozenset(
    "minute hour day week weekend fortnight month quarter year decade nights fortnights least than same".split()
)
_SPOT = re.compile(r"(?<![\w$€£#@/.:-])(?:['’]?\d|[a-z]+(?=[ -]?(['’]?\d|[a-z]+)?))")
_DATE = re.compile(r"(?<![\w$€£#@/.:-])(?:since )?(?:" + "|".join(f"(?P<{k}>{p})" for k, p in _KINDS.items()) + ")")
_JOIN = re.compile(r"(?: (?P<word>to|and|until|through) (?:the )?| ?[-–—] ?)")
_OPENS_RANGE = re.compile(r"\b(from|between) (?:the )?$")
_GAP = re.compile(r"[^\S\n]|\n(?=\S)")
_MONTH = re.compile(rf"\b{MONTH}")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|of|from|by|until|till|before|after|during|between|and|to|through|throughout"
    r"|late|early|mid|last|this|next|end|both)[ -]$",
    re.IGNORECASE,
)
_BEFORE_CLOCK_WORD = re.compile(
    r"\b(?:at|around|about|before|after|by|until|till|from|since|near|shortly|past|to|on)\s$", re.IGNORECASE
)
_OTHER_NEW_YEAR = re.compile(
    r"\b(?:Lunar|Chinese|Persian|Iranian|Afghan|Kurdish|Jewish|Muslim|Islamic|Hindu|Tamil|Bengali|Thai|Khmer|Burmese"
    r"|Vietnamese|Ethiopian)\s$"
)
_AFTER_HOLIDAY = re.compile(
    r" (?:market|tree|card|present|gift|party|parties|shopping|dinner|lunch|carol|message|island|offensive|accords?"
    r"|agreement|rising|uprising|egg|bunny|honours|parade|movement)s?\b"
)
_NAMED_DAY = re.compile(r"\b(?:Good|Palm|Ash|Maundy|Shrove|Easter|Whit|Black|Bloody|Holy|Cyber|Super)\s$")


def find_dates(text: str) -> list[DateExpression]:
    """The dates and times of a text, in order and apart."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = _GAP.sub(" ", low)
    found: list[DateExpression] = []
    at = 0
    for spot in _SPOT.finditer(low):
        if spot.start() < at or not _may_open(spot[0], spot[1] or ""):
            continue
        match = _DATE.match(low, spot.start())
        if match is None:
            continue
        kind = match.lastgroup or ""
        start, end = match.span()
        if not _is_date(text, low, kind, match):
            continue  # "since" may stand before words that are no date, and a name may hide a date further on
        at = end
        if found and kind != "clock" and _joins(low, found[-1], start):
            opening = _OPENS_RANGE.search(low[max(0, found[-1].start - 14) : found[-1].start])
            start = found[-1].start - (len(opening[0]) if opening else 0)
            found.pop()
        label: Literal["DATE", "TIME"] = "TIME" if kind == "clock" else "DATE"
        found.append(DateExpression(start, end, label, text[start:end]))
    return found


def _may_open(word: str, following: str) -> bool:
    if word[-1].isdigit():
        return True
    return word in _OPENERS and (word not in _LEADS or following[-1:].isdigit() or following in _SECOND)


def _joins(low: str, before: DateExpression, start: int) -> bool:
    """Whether two dates are the ends of one range: "from Monday to Wednesday", "between March and May"."""
    if before.label == "TIME" or start - before.end > 12:
        return False
    join = _JOIN.fullmatch(low, before.end, start)
    if join is None:
        return False
    opening = _OPENS_RANGE.search(low[max(0, before.start - 14) : before.start])
    word = join["word"]
    return opening is not None and opening[1] == "between" if word == "and" else opening is None or opening[1] == "from"


def _is_date(text: str, low: str, kind: str, match: re.Match[str]) -> bool:
    start, end = match.span(kind)
    if kind in ("full", "wire", "monthyear", "month"):
        return _is_month(text, low, kind, start, end)
    if kind == "year":
        bare = re.search(r"\d{4}", low[start:end])
        at = start + (bare.start() if bare else 0)
        return looks_like_year(text, at, end) and not re.match(
            r"[-–]\w|\s?%|\s(?:km|kg|tons?|metres)\b", low[end : end + 8]
        )
    if kind == "weekday":
        is_short = text[end - 1] == "."
        return (text[start].isupper() or not is_short) and not _NAMED_DAY.search(text[max(0, start - 8) : start])
    if kind == "clock" and not any(c.isdigit() for c in low[start:end]) and low[end - 6 : end - 5] != "o":
        return low[start:end].startswith(("around", "about")) or bool(
            _BEFORE_CLOCK_WORD.search(low[max(0, start - 9) : start])
        )
    if kind == "holiday":
        name = low[start:end].removeprefix("this ").removeprefix("last ").removeprefix("next ")
        named = text[end - len(name)].isupper() and not _OTHER_NEW_YEAR.search(text[max(0, start - 12) : start])
        return named and _AFTER_HOLIDAY.match(low, end) is None
    return True


def _is_month(text: str, low: str, kind: str, start: int, end: int) -> bool:
    """Whether "may" and "march" are months here, and not what people do."""
    month = _MONTH.search(low, start, end)
    while month and kind == "full" and (later := _MONTH.search(low, month.end(), end)):
        month = later
    if month is None:
        return False
    has_year = bool(re.search(r"\d{4}$", low[start:end]))
    name = month[0].strip(".")
    if not text[month.start()].isupper() and not (has_year and kind == "full"):
        return name not in AMBIGUOUS_MONTHS and kind == "full"
    if kind == "month" and (name in AMBIGUOUS_MONTHS or len(name) < 5):
        if month.start() > start:  # "late May", "last March"
            return True
        return name == low[start:end] and _BEFORE_MONTH.search(text[max(0, start - 12) : start]) is not None
    return True
