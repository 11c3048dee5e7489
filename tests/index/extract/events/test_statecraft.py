"""Visits, drills and withdrawals of states and of those who speak for them; who is elected and who is deposed."""

from __future__ import annotations

import pytest

from tests.index.extract.events.test_assembly import events, names


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Mr. Okar visited Kenya on Monday.", "CONSULT", ["Mr. Okar"], ["Kenya"]),
        ("Ethiopia withdrew from Somalia in January.", "RETREAT", ["Ethiopia"], ["Somalia"]),
        ("China and Russia held military exercises near the border.", "COOPERATE", ["China", "Russia"], []),
        ("Pavel Orsik was deposed in 2009.", "X-APPOINT", [], ["Pavel Orsik"]),
        ("Lawmakers elected Pavel Orsik as speaker on Sunday.", "X-ELECT", ["Lawmakers"], ["Pavel Orsik"]),
        ("State-backed men attacked a base on Monday.", "ASSAULT", ["State-backed men"], ["base"]),
        ("The governor-general was sworn in on Monday.", "X-APPOINT", [], ["governor-general"]),
        ("The minister came under fire from farmers on Monday.", "ACCUSE", ["farmers"], ["minister"]),
        ("The union will have no contacts with the ministry.", "REJECT", ["union"], []),
        ("A court in Kabul convicted Mohaqiq of blasphemy.", "SANCTION", ["court"], ["Mohaqiq"]),
        ("The suspect was extradited from Spain to Belgium on Monday.", "COOPERATE", [], ["Belgium"]),
        ("Two journalists are being held in Lima.", "COERCE", [], ["Two journalists"]),
        ("Rebels advanced on Goma on Monday.", "MOBILIZE", ["Rebels"], []),
        ("The Islamic State claimed the attack.", "ASSAULT", ["Islamic State"], []),
        ("The foreign ministry confirmed the detention of two diplomats.", "COERCE", [], ["two diplomats"]),
    ],
)
def test_who_does_what_to_whom(text: str, kind: str, actors: list[str], targets: list[str]) -> None:
    found = events(text)

    assert [(e.type, names(e.actors), names(e.targets)) for e in found] == [(kind, actors, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "John Okar travelled to Kenya on Monday.",
        "He is being kept informed about the talks.",
        "Taliban fighters frequently attack convoys.",
        "Negotiators failed to solve the dispute.",
        "Police ruled out sabotage.",
    ],
)
def test_what_is_no_act_of_state(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An Israeli strike on a car in Tyre killed a commander.", "ASSAULT"),
        ("The army carried out a strike on a bakery.", "ASSAULT"),
        ("A strike by teachers closed schools in Lagos.", "PROTEST"),
    ],
)
def test_a_strike_hits_or_is_of_workers(text: str, expected: str) -> None:
    assert [event.type for event in events(text)] == [expected]


def test_what_others_were_called_upon_to_do_is_no_place() -> None:
    (event,) = events("Rice called on Khartoum to disarm the militias.")

    assert event.place is None


def test_an_abduction_beside_an_attack_is_told_for_itself() -> None:
    found = events("Gunmen raided the village, killing six people and abducting ten others.")

    assert [(e.mode, names(e.targets)) for e in found] == [
        (("firearms",), ["village", "six people"]),
        (("abduct",), ["ten others"]),
    ]


def test_the_last_date_is_that_of_all() -> None:
    found = events("The rebels attacked the town and kidnapped ten people on Friday.")

    assert len({event.date and event.date.first for event in found}) == 1
