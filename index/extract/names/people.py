"""Titles and ranks before the names of people: no part of the name, and the best sign that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from index.extract.phrases import key, load, terms, words_of

PARTICLES = frozenset(
    "al el ul as ad an ar bin ibn abu van von der den de da di do dos du la le ap ben bint y e".split()
)

# Words that are too often something else than a title ("Officer Training School", "Justice Party").
_WEAK = frozenset("Chief Secretary Deputy Leader Director Officer Marine Justice Private Father Sister Brother".split())

# Titles that begin names of other things: "General Motors", "Queen Street". One word after them must look like a name.
_AMBIGUOUS = frozenset("General Major Lord Lady King Queen Prince Princess Saint Captain Cardinal Emperor Pope".split())

_WORD = r"[A-Z][\w-]*(?:['’](?!s\b)[A-Z]?\w+)?"
_NAME = rf"({_WORD}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) )?{_WORD}){{0,3}})"


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file titles.toml."""

    example: str
    titles: str
    before: str
    things: str


def without_title(name: str) -> str:
    """A person's name without the titles and ranks before it; empty if it was nothing else."""
    words = name.split()
    while words:
        for length in range(min(3, len(words)), 0, -1):
            if " ".join(words[:length]).replace(".", "") in _titles() or (length == 1 and words[0] in _before()):
                words = words[length:]
                break
        else:
            break
    return " ".join(words)


def has_title(text: str, start: int) -> bool:
    """Whether a title stands right before an offset."""
    return bool(title_before(text, start))


def title_before(text: str, start: int) -> str:
    """The title right before an offset, without full stops, or an empty string."""
    before = text[max(0, start - 30) : start].split()[-2:]
    titles = (" ".join(before[-count:]).replace(".", "") for count in (2, 1) if before)
    return next((title for title in titles if title in _titles()), "")


def find_titled(line: str) -> Iterator[tuple[int, int]]:
    """(start, end) of capitalised words after a title or rank: "Lieutenant General Adem Brask said"."""
    if _opening_words().isdisjoint(word for _, _, word in words_of(line)):
        return
    for match in _titled().finditer(line):
        kept = without_title(match[1])
        if kept and not is_thing(kept):
            yield match.end(1) - len(kept), match.end(1)


def is_thing(words: str) -> bool:
    """Whether words after a title name a thing all the same: "General Motors", "Queen Street"."""
    return not _things().isdisjoint(words.split())


def is_weakly_titled(line: str, start: int, end: int) -> bool:
    """Whether one word alone follows a title that also begins names of other things: "General Orsik"."""
    before = line[:start].split()[-2:]
    alone = bool(before) and " " not in line[start:end] and before[-1] in _AMBIGUOUS
    return alone and " ".join(before) not in _titles()


@cache
def _titled() -> re.Pattern[str]:
    titles = sorted((title for title in _titles() - _WEAK), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\.? {_NAME}")


@cache
def _opening_words() -> frozenset[str]:
    """A word of each title, without which a line holds none of them and need not be searched."""
    return frozenset(key(title)[0] for title in _titles() - _WEAK)


@cache
def _titles() -> frozenset[str]:
    return frozenset(terms(load("titles", Titles).titles))


@cache
def _things() -> frozenset[str]:
    return frozenset(terms(load("titles", Titles).things))


@cache
def _before() -> frozenset[str]:
    return frozenset(terms(load("titles", Titles).before))
