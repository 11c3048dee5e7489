"""What ties an event noun to one happening: "violence continued" says nothing, "clashes erupted" does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.blame import blamed, own_deed, partakers
from index.extract.events.kinds import Kind
from index.extract.events.modality import COPING
from index.extract.events.needs import facility, has_toll_verb, territory
from index.extract.events.scene import Scene
from index.extract.events.sites import PLACING, shaken, site_of
from index.extract.events.tree import is_verb, outermost_conjunct, preposition
from index.extract.inflection import verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

CAUSING = frozenset(
    form for verb in "cause trigger spark provoke ignite unleash prompt lead".split() for form in verb_forms(verb)
)
FOILING = frozenset(form for verb in ("foil", "thwart", "avert", "crush") for form in verb_forms(verb))
CALLING = frozenset(
    form for verb in ("call", "describe", "brand", "label", "consider", "denounce", "see") for form in verb_forms(verb)
)
DYING = frozenset("die dies died dying perish perished perishing".split())
AT = ("in", "at", "near", "outside", "on", "inside", "across", "around", "along")


def _anchor(scene: Scene, bound: Bound) -> bool:
    """A bare event noun ("violence continued") says nothing: it needs a party, a place, a day or a toll."""
    if _is_epithet(bound.match.head):
        return False
    if bound.actors or bound.targets or has_toll_verb(scene, bound):
        return True
    if _is_kind(bound):
        return False  # "crimes such as murder and rape": of no one case
    if any(ancestor.lower_ == "responsibility" for ancestor in bound.match.head.ancestors):
        return True  # "claimed responsibility for the attack": somebody did
    if partakers(bound.match.head) or own_deed(scene, bound.match.head, bound.clause.light):
        return True  # "two men who took part in the attack", "the rebels said they were behind it"
    claimed = outermost_conjunct(bound.match.head).head.lower_ in ("claimed", "claims", "claim") and blamed(
        scene, bound.match.head
    )
    if claimed or _is_deadly(bound) or _occurs(bound):
        return True
    if _has_toll_noun(bound) or _at_named_place(scene, bound):
        return True
    labels = {m.label for m in scene.mentions}
    if shaken(scene, bound.match.head):
        return True
    if any(_is_named_place(scene, t) for t in bound.clause.oblique("in", "at", "near", "outside")):
        return True
    if _is_named_after_a_town(scene, bound.match.head):
        return True
    definite = any(c.text.lower() in ("the", "this", "that", "such") for c in bound.match.head.children)
    return not definite and "LOC" in labels and bool(labels & {"DATE", "TIME", "CARDINAL"})


def _is_epithet(noun: Token) -> bool:
    """Whether something is only called so: "called the ban an attack on the free press"."""
    named = noun.dep_ == "xcomp" or (noun.dep_ == "obl" and any(c.lower_ == "as" for c in noun.children))
    return named and noun.head.lower_ in CALLING


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


def is_part_of_a_place(scene: Scene, token: Token) -> bool:
    """Whether a noun is where in a named place: "an attack in the heart of London"."""
    of = (t for p, t in scene.graph.noun(token).obliques if p == "of")
    return token.tag_ == "NN" and any((m := scene.mention(t)) is not None and m.label == "LOC" for t in of)


def _is_kind(bound: Bound) -> bool:
    """Whether an event noun in the singular stands alone and carries no verb: a kind of deed, not a deed."""
    head = bound.match.head
    if head.tag_ != "NN" or bound.clause.light is not None or head.dep_ in ("ROOT", "nsubj", "nsubj:pass"):
        return False
    if bound.match.first.i != head.i or head.lower_.endswith(("ing", "fire", "ence", "unrest")):
        return False
    return not any(c.dep_ in ("det", "amod", "compound", "nummod", "nmod:poss", "nmod") for c in head.children)


def _is_deadly(bound: Bound) -> bool:
    # "twelve miners died in an explosion"
    noun = outermost_conjunct(bound.match.head)
    if any(child.lower_ in ("the", "this", "that") for child in noun.children):
        return False
    return preposition(noun) in ("in", "during", "from") and noun.head.lower_ in DYING


def _occurs(bound: Bound) -> bool:
    """Whether a noun without "the" stands before a verb that says that it came about: "riots broke out"."""
    noun = outermost_conjunct(bound.match.head)
    if noun.dep_ == "obj" and noun.head.lower_ in COPING:
        return bound.rule.type in ("X-ACCIDENT", "X-DISASTER")  # "are tackling a large blaze"
    if noun.head.lower_ in FOILING and noun.dep_ in ("obj", "nsubj:pass"):
        return True
    if noun.head.lower_ in CAUSING and (noun.dep_ == "obj" or preposition(noun) == "to"):
        return not any(c.lower_ in ("the", "this", "that", "no") for c in noun.children)
    subject = noun.dep_ in ("nsubj", "nsubj:pass") and is_verb(noun.head)
    if not subject or noun.head.lower_ not in words("occur_verbs"):
        return False
    if noun.head.dep_ in ("advcl", "acl", "acl:relcl"):
        return False  # "have fled since fighting erupted": told of something else
    return bound.rule.id == "coup-noun" or not any(c.lower_ in ("the", "this", "that", "no") for c in noun.children)


def came_about(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence says that what a noun names happened, or at what kind of place it did."""
    return bound.rule.pos == "noun" and (_occurs(bound) or _at_named_place(scene, bound))


def _has_toll_noun(bound: Bound) -> bool:
    # "The death toll from the quake rose to 312"
    return any(ancestor.lower_ == "toll" for ancestor in bound.match.head.ancestors)


def _at_named_place(scene: Scene, bound: Bound) -> bool:
    """Whether a noun's own phrase says where: "the shooting at a shop in Halvard", "a march in the capital"."""
    head = bound.match.head
    phrases = list(bound.clause.oblique(*AT))
    if outermost_conjunct(head).dep_ in ("nsubj", "nsubj:pass") and head.head.lower_ in words("occur_verbs"):
        phrases += [c for c in head.head.children if c.dep_ == "obl" and preposition(c) in AT]
    definite = any(child.lower_ in ("the", "this", "that") for child in head.children)
    places = (t for t in phrases if territory(scene, t) or facility(scene, t))
    if not definite and any(c.dep_ in ("det", "amod", "nummod") for t in places for c in t.children):
        return True
    inside = {t.i for phrase in phrases for t in phrase.subtree}
    for mention in scene.mentions:
        site = site_of(scene, mention) if mention.label == "LOC" else None
        if site is not None and site.outer.i in inside and site.case in PLACING and site.case not in ("of", "from"):
            return True
    return False


ANCHOR_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {"anchor": _anchor}
