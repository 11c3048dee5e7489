"""Stories, and the page of a name, on their way out: columns, objects and lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.export.columns import Column
from index.export.formats import Format, as_rows
from index.export.objects import Object, hit_object, plain
from index.export.words import where
from index.names import ENTITY_KINDS, countries, display
from index.records import Alias, Appearance, Dossier, Report, Story

STORIES: tuple[Column[Story], ...] = (
    Column("story", "id of its latest article that matches; `story:ID` finds all", lambda one: one.hit.id),
    Column("title", "title of that article", lambda one: one.hit.title.text),
    Column("articles", "how many tell it", lambda one: one.articles),
    Column("sources", "papers with a text of their own", lambda one: one.sources),
    Column("first_source", "who told it first", lambda one: one.first[0]),
    Column("first_day", "and when", lambda one: one.first[1]),
    Column("latest_source", "who told it last", lambda one: one.latest[0]),
    Column("latest_day", "and when", lambda one: one.latest[1]),
    Column(
        "killed_min", "fewest killed in its best-told happening", lambda one: one.killed.min if one.killed else None
    ),
    Column("killed_max", "most; empty where no upper bound is set", lambda one: one.killed.max if one.killed else None),
    Column("killed_conflicting", "yes where reports cannot all be right", lambda one: one.conflicting),
)

APPEARANCES: tuple[Column[Appearance], ...] = (
    Column("article", "id of the article", lambda one: one.article),
    Column("title", "its title", lambda one: one.title),
    Column("source", "who published it", lambda one: one.source),
    Column("published", "day it came out", lambda one: one.published.value),
    Column("mentions", "how often it names it", lambda one: one.count),
    Column("around", "the words around the first time", lambda one: one.around.text),
)


def stories(found: Iterable[Story], format: Format) -> Iterator[bytes]:
    """One row or object a story."""
    return as_rows(format, found, STORIES, ("stories", "story"), _story)


def dossiers(found: Sequence[Dossier], format: Format) -> Iterator[bytes]:
    """One object a name; as CSV one row for each of the latest articles that name it."""
    if format == "csv":
        rows = [one for dossier in found for one in dossier.appearances]
        return as_rows(format, rows, APPEARANCES, ("appearances", "appearance"), plain)
    return as_rows(format, found, (), ("names", "name"), plain)


def _story(one: Story) -> Object:
    return {**plain(one), "hit": hit_object(one.hit)}


def story_lines(found: Iterable[Story]) -> Iterator[str]:
    """The title; how many tell it, who first and who last, with how many killed; the id."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{one.hit.id}  {one.hit.title.text}"
        yield "  " + " · ".join(story_words(one))


def story_words(one: Story) -> Iterator[str]:
    """What is known of a story, phrase by phrase."""
    (first, day), (latest, last) = one.first, one.latest
    if one.articles == 1:
        yield from filter(None, (first, day or "undated"))
    else:
        yield f"{one.sources} source{'' if one.sources == 1 else 's'} in {one.articles} articles"
        yield f"first {first or 'no source'} {day or 'undated'}"
        yield f"latest {latest or 'no source'} {last or 'undated'}"
    if one.killed:
        yield f"{one.killed.text} killed" + (", as told differently" if one.conflicting else "")


def dossier_lines(one: Dossier) -> Iterator[str]:
    """The page of a name, section by section; empty ones are left out."""
    entity = one.entity
    country = "" if entity.kind == "country" else countries().get(entity.country, entity.country)
    days = one.first if one.first == one.last else f"{one.first}..{one.last}"
    count = f"{one.articles:,} article{'' if one.articles == 1 else 's'}"
    about = [
        entity.kind or ENTITY_KINDS.get(entity.label, ""),
        country,
        count,
        f"{entity.count:,} mentions",
        days or "",
    ]
    yield entity.name
    yield "  " + " · ".join(part for part in about if part)
    yield from _section("Also called", (alias_words(each) for each in one.aliases))
    yield from _section("Kept apart from", one.apart)
    yield from _section("By month", (f"{month}  {count:,}" for month, count in one.months if count))
    yield from _section("What it does", map(_report, one.as_actor))
    yield from _section("What is done to it", map(_report, one.as_target))
    yield from _section("Named with", (f"{name} ({count:,})" for name, count in one.beside))
    yield from _section("Articles", map(_appearance, one.appearances))


def alias_words(one: Alias) -> str:
    """Another name, how often, and why it is one."""
    why = "you said so" if one.is_own else one.reason
    return f"{one.name}{f' ({one.count:,})' if one.count else ''}{f': {why}' if why else ''}"


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    shown = list(rows)
    if shown:
        yield ""
        yield title
        yield from (f"  {row}" for row in shown)


def _report(one: Report) -> str:
    event = one.event
    roles = " → ".join(
        ", ".join(each.canonical or each.text for each in part) for part in (event.actors, event.targets) if part
    )
    day = (event.date and (event.date.first or event.date.last)) or one.published.value or "undated"
    place = f", {where(event.place)}" if event.place else ""
    name = display(event.type, event.mode)
    return f"{day}  {name}{f': {roles}' if roles else ''}{place} [{one.source or 'no source'}, {one.article}]"


def _appearance(one: Appearance) -> str:
    day = one.published.value or "undated"
    return f"{one.article}  {day}  {one.source or 'no source'}  {one.count}×  …{one.around.text.strip()}…"
