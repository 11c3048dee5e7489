"""Correcting an event by hand: its fields as text one can type over, and back. What is written is what `figure`, names
and days look like on the screen, with a little more allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from index import names
from index.errors import EditError
from index.records import Argument, Attribution, Event, Place, Quantity, When
from index.tolls import figure

SEPARATOR = "; "
"""Between several names in one field."""

_NUMBER = r"(\d[\d,]*)"
_QUANTITIES: tuple[tuple[re.Pattern[str], Callable[[list[int]], tuple[int | None, int | None]]], ...] = (
    (re.compile(_NUMBER), lambda n: (n[0], n[0])),
    (re.compile(rf"{_NUMBER}\s*(?:-|–|to|\.\.)\s*{_NUMBER}"), lambda n: (min(n), max(n))),
    (re.compile(rf"{_NUMBER}\s*\+|at least {_NUMBER}"), lambda n: (n[0], None)),
    (re.compile(rf"more than {_NUMBER}"), lambda n: (n[0] + 1, None)),
    (re.compile(rf"(?:up to|at most) {_NUMBER}"), lambda n: (None, n[0])),
    (re.compile(rf"fewer than {_NUMBER}"), lambda n: (None, n[0] - 1)),
)
_ABOUT = re.compile(r"(?:about|around|some|~)\s*")


def editable(event: Event) -> tuple[tuple[str, str], ...]:
    """(field, text) of what can be corrected, in the order people tell it."""
    when, speaker = event.date, event.attribution
    days = (
        ""
        if when is None
        else when.first or ""
        if when.first == when.last
        else f"{when.first or ''}..{when.last or ''}"
    )
    return (
        ("what", names.display(event.type, event.mode)),
        ("who", _joined(event.actors)),
        ("to whom", _joined(event.targets)),
        ("where", (event.place.canonical or event.place.text) if event.place else ""),
        ("when", days),
        ("killed", figure(event.killed) if event.killed else ""),
        ("hurt", figure(event.injured) if event.injured else ""),
        ("detained", figure(event.detained) if event.detained else ""),
        ("displaced", figure(event.displaced) if event.displaced else ""),
        ("says", (speaker.canonical or speaker.text) if speaker else ""),
    )


def edited(event: Event, field: str, text: str) -> Event:
    """The event with one field as the reader wrote it; empty text empties it. Raises EditError."""
    words = " ".join(text.split())
    if words == dict(editable(event)).get(field):
        return event
    match field:
        case "what":
            return _kind(event, words)
        case "who":
            return replace(event, actors=_names(words, event.actors))
        case "to whom":
            return replace(event, targets=_names(words, event.targets))
        case "where":
            return replace(event, place=Place(words, -1, -1, canonical=words) if words else None)
        case "when":
            return replace(event, date=_days(words))
        case "killed":
            return replace(event, killed=quantity(words))
        case "hurt":
            return replace(event, injured=quantity(words))
        case "detained":
            return replace(event, detained=quantity(words))
        case "displaced":
            return replace(event, displaced=quantity(words))
        case "says":
            return replace(event, attribution=Attribution(words, -1, -1, canonical=words) if words else None)
    raise EditError(f"an event has no field “{field}”")


def quantity(words: str) -> Quantity | None:
    """`12`, `12-15`, `12+`, `at least 12`, `up to 15`, `about 90`; None of nothing. Raises EditError."""
    if not words:
        return None
    rest = words.casefold()
    about = _ABOUT.match(rest)
    rest = rest[about.end() :] if about else rest
    for pattern, bounds in _QUANTITIES:
        if found := pattern.fullmatch(rest):
            low, high = bounds([int(number.replace(",", "")) for number in found.groups() if number])
            return Quantity(low, high, approx=bool(about), text=words)
    raise EditError(f"“{words}” is no number of people; write 12, 12-15, 12+, up to 15 or about 90")


def _kind(event: Event, words: str) -> Event:
    found = names.codes(words)
    if not found:
        raise EditError(f"no kind of event is called “{words}”; try attack, captured, talks, arrest")
    type_, mode = found[0]
    return replace(event, type=type_, mode=(mode,) if mode else (), quad="", score=0.0, context=())


def _names(words: str, known: tuple[Argument, ...]) -> tuple[Argument, ...]:
    before = {argument.canonical or argument.text: argument for argument in known}
    wanted = [name for part in words.split(";") if (name := part.strip())]
    return tuple(before.get(name) or Argument(name, -1, -1, canonical=name) for name in wanted)


def _days(words: str) -> When | None:
    if not words:
        return None
    first, _, last = words.partition("..")
    last = last or ("" if ".." in words else first)
    for day in (first, last):
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError:
            raise EditError(f"“{day}” is no day; write 2017-06-04 or 2017-06-03..2017-06-04") from None
    return When(words, -1, -1, first or None, last or None, "explicit")


def _joined(arguments: tuple[Argument, ...]) -> str:
    return SEPARATOR.join(argument.canonical or argument.text for argument in arguments)
