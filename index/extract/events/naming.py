"""Where else an article names what it tells: "killing two" beside "attacked", and "the attack" further down. Such words
tell nothing new; they are kept so that a reader sees where an event is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from index.extract.events.agreement import REAL
from index.extract.events.groups import Group
from index.extract.events.merge import STEM
from index.extract.events.scene import Scene
from index.extract.events.triggers import Match
from index.records import Event, Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NAMED = frozenset({"ASSAULT", "COERCE", "PROTEST", "X-ACCIDENT", "X-DISASTER", "X-DEATH", "X-CRIME"})
"""Types whose events are spoken of by a noun; "the talks" are many, "the bombing" is one."""


@dataclass(frozen=True)
class Naming:
    """A noun that names an event without telling it, with what the event may be."""

    span: Span
    kinds: frozenset[tuple[str, str]]
    """Type and mode of the rules of the noun."""


def joined(scene: Scene, group: Group) -> tuple[Span, ...]:
    """The other triggers of what a sentence says of one happening."""
    spans = [scene.sentence.span(bound.match.first, bound.match.last) for bound in group.bounds]
    first, *others = spans
    kept = dict.fromkeys(span for span in others if span[1] <= first[0] or first[1] <= span[0])
    return tuple(Span(*span, scene.text[slice(*span)]) for span in kept)


def naming(scene: Scene, match: Match) -> Naming | None:
    """The event noun of a match, where it is definite: "the attack", "Monday's bombing"; "his killing" is
    of somebody we would have to find first.
    """
    kinds = frozenset((rule.type, rule.mode) for rule in match.rules if rule.pos == "noun" and rule.type in NAMED)
    before = [child for child in match.head.children if child.i < match.head.i]
    definite = any(child.lower_ in DEFINITE or (child.dep_ == "nmod:poss" and child.tag_ != "PRP$") for child in before)
    if not kinds or not definite or match.head.tag_ not in ("NN", "NNS"):
        return None
    start, end = scene.sentence.span(match.first, match.last)
    return Naming(Span(start, end, scene.text[start:end]), kinds)


def with_namings(events: Sequence[Event], found: Iterable[Naming]) -> list[Event]:
    """Events with the words that name them: each noun names the nearest event before it of its type, the one that was
    done in its way or told with its word first.
    """
    added: dict[str, list[Span]] = {}
    for noun in found:
        types = {type_ for type_, _ in noun.kinds}
        before = [e for e in events if e.type in types and e.modality in REAL and e.trigger.start < noun.span.start]
        taken = (span for e in events for span in (e.trigger, *e.also, *(again.trigger for again in e.retold)))
        if not before or any(span.start < noun.span.end and noun.span.start < span.end for span in taken):
            continue
        best = max(before, key=lambda event: (_is_like(event, noun), _last(event, noun.span.start)))
        added.setdefault(best.id, []).append(noun.span)
    return [
        msgspec.structs.replace(event, also=(*event.also, *added[event.id])) if event.id in added else event
        for event in events
    ]


def _is_like(event: Event, noun: Naming) -> bool:
    modes = {mode for _, mode in noun.kinds if mode}
    return bool(modes & set(event.mode)) or event.trigger.text[:STEM].lower() == noun.span.text[:STEM].lower()


def _last(event: Event, before: int) -> int:
    return max(span.start for span in (event.trigger, *(r.trigger for r in event.retold)) if span.start < before)
