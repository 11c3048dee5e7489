"""Keeps, while an article is read, why each event was made and what was refused; only for those who ask."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from index.extract.events.conditions import holds
from index.extract.events.confidence import doubts
from index.extract.events.groups import Group
from index.extract.events.roles import Bound
from index.extract.events.rules import Rule
from index.extract.events.scene import Scene
from index.extract.events.triggers import Match
from index.extract.forms import lemma, morphology
from index.records import Argument, Constraint, Doubt, Event, Explanation, Filler, Refusal

ROLES = ("actors", "targets", "instruments", "places", "hosts")
ROLE_NAMES = {"actors": "actor", "targets": "target", "instruments": "instrument", "places": "place", "hosts": "cause"}


class Trace:
    """What one article's reading leaves behind, sentence by sentence."""

    def __init__(self) -> None:
        self.explanations: dict[str, Explanation] = {}
        self._refusals: list[Refusal] = []

    def begin(self) -> None:
        """A new sentence."""
        self._refusals = []

    def refuse(self, scene: Scene, match: Match, rule: Rule, veto: Sequence[str], unmet: Sequence[str]) -> None:
        """A rule that did not fit."""
        start, end = scene.sentence.span(match.first, match.last)
        self._refusals.append(Refusal(rule.id, rule.source, scene.text[start:end], tuple(veto), tuple(unmet)))

    def tell(self, scene: Scene, group: Group, event: Event, cue: str) -> None:
        """An event that was made."""
        main = group.main
        self.explanations[event.id] = Explanation(
            event=event.id,
            rule=main.rule.id,
            source=main.rule.source,
            type=event.type,
            trigger=event.trigger.text,
            example=main.rule.example,
            frame=main.rule.frame,
            fillers=(
                *_meant(scene, "actor", event.actors),
                *_meant(scene, "target", event.targets),
                *(filler for bound in group.bounds for filler in _fillers(scene, bound)),
            ),
            constraints=tuple(Constraint(need, holds(need, scene, main)) for need in main.rule.needs),
            refusals=tuple(self._refusals),
            joined=tuple(bound.rule.id for bound in group.bounds[1:]),
            recoded=group.type if group.type != event.type else "",
            modality=event.modality,
            cue=cue,
            doubts=tuple(Doubt(reason, round(factor, 3)) for reason, factor in doubts(scene, group, event)),
            confidence=event.confidence,
            lemma=_dictionary_form(main.match),
            form=morphology(main.match.head),
        )


def _dictionary_form(match: Match) -> str:
    words = match.words or match.head.doc[match.first.i : match.last.i + 1]
    return " ".join(lemma(word) if word.i == match.head.i else word.lower_ for word in words)


def _meant(scene: Scene, role: str, arguments: Sequence[Argument]) -> list[Filler]:
    """Fillers that stand in another sentence: whom a pronoun means."""
    return [Filler(role, argument.text, "pronoun") for argument in arguments if argument.end <= scene.sentence.start]


def _fillers(scene: Scene, bound: Bound) -> list[Filler]:
    paths = dict(bound.paths)
    found = []
    for role in ROLES:
        tokens: tuple[Token, ...] = getattr(bound, role)
        for token in tokens:
            start, end = scene.phrase(token)
            found.append(Filler(ROLE_NAMES[role], scene.text[start:end], paths.get(token.i, "")))
    return found
