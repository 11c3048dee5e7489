"""Peoples no list knows, read off the article itself: a story that names Korrestan means its people by "Korrestani"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.extract.agents import agent
from index.extract.names.demonyms import Demonym, demonym
from index.extract.names.organisations import is_body
from index.extract.places.countries import DIRECTION

LEAST_LETTERS = 5
"""Shorter names have too many look-alikes ("Mila", "Milan")."""

# Endings of adjectives, each with what the name of the land ends in where the adjective is longer than that.
ENDINGS = (
    ("ians", ("", "ia", "y", "e", "a")),
    ("ian", ("", "ia", "y", "e", "a")),
    ("ans", ("a", "")),
    ("an", ("a", "")),
    ("ese", ("", "a", "o")),
    ("is", ("",)),
    ("i", ("",)),
)

_WORD = re.compile(r"\b[A-Z][a-z]+\b")
_ADJECTIVE = re.compile(r"\b([A-Z][a-z]+(?:ians?|ans?|ese|is?))\b(?= ([a-z][a-z-]+(?: [a-z][a-z-]+){0,2}))")


def new_peoples(text: str) -> dict[str, tuple[Demonym, str]]:
    """Words that name a people in this article alone, with the land they come from ("" if the article does not say).

    The land must be named, and the word must stand before a noun for people or a body of state somewhere; the ending
    of "Tossanese" is enough by itself.
    """
    candidates = {
        match[1]: match[2]
        for match in _ADJECTIVE.finditer(text)
        if _before_people(match[2]) or _is_of_a_land(text, match.start(), match[1])
    }
    if not candidates:
        return {}
    named = set(_WORD.findall(text))
    found: dict[str, tuple[Demonym, str]] = {}
    for word in candidates:
        land = next((land for land in _lands(word) if land in named and land != word), "")
        if demonym(word) is not None or _is_surname(text, land) or not (land or word.endswith("ese")):
            continue
        found[word] = (Demonym(word), land)
        if not word.endswith(("s", "ese")):
            found[word + "s"] = (Demonym(word), land)
    return found


def _is_of_a_land(text: str, start: int, word: str) -> bool:
    # "the Velmaran border town" in a story that names Velmara
    return text[max(0, start - 4) : start] == "the " and word.endswith("an") and f" {word[:-1]} " in text


def _before_people(words: str) -> bool:
    parts = words.split()
    return any(agent(" ".join(parts[:stop])) or is_body(" ".join(parts[:stop])) for stop in range(1, len(parts) + 1))


def _is_surname(text: str, land: str) -> bool:
    # "Omar Hassan" makes "Hassani fighters" his, not a country's.
    before = re.findall(rf"\b([A-Z][a-z]+) (?:al-)?{land}\b", text) if land else []
    return any(DIRECTION.match(f"{word} x") is None for word in before)


def _lands(word: str) -> Iterator[str]:
    for ending, others in ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + other for other in others if len(stem + other) >= LEAST_LETTERS)
