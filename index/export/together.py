"""Happenings and their tallies on their way out: columns, objects and lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.export.columns import Column
from index.export.formats import Format, as_rows
from index.export.objects import Object, plain
from index.export.words import where
from index.names import display
from index.records import Happening, Tally, Toll
from index.tolls import disputed, figure


def _range(toll: Toll | None) -> str:
    return toll.range.text if toll else ""


def _latest(toll: Toll | None) -> str:
    return figure(toll.latest) if toll else ""


def _all_told(toll: Toll | None) -> str:
    return "; ".join(f"{said.by or 'no source'} {figure(said.figure)}" for said in toll.said) if toll else ""


HAPPENINGS: tuple[Column[Happening], ...] = (
    Column("happening", "id: that of its first report's event", lambda one: one.id),
    Column("name", "what happened, in words", lambda one: display(one.type, one.mode)),
    Column("type", "PLOVER type, or an extension (X-...)", lambda one: one.type),
    Column("mode", "PLOVER modes", lambda one: "; ".join(one.mode)),
    Column("actors", "who did it, most named first", lambda one: "; ".join(one.actors)),
    Column("targets", "to whom or what", lambda one: "; ".join(one.targets)),
    Column("place", "where, as the most exact report has it", lambda one: where(one.place) if one.place else None),
    Column("latitude", "degrees north", lambda one: one.place.lat if one.place else None),
    Column("longitude", "degrees east", lambda one: one.place.lon if one.place else None),
    Column("date_from", "earliest day that a report names", lambda one: one.first),
    Column("date_to", "latest", lambda one: one.last),
    Column("reports", "how many articles tell it", lambda one: len(one.reports)),
    Column("sources", "how many of them are nobody's copy", lambda one: one.sources),
    Column("killed", "from the least to the most any report says", lambda one: _range(one.killed)),
    Column("killed_latest", "what the latest report says", lambda one: _latest(one.killed)),
    Column("killed_told", "who says how many", lambda one: _all_told(one.killed)),
    Column("killed_says", "according to whom", lambda one: one.killed.latest_by if one.killed else None),
    Column(
        "killed_conflicting",
        "yes where reports cannot all be right",
        lambda one: bool(one.killed and one.killed.conflicting),
    ),
    Column("injured", "from the least to the most any report says", lambda one: _range(one.injured)),
    Column("articles", "ids of the articles", lambda one: "; ".join(report.article for report in one.reports)),
)

TALLIES: tuple[Column[Tally], ...] = (
    Column("key", "the day, week, actor, target, place, type or pair of names", lambda row: row.key),
    Column("happenings", "how many", lambda row: row.happenings),
    Column("reports", "how many reports of them", lambda row: row.reports),
    Column("killed_min", "fewest killed in all", lambda row: row.killed_min),
    Column("killed_max", "most; empty where a report sets no upper bound", lambda row: row.killed_max),
    Column("first", "earliest day", lambda row: row.first),
    Column("last", "latest day", lambda row: row.last),
    Column("recent", "how many in the latest week", lambda row: row.recent),
    Column("usual", "how many in an average one of the four weeks before", lambda row: row.usual),
)


def happenings(found: Iterable[Happening], format: Format) -> Iterator[bytes]:
    """One row or object a happening; as JSON with every report and its event."""
    return as_rows(format, found, HAPPENINGS, ("happenings", "happening"), _object)


def tallies(rows: Iterable[Tally], format: Format) -> Iterator[bytes]:
    """One row or object a key."""
    return as_rows(format, rows, TALLIES, ("tallies", "tally"), plain)


def _object(one: Happening) -> Object:
    return {"name": display(one.type, one.mode), "sources": one.sources, **plain(one)}


def happening_lines(found: Iterable[Happening]) -> Iterator[str]:
    """A happening and, under it, who reported it with which figures."""
    for number, one in enumerate(found):
        if number:
            yield ""
        roles = " → ".join(", ".join(names[:3]) for names in (one.actors, one.targets) if names)
        days = one.first if one.first == one.last else f"{one.first}..{one.last}"
        about = [where(one.place) if one.place else "", days or "", _told(one)]
        yield f"{display(one.type, one.mode)}{f': {roles}' if roles else ''}"
        yield "  " + " · ".join(part for part in about if part)
        for report in one.reports:
            killed = f": {figure(report.event.killed)} killed" if report.event.killed else ""
            said = report.event.attribution
            says = f", says {said.canonical or said.text}" if said else ""
            copy = f" (copy of {report.copy_of})" if report.copy_of else ""
            source = report.source or "no source"
            yield f"  {report.article}  {report.published.value or 'undated'}  {source}{killed}{says}{copy}"


def _told(one: Happening) -> str:
    words = []
    for toll, word in ((one.killed, "killed"), (one.injured, "hurt")):
        if toll is not None:
            words.append(disputed(toll, word))
    return " · ".join(words)


def tally_lines(rows: Iterable[Tally], *, rising: bool = False) -> Iterator[str]:
    """A table with aligned columns: happenings, killed, key; if `rising`, those of the latest week, what is usual."""
    kept = list(rows)
    width = max((len(str(row.happenings)) for row in kept), default=1)
    for row in kept:
        top = "+" if row.killed_max is None else f"-{row.killed_max}" if row.killed_max > row.killed_min else ""
        killed = f"{row.killed_min}{top} killed" if row.killed_min or row.killed_max else ""
        if rising:
            yield f"{row.recent:>{width}}  {row.key}  (usually {row.usual:.1f} a week)"
        else:
            yield f"{row.happenings:>{width}}  {row.key}{f'  ({killed})' if killed else ''}"
