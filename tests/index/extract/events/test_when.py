"""Which day is an event's own: not that of its being told, and the dateline's where nothing else is said."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("The minister said on Thursday that police had arrested four men.", "Thursday", "inherited"),
        ("Police arrested four men on Thursday, the minister said on Friday.", "Thursday", "relative"),
        ("The minister said that police had arrested four men on Thursday.", "Thursday", "relative"),
    ],
)
def test_day_of_saying_is_weaker_than_the_day_of_the_deed(text: str, words: str, basis: str) -> None:
    (event,) = analyse(text, published="2026-11-20").events

    assert event.date is not None
    assert (event.date.text, event.date.basis) == (words, basis)


def test_later_telling_with_a_day_of_its_own_overrules_the_day_of_saying() -> None:
    text = (
        "The minister said on Thursday that police had arrested Omar Keld in Halvard. "
        "Police arrested Keld in Halvard on Tuesday."
    )
    (event,) = analyse(text, published="2026-11-20").events

    assert event.date is not None
    assert event.date.first == "2026-11-17"


@pytest.mark.parametrize(
    ("published", "day"), [("2026-11-20", "2026-11-18"), ("2026-12-20", "2026-12-20"), ("", "2026-11-18")]
)
def test_day_of_a_dateline_is_the_day_of_telling_where_the_file_came_soon_after(published: str, day: str) -> None:
    text = "HALVARD, Nov 18, 2026 (Wire) - Gunmen attacked a bank in Sarnat."

    (event,) = analyse(text, published=published).events

    assert event.date is not None
    assert event.date.last == day


@pytest.mark.parametrize(("published", "day"), [("2026-11-20", "2026-11-10"), ("2027-01-20", "2027-01-19")])
def test_weekdays_count_from_the_day_of_the_dateline(published: str, day: str) -> None:
    (event,) = analyse("HALVARD, Nov 12 (Wire) - Gunmen attacked a bank on Tuesday.", published=published).events

    assert event.date is not None
    assert event.date.first == day
