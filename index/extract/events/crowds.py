"""What the rules on protest, coercion, captured ground and accidents ask of their arguments: who is a crowd and who the
police, what is thrown and what is banned, what blew up by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import is_name
from index.extract.events.kinds import Kind
from index.extract.events.means import weapon_in_phrase
from index.extract.events.needs import has_toll_verb, hurtable, objects_with_of, physical, sector, territory
from index.extract.events.partitives import with_counted
from index.extract.events.scene import Scene
from index.extract.inflection import singular
from index.extract.relations import has_mark
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

ENFORCERS = frozenset({"COP", "MIL", "PRM", "SPY"})
"""Sectors whose men disperse crowds and arrest people."""

CIVILIANS = frozenset({"CVL", "EDU", "LAB", "OPP", "REF", "AGR", "REL"})
"""Sectors of people without arms."""

OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "IGO", "REB", "PRM"})
"""Sectors that can forbid something to others."""


def _said(tokens: Iterable[Token], name: str) -> bool:
    return any(t.lower_ in words(name) for t in tokens)


def _objects(bound: Bound) -> tuple[Token, ...]:
    return objects_with_of(bound)


def _is_protester(scene: Scene, token: Token) -> bool:
    first, last = scene.phrase(token)
    phrase = scene.text[first:last].lower().replace("-", " ").split()
    return any(word in words("protester") for word in phrase)


def _enforcers(scene: Scene, tokens: Iterable[Token]) -> bool:
    return any(sector(scene, t) in ENFORCERS for t in tokens)


def _by_force(scene: Scene, bound: Bound) -> bool:
    """Whether a strike hits somebody: on a thing or people, with dead, or that of a state or an army."""
    if any(c.lower_ == "on" and c.dep_ in ("case", "compound") for c in bound.match.head.children):
        return False  # "on strike"
    struck = bound.clause.oblique("on", "against", "at", "near", "in")
    hit = any(
        scene.kind(t) in (Kind.THING, Kind.PLACE, Kind.AGENT) or t.lower_ in words("site") | words("settlement")
        for t in bound.clause.oblique("on", "against", "at")
    )
    owners = [*bound.actors, *(c for c in bound.match.head.children if c.dep_ in ("amod", "compound", "nmod:poss"))]
    armed = any(scene.is_armed(t) or _is_nation(scene, t) for t in owners)
    deadly = has_toll_verb(scene, bound) and not _said(bound.actors, "labourer")
    return hit or deadly or (armed and bool(struck))


def _is_nation(scene: Scene, token: Token) -> bool:
    mention = scene.mention(token)
    entity = scene.entity(token)
    return mention is not None and (
        mention.label == "NORP" or (entity is not None and entity.label == "LOC" and entity.kind == "country")
    )


def _labour(scene: Scene, bound: Bound) -> bool:
    if _by_force(scene, bound):
        return False
    at = bound.match.head.i
    near = {t.lower_ for t in scene.sentence.doc[max(0, at - 6) : at + 7]}
    if any((m := scene.mention(t)) is None or m.label != "DATE" for t in bound.clause.oblique("on")):
        near -= {"on"}  # "the strike on the town" is no strike of workers for its "on"
    weapons = any(m.label == "WEAPON" for m in scene.mentions)
    on_strike = any(c.text.lower() == "on" for c in bound.match.head.children)
    on_strike = on_strike or _said(bound.actors, "labourer")
    return not weapons and (on_strike or len(near & words("labour_context")) >= 2)


def _is_people(scene: Scene, token: Token) -> bool:
    # "Algerians", "Young Algerians": a people in the plural is a crowd.
    mention = scene.mention(token)
    plural = token.text.endswith(("ans", "is", "ese", "ish")) or token.tag_ in ("NNS", "NNPS")
    return plural and mention is not None and mention.label in ("NORP", "PERSON")


def _crowd(scene: Scene, bound: Bound) -> bool:
    return any(
        t.lower_ in words("crowd_noun")
        or any(child.lower_ in words("crowd_noun") for child in t.children)
        or _is_people(scene, t)
        or sector(scene, t) in ("OPP", "LAB", "CVL", "EDU", "REL", "AGR", "SOC")
        for actor in bound.actors
        for t in with_counted(actor)  # "tens of thousands of people"
    )


def _rioters(scene: Scene, bound: Bound) -> bool:
    if any(_is_protester(scene, t) for t in bound.actors):
        return True
    unarmed = any(_is_civilian(scene, t) or t.lower_ in words("crowd_noun") for t in bound.actors)
    return unarmed and (_said(scene.sentence.doc, "protester") or _said(scene.sentence.doc, "unrest_word"))


def _rioters_and_police(scene: Scene, bound: Bound) -> bool:
    parties = bound.actors + bound.targets
    if any(sector(scene, t) == "COP" for t in parties) and any(_is_civilian(scene, t) for t in parties):
        return True  # "students clashed with police"
    return any(_is_protester(scene, t) for t in parties) and (
        _enforcers(scene, parties) or _said(scene.sentence.doc, "violent_mark")
    )


def _is_civilian(scene: Scene, token: Token) -> bool:
    found = scene.agent(token)
    return found is not None and not found.is_armed and sector(scene, token) in CIVILIANS


def _protest_sentence(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence of clashes speaks of protesters, and not of two armed sides."""
    doc = scene.sentence.doc
    unarmed = not any(t.lower_ in ("rebels", "militants", "insurgents", "guerrillas", "gunmen") for t in doc)
    return unarmed and (_said(doc, "protester") or _said(doc, "protest_event"))


