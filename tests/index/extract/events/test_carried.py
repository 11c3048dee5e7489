"""What an event without a place takes from the article says whence: the paragraph, the heading, the dateline."""

from __future__ import annotations

from index.extract.pipeline import analyse
from index.records import Event

DAY = "2017-05-31"


def event(text: str, trigger: str) -> Event:
    return next(event for event in analyse(text, published=DAY).events if event.trigger.text == trigger)


def test_the_city_means_the_one_named_before() -> None:
    text = (
        "Gunmen attacked a bank in Kirkuk on Monday.\n\n"
        "Officials met in Baghdad province.\n\nA day later rebels shelled a school in the city."
    )

    found = event(text, "shelled").place

    assert found is not None
    assert (found.text, found.basis) == ("Kirkuk", "inherited")


def test_place_of_the_paragraph_is_taken_over() -> None:
    text = "Gunmen attacked a bank in Kirkuk on Monday. Soldiers shot dead three of the attackers."

    found = event(text, "shot dead").place

    assert found is not None
    assert (found.text, found.basis) == ("Kirkuk", "inherited")


def test_next_paragraph_stands_on_its_own() -> None:
    text = "Gunmen raided a bank in Kirkuk on Monday.\n\nRebels attacked a police post."

    assert event(text, "attacked").place is None


def test_dateline_gives_the_lead_its_country() -> None:
    text = "KIRKUK, Iraq, May 31 (Northwire) - Gunmen attacked a bank.\n\nRebels attacked a police post as well."

    lead, later = (e.place for e in analyse(text, published=DAY).events)

    assert lead is not None
    assert (lead.country, lead.kind, lead.basis, lead.lat) == ("IQ", "country", "dateline", None)
    assert later is None


def test_accusation_takes_no_place_over() -> None:
    text = "Gunmen attacked a bank in Kirkuk on Monday. Ministers accused the rebels of arson."

    assert event(text, "accused").place is None
