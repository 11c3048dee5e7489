"""Figures of one toll add up; what is part of another figure, or of another toll, does not."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Quantity


def bounds(quantity: Quantity | None) -> tuple[int | None, int | None] | None:
    return None if quantity is None else (quantity.min, quantity.max)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A total of five nurses and one driver died in the attack on Kesrin.", (6, 6), None),
        ("Three soldiers, two civilians and a guard were killed in the raid in Kesrin.", (6, 6), None),
        ("Two soldiers were killed and three civilians and a guard were wounded.", (2, 2), (4, 4)),
        ("Twelve people, including three children and two women, were killed.", (12, 12), None),
        ("Four people were hurt and two killed.", (2, 2), (4, 4)),
        ("The raid killed 12 people, seven women and five men, in Kabul.", (12, 12), None),
        ("The raid killed 12 people, three women and five men, in Kabul.", (20, 20), None),
        ("Shelling of the village killed 12 people, among them a child, and wounded 15.", (12, 12), (15, 15)),
        ("A blast in Kesrin killed two men and wounded seven, two of them seriously.", (2, 2), (7, 7)),
        ("An attack on a market in Kesrin left two people dead and 15 injured.", (2, 2), (15, 15)),
        ("Gunmen killed 17 civilians and officers in Mosul on Sunday.", (17, 17), None),
        ("Gunmen killed 20 people, nine of them police officers, in Mosul on Sunday.", (20, 20), None),
        ("A total of 20 people, most of them children, were killed in the strike.", (20, 20), None),
        ("The blast killed 12 people, four of whom were soldiers.", (12, 12), None),
    ],
)
def test_figures_of_one_toll_add_up(text: str, killed: tuple[int, int], injured: tuple[int, int] | None) -> None:
    found = analyse(text, published="2017-05-31").events

    assert bounds(next(e.killed for e in found if e.killed)) == killed
    assert bounds(next((e.injured for e in found if e.injured), None)) == injured


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("This brings to 21 the number of guerrillas killed in the area, the army said.", 21),
        ("A couple and their infant son died as a hillside slid onto their house.", 3),
    ],
)
def test_a_toll_brought_to_a_figure_and_a_couple_are_counted(text: str, killed: int) -> None:
    (event,) = analyse(text, published="2024-05-15").events

    assert event.killed is not None
    assert event.killed.min == killed


def test_both_halves_of_a_toll_belong_to_the_raid_that_is_named_with_the_second() -> None:
    (event,) = analyse("Two soldiers were killed and five injured in an ambush on Monday.").events

    assert event.trigger.text == "ambush"
    assert event.killed is not None
    assert event.killed.min == 2
    assert event.injured is not None
    assert event.injured.min == 5


@pytest.mark.parametrize(
    ("text", "type_", "killed", "injured"),
    [
        ("Two passengers died and nine were injured, the bus company said.", "ASSAULT", 2, 9),
        ("A crowd stormed a post on Sunday and 11 people were killed when guards opened fire.", "ASSAULT", 11, None),
        ("It was the deadliest unrest since 2016, when police killed 19 miners during a strike.", "ASSAULT", 19, None),
    ],
)
def test_each_figure_goes_to_what_befell_those_counted(
    text: str, type_: str, killed: int | None, injured: int | None
) -> None:
    event = next(e for e in analyse(text, published="2024-05-15").events if e.type == type_)

    assert event.killed is not None
    assert event.killed.min == killed
    assert (event.injured and event.injured.min) == injured


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Rebels killed 12 soldiers and wounded more than 20.", (21, None)),
        ("A bomber struck a market, killing at least 19 people and wounding more than 40, police said.", (41, None)),
        ("A blast killed at least 12 and injured up to 30.", (None, 30)),
    ],
)
def test_a_bounded_figure_behind_its_verb_is_counted(text: str, bounds: tuple[int | None, int | None]) -> None:
    (event,) = analyse(text, published="2024-05-15").events

    assert event.injured is not None
    assert (event.injured.min, event.injured.max) == bounds


def test_dozens_of_huts_are_no_dead() -> None:
    (event,) = analyse(
        "Rebels stormed a village near Goma, killing at least nine people and burning dozens of huts."
    ).events

    assert event.killed is not None
    assert event.killed.min == 9


def test_parts_of_those_counted_are_no_further_targets() -> None:
    (event,) = analyse("Police arrested 12 people, seven men and five women, in Lyon.").events

    assert [target.text for target in event.targets] == ["12 people"]


@pytest.mark.parametrize("cause", ["A quarrel between students", "The shooting"])
def test_who_is_left_injured_is_counted(cause: str) -> None:
    events = analyse(f"{cause} has left at least four people injured in Kabul.", published="2017-05-31").events

    assert [bounds(event.injured) for event in events if event.injured] == [(4, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The health ministry reported 34 deaths from cholera in Goma on Monday.",
        "The ministry reported 120 new cases of cholera and 34 deaths in Goma on Monday.",
    ],
)
def test_deaths_of_a_disease_are_counted(text: str) -> None:
    (event,) = analyse(text, published="2026-11-20").events

    assert (event.type, bounds(event.killed)) == ("X-HEALTH", (34, 34))
