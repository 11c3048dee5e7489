"""What the rules on visits, talks, drills and withdrawals ask of states and of those who speak for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.kinds import Kind
from index.extract.events.needs import is_person_name
from index.extract.events.parties import PARTY_NEEDS, in_set
from index.extract.events.scene import Scene
from index.extract.words import words
from index.records import Mention

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
"""Before these names stand in news that told before who they are."""


def is_country(scene: Scene, token: Token) -> bool:
    """Whether a filler is a country by its name."""
    entity = scene.entity(token) if scene.kind(token) is Kind.PLACE else None
    return entity is not None and entity.label == "LOC" and entity.kind == "country"


def _is_known(scene: Scene, token: Token) -> bool:
    first = scene.sentence.doc[max(0, token.left_edge.i - 1) : token.i]
    return is_person_name(scene, token) and any(t.lower_ in HONORIFICS for t in first)


def _visitor(scene: Scene, bound: Bound) -> bool:
    if PARTY_NEEDS["official-actor"](scene, bound):
        return not any(scene.is_armed(t) for t in bound.actors)  # "rebels arrived in the town"
    abroad = any(is_country(scene, t) for t in (*bound.targets, *bound.clause.oblique("in", "to", "for")))
    if abroad and any(_is_known(scene, t) for t in bound.actors):
        return True
    errands = bound.clause.oblique("for", "on")
    return PARTY_NEEDS["party-actor"](scene, bound) and any(in_set(t, "errand") for t in errands)


def _dignitaries(scene: Scene, bound: Bound) -> bool:
    """Whether officials act, or several by name: "Orsik and Verle spoke by phone"."""
    several = len(bound.actors) > 1 and all(is_person_name(scene, t) for t in bound.actors)
    return several or PARTY_NEEDS["official-actor"](scene, bound)


def _several_states(scene: Scene, bound: Bound) -> bool:
    return sum(is_country(scene, t) for t in bound.actors) > 1


def _inside(scene: Scene, token: Token, mention: Mention) -> bool:
    start, end = scene.phrase(token)
    return start <= mention.start and mention.end <= end


def _together(scene: Scene, bound: Bound) -> bool:
    inside = {t.lower_ for o in bound.clause.objects for t in o.subtree}
    nations = {m.text for t in bound.actors for m in scene.mentions if m.label == "NORP" and _inside(scene, t, m)}
    if inside & (words("drill_noun") | {"exercise"}) and (_several_states(scene, bound) or len(nations) > 1):
        return True  # "Ostrana and Morland held military exercises"
    joint = bool(inside & words("together_word"))
    return joint and (PARTY_NEEDS["party-other"](scene, bound) or "joint" in inside)


STATECRAFT_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "visitor": _visitor,
    "dignitaries": _dignitaries,
    "together": _together,
    "alone": lambda scene, bound: not _several_states(scene, bound),
    "country-from-country": lambda scene, bound: (
        any(is_country(scene, t) for t in bound.actors)
        and any(
            is_country(scene, t) for t in (*bound.clause.oblique("from", "of"), *bound.targets, *bound.clause.objects)
        )
    ),
    "persons-target": lambda scene, bound: any(
        scene.kind(t) is Kind.AGENT and ((m := scene.mention(t)) is None or m.label != "ORG") for t in bound.targets
    ),
    "named-target": lambda scene, bound: any(is_person_name(scene, t) for t in bound.targets),
}
