"""From the sentences of an article to its events: triggers are bound to roles, what one sentence says of one happening
is joined, and each gets its place, day, toll, source and modality. Sentences are read in order, because "he said" and
"in the bombings" look back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

import msgspec
from spacy.tokens import Token

from index.extract.events import casualties, offsets, timing, where
from index.extract.events import when as dates
from index.extract.events.anaphora import add
from index.extract.events.background import is_background
from index.extract.events.blame import blamed
from index.extract.events.carried import CERTAIN, day_of_story
from index.extract.events.claims import give_to_claimant
from index.extract.events.confidence import confidence
from index.extract.events.context import contexts
from index.extract.events.datelines import place_of_residents, place_of_speech
from index.extract.events.games import is_match_report, is_play
from index.extract.events.graph import Graph
from index.extract.events.groups import Group, grouped, in_one_breath
from index.extract.events.hosts import MISHAPS, RESULT
from index.extract.events.merge import retold
from index.extract.events.naming import allusions, joined, naming, with_namings
from index.extract.events.prominence import depth, main_event
from index.extract.events.recoding import contents, recoded, recoded_modes
from index.extract.events.roles import bind
from index.extract.events.scene import Scene
from index.extract.events.sites import shaken
from index.extract.events.telling import BACK_REFERENCE_SENTENCES, Telling
from index.extract.events.totals import is_total, joined_to_earlier, with_parts
from index.extract.events.trace import Trace
from index.extract.events.tree import is_nobody
from index.extract.events.triggers import find, quad_and_score
from index.extract.events.voices import is_outdated
from index.extract.events.worth import worth_telling
from index.extract.language import Sentence
from index.extract.words import words
from index.records import (
    Argument,
    Attribution,
    Entity,
    Event,
    Frame,
    Mention,
    Quantity,
    Span,
)

SILENT_ROLES = frozenset({"caption", "repeated", "source", "byline", "dateline", "heading", "title"})
"""Parts that report no event of their own: they label, credit or repeat."""

LEAST_CONFIDENCE = 0.35
"""Below this an event is not worth a reader's trust and is left out."""

DENIABLE = frozenset({"ASSAULT", "COERCE"})
"""Types whose denial is news; that no talks were held or no aid was sent is none."""

UNDONE = frozenset({"attempted", "planned", "threatened", "hypothetical"})
"""What did not happen, or not yet."""


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    frame: Frame,
    article_id: str = "",
    trace: Trace | None = None,
) -> tuple[tuple[Event, ...], str]:
    """Every event of an article, in the order of its text, and the id of its main one; `trace` is told why."""
    paragraphs = sentences[-1].paragraph + 1 if sentences else 0
    telling = Telling(article_id, frame.published.value, paragraphs, frame.title, trace)
    plays = is_match_report(text)
    if not frame.title_inferred and not any(sentence.role == "title" for sentence in sentences):
        telling.ground.note_title(frame.title, mentions, entities)
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(mentions) and mentions[at].end <= sentence.start:
            at += 1
        inside = [m for m in mentions[at : at + 200] if m.start < sentence.end and m.end > sentence.start]
        if sentence.role in SILENT_ROLES:
            telling.ground.note_part(sentence, inside, entities, telling.published)
            continue
        graph = Graph(sentence.doc, words("light_verbs"))
        scene = Scene(sentence, text, graph, inside, entities, is_of_match_report=plays)
        telling.persons.begin(number, sentence.paragraph)
        telling.anaphora.begin(number)
        scene.earlier = partial(telling.persons.meant, scene)
        _read(telling, scene, number)
        telling.persons.note(scene)
        telling.anaphora.note(scene)
        telling.speakers.note(scene)
        telling.ground.note(scene)
    every = retold(telling.events, telling.hints)
    told = with_namings(worth_telling(every, len(text)), every, telling.namings)
    events = tuple(with_parts(telling.ground.placed(told), frozenset(telling.hints.totals)))
    return events, main_event(events, telling.depths, frame.title)


