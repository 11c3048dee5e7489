"""The reader's verdicts, counted by rule and by confidence: only what was accepted as it was told is right."""

from __future__ import annotations

import msgspec

from index.judgements import by_confidence, by_rule
from index.records import Event, EventMark, KeptMarks, RuleRecord, Span, Verdict


def mark(rule: str, confidence: float, verdict: Verdict = "", edited: bool = False) -> EventMark:
    event = Event("e", "CONSULT", Span(0, 3, "met"), Span(0, 9, "They met."), rule, confidence=confidence)
    changed = msgspec.structs.replace(event, type="AGREE") if edited else None
    return EventMark(event, 1, verdict, changed)


def kept(*events: EventMark) -> list[KeptMarks]:
    return [KeptMarks((), (), "A title", events=events)]


def test_verdicts_are_counted_by_rule_the_most_rejected_first() -> None:
    marks = kept(
        mark("meet-verb", 0.95, "accepted"),
        mark("meet-verb", 0.95, "accepted", edited=True),
        mark("visit-verb", 0.85, "rejected"),
        mark("visit-verb", 0.95, "accepted"),
        mark("visit-verb", 0.95),
    )

    assert by_rule(marks) == (RuleRecord("visit-verb", 1, 0, 1), RuleRecord("meet-verb", 1, 1, 0))


def test_verdicts_are_counted_by_confidence_the_least_sure_first() -> None:
    marks = kept(mark("a", 0.95, "accepted"), mark("b", 0.9, "rejected"), mark("c", 0.5, "rejected"))

    assert [(record.name, record.share_right) for record in by_confidence(marks)] == [
        ("0.00 to 0.65", 0.0),
        ("0.90 and more", 0.5),
    ]


def test_events_of_the_readers_own_judge_no_rule() -> None:
    assert by_rule(kept(mark("", 0.0, "accepted"))) == ()
