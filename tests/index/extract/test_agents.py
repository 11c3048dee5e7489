"""Nouns that act and nouns that are acted on, by class; every group by its own example."""

from __future__ import annotations

import re

import pytest

from index.extract.agents import AgentGroup, ObjectGroup, agent, is_object, thing
from index.extract.inflection import singular
from index.extract.phrases import load, terms

AGENTS = load("agents", dict[str, AgentGroup])
OBJECTS = load("agents_objects", dict[str, ObjectGroup])


def phrases(sentence: str) -> list[str]:
    words = re.findall(r"[\w'-]+", sentence.lower())
    return [" ".join(words[at:stop]) for at in range(len(words)) for stop in range(at + 1, min(at + 4, len(words)) + 1)]


@pytest.mark.parametrize("name", AGENTS)
def test_every_agent_class_knows_its_own_example(name: str) -> None:
    found = [agent(phrase) for phrase in phrases(AGENTS[name].example)]
    assert name in {entry.name for entry in found if entry}


@pytest.mark.parametrize("name", OBJECTS)
def test_every_object_class_knows_its_own_example(name: str) -> None:
    found = [thing(phrase) for phrase in phrases(OBJECTS[name].example)]
    assert name in {entry.name for entry in found if entry}


def test_words_of_the_lexicon_are_their_own_singular() -> None:
    listed = [word for group in (*AGENTS.values(), *OBJECTS.values()) for word in terms(group.words)]
    lost = [word for word in listed if agent(word) is None and thing(word) is None]
    assert lost == []
    assert len(set(listed)) > 350


@pytest.mark.parametrize(
    ("phrase", "sector", "is_armed", "is_person"),
    [
        ("soldiers", "MIL", True, True),
        ("Shia militiamen", "PRM", True, True),
        ("militants", "REB", True, True),
        ("armed groups", "REB", True, False),
        ("police", "COP", True, True),
        ("two police officers", "COP", True, True),
        ("villagers", "CVL", False, True),
        ("women", "CVL", False, True),
        ("family", "CVL", False, False),
        ("protesters", "OPP", False, True),
        ("government officials", "GOV", False, True),
        ("members of parliament", "LEG", False, True),
        ("journalists", "JRN", False, True),
        ("aid workers", "NGO", False, True),
        ("security forces", "MIL", True, False),
    ],
)
def test_an_agent_has_a_sector(phrase: str, sector: str, is_armed: bool, is_person: bool) -> None:
    entry = agent(phrase)
    assert entry is not None
    assert (entry.sector, entry.is_armed, entry.is_person) == (sector, is_armed, is_person)


@pytest.mark.parametrize("phrase", ["checkpoint", "army positions", "bridges", "hospital", "convoy", "buses", "tanks"])
def test_things_are_attacked_and_never_attack(phrase: str) -> None:
    assert is_object(phrase)
    assert agent(phrase) is None


@pytest.mark.parametrize("phrase", ["", " ", "weather", "of", "of of", "-", "s"])
def test_other_words_are_neither(phrase: str) -> None:
    assert agent(phrase) is None
    assert not is_object(phrase)


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("soldiers", "soldier"),
        ("policemen", "policeman"),
        ("countries", "country"),
        ("churches", "church"),
        ("buses", "bus"),
        ("bases", "base"),
        ("boxes", "box"),
        ("knives", "knife"),
        ("natives", "native"),
        ("passers-by", "passer-by"),
        ("hostage-takers", "hostage-taker"),
        ("heads of state", "head of state"),
        ("headquarters", "headquarters"),
        ("virus", "virus"),
        ("witness", "witness"),
        ("analysis", "analysis"),
        ("People", "people"),
        ("", ""),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected
