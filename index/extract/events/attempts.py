"""Whose life an attempt was on: "survived an attack on his life", "an attempt on the life of the mayor", "escaped an
assassination attempt".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.graph import Clause, surface_subjects
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, outermost_conjunct, preposition
from index.extract.inflection import verb_forms

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

SURVIVING = frozenset(form for verb in ("survive", "escape", "evade", "dodge") for form in verb_forms(verb))
LIFE = frozenset({"life", "lives"})


def survivors(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who an attempt was aimed at: whose life it was on, else who survived it."""
    for life in _lives(clause):
        owners = tuple(t for c in life.children if _is_owner(c) for t in conjuncts(c) if t.tag_ != "PRP$")
        if owners:
            return owners
    attempt = outermost_conjunct(clause.head)
    survived = attempt.dep_ == "obj" and attempt.head.lower_ in SURVIVING
    return surface_subjects(scene.graph, attempt.head) if survived else ()


def _is_owner(word: Token) -> bool:
    return word.dep_ == "nmod:poss" or (word.dep_ == "nmod" and preposition(word) == "of")


def _lives(clause: Clause) -> tuple[Token, ...]:
    return tuple(token for token in clause.oblique("on", "against") if token.lower_ in LIFE)


def _is_on_life(scene: Scene, bound: Bound) -> bool:
    return bool(_lives(bound.clause))


ATTEMPT_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {"on-life": _is_on_life}
