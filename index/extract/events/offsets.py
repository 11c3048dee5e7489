"""The day of what a sentence counts from another: "two days after gunmen killed nine", "a year later"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from index.extract.events.scene import Scene
from index.extract.numbers.numerals import ONES, TEENS
from index.records import When

DAYS_IN = {"hour": 0, "day": 1, "week": 7}
"""Units exact enough to name a day by; months and years are too wide."""
ARTICLES = frozenset({"a", "an", "one"})
_LATER = re.compile(
    r"\b(?:\w+ (?:years?|months?) (?:later|afterwards|earlier|before)|the (?:following|next|previous) (?:year|month))\b"
)


def counted_from(scene: Scene, heads: Sequence[Token], base: When | None) -> When | None:
    """The day of a clause behind "two days after", counted from the day of what came then; None if none is counted."""
    if base is None or base.first is None:
        return None
    for head in heads:
        mark = next((c for c in head.children if c.dep_ == "mark" and c.lower_ in ("after", "before")), None)
        counted = _measure(mark) if mark is not None else None
        if mark is None or counted is None:
            continue
        number, unit, first = counted
        back = timedelta(days=number * DAYS_IN[unit]) * (-1 if mark.lower_ == "after" else 1)
        day = (date.fromisoformat(base.first) + back).isoformat()
        start, end = scene.sentence.span(first, mark)
        return When(scene.text[start:end], start, end, day, day, "relative")
    return None


def _measure(mark: Token) -> tuple[int, str, Token] | None:
    """(number, unit, first word) of what stands before "after", in units that name a day."""
    if mark.i == 0:
        return None
    unit = mark.nbor(-1)
    name = unit.lower_.removesuffix("s")
    if name not in DAYS_IN:
        return None
    before = unit.nbor(-1) if unit.i else unit
    word = before.lower_
    number = 1 if word in ARTICLES else ONES.get(word) or TEENS.get(word) or (int(word) if word.isdigit() else 0)
    if name == "hour":
        return 0, name, unit
    return (number, name, before) if 0 < number < 400 else None


def is_counted_on(scene: Scene) -> bool:
    """Whether a sentence says how much later it happened, by months or years: no day of today's."""
    return _LATER.search(scene.lower) is not None
