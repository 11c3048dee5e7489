"""With what somebody is attacked."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Troops shelled the village with artillery.", ["artillery"]),
        ("Gunmen attacked the bus using grenades and rifles.", ["grenades", "rifles"]),
        ("Gunmen armed with machine guns attacked a bank in Sarnat.", ["machine guns"]),
        ("Ostranian aircraft using guided missiles killed four herders in Sarnat.", ["guided missiles"]),
        ("A bomb attack on a bank in Sarnat wounded two guards.", ["bomb"]),
        ("A man attacked the minister with a colleague in Sarnat.", []),
        ("An attack on a bank in Sarnat wounded two guards.", []),
    ],
)
def test_weapon_of_an_attack(text: str, weapons: list[str]) -> None:
    (event,) = analyse(text, published="2024-05-15").events

    assert [argument.text for argument in event.instrument] == weapons


def test_weapon_of_one_attack_is_not_anothers() -> None:
    text = "The army shelled Kisumu on Monday with artillery. Rebels attacked a post near Mandera on Tuesday."

    found = analyse(text, published="2024-05-15").events

    assert [[argument.text for argument in event.instrument] for event in found] == [["artillery"], []]


def test_what_is_fired_at_is_hit_at() -> None:
    (event,) = analyse("Rebels fired rockets at the airport.", published="2024-05-15").events

    assert [argument.text for argument in event.targets] == ["airport"]
