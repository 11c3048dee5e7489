"""Date expressions that count from the day an article came out: weekdays, yesterday, last week, two months ago."""

from __future__ import annotations

import datetime as dt
import re

from index.extract.dates import periods
from index.extract.dates.periods import DAY, Forms, Span, Tense
from index.extract.dates.words import COUNT, COUNTS, EARLY, FEW, HEDGE, PART_OF_DAY, UNIT, WEEKDAY, WEEKDAYS

_WHICH = r"(?:the )?(?P<which>last|past|next|this|this coming|this past|coming|following|previous)"
_EDGE = r"(?:the )?(?P<edge>start|beginning|end|middle|close) of (?:the )?"
_DAYPART = rf"(?:,? (?:at |in the )?(?:early |late )?(?:on )?{PART_OF_DAY})"


def _weekday(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    number = WEEKDAYS[match["w"].strip(".")]
    which = match["which"] or match["of"] or ""
    back = (anchor.weekday() - number) % 7
    if "week" in (match["of"] or ""):
        shift = {"last": -7, "next": 7}.get(which.split()[0], 0)
        return periods.day(periods.week(anchor)[0] + (number + shift) * DAY)
    if which in ("last", "past", "this past"):
        return periods.day(anchor - (back or 7) * DAY)
    if which == "next":
        return periods.day(anchor + ((-back) % 7 or 7) * DAY)
    if which in ("this", "coming", "this coming"):
        is_ahead = tense == "future" or which != "this"
        return periods.day(anchor + (-back) % 7 * DAY) if is_ahead else periods.day(anchor - back * DAY)
    if which in ("following", "previous"):
        return None
    return periods.day(anchor + (-back) % 7 * DAY if tense == "future" else anchor - back * DAY)


def _near_day(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(match["d"], 0)
    return periods.day(anchor + shift * DAY)


def _last_night(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    return periods.day(anchor - DAY)


def _overnight(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    if match["w"] is None:
        return (anchor, anchor + DAY, "span") if tense == "future" else (anchor - DAY, anchor, "span")
    date = anchor - (anchor.weekday() - WEEKDAYS[match["w"]]) % 7 * DAY
    return date - DAY, date, "span"


def _past(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    """The past 24 hours, the last two weeks; the coming days."""
    ahead = match["dir"] in ("next", "coming", "following")
    unit = _unit(match["u"])
    if match["dir"] == "recent" or (not match["n"] and match["u"].endswith("s")):
        return (anchor, None, "span") if ahead else (None, anchor, "span")
    most = _count(match["n"] or "a")[1]
    if unit in ("minute", "hour"):
        most, unit = (1 if unit == "minute" else -(-most // 24)), "day"
    far = periods.step(anchor, most if ahead else -most, unit)
    return (anchor, far, "span") if ahead else (far, anchor, "span")


def _ago(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    least, most = _count(match["n"])
    unit, sign = _unit(match["u"]), 1 if match["dir"] in ("from now", "time") else -1
    if unit in ("minute", "hour"):
        date = anchor + sign * (least // 24 if unit == "hour" else 0) * DAY
        return periods.day(date)
    if least != most:
        far, near = periods.step(anchor, sign * most, unit), periods.step(anchor, sign * least, unit)
        return min(far, near), max(far, near), "span"
    date = periods.step(anchor, sign * least, unit)
    if unit == "week" and match["on"]:
        return periods.day(date - (date.weekday() - WEEKDAYS[match["on"]]) % 7 * DAY)
    whole = {"night": "day", "fortnight": "week"}.get(unit, unit)
    return periods.calendar(whole, date)


def _into(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    most, unit = _count(match["n"])[1], _unit(match["u"])
    if unit in ("minute", "hour"):
        return anchor, anchor, "span"
    return periods.step(anchor, -most, unit), anchor, "span"


def _needs_event(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    return None


def _calendar(match: re.Match[str], anchor: dt.date, tense: Tense) -> Span | None:
    """Last week, this month, next year; early, late, and the end of them."""
    which, unit, early = match["which"], match["u"], match["early"]
    if unit == "weekend" and which in (None, "past"):
        shift = 1 if tense == "future" else 0
        since_saturday = (anchor.weekday() - 5) % 7
        saturday = anchor - since_saturday * DAY
        return periods.weekend(saturday if anchor.weekday() > 4 else saturday + 7 * shift * DAY)
    shift = {"last": -1, "next": 1, "coming": 1, "past": -1}.get(which or "", 0)
    if unit == "weekend" and which == "last" and anchor.weekday() < 5:
        return periods.weekend(periods.step(anchor, -1, "week"))
    period = periods.calendar(unit, periods.step(anchor, shift, unit))
    if early == "earlier":
        return period[0], min(anchor, period[1]), "span"
    if early == "later":
        return max(anchor, period[0]), period[1], "span"
    if early or match["edge"]:
        return periods.third(period, early or match["edge"])
    if shift == 0 and unit != "weekend":
        return (anchor, period[1], period[2]) if tense == "future" else (period[0], anchor, period[2])
    return period


def _unit(word: str) -> str:
    return word.removesuffix("s")


def _count(words: str) -> tuple[int, int]:
    """Least and most that a count of days, weeks or years means."""
    bare = words.removeprefix("a ")
    if bare in FEW:
        return FEW[bare]
    if bare.isdigit():
        return int(bare), int(bare)
    number = sum(COUNTS[word] for word in bare.split("-"))
    return number, number


FORMS: Forms = [
    (re.compile(pattern), reader)
    for pattern, reader in (
        (
            rf"(?:early |late |overnight |later )?(?:on )?(?:{_WHICH} )?(?P<w>{WEEKDAY}){_DAYPART}?(?:'s)?"
            rf"(?:(?: of)? (?P<of>last week|this week|next week))?",
            _weekday,
        ),
        (rf"(?:the )?(?:night|evening|morning|afternoon|early hours) of (?P<which>)(?P<of>)(?P<w>{WEEKDAY})", _weekday),
        (
            rf"(?:early |late |later |earlier )?(?:the )?(?P<d>day before yesterday|day after tomorrow|yesterday|today"
            rf"|tonight|tomorrow){_DAYPART}?",
            _near_day,
        ),
        (rf"(?:early |late |later |earlier )?this (?P<d>{PART_OF_DAY})", _near_day),
        (r"(?:late )?last (?:night|evening)", _last_night),
        (rf"overnight(?: (?:in)?to (?P<w>{WEEKDAY}))?", _overnight),
        (
            r"(?:the )?(?P<dir>past|last|previous|preceding|recent|next|coming|following)"
            rf"(?: {HEDGE}?(?P<n>{COUNT}))[- ](?P<u>{UNIT})",
            _past,
        ),
        (r"(?:the )?(?P<dir>recent|coming|past|last|next)(?P<n>) (?P<u>(?:hour|day|week|month|year|decade)s)", _past),
        (rf"the (?P<dir>past|last|coming)(?: (?P<n>one))? (?P<u>{UNIT})", _past),
        (r"(?P<dir>past)(?P<n>) (?P<u>hour|day|week|month|year|decade)", _past),
        (
            rf"(?:{HEDGE})?(?P<n>{COUNT})[- ](?P<u>{UNIT}) (?P<dir>ago|from now)(?: (?:on |last )?(?P<on>{WEEKDAY}))?",
            _ago,
        ),
        (rf"(?:in )?(?P<n>{COUNT}) (?P<u>{UNIT})'s? (?P<dir>time)(?P<on>)", _ago),
        (rf"(?:{HEDGE})?(?P<n>{COUNT}) (?P<u>{UNIT}) into(?: .*)?", _into),
        (
            r"(?:just |only )?(?:minutes|hours|days|weeks|months|years|decades) (?:later|earlier|after|before|ago)"
            r"|(?:later|earlier) (?:in the|that|the same) day",
            _needs_event,
        ),
        (rf"(?:{HEDGE})?{COUNT} {UNIT} (?:after|before|later|earlier|afterwards|since|prior)(?: .*)?", _needs_event),
        (r"(?:the (?:next|following|previous)|(?:the )?same) (?:day|night|morning|week|month|year)", _needs_event),
        (
            rf"(?:{_EDGE}|(?P<early>{EARLY}|earlier|later)[- ]?(?:in |on )?(?:the )?)?"
            r"(?:the )?(?P<which>last|this|next|coming|past)? ?"
            r"(?P<u>weekend|week|month|quarter|year|decade)",
            _calendar,
        ),
    )
]