def _read(telling: Telling, scene: Scene, number: int) -> None:
    if telling.trace is not None:
        telling.trace.begin()
    bound = []
    for match in find(scene.sentence.doc, scene.numbers):
        if (found := bind(scene, match, telling.trace)) is not None:
            if not (scene.is_of_match_report and is_play(scene, found)):
                bound.append(found)
        elif (noun := naming(scene, match)) is not None:
            telling.namings.append(noun)
    telling.namings.extend(allusions(scene))
    groups = grouped(scene, bound)
    said = contents(groups)
    for content, act in said.items():
        if groups[act].type == "THREATEN":
            groups[act].threatened = groups[content]
    groups = [group for at, group in enumerate(groups) if at not in said]
    if "responsibility" in scene.lower:
        near = {identity for told, identity in telling.recent if number - told <= BACK_REFERENCE_SENTENCES}
        give_to_claimant(scene, telling.events, near)
    if not groups:
        telling.note_toll(scene, number)
        return
    owner = {token.i: at for at, group in reversed([*enumerate(groups)]) for token in group.tokens()}
    owner |= {b.match.head.head.i: at for at, g in enumerate(groups) for b in g.bounds if shaken(scene, b.match.head)}
    extra = dict(casualties.expressions(scene))
    hurting = next((at for at, group in enumerate(groups) if group.can_hurt), 0)
    here: dict[int, Event] = {}
    for at, group in enumerate(groups):
        made = _event(telling, scene, groups, at, owner, extra if at == hurting else {})
        if made is None:
            telling.namings.extend(filter(None, (naming(scene, b.match) for b in group.bounds)))
            continue
        made = timing.with_day_of_main_clause(made, group.main.clause.governor, here)
        here |= dict.fromkeys((head.i for head in group.heads()), made)
        lately = [identity for told, identity in telling.recent if number - told <= BACK_REFERENCE_SENTENCES]
        if joined_to_earlier(scene, group, made, telling.events, lately, telling.hints.totals):
            continue
        telling.ground.offer(scene, group.heads(), made, telling.events)
        telling.events.append(made)
        telling.depths[made.id] = (number, depth(group))
        telling.recent.append((number, made.id))
        telling.persons.note_attack(made)
        if group.points_back(scene) and (made.date is None or made.date.basis not in ("explicit", "relative")):
            telling.hints.pointing_back.add(made.id)
        if group.is_result:
            telling.hints.results.add(made.id)
            if is_outdated(scene, group.main.match.head):
                telling.hints.outdated.add(made.id)
        if group.is_reason:
            telling.hints.reasons.add(made.id)


