"""Words for weapons and vehicles, and the mode of attack each implies.

A drone is a weapon, a tank a vehicle: what counts is the label news readers expect, the mode holds for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

import msgspec

from index.extract.inflection import singular
from index.extract.phrases import Phrases, load, terms


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of weapons.toml or vehicles.toml."""

    mode: str
    example: str
    words: str
    hidden: bool = False
    ignored: bool = False


@dataclass(frozen=True)
class Term:
    """A weapon or vehicle as the lexicon knows it; `mode` is the ASSAULT mode it implies, or empty."""

    name: str
    label: Literal["WEAPON", "VEHICLE"]
    mode: str


@dataclass(frozen=True)
class Weapon:
    """A weapon or vehicle in a text."""

    start: int
    end: int
    text: str
    term: Term


def find_weapons(text: str) -> list[Weapon]:
    """The weapons and vehicles a text names, in order, the longest term at each place."""
    return [Weapon(start, end, text[start:end], term) for start, end, term in _phrases().find(text) if term.name]


def mode_of(term: str) -> str:
    """The ASSAULT mode a weapon or vehicle implies ("car bombs" is explosives), or an empty string.

    Words before the weapon do not matter: "Russian-made assault rifles" are firearms.
    """
    words = term.split()
    for at in range(len(words)):
        found = _all().get(" ".join(words[at:]))
        if found is not None:
            return found.mode
    return ""


@cache
def vehicles() -> tuple[str, ...]:
    """Every vehicle word, in the singular."""
    return tuple(term.name for term, _ in _terms() if term.label == "VEHICLE")


@cache
def _phrases() -> Phrases[Term]:
    shown = ((term.name, term) for term, is_hidden in _terms() if not is_hidden)
    return Phrases(chain(shown, _ignored()), _fold)


@cache
def _all() -> Phrases[Term]:
    return Phrases(((term.name, term) for term, _ in _terms()), _fold)


def _ignored() -> Iterator[tuple[str, Term]]:
    for group in load("weapons", dict[str, Group]).values():
        if group.ignored:
            yield from ((word, Term("", "WEAPON", "")) for word in terms(group.words))


def _terms() -> Iterator[tuple[Term, bool]]:
    labels: tuple[Literal["WEAPON", "VEHICLE"], ...] = ("VEHICLE", "WEAPON")
    for label in labels:
        for group in load(f"{label.lower()}s", dict[str, Group]).values():
            for word in terms(group.words):
                if not group.ignored:
                    yield Term(word, label, group.mode), group.hidden


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    # "arms" are weapons, an "arm" is not.
    lower = word.lower()
    return lower if lower in ("arms", "manpads") else singular(lower)
