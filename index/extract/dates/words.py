"""The words dates are made of, as tables and as regex fragments for the finder and the resolver of dates."""

from __future__ import annotations

from index.extract.dates.holidays import HOLIDAYS
from index.extract.numbers.numerals import ONES, TEENS, TENS

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed weds",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season in the north, where most of the wires are read."""

FEW = {"few": (2, 6), "several": (3, 7), "couple": (2, 2), "couple of": (2, 2)}
"""The least and most that loose counts of days or weeks are taken to mean."""

COUNTS = ONES | TEENS | TENS | {"a": 1, "an": 1}


def one_of(*words: str) -> str:
    return "(?:" + "|".join(word.replace("'", "['’]") for word in sorted(words, key=len, reverse=True)) + ")"


_FULL = [name for name in WEEKDAYS if name.endswith("day")]
DAYS = frozenset((*_FULL, "today", "yesterday", "tonight", "tomorrow"))
"""Words that alone are a day."""
WEEKDAY = rf"(?:{one_of(*_FULL)}|{one_of(*(set(WEEKDAYS) - set(_FULL)))}\b\.?)"
_FULL_MONTHS = [name for name in MONTHS if name == "may" or len(name) > 4 or name in ("june", "july")]
FULL_WEEKDAY = one_of(*_FULL)
MONTH = rf"(?:{one_of(*_FULL_MONTHS)}\b|{one_of(*(set(MONTHS) - set(_FULL_MONTHS)))}\b\.?)"
MONTH_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.:]\d|\w)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d]|[,.:]\d)"
COUNT = (
    rf"(?:\d{{1,3}}|{one_of(*TENS)}-{one_of(*ONES)}|{one_of(*TENS)}|{one_of(*TEENS)}|{one_of(*ONES)}"
    rf"|an?(?:[ ](?:few|couple(?: of)?))?|few|several|couple of)"
)
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade)s?"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
ORDINAL = one_of(*ORDINALS)
PART_OF_DAY = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight|dawn|dusk)"
EARLY = r"(?:early|late|mid)"
SEASON = one_of(*SEASONS)
HOLIDAY = one_of(*HOLIDAYS)
HEDGE = r"(?:about |around |nearly |almost |roughly |some |at least |just |more than |less than |over )"
"""Words before a count of days that leave it the best guess."""
