"""What one sentence says of one happening, joined: "attacked ..., killing 12 and injuring four" is one event, and so is
"a blast killed two", "two died in a raid", "five were hurt when a bomb exploded".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from index.extract.events.casualties import add, bound_figure
from index.extract.events.claims import claimant
from index.extract.events.hosts import CAUSES, REASONS, RESULT, host, other_result
from index.extract.events.kinds import NUMERAL_HEADS
from index.extract.events.misfortunes import misfortune
from index.extract.events.modality import modality
from index.extract.events.needs import HARMFUL
from index.extract.events.roles import Bound
from index.extract.events.scene import Scene
from index.extract.events.tree import is_verb, outermost_conjunct, preposition
from index.extract.events.triggers import is_trigger_noun
from index.extract.mending_attachment import HELD_FOR
from index.extract.relations import FINITE, has_mark
from index.extract.words import words
from index.records import Modality, Quantity

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})


ATTACKERS = frozenset("attacker attackers assailant assailants bomber bombers shooter shooters gunman gunmen".split())
HAVE = frozenset({"had", "has", "have"})
"""Of what has been done, "had carried out the attack", it was told before."""

OUTCOMES = frozenset({"X-SPORT", "PROTEST"})
"""Types that come to pass where a past verb is followed by "to": "came from behind to win", "marched to protest"."""


@dataclass
class Group:
    """Bound triggers of one happening; the first is the one that names it."""

    bounds: list[Bound]
    claimed_by: Token | None = None
    threatened: Group | None = None
    """Of a threat, the happening it threatens with."""
    misfortune: str = ""
    """The type of a harm that was nobody's deed."""

    @property
    def main(self) -> Bound:
        return self.bounds[0]

    @property
    def type(self) -> str:
        """The type of the event: what caused the harm decides, a bare death yields to it."""
        if self.misfortune:
            return self.misfortune
        kinds = [b.rule.type for b in self.bounds]
        for cause in ("X-DISASTER", "X-ACCIDENT"):
            if cause in kinds and not any(b.instruments or b.rule.mode for b in self.bounds):
                return cause
        return next((k for k in kinds if k != "X-DEATH"), kinds[0])

    @cached_property
    def outermost(self) -> int:
        """The first verb of those its verb is joined to."""
        return outermost_conjunct(self.main.clause.governor).i

    @cached_property
    def goes_on(self) -> int:
        """The first verb of those whose subject its verb shares, -1 where it has its own."""
        verb = self.main.clause.governor
        if not is_verb(verb) or any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
            return -1
        if verb.dep_ == "advcl" and verb.tag_ == "VBG":
            return outermost_conjunct(verb.head).i
        return self.outermost if verb.dep_ == "conj" else -1

    @property
    def can_hurt(self) -> bool:
        """Whether a toll in the sentence may belong to this event."""
        return any(b.rule.type in HARMFUL or b.rule.type == "X-HEALTH" for b in self.bounds)

    @property
    def actors(self) -> tuple[Token, ...]:
        if self.misfortune:
            return ()
        # "were killed when they set off a mine": who was hurt did not do it.
        targets = {t.i for t in self.main.targets} | {
            t.i for b in self.bounds if b.rule.toll in RESULT for t in b.targets
        }
        return next((b.actors for b in self.bounds if b.actors and not any(t.i in targets for t in b.actors)), ())

    @property
    def targets(self) -> tuple[Token, ...]:
        found = next((b.targets for b in self.bounds if b.targets), ())
        if not found and self.threatened is not None:
            return self.threatened.targets
        hurt = (t for b in self.bounds if b.rule.toll in RESULT for t in b.targets)
        harmed = (t for t in hurt if t.lower_ not in NUMERAL_HEADS and t.tag_ not in ("CD", "JJR"))
        return _unique((*found, *harmed)) if self.type == "ASSAULT" else found

    @property
    def instruments(self) -> tuple[Token, ...]:
        struck = {t.i for b in self.bounds for t in b.targets}
        return _unique(t for b in self.bounds for t in b.instruments if t.i not in struck)

    def objects(self) -> tuple[Token, ...]:
        """Objects of its verbs, pronouns among them."""
        return tuple(t for b in self.bounds if b.rule.pos == "verb" for t in b.clause.objects)

    def heads(self) -> tuple[Token, ...]:
        """The triggers."""
        return tuple(b.match.head for b in self.bounds)

    def placed(self) -> tuple[Token, ...]:
        """Fillers that a frame says are the place."""
        return next((b.places for b in self.bounds if b.places), ())

    def tokens(self) -> Iterator[Token]:
        """Triggers and arguments: what hangs on them belongs to this event."""
        yield from self.heads()
        for b in self.bounds:
            yield from (*b.actors, *b.targets, *b.instruments, *b.hosts)

    def tolls(self, scene: Scene) -> Iterator[tuple[str, Quantity]]:
        """(kind, figure) of every kind the triggers state."""
        found: dict[str, Quantity] = {}
        for bound in self.bounds:
            kind = bound.rule.toll
            if kind not in ("killed", "injured", "detained", "displaced"):
                continue
            figure = bound_figure(scene, bound)
            if figure is None:
                continue
            found[kind] = add(found[kind], figure) if kind in found and found[kind].start != figure.start else figure
        yield from found.items()

    def certainty(self, cue: str) -> Modality | None:
        """The modality of the trigger that names the happening, told with a cue of this class, unless one that tells
        its result is less sure; None where it names no event.
        """
        found = modality(self.main.clause, cue)
        verb = self.main.clause.governor
        if found is None and self.type in OUTCOMES and has_mark(verb, "to") and verb.head.tag_ in FINITE | {"VBN"}:
            return "asserted"
        if found != "asserted":
            return found
        results = (modality(b.clause, cue) for b in self.bounds[1:] if b.rule.toll)
        return next((m for m in results if m in ("alleged", "hypothetical", "planned")), "asserted")

    @property
    def is_result(self) -> bool:
        """Whether nothing but what became of somebody or something is said: "two guards were killed"."""
        return all(
            (b.rule.toll in RESULT or b.rule.mode == "destroy" or b.rule.type == "X-DEATH")
            and b.rule.pos == "verb"
            and not (b.actors or b.hosts or (b.instruments and not b.rule.mode))
            for b in self.bounds
        )

    @property
    def is_reason(self) -> bool:
        """Whether it is what something else was done for: "in retaliation for the killing"."""
        return self.main.rule.pos == "noun" and preposition(self.main.match.head) in REASONS

    def points_back(self, scene: Scene) -> bool:
        """Whether the words refer to something told before: "the bombing", "they were killed", "killed him"."""
        bound = self.main
        if bound.rule.pos == "noun":
            light = bound.clause.light
            done = light is not None and any(c.dep_ == "aux" and c.lower_ in HAVE for c in light.children)
            told_now = light is not None and not bound.clause.passive and not done  # "launched the raid"
            return not told_now and any(c.lower_ in DEFINITE for c in bound.match.head.children)
        if any(t.lower_ in ATTACKERS and any(c.lower_ in DEFINITE for c in t.children) for t in bound.actors):
            return True  # "The attackers opened fire"
        fillers = (*bound.clause.objects, *bound.targets)
        return bool(fillers) and all(_is_pronoun(t) for t in fillers)

    def back_reference(self, scene: Scene) -> Token | None:
        """A definite event noun the toll points back to ("in the bombings"), if the sentence says no more of it."""
        for bound in self.bounds:
            for case, token in bound.clause.obliques:
                definite = any(c.text.lower() in ("the", "this", "that", "these", "those") for c in token.children)
                if case in CAUSES and definite and is_trigger_noun(token):
                    return token
        return None


