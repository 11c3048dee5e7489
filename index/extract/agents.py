"""Nouns that can act or be acted on, and what they are: a sector, armed or not, single people or a group.

Roles ask this room whether a filler makes sense: a market is attacked, it never attacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import msgspec

from index.extract.inflection import singular
from index.extract.phrases import load, terms
from index.extract.weapons import vehicles

T = TypeVar("T")
__all__ = ["AgentClass", "ObjectClass", "agent", "is_object", "singular", "thing"]


class AgentGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of agents.toml."""

    sector: str
    armed: bool
    person: bool
    example: str
    words: str


class ObjectGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of agents_objects.toml."""

    facility: bool
    example: str
    words: str


@dataclass(frozen=True)
class AgentClass:
    """What a noun for people says about them. `is_person`: it counts single human beings, not groups or bodies."""

    name: str
    sector: str
    is_armed: bool
    is_person: bool


@dataclass(frozen=True)
class ObjectClass:
    """What a noun for a thing says about it. `is_facility`: it stands at one place, so it can also answer where."""

    name: str
    is_facility: bool


def agent(text: str) -> AgentClass | None:
    """The class of a noun or noun phrase (`soldiers`, `army police officers`), by its longest known ending."""
    return _longest_ending(text, _agents())


def thing(text: str) -> ObjectClass | None:
    """The class of a noun for a thing that can be attacked, seized or blocked."""
    return _longest_ending(text, _objects())


def is_object(text: str) -> bool:
    """Whether a noun stands for a thing that can be attacked, seized or blocked."""
    return thing(text) is not None


def _longest_ending(text: str, table: dict[str, T]) -> T | None:
    words = text.lower().replace("’", "'").split()
    for at in range(max(0, len(words) - 4), len(words)):
        phrase = " ".join(words[at:])
        found = table.get(phrase) or table.get(singular(phrase))
        if found is not None:
            return found
    return None


@cache
def _agents() -> dict[str, AgentClass]:
    table: dict[str, AgentClass] = {}
    for name, group in load("agents", dict[str, AgentGroup]).items():
        entry = AgentClass(name, group.sector, group.armed, group.person)
        for word in terms(group.words):
            table.setdefault(word, entry)
    return table


@cache
def _objects() -> dict[str, ObjectClass]:
    table = {
        word: ObjectClass(name, group.facility)
        for name, group in load("agents_objects", dict[str, ObjectGroup]).items()
        for word in terms(group.words)
    }
    return {vehicle: ObjectClass("vehicle", False) for vehicle in vehicles()} | table
