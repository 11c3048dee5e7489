"""Whether what killed or hurt somebody was nobody's deed: a wave, lightning, a falling tree, two cars that met. Verbs
of killing are violence unless something in their sentence says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from index.extract.events.hosts import HITTING
from index.extract.events.roles import Bound
from index.extract.events.scene import Scene
from index.extract.events.tree import preposition
from index.extract.words import words

HARM = frozenset({"killed", "injured"})
BLASTS = frozenset({"explosion", "explosions", "blast", "blasts", "fire", "fires"})
BEHIND = frozenset({"in", "by", "from", "during", "after", "following", "under", "when"})
OCCASIONS = frozenset({"when", "as", "after", "since", "while"})
CLAUSES = frozenset({"advcl", "ccomp"})


def misfortune(scene: Scene, bounds: Sequence[Bound]) -> str:
    """The type of a happening of which only the dead and hurt are told, where nature or an accident was the cause;
    empty where nothing says so.
    """
    if not all(_is_harm(bound) for bound in bounds) or scene.words & words("attack_word"):
        return ""
    if any(mention.label == "WEAPON" for mention in scene.mentions):
        return ""
    found = "X-ACCIDENT" if scene.words & words("accident_verb") else ""
    for bound in bounds:
        if any(not _is_cause(actor) for actor in bound.actors):
            return ""
        for cause in _causes(scene, bound):
            if cause.lower_ in words("nature_cause"):
                return "X-DISASTER"
            blown = cause.lower_ in BLASTS and any(c.lower_ in words("accident_word") for c in cause.children)
            if blown or cause.lower_ in words("accident_cause"):  # "a gas tanker explosion"
                found = "X-ACCIDENT"
    return found


def _is_harm(bound: Bound) -> bool:
    rule = bound.rule
    if rule.id in HITTING and not bound.actors:
        return True  # "towns hit by the tsunami"
    return rule.pos == "verb" and rule.type in ("ASSAULT", "X-DEATH") and rule.toll in HARM and not rule.mode


def _is_cause(token: Token) -> bool:
    return token.lower_ in words("nature_cause") | words("accident_cause")


def _causes(scene: Scene, bound: Bound) -> Iterator[Token]:
    """What a verb of harm names as its cause: its subject, what stands behind "in" or "by", who acts in "when ..."."""
    clause, head = bound.clause, bound.match.head
    yield from (bound.hosts if clause.passive else clause.subjects)
    yield from (token for case, token in clause.obliques if case in BEHIND)
    for verb in (head, *(c for c in head.children if c.dep_ == "conj")):
        for child in verb.children:
            if child.dep_ in CLAUSES and child.left_edge.lower_ in OCCASIONS:
                yield from _fillers(child)
            elif verb.i != head.i and child.dep_ in ("obj", "obl"):
                yield child  # "were hurt but survived the crash"
    if head.dep_ == "advcl" and head.tag_ == "VBG":
        yield from (c for c in head.head.children if c.dep_ == "nsubj")  # "Lightning struck a hut, killing two"
    elif head.dep_ == "acl:relcl":
        yield head.head  # "a wave that killed two"


def _fillers(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "obj", "obl:agent") and preposition(child) in ("", "by"):
            yield child
