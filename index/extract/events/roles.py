"""From a trigger to its roles: the frame says where to look, what a filler is says whether it may stay.

A filler that cannot act (or be acted on) leaves the role empty; a rule whose needs are not met makes no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from index.extract.events.complements import (
    about,
    addressed,
    beyond,
    blasted,
    dispersed,
    doer,
    is_name,
    is_party,
    left,
    named,
    owners,
)
from index.extract.events.conditions import holds
from index.extract.events.graph import Clause, surface_subjects
from index.extract.events.grievances import aimed_at
from index.extract.events.means import means
from index.extract.events.rules import Frame, Rule, frames, veto_phrases
from index.extract.events.scene import Kind, Scene
from index.extract.events.speech_acts import called_for, called_party
from index.extract.events.tree import (
    conjuncts,
    is_each_other,
    is_named_storm,
    is_nobody,
    outermost_conjunct,
    preposition,
)
from index.extract.events.triggers import Match
from index.extract.events.voices import by_authors, meant, speaker
from index.extract.inflection import singular, verb_forms

ANNOUNCING = frozenset(
    form
    for verb in "announce order declare decree approve authorise authorize confirm impose begin start complete demand "
    "grant offer submit tender accept propose reject".split()
    for form in verb_forms(verb)
)
"""Verbs whose subject does what their event noun says: "announced the withdrawal of its troops"."""

COMPLEMENTS = {
    "beyond": beyond,
    "left": left,
    "obj-owner": owners,
    "blasted": blasted,
    "comp": about,
    "comp-subj": addressed,
    "dispersed": dispersed,
    "doer": doer,
    "parties": named,
    "aimed-at": aimed_at,
    "speaker": speaker,
    "for-party": called_party,
    "for-what": called_for,
}
"""Paths that look into what a verb governs."""


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
    named_so = any(child.dep_ == "cop" for child in match.head.children) and preposition(match.head) != "behind"
    if match.rules[0].pos == "noun" and named_so:
        return None  # "It was the deadliest attack": what it was called, not what happened
    clause = _clause(scene, match)
    for rule in match.rules:
        vetoes = _vetoes(scene, match, clause, rule)
        if vetoes:
            if listener is not None:
                listener.refuse(scene, match, rule, sorted(vetoes), ())
            continue
        bound = _fill(scene, match, clause, rule, frames()[rule.frame])
        unmet = next((need for need in rule.needs if not holds(need, scene, bound)), None)
        if unmet is None:
            return bound
        if listener is not None:
            listener.refuse(scene, match, rule, (), [n for n in rule.needs if not holds(n, scene, bound)])
    return bind(scene, match.shorter, listener) if match.shorter is not None else None


def _clause(scene: Scene, match: Match) -> Clause:
    if match.rules[0].pos == "noun":
        return scene.graph.noun(match.head)
    clause = scene.graph.verb(match.head)
    if match.rules[0].pos == "adjective":
        return Clause(clause.head, surface_subjects(scene.graph, match.head), (), clause.obliques)
    if len(match.words) > 1:
        # What the parser hangs on the last word of "open fire on", "set fire to" belongs to the whole.
        tail = match.words[-1]
        extra = tuple((tail.text.lower(), t) for child in tail.children if child.dep_ == "pobj" for t in (child,))
        inner = scene.graph.noun(tail).obliques if tail.tag_.startswith("N") else ()
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
    near += [child for child in match.head.children if child.dep_ == "xcomp"]  # "declined to comment"
    # "the International Criminal Court" is a party of its own; "the court" is where lawyers ask for things.
    near = [t for t in near if not (is_name(t) and (m := scene.mention(t)) is not None and m.label == "ORG")]
    said = {form for token in near for form in (token.lower_, singular(token.lower_))}
    said |= {child.lower_ for child in match.head.children if child.dep_ in ("compound", "amod", "nmod:poss")}
    if rule.pos == "noun":
        said |= {t.lower_ for t in match.head.doc[match.last.i + 1 : match.last.i + 3]}
    inside = {t.lower_ for t in match.head.doc[match.first.i : match.last.i]}
    return (rule.veto & said) | {phrase for phrase in veto_phrases(rule) if phrase in scene.lower} - inside


def _fill(scene: Scene, match: Match, clause: Clause, rule: Rule, frame: Frame) -> Bound:
    actors, instruments, hosts, refused = [], [], [], 0
    paths: list[tuple[int, str]] = []
    taken: set[int] = {t.i for t in match.words}
    for path in frame.actor:
        for found in by_authors(scene, rule.type, _at(scene, clause, path, frame)):
            token = found
            if scene.kind(token) is Kind.PRONOUN:
                token = meant(scene, token, rule.type)
            if token.i in taken or is_nobody(token) or is_each_other(token):
                continue
            kind = scene.kind(token)
            if path in ("subj", "by") and kind in (Kind.WEAPON, Kind.THING) and _has_owner(scene, token):
                actors.append(token)  # "Government jets", "army artillery": who owns it acts with it
            elif kind is Kind.WEAPON or (kind is Kind.THING and path in ("subj", "by")):
                instruments.append(token)
            elif kind is Kind.EVENT and path in ("subj", "by"):
                hosts.append(token)
            elif _can_act(scene, token, kind, path):
                actors.append(token)
            else:
                refused += kind is not Kind.TIME
                continue
            taken.add(token.i)
            paths.append((token.i, path))
        if actors and not frame.reciprocal:
            break
    for path in frame.instrument:
        for token in _at(scene, clause, path, frame):
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
        for token in _at(scene, clause, path, frame):
            if token.i not in taken and _can_be_target(scene, token, rule, frame, path):
                targets.append(token)
                taken.add(token.i)
                paths.append((token.i, path))
        if targets and frame.first_target_only:
            break
    places = [token for path in frame.place for token in _at(scene, clause, path, frame)]
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


def _at(scene: Scene, clause: Clause, path: str, frame: Frame) -> tuple[Token, ...]:
    head = clause.head
    if path == "subj":
        # "Hundreds of nurses protested in Ostrana", read as "nurses who were protested"; so "forces clashed".
        return clause.subjects or (clause.objects if frame.intransitive and clause.passive else ())
    if path == "obj":
        return clause.objects
    if path == "obj-party":
        return tuple(t for t in clause.objects if is_party(scene, t))
    if path == "announcer":
        return _announcer(scene, head)
    if path in COMPLEMENTS:
        return COMPLEMENTS[path](scene, clause)
    if path == "iobj":
        return tuple(t for c in head.children if c.dep_ == "iobj" for t in conjuncts(c))
    if path == "obj-poss":
        return tuple(t for o in clause.objects for c in o.children if c.dep_ == "nmod:poss" for t in conjuncts(c))
    if path in ("poss", "poss-if-of"):
        if path == "poss-if-of" and not clause.oblique("of"):
            return ()
        carried = clause.subjects if clause.light is not None else ()
        own = tuple(t for c in head.children if c.dep_ == "nmod:poss" for t in conjuncts(c))
        return own or carried
    if path in ("compound", "amod"):
        found = [c for c in head.children if c.dep_ == path and c.i < head.i]
        # "US Predator attacks": a name we do not know stands between, its owner acts.
        found += [o for c in found if scene.mention(c) is None for o in c.children if o.dep_ in ("compound", "amod")]
        return tuple(
            t for t in found if scene.mention(t) is not None or (path == "compound" and scene.kind(t) is Kind.AGENT)
        )
    if path.startswith("obj:"):
        # "provided cover for the militia": the preposition hangs on the object.
        wanted = path.removeprefix("obj:")
        return tuple(t for o in clause.objects for p, t in scene.graph.noun(o).obliques if p == wanted)
    return clause.oblique(path)


def _announcer(scene: Scene, noun: Token) -> tuple[Token, ...]:
    verb = outermost_conjunct(noun).head
    governed = outermost_conjunct(noun).dep_ in ("obj", "nsubj:pass")
    return scene.graph.verb(verb).subjects if governed and verb.lower_ in ANNOUNCING else ()


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
    return frame.free_target or kind in (Kind.AGENT, Kind.PLACE, Kind.THING) or (is_name(token) and path != "obj")
