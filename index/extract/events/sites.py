"""A place name in its phrase: what preposition carries it, and whether another name says more exactly where. "In the
village of Arnoun in Nabatiyeh" has two names and one preposition that counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from index.extract.agents import thing
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, outermost_conjunct, preposition
from index.extract.events.triggers import is_trigger_noun
from index.extract.inflection import singular
from index.extract.words import words
from index.records import Mention

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "kilometres kilometers km miles metres meters".split()
)
INSIDE_A_NAME = frozenset({"compound", "flat", "amod", "appos", "nmod:poss", "conj", "nummod"})
MODIFIER = frozenset({"compound", "amod", "nmod:poss"})

NAMED_BY_OF = frozenset(
    "village villages town towns city cities suburb hamlet port capital municipality settlement township borough "
    "neighborhood neighbourhood commune island camp".split()
)
"""What stands behind the "of" of these is their name; "the Shalman area of Khyber" has its name in front."""

PLACING = frozenset(
    "in at near outside inside around across along throughout within off through on into over of between to "
    "from".split()
)
"""Prepositions that may say where something happens."""


@dataclass(frozen=True)
class Site:
    """A place name as its phrase presents it: the noun that carries the preposition, and that preposition.

    `reference` is the second name of "west of Halvard", `origin` that of "refugees from Halvard"; `steps` counts the
    places between the name and the preposition that say more exactly where.
    """

    mention: Mention
    outer: Token
    case: str
    steps: int


def site_of(scene: Scene, mention: Mention) -> Site | None:
    """Climb from a name to the noun that carries its preposition."""
    name = scene.head(mention)
    if name is None:
        return None
    outer = name
    steps, inner = 0, ""
    for _ in range(8):
        head, case = outer.head, _case(outer)
        if case in ("of", "from") and head.lower_ in DIRECTIONS:
            return Site(mention, outer, "reference", steps)
        if case == "of" and head.lower_ == "front" and _case(head):
            inner = inner or case  # "in front of a bakery in Lyon"
        elif case and _is_site(scene, head):
            # "the village of Baaj" is Baaj; "Baaj in Nineveh" is Baaj, and Nineveh says where that lies.
            steps += _is_named_before(scene, head) or (case != "of" and _is_named_behind(scene, head, head))
            inner = inner or case
        elif case:
            people = scene.kind(head) is Kind.AGENT and case in ("of", "from")
            return Site(mention, outer, "origin" if people else case, steps)
        elif outer.dep_ in INSIDE_A_NAME and head.i != outer.i:
            if outer.dep_ in MODIFIER:
                if head.dep_ in MODIFIER and _is_site(scene, head.head):
                    outer = head  # "the Jenin refugee camp"
                    continue
                if not _is_site(scene, head):
                    return Site(mention, outer, "", steps)
                steps += _is_named_behind(scene, head, outer)
        else:
            case = _word_before(scene, mention) or (inner if inner != "of" else "")
            if not case and outer.dep_ == "obj" and outer.i != name.i:
                case = "object"
            return Site(mention, outer, case, steps)
        outer = head
    return Site(mention, outer, "", steps)


def shaken(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """The places and things that a blast or an earthquake shook: "an explosion rocked the centre of Velm"."""
    noun = outermost_conjunct(noun)  # "rains and floods hit the town"
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lower_ not in words("struck_verbs"):
        return ()
    objects = (t for child in verb.children if child.dep_ == "obj" for t in conjuncts(child))
    return tuple(t for t in objects if scene.kind(t) in (Kind.PLACE, Kind.THING) or _is_site(scene, t))


def _case(token: Token) -> str:
    """A preposition we know the worth of, also where the parser has two: "outside of", "by in"."""
    case = preposition(token)
    return case if case in PLACING or " " not in case else next((w for w in case.split() if w in PLACING), case)


def _word_before(scene: Scene, mention: Mention) -> str:
    """The preposition in front of a name and what describes it, where the parser hangs it elsewhere."""
    doc = scene.sentence.doc
    at = scene.first(mention) - 1
    while at > 0 and doc[at].dep_ in ("det", "amod", "compound"):
        at -= 1
    return doc[at].lower_ if at >= 0 and doc[at].tag_ == "IN" and doc[at].lower_ in PLACING else ""


def _is_site(scene: Scene, token: Token) -> bool:
    """Whether a noun stands for a place, named or not."""
    if not token.tag_.startswith("N") or is_trigger_noun(token):
        return False
    mention = scene.mention(token)
    if mention is not None:
        return mention.label == "LOC"
    lower = token.lower_
    if {lower, singular(lower)} & (words("settlement") | words("site")):
        return True
    found = thing(lower)
    return found is not None and found.is_facility


def _is_named_before(scene: Scene, noun: Token) -> bool:
    """Whether a place noun has its name already: it is one, or one stands in front of it ("the Shalman area of")."""
    return _is_name(scene, noun) or (
        noun.lower_ not in NAMED_BY_OF and any(c.dep_ == "compound" and _is_name(scene, c) for c in noun.children)
    )


def _is_named_behind(scene: Scene, noun: Token, modifier: Token) -> bool:
    """Whether a place noun has another name than its modifier: "West Bank village of Idna", "Yala's Yaha district"."""
    if _is_name(scene, noun):
        return True
    for child in noun.children:
        if child.i <= modifier.i:
            continue
        if preposition(child) == "of":
            if noun.lower_ in NAMED_BY_OF or modifier.dep_ == "nmod:poss":
                return True
        elif child.dep_ in (*MODIFIER, "appos", "flat") and _is_name(scene, child):
            return True
    return False


def _is_name(scene: Scene, token: Token) -> bool:
    mention = scene.mention(token)
    return mention is not None and mention.label == "LOC"
