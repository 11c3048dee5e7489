"""What a noun that names a happening must say before it is one: a bare "violence continued" needs a party, a place, a
day or a toll to be looked up by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.blame import own_deed, partakers
from index.extract.events.scene import Kind, Scene
from index.extract.events.sites import shaken
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

TOLL_VERBS = frozenset("killing wounding injuring kills injures".split())


def anchor(scene: Scene, bound: Bound) -> bool:
    """Whether an event noun says who, where, when or how many."""
    if bound.actors or bound.targets or has_toll_verb(scene, bound):
        return True
    if _is_kind(bound):
        return False  # "crimes such as murder and rape": of no one case
    if any(ancestor.lower_ == "responsibility" for ancestor in bound.match.head.ancestors):
        return True  # "claimed responsibility for the attack": somebody did
    if partakers(bound.match.head) or own_deed(scene, bound.match.head, bound.clause.light):
        return True  # "two men who took part in the attack", "the rebels said they were behind it"
    labels = {m.label for m in scene.mentions}
    if shaken(scene, bound.match.head):
        return True
    if any(_is_named_place(scene, t) for t in bound.clause.oblique("in", "at", "near", "outside")):
        return True
    if _is_named_after_a_town(scene, bound.match.head):
        return True
    definite = any(c.text.lower() in ("the", "this", "that", "such") for c in bound.match.head.children)
    return not definite and "LOC" in labels and bool(labels & {"DATE", "TIME", "CARDINAL"})


def _is_named_place(scene: Scene, token: Token) -> bool:
    """Whether a phrase is a named place: "in Halvard", "in the Old Port district", "in the heart of Halvard"."""
    if scene.kind(token) is Kind.PLACE and scene.mention(token):
        return True
    inner = [c for c in token.children if c.dep_ in ("compound", "nmod")]
    return any((m := scene.mention(c)) is not None and m.label == "LOC" for c in inner)


def _is_named_after_a_town(scene: Scene, head: Token) -> bool:
    # "the Halvard bombing"; a country before an event noun acts
    towns = (scene.entity(c) for c in head.children if c.dep_ == "compound")
    return any(town is not None and town.label == "LOC" and town.kind not in ("country", "region") for town in towns)


def _is_kind(bound: Bound) -> bool:
    """Whether an event noun in the singular stands alone and carries no verb: a kind of deed, not a deed."""
    head = bound.match.head
    if head.tag_ != "NN" or bound.clause.light is not None or head.dep_ in ("ROOT", "nsubj", "nsubj:pass"):
        return False
    if bound.match.first.i != head.i or head.lower_.endswith(("ing", "fire", "ence", "unrest")):
        return False
    return not any(c.dep_ in ("det", "amod", "compound", "nummod", "nmod:poss", "nmod") for c in head.children)


def has_toll_verb(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence says of somebody that he was killed or hurt, in another word than the trigger."""
    fates = words("dead_words") | words("hurt_words") | TOLL_VERBS
    return any(t.lower_ in fates and t.i != bound.match.head.i for t in scene.sentence.doc)


def is_part_of_a_place(scene: Scene, token: Token) -> bool:
    """Whether a noun is where in a named place: "an attack in the heart of London"."""
    of = (t for p, t in scene.graph.noun(token).obliques if p == "of")
    return token.tag_ == "NN" and any((m := scene.mention(t)) is not None and m.label == "LOC" for t in of)
