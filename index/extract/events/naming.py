"""Where else an article names what it tells: "killing two" beside "attacked", and "the attack" further down. Such words
tell nothing new; they are kept so that a reader sees where an event is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
from spacy.strings import get_string_id
from spacy.tokens import Token

from index.extract.events.agreement import REAL, agree, shared
from index.extract.events.groups import Group
from index.extract.events.merge import STEM, same_way
from index.extract.events.parties import inside_objects
from index.extract.events.roles import Bound
from index.extract.events.scene import Scene
from index.extract.events.triggers import Match, rules_of_noun
from index.extract.events.where import as_place
from index.extract.words import words
from index.records import Event, Place, Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DETERMINED = DEFINITE | {"all", "both"}
WHERE = ("in", "at", "near", "outside", "inside")
HURT = ("killed", "injured")
NAMED = frozenset({"ASSAULT", "COERCE", "PROTEST", "X-ACCIDENT", "X-DISASTER", "X-DEATH", "X-CRIME", "X-HEALTH"})
"""Types whose events are spoken of by a noun; "the talks" are many, "the bombing" is one."""

DEEDS = frozenset(
    f"{name}_noun"
    for name in "asylum ban blockade clemency cooperation drill granted pledge relief restriction".split()
)
"""Sets of objects that say what is done, where the verb beside them says little."""


@dataclass(frozen=True)
class Naming:
    """A noun that names an event without telling it, with what the event may be."""

    span: Span
    kinds: frozenset[tuple[str, str]]
    """Type and mode of the rules of the noun."""
    place: Place | None = None


def joined(scene: Scene, group: Group) -> tuple[Span, ...]:
    """The other triggers of what a sentence says of one happening, and objects that are deeds: "issued a ban"."""
    spans = [scene.sentence.span(bound.match.first, bound.match.last) for bound in group.bounds]
    spans += [scene.sentence.span(token, token) for bound in group.bounds for token in _deeds(bound)]
    first, *others = spans
    kept = dict.fromkeys(span for span in others if span[1] <= first[0] or first[1] <= span[0])
    return tuple(Span(*span, scene.text[slice(*span)]) for span in kept)


def _deeds(bound: Bound) -> list[Token]:
    sets = {need.partition(":")[2] for need in bound.rule.needs if need.startswith("object:")} & DEEDS
    return [token for token in (inside_objects(bound) if sets else ()) if any(token.lower_ in words(s) for s in sets)]


def naming(scene: Scene, match: Match) -> Naming | None:
    """The event noun of a match, where it is definite: "the attack", "Monday's bombing"; "his killing" is
    of somebody we would have to find first.
    """
    kinds = frozenset((rule.type, rule.mode) for rule in match.rules if rule.pos == "noun" and rule.type in NAMED)
    if kinds and _is_definite(match.head) and match.head.tag_ in ("NN", "NNS"):
        return _named(scene, match.first, match.last, kinds, _place_of(scene, match.head))
    hurt = frozenset((rule.type, rule.mode) for rule in match.rules if rule.pos == "verb" and rule.toll in HURT)
    if hurt and match.head.dep_ == "acl" and match.head.tag_ == "VBN" and _are_meant(match.head.head):
        return _named(scene, match.first, match.last, hurt)
    return None


def allusions(scene: Scene) -> Iterator[Naming]:
    """Words that name an event and are no triggers: "the explosion site", "the bombing suspects", "the virus"."""
    for token in () if _looks().isdisjoint(scene.numbers) else scene.sentence.doc:
        if token.lower_ in words("sickness"):
            yield _named(scene, token, token, frozenset({("X-HEALTH", "")}))
        elif token.lower_ in words("of_event"):
            for noun in (child for child in token.lefts if child.dep_ == "compound"):
                kinds = frozenset((rule.type, rule.mode) for rule in rules_of_noun(noun) if rule.type in NAMED)
                if kinds and (_is_definite(token) or _is_definite(noun)):
                    yield _named(scene, noun, noun, kinds)


@cache
def _looks() -> frozenset[int]:
    """spaCy's numbers of the words that say what may be of an event, and of sicknesses."""
    return frozenset(get_string_id(word) for word in words("of_event") | words("sickness"))


