"""Events on the map: what RFC 7946 asks, and no event lost for want of coordinates."""

from __future__ import annotations

import json

from index.export.columns import EVENTS
from index.export.geojson import as_geojson
from tests.index.export.samples import ARREST, ATTACK, HIT


def collection() -> dict:
    return json.loads(b"".join(as_geojson([(HIT, ATTACK), (HIT, ARREST)])))


def test_a_point_is_longitude_then_latitude() -> None:
    feature = collection()["features"][0]

    assert feature["geometry"] == {"type": "Point", "coordinates": [-20.25, 41.5]}
    assert feature["id"] == ATTACK.id


def test_an_event_nobody_can_place_stays_a_row_without_a_point() -> None:
    feature = collection()["features"][1]

    assert feature["geometry"] is None
    assert feature["properties"]["event"] == ARREST.id


def test_properties_are_the_columns_of_the_csv() -> None:
    properties = collection()["features"][0]["properties"]

    assert list(properties) == [column.name for column in EVENTS]
    assert (properties["killed_min"], properties["killed_max"]) == (2, None)


def test_nothing_found_is_an_empty_collection() -> None:
    assert json.loads(b"".join(as_geojson([])))["features"] == []
