"""Who claims that a happening is theirs: "claimed responsibility for the raid", and "claimed responsibility" alone, of
what was told last.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from spacy.tokens import Token

from index.extract.events.blame import own_deed
from index.extract.events.complements import is_party
from index.extract.events.merge import filled
from index.extract.events.roles import Bound
from index.extract.events.scene import Scene
from index.extract.events.tree import is_nobody, is_verb, preposition
from index.extract.inflection import verb_forms
from index.records import Attribution, Event, Span

CLAIM = frozenset(form for verb in ("claim", "accept", "admit", "assume", "take") for form in verb_forms(verb))
CREDIT = frozenset({"responsibility", "credit"})
DENIALS = frozenset({"not", "n't", "never", "no"})


def claimant(scene: Scene, bound: Bound) -> Token | None:
    """Who claimed responsibility for the event, if the sentence says so."""
    if bound.rule.pos == "noun" and bound.rule.type == "ASSAULT":
        own = own_deed(scene, bound.match.head, bound.clause.light)
        if own is not None:
            return own
    for ancestor in bound.match.head.ancestors:
        if ancestor.text.lower() in CREDIT and ancestor.head.text.lower() in CLAIM:
            return _somebody(scene.graph.verb(ancestor.head).subjects)
    for token in bound.match.head.doc if any(word in scene.lower for word in CREDIT) else ():
        if (
            token.text.lower() in CLAIM
            and any(c.text.lower() in CREDIT for c in token.children)
            and bound.match.head in token.subtree
            and not _is_another_clause(bound.match.head, token)
        ):
            return _somebody(scene.graph.verb(token).subjects)
    return None


def _somebody(subjects: Sequence[Token]) -> Token | None:
    return subjects[0] if subjects and not is_nobody(subjects[0]) else None


def _is_another_clause(head: Token, verb: Token) -> bool:
    # "nobody claimed responsibility, but officials blamed the rebels"
    while head.i != verb.i and head.head.i != head.i:
        if head.dep_ == "conj" and is_verb(head):
            return True
        head = head.head
    return False


def give_to_claimant(scene: Scene, events: list[Event], near: Collection[str]) -> None:
    """Add who claims responsibility, and does not say for what, to the attack told last; `near` are the ids of events
    that may be meant.
    """
    claim = _bare_claim(scene)
    if claim is None:
        return
    for at in reversed(range(len(events))):
        told = events[at]
        if told.id in near and told.type == "ASSAULT" and told.modality == "asserted" and not told.background:
            events[at] = filled(told, _claimed(scene, told, *claim))
            return


def _bare_claim(scene: Scene) -> tuple[Token, Token] | None:
    """(who claims, the verb) where a sentence does not say what is claimed: "The Red Banner claimed responsibility in a
    statement"; None where nobody claims, or what is claimed is told.
    """
    for credit in scene.sentence.doc:
        verb = credit.head
        if credit.lower_ not in CREDIT or credit.dep_ != "obj" or verb.lower_ not in CLAIM:
            continue
        told = any(preposition(child) == "for" for child in (*credit.children, *verb.children))
        denied = any(child.lower_ in DENIALS for child in (*credit.children, *verb.children))
        who = _somebody(scene.graph.verb(verb).subjects)
        if not told and not denied and who is not None and is_party(scene, who):
            return who, verb
    return None


def _claimed(scene: Scene, event: Event, who: Token, verb: Token) -> Event:
    """An event as who claims it tells it."""
    start, end = scene.sentence.span(verb, verb)
    claimant_ = scene.argument(who)
    return msgspec.structs.replace(
        event,
        trigger=Span(start, end, scene.text[start:end]),
        evidence=Span(scene.sentence.start, scene.sentence.end, scene.text[scene.sentence.start : scene.sentence.end]),
        actors=(claimant_,),
        modality="claimed",
        attribution=Attribution(
            claimant_.text, claimant_.start, claimant_.end, claimant_.canonical, "claimed responsibility"
        ),
        retold=(),
        also=(),
    )
