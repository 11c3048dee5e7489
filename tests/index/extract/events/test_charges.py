"""What somebody is held, tried or punished for is their deed, and only as sure as who says so."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event


def told(text: str) -> dict[str, Event]:
    """The events of a text by their type."""
    return {event.type: event for event in analyse(text, published="2024-05-15").events}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Police arrested two men for killing a judge in Sarnat.", "two men"),
        ("Two men were arrested for killing a judge in Sarnat.", "Two men"),
        ("The president announced the arrest of four soldiers for killing a priest.", "four soldiers"),
    ],
)
def test_the_deed_is_theirs_who_are_held_and_is_alleged(text: str, doer: str) -> None:
    events = told(text)

    assert [argument.text for argument in events["ASSAULT"].actors] == [doer]
    assert (events["ASSAULT"].modality, events["ASSAULT"].background) == ("alleged", True)
    assert events["COERCE"].killed is None


def test_what_a_court_has_found_is_told_as_a_fact() -> None:
    events = told("A court sentenced a colonel to ten years for torturing prisoners in Sarnat.")

    assert [argument.text for argument in events["ASSAULT"].actors] == ["colonel"]
    assert events["ASSAULT"].modality == "asserted"


def test_the_arrest_is_the_news() -> None:
    analysis = analyse("Police arrested two men for killing a judge in Sarnat.", published="2024-05-15")

    assert next(event.type for event in analysis.events if event.id == analysis.main) == "COERCE"


def test_who_praises_an_army_for_a_raid_did_not_lead_it() -> None:
    events = told("The president praised the army for attacking a rebel camp near Sarnat.")

    assert [argument.text for argument in events["ASSAULT"].actors] == ["army"]
    assert events["ASSAULT"].modality == "asserted"
