"""What the reader's verdicts say of our rules and of our confidence: of the events they accepted, corrected or
rejected, how many were right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from index.records import EventMark, KeptMarks, RuleRecord

BANDS = ((0.0, 0.65), (0.65, 0.8), (0.8, 0.9), (0.9, 1.01))
"""Confidence from, and below."""


def by_rule(marks: Iterable[KeptMarks]) -> tuple[RuleRecord, ...]:
    """A record a rule that the reader judged, the most often rejected first."""
    return tuple(
        sorted(
            _records((mark.told.rule, mark) for mark in _judged(marks)),
            key=lambda record: (-record.rejected, record.name),
        )
    )


def by_confidence(marks: Iterable[KeptMarks]) -> tuple[RuleRecord, ...]:
    """A record a band of confidence, the least sure first."""
    bands = {_name(low, high): (low, high) for low, high in BANDS}
    found = _records((_band(mark.told.confidence), mark) for mark in _judged(marks))
    return tuple(sorted(found, key=lambda record: bands[record.name]))


def _judged(marks: Iterable[KeptMarks]) -> Iterator[EventMark]:
    for kept in marks:
        yield from (mark for mark in kept.events if (mark.verdict or mark.edited is not None) and mark.told.rule)


def _records(named: Iterable[tuple[str, EventMark]]) -> Iterator[RuleRecord]:
    accepted: Counter[str] = Counter()
    edited: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for name, mark in named:
        # What was corrected was not right as it was told, whatever the verdict on the corrected one.
        counter = rejected if mark.verdict == "rejected" else edited if mark.edited is not None else accepted
        counter[name] += 1
    for name in accepted | edited | rejected:
        yield RuleRecord(name, accepted[name], edited[name], rejected[name])


def _band(confidence: float) -> str:
    return next(_name(low, high) for low, high in BANDS if low <= confidence < high)


def _name(low: float, high: float) -> str:
    return f"{low:.2f} and more" if high > 1 else f"{low:.2f} to {high:.2f}"
