"""What a reader of whole articles found wrong: each sentence says who did what, when, and how many were hurt."""

from __future__ import annotations

import pytest

from index.records import Event
from tests.index.extract.events.test_assembly import events, names


def of_type(text: str, kind: str) -> Event:
    return next(event for event in events(text) if event.type == kind)


def kinds(text: str) -> list[str]:
    return [event.type for event in events(text)]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb killed nine people in Kano, with dozens more wounded.", 9, 24),
        ("Ten people died in the crash, with at least 14 more hurt.", 10, 14),
        ("A fourth person, a woman in a passing car, was shot and hurt in Kano.", None, 1),
        ("The number of people killed in an attack on a hotel rose to 17, after five bodies were found.", 17, None),
        ("A suicide bomber struck a mosque in Kano, killing more than 80 people, most of them officers.", 81, None),
        ("The army said it had lost 12 soldiers when gunmen ambushed a convoy.", 12, None),
    ],
)  # fmt: skip
def test_how_many_were_hurt(text: str, killed: int | None, injured: int | None) -> None:
    found = next(e for e in events(text) if e.type in ("ASSAULT", "X-ACCIDENT"))

    assert (found.killed and found.killed.min, found.injured and found.injured.min) == (killed, injured)


def test_drones_shot_down_are_no_dead() -> None:
    found = events("The army said Morland had launched 118 drones, of which 97 were shot down.")

    assert found
    assert all(event.killed is None for event in found)


def test_what_is_said_beside_a_condemnation_is_told_too() -> None:
    assert kinds("Kenya condemned the coup and said its leaders would hold an emergency summit on Sunday.") == [
        "ACCUSE",
        "AGREE",
    ]


def test_the_deed_of_the_accused_is_theirs_with_its_day_and_what_it_led_to() -> None:
    shelling = of_type("Kenya accused the army of shelling a church on Tuesday, killing seven people.", "ASSAULT")

    assert (names(shelling.actors), shelling.modality) == (["army"], "alleged")
    assert shelling.killed is not None
    assert shelling.killed.min == 7
    assert shelling.date is not None
    assert shelling.date.text == "Tuesday"


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The mayor's office said two men had wounds and called for an inquiry.", "REQUEST", ["mayor's office"]),
        ("Outside the court, hundreds of supporters blocked traffic.", "PROTEST", ["hundreds of supporters"]),
        ("About 50,000 Serbs rallied in Lima calling for early elections.", "PROTEST", ["About 50,000 Serbs"]),
        ("Kenya opened its hospitals to wounded refugees.", "AID", ["Kenya"]),
        ("The ratification of a treaty by Kenya took place on Monday.", "SUPPORT", ["Kenya"]),
        ("The Kenyan envoy conferred with Somalia's leader for an hour.", "CONSULT", ["Kenyan envoy"]),
        ("The withdrawal of Kenyan soldiers from the town was completed on Thursday.", "RETREAT", ["Kenyan soldiers"]),
    ],
)  # fmt: skip
def test_who_acts(text: str, kind: str, actors: list[str]) -> None:
    assert names(of_type(text, kind).actors) == actors


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Fans took to the streets of Lima to celebrate the win.", "PROTEST"),
        ("Kenyan villages hit by the tsunami need water.", "ASSAULT"),
        ("Leaders said they would hold a summit in Lima.", "COERCE"),
        ("A thousand cases have been confirmed or suspected in total since May.", "ACCUSE"),
        ("The Freedom Party was expelled from the alliance in 1993.", "COERCE"),
    ],
)
def test_what_it_is_not(text: str, wrong: str) -> None:
    assert wrong not in kinds(text)


def test_ground_prepared_for_an_attack_is_no_attack_yet() -> None:
    attack = of_type("He called it a text meant to prepare the ground for an attack on the port of Lima.", "ASSAULT")

    assert attack.modality == "hypothetical"


def test_what_a_participle_adds_is_of_the_same_old_day() -> None:
    flight = of_type("Kenya retook the town in September 2013, prompting almost all villagers to flee.", "X-DISPLACE")

    assert flight.background
    assert flight.date is not None
    assert flight.date.first == "2013-09-01"


def test_the_same_storm_elsewhere_is_a_storm() -> None:
    text = "A cyclone struck Somalia on Wednesday. The same system had crossed Kenya on Monday, killing 19 people."

    assert set(kinds(text)) == {"X-DISASTER"}


def test_residents_protest_at_home() -> None:
    protest = of_type("Dozens of residents of the city of Mombasa burned tyres.", "PROTEST")

    assert protest.place is not None
    assert protest.place.text == "Mombasa"


def test_a_day_until_which_somebody_is_held_is_not_that_of_the_arrest() -> None:
    held = of_type("Judge Miriam Oakes remanded all three in custody until sentencing on December 18.", "COERCE")

    assert held.date is None or held.date.text != "December 18"


def test_what_is_planned_for_next_year_is_no_background() -> None:
    planned = of_type("Kenya is to supply Somalia with radars next spring.", "AGREE")

    assert not planned.background


def test_no_measure_hits_as_a_bomb_does() -> None:
    assert not events("A closure would hit the province hardest, where one family in three lives from the crossing.")
    assert of_type("The bomb hit the port, where one family in three lives from fishing.", "ASSAULT").killed is None


def test_talks_mediated_by_a_third_party() -> None:
    told = of_type("The two sides signed a ceasefire after two days of talks mediated by Norway.", "CONSULT")
    assert [actor.text for actor in told.actors] == ["Norway"]
