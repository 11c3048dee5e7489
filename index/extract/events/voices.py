"""Who speaks where no noun says so: a pronoun ("We reject it," the general said), a paper ("A report accused")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.attribution import sayings
from index.extract.events.complements import is_party
from index.extract.events.graph import Clause
from index.extract.events.pronouns import meant as meant_inside
from index.extract.events.scene import Scene
from index.extract.events.tree import outermost_conjunct, preposition
from index.extract.inflection import singular, verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose deed is done with words."""

PERSONAL = frozenset("he she they it we i him her them us me".split())
"""Pronouns that may stand for a party; whom they mean is told elsewhere in the text."""

FIRST_PERSON = frozenset({"we", "i"})
EARLIER = frozenset({"earlier", "previously", "initially", "originally"})
WRITING = frozenset(
    form
    for verb in "sign adopt pass issue publish release write send table submit approve draft present file hand"
    " circulate deliver launch back".split()
    for form in verb_forms(verb)
)
"""Verbs whose subject says what the paper they govern says."""


def is_personal(token: Token) -> bool:
    """Whether a token is a pronoun that may stand for a party."""
    return token.lower_ in PERSONAL and token.tag_ == "PRP"


def is_paper(token: Token) -> bool:
    """Whether a noun is a text that speaks for those who wrote it: a report, a petition, a resolution."""
    return singular(token.lower_) in words("paper")


def by_authors(scene: Scene, type_: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Fillers, with those who wrote it for a paper that speaks: "A UN report accused the army"."""
    if type_ not in SPOKEN or not any(is_paper(t) for t in tokens):
        return tokens
    return tuple(found for t in tokens for found in (_authors(scene, t) if is_paper(t) else ()) or (t,))


def _authors(scene: Scene, paper: Token) -> tuple[Token, ...]:
    own = [c for c in paper.children if c.dep_ in ("nmod:poss", "compound", "amod", "nmod") and c.i != paper.i]
    own = [c for c in own if preposition(c) in ("", "by", "from", "of") and is_party(scene, c)]
    verb = outermost_conjunct(paper).head
    if not own and paper.dep_ == "obj" and verb.lower_ in WRITING:
        own = [t for t in scene.graph.verb(verb).subjects if is_party(scene, t)]
    return tuple(own[:1])


def speaks(scene: Scene, bound: Bound) -> bool:
    """Whether somebody speaks whom no filler names: a pronoun, or a paper, to a party or of what is disputed."""
    if bound.rule.type not in SPOKEN or bound.actors:
        return False
    subjects = bound.clause.subjects
    if not any(is_personal(t) or is_paper(t) for t in subjects):
        return False
    if "infinitive" in bound.rule.needs:
        return True
    return any(is_party(scene, t) for t in bound.targets) or is_disputed(bound)


def is_disputed(bound: Bound) -> bool:
    """Whether a clause's object is what parties dispute: an offer, a demand, a ceasefire."""
    return any(singular(t.lower_) in words("disputed") for t in bound.clause.objects)


def told_pronoun(bound: Bound) -> bool:
    """Whether who is accused, told or threatened is a pronoun."""
    return bound.rule.type in SPOKEN and any(is_personal(t) for t in bound.clause.objects)


def speaker_of(scene: Scene, token: Token) -> Token | None:
    """Who says what a token stands in, where that is a party."""
    covering = [saying for saying in sayings(scene) if token.i in saying.covers]
    if not covering:
        return None
    found = min(covering, key=lambda saying: len(saying.covers)).speaker
    return found if is_party(scene, found) else None


def meant(scene: Scene, pronoun: Token, type_: str) -> Token:
    """Whom a pronoun means, else itself: "the health office said it had killed 300" is no killing by the office."""
    if pronoun.lower_ in FIRST_PERSON:
        # "We reject this plan," the general said: who speaks, though of violence only who may have done it.
        said_by = speaker_of(scene, pronoun)
        told = said_by is not None and (type_ != "ASSAULT" or scene.is_armed(said_by))
        return said_by if told and said_by is not None else pronoun
    return meant_inside(scene, pronoun, type_)


def speaker(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who says what a clause tells, where that is a party."""
    found = speaker_of(scene, clause.head)
    return (found,) if found is not None else ()


def is_outdated(scene: Scene, token: Token) -> bool:
    """Whether what a token stands in was told before what the article tells: "Officials had said that 12 died"."""
    verbs = [saying.verb for saying in sayings(scene) if token.i in saying.covers]
    return any(
        (c.lower_ == "had" and c.dep_ == "aux") or (c.lower_ in EARLIER and c.dep_ == "advmod")
        for verb in verbs
        for c in verb.children
    )
