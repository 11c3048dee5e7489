"""Clauses that look ahead, and those that look back."""

from __future__ import annotations

import pytest

from index.extract.dates.tenses import looks_ahead
from index.extract.language import parse


@pytest.mark.parametrize(
    ("text", "day", "is_ahead"),
    [
        ("The council will meet on Friday.", "Friday", True),
        ("They'll march on Friday.", "Friday", True),
        ("Elections are scheduled for 12 July.", "12 July", True),
        ("He plans to visit Harrow on Tuesday.", "Tuesday", True),
        ("The ministers are to meet in Oslo on Monday.", "Monday", True),
        ("They are going to vote in September.", "September", True),
        ("The army said it would withdraw by Friday.", "Friday", True),
        ("A rally planned for Saturday was banned.", "Saturday", True),
        ("He said on Monday that the court will rule on Thursday.", "Thursday", True),
        ("He said on Monday that the court will rule on Thursday.", "Monday", False),
        ("A rally planned for Saturday was banned on Friday.", "Friday", False),
        ("They would have met on Friday.", "Friday", False),
        ("The council met on Friday.", "Friday", False),
        ("The raid on Friday killed nine.", "Friday", False),
    ],
)
def test_a_clause_looks_ahead_or_back(text: str, day: str, is_ahead: bool) -> None:
    doc = parse(text)[0].doc
    span = doc.char_span(text.index(day), text.index(day) + len(day))

    assert span is not None
    assert looks_ahead(span) is is_ahead
