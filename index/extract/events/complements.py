"""Whom a verb of saying, promising or refusing is about: the parties of its complement ("agreed to visit Ostrana"), who
is to act in it ("demanded that Ostrana withdraw"), or the first party its object names ("the Ostranian proposal").
"""

from __future__ import annotations

import bisect
from collections import deque
from collections.abc import Iterator

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.graph import Clause
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, preposition
from index.extract.inflection import verb_forms
from index.extract.words import words

OFFICES = frozenset({"office", "bureau", "secretariat"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
LOOSE = frozenset({"advcl", "acl", "parataxis"})
TOWARD = ("to", "with", "for", "against", "from", "between", "on", "of", "into", "in")
"""Prepositions whose objects a complement is about, the surest first."""

GIVING = frozenset(
    form
    for verb in "give send provide contribute deliver supply offer hand return extend lend donate grant ship sell "
    "transfer deploy dispatch release".split()
    for form in verb_forms(verb)
)

TAKING_AWAY = frozenset(form for verb in ("withdraw", "pull", "remove", "evacuate") for form in verb_forms(verb))

BORDERS = frozenset("border borders frontier coast coastline shore shores".split())

DEEP = 3
"""How many clauses of a chain ("agreed to begin to withdraw from") are followed."""


LONGEST_PHRASE = 80
"""How many words of a phrase are read for a name."""


def is_name(token: Token) -> bool:
    """Whether a token is written as a name, known to our lists or not."""
    return token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper()


def is_party(scene: Scene, token: Token) -> bool:
    """Whether a filler can take part in politics: someone who acts, a named place, or any other name."""
    kind = scene.kind(token)
    if kind is Kind.PLACE:
        return scene.mention(token) is not None
    return kind is Kind.AGENT or (kind is Kind.OTHER and is_name(token)) or is_institution(token)


def debtors(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who owes the debts that are the object: "wrote off 90 million euros owed by Mozambique"."""
    owed = [c for o in clause.objects for c in o.children if c.dep_ == "acl" and c.lower_ == "owed"]
    return tuple(t for verb in owed for t in scene.graph.verb(verb).oblique("by"))


def is_institution(token: Token) -> bool:
    """Whether a building stands for those who work in it."""
    if token.lower_ in OFFICES and any(c.dep_ == "nmod:poss" or c.tag_ == "NNP" for c in token.children):
        return True  # "the ombudsman's office"
    return token.tag_ == "NN" and token.lower_ in words("institution")


def complements(head: Token) -> Iterator[Token]:
    """The heads of the clauses a verb or adjective governs, the closest kind first."""
    found = [c for c in head.children if c.dep_ in COMPLEMENTS and c.i > head.i]
    if not found and cue_class(head):
        # '"The minister has lied," he said': what is said may come first.
        found = [c for c in head.children if c.dep_ in ("ccomp", "parataxis")]
    if not found:
        found = [c for c in head.children if c.dep_ in LOOSE and c.i > head.i and _is_infinitive(c)]
        for child in head.children:
            if child.dep_ in ("obj", "obl") and child.i > head.i:
                found += [c for c in child.children if c.dep_ in LOOSE and (_is_infinitive(c) or _is_meant(c))]
    yield from found


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ in ("to", "for") and c.dep_ in ("mark", "aux") for c in verb.children)


def _is_meant(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.head.lower_ in (
        "intention",
        "desire",
        "wish",
    )  # "no intention of paying Ostrana"


def about(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """The parties on the other side of what a clause's complement says."""
    heads = list(complements(clause.head))
    for _ in range(DEEP):
        for verb in heads:
            found = _of_clause(scene, scene.graph.verb(verb))
            if found:
                return found
        heads = [inner for verb in heads for inner in complements(verb)]
    return ()


def _of_clause(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    inner = [pair for o in clause.objects for pair in _phrases(scene, o)]
    if clause.head.lower_ in GIVING:
        # "agreed to send 40 doctors to Morland": not the doctors.
        for case in ("to", "for"):
            found = tuple(t for p, t in (*clause.obliques, *inner) if p == case and is_party(scene, t))
            if found:
                return found
        return ()  # "offered to send a mediator": to nobody named
    if clause.head.lower_ in TAKING_AWAY:
        return tuple(t for p, t in (*clause.obliques, *inner) if p in ("from", "out of") and is_party(scene, t))
    direct = tuple(
        t
        for t in clause.objects
        if is_party(scene, t) and t not in clause.subjects and t.lower_ not in ("force", "power")
    )  # "to use force": against nobody named
    if direct:
        return direct
    for case in TOWARD:
        found = tuple(t for p, t in (*clause.obliques, *inner) if p == case and is_party(scene, t))
        if found:
            return found
    return ()


def _phrases(scene: Scene, noun: Token) -> Iterator[tuple[str, Token]]:
    """The phrases of a noun and of what stands behind its "of": "60 million dollars of aid for Morland"."""
    for case, token in scene.graph.noun(noun).obliques:
        yield case, token
        if case == "of":
            yield from scene.graph.noun(token).obliques


def addressed(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who is to act in a clause's complement: "demanded that Ostrana withdraw", "called for Ostrana to withdraw"."""
    for verb in complements(clause.head):
        subjects = [t for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") for t in conjuncts(c)]
        found = tuple(t for t in subjects if is_party(scene, t))
        if found:
            return found
    return ()


def is_quoted(scene: Scene, token: Token) -> bool:
    """Whether a word stands in quotation marks: in "They shot at us," said the trader, "they" are not the trader."""
    before = bisect.bisect_left(scene.quotes, token.idx)
    return before % 2 == 1 and before < len(scene.quotes)


def _words_of(phrase: Token) -> list[Token]:
    """The words of a phrase in order, without what stands behind a "from" inside it; of a long one, the nearest."""
    found: list[Token] = []
    left = deque([phrase])
    while left and len(found) < LONGEST_PHRASE:
        token = left.popleft()
        found.append(token)
        left.extend(child for child in token.children if preposition(child) != "from")
    return sorted(found, key=lambda t: t.i)


def named(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """The first party named in a clause's objects or behind its prepositions."""
    origin = {t.i for p, t in clause.obliques if p == "from"}
    for token in (*clause.objects, *(t for p, t in clause.obliques if not _is_scene(scene, p, t))):
        if token.i in origin and any(c.tag_ == "PRP$" for c in token.children):
            continue  # the giver's own depot
        for inner in _words_of(token):  # "flew in blankets from its depot in Ostrana": not to Ostrana
            mention = scene.mention(inner)
            if mention is not None and mention.label in ("PERSON", "ORG", "NORP", "LOC"):
                above = inner.head
                modifies = inner.dep_ in ("amod", "compound", "nmod:poss", "flat")
                return (above,) if modifies and scene.kind(above) is Kind.AGENT else (inner,)
    return ()


def _is_scene(scene: Scene, case: str, token: Token) -> bool:
    # "a truce was agreed in Halvard": where, not with whom
    return case in ("in", "at", "near") and scene.kind(token) is Kind.PLACE and not _is_country(scene, token)


def left(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Whom troops leave: "withdrew its troops from Morland"; a town they leave is only where."""
    return tuple(t for t in clause.oblique("from") if scene.kind(t) is Kind.AGENT or _is_country(scene, t))


def owners(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Whose a clause's object was: "captured a guerrilla stronghold", "seized the party's assets"."""
    held = [t for o in clause.objects for t in (o, *_parts_of(o))]
    found = [(o, c) for o in held for c in o.children if c.dep_ in ("compound", "nmod:poss", "amod")]
    found = [(o, c) for o, c in found if c.tag_ != "JJ" or scene.mention(c) is not None]  # "a military camp"
    return tuple(t for o, t in found if scene.kind(t) is Kind.AGENT and not _is_land_of(scene, o, t))


def _parts_of(token: Token) -> tuple[Token, ...]:
    # "captured part of a rebel stronghold"
    parts = token.lower_ in words("quantity_noun")
    return tuple(c for c in token.children if parts and c.dep_ == "nmod" and preposition(c) == "of")


def _is_land_of(scene: Scene, place: Token, people: Token) -> bool:
    # "captured the Syrian town": of that country, which need not be who lost it.
    mention = scene.mention(people)
    return scene.kind(place) is Kind.PLACE and mention is not None and mention.label in ("NORP", "LOC")


def beyond(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Whose border or coast troops are sent to: "massed troops along the border with Morland"."""
    phrases = (*clause.obliques, *(pair for o in clause.objects for pair in scene.graph.noun(o).obliques))
    lines = [t for _, t in phrases if t.lower_ in BORDERS]
    inner = [c for line in lines for c in line.children if c.dep_ == "nmod" and preposition(c) in ("of", "with")]
    if lines and not inner:
        inner = list(clause.oblique("with"))  # "massed on the border last week with Morland", or read so
    return tuple(t for c in inner for t in conjuncts(c) if is_party(scene, t))


def _is_country(scene: Scene, token: Token) -> bool:
    entity = scene.entity(token)
    return entity is not None and entity.kind == "country"


def doer(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Whose deed a clause's object is: "condemned the raid by Ostranian troops", "welcomed talks with Morland"."""
    for deed in clause.objects:
        if is_party(scene, deed):
            continue
        phrases = scene.graph.noun(deed)
        owners = tuple(t for c in deed.children if c.dep_ == "nmod:poss" for t in conjuncts(c))
        by = phrases.oblique("by") or (() if clause.passive else clause.oblique("by"))  # no agent of an active verb
        for tokens in (by, owners, phrases.oblique("from"), phrases.oblique("between", "with")):
            found = tuple(t for t in tokens if is_party(scene, t) and t not in clause.subjects)
            if found:
                return found
    return ()


DISPERSE = frozenset({"disperse", "dispel", "scatter", "clear", "subdue", "control", "quell", "repel", "stop"})


def dispersed(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Whom force is used to drive apart: "fired tear gas to disperse the students"."""
    purposes = [verb for verb in complements(clause.head) if verb.lower_ in DISPERSE]
    objects = (t for verb in purposes for t in scene.graph.verb(verb).objects)
    return tuple(t for t in objects if scene.kind(t) is Kind.AGENT)


AT_BLAST = ("at", "outside", "inside", "against", "under", "beneath", "beside", "near", "on", "in", "in front of")
SIDES = frozenset("front floor entrance gate vicinity side middle rear roof lobby storey basement door".split())


def blasted(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """What a bomb went off at: a building, a vehicle or people, no town: "outside a bank", "in front of the court"."""
    found = []
    for token in clause.oblique(*AT_BLAST):
        inner = [c for c in token.children if preposition(c) == "of"] if token.lower_ in SIDES else [token]
        found += [t for t in inner if scene.kind(t) in (Kind.AGENT, Kind.THING)]
    return tuple(found[:1])
