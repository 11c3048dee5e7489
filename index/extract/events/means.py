"""With what: weapons that stand behind "with" or "using", in the hands of who acts, or in the name of the attack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from index.extract.events.graph import Clause
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, preposition
from index.extract.events.triggers import Match
from index.extract.verbs import LOADED
from index.extract.words import words

WITH = ("with", "using")
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis"})
USING = frozenset({"using", "firing", "wielding", "throwing", "hurling", "brandishing", "detonating", "launching"})


def means(scene: Scene, match: Match, clause: Clause, actors: Sequence[Token]) -> Iterator[Token]:
    """Heads of the phrases for the weapons of an attack."""
    for token in clause.oblique(*WITH):
        if scene.kind(token) is Kind.WEAPON:
            yield token
    for token in clause.objects:  # "shelled the village with artillery": hung on the village
        phrases = [c for c in token.children if c.dep_ == "nmod" and preposition(c) in WITH]
        yield from _weapons(scene, [t for c in phrases for t in conjuncts(c)])
    for token in (match.head, *actors, *clause.objects):  # "attacked the bus using grenades": hung on the bus
        for child in token.children:
            if child.dep_ in ("acl", "advcl") and child.lower_ in USING:
                yield from _weapons(scene, [t for c in child.children if c.dep_ == "obj" for t in conjuncts(c)])
    for token in actors:
        armed = next((child.i for child in token.children if child.lower_ == "armed"), None)
        yield from _weapons(scene, [t for t in token.subtree if armed is not None and t.i > armed])
    if clause.is_noun:
        yield from _weapons(scene, [t for t in match.words if t.i != match.head.i])
        yield from _weapons(scene, [c for c in match.head.children if c.dep_ == "compound" and c not in match.words])


def _weapons(scene: Scene, tokens: Sequence[Token]) -> Iterator[Token]:
    yield from (t for t in tokens if scene.kind(t) is Kind.WEAPON)


def weapon_in_phrase(scene: Scene, token: Token, extra: frozenset[str] = frozenset()) -> bool:
    """Whether a phrase names a weapon, or one of the extra words."""
    if scene.kind(token) is Kind.WEAPON:
        return True
    wanted = (words("explosive") - LOADED) | extra  # "a packed tram" is full of people
    inside = [token]
    for part in inside:
        # "a car packed with explosives", and not "the names of those killed when a packed tram derailed"
        inside += [c for c in part.children if c.dep_ not in CLAUSES or c.lower_ in LOADED]
    if any(part.lower_ in wanted for part in inside):
        return True
    return any((m := scene.mention(part)) is not None and m.label == "WEAPON" for part in inside)
