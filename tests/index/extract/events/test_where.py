"""The place of an event is the most exact name of the phrase that belongs to it, never its speaker's."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Place

DAY = "2017-05-31"


def place(text: str, trigger: str) -> Place | None:
    return next(event.place for event in analyse(text, published=DAY).events if event.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Gunmen attacked an army post in the village of Sarnat in Nineveh province.", "attacked", "Sarnat"),
        ("In the West Bank village of Sarnat, gunmen attacked an army post.", "attacked", "Sarnat"),
        ("Rebels shelled the Karada district in the city of Baghdad.", "shelled", "Karada"),
        ("Gunmen attacked a checkpoint in Baghdad's Karada district.", "attacked", "Karada"),
        ("A bomb exploded at a Baghdad mosque, killing two worshippers.", "exploded", "Baghdad"),
        ("Gunmen attacked a police post near Kirkuk, in northern Iraq, on Monday.", "attacked", "Kirkuk"),
        ("A soldier was shot dead as he entered a Baghdad mosque.", "shot dead", "Baghdad"),
        ("Rebels attacked army positions northwest of Kirkuk.", "attacked", "Kirkuk"),
        ("Protesters blocked the main road and burned a police station in Kirkuk.", "blocked", "Kirkuk"),
    ],
)
def test_place_is_the_most_exact_name_of_its_phrase(text: str, trigger: str, expected: str) -> None:
    found = place(text, trigger)

    assert found is not None
    assert expected in found.text
    assert found.basis == "stated"
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Residents of Baghdad attacked an army convoy.", "attacked"),
        ("Gunmen attacked an army convoy, a spokesman in Baghdad said.", "attacked"),
        ("Gunmen attacked an army convoy, according to officials in Baghdad.", "attacked"),
        ("Refugees from Syria demonstrated on Monday.", "demonstrated"),
        ("Gunmen attacked a U.S. patrol.", "attacked"),
        ("Gunmen staged three attacks against U.S. properties.", "attacks"),
        ("Iran accused Turkey of lying.", "accused"),
    ],
)
def test_place_of_a_speaker_an_origin_or_a_party_is_not_the_events(text: str, trigger: str) -> None:
    assert place(text, trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ostrana and Morland held talks at the Orsik Palace on Monday.", "held talks", "Orsik Palace"),
        ("Lena Dravic met the envoy at the White House on Monday.", "met", "White House"),
    ],
)
def test_building_is_a_place_behind_a_word_for_at(text: str, trigger: str, expected: str) -> None:
    found = place(text, trigger)

    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("An earthquake shook Mosul, killing five people, officials said.", "earthquake"),
        ("An explosion rocked the centre of Mosul, officials said.", "explosion"),
    ],
)
def test_what_was_shaken_is_where(text: str, trigger: str) -> None:
    found = place(text, trigger)

    assert found is not None
    assert "Mosul" in found.text


def test_what_somebody_is_called_is_no_place() -> None:
    text = "Benito Jarvella Osk was shot dead. The killing of Jarvella Osk shocked the council."

    assert [e.place for e in analyse(text, published=DAY).events] == [None]


def test_a_title_that_stands_apart_says_where_if_the_text_knows_the_place() -> None:
    text = "Police named the dead. A tram overturned on Wednesday, killing seven people. It was on its way to Leeds."

    found = analyse(text, title="Leeds tram crash: police name the dead", published="2024-05-15").events

    assert [(event.place.text, event.place.basis) for event in found if event.place] == [("Leeds", "heading")]


def test_a_people_is_no_place() -> None:
    text = "Morland buried its dead on Sunday. The men, three Morlandis, were attacked by rebels at a post on Friday."

    assert [event.place for event in analyse(text, published="2024-05-15").events if event.type == "ASSAULT"] == [None]


def test_a_person_of_a_place_does_not_take_its_name() -> None:
    text = (
        "A bomb went off in the border town of Halvek on Sunday, killing two. Twelve of the wounded were in a critical "
        "condition, said Doctor Mira Stane of Halvek's only hospital."
    )

    (bomb, *_) = analyse(text, published="2024-05-15").events

    assert bomb.place is not None
    assert bomb.place.text == "Halvek"


def test_what_is_talked_about_is_not_where() -> None:
    text = "The ministers of Kenya and Sudan agreed on Tuesday to resume talks on sharing the waters of the Nile."

    assert [event.place for event in analyse(text, published="2024-05-15").events] == [None]


def test_the_deed_somebody_is_accused_of_keeps_its_own_place_and_day() -> None:
    text = "Two men were accused of bombing a market in Kano in 2014."

    accusation, deed = analyse(text, published="2024-05-15").events

    assert (accusation.type, accusation.place) == ("ACCUSE", None)
    assert deed.place is not None
    assert deed.place.text == "Kano"
    assert [event.date.first for event in (accusation, deed) if event.date] == ["2024-05-15", "2014-01-01"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundreds of villagers fled to India on Monday.", None),
        ("Hundreds of villagers fled from Morat to India on Monday.", "Morat"),
        ("Firefighters rescued 12 people from a burning building in Lyon on Monday.", "Lyon"),
        ("Three helicopters rescued 20 people from rooftops in Valencia on Monday.", "Valencia"),
    ],
)
def test_people_are_brought_from_where_it_happened(text: str, expected: str | None) -> None:
    (event,) = analyse(text, published="2024-05-15").events

    assert (event.place and event.place.text) == expected
