"""News or background: whether a sentence reports what happened now, or reminds the reader of what led to it.

A date decides where there is one, a toll speaks for news; position and tense only where neither does (research on
main events in news: date and casualties override position).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.charges import is_reason
from index.extract.events.graph import Clause
from index.extract.events.scene import Scene
from index.extract.events.tree import is_verb, outermost_conjunct, preposition
from index.extract.events.when import is_old
from index.records import When

OLD_DAYS = 10
"""What ended longer ago than this is background: weekly papers look back a week."""

MATTER = frozenset({"over", "about", "regarding", "concerning"})
"""Behind these stands what somebody speaks of."""

LATE_PARAGRAPHS = 0.34
"""An undated event without a toll is main news in the first third of an article only."""


_AFTER = re.compile(r"\b(?:weeks|months?|years?|decades?) (?:after|since)\b")


def is_background(
    scene: Scene, clause: Clause, when: When | None, published: str | None, has_toll: bool, paragraphs: int
) -> bool:
    """Whether an event is background. `paragraphs` is the number of the article's paragraphs."""
    if when is not None and when.basis in ("explicit", "relative"):
        return is_old(when, published, OLD_DAYS)
    verb = clause.governor
    if _is_years_before(scene, verb):
        return True
    if _is_pluperfect(verb) or _after_since(verb):
        return True
    if is_reason(verb) or (clause.is_noun and clause.light is None and _is_subject_matter(clause.head)):
        return True
    if has_toll:
        return False
    describes = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG") and verb.head.dep_ != "ROOT"
    if describes and not any(c.dep_ in ("mark", "case") for c in verb.children):
        return True  # "the sanctions imposed on ...": what is spoken of, not what happened
    if clause.is_noun and clause.light is None and _is_definite(clause.head) and not _is_announced(clause):
        return True
    late = scene.sentence.paragraph > max(3, paragraphs * LATE_PARAGRAPHS)
    return late and _is_state(verb)


def _is_years_before(scene: Scene, verb: Token) -> bool:
    # "reopened its school seven years after soldiers shelled it": what is told behind it is as old as it says.
    ends = [match.end() for match in _AFTER.finditer(scene.line) if match.end() <= verb.idx]
    return any(set(scene.line[end : verb.idx]).isdisjoint(",;:") for end in ends)


def _is_pluperfect(verb: Token) -> bool:
    had = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children)
    return had and not any(t.lower_ in ("said", "told", "added", "announced") for t in verb.doc)


def _after_since(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.text.lower() == "since" for c in verb.children)


def _is_subject_matter(noun: Token) -> bool:
    # "the controversy over the killing of a man", "concern about an escalation of hostilities"
    token = outermost_conjunct(noun)
    for _ in range(2):
        if preposition(token) in MATTER:
            return True
        if token.dep_ != "nmod" or preposition(token) != "of":
            return False
        token = token.head
    return False


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.text.lower() == "the" for c in noun.children)


def _is_announced(clause: Clause) -> bool:
    # "announced the capture of", "claimed responsibility for the bombing of": told here for the first time.
    return clause.head.dep_ in ("obj", "nmod", "nsubj:pass") and any(cue_class(a) for a in clause.head.ancestors)


def _is_state(verb: Token) -> bool:
    # "has been fighting", "is playing a part", "forces fighting on": what goes on, not what happened. The present
    # perfect of a late paragraph sums up years ("Iran has helped to train ...").
    while verb.dep_ == "xcomp" and is_verb(verb.head):
        verb = verb.head
    auxiliaries = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    if verb.tag_ == "VBG" and verb.dep_ == "acl":
        return True
    return verb.tag_ in ("VBP", "VBZ") or bool(auxiliaries & {"is", "are", "has", "have"})
