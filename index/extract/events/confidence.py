"""How sure we are of an event: a product of small doubts, each a property of the parse or of what is missing; and the
same doubts in words, for those who ask why.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from math import prod

from index.extract.events.anchors import came_about
from index.extract.events.groups import Group
from index.extract.events.rules import frames
from index.extract.events.scene import Scene
from index.extract.words import LEXICON
from index.records import Event

LONG_SENTENCE_TOKENS = 45
"""Beyond this our parser errs more often."""


BEGUN = frozenset({"takes-effect", "opened"})
"""Needs by which a verb says that what a noun tells took place: "a truce took effect"."""


@cache
def _weak_rules() -> dict[str, float]:
    """How often rules that err more than others are right, as learned from texts with a key."""
    return tomllib.loads((LEXICON / "precision.toml").read_text(encoding="utf-8"))


def confidence(scene: Scene, group: Group, event: Event) -> float:
    """From 0 to 1."""
    return round(prod(factor for _, factor in doubts(scene, group, event)), 2)


def doubts(scene: Scene, group: Group, event: Event) -> Iterator[tuple[str, float]]:
    """(reason, factor) of everything that makes an event more or less sure."""
    main = group.main
    frame = frames()[main.rule.frame]
    yield "an event found by a rule", 0.95
    if main.rule.id in _weak_rules():
        yield "its rule is right less often than others", _weak_rules()[main.rule.id]
    begun = bool(BEGUN.intersection(main.rule.needs))
    if main.clause.is_noun and main.clause.light is None and not begun and main.rule.pos != "adjective":
        yield "told by a noun", 0.9
    if not event.actors and frame.actor and not main.clause.passive:
        yield "nobody named who did it", 0.9
    if not event.actors and not event.targets and (frame.actor or frame.target or frame.instrument):
        somewhere = event.killed or event.injured or event.place or begun
        yield "neither actor nor target", 0.8 if somewhere else 0.55 if came_about(scene, main) else 0.4
    if any(argument.end <= scene.sentence.start for argument in (*event.actors, *event.targets)):
        yield "whom a pronoun means is told in another sentence", 0.85
    if main.refused:
        yield f"fillers that do not fit their role: {main.refused}", 0.85**main.refused
    if len(scene.sentence.doc) > LONG_SENTENCE_TOKENS:
        yield "a long sentence", 0.9
    if event.modality in ("hypothetical", "negated", "believed"):
        yield f"the text is not sure: {event.modality}", 0.9