def grouped(scene: Scene, bounds: Sequence[Bound]) -> list[Group]:
    """The happenings of a sentence, in the order of their main triggers."""
    parent = list(range(len(bounds)))
    by_head = {b.match.head.i: i for i, b in enumerate(bounds)}

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, bound in enumerate(bounds):
        for at in (host(scene, bound, bounds, by_head), other_result(bound, bounds, by_head)):
            if at is not None and root(at) != root(i):
                # "two were killed and six hurt in a raid": the raid names what the first half is a result of as well.
                caused = bounds[root(i)].rule.toll not in RESULT and bounds[root(at)].rule.toll in RESULT
                child, top = (at, i) if caused and root(i) != i else (i, at)
                parent[root(child)] = root(top)
    members: dict[int, list[int]] = {}
    for i in range(len(bounds)):
        members.setdefault(root(i), []).append(i)
    groups = []
    for key, indices in members.items():
        ordered = [bounds[key], *(bounds[i] for i in indices if i != key)]
        groups.append(Group(ordered, claimant(scene, ordered[0]), misfortune=misfortune(scene, ordered)))
    return sorted(groups, key=lambda g: g.main.match.head.i)


def in_one_breath(groups: Sequence[Group], number: int) -> frozenset[int]:
    """Numbers of the happenings told of one subject with another: "blocked the road and torched cars in Bukara"."""
    own = groups[number]
    return frozenset(at for at, group in enumerate(groups) if at != number and _share_subject(own, group))


def _share_subject(one: Group, other: Group) -> bool:
    first, second = one.main.clause.governor, other.main.clause.governor
    later, earlier = (one, other) if first.i > second.i else (other, one)
    if any(has_mark(later.main.clause.governor, word) for word in HELD_FOR):
        return False  # "was accused of killing two in 2019": nobody was accused then
    return later.goes_on == earlier.outermost


def _is_pronoun(token: Token) -> bool:
    definite = any(c.lower_ in ("the", "this", "that", "these", "those") for c in token.children)
    return token.tag_ in ("PRP", "DT", "WP") or (definite and token.lower_ in words("generic"))


def _unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    found: dict[int, Token] = {}
    for token in tokens:
        found.setdefault(token.i, token)
    return tuple(found.values())
