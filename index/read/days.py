"""The day on which a source says it published, in whatever form it says so: an ISO day, or nothing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

EARLIEST, LATEST = 1600, 2199
"""Years of news: from the first newspapers on. Anything else is a misreading or a jest."""

MOMENTS_FROM = 1971
"""Numbers for earlier moments are small: years, identifiers, counts."""

LIMIT = 100
"""Characters that are looked at; no date is longer."""

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})"
# What may follow a date: a time of day and its zone.
_REST = r"(?:(?:t|,?\s+|\s*[-–—|,]\s*)(?:at\s+)?\d{1,2}(?:[:.h]\d{2}.*|\d{4}.*|\s*[ap]\.?m\b.*)|\s*z)?"
FORMS = tuple(
    re.compile(form + _REST, re.IGNORECASE | re.DOTALL)
    for form in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)" + _DAY,  # 2017-06-04T10:00:00Z
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",  # 20170604
        _WEEKDAY + _DAY + r"(?:st|nd|rd|th)?(?:\s+of)?[\s-]+" + _MONTH + r",?[\s-]+(?P<year>\d{4})",  # 4 June 2017
        _WEEKDAY + _MONTH + r"\s+" + _DAY + r"(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",  # June 4, 2017
        _WEEKDAY + _DAY + r"\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",  # 04.06.2017, day first wherever dots are
        r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4})",  # 25/12/2017, only if it is unambiguous
    )
)


# /2017/06/04/ or /2017-06-04-, /20170604/: in an address, anything shorter is a number of something else.
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:(?P<sep>[/-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})|(?P<m2>\d\d)(?P<d2>\d\d))"
    r"(?=$|[/?#._-])"
    r"|/(?P<y3>(?:19|20)\d\d)/(?P<name>[a-z]{3,9})/(?P<d3>\d{1,2})(?=$|/)",
    re.IGNORECASE,
)


def day_in(url: str) -> str | None:
    """The ISO day that a web address names; None if it names none."""
    for found in _IN_ADDRESS.finditer(url):
        day = found["day"] or found["d2"] or found["d3"]
        fields = {"year": found["year"] or found["y3"], "month": found["month"] or found["m2"], "day": day}
        if iso := _iso(fields | {"name": found["name"]}):
            return iso
    return None


def day_of_moment(value: object) -> str | None:
    """The ISO day (UTC) of a Unix time in seconds or milliseconds; None where that is no time of news."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if abs(value) > 1e11 else value
    try:
        found = datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
    return found.isoformat() if MOMENTS_FROM <= found.year <= LATEST else None


def day_of(value: object) -> str | None:
    """The ISO day of a date as sources write it; None where it is nonsense, incomplete or could be two days."""
    if not isinstance(value, str):
        return None
    text = " ".join(value[:LIMIT].split())
    for form in FORMS:
        found = form.fullmatch(text)
        if found:
            return _iso(found.groupdict())
    return None


def _iso(fields: dict[str, str | None]) -> str | None:
    year = int(fields["year"] or 0)
    if fields.get("first"):
        first, second = sorted((int(fields["first"] or 0), int(fields["second"] or 0)))
        if first != second and second <= 12:
            return None
        month, day = first, second
    else:
        named = MONTHS.get((fields.get("name") or "").lower(), 0)
        month, day = named or int(fields.get("month") or 0), int(fields["day"] or 0)
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
