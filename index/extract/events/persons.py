"""Whom "he", "she" and "her" mean from one sentence to the next: the one person the text speaks of, so that "She was
kidnapped with her driver" has a name. Who only tells something is not who is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.complements import is_quoted
from index.extract.events.scene import Kind, Scene
from index.records import Argument

ALONE = frozenset({"he", "she", "him", "her"})
"""Pronouns that stand for one person."""

_PRONOUN = re.compile(r"\b(?:s?he|him|her)\b")

REACH = 2
"""Sentences after which a person nobody speaks of any more is forgotten."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


MANY = frozenset({"they", "them"})
"""Pronouns that stand for several."""


@dataclass
class Persons:
    """The person spoken of last, and those, and in which sentence."""

    _last: Argument | None = None
    _number: int = -1
    _many: Argument | None = None
    _many_number: int = -1
    _now: int = -1

    def begin(self, number: int, scene: Scene) -> None:
        """A new sentence is read: its rules may ask whom a pronoun means."""
        self._now = number
        scene.earlier = partial(self.meant, scene)

    def note(self, scene: Scene) -> None:
        """Take note of whom the sentence speaks of."""
        number = self._now
        if _PRONOUN.search(scene.lower) and any(t.lower_ in ALONE and t.dep_ in SUBJECTS for t in scene.sentence.doc):
            self._number = number if number - self._number <= REACH else self._number
        named = {m.entity: m for m in reversed(scene.mentions) if m.label == "PERSON" and m.entity >= 0}
        spoken_of = [h for m in named.values() if (h := scene.head(m)) is not None and not _only_tells(h)]
        if not named and "they" not in scene.lower:
            spoken_of = _unnamed(scene, ONE)
        if len(spoken_of) > 1:
            self._last = None  # "Orsik met Brel. She ...": either may be meant
        if len(spoken_of) == 1:
            self._last, self._number = scene.argument(spoken_of[0]), number
        several = _unnamed(scene, SEVERAL)
        if len(several) == 1:
            self._many, self._many_number = scene.argument(several[0]), number

    def meant(self, scene: Scene, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Whom the pronouns among some fillers mean; empty where it is not sure."""
        for token in tokens:
            if token.tag_ != "PRP" or is_quoted(token):
                continue
            start, _ = scene.sentence.span(token, token)
            if token.lower_ in ALONE and self._last is not None and self._now - self._number <= REACH:
                return () if any(m.label == "PERSON" and m.start < start for m in scene.mentions) else (self._last,)
            if token.lower_ in MANY and self._many is not None and self._now - self._many_number == 1:
                before = scene.sentence.doc[: token.i]
                nearer = any(t.tag_ in SEVERAL and scene.kind(t) is Kind.AGENT for t in before)
                return () if nearer else (self._many,)
        return ()


ONE, SEVERAL = frozenset({"NN"}), frozenset({"NNS", "NNPS"})
"""Tags of nouns for one, and for several."""


def _unnamed(scene: Scene, tags: frozenset[str]) -> list[Token]:
    """Whom a sentence without names speaks of ("the president"), where its subject is the only one."""
    found = [t for t in scene.sentence.doc if t.tag_ in tags and t.dep_ not in ("compound", "nmod:poss")]
    found = [t for t in found if (who := scene.agent(t)) is not None and (who.is_person or tags is SEVERAL)]
    return [t for t in found if t.dep_ in SUBJECTS and not _only_tells(t)] if len(found) == 1 else []


def _only_tells(head: Token) -> bool:
    return head.dep_ == "nsubj" and bool(cue_class(head.head))
