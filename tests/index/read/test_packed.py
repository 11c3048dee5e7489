"""Archives, compressed files, documents, web archives and PDFs: their articles, and what is said of bad ones."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.read import read_file
from index.records import Draft
from tests.index.read.packing import docx, epub, odt, pdf, tarred, warc, zipped

STORM = "The harbour of Tell was shut on Monday after a storm had torn a crane from its rails."
PAGE = f"<html><body><article><h1>Storm</h1><p>{STORM}</p><p>Two ships waited outside.</p></article></body></html>"
WESTERN = PAGE.replace("crane", "café").encode("latin-1")
LETTER = f"Received: by x\nFrom: Desk <desk@wire.example>\nSubject: Storm\n\n{STORM}\n"
LINES = b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'


def told(path: Path) -> list[str]:
    """The articles of a file by title and beginning, and its failures by name and reason."""
    return [
        f"{found.path.removeprefix(str(path))}: {found.reason}"
        if isinstance(found, SourceError)
        else f"{found.title}|{found.text[:26]}"
        for found in read_file(path)
    ]


def write(folder: Path, name: str, raw: bytes) -> Path:
    (folder / name).write_bytes(raw)
    return folder / name


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: tarred(members, "w"), lambda m: tarred(m, "w:xz")])
def test_members_of_archives_are_read_by_what_they_are(tmp_path: Path, pack: object) -> None:
    members = {
        "a.txt": STORM,
        "b/page.html": PAGE,
        "b/page_files/advert.html": PAGE,
        "c.jsonl": LINES,
        "d.eml": LETTER,
        "../../evil\x1b[31m.txt": STORM,
        "picture.png": "png",
        ".hidden": "no",
        "e.docx": docx([("", STORM)]),
        "inner.zip": zipped({"a.txt": STORM}),
        "inner.tgz": tarred({"a.txt": STORM}),
        "empty.txt": "",
    }
    path = write(tmp_path, "all.bin", pack(members))  # type: ignore[operator]

    found = [one for one in read_file(path) if not isinstance(one, Draft) or "page_files" not in one.key]

    drafts = [one for one in found if isinstance(one, Draft)]
    assert [one.key.removeprefix(f"path:{path}") for one in drafts] == [
        "/a.txt", "/b/page.html", "/c.jsonl#1", "/c.jsonl#2", "/d.eml", "/evil␛[31m.txt", "/e.docx",
    ]  # fmt: skip
    assert all(one.file_day == "2017-06-04" for one in drafts)
    assert [str(one).removeprefix(str(path)) for one in found if isinstance(one, SourceError)] == [
        "/inner.zip: an archive inside of an archive; unpack it first",
        "/inner.tgz: an archive inside of an archive; unpack it first",
        "/empty.txt: empty file",
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_files_are_read_by_what_is_in_them(tmp_path: Path, pack: object) -> None:
    path = write(tmp_path, "rows.packed", pack(LINES))  # type: ignore[operator]

    assert told(path) == ["|One.", "|Two."]


def test_documents_give_title_author_captions_and_the_day_they_were_written(tmp_path: Path) -> None:
    word = docx(
        [("Title", "Storm shuts Tell"), ("", STORM), ("Heading2", "Ships wait"), ("Caption", "The crane")],
        "<dc:creator>Ann Ro</dc:creator><dcterms:created>2017-06-03T10:00:00Z</dcterms:created>",
    )
    text = odt(
        f'<text:h text:outline-level="1">Crane falls</text:h><text:p>{STORM}</text:p>'
        "<text:p>One<text:tab/>two<text:line-break/>three<text:s/>four</text:p>",
        "<dc:title>Crane falls in Tell</dc:title><meta:creation-date>2017-06-02T00:00:00</meta:creation-date>",
    )
    book = epub(
        {"one": f"<h1>Part one</h1><p>{STORM}</p>", "two": "<h1>Part two</h1><p>Ships waited.</p>"},
        "<dc:title>The week</dc:title><dc:date>2017-06-04</dc:date><dc:publisher>Tell Press</dc:publisher>",
    )

    first, second, third = (
        next(found for found in read_file(write(tmp_path, name, raw)) if isinstance(found, Draft))
        for name, raw in (("a.docx", word), ("b.bin", text), ("c.zip", book))
    )

    assert (first.title, first.author, first.file_day, first.published) == (
        "Storm shuts Tell", "Ann Ro", "2017-06-03", None,
    )  # fmt: skip
    assert [(part.role, first.text[part.start : part.end]) for part in first.parts] == [
        ("heading", "Ships wait"), ("caption", "The crane"),
    ]  # fmt: skip
    assert (second.title, second.file_day) == ("Crane falls in Tell", "2017-06-02")
    assert second.text.endswith("One\ttwo\nthree four")
    assert (third.title, third.source, third.published) == ("The week", "Tell Press", "2017-06-04")
    assert third.text.split("\n\n") == ["Part one", STORM, "Part two", "Ships waited."]


def test_web_archive_gives_pages_that_were_answered_with_their_address(tmp_path: Path) -> None:
    answers = [
        ("http://news.example/2017/06/04/storm", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("http://news.example/gone", "404 Not Found", "text/html", PAGE.encode()),
        ("http://news.example/crane.png", "200 OK", "image/png", b"png"),
        ("http://news.example/caf", "200 OK", "text/html; charset=latin1", WESTERN),
        ("http://news.example/empty", "200 OK", "text/html", b"<html><script>1</script></html>"),
    ]
    path = write(tmp_path, "crawl.warc.gz", warc(answers))

    first, second, third = read_file(path)

    assert isinstance(first, Draft)
    assert (first.key, first.url_day) == ("url:http://news.example/2017/06/04/storm", "2017-06-04")
    assert first.file_day == "2017-06-05"  # when it was recorded
    assert isinstance(second, Draft)
    assert "a café from its rails" in second.text
    assert isinstance(third, SourceError)
    assert third.reason == "no article text found"


def test_pdf_gives_text_whole_words_and_the_pages_that_are_pictures(tmp_path: Path) -> None:
    raw = pdf(
        [["Storm shuts Tell", "", "The harbour was shut on Mon-", "day after a storm.", "1"], []],
        "/Title (Storm shuts Tell) /Author (Ann Ro) /CreationDate (D:20170604100000Z)",
    )

    (found,) = read_file(write(tmp_path, "a.pdf", raw))

    assert isinstance(found, Draft)
    assert (found.title, found.author, found.file_day) == ("Storm shuts Tell", "Ann Ro", "2017-06-04")
    assert "The harbour was shut on Monday after a storm." in " ".join(found.text.split())
    assert found.text.endswith("[Page 2 without text: scanned pictures]")


def test_pdf_that_takes_too_long_costs_itself_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = write(tmp_path, "slow.pdf", pdf([["slow"]] * 300))  # long enough not to be read while we are held up
    good = write(tmp_path, "good.pdf", pdf([["good"]]))

    with monkeypatch.context() as hurry:
        hurry.setattr("index.read.pdf.DEADLINE_S", 0.0)
        assert told(slow) == [": took longer than 0.0 seconds to read and was given up"]

    assert told(good) == ["|good"]


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<{0}> <{0}>]".format("61" * 32)
AES = (
    "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF "
    "/StrF /StdCF /O <{1}> /U <{1}> /OE <{0}> /UE <{0}> /Perms <{2}> /P -4 >> /ID [<{0}> <{0}>]"
).format("61" * 32, "61" * 48, "61" * 16)
NEEDS = "encrypted; save it" if find_spec("cryptography") is None else "protected by"
NOISE = random.Random(7).randbytes(300_000)


@pytest.mark.parametrize(
    ("name", "raw", "reasons"),
    [
        ("cut.zip", zipped({"a.txt": STORM})[:-30], [": cut off: its end is missing"]),
        ("cut.gz", gzip.compress(NOISE.hex().encode(), mtime=0)[:100_000], [": cut off: its end is missing"]),
        (
            "cut.tgz",
            tarred({"a.txt": STORM, "b.txt": NOISE.hex()})[:90_000],
            ["|The harbour of Tell was sh", "/b.txt: cut off", ": cut off"],
        ),
        ("bomb.gz", gzip.compress(b"a" * 30_000_000, mtime=0), [": expands to more than 100 times its size"]),
        ("bomb.zip", zipped({"a": b"a " * 11_000_000, "b": STORM}), [": expands to more than 100 times its size"]),
        ("twice.gz", gzip.compress(gzip.compress(LINES, mtime=0), mtime=0), [": compressed twice; unpack it first"]),
        ("sheet.xlsx", zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), [": a spreadsheet; export its"]),
        (
            "bad.docx",
            zipped({"word/document.xml": "<w:document"}),
            [": damaged document (word/document.xml is no XML)"],
        ),
        (
            "entities.docx",
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            [": defines entities of its own (internal DTD), which is not safe to read"],
        ),
        ("scan.pdf", pdf([[], []]), [": its 2 pages are pictures of text (scanned); run text recognition (OCR)"]),
        ("locked.pdf", pdf([["x"]], trailer=LOCKED), [": protected by a password"]),
        ("aes.pdf", pdf([["x"]], trailer=AES), [f": {NEEDS}"]),
        ("cut.pdf", pdf([["x"]])[:60], [": damaged PDF"]),
        ("empty.warc", b"WARC/1.0\r\n", [": no articles in it"]),
        ("empty.zip", zipped({}), [": no articles in it"]),
        ("bad.warc", b"WARC/1.0\r\nContent-Length: x\r\n\r\nrest", [": no articles in it"]),
        ("none.tar", b"a\0" + b"\0" * 255 + b"ustar\x0000" + b"x" * 300, [": damaged archive"]),
    ],
)
def test_bad_packages_are_one_line_errors(tmp_path: Path, name: str, raw: bytes, reasons: list[str]) -> None:
    found = told(write(tmp_path, name, raw))

    assert len(found) == len(reasons), found
    assert [one[: len(reason)] for one, reason in zip(found, reasons, strict=True)] == reasons
    assert not any("\n" in one for one in found)


def test_password_on_a_member_costs_that_member(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": STORM, "b.txt": STORM}))
    for signature in (b"PK\x03\x04", b"PK\x01\x02"):
        at = raw.index(signature) + (6 if signature == b"PK\x03\x04" else 8)
        raw[at] |= 1  # says that it is enciphered

    assert told(write(tmp_path, "a.zip", bytes(raw))) == [
        "/a.txt: protected by a password",
        "|The harbour of Tell was sh",
    ]


@pytest.mark.parametrize("document", [odt(f"<text:p>{STORM}</text:p>"), docx([("", STORM)]), epub({"one": PAGE})])
def test_document_that_lost_bytes_in_the_middle_says_so(tmp_path: Path, document: bytes) -> None:
    middle = len(document) // 2
    path = write(tmp_path, "cut.bin", document[:middle] + document[middle + 9 :])

    found = list(read_file(path))

    assert found
    assert all(isinstance(one, SourceError) for one in found)


def test_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    nameless = zipped({"a.txt": STORM, "b.txt": f"{STORM} It was late."}).replace(b"a.txt", b"\0.txt")
    path = write(tmp_path, "nameless.zip", nameless)

    assert told(path) == ["|The harbour of Tell was sh"]


def test_archive_of_more_names_than_memory_has_room_for_is_refused(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": STORM}))
    at = raw.index(b"PK\x05\x06")
    raw[at + 12 : at + 16] = (100_000_000).to_bytes(4, "little")

    assert told(write(tmp_path, "a.zip", bytes(raw))) == [": more than 200,000 members; unpack it first"]


WHOLE = {
    "zip": zipped({"a.txt": STORM, "b.html": PAGE}),
    "tgz": tarred({"a.txt": STORM}),
    "docx": docx([("", STORM)]),
    "epub": epub({"a": f"<p>{STORM}</p>"}),
    "warc": warc([("http://a.example/b", "200 OK", "text/html", PAGE.encode())]),
    "gz": gzip.compress(LINES),
}


@given(kind=st.sampled_from(sorted(WHOLE)), data=st.data())
@settings(max_examples=150)
def test_any_damage_gives_articles_or_one_line_errors(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    raw = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(1, len(raw))) :]
    path = write(tmp_path_factory.getbasetemp(), f"damaged.{kind}", bytes(raw))

    for found in read_file(path):
        if isinstance(found, SourceError):
            assert "\n" not in str(found)
            assert found.path.startswith(str(path))


def test_packing_makes_what_other_programs_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(write(tmp_path, "a.docx", docx([("", STORM)]))) as archive:
        assert archive.testzip() is None


def test_member_packed_in_a_way_nobody_knows_is_not_called_enciphered(tmp_path: Path) -> None:
    packed = bytearray(zipped({"a.txt": STORM, "b.txt": f"{STORM} It was late."}))
    for header, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):  # the way of packing, in both places that say it
        place = packed.find(header) + at
        packed[place : place + 2] = b"\x63\x00"
    path = write(tmp_path, "odd.zip", bytes(packed))

    assert told(path) == [
        "/a.txt: packed in a way that cannot be read; unpack it first",
        "|The harbour of Tell was sh",
    ]
