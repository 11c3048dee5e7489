"""What a word is: how texts and queries alike are cut into terms. The index, the snippets and the marks agree by it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from whoosh.lang.porter import stem

from index.query import fold

# U.S. and a.m. are one word, and so are 1,200 and 3.5, Sana'a and O'Brien; a hyphen parts words.
_WORD = re.compile(
    r"[^\W_]+(?:['’][^\W_]+|(?<=\d)[.,]\d+|(?<=[^\W\d_])(?<![^\W_]{2})\.[^\W\d_](?![^\W_]))*(?:(?<=\.[^\W\d_])\.)?"
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_INNER = str.maketrans("", "", ".,'’")

# What a stem may lose of the end of a word; while such an end is being typed, the stem still stands for the word.
_SUFFIXES = (
    "able", "al", "ally", "ance", "ate", "ated", "ates", "ating", "ation", "ational", "ationally", "ations", "e",
    "ed", "ement", "ements", "ence", "er", "ers", "es", "est", "ible", "ic", "ical", "ically", "ied", "ies", "ing",
    "ings", "ion", "ional", "ionally", "ions", "ism", "ist", "ists", "ity", "ive", "ively", "ization", "izations",
    "ize", "ized", "izing", "ly", "ment", "mental", "ments", "ness", "or", "ors", "ous", "ously", "s", "ying",
)  # fmt: skip
_BEGUN_SUFFIXES = frozenset(suffix[:length] for suffix in _SUFFIXES for length in range(1, len(suffix) + 1))


def words(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Every word of a text from a place on, up to another, as the match that found it."""
    return _WORD.finditer(text, start, end)


def word_at(text: str, start: int) -> re.Match[str] | None:
    """The word that begins at a place, if one does."""
    return _WORD.match(text, start)


def surfaces(text: str) -> list[str]:
    """Every word of a text as it stands there; the quick way where places do not matter."""
    return _WORD.findall(text)


def terms(text: str) -> list[str]:
    """The terms of a text in order; the index files articles under these."""
    return [found for word in surfaces(text) if (found := term(word))]


KNOWN_WORDS = 1 << 14
"""Words of which the terms are remembered. The commonest recur in every text; all of a large library would not fit."""


@lru_cache(maxsize=KNOWN_WORDS)
def term(word: str) -> str:
    """What a word is filed under: folded and stemmed. Empty where nothing is left of it."""
    return stemmed(bare(word))


def stemmed(plain: str) -> str:
    """What a bare word is filed under."""
    return stem(plain) if len(plain) > 2 and plain.isascii() and plain.isalpha() else plain


@lru_cache(maxsize=KNOWN_WORDS >> 4)  # for highlighting; `term` asks for each of its own once
def bare(word: str) -> str:
    """A word without case, accents, possessive and inner punctuation, not yet stemmed."""
    if word.isdecimal() and word.isascii():
        return word
    number = word[0].isdigit() and "." in word
    return fold(_POSSESSIVE.sub("", word).translate(_INNER) if not number else word.replace(",", ""))


def shortened(typed: str) -> Iterator[str]:
    """The stems that a bare word still being typed may belong to, the longest first: "killin" -> "kill"."""
    for length in range(len(typed) - 1, 2, -1):
        if typed[length:] in _BEGUN_SUFFIXES or typed[length] == typed[length - 1]:
            yield typed[:length]
