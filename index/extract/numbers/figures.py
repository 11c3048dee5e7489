"""Numbers in running text: how many people or things, how much of a measure, how much money.

A count that a casualty figure may be read from is a CARDINAL; ages, ranks, unit numbers, clock times, scores, dates
and years are no counts and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from index.extract.numbers.noncounts import is_age, is_counted, is_no_count
from index.extract.numbers.numerals import NUMERAL, ONES, PLURALS, SCALES, SP, TEENS, TENS, VAGUE, value
from index.extract.numbers.units import CURRENCIES, MEASURES, SIGNS
from index.records import Quantity

# How words before or after a number bound it.
BOUNDS_BEFORE = {
    form: kind
    for kind, forms in {
        "min": "at least|at the very least|no fewer than|no less than|not fewer than|not less than|a minimum of",
        "more": "more than|over|well over|upwards of|upward of|in excess of|above|exceeding",
        "max": "up to|as many as|as much as|no more than|not more than|at most|a maximum of",
        "less": "fewer than|less than|under|below|well under",
        "near": "nearly|almost|close to|just under|just short of|approaching",
        "about": "about|around|some|roughly|approximately|an estimated|estimated|circa",
    }.items()
    for form in forms.split("|")
}
BOUNDS_AFTER = {
    "or more": "min",
    "plus": "min",
    "+": "min",
    "or so": "about",
    "odd": "about",
    "or fewer": "max",
    "or less": "max",
}
# "Clashes over two villages", "under three presidents": before small numbers these say where, not how many.
PLACE_WORDS = frozenset(("over", "under", "above", "below"))
LEAST_AFTER_PLACE_WORD = 10
LEAST_UNCOUNTED_RANGE = 10
"""A smaller "4-6" with no noun after it is a score."""

NONE = re.compile(r"\b(?:no one|no-one|nobody|none|no|nil)\b", re.IGNORECASE)

Bounds = tuple[int | None, int | None, bool]


@dataclass(frozen=True)
class Number:
    """A number in a text, with the words that bound it ("at least 32"). `unit` is singular, "" for a count."""

    start: int
    end: int
    label: Literal["CARDINAL", "QUANTITY", "MONEY"]
    quantity: Quantity
    unit: str = ""


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", SP) for w in sorted(words, key=len, reverse=True)) + ")"


_SIGN = rf"(?:\b(?:us|a|c|nz|hk))?[{''.join(map(re.escape, SIGNS))}]"
_NUMBER = re.compile(
    rf"(?:\b(?P<bound>{_any(BOUNDS_BEFORE)}){SP}(?:(?:another|an{SP}additional|a{SP}further){SP})?)?"
    rf"(?:\b(?P<between>between){SP})?(?:(?P<sign>{_SIGN}){SP}?)?"
    rf"(?<![\w/\-‐‑#@])(?<!\d[.,:])(?P<first>{NUMERAL})"
)
# Where a number can begin: most words of a text are none of these, and the pattern need not be tried on them.
_SPOT = re.compile(rf"(?<!\w)(?:[a-z]+|\d)|\d|[{''.join(map(re.escape, SIGNS))}]")
_OPENING = frozenset(
    word.split()[0]
    for word in (
        *BOUNDS_BEFORE, *ONES, *TEENS, *TENS, *PLURALS, *VAGUE, *SCALES,
        *"between another a an us c nz hk half quarter tens dozen zero".split(),
    )
)  # fmt: skip
_JOIN = re.compile(rf"(?P<join>{SP}(?:to|or|and){SP}|{SP}?[-‐‑–—]{SP}?)(?:{_SIGN})?(?P<second>{NUMERAL})")
_AFTER = re.compile(rf"{SP}?(?P<bound>\+)|(?:{SP}|-)(?P<word>or{SP}(?:more|so|fewer|less)|plus|odd)\b")
_CURRENCY = re.compile(rf"(?:{SP}of{SP}|{SP}|-)?(?:us{SP})?(?P<unit>{_any(CURRENCIES)})\b")
_MEASURE = re.compile(rf"(?:{SP}|-)?(?P<unit>{_any(MEASURES)})(?!\w)")
_WEIGHT = re.compile(rf"(?:{SP}of\b|{SP}[a-z]*(?:bomb|explosive|device|warhead))")


def parse(words: str) -> Quantity | None:
    """What a number phrase says ("at least 32", "no"), None if the words are no number."""
    bare = re.sub(r"\s+", " ", words.strip())
    if NONE.fullmatch(bare):
        return Quantity(0, 0, text=words)
    low = _lower(bare)
    match = _NUMBER.match(low)
    read = _read(low, match) if match else None
    if read is None or low[read[2] :] not in ("", " of"):
        return None
    return Quantity(*read[1], text=words)


def find_numbers(text: str, *, none: bool = False) -> list[Number]:
    """The counts, quantities and sums of money of a text, in order; with `none` also "no" and "none" as zero."""
    low = _lower(text)
    found = []
    at = 0
    for spot in _SPOT.finditer(low):
        if spot.start() < at or (spot[0][0].isalpha() and spot[0] not in _OPENING):
            continue
        match = _NUMBER.match(low, spot.start())
        if match is None:
            continue
        number = _number(text, low, match)
        at = number.end if number else match.end()
        if number is None and (join := _JOIN.match(low, at)) and "-" in join["join"]:
            at = join.end()  # the other half of "3-1"
        elif number is not None:
            found.append(number)
    if none:
        taken = {number.start for number in found}
        for match in NONE.finditer(text):
            if match.start() not in taken:
                zero = Quantity(0, 0, text=match[0], start=match.start(), end=match.end())
                found.append(Number(match.start(), match.end(), "CARDINAL", zero))
        found.sort(key=lambda number: number.start)
    return found


def _lower(text: str) -> str:
    low = text.lower()
    # A few letters (Turkish İ) grow when lowered, and offsets must hold.
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _number(text: str, low: str, match: re.Match[str]) -> Number | None:
    read = _read(low, match)
    if read is None:
        return None
    start, bounds, end = read
    first = match.start("first")
    label, unit, unit_end = _unit(low, match, end)
    if not unit and is_no_count(text, first, end, is_bounded=start < first and not match["sign"]):
        return None
    if unit and is_age(text, first, end):
        return None
    if label == "CARDINAL" and "." in match["first"] and bounds[2]:
        label = "QUANTITY"
    quantity = Quantity(*bounds, text=text[start:unit_end], start=start, end=unit_end)
    return Number(start, unit_end, label, quantity, unit)


def _read(low: str, match: re.Match[str]) -> tuple[int, Bounds, int] | None:
    """Start, bounds and end of a number with its modifiers and its range, None where it is no number."""
    bounds = value(match["first"])
    if bounds is None:
        return None
    start, end = match.span()
    bound = re.sub(r"\s+", " ", match["bound"] or "")
    join = _JOIN.match(low, end)
    if join:
        upper = _upper(low, match, join)
        if upper is not None:
            bounds, end = (upper[0], upper[1], False), join.end()
        elif join["join"].strip() in "-‐‑–—":
            return None
    if bound in PLACE_WORDS and (bounds[0] or 0) < LEAST_AFTER_PLACE_WORD:
        bound, start = "", match.start("sign") if match["sign"] else match.start("first")
    elif match["between"] and end == match.end():
        start = match.start("sign") if match["sign"] else match.start("first")
    kind = BOUNDS_BEFORE.get(bound, "")
    if after := _AFTER.match(low, end):
        kind = kind or BOUNDS_AFTER[re.sub(r"\s+", " ", after["bound"] or after["word"])]
        end = after.end()
    return start, _bounded(bounds, kind), end


def _upper(low: str, match: re.Match[str], join: re.Match[str]) -> tuple[int, int] | None:
    """Both ends of a range ("40 to 50", "2-3 million"), None where two numbers only stand side by side."""
    word = join["join"].strip()
    if word == "and" and not match["between"]:
        return None
    if word == "to" and low[max(0, match.start() - 5) : match.start()] == "from ":
        return None  # "rose from 14 to 36"
    least, most = value(match["first"]), value(join["second"])
    if least is None or most is None or least[0] is None or most[0] is None:
        return None
    scale = re.search(r"[a-z]+$", join["second"])
    if scale and match["first"].replace(".", "").isdigit():
        least = value(f"{match['first']} {scale[0]}") or least
    if least[0] is None or not least[0] < most[0]:
        return None
    if word in "-‐‑–—" and most[0] < LEAST_UNCOUNTED_RANGE and not is_counted(low, join.end()):
        return None  # "lost 1-3"
    return least[0], most[0]


def _bounded(bounds: Bounds, kind: str) -> Bounds:
    least, most, approx = bounds
    if kind == "min":
        return least, None, approx
    if kind == "more":
        return None if least is None else least + 1, None, approx
    if kind in ("max", "near"):
        return None, most or least, approx or kind == "near"
    if kind == "less":
        return None, max((most or least or 1) - 1, 0), approx
    return least, most, approx or kind == "about"


def _unit(low: str, match: re.Match[str], end: int) -> tuple[Literal["CARDINAL", "QUANTITY", "MONEY"], str, int]:
    """Label, unit and end of a number with its unit."""
    currency, measure = _CURRENCY.match(low, end), _MEASURE.match(low, end)
    if match["sign"]:
        named = currency is not None and CURRENCIES[currency["unit"]] == SIGNS[match["sign"][-1]]
        return "MONEY", SIGNS[match["sign"][-1]], currency.end() if currency and named else end
    if currency:
        return "MONEY", CURRENCIES[currency["unit"]], currency.end()
    if measure:
        unit = MEASURES[re.sub(r"\s+", " ", measure["unit"])]
        is_money = unit == "pound" and low[end] != "-" and not _WEIGHT.match(low, measure.end())
        return "MONEY" if is_money else "QUANTITY", unit, measure.end()
    return "CARDINAL", "", end
