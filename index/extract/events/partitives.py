"""What a phrase of quantity is about: "a group of students" are students, "hundreds of soldiers" soldiers, and "members
of parliament" sit in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.extract.events.tree import preposition

QUANTITIES = frozenset(
    "group groups number numbers dozen dozens scores score hundred hundreds thousand thousands tens "
    "millions team teams handful couple majority crowd crowds band bands lot lots total some several "
    "many most all both half one two three four five six seven eight nine ten column columns contingent "
    "contingents cross-section delegation delegations minority third rest bulk batch string trio pair "
    "kg kilogram kilograms kilo kilos gram grams ton tons tonne tonnes pounds litres pieces".split()
)
"""Nouns and numerals that say how many, not who."""

FALLEN = frozenset("dead wounded injured casualties deaths fatalities victims injuries".split())
"""Behind "a number of" these are a toll and nobody of their own."""

MEMBERS = frozenset("member members representative representatives delegate delegates".split())
"""Nouns whose "of" says of what body somebody is."""


def counted(token: Token) -> Token:
    """Who or what is counted: the noun behind "of", else the token itself."""
    return _behind_of(token) if token.lower_ in QUANTITIES else token


def whole(figure: Token) -> Token | None:
    """Of what a figure counts some: the noun behind "of", or before ", of which"; None if it does not say."""
    for child in figure.children:
        if child.dep_ == "nmod" and preposition(child) == "of":
            return child
    if (
        figure.tag_ != "CD"
        or figure.i < 2
        or [t.lower_ for t in figure.doc[figure.i - 2 : figure.i]] != ["of", "which"]
    ):
        return None
    return next((t for t in reversed(figure.doc[: figure.i - 2]) if t.tag_ in ("NNS", "NNPS")), None)


def body(token: Token) -> Token:
    """Of what body somebody is a member: the noun behind "of", else the token itself."""
    return _behind_of(token) if token.lower_ in MEMBERS else token


def _behind_of(token: Token) -> Token:
    for child in token.children:
        of = child.dep_ == "nmod" and child.i > token.i and preposition(child) == "of"
        if of and child.lower_ not in FALLEN:
            return counted(child)
    return token


def with_counted(token: Token) -> Iterator[Token]:
    """A noun and what stands behind its "of": "tens of thousands of people"."""
    yield token
    for child in token.children:
        if child.dep_ == "nmod" and preposition(child) == "of":
            yield from with_counted(child)
