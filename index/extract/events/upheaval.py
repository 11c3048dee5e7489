"""What rules on coups, elections, truces, treaties, tests of weapons and bodies ask of their arguments, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import complements, is_party
from index.extract.events.kinds import Kind
from index.extract.events.needs import COMBATANTS, hurtable
from index.extract.events.parties import in_set, sector
from index.extract.events.partitives import with_counted
from index.extract.events.pronouns import THIRD_PERSON
from index.extract.events.scene import Scene
from index.extract.events.tree import is_verb
from index.extract.inflection import verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound


HOLDING = verb_forms("hold")
ROUNDS = frozenset({"round", "series"})
FAILED = frozenset(form for verb in ("collapse", "fail", "stall") for form in verb_forms(verb))


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
    armed = any(scene.is_armed(t) for actor in bound.actors for t in with_counted(actor))  # "a group of soldiers"
    return armed or any(in_set(t, "coup_noun") for t in scene.sentence.doc)


def _rulers(scene: Scene, bound: Bound) -> bool:
    return any(sector(scene, t) in ("GOV", "ELI", "LEG") or in_set(t, "ruler_noun") for t in bound.targets)


def _bodies(scene: Scene, bound: Bound) -> bool:
    """Whether what is found are dead people: "a body", "the remains of 12 soldiers", no body of evidence."""
    whose = [t for o in bound.clause.objects for p, t in scene.graph.noun(o).obliques if p == "of"]
    found = any(in_set(t, "body_noun") for t in bound.clause.objects)
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
    if governor.lower_ in HOLDING and not any(c.dep_ in ("obj", "aux:pass") for c in governor.children):
        return True  # "the truce held"
    effect = any(c.lower_ in ("effect", "force", "hold") for c in governor.children)
    return effect and governor.lower_ in words("take_effect_verbs")


def _is_no_test(scene: Scene, bound: Bound) -> bool:
    """ "Fired a ballistic missile" at nobody: a test, no attack."""
    kinds = {child.lower_ for token in bound.instruments for child in token.children}
    if any(c.lower_ in ("test", "proving") for t in bound.clause.oblique("from", "at") for c in t.children):
        return False  # "was fired from a test range"
    return bool(bound.targets) or not kinds & words("tested_kind")


ORDERED = frozenset(form for verb in ("order", "force", "prompt", "trigger") for form in verb_forms(verb))
TOLD = frozenset(form for verb in ("announce", "confirm", "report", "mourn") for form in verb_forms(verb))


def _election(scene: Scene, bound: Bound) -> bool:
    head = bound.match.head
    at_the_polls = any(t.lower_ in ("polls", "polling") for t in bound.clause.oblique("to"))
    if not bound.actors or (not at_the_polls and any(True for _ in complements(head))):
        return False  # "voted to impose sanctions", but "went to the polls to choose a mayor"
    if head.lower_.startswith("vot") and any(sector(scene, t) == "LEG" for t in bound.actors):
        return False  # "parliament voted on the budget"
    elected = bound.match.head.lower_.removeprefix("re-").removeprefix("re").startswith("elect")
    chosen = elected and any(in_set(t, "elected_noun") for t in bound.clause.objects)
    return chosen or "run-off" in scene.lower or any(in_set(t, "election_noun") for t in scene.sentence.doc)


def _held(scene: Scene, bound: Bound) -> bool:
    """ "Talks opened", "a new round of talks was held"."""
    head = _outer(bound.match.head)
    return head.dep_ in ("nsubj", "nsubj:pass") and in_set(head.head, "held_verbs")


def _outer(noun: Token) -> Token:
    return noun.head if noun.dep_ == "nmod" and noun.head.lower_ in ROUNDS else noun


def _carrier(bound: Bound) -> Token:
    return _outer(bound.match.head).head


def _will_clause(scene: Scene, bound: Bound) -> bool:
    """ "Promised voters that he would raise the wage": who promises will do it."""
    for verb in complements(bound.match.head):
        refuses = any(c.dep_ == "advmod" and c.lower_ in ("not", "n't", "never") for c in verb.children)
        will = not refuses and any(c.lower_ in ("would", "will", "'ll") and c.dep_ == "aux" for c in verb.children)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
        if will and subject is not None:
            return True
    return False


def _post_of(scene: Scene, bound: Bound) -> bool:
    """ "The appointment of Ada Brel as ambassador", "of a new governor"."""
    near = {t.lower_ for t in bound.match.head.subtree}
    return bool(near & words("post_noun")) and any(hurtable(scene, t) or is_party(scene, t) for t in bound.targets)


def _as_post(scene: Scene, bound: Bound) -> bool:
    """ "Took over as governor", "took office as mayor", "succeeds her as chairman"."""
    office = any(t.lower_ in ("office", "presidency", "oath", "helm") for t in bound.match.words)
    return office or any(in_set(w, "post_noun") for t in bound.clause.oblique("as") for w in (t, *t.children))


def _polling(scene: Scene, bound: Bound) -> bool:
    subjects = [*bound.clause.subjects, *bound.targets]
    return any(in_set(part, "polling_noun") for t in subjects for part in (t, *t.lefts))


BODIES = frozenset("council parliament cabinet committee commission assembly bloc league senate politburo".split())


def _body_actor(scene: Scene, bound: Bound) -> bool:
    """ "The security council met": one body that sits, and meets nobody."""
    sits = any(_in_phrase(t, BODIES) or sector(scene, t) in ("IGO", "UNO") for t in bound.actors)
    purpose = any(c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB" for c in bound.match.head.children)
    return sits and not bound.clause.objects and (purpose or len(bound.match.words) > 1)


def _in_phrase(token: Token, names: frozenset[str]) -> bool:
    return any(t.lower_ in names for t in (token, *token.children))


def _aid_subject(scene: Scene, bound: Bound) -> bool:
    """ "A shipment of vaccines arrived", "the first food aid reached the town"."""
    for token in bound.clause.subjects:
        inner = [token, *(c for c in token.children if c.dep_ in ("nmod", "compound"))]
        if any(in_set(t, "consignment_noun") for t in inner) and any(in_set(t, "aid_noun") for t in inner):
            return True
        loads = [c for c in token.children if c.dep_ == "acl" and c.lower_ in ("carrying", "loaded", "bringing")]
        if any(in_set(t, "aid_noun") for load in loads for t in load.subtree):
            return True  # "a plane carrying 40 tonnes of food"
        if token.lower_ in ("aid", "relief", "supplies") or (
            token.lower_ == "convoy" and any(in_set(t, "aid_noun") for t in inner)
        ):
            return True
    return False


def _moved_people(scene: Scene, bound: Bound) -> bool:
    """Whether who or what is moved are people or where they live; or it is an evacuation that was ordered."""
    noun = bound.match.head
    emptied = noun.lower_.startswith("evacuation")
    if emptied and _outer(noun).head.lower_ in ORDERED and _outer(noun).dep_ in ("obj", "nsubj:pass"):
        return True
    return any(
        in_set(t, "displaced_noun")
        or in_set(t, "moved_noun")
        or (emptied and in_set(t, "home_noun"))
        or ((mention := scene.mention(t)) is not None and mention.label == "NORP")
        for target in bound.targets
        for t in with_counted(target)
    )


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
    "no-that": lambda scene, bound: (
        bound.match.last.i > bound.match.head.i or not any(c.dep_ == "ccomp" for c in bound.match.head.children)
    ),
    "no-test": _is_no_test,
    "held": _held,
    "opened": lambda scene, bound: _held(scene, bound) and _carrier(bound).lower_ not in FAILED,
    "launched": lambda scene, bound: (
        bound.match.head.dep_ == "nsubj:pass" and in_set(bound.match.head.head, "launch_verbs")
    ),
    "plural": lambda scene, bound: bound.match.head.tag_ == "NNS",
    "will-clause": _will_clause,
    "post-of": _post_of,
    "as-post": _as_post,
    "polling": _polling,
    "body-actor": _body_actor,
    "aid-subject": _aid_subject,
    "hurtable-object": lambda scene, bound: any(hurtable(scene, t) for t in bound.clause.objects),
    "stopping-subject": lambda scene, bound: any(in_set(t, "stopping_noun") for t in bound.clause.subjects),
    "asserted-end": lambda scene, bound: not bound.clause.objects,
    "told-of": lambda scene, bound: (
        _outer(bound.match.head).head.lower_ in TOLD and _outer(bound.match.head).dep_ in ("obj", "nsubj:pass", "nsubj")
    ),
    "moved-people": _moved_people,
    "displaced-subject": lambda scene, bound: any(
        in_set(t, "displaced_noun") for subject in bound.clause.subjects for t in with_counted(subject)
    ),
    "leaves-accord": lambda scene, bound: any(
        in_set(t, "left_accord") for t in (*bound.clause.objects, *bound.clause.oblique("from", "of", "out of"))
    ),
}
