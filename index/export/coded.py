"""Events as others code them: a CSV with the columns of ACLED's, a TSV with those of GDELT's event tables that we can
fill. Both are derived from what the article says; they are no part of those datasets.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby

from index.export import cameo
from index.export.acled import event_type, sub_event
from index.export.columns import Cell, Column
from index.export.formats import as_csv, cell
from index.export.words import named
from index.names import countries
from index.records import Argument, Event, Hit, Place
from index.text import neutralise_line

Coded = tuple[Hit, Event, tuple[Event, ...]]
"""An event with its article and all events found of it, on which ACLED's types depend."""

DEMONSTRATIONS = ("Protests", "Riots")
STRATEGIC = "Strategic developments"
GEO_PRECISION = {"point": 1, "city": 1, "district": 2, "region": 2, "country": 3}
"""ACLED's codes: 1 a named place, 2 a part of a region, 3 a larger region."""

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""GDELT numbers them from 1."""

_NOWHERE = Place("", -1, -1)


def _place(row: Coded) -> Place:
    return row[1].place or _NOWHERE


def _day(row: Coded) -> str:
    when = row[1].date
    return (when and (when.first or when.last)) or ""


def _time_precision(row: Coded) -> int | None:
    """ACLED's codes: 1 the day, 2 the week, 3 the month or longer."""
    when = row[1].date
    if when is None or not (when.first and when.last):
        return None
    if when.first == when.last:
        return 1
    return 2 if when.first[:7] == when.last[:7] and int(when.last[8:10]) - int(when.first[8:10]) < 7 else 3


def _disorder(row: Coded) -> str:
    kind = event_type(row[1], row[2])
    if not kind or kind == STRATEGIC:
        return kind
    return "Demonstrations" if kind in DEMONSTRATIONS else "Political violence"


def _first(arguments: tuple[Argument, ...]) -> str:
    return named(arguments[:1])


def _sector(arguments: tuple[Argument, ...]) -> str:
    return arguments[0].sector if arguments else ""


def _fatalities(row: Coded) -> int:
    killed = row[1].killed
    return (killed.min or 0) if killed else 0


ACLED: tuple[Column[Coded], ...] = (
    Column("event_id_cnty", "id of the event, ours", lambda row: row[1].id),
    Column("event_date", "first day", _day),
    Column("year", "its year", lambda row: _day(row)[:4]),
    Column("time_precision", "1 the day is known, 2 the week, 3 the month or less", _time_precision),
    Column("disorder_type", "political violence, demonstrations, strategic developments", _disorder),
    Column("event_type", "ACLED event type; empty where ACLED has none", lambda row: event_type(row[1], row[2])),
    Column("sub_event_type", "ACLED sub-event type", lambda row: sub_event(row[1], row[2])),
    Column("actor1", "who did it", lambda row: _first(row[1].actors)),
    Column("assoc_actor_1", "the others who did", lambda row: named(row[1].actors[1:])),
    Column("actor2", "to whom", lambda row: _first(row[1].targets)),
    Column("assoc_actor_2", "the others", lambda row: named(row[1].targets[1:])),
    Column("country", "where", lambda row: countries().get(_place(row).country, _place(row).country)),
    Column("admin1", "province or state", lambda row: _place(row).admin1),
    Column("location", "the place", lambda row: _place(row).canonical or _place(row).text),
    Column("latitude", "degrees north", lambda row: _place(row).lat),
    Column("longitude", "degrees east", lambda row: _place(row).lon),
    Column(
        "geo_precision", "1 a named place, 2 a district, 3 less", lambda row: GEO_PRECISION.get(_place(row).precision)
    ),
    Column("source", "who published it", lambda row: row[0].source),
    Column("notes", "the sentence that says so", lambda row: row[1].evidence.text),
    Column("fatalities", "fewest killed; 0 where none are told", _fatalities),
)

GDELT: tuple[Column[Coded], ...] = (
    Column("GLOBALEVENTID", "id of the event", lambda row: row[1].id),
    Column("SQLDATE", "day, YYYYMMDD", lambda row: _day(row).replace("-", "")),
    Column("Actor1Name", "who did it", lambda row: _first(row[1].actors).upper()),
    Column("Actor1CountryCode", "ISO 3166 code", lambda row: row[1].actors[0].country if row[1].actors else ""),
    Column("Actor1Type1Code", "PLOVER sector", lambda row: _sector(row[1].actors)),
    Column("Actor2Name", "to whom", lambda row: _first(row[1].targets).upper()),
    Column("Actor2CountryCode", "ISO 3166 code", lambda row: row[1].targets[0].country if row[1].targets else ""),
    Column("Actor2Type1Code", "PLOVER sector", lambda row: _sector(row[1].targets)),
    Column("IsRootEvent", "0 where the story only recalls it", lambda row: int(not row[1].background)),
    Column("EventRootCode", "CAMEO root, 01 to 20", lambda row: cameo.root(row[1])),
    Column(
        "QuadClass",
        "1 and 2 verbal and material cooperation, 3 and 4 conflict",
        lambda row: QUAD_CLASSES.index(row[1].quad) + 1 if row[1].quad in QUAD_CLASSES else "",
    ),
    Column("GoldsteinScale", "PLOVER's score, -10 to 10", lambda row: row[1].score),
    Column("ActionGeo_FullName", "where", lambda row: _place(row).canonical or _place(row).text),
    Column("ActionGeo_CountryCode", "ISO 3166 code", lambda row: _place(row).country),
    Column("ActionGeo_Lat", "degrees north", lambda row: _place(row).lat),
    Column("ActionGeo_Long", "degrees east", lambda row: _place(row).lon),
    Column("DATEADDED", "day the article came out", lambda row: (row[0].published.value or "").replace("-", "")),
    Column("SOURCE", "who published it", lambda row: row[0].source),
)
"""Columns of GDELT 2.0's event table. Country codes are ISO 3166 with two letters, the scale is PLOVER's score."""


def as_acled(found: Iterable[tuple[Hit, Event]]) -> Iterator[bytes]:
    """CSV with ACLED's column names, one row an event that ACLED has a type for."""
    return as_csv(ACLED, (row for row in _with_article(found) if sub_event(row[1], row[2])))


def as_gdelt(found: Iterable[tuple[Hit, Event]]) -> Iterator[bytes]:
    """TSV with a header line and GDELT's column names, one row an event with a CAMEO root."""
    yield "\t".join(column.name for column in GDELT).encode() + b"\n"
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    for row in _with_article(found):
        if cameo.root(row[1]):
            writer.writerow(_cell(column.value(row)) for column in GDELT)
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()


def _cell(value: Cell) -> str:
    return neutralise_line(str(cell(value)))


def _with_article(found: Iterable[tuple[Hit, Event]]) -> Iterator[Coded]:
    for _, rows in groupby(found, key=lambda row: row[0].id):
        kept = list(rows)
        events = tuple(event for _, event in kept)
        yield from ((hit, event, events) for hit, event in kept)