def _named(
    scene: Scene, first: Token, last: Token, kinds: frozenset[tuple[str, str]], place: Place | None = None
) -> Naming:
    start, end = scene.sentence.span(first, last)
    return Naming(Span(start, end, scene.text[start:end]), kinds, place)


def _place_of(scene: Scene, noun: Token) -> Place | None:
    """Where an event noun says that it was: "the attack in Halvard"."""
    found = (scene.mention(token) for token in scene.graph.noun(noun).oblique(*WHERE))
    places = (as_place(m, scene.entities) for m in found if m is not None and m.label == "LOC")
    return next((place for place in places if place.kind != "country"), None)


def _is_definite(noun: Token) -> bool:
    before = [child for child in noun.children if child.i < noun.i]
    return any(
        child.lower_ in DEFINITE
        or (child.dep_ == "nmod:poss" and child.tag_ != "PRP$")
        or (child.dep_ == "compound" and child.tag_ == "NNP")
        for child in before
    )


def _are_meant(people: Token) -> bool:
    """Whether words for people are of those somebody has told of: "those", "the members", "all of the men"."""
    return people.lower_ in DETERMINED or any(child.lower_ in DETERMINED for child in people.lefts)


def with_namings(events: Sequence[Event], every: Iterable[Event], found: Iterable[Naming]) -> list[Event]:
    """Events with the words that name them: each noun names the nearest event before it of its type, the one that was
    done in its way or told with its word first. Of `every` event that was told, those that are not among `events` said
    too little, and are words for one of them too.
    """
    events = _with_left_out(events, [event for event in every if event not in events])
    added: dict[str, list[Span]] = {}
    places: dict[str, Place] = {}
    for noun in found:
        types = {type_ for type_, _ in noun.kinds}
        alike = [event for event in events if event.type in types and event.modality in REAL]
        before = [event for event in alike if event.evidence.start <= noun.span.start] or alike
        taken = (span for e in events for span in (e.trigger, *e.also, *(again.trigger for again in e.retold)))
        if not before or any(span.start < noun.span.end and noun.span.start < span.end for span in taken):
            continue
        best = max(before, key=lambda event: (_is_like(event, noun), _near(event, noun.span.start)))
        added.setdefault(best.id, []).append(noun.span)
        if best.place is None and noun.place is not None:
            places.setdefault(best.id, noun.place)
    return [
        msgspec.structs.replace(e, also=(*e.also, *added[e.id]), place=places.get(e.id, e.place))
        if e.id in added
        else e
        for e in events
    ]


def _with_left_out(kept: Sequence[Event], left: Iterable[Event]) -> list[Event]:
    """Events with the words of those left out where nothing these say is at odds with one that was kept: "who carried
    out the bombing", "was hurt in it". The one told in the same way and nearest is meant.
    """
    added: dict[str, list[Span]] = {}
    for event in left:
        alike = [e for e in kept if agree(e, event) and _are_tied(e, event)]
        if alike:
            best = min(alike, key=lambda e: (not same_way(e, event), abs(e.trigger.start - event.trigger.start)))
            retold = (again.trigger for again in event.retold)
            added.setdefault(best.id, []).extend((event.trigger, *event.also, *retold))
    return [msgspec.structs.replace(e, also=(*e.also, *added[e.id])) if e.id in added else e for e in kept]


def _are_tied(told: Event, event: Event) -> bool:
    """Whether more than nothing speaks for two being one: its way, a party, or that the second names none."""
    parties = shared(told.actors, event.actors) or shared(told.targets, event.targets)
    return parties or same_way(told, event) or not (event.actors or event.targets)


def _is_like(event: Event, noun: Naming) -> bool:
    modes = {mode for _, mode in noun.kinds if mode}
    return bool(modes & set(event.mode)) or event.trigger.text[:STEM].lower() == noun.span.text[:STEM].lower()


def _near(event: Event, at: int) -> int:
    return max(-abs(at - span.start) for span in (event.trigger, *(again.trigger for again in event.retold)))
