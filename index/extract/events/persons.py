"""Whom "he", "she" and "they" mean from one sentence to the next: the one person or the one group the text speaks of,
so that "She was kidnapped with her driver" has a name. Who only tells something is not who is spoken of, but may be who
demands or promises more: "said Ada Brel. She called for an inquiry".
"""

from __future__ import annotations

import bisect
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts
from index.records import Argument, Event

ALONE = frozenset({"he", "she", "him", "her"})
"""Pronouns that stand for one person."""

TOGETHER = frozenset({"they", "them"})
"""Pronouns that stand for several."""

MANY_IN_ONE = frozenset({"police", "gang", "crowd", "militia", "crew", "family", "couple", "pair", "trio", "group"})
"""Nouns in the singular that "they" may mean."""

_PRONOUN = re.compile(r"\b(?:s?he|him|her)\b")

SPEECH = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID REQUEST ACCUSE REJECT THREATEN SANCTION MOBILIZE".split()
)
"""Types of what who tells of other things may do as well."""

REACH = 2
"""Sentences after which a person nobody speaks of any more is forgotten."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PARTAKING = SUBJECTS | {"obj", "iobj", "obl", "obl:agent"}
"""Relations in which a sentence speaks of somebody."""


@dataclass
class Persons:
    """The person and the group spoken of last, and in which sentence."""

    _last: Argument | None = None
    _number: int = -1
    _now: int = -1
    _anybody: Argument | None = None
    """The one person named last, and who may only tell."""
    _anybody_number: int = -1
    _group: Argument | None = None
    _group_number: int = -1
    _quotes: int = 0
    """Quotation marks of the paragraph so far."""
    _paragraph: int = -1
    _unasked: deque[tuple[int, Scene]] = field(default_factory=lambda: deque(maxlen=2 * REACH))
    """Sentences, and their numbers, of which nobody has asked whom they speak of."""
    _answers: dict[tuple[int, int, bool, bool], tuple[Argument, ...]] = field(default_factory=dict)
    """What was asked of a pronoun before: every rule of a verb asks it again."""
    _attackers: tuple[Argument, ...] = ()
    _attack_number: int = -9

    def begin(self, number: int, paragraph: int) -> None:
        """A new sentence is read, of this paragraph: what is quoted may go on from the one before."""
        self._quotes = self._quotes if paragraph == self._paragraph else 0
        self._now, self._paragraph = number, paragraph
        self._answers.clear()

    def note(self, scene: Scene) -> None:
        """Keep a sentence that was read: whom it speaks of is only asked where a pronoun follows, as in few."""
        self._quotes += len(scene.quotes)
        self._unasked.append((self._now, scene))

    def _look_back(self) -> None:
        while self._unasked:
            number, scene = self._unasked.popleft()
            self._note_group(scene, number)
            self._note_persons(scene, number)

    def _note_persons(self, scene: Scene, number: int) -> None:
        if _PRONOUN.search(scene.lower) and any(t.lower_ in ALONE and t.dep_ in SUBJECTS for t in scene.sentence.doc):
            self._number = number if number - self._number <= REACH else self._number
            self._anybody_number = number if number - self._anybody_number <= REACH else self._anybody_number
            main = [t for t in scene.sentence.doc if t.lower_ in ALONE and t.dep_ in SUBJECTS and _is_main(t.head)]
            if main:  # "He joined in the year Orsik was overthrown. Later he ...": the same goes on
                if self._last is not None and not all(_only_tells(t) for t in main):
                    self._anybody, self._anybody_number = self._last, self._number
                return
        named = {m.entity: m for m in reversed(scene.mentions) if m.label == "PERSON" and m.entity >= 0}
        spoken_of = [h for m in named.values() if (h := scene.head(m)) is not None and not _only_tells(h)]
        if not named and "they" not in scene.lower:
            spoken_of = _unnamed(scene)
        if len(spoken_of) > 1:
            self._last = None  # "Orsik met Brel. She ...": either may be meant
        if len(spoken_of) == 1:
            self._last, self._number = scene.argument(spoken_of[0]), number
            if not named:
                self._anybody, self._anybody_number = self._last, number
        if named:
            only = scene.head(next(iter(named.values()))) if len(named) == 1 else None
            self._anybody, self._anybody_number = (scene.argument(only) if only is not None else None), number

    def _note_group(self, scene: Scene, number: int) -> None:
        groups = list(_groups(scene))
        if len(groups) == 1:
            self._group, self._group_number = scene.argument(groups[0]), number
        elif groups:
            self._group = None  # "Police arrested three students. They ...": either may be meant
        elif any(t.lower_ in TOGETHER and _is_main(t.head) for t in scene.sentence.doc):
            self._group_number += number - self._group_number == 1

    def note_attack(self, event: Event) -> None:
        """Take note of who attacked."""
        if event.type == "ASSAULT" and event.actors:
            self._attackers, self._attack_number = event.actors, self._now

    def meant(self, scene: Scene, tokens: Iterable[Token], verb: Token, acted: str = "") -> tuple[Argument, ...]:
        """Whom the pronouns among some fillers of a verb mean, `acted` the type of what they did; empty where it is not
        sure.
        """
        for token in tokens:
            if token.lower_ not in ALONE | TOGETHER or token.tag_ != "PRP":
                continue
            asked = token.i, verb.i, acted in SPEECH, acted == "ASSAULT"
            if asked not in self._answers:
                self._answers[asked] = self._answer(scene, token, verb, acted)
            if found := self._answers[asked]:
                return found
        return ()

    def _answer(self, scene: Scene, pronoun: Token, verb: Token, acted: str) -> tuple[Argument, ...]:
        if self._is_quoted(scene, pronoun) or _is_cut_off(pronoun, verb):
            return ()
        self._look_back()
        if pronoun.lower_ in ALONE:
            one = self._one(scene, pronoun, acted)
            return (one,) if one is not None else ()
        return self._several(scene, pronoun, acted) if _is_main(pronoun.head) else ()

    def _is_quoted(self, scene: Scene, token: Token) -> bool:
        before = bisect.bisect_left(scene.quotes, token.idx)
        return (self._quotes + before) % 2 == 1

    def _one(self, scene: Scene, pronoun: Token, acted: str) -> Argument | None:
        who, number = (self._anybody, self._anybody_number) if acted in SPEECH else (self._last, self._number)
        if who is None or self._now - number > REACH:
            return None
        start, _ = scene.sentence.span(pronoun, pronoun)
        named = any(m.label == "PERSON" and m.start < start for m in scene.mentions) or any(
            t.i < pronoun.i and t.dep_ in SUBJECTS and t.tag_ == "NNP" and scene.mention(t) is None
            for t in scene.sentence.doc
        )
        return None if named else who

    def _several(self, scene: Scene, pronoun: Token, acted: str) -> tuple[Argument, ...]:
        ours = [child.i for child in pronoun.head.children if child.dep_ in SUBJECTS]  # nobody acts upon himself
        if any(t.i < pronoun.i and t.dep_ in SUBJECTS and t.i not in ours for t in scene.sentence.doc):
            return ()  # "When the council met, they ...": the council may be meant
        if self._group is not None and self._now - self._group_number == 1:
            return (self._group,)
        # "Gunmen killed two farmers. They abducted a third": who attacked attacks again
        return self._attackers if acted == "ASSAULT" and self._now - self._attack_number == 1 else ()


def _groups(scene: Scene) -> Iterator[Token]:
    """The groups a sentence says something of, besides who only tells it."""
    for token in scene.sentence.doc:
        if token.dep_ not in PARTAKING or not _is_main(token.head) or (token.dep_ == "nsubj" and cue_class(token.head)):
            continue
        for one in conjuncts(token):
            several = one.tag_ in ("NNS", "NNPS") or one.lower_ in MANY_IN_ONE
            if several and scene.kind(one) is Kind.AGENT:
                yield one


def _is_main(verb: Token) -> bool:
    """Whether a verb is what its sentence says, or one of several such."""
    while verb.dep_ in ("conj", "parataxis"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_cut_off(pronoun: Token, verb: Token) -> bool:
    # "He added the rebels planned to burn the mill": a subject of its own stands between.
    return any(token.dep_ in SUBJECTS for token in verb.doc[pronoun.i + 1 : verb.i])


def _unnamed(scene: Scene) -> list[Token]:
    """Whom a sentence without names speaks of ("the president"), where its subject is the only one."""
    found = [t for t in scene.sentence.doc if t.tag_ == "NN" and t.dep_ not in ("compound", "nmod:poss")]
    found = [t for t in found if (who := scene.agent(t)) is not None and who.is_person]
    return [t for t in found if t.dep_ in SUBJECTS and not _only_tells(t)] if len(found) == 1 else []


def _only_tells(head: Token) -> bool:
    while head.dep_ == "appos":
        head = head.head  # "His lawyer, Ada Brel, said"
    return head.dep_ == "nsubj" and bool(cue_class(head.head))
