"""Events on the map: GeoJSON (RFC 7946) with one feature an event, its properties named as the columns of the CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.export.columns import EVENTS
from index.export.formats import encode
from index.records import SCHEMA, Event, Hit


def as_geojson(found: Iterable[tuple[Hit, Event]]) -> Iterator[bytes]:
    """A FeatureCollection with one feature a line. An event without known coordinates has a null geometry, which GIS
    programs load as a row without a point: a map never hides that something could not be placed.
    """
    yield b'{"type":"FeatureCollection","name":"events","schema":%d,"features":[' % SCHEMA
    separator = b"\n"
    for hit, event in found:
        yield separator + encode(_feature(hit, event))
        separator = b",\n"
    yield b"\n]}\n"


def _feature(hit: Hit, event: Event) -> dict[str, object]:
    place = event.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}  # longitude first: RFC 7946, 3.1.1
    properties = {column.name: column.value((hit, event)) for column in EVENTS}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": properties}
