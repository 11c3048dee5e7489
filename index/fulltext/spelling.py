"""Words that are spelt nearly alike: one letter too many, too few, another, or two swapped."""

from __future__ import annotations

from functools import lru_cache

from index.fulltext.words import stemmed

LETTERS = "abcdefghijklmnopqrstuvwxyz"

SHORTEST, LONGEST = 3, 24
"""Letters of a word that has near ones: a letter changes a shorter one into anything, and nobody mistypes a longer."""


def differing(word: str) -> list[str]:
    """All that a bare word may be by a slip of the finger; most of them are no words."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    letters = sorted({*LETTERS, *word} - {" "})
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    found |= {left + letter + right for left, right in cuts for letter in letters}
    return sorted(one for one in found - {word} if one[:1].isalnum())


@lru_cache(maxsize=256)
def near_terms(word: str) -> frozenset[str]:
    """What such words, and the word itself, are filed under."""
    return frozenset(stemmed(one) for one in (word, *differing(word)))
