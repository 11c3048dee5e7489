"""What is planned, threatened or refused becomes the act of planning, threatening or refusing it."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event


def events(text: str) -> tuple[Event, ...]:
    return analyse(text, published="2024-05-15").events


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("The presidents of Ostrana and Morland will meet in Halvard next week.", "AGREE"),
        ("Ostrana agreed to send 40 doctors to Morland.", "AGREE"),
        ("Ostrana agreed that both should cooperate to encourage refugees to return home.", "AGREE"),
        ("Ostrana offered to release two Morland sailors.", "AGREE"),
        ("Ostrana will withdraw its troops from Sarnat in June.", "CONCEDE"),
        ("Morland threatened to expel the Ostranian ambassador.", "THREATEN"),
        ("The rebels refused to meet the mediators.", "REJECT"),
        ("The minister will not attend the Halvard summit.", "REJECT"),
        ("The bishops urged the rebels to release their hostages.", "REQUEST"),
        ("Ostrana demanded that Morland lift the embargo.", "REQUEST"),
    ],
)
def test_act_stands_for_its_content(sentence: str, type_: str) -> None:
    assert [event.type for event in events(sentence)] == [type_]


def test_threat_has_the_mode_of_what_is_threatened() -> None:
    (event,) = events("Morland will impose sanctions on Ostrana.")

    assert (event.type, event.mode, event.modality) == ("THREATEN", ("relations",), "planned")


def test_accusation_leaves_the_alleged_violence_beside_it() -> None:
    types = [event.type for event in events("Ostrana accused the militia of killing nine farmers in Sarnat.")]

    assert types == ["ACCUSE", "ASSAULT"]


def test_party_of_what_is_demanded_is_the_target() -> None:
    (event,) = events("Ostrana demanded that Morland lift the embargo.")

    assert [argument.text for argument in event.targets] == ["Morland"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A meeting with the rebels is out of the question, President Orsik said.", "REJECT"),
        ("The council may expel the envoy of Morland if he speaks again.", "THREATEN"),
        ("The rebels plan to attack the port of Sarnat.", "THREATEN"),
    ],
)
def test_what_is_excluded_or_held_out_is_refused_or_threatened(text: str, type_: str) -> None:
    assert [event.type for event in analyse(text, published="2024-05-15").events] == [type_]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The speaker threatened further attacks on both capitals.", "both capitals"),
        ("The rebels threatened to attack the port.", "port"),
        ("The gang threatened to kill the mayor of Sarnat.", "mayor of Sarnat"),
    ],
)
def test_threat_is_one_event_with_the_target_of_what_is_threatened(text: str, target: str) -> None:
    (event,) = events(text)

    assert (event.type, event.mode) == ("THREATEN", ("violence",))
    assert [argument.text for argument in event.targets] == [target]
