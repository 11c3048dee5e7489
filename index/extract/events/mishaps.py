"""What the rules on accidents, disasters and diseases ask of their arguments: what crashes, burns or blows up by
itself, what weather does, and who dies of what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.kinds import Kind
from index.extract.events.means import weapon_in_phrase
from index.extract.events.needs import TOLL_VERBS
from index.extract.events.parties import subject_in
from index.extract.events.partitives import counted
from index.extract.events.scene import Scene
from index.extract.events.tree import antecedent, is_named_storm, is_verb, outermost_conjunct, preposition
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound


def _is(token: Token, name: str) -> bool:
    return token.lower_ in words(name)


def _said(tokens: Iterable[Token], name: str) -> bool:
    return any(_is(t, name) for t in tokens)


def _plain_vehicle(scene: Scene, bound: Bound) -> bool:
    """Whether a vehicle of the road or rail did it, and nothing speaks of an attack: "a lorry killed a child"."""
    if not _said(bound.clause.subjects, "plain_vehicle"):
        return False
    return not scene.words & words("attack_word") and all(m.label != "WEAPON" for m in scene.mentions)


def _vehicle_subject(scene: Scene, bound: Bound) -> bool:
    """Whether what crashes is a vehicle or a building, and no weapon that crashes into one."""
    subjects = bound.clause.subjects
    moved = bound.clause.objects if bound.clause.passive or not subjects else ()
    return _said((*map(counted, subjects), *moved), "mover") and not any(weapon_in_phrase(scene, t) for t in subjects)


def _blaze(scene: Scene, bound: Bound) -> bool:
    """Whether a fire burns and is no gunfire: "a fire at a hotel", "a blaze"."""
    head, doc = bound.match.head, scene.sentence.doc
    if any(m.label == "WEAPON" for m in scene.mentions) or _said(doc, "attack_word") or bound.match.first.i < head.i:
        return bound.match.first.i < head.i and not _said(doc, "attack_word")  # "a factory fire"
    return head.lower_.startswith(("blaze", "inferno")) or any(c.lower_ in ("a", "another") for c in head.children)


def _deadly_subject(scene: Scene, bound: Bound) -> bool:
    """Whether weather kills or destroys: "lightning killed eight", "were killed by lightning"."""
    noun = outermost_conjunct(bound.match.head)
    verb = noun.head
    harms = words("dead_words") | words("hurt_words") | words("ruin_verbs") | TOLL_VERBS
    if noun.dep_ == "nsubj":
        return verb.lower_ in harms
    return (
        noun.dep_ in ("obl", "obl:agent")
        and preposition(noun) in ("by", "in")
        and verb.lower_ in (words("dead_words") | words("hurt_words") | words("ruin_verbs"))
    )


def _accident_scene(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence names what blows up by itself, and nothing of an attack."""
    doc = scene.sentence.doc
    near = (*bound.match.head.children, *(c for b in bound.clause.subjects for c in b.children))
    if any(child.lower_ in ("accidental", "accidentally", "prematurely", "premature") for child in near):
        return True
    if any(m.label == "WEAPON" for m in scene.mentions) or _said(doc, "attack_word"):
        return False
    if bound.clause.objects and any(scene.kind(t) is Kind.AGENT for t in bound.clause.subjects):
        return False  # "tribesmen blew up a gas pipeline"
    pits = ("coal", "gold", "copper", "iron", "salt", "diamond", "ore")
    mines = [token for token in bound.clause.subjects if token.lower_ in ("mine", "mines")]
    if any(not any(child.lower_ in pits for child in token.children) for token in mines):
        return False  # what goes off under a lorry is no pit
    return _said(doc, "accident_word")


