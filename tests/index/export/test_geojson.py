"""Events on the map: what RFC 7946 asks, and no event lost for want of coordinates."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

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


def problems(document: object) -> list[str]:
    """What RFC 7946 objects to in a FeatureCollection of points."""
    found = []
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return ["3.3: no FeatureCollection"]
    if not isinstance(document.get("features"), list):
        return ["3.3: no features"]
    if {"coordinates", "geometries", "geometry", "properties"} & document.keys():
        found.append("7.1: members of other types")
    if "crs" in document:
        found.append("4: no other coordinate reference systems")
    for feature in document["features"]:
        if feature.get("type") != "Feature" or not {"geometry", "properties"} <= feature.keys():
            found.append("3.2: no feature")
        if not isinstance(feature["properties"], dict):
            found.append("3.2: properties")
        if "id" in feature and not isinstance(feature["id"], str | int | float):
            found.append("3.2: id")
        geometry = feature["geometry"]
        if geometry is None:
            continue
        at = geometry.get("coordinates")
        if geometry.get("type") != "Point" or not isinstance(at, list) or len(at) not in (2, 3):
            found.append("3.1.2: no point")
        elif not (-180 <= at[0] <= 180 and -90 <= at[1] <= 90):
            found.append("4: not degrees of WGS 84")
    return found


degrees = st.floats(-90, 90, allow_nan=False)


@given(degrees | st.none(), (degrees | st.none()), st.text(), st.text())
def test_whatever_an_event_says_the_collection_is_valid(
    lat: float | None, lon: float | None, name: str, evidence: str
) -> None:
    place = replace(ATTACK.place, text=name, lat=lat, lon=lon)
    event = replace(ATTACK, place=place, evidence=replace(ATTACK.evidence, text=evidence))

    made = b"".join(as_geojson([(HIT, event), (HIT, ARREST)]))

    assert problems(json.loads(made)) == []


def test_layers_of_features_may_be_read_line_by_line() -> None:
    lines = b"".join(as_geojson([(HIT, ATTACK), (HIT, ARREST)])).decode().splitlines()

    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == [ATTACK.id, ARREST.id]


def test_the_check_sees_what_is_wrong() -> None:
    swapped = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [36.3, 143.1]}}

    assert problems({"type": "FeatureCollection", "features": [swapped]}) == ["4: not degrees of WGS 84"]
