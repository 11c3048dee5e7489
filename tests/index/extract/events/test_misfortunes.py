"""What killed somebody and was nobody's deed is no violence, and what somebody did is."""

from __future__ import annotations

import pytest

from tests.index.extract.events.test_assembly import bounds, events, names, only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lightning struck a football pitch in Kampala, killing two players.", "X-DISASTER"),
        ("Two hikers were killed when lightning struck them.", "X-DISASTER"),
        ("A tidal wave killed ten people on Monday.", "X-DISASTER"),
        ("Tornado kills three in Tulsa", "X-DISASTER"),
        ("At least 37 people died in the crash.", "X-ACCIDENT"),
        ("A falling tree killed two campers.", "X-ACCIDENT"),
        ("Three residents perished when flames engulfed a nursing home in Ohio.", "X-ACCIDENT"),
        ("Fifteen people were injured but survived the accident.", "X-ACCIDENT"),
        ("The strain of bird flu that killed two people was found in chickens.", "X-HEALTH"),
        ("Many workers suffered severe burns in the gas tanker explosion.", "X-ACCIDENT"),
        ("Nine shoppers suffered minor injuries in the bombing.", "ASSAULT"),
        ("Gunmen killed two hikers on Monday.", "ASSAULT"),
        ("Two soldiers were killed when a truck bomb exploded.", "ASSAULT"),
        ("A car full of explosives killed ten people.", "ASSAULT"),
    ],
)
def test_cause_of_death_decides(text: str, expected: str) -> None:
    assert expected in [event.type for event in events(text)]
    assert ("ASSAULT" in [event.type for event in events(text)]) == (expected == "ASSAULT")


def test_nobody_acts_in_a_disaster() -> None:
    event = only("Tornado kills three in Tulsa")

    assert (names(event.actors), bounds(event.killed)) == ([], (3, 3))


def test_lives_are_claimed_somewhere() -> None:
    event = only("A bus crash claimed nine lives in Peru.")

    assert event.place is not None
    assert (event.place.text, bounds(event.killed)) == ("Peru", (9, 9))


@pytest.mark.parametrize("text", ["Nine dead as bus overturns in Peru", "Bus overturns in Peru, nine dead"])
def test_dead_of_a_headline_are_counted(text: str) -> None:
    assert bounds(only(text).killed) == (9, 9)


def test_rains_and_floods_strike_a_place() -> None:
    event = only("The death toll climbed to 66 after torrential rains and heavy floods hit parts of Kenya.")

    assert (event.type, event.place and event.place.text, bounds(event.killed)) == ("X-DISASTER", "Kenya", (66, 66))


def test_dead_after_a_crash_is_news() -> None:
    assert [event.type for event in events("A man is dead after his car lost control on an icy road.")] == ["X-DEATH"]
    assert not events("The poet is dead.")


def test_dead_and_hurt_of_one_bomb_are_one_event() -> None:
    event = only(
        "A Frontier Corps (FC) soldier was killed while two others were injured when a bomb exploded in Morat."
    )

    assert (bounds(event.killed), bounds(event.injured)) == ((1, 1), (2, 2))
    assert names(event.targets) == ["Frontier Corps (FC) soldier"]
