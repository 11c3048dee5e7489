"""Whom "he", "she" and "her" mean from one sentence to the next: the one person the text speaks of, so that "She was
kidnapped with her driver" has a name. Who only tells something is not who is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.complements import is_quoted
from index.extract.events.scene import Scene
from index.records import Argument, Mention

ALONE = frozenset({"he", "she", "him", "her"})
"""Pronouns that stand for one person."""

_PRONOUN = re.compile(r"\b(?:s?he|him|her)\b")

REACH = 2
"""Sentences after which a person nobody speaks of any more is forgotten."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass
class Persons:
    """The person spoken of last, and in which sentence."""

    _last: Argument | None = None
    _number: int = -1
    _now: int = -1

    def begin(self, number: int) -> None:
        """A new sentence is read."""
        self._now = number

    def note(self, scene: Scene) -> None:
        """Take note of whom the sentence speaks of."""
        number = self._now
        if _PRONOUN.search(scene.lower) and any(t.lower_ in ALONE and t.dep_ in SUBJECTS for t in scene.sentence.doc):
            self._number = number if number - self._number <= REACH else self._number
        named = {m.entity: m for m in reversed(scene.mentions) if m.label == "PERSON" and m.entity >= 0}
        spoken_of = [m for m in named.values() if not _only_tells(scene, m)]
        if len(spoken_of) > 1:
            self._last = None  # "Orsik met Brel. She ...": either may be meant
        if len(spoken_of) == 1 and (head := scene.head(spoken_of[0])) is not None:
            self._last, self._number = scene.argument(head), number

    def meant(self, scene: Scene, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Whom the pronouns among some fillers mean; empty where it is not sure."""
        near = self._last is not None and self._now - self._number <= REACH
        for token in tokens if near else ():
            if token.lower_ not in ALONE or token.tag_ != "PRP" or is_quoted(token):
                continue
            start, _ = scene.sentence.span(token, token)
            if not any(m.label == "PERSON" and m.start < start for m in scene.mentions):
                assert self._last is not None
                return (self._last,)
        return ()


def _only_tells(scene: Scene, mention: Mention) -> bool:
    head = scene.head(mention)
    return head is not None and head.dep_ == "nsubj" and bool(cue_class(head.head))
