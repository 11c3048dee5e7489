"""What the words of a query stand for, term by term: for the index, which holds stems, and for marking a text."""

from __future__ import annotations

from typing import NamedTuple

from index.fulltext.spelling import near_terms
from index.fulltext.words import bare, term, words


class Slot(NamedTuple):
    """One word of a query: its term, the beginning of a word that it is, if it is one, and terms that are near it."""

    term: str
    prefix: str = ""
    near: frozenset[str] = frozenset()

    def takes(self, word: str) -> bool:
        """Whether a word of a text is meant."""
        found = term(word)
        return found == self.term or found in self.near or bool(self.prefix and bare(word).startswith(self.prefix))


def slots(text: str, *, prefix: bool = False, near: bool = False) -> tuple[Slot, ...]:
    """The words of a leaf of the query in order; several have to follow one another. Empty if nothing is left of it."""
    found = [word[0] for word in words(text) if term(word[0])]
    plain = [Slot(term(word)) for word in found]
    if prefix and found:
        plain[-1] = Slot(plain[-1].term, bare(found[-1]))
    if near and found:
        plain[-1] = Slot(plain[-1].term, near=near_terms(bare(found[-1])))
    return tuple(plain)