def _event(
    telling: Telling,
    scene: Scene,
    groups: Sequence[Group],
    number: int,
    owner: dict[int, int],
    expressions: dict[str, Quantity],
) -> Event | None:
    group, alone = groups[number], len(groups) == 1
    main = group.main
    trigger = scene.sentence.span(main.match.first, main.match.last)
    attribution, cue = telling.speakers.attribute(scene, main.match.head)
    sure = group.certainty(cue)
    if sure is None:
        return None
    when, spoken = dates.choose_date(
        scene, number, owner, alone, group.heads(), telling.published, in_one_breath(groups, number)
    )
    if sure == "asserted" and timing.is_to_come(main.clause.governor, when, telling.published):
        sure = "planned"
    type_, sure = recoded(group.type, sure, group)
    if sure == "negated" and type_ not in DENIABLE:
        return None
    tolls = dict(group.tolls(scene))
    if sure in UNDONE:
        tolls.pop(main.rule.toll, None)  # "tried to kill the mayor" killed nobody
    for kind, quantity in expressions.items():
        if group.can_hurt and casualties.says_more(quantity, tolls.get(kind)):
            tolls[kind] = quantity  # "the number of people killed rose to 23"
    unhurt = group.targets and all(is_nobody(t) for t in group.targets) and not group.actors
    if sure == "negated" and (unhurt or not any(b.rule.toll == "" for b in group.bounds)):
        return None  # "nobody was hurt" is the toll of something else, not something that did not happen
    base = day_of_story(telling.events) or dates.publication(telling.ground.told_on or telling.published)
    when = offsets.counted_from(scene, group.heads(), base) or when
    place = where.choose_place(scene, groups, number, owner)
    if place is None and group.type in ("ASSAULT", "COERCE"):
        place = where.attacked_place(scene, group) or where.named_by_compound(scene, main.clause)
    if place is None and group.type not in where.VERBAL:
        place = place_of_residents(scene, group.actors) if group.type == "PROTEST" else None
        place = place or place_of_speech(scene)
    toll = bool(expressions) or any(b.rule.toll in RESULT and b.rule.pos == "verb" for b in group.bounds)
    counted = {b.rule.toll for b in group.bounds if b.rule.pos == "verb"}
    toll = toll or any(kind in counted and not (q.approx and q.min == 2 and q.max is None) for kind, q in tolls.items())
    day = timing.as_told(when, sure, telling.published) if sure in UNDONE else when
    old = is_background(scene, main.clause, day, telling.published, toll, telling.paragraphs)
    if group.claimed_by is not None:
        claimant = scene.argument(group.claimed_by)
        sure, old = "claimed", False
        if attribution is None:
            attribution = Attribution(
                claimant.text, claimant.start, claimant.end, claimant.canonical, "claimed responsibility"
            )
        actors: tuple[Argument, ...] = (claimant,)
    else:
        to_blame = () if type_ in MISHAPS else blamed(scene, main.match.head)
        doers = () if type_ in MISHAPS and main.rule.pos == "noun" else group.actors
        actors = telling.anaphora.doers(scene, doers or to_blame)
        if not actors and main.rule.pos == "verb" and not main.clause.passive:
            actors = telling.persons.meant(scene, main.clause.subjects, main.match.head, type_)
            actors = actors or telling.anaphora.it(scene, main.clause.subjects, type_)
            actors = actors or (telling.anaphora.owners(scene, main.clause.subjects) if type_ == "ASSAULT" else ())
    old = old or (when is None and offsets.is_counted_on(scene))
    certain = sure in CERTAIN and not (old or dates.is_earlier(group.heads()))
    when = timing.as_told(when, sure, telling.published)
    if when is None and certain:
        when = timing.taken_over(
            scene, type_, spoken, telling.events, telling.hints.totals, telling.published, telling.ground.told_on
        )
    quad, score = quad_and_score(type_)
    event = Event(
        quad=quad,
        score=score,
        id=hashlib.sha256("\0".join((telling.article_id, type_, *map(str, trigger))).encode()).hexdigest()[:12],
        type=type_,
        trigger=Span(*trigger, scene.text[slice(*trigger)]),
        evidence=Span(scene.sentence.start, scene.sentence.end, scene.text[scene.sentence.start : scene.sentence.end]),
        rule=main.rule.id,
        mode=recoded_modes(scene, group, type_),
        context=contexts(scene.text[scene.sentence.start : scene.sentence.end], telling.title),
        actors=actors,
        targets=_arguments(telling, scene, casualties.without_parts(scene, group.targets))
        or telling.persons.meant(scene, group.objects(), main.match.head),
        place=place,
        date=when,
        killed=tolls.get("killed"),
        injured=tolls.get("injured"),
        detained=tolls.get("detained"),
        displaced=tolls.get("displaced"),
        instrument=_arguments(telling, scene, group.instruments),
        attribution=attribution,
        modality=sure,
        background=old,
        also=joined(scene, group),
    )
    event = msgspec.structs.replace(event, confidence=confidence(scene, group, event))
    if event.confidence < LEAST_CONFIDENCE:
        return None
    if is_total(group, event):
        telling.hints.totals.add(event.id)
    if telling.trace is not None:
        telling.trace.tell(scene, group, event, cue)
    return event


def _arguments(telling: Telling, scene: Scene, tokens: Sequence[Token]) -> tuple[Argument, ...]:
    found: list[Argument] = []
    for token in tokens:
        for argument in telling.anaphora.arguments(scene, token):
            add(found, argument)
    return tuple(found)
