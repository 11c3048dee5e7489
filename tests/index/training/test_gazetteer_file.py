"""What is written into a gazetteer is what is read from it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.places.gazetteer import Gazetteer
from index.extract.places.spellings import fold
from index.training.gazetteer_file import write
from index.training.places import Row

NAMES = st.text("abcdeéł' -ABZ", min_size=1, max_size=40)
ROWS = st.builds(
    Row,
    name=NAMES,
    kind=st.sampled_from(["city", "region", "water"]),
    country=st.sampled_from(["", "IQ", "US"]),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    admin1=st.sampled_from(["", "Nineveh"]),
    weight=st.floats(0, 10),
    names=st.sets(NAMES, max_size=3),
)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(ROWS, min_size=1, max_size=60))
def test_every_place_is_found_under_each_of_its_names(rows: list[Row], tmp_path_factory: object) -> None:
    file = Path(tmp_path_factory.mktemp("gazetteer")) / "places.bin"  # type: ignore[attr-defined]

    write(file, rows)

    read = Gazetteer(file)
    assert len(read) == len(rows)
    for row in rows:
        for name in {row.name, *row.names}:
            found = [read.record(number) for number in read.numbers(fold(name).encode())]
            assert not fold(name) or (row.name, row.kind, row.country) in [(r.name, r.kind, r.country) for r in found]
            assert [place.weight for place in found] == sorted((place.weight for place in found), reverse=True)


def test_coordinates_keep_a_hundredth_of_a_degree(tmp_path: Path) -> None:
    file = tmp_path / "places.bin"
    line = write(file, [Row("Orvana", "city", "IQ", 36.337, -43.124, "Nineveh", 4.26, {"Al Orvana"})])

    read = Gazetteer(file)
    place = read.record(read.numbers(fold("Orvanah").encode())[0])

    assert (place.lat, place.lon, place.weight, place.admin1) == (36.34, -43.12, 4.3, "Nineveh")
    assert line.startswith("places.bin: 1 places, 1 spellings")
