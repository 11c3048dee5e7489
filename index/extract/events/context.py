"""PLOVER's contexts of an event: what it has to do with, told by words of its sentence and of the article's title."""

from __future__ import annotations

from collections import Counter
from functools import cache

import msgspec

from index.extract.inflection import singular
from index.extract.phrases import Phrases, load, terms

MOST = 4
"""Contexts an event keeps: the ones most words speak for."""


class ContextGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of context.toml."""

    example: str
    words: str


def contexts(sentence: str, title: str = "") -> tuple[str, ...]:
    """The contexts words of a sentence speak for, the strongest first; a title adds to them, but names none alone."""
    said = _counted(sentence)
    for name, count in _counted(title).items():
        if name in said:
            said[name] += count
    order = {name: at for at, name in enumerate(groups())}
    return tuple(sorted(said, key=lambda name: (-said[name], order[name]))[:MOST])


@cache
def groups() -> dict[str, ContextGroup]:
    """The contexts by name."""
    return load("context", dict[str, ContextGroup])


def _counted(text: str) -> Counter[str]:
    return Counter(name for _, _, names in _phrases().find(text) for name in names)


@cache
def _phrases() -> Phrases[tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, group in groups().items():
        for term in terms(group.words):
            table[term] = (*table.get(term, ()), name)
    return Phrases(table, fold=lambda word: singular(word.lower()))
