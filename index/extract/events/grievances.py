"""Whom a protest is aimed at: "against the council", "over the minister's bill", "to press demands on the king"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.extract.events.complements import complements, is_party
from index.extract.events.graph import Clause
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.tree import preposition

AGAINST = ("against",)
GATES = frozenset(
    "embassy consulate ministry parliament palace court courthouse headquarters residence mission".split()
)
"""Who gathers at these is heard by those inside."""

GRIEVANCE = ("over", "about", "at", "on", "from", "of", "for")
OWNERS = frozenset({"nmod:poss", "compound", "nmod", "amod", "acl", "obl", "obl:agent"})
BEHIND = frozenset({"", "by", "of", "from", "with"})
"""Prepositions before those who are behind what is protested; none before an owner."""


def aimed_at(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Heads of the phrases for whom a protest is aimed at, the first that is a party; empty if none is named."""
    for said in _clauses(scene, clause):
        direct = tuple(t for t in said.oblique(*AGAINST) if is_party(scene, t))
        direct = direct or _banned_of(scene, said) or _gates(said)
        if direct:
            return direct
        grievances = (*said.oblique(*AGAINST), *said.objects, *said.oblique(*GRIEVANCE))
        parties = tuple(t for t in said.objects if is_party(scene, t) and scene.kind(t) is Kind.AGENT)
        if parties and said is not clause:
            return parties
        for grievance in grievances:
            behind = next(_behind(scene, grievance), None)
            if behind is not None:
                return (behind,)
    return ()


def _clauses(scene: Scene, clause: Clause) -> Iterator[Clause]:
    yield clause
    for head in (clause.head, clause.governor):
        for verb in complements(head):
            yield scene.graph.verb(verb)


def _banned_of(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    # "banned rallies by the opposition": no agent of an active verb
    return tuple(t for t in clause.oblique("by") if is_party(scene, t)) if clause.objects and not clause.passive else ()


def _gates(clause: Clause) -> tuple[Token, ...]:
    # "marched outside the Morland embassy", "in front of the ministry"
    at = clause.oblique("outside", "in front of", "at") if not clause.objects else ()
    return tuple(t for t in at if t.lower_ in GATES)


def _behind(scene: Scene, grievance: Token) -> Iterator[Token]:
    for token in sorted(grievance.subtree, key=lambda t: t.i):
        if token.i == grievance.i or token.dep_ not in OWNERS or preposition(token) not in BEHIND:
            continue
        if preposition(token) == "of" and scene.kind(grievance) is Kind.EVENT:
            continue  # "over the killing of a student": not against the student
        if scene.kind(token) is Kind.AGENT and scene.kind(grievance) is not Kind.TIME:
            above = token.head
            modifies = token.dep_ in ("amod", "compound") and scene.kind(above) is Kind.AGENT
            yield above if modifies and above.i != grievance.i else token
