"""Which body "it" or "its forces" means, and which two "the two sides" are, from one sentence to the next. Only where
one body, or one pair, has been spoken of: who is not sure stays as the text has it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Token

from index.extract.events.kinds import Kind, state_of
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, is_verb, preposition
from index.extract.words import words
from index.records import Argument

PAIR_REACH = 8
"""Sentences back to the two that "the two countries" are."""

OWNED = frozenset({"its", "their"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PARTAKING = SUBJECTS | {"obj", "iobj", "obl:agent", "ROOT"}
BESIDE = frozenset({"with", "between", "by", "to", "against"})
"""Prepositions behind which a party stands; behind "in" stands a place."""


@dataclass(frozen=True)
class _Named:
    number: int
    entity: int
    argument: Argument
    label: str
    acts: bool


@dataclass
class Anaphora:
    """The bodies and people an article has named so far, and who its last sentence was about."""

    _unread: deque[tuple[int, Scene]] = field(default_factory=deque)
    _named: list[_Named] = field(default_factory=list)
    _now: int = -1
    _subject: Argument | None = None
    _owner: Argument | None = None
    """Whose is what the next sentence calls "its"."""
    _subject_number: int = -9

    def begin(self, number: int) -> None:
        """The sentence of this number is read from now on."""
        self._now = number

    def note(self, scene: Scene) -> None:
        """Keep a sentence that was read: it is looked through only when something points back."""
        self._unread.append((self._now, scene))

    def doers(self, scene: Scene, tokens: Iterable[Token]) -> tuple[Argument, ...]:
        """Those who act, as records: of "Israeli jets", whose they are."""
        found: list[Argument] = []
        for token in tokens:
            owner = _owner_of_craft(scene, token)
            for one in self.arguments(scene, token):
                told = one if owner is None else msgspec.structs.replace(one, canonical=owner[0], country=owner[1])
                add(found, told)
        return tuple(found)

    @staticmethod
    def owners(scene: Scene, weapons: Iterable[Token]) -> tuple[Argument, ...]:
        """Whose the weapons and craft are that strike: "Russian drones hit a market"."""
        found: list[Argument] = []
        for token in weapons:
            owner = _owner_of_craft(scene, token)
            if owner is not None:
                add(found, msgspec.structs.replace(scene.argument(owner[2]), canonical=owner[0], country=owner[1]))
        return tuple(found)

    def arguments(self, scene: Scene, token: Token) -> tuple[Argument, ...]:
        """A filler as records: the pair it points back to, else itself."""
        if token.tag_ == "NNS" and scene.mention(token) is None and _is_pair(token):
            return self._pair(scene, token) or (scene.argument(token),)
        argument = scene.argument(token)
        return (self._owned(scene, token, argument),)

    def it(self, scene: Scene, pronouns: tuple[Token, ...], acted: str) -> tuple[Argument, ...]:
        """The body that "it" means as the subject of a main clause, `acted` the type of what it did."""
        for pronoun in pronouns:
            if pronoun.lower_ == "it" and pronoun.tag_ == "PRP" and pronoun.dep_ in SUBJECTS:
                before = [t for t in scene.sentence.doc[: pronoun.i] if t.dep_ in SUBJECTS and t.lower_ != "it"]
                if before or '"' in scene.line or "“" in scene.line:
                    return ()
                found = self._spoken_of()
                return (found,) if found is not None else ()
        return ()

    def _read(self) -> None:
        while self._unread:
            number, scene = self._unread.popleft()
            for mention in scene.mentions:
                head = (
                    scene.head(mention) if mention.label in ("ORG", "PERSON", "LOC") and mention.entity >= 0 else None
                )
                if head is not None:
                    acts = mention.label != "LOC" or _partakes(head)
                    self._named.append(_Named(number, mention.entity, scene.argument(head), mention.label, acts))
            self._note_subject(number, scene)

    def _note_subject(self, number: int, scene: Scene) -> None:
        bodies = list(_subjects(scene))
        goes_on = any(t.lower_ == "it" and t.dep_ in SUBJECTS and _is_main(t.head) for t in scene.sentence.doc)
        if len(bodies) == 1 and (argument := _body_argument(scene, bodies[0])) is not None:
            self._subject, self._owner, self._subject_number = argument, _state_of(scene, bodies[0]), number
        elif not bodies and goes_on and number - self._subject_number == 1:
            self._subject_number = number

    def _spoken_of(self) -> Argument | None:
        self._read()
        return self._subject if self._now - self._subject_number == 1 else None

    def _candidates(self, scene: Scene, token: Token) -> Iterator[_Named]:
        """What was named before a token, the last first."""
        self._read()
        start, _ = scene.sentence.span(token, token)
        for mention in reversed(scene.mentions):
            if mention.label in ("ORG", "PERSON", "LOC") and mention.entity >= 0 and mention.end <= start:
                head = scene.head(mention)
                if head is not None and _governor(head) != _governor(token):
                    acts = mention.label != "LOC" or _partakes(head)
                    yield _Named(self._now, mention.entity, scene.argument(head), mention.label, acts)
        yield from reversed(self._named)

    def _pair(self, scene: Scene, token: Token) -> tuple[Argument, ...]:
        candidates = [n for n in self._candidates(scene, token) if self._now - n.number <= PAIR_REACH and n.acts]
        wanted: list[tuple[str, ...]] = [("PERSON",)] if token.lower_ in words("pair_people") else []
        wanted += [("ORG", "LOC")] if token.lower_ in words("pair_bodies") else []
        for labels in wanted:
            by_sentence: dict[int, dict[int, Argument]] = {}
            for named in candidates:
                if named.label in labels:
                    by_sentence.setdefault(named.number, {}).setdefault(named.entity, named.argument)
            for found in by_sentence.values():  # the nearest sentence first
                if len(found) == 2:
                    return tuple(reversed(found.values()))
                if len(found) > 2:
                    break
        return ()

    def _owned(self, scene: Scene, token: Token, argument: Argument) -> Argument:
        """ "Its forces" with whose they are."""
        owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.lower_ in OWNED), None)
        named = argument.canonical not in ("", argument.text) or scene.entity(token) is not None
        acts = token.dep_ in (*SUBJECTS, "obl:agent")  # "dissolved the party and banned its leader": whose is not sure
        if owner is None or named or not acts or scene.kind(token) is not Kind.AGENT:
            return argument
        found = _owner_inside(scene, token, owner)
        if found is None and owner.lower_ == "its" and not _has_subject_before(scene, owner):
            found = self._owner if self._spoken_of() is not None else None
        if found is None:
            return argument
        name = (found.canonical or found.text).partition("'s ")[0]
        if not name[:1].isupper():
            return argument  # "the army said its troops": whose army is not said
        mark = "'" if name.endswith("s") else "'s"
        return msgspec.structs.replace(
            argument, canonical=f"{name}{mark} {argument.text}", country=argument.country or found.country
        )


def _is_pair(token: Token) -> bool:
    if token.lower_ not in words("pair_people") | words("pair_bodies"):
        return False
    marks = {child.lower_ for child in token.children if child.dep_ in ("nummod", "det", "cc:preconj", "det:predet")}
    if any(child.dep_ in ("nmod", "acl:relcl", "acl", "nmod:poss", "appos", "conj") for child in token.children):
        return False
    return "both" in marks or {"the", "two"} <= marks


def _partakes(head: Token) -> bool:
    """Whether a named place acts or is acted upon, and is not merely where something is."""
    if head.dep_ == "conj":
        return _partakes(head.head)
    if head.dep_ in ("obl", "nmod"):
        return preposition(head) in BESIDE
    return head.dep_ in PARTAKING


def add(found: list[Argument], one: Argument) -> None:
    """Take in an argument unless its words are taken."""
    if not any(a.start < one.end and one.start < a.end for a in found):
        found.append(one)


def _owner_of_craft(scene: Scene, token: Token) -> tuple[str, str, Token] | None:
    """(name, country, word) of the named state or force whose weapon or craft strikes."""
    thing = scene.mention(token)
    if thing is None or thing.label not in ("WEAPON", "VEHICLE"):
        return None
    for child in token.children:
        entity = scene.entity(child) if child.dep_ in ("compound", "amod", "nmod:poss") else None
        if entity is not None and entity.label in ("NORP", "LOC", "ORG"):
            return state_of(entity, child), entity.country, child
    return None


def _governor(token: Token) -> int:
    """The word that a name, or the phrase it is part of, is a party to."""
    while token.dep_ in ("conj", "appos", "nmod", "nmod:poss", "compound", "amod", "flat") and token.head.i != token.i:
        token = token.head
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.i


def _subjects(scene: Scene) -> Iterator[Token]:
    """The subjects of what a sentence mainly says that are no pronouns."""
    for token in scene.sentence.doc:
        if token.dep_ in SUBJECTS and token.tag_ != "PRP" and _is_main(token.head):
            yield from conjuncts(token)


def _is_main(verb: Token) -> bool:
    while verb.dep_ in ("conj", "parataxis"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _body_argument(scene: Scene, token: Token) -> Argument | None:
    """A subject as a record, where it is one body: a named organisation or state, an army, a ministry."""
    mention = scene.mention(token)
    if mention is not None:
        entity = scene.entity(token)
        is_state = mention.label == "LOC" and entity is not None and entity.kind == "country"
        return scene.argument(token) if mention.label == "ORG" or is_state else None
    found = scene.agent(token)
    is_body = token.tag_ == "NN" and found is not None and not found.is_person and scene.kind(token) is Kind.AGENT
    return scene.argument(token) if is_body else None


def _state_of(scene: Scene, token: Token) -> Argument | None:
    """A body as a record, or the state whose ministry or army it is: "Russia's defence ministry said its forces"."""
    body = _body_argument(scene, token)
    for child in token.children if body is not None and not body.canonical[:1].isupper() else ():
        entity = scene.entity(child) if child.dep_ in ("nmod:poss", "compound", "amod") else None
        if entity is not None and entity.kind == "country":
            return scene.argument(child)
    return body


def _owner_inside(scene: Scene, token: Token, owner: Token) -> Argument | None:
    """Who owns what "its" marks, where a subject before it in the sentence is the only one that can."""
    for verb in token.ancestors:
        if not is_verb(verb):
            continue
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.i < owner.i and child is not token and not child.is_ancestor(owner):
                many = child.tag_ in ("NNS", "NNPS")
                fits = scene.mention(child) is not None or many == (owner.lower_ == "their")
                return _state_of(scene, child) if fits and len(conjuncts(child)) == 1 else None
    return None


def _has_subject_before(scene: Scene, owner: Token) -> bool:
    return any(t.dep_ in SUBJECTS and t.lower_ != "it" for t in scene.sentence.doc[: owner.i])
