"""Fields of an event as text, and text as fields: what is shown can be written back, what cannot stand is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.editing import editable, edited, quantity
from index.errors import EditError
from index.records import Argument, Event, Place, Quantity, Span, When
from index.tolls import figure

EVENT = Event(
    id="a",
    type="ASSAULT",
    mode=("suicide-attack",),
    trigger=Span(0, 4, "blew"),
    evidence=Span(0, 20, "blew himself up there"),
    rule="blow",
    actors=(Argument("bomber", 5, 11),),
    targets=(Argument("soldiers", 12, 20, country="KV"),),
    place=Place("Belgar", 21, 27, canonical="Belgar"),
    date=When("Thursday", 1, 2, "2017-05-11", "2017-05-11", "relative"),
    killed=Quantity(12, None, text="at least 12"),
)


def test_every_field_is_shown_and_written_back_unchanged() -> None:
    event = EVENT
    for field, text in editable(EVENT):
        event = edited(event, field, text)

    assert event == EVENT
    assert dict(editable(EVENT))["what"] == "suicide attack"


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("12", 12, 12, False),
        ("1,200", 1200, 1200, False),
        ("12-15", 12, 15, False),
        ("12 to 15", 12, 15, False),
        ("12+", 12, None, False),
        ("At least 12", 12, None, False),
        ("more than 60", 61, None, False),
        ("up to 200", None, 200, False),
        ("fewer than 5", None, 4, False),
        ("about 90", 90, 90, True),
    ],
)
def test_numbers_of_people(text: str, low: int | None, high: int | None, approx: bool) -> None:
    found = quantity(text)

    assert found is not None
    assert (found.min, found.max, found.approx) == (low, high, approx)


@given(st.integers(0, 10**6), st.one_of(st.none(), st.integers(0, 10**6)), st.booleans())
def test_what_a_figure_says_is_understood(low: int, more: int | None, approx: bool) -> None:
    known = Quantity(low, None if more is None else low + more, approx=approx and more is not None)

    found = quantity(figure(known))

    assert found is not None
    assert (found.min, found.max, found.approx) == (known.min, known.max, known.approx)


def test_names_stay_who_they_were() -> None:
    event = edited(EVENT, "to whom", "soldiers; Belgar police")

    assert event.targets[0] == EVENT.targets[0]
    assert event.targets[1].canonical == "Belgar police"
    assert edited(EVENT, "to whom", "").targets == ()


def test_kind_by_its_name() -> None:
    event = edited(EVENT, "what", "captured")

    assert dict(editable(event))["what"] == "captured"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("killed", "some", "no number of people"),
        ("when", "Thursday", "no day"),
        ("when", "2017-06-04..soon", "no day"),
        ("what", "frobnication", "no kind of event"),
        ("colour", "red", "no field"),
    ],
)
def test_what_cannot_stand_is_refused_with_an_example(field: str, text: str, words: str) -> None:
    with pytest.raises(EditError, match=words):
        edited(EVENT, field, text)


def test_days_and_places_may_be_emptied() -> None:
    event = edited(edited(edited(EVENT, "when", ""), "where", ""), "killed", "")

    assert (event.date, event.place, event.killed) == (None, None, None)
    assert edited(EVENT, "when", "2017-06-03..").date == When("2017-06-03..", -1, -1, "2017-06-03", None, "explicit")