def _from_height(scene: Scene, bound: Bound) -> bool:
    """Whether somebody falls where one is hurt: into a well, off a roof, down a shaft."""
    head = bound.match.head
    down = any(c.dep_ == "compound:prt" and c.lower_ in ("down", "off", "through") for c in head.children)
    below = [c for c in head.children if down and c.dep_ in ("obj", "advmod") and c.i > head.i]
    into = bound.clause.oblique("into", "from", "off", "down", "through", "onto")
    return any(_said((token,), "drop_noun") for token in (*into, *below))


def _struck(scene: Scene, bound: Bound) -> bool:
    noun = outermost_conjunct(bound.match.head)  # "rains and floods hit the town"
    head = noun.head if is_named_storm(noun) else noun
    verbs = words("struck_verbs") | (words("weather_verbs") if bound.rule.type == "X-DISASTER" else frozenset())
    felt = head.dep_ == "nsubj:pass" and head.head.lower_ in ("felt", "recorded", "registered", "reported")
    return is_verb(head.head) and (felt or (head.dep_ == "nsubj" and head.head.lower_ in verbs))


def _health(scene: Scene, bound: Bound) -> bool:
    return any(t.lower_ in words("health_word") | words("disease") for t in scene.sentence.doc)


def _disease_subject(scene: Scene, bound: Bound) -> bool:
    """Whether a disease does it: "measles", "a strain of bird flu that"."""
    subjects = [antecedent(t) for t in bound.clause.subjects]
    of = [c for t in subjects for c in t.children if c.dep_ == "nmod" and preposition(c) == "of"]
    return any(_is(t, "disease") for t in (*bound.clause.subjects, *subjects, *of))


def _cases_of_disease(scene: Scene, bound: Bound) -> bool:
    """Whether so many cases are of a disease: "60 cases of cholera", "two measles cases"."""
    cases = bound.match.head
    of = [c for c in cases.children if c.dep_ == "compound" or (c.dep_ == "nmod" and preposition(c) == "of")]
    many = any(c.dep_ == "nummod" or c.lower_ in ("new", "more") for c in cases.children)
    return many and any(_is(inner, "disease") for t in of for inner in (t, *t.children))


def _after_what(scene: Scene, bound: Bound) -> bool:
    """Whether somebody is dead after something: news, where "he is dead" is none."""
    opening = ("after", "following")
    return any(c.left_edge.lower_ in opening for c in bound.match.head.children if c.i > bound.match.head.i)


MISHAP_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "after-what": _after_what,
    "from-height": _from_height,
    "plain-vehicle": _plain_vehicle,
    "vehicle-subject": _vehicle_subject,
    "into-thing": lambda scene, bound: any(
        scene.kind(t) is Kind.THING or _is(t, "mover") or _is(t, "obstacle") for t in bound.clause.objects
    ),
    "accident-scene": _accident_scene,
    "blaze": _blaze,
    "deadly-subject": _deadly_subject,
    "struck": _struck,
    "health-context": _health,
    "disease-subject": _disease_subject,
    "in-water": lambda scene, bound: not scene.words.isdisjoint(words("water_noun")),
    "cases-of-disease": _cases_of_disease,
    "disease-cases": lambda scene, bound: (
        any(_is(t, "cases_noun") for s in bound.clause.subjects for t in s.subtree)
        and any(_is(t, "disease") for s in bound.clause.subjects for t in s.subtree)
    ),
    "nature-subject": subject_in("nature_noun"),
    "of-disease": lambda scene, bound: any(
        _is(inner, "disease") for t in bound.clause.oblique("of", "from", "to", "with") for inner in t.subtree
    ),
    "nobody-acts": lambda scene, bound: not any(scene.kind(t) is Kind.AGENT for t in bound.clause.subjects),
    "person-target": lambda scene, bound: any(
        ((m := scene.mention(t)) is not None and m.label == "PERSON")
        or ((found := scene.agent(t)) is not None and found.is_person)
        for t in (*bound.targets, *bound.clause.subjects)
    ),
    "nameless": lambda scene, bound: (
        not any((m := scene.mention(t)) is not None and m.label == "PERSON" for t in bound.targets)
    ),
}
