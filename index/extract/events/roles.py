"""From a trigger to its roles: the frame says where to look, what a filler is says whether it may stay.

A filler that cannot act (or be acted on) leaves the role empty; a rule whose needs are not met makes no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from spacy.tokens import Token

from index.extract.events.anchors import is_part_of_a_place
from index.extract.events.attribution import PERSONAL, sources
from index.extract.events.complements import (
    is_institution,
    is_name,
)
from index.extract.events.conditions import holds
from index.extract.events.fiction import is_fiction
from index.extract.events.graph import Clause, surface_subjects
from index.extract.events.kinds import Kind
from index.extract.events.means import means
from index.extract.events.needs import is_bare_name
from index.extract.events.parties import contains, is_word_need
from index.extract.events.paths import at_path
from index.extract.events.pronouns import object_meant
from index.extract.events.rules import Frame, Rule, frames, veto_phrases
from index.extract.events.scene import Scene
from index.extract.events.tree import (
    STATES,
    conjuncts,
    is_each_other,
    is_named_storm,
    is_nobody,
    names_thing,
    preposition,
)
from index.extract.events.triggers import Match, is_headline_state
from index.extract.events.voices import by_authors, meant
from index.extract.inflection import singular, verb_forms

MARGINS = frozenset({"vote", "votes", "margin", "majority"})
"""By these a bill is passed, and nobody acts."""

PHYSICAL = frozenset({"ASSAULT", "X-ACCIDENT", "X-DISASTER", "X-DEATH", "X-CRIME"})
"""Types in which a building is struck, and does nothing."""


@dataclass(frozen=True)
class Bound:
    """A trigger with the fillers its rule accepted, each the head token of a phrase."""

    rule: Rule
    match: Match
    clause: Clause
    actors: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    instruments: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()
    hosts: tuple[Token, ...] = ()
    """Event nouns that stand where an actor would: "the blast killed two"."""
    refused: int = 0
    """Fillers that failed the constraint of their role: a sign that the parse is wrong."""
    paths: tuple[tuple[int, str], ...] = ()
    """(index of a filler's token, the path it was found by)."""


class Listener(Protocol):
    """Whoever wants to know which rules did not fit, and why."""

    def refuse(self, scene: Scene, match: Match, rule: Rule, veto: Sequence[str], unmet: Sequence[str]) -> None:
        """A rule with the veto words that stood there, or the needs that were not met."""


def bind(scene: Scene, match: Match, listener: Listener | None = None) -> Bound | None:
    """The first rule of a match whose needs are met, with its roles; None if no rule fits."""
    name = scene.mention(match.head)
    if name is not None and name.label in ("DATE", "TIME", "PERSON", "ORG", "LOC") and not is_named_storm(match.head):
        return None  # "March", "Battle Creek", "the Strike Force": part of a name
    named_so = any(child.dep_ == "cop" for child in match.head.children)
    named_so = named_so and preposition(match.head) not in STATES | {"behind"}
    if (match.rules[0].pos == "noun" and named_so) or is_fiction(match.head):
        return None  # "It was the deadliest attack": what it was called, not what happened
    clause = _clause(scene, match)
    for rule in match.rules:
        vetoes = _vetoes(scene, match, clause, rule)
        if vetoes:
            if listener is not None:
                listener.refuse(scene, match, rule, sorted(vetoes), ())
            continue
        if listener is None and _lacks_a_word(scene, match, clause, rule):
            continue
        bound = _fill(scene, match, clause, rule, frames()[rule.frame])
        unmet = next((need for need in rule.needs if not holds(need, scene, bound)), None)
        if unmet is None:
            return bound
        if listener is not None:
            listener.refuse(scene, match, rule, (), [n for n in rule.needs if not holds(n, scene, bound)])
    return bind(scene, match.shorter, listener) if match.shorter is not None else None


def _lacks_a_word(scene: Scene, match: Match, clause: Clause, rule: Rule) -> bool:
    """Whether a rule asks for a word that is not there: known before its roles are filled, which costs the most."""
    asked = _words_asked_for(rule)
    bare = Bound(rule, match, clause)
    return any(not contains(scene, need, bare) for need in asked)


@cache
def _words_asked_for(rule: Rule) -> tuple[str, ...]:
    return tuple(need for need in rule.needs if is_word_need(need))


def _clause(scene: Scene, match: Match) -> Clause:
    if match.rules[0].pos == "noun":
        return scene.graph.noun(match.head)
    clause = scene.graph.verb(match.head)
    if match.rules[0].pos == "adjective":
        bare = (match.head.head,) if is_headline_state(match.head) else ()
        return Clause(clause.head, surface_subjects(scene.graph, match.head) or bare, (), clause.obliques)
    if len(match.words) > 1:
        # What the parser hangs on the last word of "open fire on", "set fire to" belongs to the whole.
        tail = match.words[-1]
        extra = tuple((tail.text.lower(), t) for child in tail.children if child.dep_ == "pobj" for t in (child,))
        inner = scene.graph.noun(tail).obliques if tail.tag_.startswith("N") or tail.dep_ == "obj" else ()
        objects = tuple(t for t in clause.objects if t not in match.words)
        if not objects and tail.dep_ == "case":
            objects = conjuncts(tail.head)
        return Clause(clause.head, clause.subjects, objects, clause.obliques + extra + inner, clause.passive)
    return clause


def _vetoes(scene: Scene, match: Match, clause: Clause, rule: Rule) -> frozenset[str]:
    if not rule.veto:
        return rule.veto
    near = [*clause.subjects, *clause.objects]
    near += [t for p, t in clause.obliques if p in ("on", "of", "with", "for", "over", "against", "in", "at")]
    near = [t for t in near if t.lower_ not in sources()]  # "said in a statement"
    near += [child for child in match.head.children if child.dep_ == "xcomp"]  # "declined to comment"
    # "the International Criminal Court" is a party of its own; "the court" is where lawyers ask for things.
    near = [t for t in near if not (is_name(t) and (m := scene.mention(t)) is not None and m.label == "ORG")]
    said = {form for token in near for form in (token.lower_, singular(token.lower_))}
    if not said.isdisjoint(rule.veto):
        near = [t for t in near if not is_part_of_a_place(scene, t)]
        said = {form for token in near for form in (token.lower_, singular(token.lower_))}
    said |= {child.lower_ for child in match.head.children if child.dep_ in ("compound", "amod", "nmod:poss")}
    said |= {c.lower_ for c in match.head.children if c.dep_ == "compound:prt" and c.i > match.last.i}  # "held off"
    if rule.pos == "noun":
        said |= {t.lower_ for t in match.head.doc[match.last.i + 1 : match.last.i + 3]}
    inside = {t.lower_ for t in match.head.doc[match.first.i : match.last.i]}
    return (rule.veto & said) | {phrase for phrase in veto_phrases(rule) if phrase in scene.lower} - inside


def _fill(scene: Scene, match: Match, clause: Clause, rule: Rule, frame: Frame) -> Bound:
    actors, instruments, hosts, refused = [], [], [], 0
    paths: list[tuple[int, str]] = []
    taken: set[int] = {t.i for t in match.words}
    suffering = clause.light is not None and clause.light.lower_ in SUFFER
    sufferers = scene.graph.verb(clause.light).subjects if suffering and clause.light is not None else ()
    for path in frame.actor:
        does = path in ("subj", "by") or (path == "poss" and clause.light is not None)  # "jets carried out a raid"
        somebody = False
        for found in by_authors(scene, rule.type, at_path(scene, clause, path, frame)):
            token = found
            if scene.kind(token) is Kind.PRONOUN:
                token = meant(scene, token, rule.type)
            if token in sufferers or token.i in taken or is_nobody(token) or is_each_other(token):
                continue
            kind = scene.kind(token)
            if path in ("compound", "amod") and _is_where(scene, match.head, token):
                continue  # "a Nigerian prison raid"
            if rule.type not in PHYSICAL and is_institution(token):
                actors.append(token)  # "the museum returned a statue"
            elif rule.type == "X-SPORT" and kind in (Kind.WEAPON, Kind.THING):
                actors.append(token)  # "Arsenal beat Newcastle"
            elif does and kind in (Kind.WEAPON, Kind.THING) and _has_owner(scene, token):
                actors.append(token)  # "Government jets", "army artillery": who owns it acts with it
                instruments += [token] if kind is Kind.WEAPON and rule.type == "ASSAULT" else []
            elif kind is Kind.WEAPON or (kind is Kind.THING and does):
                instruments.append(token)
            elif kind is Kind.EVENT and path in ("subj", "by"):
                hosts.append(token)
            elif _can_act(scene, token, kind, path):
                actors.append(token)
            else:
                pronoun = kind is Kind.PRONOUN
                somebody = somebody or (pronoun and token.lower_ in PERSONAL)
                known = pronoun and bool(scene.earlier((token,), match.head, rule.type))
                refused += kind is not Kind.TIME and token.lower_ not in MARGINS and not known
                continue
            taken.add(token.i)
            paths.append((token.i, path))
        if (actors or somebody) and not frame.reciprocal:
            break  # "he committed the attack in a photo from the police": he, whoever he is
    for path in frame.instrument:
        for token in at_path(scene, clause, path, frame):
            if token.i not in taken:
                (instruments if scene.kind(token) in (Kind.WEAPON, Kind.THING) else hosts).append(token)
                taken.add(token.i)
                paths.append((token.i, path))
    for token in means(scene, match, clause, actors) if rule.type == "ASSAULT" else ():
        if token.i not in taken - {t.i for t in match.words}:
            instruments.append(token)
            taken.add(token.i)
    targets = []
    for path in frame.target:
        for found in at_path(scene, clause, path, frame):
            meant_ = scene.kind(found) is Kind.PRONOUN and rule.type != "ASSAULT"
            token = object_meant(scene, found) if meant_ else found
            if token.i not in taken and _can_be_target(scene, token, rule, frame, path):
                targets.append(token)
                taken.add(token.i)
                paths.append((token.i, path))
        if targets and frame.first_target_only:
            break
    carriers = scene.graph.verb(clause.light).subjects if clause.light is not None and not suffering else ()
    if rule.pos == "noun" and not clause.passive and rule.frame in OF_TARGET:  # "Soldiers carried out a massacre"
        doing = [t for t in targets if t in carriers]
        targets = [t for t in targets if t not in doing]
        actors += [t for t in doing if not actors and _can_act(scene, t, scene.kind(t), "subj")]
    targets += [token for token in sufferers if not targets and _can_be_target(scene, token, rule, frame, "subj")]
    places = [token for path in frame.place for token in at_path(scene, clause, path, frame)]
    return Bound(
        rule=rule,
        match=match,
        clause=clause,
        actors=tuple(actors),
        targets=tuple(targets),
        instruments=tuple(instruments),
        places=tuple(places),
        hosts=tuple(hosts),
        refused=refused,
        paths=tuple(paths),
    )


OF_TARGET = frozenset({"of-target-noun"})
"""Frames of nouns whose own possessor is whom it was done to."""
SUFFER = frozenset(form for verb in ("suffer", "sustain", "endure") for form in verb_forms(verb))
"""Light verbs whose subject the deed is done to."""


def _can_act(scene: Scene, token: Token, kind: Kind, path: str) -> bool:
    if kind is Kind.AGENT:
        mention = scene.mention(token)
        # A nationality acts only through a noun: "Israeli strikes", not "the Israeli".
        return mention is None or mention.label != "NORP" or path in ("amod", "compound", "subj", "by", "poss")
    if kind is Kind.PLACE:
        entity = scene.entity(token)
        known = scene.mention(token) is not None
        if path in ("compound", "amod"):
            return known and entity is not None and entity.kind == "country"
        return known and path != "of"
    return kind is Kind.OTHER and is_name(token) and path in ("subj", "by", "with", "between", "poss", "from")


def _is_where(scene: Scene, event: Token, nation: Token) -> bool:
    """Whether a nation before an event noun says where the place is that stands between them."""
    between = event.doc[nation.i + 1 : event.i]
    return bool(between) and any(names_thing(t) or scene.kind(t) is Kind.PLACE for t in between if t.tag_ == "NN")


def _has_owner(scene: Scene, token: Token) -> bool:
    owners = [child for child in token.children if child.dep_ in ("compound", "amod", "nmod:poss")]
    owners += [child for child in token.children if child.dep_ == "nmod" and preposition(child) == "of"]
    return any(
        scene.kind(t) is Kind.AGENT or t.tag_ in ("NNP", "NNPS") or (scene.kind(t) is Kind.PLACE and scene.mention(t))
        for t in owners
    )


def _is_hour(token: Token) -> bool:
    # "attacked at 0515"
    return len(token.text) == 4 and token.text.isdigit()


def _can_be_target(scene: Scene, token: Token, rule: Rule, frame: Frame, path: str) -> bool:
    kind = scene.kind(token)
    if kind in (Kind.TIME, Kind.PRONOUN) or _is_hour(token):
        return False
    aimed = rule.frame in ("launch", "fire", "throw") and path == "at"  # "fired rockets at the airport"
    if kind is Kind.PLACE and path in ("at", "in") and not (frame.free_target or aimed):
        return False
    if rule.toll and kind is Kind.OTHER and scene.is_counted(token):
        return True
    named = is_name(token) and (path != "obj" or ("hurtable" in rule.needs and is_bare_name(token)))
    return frame.free_target or kind in (Kind.AGENT, Kind.PLACE, Kind.THING) or named
