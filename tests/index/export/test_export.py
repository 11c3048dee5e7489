"""The bytes of an export are its contract: golden files hold them, and nothing in them may run or be obeyed."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index import export
from index.export.columns import ARTICLES, CHECKS, EVENTS, HITS
from index.export.formats import FORMATS, FORMULA, Format, encode
from index.export.objects import extraction_object
from index.export.writers import WRITERS, Chosen
from index.records import Check, Happening, Marked, Marks, PassageNote, Quantity, Report, Said, Toll
from tests.index.export.samples import ANALYSIS, ARREST, ARTICLE, ATTACK, HIT, TEXT

GOLDEN = Path(__file__).parents[2] / "golden"
CHECK = Check("index", True, "agrees with the store", repaired=True)


TAKEN_AWAY = {
    "geojson": "export.geojson",
    "acled": "export-acled.csv",
    "gdelt": "export-gdelt.tsv",
    "markdown": "export.md",
    "html": "export.html",
    "bibtex": "export.bib",
    "csl": "export-csl.json",
}
"""Formats of `dateline export` that the files above do not hold, and their golden files."""


def taken_away(format: str) -> bytes:
    later = replace(ATTACK, id="e3f00d", killed=Quantity(5, 5, text="five"))
    told = replace(HIT, id="8k3m9qa", source="Meridian Press")
    note = PassageNote("n1", ARREST.evidence.start, ARREST.evidence.end, ARREST.evidence.text, "Where are they held?")
    article = replace(ARTICLE, marks=Marks(note="ask *her*", notes=(note,)))
    reports = (
        Report(HIT.id, HIT.title.text, HIT.source, HIT.published, ATTACK),
        Report(told.id, told.title.text, told.source, told.published, later),
    )
    both, latest = Quantity(2, 5, text="2-5"), Quantity(5, 5, text="five")
    said = (Said("Army", Quantity(2, None, text="at least two")), Said("Meridian Press", latest))
    happening = Happening(
        "e1f00d", "ASSAULT", ("firearms",), ATTACK.place, "2017-05-30", "2017-05-30", ("Gunmen",), ("a police post",),
        reports, killed=Toll(both, latest, "Meridian Press", True, said),
    )  # fmt: skip
    chosen = Chosen(
        "place:derrim",
        lambda: [(HIT, ATTACK), (HIT, ARREST), (told, later)],
        lambda: [article, replace(article, id=told.id, source=told.source)],
        lambda id_: replace(article, id=id_, source=told.source if id_ == told.id else article.source),
        lambda: [happening],
        "2017-06-02",
        notes=True,
    )
    return b"".join(WRITERS[format](chosen))


def exported(name: str, format: Format) -> bytes:
    writers = {
        "events": lambda: export.events([(HIT, ATTACK), (HIT, ARREST)], format),
        "entities": lambda: export.entities([(HIT, entity) for entity in ANALYSIS.entities], format),
        "hits": lambda: export.hits([HIT], format),
        "articles": lambda: export.articles([ARTICLE], format),
        "checks": lambda: export.checks([CHECK], format),
    }
    return b"".join(writers[name]())


@pytest.mark.parametrize("name", ["events", "entities", "hits", "articles", "checks"])
@pytest.mark.parametrize("format", FORMATS)
def test_bytes_of_every_format_are_those_of_the_golden_file(name: str, format: Format) -> None:
    actual = exported(name, format)

    expected = (GOLDEN / f"{name}.{format}").read_bytes()

    assert expected == actual


@pytest.mark.parametrize(("format", "file"), TAKEN_AWAY.items())
def test_bytes_of_what_people_take_away_are_those_of_the_golden_file(format: str, file: str) -> None:
    assert (GOLDEN / file).read_bytes() == taken_away(format)


def test_every_format_has_a_golden_file() -> None:
    assert {*TAKEN_AWAY, *FORMATS} == {*WRITERS}


@pytest.mark.parametrize("name", ["events", "entities", "hits", "articles", "checks"])
def test_json_document_holds_the_records_of_the_json_lines(name: str) -> None:
    lines = [json.loads(line) for line in exported(name, "jsonl").splitlines()]
    document = json.loads(exported(name, "json"))

    for line in lines:
        line.pop("record")
        assert line.pop("schema") == document["schema"]

    assert lines == document[name]


def test_nothing_found_is_a_header_or_an_empty_list() -> None:
    assert b"".join(export.hits([], "jsonl")) == b""
    assert json.loads(b"".join(export.hits([], "json")))["hits"] == []
    assert b"".join(export.hits([], "csv")).decode().split(",")[0] == "article"


def test_writers_take_one_record_at_a_time() -> None:
    taken = []

    def hits():
        for number in range(3):
            taken.append(number)
            yield HIT

    for each in FORMATS:
        taken.clear()
        stream = export.hits(hits(), each)
        next(stream), next(stream)
        assert len(taken) < 3


@given(st.text())
def test_no_cell_starts_a_formula_or_moves_a_cursor(title: str) -> None:
    hit = msgspec.structs.replace(HIT, title=Marked(title.replace("\x00", "")))

    written = b"".join(export.hits([hit], "csv")).decode(errors="surrogatepass")
    row = list(csv.reader(StringIO(written, newline="")))[1]

    assert not row[1].startswith(FORMULA)
    assert not any(ord(character) < 32 and character not in "\t\n" for character in row[1])
    assert not any(0x7F <= ord(character) < 0xA0 for character in row[1])


def test_negative_numbers_are_numbers_not_formulas() -> None:
    row = next(csv.DictReader(StringIO(exported("events", "csv").decode())))

    assert (row["longitude"], row["score"]) == ("-20.25", "-9.0")


@given(st.text(st.characters()))
def test_json_keeps_text_exactly_and_escapes_what_a_terminal_obeys(text: str) -> None:
    line = encode({"text": text})

    assert json.loads(line) == {"text": text}
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in line.decode())
    assert not set("\u202e\u2066") & set(line.decode())


def test_json_of_a_lone_surrogate_is_ascii() -> None:
    assert encode({"text": "a\ud800"}) == b'{"text":"a\\ud800"}'


def test_extraction_names_the_entity_of_each_mention() -> None:
    record = json.loads(encode(extraction_object("a.txt", ANALYSIS)))
    derrim, two = record["entities"]

    assert list(record) == ["id", "quad", "published", "language", "parts", "entities", "events"]
    assert TEXT[derrim["start"] : derrim["end"]] == derrim["text"] == derrim["canonical"] == "Derrim"
    assert (derrim["kind"], derrim["lat"], derrim["lon"]) == ("city", 41.5, -20.25)
    assert two["canonical"] == ""
    assert two["quantity"]["min"] == 2
    assert record["events"][0]["date"]["from"] == "2017-05-30"
    assert record["events"][1]["place"] is None


@pytest.mark.parametrize("columns", [EVENTS, HITS, ARTICLES, CHECKS])
def test_columns_have_distinct_names_and_a_meaning(columns: tuple) -> None:
    names = [column.name for column in columns]

    assert len(set(names)) == len(names)
    assert all(column.meaning for column in columns)


def update() -> None:
    """Write the golden files anew; what changed in them is for somebody to look at."""
    for name in ("events", "entities", "hits", "articles", "checks"):
        for each in FORMATS:
            (GOLDEN / f"{name}.{each}").write_bytes(exported(name, each))
    for each, file in TAKEN_AWAY.items():
        (GOLDEN / file).write_bytes(taken_away(each))


if __name__ == "__main__":
    update()
