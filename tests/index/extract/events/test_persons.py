"""Whom "he", "she" and "they" mean in the next sentence: the one person or group spoken of, nobody where two may be."""

from __future__ import annotations

import pytest

from index.extract.explaining import explained
from index.extract.pipeline import analyse
from index.records import Event, Filler


def last_event(text: str) -> Event:
    return analyse(text, published="2026-03-02").events[-1]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("The mayor of Sarnat, Omar Keld, left his house. He was shot dead by two men.", ["two men"], ["Omar Keld"]),
        ("Police arrested Tomas Dorn on Sunday. He had stabbed three people.", ["Tomas Dorn"], ["three people"]),
        ("Omar Keld fled to Halvard. He was tired. He was kidnapped there in May.", [], ["Omar Keld"]),
        ("Omar Keld met Ada Brel in Halvard. She was kidnapped in May.", [], []),
        (
            "Omar Keld fled to Halvard. The rain fell. It was cold. Nothing moved. He was kidnapped there in May.",
            [],
            [],
        ),
        ('Ada Brel fled. "He was kidnapped in May," police said.', [], []),
        ("A man was wounded, said Ada Brel. He was kidnapped in May.", [], []),
        ('"The talks failed," said Ada Brel. She accused Iran of stalling.', ["Ada Brel"], ["Iran"]),
        ("Ada Brel visited Paris on Monday. She called on Iran to free the men.", ["Ada Brel"], ["Iran"]),
        ("Rebels entered Sarnat on Monday. They kidnapped two nurses.", ["Rebels"], ["two nurses"]),
        ("Gunmen killed two farmers near Sarnat. They abducted a third man.", ["Gunmen"], ["third man"]),
        ("Five nurses left Sarnat on Sunday. They were abducted by armed men.", ["armed men"], ["Five nurses"]),
        ("Students gathered in Halvard. Police beat them with batons.", ["Police"], ["Students"]),
        ("Police said they had arrested two nurses.", ["Police"], ["two nurses"]),
        ("Police said they stabbed the guard.", [], ["guard"]),
    ],
)
def test_whom_a_pronoun_means(text: str, actors: list[str], targets: list[str]) -> None:
    event = last_event(text)

    assert [argument.text for argument in event.actors] == actors
    assert [argument.text for argument in event.targets] == targets


def test_an_event_of_a_pronoun_cites_where_the_person_is_named_and_is_less_sure() -> None:
    text = "The mayor, Omar Keld, left his house. He was shot dead by two men."
    event = last_event(text)
    (target,) = event.targets

    assert text[target.start : target.end] == target.text == "Omar Keld"
    assert event.confidence < last_event("Omar Keld was shot dead by two men.").confidence


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brel met Lena Moss on Monday. She called on Iran to free the men.",
        "Soldiers met the villagers on Monday. They demanded an inquiry.",
        "Rain fell on Monday. They demanded an inquiry.",
    ],
)
def test_what_either_may_have_demanded_is_told_of_nobody(text: str) -> None:
    demands = [event for event in analyse(text, published="2026-03-02").events if event.type == "REQUEST"]

    assert not [event for event in demands if event.actors]


def test_a_toll_of_theirs_is_told_of_the_attack_before() -> None:
    (event,) = analyse("Gunmen attacked a mill in Sarnat. They killed six men and burned houses.").events

    assert event.killed is not None
    assert event.killed.min == 6


def test_whom_a_pronoun_means_is_told_with_the_reason() -> None:
    (found,) = explained("Ada Brel visited Paris on Monday. She called on Iran to free the men.").explanations

    assert Filler("actor", "Ada Brel", "pronoun") in found.fillers
    assert not [doubt for doubt in found.doubts if "do not fit" in doubt.reason]


def test_who_is_told_of_by_his_lawyer_is_not_his_lawyer() -> None:
    text = (
        "Police arrested Omar Keld in May. His lawyer, Tom Rask, said so. He was beaten by guards in Halvard on Sunday."
    )

    assert [target.canonical for target in last_event(text).targets] == ["Omar Keld"]
