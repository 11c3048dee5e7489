"""Against whom a charge, a suit or a warrant is laid, and by whom, wherever the clause says so: "charges were brought
against the minister", "a warrant has been issued for the general".
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.events.graph import Clause
from index.extract.events.scene import Scene
from index.extract.events.tree import is_verb, outermost_conjunct
from index.extract.inflection import verb_forms

LAYING = frozenset(
    form
    for verb in "bring file press lay issue prepare draw level announce lodge approve submit unseal prefer".split()
    for form in verb_forms(verb)
)
"""Verbs that make a charge, a suit or a warrant."""


def laid_by(noun: Token) -> Token | None:
    """The verb by which a charge is laid; None where it is not told that it is."""
    head = outermost_conjunct(noun)
    verb = head.head
    return verb if head.dep_ in ("obj", "nsubj:pass") and is_verb(verb) and verb.lower_ in LAYING else None


def accused(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Whom a charge or a warrant is laid against."""
    own = clause.oblique("against", "for")
    verb = laid_by(clause.head)
    return own or (scene.graph.verb(verb).oblique("against", "for") if verb is not None else ())


def accusers(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who lays it."""
    verb = laid_by(clause.head)
    return scene.graph.verb(verb).subjects if verb is not None else ()
