"""What front ends ask for beside a library: names and figures in words, corrections, exports, narrowed queries. Thin
and lazy: a front end pays for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import PurePath
from typing import Any, Literal

from index import names
from index.records import Article, Entity, Event, Explanation, Happening, Hit

Rows = Literal["hits", "articles", "events", "entities"]

FORMATS = ("csv", "jsonl", "json")
"""What rows of any kind can be exported as, by the ending of the file."""

ENDINGS: dict[Rows, tuple[str, ...]] = {
    "events": (".csv", ".jsonl", ".json", ".geojson", ".md", ".html", ".tsv", ".acled.csv"),
    "hits": (".csv", ".jsonl", ".json", ".bib", ".csl.json"),
    "entities": (".csv", ".jsonl", ".json"),
    "articles": (".csv", ".jsonl", ".json", ".bib", ".csl.json"),
}
"""Endings of files that rows of each kind can be exported to."""

ENTITY_KINDS = names.ENTITY_KINDS


def display_name(event: Event) -> str:
    """What people call this kind of event: "suicide attack", "captured", "talks"."""
    return names.display(event.type, event.mode)


def entity_kind(entity: Entity) -> str:
    """What an entity is, in words: a city, an armed group, media; failing that, what its label says."""
    return entity.kind or names.SECTOR_NAMES.get(entity.sector) or ENTITY_KINDS.get(entity.label, "")


def editable(event: Event) -> tuple[tuple[str, str], ...]:
    """(field, text) of what a reader can correct, in the order people tell it."""
    from index import editing

    return editing.editable(event)


def edited(event: Event, field: str, text: str) -> Event:
    """The event with one field as the reader wrote it; empty text empties it. Raises EditError."""
    from index import editing

    return editing.edited(event, field, text)


def entity_fields(entity: Entity) -> tuple[tuple[str, str], ...]:
    """(field, text) of what a reader can correct in a name."""
    from index import entity_editing

    return entity_editing.entity_fields(entity)


def corrected_entity(entity: Entity, field: str, text: str) -> Entity:
    """The entity with one field as the reader wrote it. Raises EditError."""
    from index import entity_editing

    return entity_editing.corrected_entity(entity, field, text)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence that an offset stands in, without the blanks around it."""
    from index.extract.sentences import sentence_ends

    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    line = text[first : last if last >= 0 else len(text)]
    ends = [end for end in sentence_ends(line) if first + end <= offset]
    rest = [end for end in sentence_ends(line) if first + end > offset]
    sentence = line[ends[-1] if ends else 0 : rest[0] if rest else len(line)]
    start = first + (ends[-1] if ends else 0) + len(sentence) - len(sentence.lstrip())
    return start, start + len(sentence.strip())


def within_days(query: str, first: str, last: str) -> str:
    """The query, asking for events of these days in place of any it asked for before."""
    from index.query.parts import within

    return within(query, first, last)


def country_name(code: str) -> str:
    """`IQ` as `Iraq`; a code nobody knows as it is."""
    return names.countries().get(code, code) if code else ""


def exported(what: Rows, rows: Iterable[Any], format: str) -> Iterator[bytes]:
    """Rows in one of `FORMATS`, as the commands print them: hits, whole articles, (hit, event), or (hit, entity)."""
    from index import export

    write: Callable[[Iterable[Any], str], Iterator[bytes]] = getattr(export, what)
    return write(rows, format)


def taken_away(
    file: PurePath,
    query: str,
    events: Callable[[], Iterable[tuple[Hit, Event]]],
    articles: Callable[[], Iterable[Article]],
    article: Callable[[str], Article],
    happenings: Callable[[], Iterable[Happening]],
) -> Iterator[bytes]:
    """What `dateline export` writes to a file of this name of these events and articles."""
    from index.export.writers import WRITERS, Chosen, format_of

    return WRITERS[format_of(file)](Chosen(query, events, articles, article, happenings, date.today().isoformat()))


def explanation_lines(found: Explanation) -> tuple[str, ...]:
    """An explanation in words, a line a fact, the most telling first."""
    from index.explaining import lines

    return lines(found)
