"""Spellings of a place's name folded to one key, so that Ba'aj, Al Baaj and Baʿaj, or Khan Younis and Khan Yunis, meet.

The gazetteer is made and asked with the same key: a change here needs a new table.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th"})
"""Letters that no decomposition takes apart."""

SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
ARTICLES = frozenset({"al", "el", "ul"})
SUN_ARTICLES = frozenset({"ash", "ad", "ar", "az", "an", "as", "at", "adh", "ath", "ed", "er", "es", "esh", "ez"})
"""Forms the Arabic article takes before the letter it ends in: Ash Shifa, Deir ez-Zor, an-Najaf."""

SHORTEST_STEM = 2
"""Letters that must be left when an article goes: "El Al" is no place called Al."""

SOUNDS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("q", "k"))
_SILENT = re.compile("[\u0300-\u036f'’‘`´ʿʾʻʼ]")
_TOKEN = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name in lower case without accents, apostrophes and other marks; its words apart by one space."""
    bare = _SILENT.sub("", unicodedata.normalize("NFKD", name.casefold().translate(LETTERS)))
    return " ".join(_TOKEN.findall(bare))


def fold(name: str) -> str:
    """The key of a name: what its transliterations have in common."""
    words = plain(name).split()
    kept = [word for at, word in enumerate(words) if not _is_article(words, at)]
    stem = "".join(SHORT.get(word, word) for word in kept)
    key = stem if len(stem) >= SHORTEST_STEM else "".join(words)
    for sound, letter in SOUNDS:
        key = key.replace(sound, letter)
    key = _DOUBLE.sub(r"\1", key)
    return key[:-1] if key.endswith("ah") and len(key) > 3 else key


def _is_article(words: list[str], at: int) -> bool:
    if at + 1 == len(words):
        return False
    word = words[at]
    return word in ARTICLES or (word in SUN_ARTICLES and words[at + 1].startswith(word[1:]))