def _protest_object(scene: Scene, bound: Bound) -> bool:
    named = (*bound.targets, *bound.clause.objects)
    return any(
        t.lower_ in words("protest_event") or t.lower_ in words("crowd_noun") or _is_protester(scene, t) for t in named
    ) and (_said(scene.sentence.doc, "protester") or _said(scene.sentence.doc, "protest_event"))


def _forces_actor(scene: Scene, bound: Bound) -> bool:
    return _enforcers(scene, bound.actors) or (bound.clause.passive and not bound.actors)


def _is_official(scene: Scene, token: Token) -> bool:
    # "Kenya banned the rally": a named place that acts is its government.
    country = scene.kind(token) is Kind.PLACE and scene.mention(token) is not None
    return country or sector(scene, token) in OFFICIAL


def _riot_weapon(scene: Scene, bound: Bound) -> bool:
    # "tear gas", "water cannon", "rubber bullets": the kind stands before the thing; live rounds are no such weapon.
    near = [t for o in (*bound.clause.objects, *bound.instruments) for t in o.subtree]
    return _said(near, "riot_weapon") and _said(near, "riot_weapon_mark")


def _chemical_object(scene: Scene, bound: Bound) -> bool:
    near = [t for o in (*bound.clause.objects, *bound.instruments) for t in o.subtree if t.dep_ != "acl:relcl"]
    armed = any(scene.is_armed(t) or sector(scene, t) == "GOV" or scene.kind(t) is Kind.THING for t in bound.actors)
    return armed and _said(near, "chemical") and _said(near, "chemical_sure") and not _said(near, "riot_weapon_mark")


def _reflexive(scene: Scene, bound: Bound) -> bool:
    return any(t.lower_ in ("himself", "herself", "themselves", "itself") for t in bound.match.head.children) and (
        not bound.match.head.lower_.startswith("immolat")
    )


def _vest_object(scene: Scene, bound: Bound) -> bool:
    near = [t for o in (*bound.clause.objects, *bound.instruments) for t in (o, *o.children)]
    bomber = any("suicide" in scene.text[slice(*scene.phrase(t))].lower() for t in bound.actors)
    wears = any(t.lower_ in ("vest", "vests", "belt", "belts") for t in near)
    return wears or (bomber and _said(near, "explosive_wear"))


def _fallen(scene: Scene, bound: Bound) -> bool:
    taken = (territory(scene, t) or (is_name(t) and scene.mention(t) is None) for t in bound.clause.subjects)
    return any(taken) and any(scene.is_armed(t) for t in bound.actors)


def _lost(scene: Scene, bound: Bound) -> bool:
    grounds = (*bound.clause.objects, *bound.clause.oblique("of"))
    return any(territory(scene, t) for t in grounds) and (
        any(scene.is_armed(t) for t in bound.targets) or any(scene.is_armed(t) for t in bound.actors)
    )


