"""One happening told in several sentences is one event; different happenings stay apart."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event

DAY = "2017-05-31"


def violence(text: str) -> list[Event]:
    return [e for e in analyse(text, published=DAY).events if e.type in ("ASSAULT", "X-ACCIDENT", "X-DISASTER")]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bank in Kesrin on Monday. The attack lasted an hour.",
        "A bomb exploded outside a court in Morat on Monday. Two guards were killed. The blast broke windows.",
        "Rebels shot the priest Anton Verle in Sarnat on Monday. Verle was killed as he left his church.",
        "Army units captured the town of Sarnat from the rebels. A bishop announced the capture of Sarnat.",
        "Rebels raided and burned the mill in Sarnat on Monday.",
        "Militants bombed a bridge near Ostrana on Monday. The bombing was claimed by nobody.",
        "Four soldiers were killed and six wounded in clashes with rebels near Halvard on Monday.",
    ],
)
def test_happening_told_on_is_one_event(text: str) -> None:
    assert len(violence(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bank in Kesrin on Monday. Rebels shelled a school in Sarnat on Tuesday.",
        "A bomb killed three guards in Morat on Monday. Another bomb killed nine shoppers in Sarnat on Monday.",
        "Police killed Anton Verle in Sarnat on Monday. Rebels killed Marko Dravic in Morat on Tuesday.",
    ],
)
def test_different_happenings_stay_two(text: str) -> None:
    assert len(violence(text)) == 2


def test_event_keeps_where_it_is_told_again() -> None:
    text = "Rebels shot the priest Anton Verle in Sarnat on Monday. Verle was killed as he left his church."
    (event,) = violence(text)

    (again,) = event.retold
    assert again.evidence.text == "Verle was killed as he left his church."
    assert text[again.trigger.start : again.trigger.end] == again.trigger.text == "killed"


def test_result_told_next_fills_the_toll_of_its_cause() -> None:
    (event,) = violence("A bomb exploded outside a court in Morat on Monday. Two guards were killed.")

    assert event.killed is not None
    assert event.killed.min == 2


def test_victims_of_an_accident_are_no_victims_of_an_attack() -> None:
    (event,) = violence("A boiler exploded at a mill in Morat on Monday. Four workers were injured.")

    assert event.type == "X-ACCIDENT"


def test_long_article_drops_what_nobody_could_look_up() -> None:
    filler = "The minister read a long statement on schools, roads and the price of bread to the assembly. " * 12
    found = violence(f"Gunmen attacked a bank in Kesrin on Monday. {filler} They have killed many people.")

    assert [e.trigger.text for e in found] == ["attacked"]


def test_only_violence_of_an_article_is_told_with_what_little_it_says() -> None:
    filler = "The minister read a long statement on schools, roads and the price of bread to the assembly. " * 12
    found = violence(f"{filler} Rebels from Sarnat have killed many people.")

    assert [e.trigger.text for e in found] == ["killed"]


def test_what_is_pointed_back_to_is_the_event_of_the_same_kind() -> None:
    text = (
        "The army shelled two villages near Mandera on Tuesday, and rebels attacked a police post in Garissa.\n\n"
        "At least six people were killed in the shelling, a nurse said."
    )

    killed = {event.trigger.text: event.killed and event.killed.min for event in analyse(text).events}

    assert killed == {"shelled": 6, "attacked": None}


def test_who_claims_a_raid_is_told_beside_the_gunmen() -> None:
    text = (
        "On Monday, gunmen stormed a post in Garissa, killing four officers. They set fire to two cars.\n\n"
        "The Red Dawn group claimed responsibility for the raid."
    )

    raid = analyse(text).events[0]

    assert [argument.text for argument in raid.actors] == ["gunmen", "Red Dawn group"]


def test_a_bombing_told_again_with_who_carried_it_out_is_one_event() -> None:
    text = (
        "A court sentenced three men for the bombing of an embassy in Nairobi in 2013 that killed 21 people."
        "\n\nThe bombing was carried out by two suicide bombers who came in a van."
    )

    bombings = [event for event in analyse(text, published="2024-05-15").events if event.type == "ASSAULT"]

    assert [[argument.text for argument in event.actors] for event in bombings] == [["two suicide bombers"]]


def test_a_headline_and_the_total_it_is_of_are_one() -> None:
    text = (
        "Seven militants killed in blasts in Kabul on Friday, police said. Seven Taliban militants were killed in two "
        "explosions in Kabul on Friday. Three were killed when a mine exploded near a mill in Kabul on Friday."
    )
    events = violence(text)

    assert [(e.killed.min, bool(e.part_of)) for e in events if e.killed] == [(7, False), (3, True)]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "A car bomb killed 34 people in Mosul on Sunday.\n\nRescuers searched the ruins.\n\n"
            "The explosion that killed 34 people broke windows across the city.",
            34,
        ),
        ("A bomb exploded at a market in Mosul on Sunday, killing 12 people. Officials had said nine were killed.", 12),
    ],
)
def test_the_same_toll_or_an_older_one_is_the_same_happening(text: str, toll: int) -> None:
    (event,) = violence(text)

    assert event.killed is not None
    assert event.killed.max == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "Ten people were killed in Halvard on Sunday when a bus overturned. Residents searched for relatives. "
            "The count rose to 12 on Monday.",
            12,
        ),
        (
            "Gunmen attacked the town of Kesrin on Sunday. Officials had said seven people were killed. "
            "The toll rose to nine on Monday.",
            9,
        ),
    ],
)
def test_a_toll_told_alone_is_of_what_was_told_last(text: str, toll: int) -> None:
    (event,) = violence(text)

    assert event.killed is not None
    assert event.killed.max == toll
