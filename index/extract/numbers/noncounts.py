"""Numbers that count nothing: ages, years, days of a month, clock times, scores, and parts of names ("Unit 731")."""

from __future__ import annotations

import re

from index.extract.numbers.numerals import SP

YEARS = range(1500, 2100)

# Nouns that a number after them names rather than counts.
DESIGNATORS = (
    "unit highway route road flight article resolution room gate pier section chapter phase channel terminal line "
    "apartment building floor platform no number group camp area zone sector block division brigade regiment "
    "battalion squadron type model boeing airbus protocol annex page level stage interstate version paragraph clause "
    "apollo soyuz category calibre caliber station checkpoint junction exit ward district precinct grade week"
)
MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)

_MONTH = "(?:" + "|".join(f"{month}|{month.upper()}" for month in MONTHS.split()) + ")"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?\s(?:\d\d?(?:\s?[-–]\s?|\s(?:to|and)\s|,\s))?$")
_MONTH_AFTER = re.compile(rf"(?:\s(?:of\s)?|[-–]|\s(?:to|and)\s\d\d?\s){_MONTH}\b")
_DESIGNATED = re.compile(
    rf"\b(?:(?i:{'|'.join(DESIGNATORS.split())})s?{SP}|(?i:nos?\.){SP}|(?:Group|Gang|Big|Council)(?:{SP}of)?{SP})$"
)
_AGED = re.compile(r"\b(?i:aged|ages?|age of)(?:\sbetween)?\s(?:[\w-]+,?\s(?:(?:and|to|or)\s)?)?$")
_AFTER_NAME = re.compile(r"(?:\b[A-Z][\w'’-]+|\b(?:man|woman|boy|girl|father|mother|son|daughter|student)),\s$")
_AGE_CLOSES = re.compile(r"[,;.)]|\s[-–—]\s|$")
_AGE_AFTER = re.compile(r"[-‐‑\s](?:years?|months?|weeks?|days?)[-‐‑\s]olds?\b")
_CLOCK_AFTER = re.compile(r"\s?(?:[ap]m\b|[ap]\.m\b|o['’]clock\b|(?:hours\s)?(?:gmt|utc|local)\b)|[:/]\d|\.\d|[°′″]\d*")
_COMPOUND_AFTER = re.compile(r"[-‐‑–](?:\w(?!trong\b|ember\b|an\b|erson\b|dd\b|lus\b))")
_SCORE_AFTER = re.compile(r"\s(?:win|defeat|victory|loss|draw|majority|ruling|vote|score)\b")
_COUNTED = re.compile(
    r"\s(?:people|men|women|children|police|troops"
    r"|(?!was\b|has\b|is\b|as\b|this\b|its\b|his\b|elections\b|protests\b)[a-z]{3,}s)\b"
)
_YEARS_RANGE = re.compile(r"(?:1[5-9]|20)\d\d\s?(?:-|–|to|and)\s?(?:1[5-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|early|late|mid|until|till|before|after|during|from|and|of|the|year|spring|summer|autumn|winter)"
    r"[\s-]$|\d,?\s$",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|some|this|that|which|each|the|another|day|square)\s$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\s(?:another|day|thing|side|hand)\b|['’](?!s\b)|['’]s\s(?:own\s)")


def is_no_count(text: str, start: int, end: int, *, is_bounded: bool = False) -> bool:
    """Whether the number at `start` is none of people or things; `is_bounded` if "at least" or the like precedes."""
    before = text[max(0, start - 40) : start]
    words = text[start:end].lower()
    if _CLOCK_AFTER.match(text, end) or is_age(text, start, end) or _COMPOUND_AFTER.match(text, end):
        return True
    if text[end : end + 1].isalnum() or _MONTH_AFTER.match(text, end):
        return True
    if words == "one" and (_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, end)):
        return True
    if words == "dozen" and _PRONOUN_BEFORE.search(before):
        return True
    if _YEARS_RANGE.fullmatch(words) and not is_counted(text, end):
        return True  # "between 1977-1979"
    if is_bounded:
        return False
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":  # a footnote
        return True
    if looks_like_year(text, start, min(end, start + 4)) or _SCORE_AFTER.match(text, end) and "-" in words:
        return True
    if _DESIGNATED.search(before) or _MONTH_BEFORE.search(before):
        return True
    return bool(words.isdigit() and len(words) < 4 and _AFTER_NAME.search(before) and _AGE_CLOSES.match(text, end))


def is_age(text: str, start: int, end: int) -> bool:
    """Whether a number says how old somebody is: "19-year-old", "aged 34"."""
    return bool(_AGE_AFTER.match(text, end) or _AGED.search(text[max(0, start - 40) : start]))


def is_counted(text: str, end: int) -> bool:
    """Whether a plural follows a number."""
    return _COUNTED.match(text, end) is not None


_HOUR_BEFORE = re.compile(
    r"\b(?:at(?: about| around| approximately)?|(?:shortly|just) (?:before|after)|approximately)\s$", re.I
)
"""What stands before an hour written as four digits: "at 1945", "shortly before 1830"."""


def looks_like_year(text: str, start: int, end: int) -> bool:
    """Whether four digits are a year rather than a count ("2000 soldiers")."""
    words = text[start:end]
    if len(words) != 4 or not (words.isascii() and words.isdigit()) or int(words) not in YEARS:
        return False
    if _HOUR_BEFORE.search(text[max(0, start - 24) : start]) is not None:
        return False
    if not is_counted(text, end):
        return True
    return _YEAR_BEFORE.search(text[max(0, start - 12) : start]) is not None
