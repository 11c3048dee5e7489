"""`dateline extract` in pipes: order, offsets, ids, and what happens to a bad line."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.index.commands.conftest import Run

ATTACK = "Gunmen attacked a convoy near Derrim on Tuesday, killing two soldiers, the army said."
MARCH = "Thousands of people marched through Belgar on Thursday."

EVENT_FIELDS = {
    *("id", "story", "type", "mode", "context", "quad", "score", "trigger", "actors", "targets", "place", "date"),
    *("killed", "injured", "detained", "displaced", "instrument", "attribution", "modality", "background", "part_of"),
    *("retold", "also", "evidence", "rule", "confidence", "subtype", "cameo", "primary"),
}


def rows(path: Path, *records: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_one_record_a_text_in_the_order_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "march.txt").write_text(MARCH)
    file = rows(tmp_path / "wire.jsonl", {"id": "b", "text": ATTACK}, {"id": "a", "text": MARCH})

    ran = run("extract", file, tmp_path / "march.txt")
    records = [json.loads(line) for line in ran.out.splitlines()]

    assert (ran.code, ran.err) == (0, "")
    assert [record["id"] for record in records] == ["b", "a", "march.txt"]
    assert all(
        list(record) == ["schema", "id", "quad", "published", "language", "parts", "entities", "events"]
        for record in records
    )


def test_a_record_holds_every_field_of_an_event(run: Run, tmp_path: Path) -> None:
    file = rows(tmp_path / "wire.jsonl", {"id": "a", "text": ATTACK, "published": "2017-05-31"})

    record = json.loads(run("extract", file).out)
    event = next(event for event in record["events"] if event["type"] == "ASSAULT")

    assert record["published"] == {"value": "2017-05-31", "basis": "given", "reason": record["published"]["reason"]}
    assert set(event) == EVENT_FIELDS
    assert event["killed"]["min"] == event["killed"]["max"] == 2
    assert (event["date"]["from"], event["date"]["to"]) == ("2017-05-30", "2017-05-30")
    assert event["attribution"]["text"].endswith("army")


@pytest.mark.parametrize(
    "text", [ATTACK.replace(" ", "\r\n", 3), f"\ufeff\u200b{ATTACK}", f"\x1b[1m\x9b{ATTACK}\u202e"]
)
def test_offsets_refer_to_the_text_as_given(run: Run, tmp_path: Path, text: str) -> None:
    record = json.loads(run("extract", rows(tmp_path / "wire.jsonl", {"id": "a", "text": text})).out)
    spans = [*record["entities"], *(event["trigger"] for event in record["events"])]

    assert record["entities"]
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


def test_texts_of_one_happening_share_a_cluster(run: Run, tmp_path: Path) -> None:
    again = "Two soldiers died when gunmen attacked a convoy near Derrim, the army said on Wednesday."
    texts = {"a": ATTACK, "b": MARCH, "c": again}
    file = rows(tmp_path / "wire.jsonl", *({"id": key, "text": text} for key, text in texts.items()))

    records = [json.loads(line) for line in run("extract", "--cluster", file).out.splitlines()]

    assert [record["cluster"] for record in records] == ["a", "b", "a"]


def test_a_bad_line_is_named_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text(json.dumps({"id": "a", "text": MARCH}) + '\n{"id": "b", \n' + json.dumps({"text": ATTACK}) + "\n")

    ran = run("extract", file, tmp_path / "none.txt")

    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert f"{file}:2" in ran.err
    assert f"{tmp_path / 'none.txt'}: No such file or directory" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b" \n", "empty file"),
        ("photo.txt", b"\x89PNG\x00\x00", "not a text file"),
        ("page.html", b"<p>Hello</p>", "web page"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(run: Run, tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)

    ran = run("extract", tmp_path / name)

    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err


@pytest.mark.parametrize(
    ("given", "id"), [(json.dumps({"id": "x", "text": MARCH}), "x"), (MARCH, "-")], ids=["rows", "text"]
)
def test_standard_input_may_be_rows_or_a_text(run: Run, monkeypatch: pytest.MonkeyPatch, given: str, id: str) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given.encode())))

    ran = run("extract", "-")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["id"] == id


def test_nothing_but_data_reaches_standard_output(run: Run, tmp_path: Path) -> None:
    ran = run("extract", rows(tmp_path / "wire.jsonl", {"id": "\x1b[2J", "text": f"\x9b{ATTACK}"}))

    assert json.loads(ran.out)["schema"] == 1
    assert not [character for character in ran.out if ord(character) < 32 and character != "\n"]
    assert not [character for character in ran.out if 0x7F <= ord(character) < 0xA0]
