"""Whom a pronoun in the place of an object means: "cut ties with Ostrana, accusing it of spying", "met the rebels and
praised them". Who acts is meant by none of these, for that would be "itself" or "themselves".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.extract.events.complements import is_party, is_quoted
from index.extract.events.scene import Kind, Scene
from index.extract.events.tree import conjuncts, is_verb

NUMBER = {"it": "thing", "him": "person", "her": "person", "them": "many"}
SHARING = frozenset({"conj", "advcl", "xcomp", "parataxis"})
"""How a clause without a subject of its own hangs on the one whose subject acts in it."""
ARGUMENTS = frozenset({"obj", "obl", "nmod", "nsubj:pass", "iobj"})


def object_meant(scene: Scene, pronoun: Token) -> Token:
    """The one other party of the clause before that a pronoun can mean; else the pronoun itself."""
    wanted = NUMBER.get(pronoun.lower_)
    verb = pronoun.head
    if wanted is None or pronoun.dep_ not in ("obj", "iobj") or not is_verb(verb) or is_quoted(pronoun):
        return pronoun
    while verb.dep_ in SHARING and verb.head.i < verb.i and not _has_subject(verb):
        verb = verb.head
        found = [t for t in _parties(scene, verb, pronoun) if _can_mean(scene, t, wanted)]
        if found:
            return found[0] if len(found) == 1 else pronoun
    return pronoun


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children)


def _parties(scene: Scene, head: Token, pronoun: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ARGUMENTS and child.i < pronoun.i:
            for token in conjuncts(child):
                if is_party(scene, token):
                    yield token
                else:
                    yield from _parties(scene, token, pronoun)


def _can_mean(scene: Scene, token: Token, wanted: str) -> bool:
    if wanted == "many":
        return token.tag_ in ("NNS", "NNPS") or len(conjuncts(token)) > 1
    if token.tag_ in ("NNS", "NNPS"):
        return False
    mention, found = scene.mention(token), scene.agent(token)
    noun = found is not None and found.is_person and scene.kind(token) is Kind.AGENT and mention is None
    is_person = noun or (mention is not None and mention.label == "PERSON")
    return is_person == (wanted == "person")
