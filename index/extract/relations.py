"""Sets of tags and relations that what is mended after parsing asks for, and whether a word governs one of them."""

from __future__ import annotations

from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SUBORDINATING = frozenset({"after", "as", "before", "since", "until", "while"})
"""What may open a clause, and be read as a preposition."""
CLAUSES = frozenset({"ROOT", "ccomp", "parataxis"})
"""Relations of a clause that is told for itself."""


def has(token: Token, *relations: str) -> bool:
    """Whether a word governs another in one of these relations."""
    return any(child.dep_ in relations for child in token.children)


def has_case(token: Token, word: str) -> bool:
    """Whether a phrase stands behind this preposition."""
    return any(child.dep_ == "case" and child.lower_ == word for child in token.children)


def has_mark(token: Token, word: str) -> bool:
    """Whether a clause is opened by this word."""
    return any(child.dep_ == "mark" and child.lower_ == word for child in token.children)


def is_knotted(token: Token) -> bool:
    """Whether the way up from a token leads in a circle."""
    for _ in range(len(token.doc)):
        if token.head.i == token.i:
            return False
        token = token.head
    return True


def first_of_verb(verb: Token, behind: int = -1, *more: str) -> Token:
    """The first word of a verb with its auxiliaries and what stands in one of `more` relations, behind that index."""
    parts = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", *more) and behind < c.i < verb.i]
    return min([verb, *parts], key=lambda t: t.i)
