"""Nationalities, peoples and faiths: the words labelled NORP, and the country a nationality belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from index.extract.phrases import Phrases, load, rows, terms

NO_PLURAL = ("s", "sh", "ch", "ese", "x", "z", "men", "women")


@dataclass(frozen=True)
class Demonym:
    """An adjective or noun for a people or faith; `country` is empty where it is none's."""

    name: str
    country: str = ""


class Peoples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file demonyms.toml."""

    example: str
    religions: str
    peoples: str
    regions: str


def demonym(word: str) -> Demonym | None:
    """What a word such as `Iraqi`, `Kurds` or `Shia` names; capitals count."""
    return _phrases().get(word)


def demonym_names() -> Iterator[tuple[str, Demonym]]:
    """Every form of every demonym."""
    for entry in _demonyms():
        yield entry.name, entry
        if not entry.name.endswith(NO_PLURAL):
            yield entry.name + "s", entry


def _demonyms() -> Iterator[Demonym]:
    for code, _, _, _, _, names in rows("places_countries"):
        for name in terms(names, ";"):
            yield Demonym(name, code)
    table = load("demonyms", Peoples)
    for words in (table.religions, table.peoples, table.regions):
        for name in terms(words):
            yield Demonym(name)


@cache
def _phrases() -> Phrases[Demonym]:
    return Phrases(demonym_names())
