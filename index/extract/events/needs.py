"""What a rule may ask of its arguments before it makes an event, by name. Each need is one small question.

They are where precision lives: "killed the bill", "attacked the policy", "captured the mood" fail here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.agents import thing
from index.extract.events.complements import complements, is_name
from index.extract.events.kinds import Kind
from index.extract.events.means import weapon_in_phrase
from index.extract.events.partitives import body, counted
from index.extract.events.pronouns import stand_in
from index.extract.events.scene import Scene
from index.extract.events.triggers import rules_of_noun
from index.extract.inflection import singular
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

# Sectors whose attacks are made of words unless something says otherwise.
VERBAL_SECTORS = frozenset({"GOV", "LEG", "JUD", "PTY", "JRN", "EDU", "BUS", "IGO", "NGO", "ELI", "UNO", "MED"})

HARMFUL = frozenset({"ASSAULT", "PROTEST", "COERCE", "X-DISASTER", "X-ACCIDENT", "X-DEATH"})
"""Types of what may hurt somebody."""
FATAL = frozenset("gunfight shootout shoot-out shooting stabbing beating".split())
"""What one dies of, also some time after."""

COMBATANTS = frozenset({"MIL", "REB", "PRM", "UAF", "SEP", "IMG"})


OUTLAWS = frozenset({"REB", "UAF", "SEP", "IMG", "CRM"})
"""Sectors whose captives are no prisoners of a state."""

TOLL_VERBS = frozenset("killing wounding injuring kills injures drowned drowning perished claimed claiming".split())


def hurtable(scene: Scene, token: Token) -> bool:
    """Whether a filler is people: they can be hurt, held or driven out."""
    kind = scene.kind(token)
    if kind is Kind.AGENT or (kind is Kind.OTHER and (scene.is_counted(token) or is_bare_name(token))):
        return True
    return kind is Kind.PRONOUN and token.text.lower() in (
        "him",
        "them",
        "those",
        "her",
        "he",
        "she",
        "they",
        "who",
        "whom",
    )


def is_bare_name(token: Token) -> bool:
    """Whether a word no list knows is a name standing alone, as people's do: "killed Okar", never "the Okar"; or that
    of many: "the Jesuits".
    """
    if token.tag_ == "NNPS":
        return True
    before = [c for c in token.children if c.dep_ in ("det", "amod", "compound") and c.i < token.i]
    described = any(c.dep_ == "compound" and c.tag_ == "NN" and c.text.islower() for c in before)  # "the novelist Okar"
    return token.tag_ == "NNP" and is_name(token) and (described or all(c.dep_ == "compound" for c in before))


def territory(scene: Scene, token: Token) -> bool:
    """Whether a filler is a place that can be taken: a named place, a noun for one, or so many of them."""
    if token.lower_ in words("quantity_noun"):
        return any(child.dep_ == "nmod" and territory(scene, child) for child in token.children)
    mention = scene.mention(token)
    if mention is not None and mention.label == "LOC":
        return True
    return token.lower_ in words("settlement") or singular(token.lower_) in words("settlement")


def facility(scene: Scene, token: Token) -> bool:
    """Whether a filler is a building or a post that one can hold."""
    found = thing(token.lower_)
    return found is not None and found.is_facility


def physical(scene: Scene, token: Token) -> bool:
    """Whether a filler is a thing or a place, which only force can attack."""
    return scene.kind(token) in (Kind.THING, Kind.PLACE)


def _people(scene: Scene, bound: Bound) -> bool:
    surface = bound.targets or (bound.clause.objects if bound.rule.pos == "verb" else ())
    return any(hurtable(scene, token) for token in surface)


def _object(scene: Scene, bound: Bound) -> bool:
    burnt = len(bound.match.words) > 2 and any(t.tag_.startswith("N") for t in bound.clause.objects)  # "set fire to"
    return burnt or any(scene.kind(t) in (Kind.AGENT, Kind.THING, Kind.PLACE) for t in bound.targets)


def _armed(scene: Scene, bound: Bound) -> bool:
    return any(scene.is_armed(token) for token in bound.actors)


def _violent(scene: Scene, bound: Bound) -> bool:
    if bound.instruments or any(map(_may_harm, bound.hosts)) or _armed(scene, bound):
        return True
    touches = any(physical(scene, t) for t in bound.targets)
    if bound.actors:
        verbal = all(sector(scene, t) in VERBAL_SECTORS or is_person_name(scene, t) for t in bound.actors)
        return (touches and not verbal) or (not verbal and _people(scene, bound)) or has_toll_verb(scene, bound)
    # No actor: a passive ("the convoy was attacked"), or one the parser lost.
    return (bound.clause.passive and (touches or _people(scene, bound))) or has_toll_verb(scene, bound)


def _may_harm(cause: Token) -> bool:
    # "A closure of the border would hit exporters" as no attack does
    rules = rules_of_noun(cause)
    return not rules or any(rule.type in HARMFUL and rule.mode != "restrict" for rule in rules)


def sector(scene: Scene, token: Token) -> str:
    """The PLOVER sector of a filler, by its name or its noun; empty if unknown."""
    entity = scene.entity(body(counted(token)))
    if entity is not None and entity.sector:
        return entity.sector
    found = scene.agent(token)
    return found.sector if found is not None else ""


def is_person_name(scene: Scene, token: Token) -> bool:
    mention = scene.mention(token)
    return mention is not None and mention.label == "PERSON"


def has_toll_verb(scene: Scene, bound: Bound) -> bool:
    """Whether a sentence says of somebody that he was killed or hurt, in another word than the trigger."""
    fates = scene.words & (words("dead_words") | words("hurt_words") | TOLL_VERBS)
    return bool(fates) and any(
        t.lower_ in fates and t.i != bound.match.head.i and not (t.lower_.startswith("claim") and not _of_lives(t))
        for t in scene.sentence.doc
    )


def _of_lives(verb: Token) -> bool:
    # "a blaze claimed the lives of 31 workers"
    return any(child.lower_ in ("life", "lives") for child in verb.children)


def _weapon(scene: Scene, bound: Bound) -> bool:
    return any(weapon_in_phrase(scene, t) for t in (*bound.instruments, *bound.hosts))


def _weapon_object(scene: Scene, bound: Bound) -> bool:
    if bound.rule.frame != "ram":
        objects = tuple(t for t in bound.instruments if t in bound.clause.objects)  # "leaving 40,000 homes dark"
        return any(weapon_in_phrase(scene, t) for t in objects or bound.instruments + bound.hosts)
    # A vehicle driven into something is an attack when it is loaded, or when a bomber drives it.
    bomber = any(t.text.lower() in words("bomber") for t in bound.actors)
    known = any(t.lower_ in ("bomber", "bombers") for t in bound.actors)
    rammed = known and bound.clause.objects and bound.match.head.lower_.startswith("ram")
    return bool(bound.clause.oblique("into", "at") or rammed) and (
        known or any(weapon_in_phrase(scene, t) for t in bound.instruments) or (bomber and bool(bound.instruments))
    )


def _is_still(token: Token) -> bool:
    # "was hit by a falling tree"
    found = thing(token.lower_)
    return found is not None and found.name in ("open_place", "home", "movable", "infrastructure")


def _any_word(tokens: tuple[Token, ...], name: str) -> bool:
    return any(t.text.lower() in words(name) for t in tokens)


def objects_with_of(bound: Bound) -> tuple[Token, ...]:
    """The objects of a clause with what stands in their phrases: "a ban on arms sales" is also arms and sales."""
    inner = [
        c for o in bound.clause.objects for c in o.subtree if c.dep_ in ("nmod", "compound", "conj", "amod", "nummod")
    ]
    return (*bound.clause.objects, *inner)


def _toll(scene: Scene, bound: Bound) -> bool:
    return has_toll_verb(scene, bound) or bool(scene.words & words("victims"))


def _civilian_subject(scene: Scene, bound: Bound) -> bool:
    # "The rebels left two dead before they fled": they are no civilians
    subjects = bound.targets or tuple(stand_in(scene, t) or t for t in bound.clause.subjects)
    return any(hurtable(scene, t) and not scene.is_armed(t) and not is_person_name(scene, t) for t in subjects)


def _combatant_target(scene: Scene, bound: Bound) -> bool:
    people = (t for t in bound.targets if hurtable(scene, t) and not territory(scene, t))
    return any((found := scene.agent(t)) is not None and (found.is_person or found.is_armed) for t in people)


def _ceasefire(scene: Scene, bound: Bound) -> bool:
    return _any_word(objects_with_of(bound), "ceasefire_noun")


def _accord(scene: Scene, bound: Bound) -> bool:
    # "agreed to a truce", "agreed to meet", "reached a deal": not "agreed with the finding", "agreed that".
    head = bound.match.head
    opinion = any(c.dep_ == "ccomp" and not _is_intended(c) for c in head.children)
    opinion = opinion or bool(bound.clause.oblique("with") and any(c.dep_ == "ccomp" for c in head.children))
    opinion = opinion and not any(c.dep_ == "xcomp" for c in head.children)
    settled = bound.clause.oblique("to", "on", "upon") or any(complements(head))
    return not opinion and (bool(settled) or len(bound.match.words) > 1)


def _is_intended(verb: Token) -> bool:
    # "agreed that talks should go on" is an agreement, "agreed that prices had risen" an opinion.
    return any(c.lower_ in ("should", "will", "would", "must", "shall") for c in verb.children)


def _armed_target(scene: Scene, bound: Bound) -> bool:
    return any(scene.is_armed(t) for t in bound.targets)


def _territory_of(scene: Scene, bound: Bound) -> bool:
    return any(territory(scene, t) for t in bound.clause.oblique("of"))


def _opponent(scene: Scene, bound: Bound) -> bool:
    """Whether a fight has a second party, a toll or a place of its own: "forces fighting on" is none."""
    parties = len(bound.actors) + len(bound.targets)
    near = any(scene.mention(t) for t in bound.clause.oblique("in", "near", "at", "outside", "around"))
    sides = any(child.lower_ in words("side_word") for t in bound.actors if t.tag_ == "NNS" for child in t.children)
    return parties > 1 or near or sides or has_toll_verb(scene, bound)


def _hurtable_subject(scene: Scene, bound: Bound) -> bool:
    return any(hurtable(scene, t) and t.lower_ != "it" for t in bound.clause.subjects or bound.targets)


NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "hurtable": _people,
    "object": _object,
    "violent": _violent,
    "facility": lambda scene, bound: any(facility(scene, t) for t in bound.clause.objects),
    "combatants": lambda scene, bound: any(sector(scene, t) in COMBATANTS for t in bound.actors),
    "armed": _armed,
    "armed-by": _armed,
    "forces": lambda scene, bound: (
        _armed(scene, bound) or _any_word((*objects_with_of(bound), *bound.clause.subjects), "force_noun")
    ),
    "harmed": lambda scene, bound: bound.clause.passive or bool(bound.hosts or bound.instruments),
    "opponent": _opponent,
    "intransitive": lambda scene, bound: bound.clause.passive or not bound.clause.objects,
    "emergency-object": lambda scene, bound: _any_word(objects_with_of(bound), "emergency_noun"),
    "active": lambda scene, bound: not bound.clause.passive,
    "active-or-by": lambda scene, bound: (
        not bound.clause.passive or any(child.dep_ == "aux:pass" for child in bound.match.head.children)
    ),
    "curfew-object": lambda scene, bound: _any_word(objects_with_of(bound), "curfew_noun"),
    "fighting": lambda scene, bound: (
        any(t.text.lower() in words("fighting_word") for t in bound.match.head.subtree)
        and _hurtable_subject(scene, bound)
    ),
    "weapon": _weapon,
    "weapon-object": _weapon_object,
    "territory": lambda scene, bound: any(territory(scene, t) for t in bound.clause.objects),
    "territory-of": _territory_of,
    "combatant-target": _combatant_target,
    "armed-target": _armed_target,
    "goods-object": lambda scene, bound: _any_word(objects_with_of(bound), "goods"),
    "accord-object": lambda scene, bound: _any_word(objects_with_of(bound), "accord_noun"),
    "accord": _accord,
    "ceasefire-object": _ceasefire,
    "sanction-object": lambda scene, bound: _any_word(objects_with_of(bound), "sanction_noun"),
    "civilian-subject": _civilian_subject,
    "hurtable-subject": _hurtable_subject,
    "in-attack": lambda scene, bound: (
        any(
            inner.lower_ in words("deadly_event")
            for token in bound.clause.oblique("in", "during", "from", "of")
            for inner in (token, *token.children)
        )
        or any(token.lower_ in FATAL for token in bound.clause.oblique("after", "following"))
    ),
    "toll": _toll,
    "no-tree": lambda scene, bound: bool(bound.actors or bound.hosts) or not any(map(_is_still, bound.instruments)),
    "aimed": lambda scene, bound: (
        bool(bound.actors or bound.targets) or bound.match.head.dep_ not in ("acl", "acl:relcl")
    ),
    "outlaws": lambda scene, bound: any(scene.is_armed(t) and sector(scene, t) in OUTLAWS for t in bound.actors),
}
