"""Events under others' codes: the columns they know, and only events they have a code for."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.export.coded import GDELT, as_acled, as_gdelt
from index.records import Argument, Event, Hit, When
from tests.index.export.samples import ARREST, ATTACK, HIT


def acled(*events: Event) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(b"".join(as_acled((HIT, event) for event in events)).decode())))


def gdelt(*events: Event, hit: Hit = HIT) -> list[dict[str, str]]:
    text = b"".join(as_gdelt((hit, event) for event in events)).decode()
    return list(csv.DictReader(StringIO(text, newline=""), delimiter="\t"))


def test_a_row_of_acled() -> None:
    (row,) = acled(ATTACK)

    assert (row["event_date"], row["year"], row["time_precision"]) == ("2017-05-30", "2017", "1")
    assert (row["disorder_type"], row["actor1"], row["actor2"]) == ("Political violence", "Gunmen", "a police post")
    assert (row["location"], row["geo_precision"], row["fatalities"]) == ("Derrim", "1", "2")
    assert row["notes"] == ATTACK.evidence.text


def test_a_row_of_gdelt() -> None:
    row = gdelt(ATTACK)[0]

    assert (row["SQLDATE"], row["Actor1Name"], row["Actor1Type1Code"]) == ("20170530", "GUNMEN", "UAF")
    assert (row["EventRootCode"], row["GoldsteinScale"]) == ("19", "-9.0")
    assert (row["ActionGeo_Lat"], row["DATEADDED"]) == ("41.5", "20170531")


def test_what_has_no_code_is_no_row() -> None:
    economy = replace(ATTACK, type="X-ECON", mode=())

    assert acled(economy) == []
    assert gdelt(economy) == []
    assert len(acled(ATTACK, economy, ARREST)) == 2


def test_a_week_and_a_month_are_less_precise() -> None:
    week = replace(ATTACK, date=When("", -1, -1, "2017-05-01", "2017-05-07", "explicit"))
    month = replace(ATTACK, date=When("", -1, -1, "2017-05-01", "2017-05-31", "explicit"))

    assert [row["time_precision"] for row in acled(week, month)] == ["2", "3"]


@given(st.text())
def test_no_text_breaks_a_row(name: str) -> None:
    event = replace(ATTACK, actors=(Argument(name, 0, 1),))

    rows = gdelt(event, hit=replace(HIT, source=name))

    assert len(rows) == 1
    assert list(rows[0]) == [column.name for column in GDELT]
