"""Armed groups, forces, agencies, parties and organisations that world news names, under all their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from index.extract.phrases import Phrases, load


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation: canonical name, other names, ISO 3166 country or empty, PLOVER 2 sector, years active.

    `short` names mean it only in articles that also use a longer one ("IS"). 0 is an unknown year, or no end.
    """

    name: str
    sector: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    country: str = ""
    since: int = 0
    until: int = 0


class ActorTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file actors.toml."""

    examples: tuple[str, ...]
    actors: tuple[Actor, ...]


def actor(name: str) -> Actor | None:
    """The organisation with this name or alias; capitals count."""
    return _phrases().get(name)


@cache
def actor_table() -> ActorTable:
    """The organisations of the lexicon."""
    return load("actors", ActorTable)


def actor_names() -> Iterator[tuple[str, Actor]]:
    """Every name that means an organisation wherever it stands; a lower-case first letter may be a capital."""
    for entry in actor_table().actors:
        for name in (entry.name, *entry.aliases):
            yield name, entry
            if name[0].islower():
                yield name[0].upper() + name[1:], entry


def short_names() -> Iterator[tuple[str, Actor]]:
    """Names that mean an organisation only beside a longer one."""
    for entry in actor_table().actors:
        for name in entry.short:
            yield name, entry


@cache
def _phrases() -> Phrases[Actor]:
    return Phrases([*actor_names(), *short_names()])
