"""What a file is taken for: by its first bytes, and by its name only where they leave it open."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.read.kinds import BY_NAME, REFUSED, kind_of

MESSAGE = b"Received: from wire.example\r\nFrom: Desk <desk@wire.example>\r\nSubject: Flood\r\n\r\nWater rose.\r\n"
LETTER = b"From: Desk\nSubject: Flood\nTo: All\n\nWater rose.\n"
RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel></channel></rss>'


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.TXT", b"The harbour was shut.", "plain"),
        ("a.markdown", b"# Harbour", "markdown"),
        ("a.rst", b"Harbour\n=======", "rst"),
        ("a.xhtml", b"words", "html"),
        ("a", b"\n <!DOCTYPE html><html>", "html"),
        ("a.php", b"<HTML lang=en>", "html"),
        ("a.txt", b"<html>", "html"),
        ("a.txt", b"<!-- saved from url=(0020)http://a.example/b -->\n<html>", "html"),
        ("a.md", b"<p align=center>Harbour</p>", "markdown"),
        ("a.txt", b"a < b, they said", "plain"),
        ("a.txt", b"<angry> he said", "plain"),
        ("a.html", RSS, "feed"),
        ("a.xml", RSS, "feed"),
        ("a", b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("a", b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        ("a", '<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16"), "feed"),
        ("a.json", b'{"title": "Flood"}', "json"),
        ("a", b'[{"title": "Flood"}]', "json"),
        ("a.txt", b'{"text": "One."}\n{"text": "Two."}\n', "rows"),
        ("a.json", b'{"text": "One."}\n{"text": "Two."}\n', "rows"),
        ("a.json", b'{\n "text": "One."\n}', "json"),
        ("a.ndjson", b'{"text": "One."}', "rows"),
        ("a.txt", b"[Editor's note] Water rose.", "plain"),
        ("a.txt", b"{curly} words", "plain"),
        ("a.csv", b"x,y\n1,2", "table"),
        ("a", b"title,body,date\nFlood,Water rose.,2017-06-04", "table"),
        ("a.txt", b"id\ttext\n1\tWater rose.", "table"),
        ("a.txt", b"The text, the title, and the date were wrong.", "plain"),
        ("a.eml", LETTER, "mail"),
        ("1496570400.M1.host:2,S", MESSAGE, "mail"),
        ("a.txt", MESSAGE, "mail"),
        ("a.txt", b"Title: Flood\nDate: 4 June 2017\n\nWater rose.", "plain"),
        ("a.txt", b"From: our correspondent\n\nWater rose.", "plain"),
        ("a", b"From desk@wire.example Sun Jun  4 10:00:00 2017\n" + MESSAGE, "mbox"),
        ("a.txt", b"From Monday on, the harbour is shut.", "plain"),
        ("a", b"---\ntitle: Flood\n---\n", "markdown"),
        ("a", b"%PDF-1.7", "pdf"),
        ("a.txt", b"junk before\n%PDF-1.4", "pdf"),
        ("a.html", b"PK\x03\x04rest", "zip"),
        ("a", b"\x1f\x8b\x08", "gzip"),
        ("a", b"name\0" + b"\0" * 252 + b"ustar\x0000", "tar"),
        ("a", b"WARC/1.0\r\n", "warc"),
    ],
)
def test_kind_follows_the_content_then_the_name(name: str, head: bytes, kind: str) -> None:
    assert kind_of(name, head) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"{\\rtf1\\ansi Water rose.}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "7z"),
        (b"SQLite format 3\x00", "sqlite"),
        (b"\x7fELF\0\0", "binary"),
        (b'<?xml version="1.0"?><svg></svg>', "xml"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(head: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as error:
        kind_of("/news/a.bin", head)

    assert (error.value.path, error.value.reason) == ("/news/a.bin", REFUSED[kind])


@given(st.binary(max_size=300), st.sampled_from(["", ".txt", ".xml", ".md", *BY_NAME]))
def test_any_bytes_have_a_kind_or_are_refused(head: bytes, suffix: str) -> None:
    with contextlib.suppress(SourceError):
        assert kind_of("a" + suffix, head) not in REFUSED


@pytest.mark.parametrize(
    "unit", [b"<!-- ", b"<!DOCTYPE a ", b"<?x ", b"[", b"{", b"A: b\n", b"From ", b" ", b"<", b"<!DOCTYPE [ ] "]
)
def test_heads_that_repeat_themselves_are_judged_in_linear_time(unit: bytes) -> None:
    start = time.process_time()

    with contextlib.suppress(SourceError):
        kind_of("a", unit * (65_536 // len(unit)))

    assert time.process_time() - start < 2
