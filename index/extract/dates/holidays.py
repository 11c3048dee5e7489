"""Holidays whose name says a date: fixed days, days counted from Easter, weekdays of a month, and Muslim feasts.

Feasts that each country keeps on a day of its own (Independence Day, Mother's Day) are no dates to a reader of world
news and are left out. Names are in lower case with a straight apostrophe.
"""

from __future__ import annotations

import datetime as dt

DAY = dt.timedelta(days=1)

FIXED = {
    "new year's day": (1, 1),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "orthodox christmas": (1, 7),
    "holocaust memorial day": (1, 27),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st patrick's day": (3, 17),
    "nowruz": (3, 21),
    "april fools' day": (4, 1),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "labour day": (5, 1),
    "victory day": (5, 9),
    "juneteenth": (6, 19),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "assumption day": (8, 15),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "human rights day": (12, 10),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}

FROM_EASTER = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
}
FROM_ORTHODOX_EASTER = {"orthodox good friday": -2, "orthodox easter": 0, "orthodox easter sunday": 0}

OF_MONTH = {
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
}
"""Month, weekday (Monday is 0) and which one of the month; -1 is the last."""

MUSLIM = {
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 3),
    "eid ul-fitr": (10, 1, 3),
    "eid al-adha": (12, 10, 4),
    "eid ul-adha": (12, 10, 4),
    "ashura": (1, 10, 1),
    "ashoura": (1, 10, 1),
    "mawlid": (3, 12, 1),
}
"""Month and first day of the Muslim calendar, and how many days the feast lasts."""

HOLIDAYS = (*FIXED, *FROM_EASTER, *FROM_ORTHODOX_EASTER, *OF_MONTH, *MUSLIM)

_HIJRA = dt.date(622, 7, 18)
"""First day of the arithmetic Muslim calendar in Gregorian days (astronomical epoch); the moon may shift a feast."""


def holiday(name: str, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a holiday in a year. Raises KeyError for other names, ValueError if the year has none."""
    if name in FIXED:
        month, day = FIXED[name]
        return (dt.date(year, month, day),) * 2
    if name in FROM_EASTER:
        return (_easter(year) + FROM_EASTER[name] * DAY,) * 2
    if name in FROM_ORTHODOX_EASTER:
        return (_orthodox_easter(year) + FROM_ORTHODOX_EASTER[name] * DAY,) * 2
    if name in OF_MONTH:
        return (_of_month(year, *OF_MONTH[name]),) * 2
    month, day, length = MUSLIM[name]
    for hijri in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        first = _muslim(hijri, month, day)
        if first.year == year:
            return first, first + (length - 1) * DAY
    raise ValueError(year)


def _easter(year: int) -> dt.date:
    """Easter Sunday in the west (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _orthodox_easter(year: int) -> dt.date:
    """Easter Sunday by the Julian calendar, in Gregorian days (Meeus, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    return dt.date(year, month, day + 1) + (year // 100 - year // 400 - 2) * DAY


def _of_month(year: int, month: int, weekday: int, which: int) -> dt.date:
    if which < 0:
        last = dt.date(year, month + 1, 1) - DAY
        return last - (last.weekday() - weekday) % 7 * DAY
    first = dt.date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (which - 1)) * DAY


def _muslim(year: int, month: int, day: int) -> dt.date:
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return _HIJRA + days * DAY
