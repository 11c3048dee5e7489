"""Weapons and vehicles in text, the mode each implies; every group by its own example."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.phrases import load
from index.extract.weapons import Group, find_weapons, mode_of

GROUPS = [
    (file, name, group) for file in ("weapons", "vehicles") for name, group in load(file, dict[str, Group]).items()
]

PIECES = st.sampled_from(["car bomb", "F-16s.", "a", "U.S.", "\n", "’s ", "-", "tanks", "é ", "  "])


def found(text: str) -> list[tuple[str, str]]:
    return [(weapon.text, weapon.term.mode) for weapon in find_weapons(text)]


@pytest.mark.parametrize(("file", "name", "group"), GROUPS, ids=[name for _, name, _ in GROUPS])
def test_every_group_finds_its_own_example(file: str, name: str, group: Group) -> None:
    weapons = find_weapons(group.example)
    if group.ignored:
        assert weapons == []
        return
    assert weapons
    assert {weapon.term.mode for weapon in weapons} == {group.mode}
    if not group.hidden:
        assert {weapon.term.label for weapon in weapons} == {file.removesuffix("s").upper()}


def test_the_longest_term_wins() -> None:
    assert found("A car bomb and a rocket-propelled grenade hit the truck.") == [
        ("car bomb", "explosives"),
        ("rocket-propelled grenade", "heavy-weapons"),
        ("truck", ""),
    ]


def test_plurals_hyphens_and_capitals_do_not_hide_a_weapon() -> None:
    assert found("AK-47s, Molotov cocktails and F-16s") == [
        ("AK-47s", "firearms"),
        ("Molotov cocktails", "primitive"),
        ("F-16s", "aerial"),
    ]


def test_arms_are_weapons_and_an_arm_is_not() -> None:
    assert found("He lost an arm; they bought arms.") == [("arms", "")]


def test_a_weapon_inside_another_thing_is_not_a_weapon() -> None:
    assert found("The think tank sits beside a car park and a bus station.") == []


def test_a_possessive_stays_outside() -> None:
    assert found("the drone's camera") == [("drone", "drone")]


@pytest.mark.parametrize(
    ("term", "mode"),
    [
        ("car bomb", "explosives"),
        ("suicide vest", "suicide-attack"),
        ("drones", "drone"),
        ("mortar", "heavy-weapons"),
        ("warplanes", "aerial"),
        ("rifle", "firearms"),
        ("knives", "primitive"),
        ("tear gas", "crowd-control"),
        ("sarin", "unconventional"),
        ("Russian-made assault rifles", "firearms"),
        ("explosives-laden vehicle", "explosives"),
        ("car", ""),
        ("umbrella", ""),
        ("", ""),
    ],
)
def test_a_weapon_implies_a_mode(term: str, mode: str) -> None:
    assert mode_of(term) == mode


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=20))
def test_offsets_hold_for_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for weapon in find_weapons(text):
        assert end <= weapon.start < weapon.end <= len(text)
        assert text[weapon.start : weapon.end] == weapon.text
        end = weapon.end
