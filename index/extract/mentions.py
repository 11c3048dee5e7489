"""All mentions of an article: names, dates, figures and weapons, never overlapping, and the entities they refer to."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Span

from index.extract.dates.days import resolve
from index.extract.dates.expressions import DateExpression, find_dates
from index.extract.dates.tenses import looks_ahead
from index.extract.language import LIMIT_CHARACTERS, Sentence
from index.extract.names.coreference import link
from index.extract.names.introductions import agreed
from index.extract.names.labelling import find_names
from index.extract.names.name import line_of
from index.extract.numbers.counted import counted
from index.extract.numbers.figures import find_numbers
from index.extract.weapons import Weapon, find_weapons
from index.records import Entity, Interval, Mention

# Where two kinds of mention claim words of the same length, the first of these keeps them.
RANK = ("DATE", "TIME", "PERSON", "ORG", "LOC", "NORP", "MONEY", "QUANTITY", "WEAPON", "VEHICLE", "CARDINAL")
_BETWEEN_DAY_AND_HOUR = re.compile(r",? (?:(?:on|at|around|about|before|after|by|until|from|shortly) ){0,2}(?:the )?")
_RANK = {label: number for number, label in enumerate(RANK)}


def find_mentions(
    text: str, sentences: Sequence[Sentence], anchor: datetime.date | None
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions sorted by start, and the entities of the article. Relative dates resolve against the day `anchor`."""
    names = agreed(text, find_names(text, sentences))
    weapons = [weapon for sentence in sentences for weapon in _weapons(text, sentence)]
    found = [Mention(n.start, n.end, n.label, text[n.start : n.end], n.made_by) for n in names]
    found.extend(Mention(w.start, w.end, w.term.label, w.text, "list") for w in weapons)
    found.extend(_dates(text[:LIMIT_CHARACTERS], sentences, anchor))
    found.extend(_figures(text[:LIMIT_CHARACTERS], sentences))
    kept = _longest(found)
    spans = {(mention.start, mention.end, mention.label) for mention in kept}
    linked, entities = link(
        text,
        sentences,
        [name for name in names if (name.start, name.end, name.label) in spans],
        [w for w in weapons if w.term.label == "WEAPON" and (w.start, w.end, "WEAPON") in spans],
    )
    ids = {mention.start: mention.entity.id for mention in linked}
    taken = {mention.start for mention in kept}
    described = [
        Mention(d.start, d.end, d.entity.label, text[d.start : d.end], "rule") for d in linked if d.start not in taken
    ]
    kept = _longest([*kept, *described]) if described else kept
    return tuple(_with_entity(mention, ids.get(mention.start, -1)) for mention in kept), entities


def _with_entity(mention: Mention, entity: int) -> Mention:
    return mention if entity < 0 else msgspec.structs.replace(mention, entity=entity)


def _longest(found: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap, the longest."""
    starts: list[int] = []
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, _RANK.get(m.label, 99), m.start)):
        at = bisect.bisect(starts, mention.start)
        if (at and kept[at - 1].end > mention.start) or (at < len(kept) and kept[at].start < mention.end):
            continue
        starts.insert(at, mention.start)
        kept.insert(at, mention)
    return kept


def _dates(text: str, sentences: Sequence[Sentence], anchor: datetime.date | None) -> Iterator[Mention]:
    """Days and hours; an hour beside a day is an hour of that day."""
    starts = [sentence.start for sentence in sentences]
    days = [(date, _interval(date, sentences, starts, anchor)) for date in find_dates(text)]
    for at, (date, interval) in enumerate(days):
        if date.label == "TIME" and interval is not None:
            near = [days[other] for other in (at + 1, at - 1) if 0 <= other < len(days)]
            of_day = next((i for d, i in near if i and i.grain == "day" and _are_one(text, date, d)), None)
            interval = Interval(of_day.first, of_day.last, "time") if of_day else interval
        yield Mention(date.start, date.end, date.label, date.text, "rule", interval=interval)


def _interval(
    date: DateExpression, sentences: Sequence[Sentence], starts: Sequence[int], anchor: datetime.date | None
) -> Interval | None:
    if anchor is None:
        return None
    span = _span(sentences, starts, date.start, date.end)
    return resolve(date.text, anchor, "future" if span is not None and looks_ahead(span) else "past")


def _are_one(text: str, one: DateExpression, other: DateExpression) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return _BETWEEN_DAY_AND_HOUR.fullmatch(between) is not None


def _figures(text: str, sentences: Sequence[Sentence]) -> Iterator[Mention]:
    starts = [sentence.start for sentence in sentences]
    for number in find_numbers(text):
        words = text[number.start : number.end]
        span = _span(sentences, starts, number.start, number.end)
        counts = number.unit or (counted(span) if span is not None and number.label == "CARDINAL" else "")
        yield Mention(number.start, number.end, number.label, words, "rule", quantity=number.quantity, counts=counts)


def _span(sentences: Sequence[Sentence], starts: Sequence[int], start: int, end: int) -> Span | None:
    """The tokens of a stretch of the article."""
    if not sentences:
        return None
    sentence = sentences[max(0, bisect.bisect(starts, start) - 1)]
    return sentence.doc.char_span(start - sentence.start, end - sentence.start, alignment_mode="expand")


def _weapons(text: str, sentence: Sentence) -> Iterator[Weapon]:
    # "They train", "he arms": a weapon or vehicle is a noun.
    for weapon in find_weapons(line_of(text, sentence)):
        span = sentence.doc.char_span(weapon.start, weapon.end, alignment_mode="expand")
        if span is not None and any(token.tag_.startswith("N") for token in span):
            start, end = sentence.start + weapon.start, sentence.start + weapon.end
            yield Weapon(start, end, text[start:end], weapon.term)
