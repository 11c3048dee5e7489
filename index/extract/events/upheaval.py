"""What rules on coups, elections, truces, treaties, tests of weapons and bodies ask of their arguments, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import THIRD_PERSON, complements
from index.extract.events.needs import COMBATANTS, hurtable
from index.extract.events.parties import sector
from index.extract.events.scene import Kind, Scene
from index.extract.events.tree import counted, is_verb
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound


def _in(token: Token, name: str) -> bool:
    return token.lower_ in words(name)


def _own_force(scene: Scene, bound: Bound) -> bool:
    """Whether what one warns of is what one would do oneself: "warned it would respond with force"."""
    return any(
        verb.lower_ in words("fight_verbs")
        and any(c.dep_ == "nsubj" and c.lower_ in THIRD_PERSON for c in verb.children)
        and any(c.lower_ in ("would", "will") for c in verb.children)
        for verb in complements(bound.match.head)
    )


def _coup(scene: Scene, bound: Bound) -> bool:
    """Whether force takes power: who acts is armed, or a coup is spoken of."""
    armed = any(scene.is_armed(t) for actor in bound.actors for t in counted(actor))  # "a group of soldiers"
    return armed or any(_in(t, "coup_noun") for t in scene.sentence.doc)


def _rulers(scene: Scene, bound: Bound) -> bool:
    return any(sector(scene, t) in ("GOV", "ELI", "LEG") or _in(t, "ruler_noun") for t in bound.targets)


def _bodies(scene: Scene, bound: Bound) -> bool:
    """Whether what is found are dead people: "a body", "the remains of 12 soldiers", no body of evidence."""
    whose = [t for o in bound.clause.objects for p, t in scene.graph.noun(o).obliques if p == "of"]
    found = any(_in(t, "body_noun") for t in bound.clause.objects)
    return found and all(hurtable(scene, t) for t in whose)


def _country_target(scene: Scene, bound: Bound) -> bool:
    entities = (scene.entity(t) for t in bound.targets)
    return any(entity is not None and entity.kind == "country" for entity in entities)


def _takes_effect(scene: Scene, bound: Bound) -> bool:
    """ "A truce took effect", "came into force", "began"."""
    head = bound.match.head
    if head.dep_ not in ("nsubj", "nsubj:pass") or not is_verb(head.head):
        return False
    governor = head.head
    if governor.lower_ in words("begin_verbs"):
        return True
    effect = any(c.lower_ in ("effect", "force") for c in governor.children)
    return effect and governor.lower_ in words("take_effect_verbs")


def _is_no_test(scene: Scene, bound: Bound) -> bool:
    """ "Fired a ballistic missile" at nobody: a test, no attack."""
    kinds = {child.lower_ for token in bound.instruments for child in token.children}
    return bool(bound.targets) or not kinds & words("tested_kind")


def _election(scene: Scene, bound: Bound) -> bool:
    if not bound.actors or any(child.dep_ == "xcomp" for child in bound.match.head.children):
        return False  # "voted to impose sanctions"
    elected = bound.match.head.lower_.removeprefix("re-").removeprefix("re").startswith("elect")
    chosen = elected and any(_in(t, "elected_noun") for t in bound.clause.objects)
    return chosen or any(_in(t, "election_noun") for t in scene.sentence.doc)


UPHEAVAL_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "takes-effect": _takes_effect,
    "own-force": _own_force,
    "coup": _coup,
    "rulers": _rulers,
    "bodies": _bodies,
    "country-target": _country_target,
    "no-country": lambda scene, bound: not _country_target(scene, bound),
    "combatants-or-state": lambda scene, bound: any(
        sector(scene, t) in COMBATANTS or (scene.kind(t) is Kind.PLACE and scene.mention(t) is not None)
        for t in bound.actors
    ),
    "election-context": _election,
    "no-test": _is_no_test,
    "moved-people": lambda scene, bound: any(
        _in(t, "displaced_noun")
        or _in(t, "moved_noun")
        or ((mention := scene.mention(t)) is not None and mention.label == "NORP")
        for target in bound.targets
        for t in counted(target)
    ),
    "displaced-subject": lambda scene, bound: any(
        _in(t, "displaced_noun") for subject in bound.clause.subjects for t in counted(subject)
    ),
    "held": lambda scene, bound: (
        bound.match.head.dep_ in ("nsubj", "nsubj:pass") and _in(bound.match.head.head, "held_verbs")
    ),
    "leaves-accord": lambda scene, bound: any(
        _in(t, "left_accord") for t in (*bound.clause.objects, *bound.clause.oblique("from", "of", "out of"))
    ),
}
