"""Whatever the bytes: a reader gives clean articles or errors of one line, never a traceback. The same for a pile of
other projects' test files, if DATELINE_CORPUS names a folder of them (saved pages, feeds, mails).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.library import open_library
from index.read import read_file
from index.records import Draft
from index.text import clean
from tests.index.read.test_read import INPUTS

CORPUS = os.environ.get("DATELINE_CORPUS", "")

WORDS = ["The harbour of Tell was shut. ", "\x1b[31m", "\u202e", "\u200b", "\x00", "é", "\n", "\r\n", "\n\n", " ", ":"]
PIECES = {
    ".rss": [
        "<rss><channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<description>",
        "<![CDATA[",
        "]]>",
        "&lt;p&gt;",
    ]
    + [
        "<link>http://a.example/b</link>",
        "<pubDate>Thu, 12 Jan 2017 06:30:00 GMT</pubDate>",
        "<entry>",
        "&#27;",
        "&",
        "<",
    ],
    ".eml": [
        "From: a@b.example\n",
        "Subject: =?utf-8?Q?=1B?=\n",
        "MIME-Version: 1.0\n",
        "Received: x\n",
        "--b\n",
        "--b--\n",
    ]
    + ['Content-Type: multipart/mixed; boundary="b"\n', "Content-Type: text/html; charset=x\n", "Message-ID: <1@a>\n"]
    + ["Content-Transfer-Encoding: base64\n", "Date: Sun, 4 Jun 2017 10:00:00 +9999\n", "<p>", "=3D", "\t"],
    ".mbox": ["From a@b.example Sun Jun  4 18:00:00 2017\n", ">From ", "Subject: x\n", "From: a\n", "Received: x\n"],
    ".json": [
        "{",
        "}",
        "[",
        "]",
        ",",
        '"text"',
        ":",
        '"',
        '"articles"',
        "1e999",
        "null",
        "\\ud800",
        '{"text": "Words."}',
    ],
    ".jsonl": [
        '{"text": "Words.", "id": 1}\n',
        '{"text": ',
        '"date": 1e400',
        "{}",
        "[]",
        '"',
        "\\u0000",
        '{"url": "x"}',
    ],
    ".csv": ["title,text,date\n", '"', ",", ";", "\t", '""', "=1+1", "2017-06-04", "text\n", '"a\nb"'],
    ".rst": [
        "Title\n=====\n",
        ":Date: 4 June 2017\n",
        ".. image:: x\n",
        "   :alt: y\n",
        "``",
        "*",
        "`a <b>`_",
        "::\n",
        "|",
    ],
    ".md": ["---\n", "title: x\n", "# ", "> ", "![a](b)", "[", "](", "```\n"],
    ".mhtml": [
        "From: <Saved by Blink>\n",
        "MIME-Version: 1.0\n",
        "Content-Location: http://a.example/b\n",
        "--b\n",
        "<p>",
    ]
    + ['Content-Type: multipart/related; boundary="b"\n', "Content-Type: text/html\n", "<h1>", "=\n"],
}


def judge(found: Draft | SourceError, path: Path) -> None:
    """What must hold of everything that comes out of a reader."""
    if isinstance(found, SourceError):
        assert "\n" not in str(found)
        assert found.path.startswith(str(path))
        return
    assert found.text
    assert clean(found.text).strip() == found.text
    for value in (found.title, found.source, found.author, found.key, found.path):
        assert clean(value) == value
        assert "\n" not in value
    at = 0
    for part in found.parts:
        assert at <= part.start < part.end <= len(found.text)
        at = part.end


@given(kind=st.sampled_from(sorted(PIECES)), data=st.data())
@settings(max_examples=200)
def test_any_text_gives_clean_articles_or_errors(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    pieces = st.lists(st.sampled_from(PIECES[kind] + WORDS) | st.text(max_size=10), max_size=30)
    opening = PIECES[kind][0] if data.draw(st.booleans()) else ""
    path = tmp_path_factory.getbasetemp() / f"fuzzed{kind}"
    path.write_bytes((opening + "".join(data.draw(pieces))).encode("utf-8", "surrogatepass"))

    for found in read_file(path):
        judge(found, path)


@given(which=st.sampled_from([path for path in INPUTS if path.is_file()]), data=st.data())
@settings(max_examples=150)
def test_any_damage_to_a_sample_gives_clean_articles_or_errors(
    tmp_path_factory: pytest.TempPathFactory, which: Path, data: st.DataObject
) -> None:
    raw = bytearray(which.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(1, len(raw))) :]
    path = tmp_path_factory.getbasetemp() / f"damaged{which.suffix}"
    path.write_bytes(bytes(raw))

    for found in read_file(path):
        judge(found, path)


@pytest.mark.skipif(not CORPUS, reason="DATELINE_CORPUS names no folder of other projects' test files")
def test_corpus_is_added_without_a_defect(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library")

    steps = list(library.add([Path(CORPUS)], analyse=False))
    library.close()

    # A SourceError says what is wrong with a file; these words say that something is wrong with us.
    ours = [step.failure for step in steps if "cannot be read (" in step.failure or "taken in (" in step.failure]
    assert ours == []
    assert any(step.outcome == "added" for step in steps)
