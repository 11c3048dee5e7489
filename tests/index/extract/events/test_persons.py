"""Whom "he" and "she" mean in the next sentence: the one person spoken of, nobody where two may be meant."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event


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
