"""Puts the best matches in the order people expect, by what only their texts tell: words just as they were typed come
before other forms of them, words that stand together before words apart, and of what is equal the latest first.

The score of the index (BM25F, titles above bodies) stays the measure; this moves matches of much the same score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.query import Node, Phrase, Word, fold, leaves

WINDOW = 50
"""So many of the best matches are looked at; what is found beyond keeps its order."""

EXACT, NEAR = 0.3, 0.7
"""How much of its score a match gains at most: for having the words as typed, for having them side by side. Chosen on
known-item queries for half of the articles of a corpus; `tests/bench/ranking.py` judges by the other half.
"""

FAR = 12
"""Words apart at which standing together counts for nothing."""

CLOSE = 1.5
"""Words apart up to which they stand as close as can be."""

LIMIT_SCANNED = 20_000
"""Characters of a text that are looked at."""

CHARACTERS_A_WORD = 6


def asked(tree: Node | None) -> tuple[str, ...]:
    """The folded words that matches can be told apart by."""
    found = [fold(leaf.text) for leaf in leaves(tree) if isinstance(leaf, Word | Phrase)]
    return tuple(dict.fromkeys(word for text in found for word in re.findall(r"\w+", text)))


def score(base: float, words: Sequence[str], title: str, text: str) -> float:
    """The score of a match whose score in the index is `base`."""
    if not words:
        return base
    head, body = fold(title), fold(text[:LIMIT_SCANNED])
    exact = sum(_stands(word, head) or _stands(word, body) for word in words) / len(words)
    near = _nearness(words, head)
    return base * (1 + EXACT * exact + NEAR * (near if near == 1.0 else max(near, _nearness(words, body))))


def _nearness(words: Sequence[str], text: str) -> float:
    """1 where all words stand side by side in the order typed, less the further apart the nearest of them are."""
    if len(words) < 2:
        return 0.0
    if _is_short(words) and next(_beginnings(" ".join(words), text), -1) >= 0:
        return 1.0  # which is what follows, of a row that is there to be seen
    gaps = []
    for one, other in pairwise([_places(word, text) for word in words]):
        if not one or not other:
            return 0.0
        gaps.append(min(_gaps(one, other), default=FAR * CHARACTERS_A_WORD))
    apart = sum(gaps) / len(gaps) / CHARACTERS_A_WORD
    return max(0.0, 1.0 - max(0.0, apart - CLOSE) / FAR)


def _is_short(words: Sequence[str]) -> bool:
    """Whether these words in a row, with a space between them, are as close as can be."""
    return sum(len(word) + 1 for word in words[:-1]) <= CLOSE * CHARACTERS_A_WORD * (len(words) - 1)


def _gaps(one: Sequence[int], other: Sequence[int]) -> list[int]:
    found, at = [], 0
    for place in one:
        while at < len(other) and other[at] < place:
            at += 1
        if at < len(other):
            found.append(other[at] - place)
        if at:
            found.append(place - other[at - 1])
    return found


def _stands(word: str, text: str) -> bool:
    """Whether a word stands there just so. Found by its letters: `\\b` in a pattern costs a look at every character."""
    return any(not _is_in_word(text, at + len(word)) for at in _beginnings(word, text))


def _places(word: str, text: str) -> list[int]:
    return list(_beginnings(_begun(word), text))


def _beginnings(letters: str, text: str) -> Iterator[int]:
    """Where words begin with these letters."""
    at = text.find(letters)
    while at >= 0:
        if not at or not ((before := text[at - 1]).isalnum() or before == "_"):
            yield at
        at = text.find(letters, at + 1)


def _is_in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


@lru_cache(maxsize=256)
def _begun(word: str) -> str:
    """What any form of a word begins with: its stem."""
    from index.fulltext.words import term

    stem = term(word)
    return stem if word.startswith(stem) and len(stem) > 2 else word
