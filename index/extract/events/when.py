"""When: which of a sentence's dates belongs to an event, and which to its speaker or to another event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec
from spacy.tokens import Token

from index.extract.dates.days import resolve
from index.extract.events.attribution import cue_class
from index.extract.events.scene import Scene
from index.extract.events.tree import is_verb
from index.extract.events.triggers import is_trigger_noun
from index.extract.inflection import verb_forms
from index.records import Interval, Mention, When

LONGEST_NEWS_DAYS = 62
"""Days: what took longer than two months is no news but its background."""

SHORTEST_MONTH = 27
"""Days between the first and the last of February."""

DESCRIBING_DAYS = 10
"""A date that is older than this and stands with what describes a thing says how old the thing is."""

COUNTING = frozenset(form for verb in ("rise", "climb", "jump", "increase", "grow") for form in verb_forms(verb))
"""What tolls do."""

SPANS = ("since ", "this year", "this month", "this decade")
FIRSTS = frozenset({"first", "only", "worst"})
NEAR = 7
"""Words between "the first" and "since 2008"."""

LONGEST_BEHIND = 13
"""Characters behind a day in which it may be said to be of "that year"."""

NOBODY = -1
"""The number of no event."""

Owner = dict[int, int]
"""Token index -> number of the event whose trigger or argument the token is."""


def choose_date(
    scene: Scene,
    number: int,
    owner: Owner,
    alone: bool,
    heads: Sequence[Token] = (),
    published: str | None = None,
    breath: frozenset[int] = frozenset(),
) -> tuple[When | None, When | None]:
    """(the event's own date, the date of the speaker's words) of event `number`; None where the sentence has none.

    `heads` are the event's triggers, `breath` the numbers of events told of the same subject: a date behind the last of
    them is that of all.
    """
    dated = _date_before_when(scene, heads)
    if dated is not None:
        return dated, None
    own: tuple[float, When] | None = None
    spoken: When | None = None
    shared: When | None = None
    for mention in scene.mentions:
        if mention.label != "DATE" or mention.interval is None or mention.interval.first is None:
            continue
        if scene.text[mention.end : mention.end + LONGEST_BEHIND].lower().startswith((" of that year", " that year")):
            continue  # "on August 18 of that year": of one told before
        if mention.text.lower().endswith(" into"):
            continue  # "Eight months into the offensive" says how long it has gone on, not when this happened
        when = as_when(mention, mention.interval)
        token = scene.head(mention)
        if token is None:
            continue
        if mention.text.lower().startswith(SPANS) and _compares(token):
            continue
        if _is_of_claim_or_count(token, owner) or _names_a_thing(token, heads):
            continue
        owned, through_speaker = _owner_of(token, owner)
        if through_speaker:
            spoken = spoken or when
            continue
        if owned == NOBODY and not is_old(when, published, DESCRIBING_DAYS):
            owned = None  # "a base used by troops on Monday": the parser hangs much too low
        last = owned in breath and is_verb(token.head) and owner.get(token.head.i) == owned
        if last and heads and token.head.i > max(head.i for head in heads):
            shared = when
        if owned is not None and owned != number:
            continue
        if owned is None and _is_aside(heads[:1]):
            continue
        score = (2.0 if owned == number else 1.0 if alone else 0.5) - (0.5 if _is_wide(mention.interval) else 0.0)
        if own is None or score > own[0]:
            own = (score, when)
    return (own[1] if own is not None else shared), spoken


def _date_before_when(scene: Scene, heads: Sequence[Token]) -> When | None:
    # "since October 2014, when gunmen killed 31": that October is when they did.
    for head in heads:
        for child in head.children:
            if child.lower_ == "when" and child.i > 1:
                before = child.nbor(-1) if child.nbor(-1).text != "," else child.nbor(-2)
                mention = scene.mention(before)
                if mention is not None and mention.label == "DATE" and mention.interval is not None:
                    first = mention.interval.first
                    since = mention.text.lower().startswith("since ") and first is not None
                    last = _end_of_grain(first, mention.text) if since and first else mention.interval.last
                    return msgspec.structs.replace(as_when(mention, mention.interval), last=last)
    return None


def _end_of_grain(first: str, words: str) -> str:
    """The last day of what "since October 2014" begins with: of its month, its year, or the day itself."""
    day = date.fromisoformat(first)
    if re.search(r"\b\d{1,2}\b", words) or day.day != 1:
        return first
    if re.search(r"[A-Za-z]{3,}", words[6:]):
        return ((day + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
    return day.replace(month=12, day=31).isoformat()


def as_when(mention: Mention, interval: Interval) -> When:
    """A mention of a date as the date of an event."""
    explicit = bool(re.search(r"\d{4}|\b\d{1,2}\b", mention.text)) and interval.grain in ("day", "month", "year")
    basis: Literal["explicit", "relative"] = "explicit" if explicit else "relative"
    return When(mention.text, mention.start, mention.end, interval.first, interval.last, basis)


def ahead(when: When, published: str) -> When:
    """The same words for what is still to come: "on Thursday" is the next one."""
    later = resolve(when.text, date.fromisoformat(published), "future") if when.text else None
    return when if later is None else msgspec.structs.replace(when, first=later.first, last=later.last)


def is_ahead(when: When, published: str | None) -> bool:
    """Whether a date begins after publication."""
    return published is not None and when.first is not None and when.first > published


def inherited(when: When) -> When:
    """The date of an earlier event, for one that goes on where it left off."""
    return When("", -1, -1, when.first, when.last, "inherited")


def publication(day: str | None) -> When | None:
    """The publication day, for news that gives no other."""
    return When("", -1, -1, day, day, "publication") if day else None


def tells_of_old(scene: Scene, published: str | None) -> bool:
    """Whether a sentence dates something long ago: what else it tells is of no day told before."""
    return any(
        m.label == "DATE" and m.interval is not None and is_old(as_when(m, m.interval), published, LONGEST_NEWS_DAYS)
        for m in scene.mentions
    )


def is_old(when: When, published: str | None, days: int) -> bool:
    """Whether a date ended more than so many days before publication; a month or a year, whether it ended before it."""
    if published is None or when.last is None:
        return False
    last, out = date.fromisoformat(when.last), date.fromisoformat(published)
    if is_ahead(when, published):
        return False
    length = (last - date.fromisoformat(when.first)).days if when.first is not None else 0
    if length > LONGEST_NEWS_DAYS:
        return True  # "since 2009": a history, whenever it ends
    if length >= SHORTEST_MONTH:
        return last < out
    return last < out - timedelta(days=days)


def _owner_of(token: Token, owner: Owner) -> tuple[int | None, bool]:
    """(number of the event that owns a token, whether a reporting verb stands between)."""
    seen, told = token, False
    while True:
        if seen.i in owner:
            return owner[seen.i], False
        if _describes(seen):
            return NOBODY, False
        if cue_class(seen) and is_verb(seen):
            return None, not told  # "The strike came on Wednesday, said a medic": that day is not when he said so
        told = told or (is_verb(seen) and seen.dep_ in ("ccomp", "parataxis", "ROOT"))
        if seen.head.i == seen.i:
            return None, False
        seen = seen.head


def _compares(token: Token) -> bool:
    """Whether a date compares and does not date: "the deadliest attack since October", "the first visit since 1950"."""
    if any(c.tag_ == "JJS" for c in (token.head, *token.head.children, token.head.head)):
        return True
    start = token.left_edge.i
    before = token.doc[max(0, start - NEAR) : start]
    verbs = [t.i for t in before if t.tag_ in ("VBD", "VBZ", "VBP")]
    behind = [t for t in before if not verbs or t.i > verbs[-1]]
    return any((t.tag_ in ("JJS", "RBS") and t.lower_ != "least") or t.lower_ in FIRSTS for t in behind)


def _names_a_thing(token: Token, heads: Sequence[Token]) -> bool:
    """Whether a date only says which thing is meant, "a 2019 accord", or until when something holds."""
    above = token.head if token.head.tag_.startswith("N") else token
    if {token.left_edge.lower_, above.left_edge.lower_} & {"until", "till"}:
        return True  # "held until sentencing on 18 December"
    thing, before = token.head, token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    part = token.dep_ in ("compound", "amod", "nummod") and thing.tag_.startswith("N") and before.tag_ != "IN"
    while thing.dep_ in ("compound", "conj") and thing.head.tag_.startswith("N"):
        thing = thing.head  # "a December gun and bomb attack"
    return part and not is_trigger_noun(thing) and all(thing.i != head.i for head in heads)


def _is_of_claim_or_count(token: Token, owner: Owner) -> bool:
    """Whether a date is that of a claim or of a count: "claimed responsibility on Monday for the bombing", "the number
    of people killed in the bombing rose to 23 on Monday".
    """
    above = token
    while not is_verb(above) and above.head.i != above.i and above.i not in owner:
        above = above.head
    if above.i in owner:
        return False
    claims = any(child.dep_ == "obj" and child.lower_ == "responsibility" for child in above.children)
    return claims or above.lower_ in COUNTING


def is_earlier(heads: Sequence[Token]) -> bool:
    """Whether all that is told stands behind "after": "a day after rebels attacked a post" is of another day."""
    return bool(heads) and all(any(c.dep_ == "mark" and c.lower_ == "after" for c in head.children) for head in heads)


def _is_aside(heads: Sequence[Token]) -> bool:
    """Whether a happening is told of somebody who does something else: "villagers driven out by the war returned"."""
    return any(head.dep_ == "acl" and head.tag_ == "VBN" and head.head.dep_ != "ROOT" for head in heads)


def _describes(verb: Token) -> bool:
    """Whether a verb only says of a thing what it is: "attacked a base built in 2009"."""
    thing = verb.head
    if verb.dep_ not in ("acl", "acl:relcl") or verb.tag_ not in ("VBN", "VBD") or not is_verb(verb):
        return False
    return thing.tag_.startswith("N") and thing.dep_ != "ROOT" and not is_trigger_noun(thing)


def _is_wide(interval: Interval) -> bool:
    return interval.grain in ("year", "decade", "season")
