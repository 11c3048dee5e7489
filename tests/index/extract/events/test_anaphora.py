"""Who "the two sides", "it", "its forces" and the owner of a drone are; where two may be meant nobody is named."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event


def last_event(text: str) -> Event:
    return analyse(text, published="2026-03-02").events[-1]


def names(text: str) -> list[str]:
    return [actor.canonical for actor in last_event(text).actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Russia and Ukraine held talks in Istanbul on Monday. The two countries signed a trade deal on Tuesday.",
            ["Russia", "Ukraine"],
        ),
        ("Ada Brel met Tom Rask in Paris on Monday. Both leaders condemned the shelling.", ["Ada Brel", "Tom Rask"]),
        (
            "Kenya, Chad and Mali held talks in Paris on Monday. The two countries condemned the shelling.",
            ["countries"],
        ),
        ("The two countries condemned the shelling on Monday.", ["countries"]),
    ],
)
def test_two_sides_are_the_two_named_before(text: str, actors: list[str]) -> None:
    assert names(text) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Amnesty International criticised the government of Kenya on Monday. It accused the police of torture.",
            ["Amnesty International"],
        ),
        (
            "Amnesty International criticised the government on Monday. It rained. Nobody came. It accused the police.",
            [],
        ),
    ],
)
def test_it_is_the_body_just_spoken_of(text: str, actors: list[str]) -> None:
    assert names(text) == actors


def test_its_forces_are_the_forces_of_the_state_just_spoken_of() -> None:
    text = "Russia's defence ministry denied the report on Monday. Its forces shelled the town of Kherson on Tuesday."

    (actor,) = last_event(text).actors

    assert (actor.text, actor.canonical, actor.country) == ("forces", "Russia's forces", "RU")


@pytest.mark.parametrize(
    ("text", "said", "owner"),
    [
        ("A Ukrainian drone hit a refinery in Ryazan on Monday.", "Ukrainian drone", "Ukraine"),
        ("Russian drones hit a market in Kherson on Monday, killing three people.", "Russian drones", "Russia"),
    ],
)
def test_who_strikes_with_a_drone_is_whose_it_is(text: str, said: str, owner: str) -> None:
    (actor,) = last_event(text).actors

    assert (actor.text, actor.canonical) == (said, owner)
