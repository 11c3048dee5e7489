"""JSON Lines: articles for a library, untouched texts for `dateline extract`, and bad lines by number."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.read.rows import RawRecord, records, texts
from index.records import Draft


def test_a_text_for_extraction_is_exactly_the_one_given() -> None:
    text = " A storm\r\nhit\u00a0Tell\u200b.\x1b[2J \n\n\n\n"

    (found,) = texts([json.dumps({"id": 9, "text": text, "title": "S\ntorm", "date": "4 June 2017"}).encode()], "-")

    assert found == RawRecord(id="9", text=text, title="S torm", source="", published="2017-06-04")


def test_the_same_line_for_a_library_is_clean() -> None:
    line = json.dumps({"text": " A storm\r\nhit\u00a0Tell\u200b.\x1b[2J \n\n\n\n"}).encode()

    (found,) = records([line + b"\n"], "/x/a.jsonl")

    assert isinstance(found, Draft)
    assert found.text == "A storm\nhit Tell.␛[2J"
    assert found.key == f"path:/x/a.jsonl#{found.digest}"
    assert found.digest == hashlib.sha256(line).hexdigest()


def test_an_id_given_twice_in_a_file_is_no_second_revision_of_the_first() -> None:
    lines = [json.dumps({"id": "7", "text": text}).encode() for text in ("The harbour is shut.", "The mill is open.")]

    first, second = records(lines, "/x/a.jsonl")

    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.key == "path:/x/a.jsonl#7"
    assert second.key != first.key


def test_an_id_for_extraction_comes_back_as_it_was() -> None:
    (found,) = texts([json.dumps({"id": "a\nb\x1b", "text": "The mill is open."}).encode()], "-")

    assert isinstance(found, RawRecord)
    assert found.id == "a\nb\x1b"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": "\\ud800"}', "not JSON"),
        (b"7", "not a JSON object"),
        (b"{}", 'no "text"'),
        (b'{"text": null}', 'no "text"'),
        (b'{"text": {"a": 1}}', '"text" is not a string'),
        (b'{"text": " \\n"}', '"text" is empty'),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: bytes, reason: str) -> None:
    given = [b'{"text": "one"}\n', b"\n", line + b"\n", b'{"text": "four"}']

    for read in (records, texts):
        one, bad, four = read(given, "/x/a.jsonl")

        assert isinstance(bad, SourceError)
        assert bad.path == "/x/a.jsonl:3"
        assert bad.reason.startswith(reason)
        assert "\n" not in bad.reason
        assert not isinstance(one, SourceError)
        assert one.text == "one"
        assert not isinstance(four, SourceError)
        assert four.text == "four"


def test_text_that_is_only_invisible_is_no_article() -> None:
    (found,) = records([b'{"text": "\\u200b\\ufeff"}'], "/x/a.jsonl")

    assert isinstance(found, SourceError)
    assert found.reason == "no text"


@pytest.mark.parametrize("name", ["text", "body", "content"])
def test_exports_may_call_the_text_what_they_like(name: str) -> None:
    (found,) = texts([json.dumps({name: "A storm."}).encode()], "-")

    assert not isinstance(found, SourceError)
    assert (found.id, found.text) == ("1", "A storm.")


def test_lines_in_another_charset_and_with_a_byte_order_mark_are_read() -> None:
    found = list(texts(['{"text": "Łódź"}'.encode("utf-8-sig"), '{"text": "café señor"}'.encode("cp1252")], "-"))

    assert [item.text for item in found if isinstance(item, RawRecord)] == ["Łódź", "café señor"]


@given(st.lists(st.binary(max_size=40) | st.text(max_size=20).map(lambda text: json.dumps({"text": text}).encode())))
def test_every_line_that_is_not_blank_gives_one_result(given_lines: list[bytes]) -> None:
    expected = sum(bool(line.strip()) for line in given_lines)

    assert len(list(texts(given_lines, "-"))) == expected
    assert len(list(records(given_lines, "-"))) == expected
