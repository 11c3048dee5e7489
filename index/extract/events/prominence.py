"""Which event an article is about: the one its title and lead tell in a main clause, as news and as a fact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.extract.events.groups import Group
from index.extract.events.tree import is_verb
from index.extract.events.triggers import told_by
from index.extract.inflection import singular, verb_forms
from index.records import Event

STATEMENTS = frozenset(
    form
    for verb in "express voice condole sympathise sympathize mourn comment describe recall remember deny claim mark "
    "commemorate pray lament".split()
    for form in verb_forms(verb)
)
"""Verbs whose object is what somebody speaks of: no news of its own."""

SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "nmod", "obl", "nmod:poss", "amod", "compound"})
SURE = {"asserted": 0.4, "claimed": 0.3, "planned": 0.3, "threatened": 0.3, "alleged": 0.1}
LEAD_SENTENCES = 12
SAID = 0.8
"""What it is worth that the title says what an event says, and half of it that it says something of its kind."""

NAMED = 0.4
"""What it is worth that a party of an event stands in the title."""

OPEN = frozenset({"should", "must", "misdeed", "insult", "wants-of", "hours-to-act", "will-not", "not-infinitive"})
"""Needs of rules whose word alone says nothing: a title with "says", "gives" or "wants" tells of any kind of event."""

WORD = re.compile(r"[\w'-]+")


def depth(group: Group) -> float:
    """How far below its sentence's main clause a happening is told; 0 is the main clause or a report's."""
    token = group.main.clause.governor
    light = is_verb(token)
    levels = 0.0
    for _ in range(12):
        if token.head.i == token.i:
            break
        if token.dep_ in SUBORDINATE:
            levels += 1.0
        elif token.dep_ in ("obj", "conj", "nsubj") and is_verb(token.head):
            levels += 1.0 if token.head.lower_ in STATEMENTS else 0.7 if token.dep_ == "obj" and not light else 0.2
        token = token.head
    return levels + (1.0 if is_verb(token) and token.lower_ in STATEMENTS else 0.0)


def main_event(events: Sequence[Event], depths: Mapping[str, tuple[int, float]], title: str) -> str:
    """The id of the event an article is about, empty if it only recalls things. `depths` holds by event the number of
    its sentence and how deep in it the event is told.
    """
    told = [event for event in events if not event.background and event.modality not in ("negated", "hypothetical")]
    if not told:  # "had suspended aid": recalled, but what else is the text about?
        told = [event for event in events if event.modality == "asserted" and depths.get(event.id, (0, 1.0))[1] < 1.0]
    headline = _headline(title)
    best = max(
        told, key=lambda event: _weight(event, depths.get(event.id, (LEAD_SENTENCES, 1.0)), headline), default=None
    )
    return best.id if best is not None else ""


@dataclass(frozen=True)
class Headline:
    """What a title says, as far as its words alone tell: its words, their stems, and the kinds of event they name, the
    first of them apart.
    """

    words: frozenset[str]
    stems: frozenset[str]
    rules: frozenset[str]
    types: frozenset[str]
    first: str


def _headline(title: str) -> Headline:
    rules = [rule for rule in told_by(WORD.findall(title.lower())) if OPEN.isdisjoint(rule.needs)]
    words = _words(title)
    return Headline(
        words,
        frozenset(_stem(word) for word in words),
        frozenset(rule.id for rule in rules),
        frozenset(rule.type for rule in rules),
        rules[0].type if rules else "",
    )


def _weight(event: Event, told: tuple[int, float], title: Headline) -> tuple[float, int]:
    sentence, levels = told
    weight = event.confidence + SURE.get(event.modality, 0.0) - 0.12 * min(sentence, LEAD_SENTENCES) - 0.45 * levels
    weight += 0.3 * (event.killed is not None or event.injured is not None)
    weight += 0.2 * (not event.type.startswith("X-"))
    said = {_stem(word) for word in event.trigger.text.split()}
    parties = [_words(argument.text) | _words(argument.canonical) for argument in (*event.actors, *event.targets)]
    named = sum(bool(names & title.words) for names in parties)
    told_so = SAID * (event.rule in title.rules or bool(said & title.stems))
    told_so += SAID / 2 * (event.type in title.types) + SAID / 2 * (event.type == title.first)
    # "Verle meets Dravic" is not the meeting with somebody else further down.
    weight += (told_so if named or not parties else told_so / 2) + NAMED * min(named, 2)
    return weight, -event.trigger.start


def _words(text: str) -> frozenset[str]:
    return frozenset(singular(word) for word in text.replace("-", " ").split() if len(word) > 2)


def _stem(word: str) -> str:
    # "kill", "killed", "killing", "meet", "meeting": a title and its lead seldom use the same form.
    return word.lower()[:4]
