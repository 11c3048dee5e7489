"""Plain sentences of attacks, protests, accidents, disasters, diseases and flight. And what is none of them."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from index.records import Event

TOLD = [
    ("Arsonists set fire to a church in the village of Dol.", "ASSAULT", "Arsonists", "church"),
    ("An angry mob set fire to the town hall.", "PROTEST", "mob", "town hall"),
    ("A gunman has shot dead three people at a museum.", "ASSAULT", "gunman", "three people"),
    ("Teenager stabbed to death in Kesrin park", "ASSAULT", "", "Teenager"),
    ("A man is in hospital after being stabbed in the neck.", "ASSAULT", "", "man"),
    ("Three of the hostages were found beheaded.", "ASSAULT", "", "hostages"),
    ("Three soldiers were blown up by a roadside bomb.", "ASSAULT", "", "soldiers"),
    ("A suicide bomber on a motorcycle crashed into a patrol.", "ASSAULT", "bomber", "patrol"),
    ("Missiles slammed into an apartment block, trapping people.", "ASSAULT", "", "apartment block"),
    ("Tribesmen blew up an oil pipeline in the desert.", "ASSAULT", "Tribesmen", "pipeline"),
    ("The troops were driven out of the oil town of Sarnat.", "ASSAULT", "", "troops"),
    ("Some 80 students were taken from their dormitory by armed men.", "ASSAULT", "armed men", "students"),
    ("The president survived an assassination attempt on Tuesday.", "ASSAULT", "", "president"),
    ("Neighbours knew the man behind the shooting at a bar.", "ASSAULT", "man", ""),
    ("The group has carried out dozens of attacks on schools.", "ASSAULT", "group", "schools"),
    ("A group of soldiers announced that they had seized power.", "ASSAULT", "soldiers", ""),
    ("Tens of thousands of people took to the streets of Morat.", "PROTEST", "people", ""),
    ("Youths threw petrol bombs at police in Morat.", "PROTEST", "Youths", "police"),
    ("Farmers used tractors to block the main motorway.", "PROTEST", "Farmers", "motorway"),
    ("About 300 women, some carrying babies, marched to the hall.", "PROTEST", "women", ""),
    ("Pilots to strike for three days next week", "PROTEST", "Pilots", ""),
    ("Angry residents erected barricades on the road.", "PROTEST", "residents", ""),
    ("More than 60 prisoners are refusing food.", "PROTEST", "prisoners", ""),
    ("Students occupying a university building said they would stay.", "PROTEST", "Students", "building"),
    ("Riots broke out after the verdict was announced.", "PROTEST", "", ""),
    ("A general strike paralysed transport in Ostrana.", "PROTEST", "", ""),
    ("Some 2,000 workers at the plant have been on strike since Monday.", "PROTEST", "workers", ""),
    ("A fire at a care home has killed eleven residents.", "X-ACCIDENT", "", ""),
    ("Firefighters are tackling a large blaze at a plant in Halvard.", "X-ACCIDENT", "", ""),
    ("A bridge gave way under a lorry in Morland.", "X-ACCIDENT", "", ""),
    ("A magnitude 6.2 earthquake struck off the coast on Friday.", "X-DISASTER", "", ""),
    ("The death toll from the quake rose to 312.", "X-DISASTER", "", ""),
    ("Lightning killed eight children.", "X-DISASTER", "", ""),
    ("Eight people died of an unidentified disease in Sarnat.", "X-HEALTH", "", "people"),
    ("A mysterious illness has killed nine villagers.", "X-HEALTH", "", "villagers"),
    ("The number of Ebola cases in the district has risen to 71.", "X-HEALTH", "", ""),
    ("A new wave of refugees crossed into Morland this week.", "X-DISPLACE", "", "refugees"),
    ("Cholera has broken out in the camps.", "X-HEALTH", "", ""),
    ("Fifty people were killed when a train hit a bus.", "X-ACCIDENT", "", ""),
    ("Heavy rains have caused flooding in several districts.", "X-DISASTER", "", ""),
    ("The quake, which measured 7.1, was felt in the capital.", "X-DISASTER", "", ""),
    ("The car bomb attack was claimed by the Red Banner.", "ASSAULT", "Red Banner", ""),
    ("Some 2,000 protesters gathered in Ostrana on Sunday.", "PROTEST", "protesters", ""),
    ("Hundreds of villagers abandoned their homes.", "X-DISPLACE", "", "villagers"),
]  # fmt: skip

NOTHING = """
The film tells the story of a bank robber who kills his partner.
The actor plays a hitman hired to assassinate a senator.
The old theatre will be demolished to make way for flats.
The company has killed off its oldest brand.
A crowd gathered to watch the parade.
The board is under attack from investors.
The general was held in high regard by the rebels.
A wave of optimism swept the markets.
The influx of tourists pleases hotel owners.
A fire burned in the hearth.
Families poured into the park for the concert.
"""


def events(text: str) -> tuple[Event, ...]:
    return tuple(analyse(text, published="2026-03-02").events)


@pytest.mark.parametrize(("text", "kind", "actor", "target"), TOLD)
def test_plain_sentences_of_harm_are_read(text: str, kind: str, actor: str, target: str) -> None:
    event = events(text)[0]

    assert event.type == kind
    for who, found in ((actor, event.actors), (target, event.targets)):
        assert who in " ".join(argument.text for argument in found)


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_only_sounds_like_harm_is_nothing(text: str) -> None:
    assert not events(text)


def test_riots_that_a_film_sparked_are_real() -> None:
    assert [e.type for e in events("The film sparked riots in Kesrin.")] == ["PROTEST"]


def test_as_many_as_is_a_figure_and_no_comparison() -> None:
    killed = events("As many as 40 people may have been killed in the raid.")[0].killed

    assert killed is not None
    assert (killed.min, killed.max) == (None, 40)


def test_whoever_hides_a_bomb_is_not_asked_when_it_goes_off() -> None:
    (blast,) = events("A device hidden in a paper bag exploded in front of a bakery in Lyon.")

    assert blast.place is not None
    assert blast.place.text == "Lyon"