def _weapon_found(scene: Scene, bound: Bound) -> bool:
    found = (*bound.instruments, *bound.clause.objects, *bound.targets)
    arms = any(
        weapon_in_phrase(scene, t, frozenset({"weapons", "arms", "ammunition", "ammo", "munitions", "explosives"}))
        for t in found
    )
    return arms and not any(hurtable(scene, t) or territory(scene, t) for t in found)


def _bannable(scene: Scene, bound: Bound) -> bool:
    return _said(_objects(bound), "bannable") or any(singular(t.lower_) in words("bannable") for t in _objects(bound))


def _figurative(scene: Scene, bound: Bound) -> bool:
    """Whether who comes under fire is criticised: for what is told behind "after", and not at any place."""
    shot_at = any(scene.is_armed(t) or physical(scene, t) for t in (*bound.targets, *bound.clause.subjects))
    why = any(c.dep_ == "advcl" and has_mark(c, "after") for c in bound.match.head.children)
    return why and not shot_at and not bound.clause.oblique("in", "near", "at", "from", "on")


CROWD_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "crowd": _crowd,
    "labour": _labour,
    "rioters": _rioters,
    "protesters": lambda scene, bound: _said((t for a in bound.actors for t in with_counted(a)), "demonstrator"),
    "rioters-and-police": _rioters_and_police,
    "riot-missile": lambda scene, bound: (
        _said(_objects(bound), "riot_missile") or _said(bound.clause.oblique("with"), "riot_missile")
    ),
    "protest-sentence": _protest_sentence,
    "protest-purpose": lambda scene, bound: _said(bound.match.head.subtree, "protest_purpose"),
    "protest-object": _protest_object,
    "violent-word": lambda scene, bound: _said(bound.match.head.children, "violent_mark"),
    "forces-actor": _forces_actor,
    "police-actor": lambda scene, bound: any(sector(scene, t) in ("COP", "SPY", "GOV", "JUD") for t in bound.actors),
    "official-or-passive": lambda scene, bound: (
        any(_is_official(scene, t) for t in bound.actors) or (bound.clause.passive and not bound.actors)
    ),
    "not-territory": lambda scene, bound: not any(territory(scene, t) for t in bound.targets),
    "riot-weapon": _riot_weapon,
    "chemical-object": _chemical_object,
    "territory-from": lambda scene, bound: any(territory(scene, t) for t in bound.places),
    "people-of": lambda scene, bound: any(hurtable(scene, t) for t in bound.targets),
    "reflexive": _reflexive,
    "to-themselves": lambda scene, bound: any(
        t.lower_ in ("himself", "herself", "themselves") for t in bound.match.head.children
    ),
    "vest-object": _vest_object,
    "sexual": lambda scene, bound: _said(bound.match.head.children, "sexual_mark"),
    "fallen": _fallen,
    "lost": _lost,
    "lost-men": lambda scene, bound: any(
        scene.is_armed(t) and any(c.dep_ == "nummod" for c in t.children) for t in bound.clause.objects
    ),
    "aircraft-object": lambda scene, bound: _said(_objects(bound), "aircraft"),
    "physical-subject": lambda scene, bound: (
        any(scene.is_armed(t) or physical(scene, t) for t in (*bound.targets, *bound.clause.subjects))
        or (_said(bound.clause.subjects, "moved_pronoun") and bool(bound.clause.oblique("near", "outside", "along")))
    ),
    "figurative": _figurative,
    "weapon-found": _weapon_found,
    "bannable": _bannable,
    "media-object": lambda scene, bound: _said(_objects(bound), "media_noun"),
    "computer-object": lambda scene, bound: _said(_objects(bound), "computer_noun"),
    "civil-object": lambda scene, bound: _said(_objects(bound), "civil_object"),
    "base-object": lambda scene, bound: _said(_objects(bound), "base_noun"),
    "by-force": _by_force,
    "labour-actor": lambda scene, bound: _said(
        (inner for t in bound.actors for head in with_counted(t) for inner in (head, *head.children)),
        "labourer",
    ),
}
