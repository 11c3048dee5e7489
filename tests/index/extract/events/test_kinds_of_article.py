"""Texts that are no plain report: headlines, interviews, lists, obituaries, court reports, live reports."""

from __future__ import annotations

from index.extract.pipeline import analyse
from index.records import Event

DAY = "2024-05-15"


def events(text: str) -> list[Event]:
    return list(analyse(text, published=DAY).events)


def told(text: str) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.text) for event in events(text)]


def test_headline_alone_is_read() -> None:
    (event,) = events("Car bomb kills five in Halvard")

    assert (event.type, event.mode) == ("ASSAULT", ("explosives",))
    assert event.killed is not None
    assert event.killed.min == 5


def test_headline_and_its_first_paragraph_are_one_event() -> None:
    text = "Car bomb kills five in Halvard\n\nA car bomb killed five people outside a court in Halvard on Tuesday."

    assert told(text) == [("ASSAULT", "killed")]


def test_question_of_an_interview_tells_nothing() -> None:
    analysis = analyse("Q: Did your men attack the village?\nA: The army shelled Sarnat on Monday.", published=DAY)

    assert {e.trigger.text: e.modality for e in analysis.events} == {"attack": "hypothetical", "shelled": "asserted"}
    assert [e.trigger.text for e in analysis.events if e.id == analysis.main] == ["shelled"]


def test_items_of_a_list_are_events_of_their_own() -> None:
    found = events("- 12 May: A bomb killed two guards in Kesrin.\n- 13 May: Gunmen killed a judge in Sarnat.")

    assert [(e.place and e.place.text, e.date and e.date.first) for e in found] == [
        ("Kesrin", "2024-05-12"),
        ("Sarnat", "2024-05-13"),
    ]


def test_life_told_in_an_obituary_is_background_and_its_days_are_its_own() -> None:
    found = events(
        "Anton Verle, the novelist who was jailed in 1974 for opposing the generals, died on Monday in Halvard. "
        "He fought in the war of 1962 and was wounded twice."
    )
    days = {e.trigger.text: e.date and e.date.first for e in found}

    assert days["died"] == "2024-05-13"
    assert [e.background for e in found if e.trigger.text == "jailed"] == [True]
    assert days.get("wounded") != "2024-05-13"


def test_who_accuses_in_court_did_not_do_it() -> None:
    found = events(
        "A court in Halvard on Tuesday sentenced Marko Dravic to life in prison for the murder of three nurses. "
        "The prosecutor said he stabbed them at the clinic."
    )

    assert found[0].type == "SANCTION"
    assert all("prosecutor" not in actor.text for e in found for actor in e.actors)


def test_clock_of_a_live_report_is_no_part_of_an_actor() -> None:
    (event,) = events("13:50 Thousands are marching through the centre of Halvard.")

    assert [actor.text for actor in event.actors] == ["Thousands"]


def test_attempt_has_no_toll() -> None:
    (event,) = events("The rebels tried to kill the mayor.")

    assert event.modality == "attempted"
    assert event.killed is None


def test_rivals_battle_for_customers_in_peace() -> None:
    assert told("Rivals battle for customers.") == []
