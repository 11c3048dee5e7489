"""Arguments that stand by another word than their own: hung there by the parser, or shared by two verbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.extract.dates.words import DAYS
from index.extract.events.tree import conjuncts, is_verb, preposition
from index.extract.events.triggers import is_trigger_noun

STRUCK = frozenset({"on", "against"})
"""Behind these stands what an event noun's attack was on."""


def stolen_phrases(noun: Token, own: tuple[tuple[str, Token], ...]) -> Iterator[tuple[str, Token]]:
    # "was blamed for the raid on the town": what was raided hung on the verb
    if noun.dep_ == "obl" and not any(p in STRUCK for p, _ in own):
        for child in noun.head.children:
            if child.dep_ == "obl" and child.left_edge.i == noun.right_edge.i + 1 and child.lower_ not in DAYS:
                kind = preposition(child)
                yield from ((kind, t) for t in conjuncts(child) if kind in STRUCK)


def agent_behind_place(verb: Token) -> Iterator[Token]:
    # "was detained at a checkpoint by gunmen", read as a checkpoint of theirs; a raid by gunmen is one of theirs.
    for place in verb.children:
        if place.dep_ in ("obl", "xcomp") and place.i > verb.i and not is_trigger_noun(place):
            for child in place.children:
                if child.dep_ == "nmod" and preposition(child) == "by":
                    yield from conjuncts(child)


def shared_objects(verb: Token) -> Iterator[Token]:
    # "bombed and shelled the camp": the parser hangs the object on one of the two.
    for other in verb.children:
        if other.dep_ == "conj" and is_verb(other) and other.i - verb.i <= 2:
            for child in other.children:
                if child.dep_ == "obj":
                    yield from conjuncts(child)


def relative_object(verb: Token, surface: tuple[Token, ...]) -> Iterator[Token]:
    # "the town rebels captured": the noun is the object of a relative clause that has a subject of its own.
    if verb.dep_ == "acl:relcl" and surface and verb.head not in surface and verb.head.tag_.startswith("N"):
        yield verb.head
