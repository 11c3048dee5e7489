"""Whole files to articles: real inputs beside what must come of them, hostile files, and what every article holds."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.read import LIMIT_CHARACTERS, html, markdown, plain, read_file
from index.read.files import walk
from index.records import Draft
from index.text import clean

DATA = Path(__file__).parent.parent.parent / "data" / "read"
INPUTS = sorted(path for path in DATA.iterdir() if path.with_name(path.name + ".json").exists())
EVIL = "a\x1b]52;c;QQ==\x07b\x9b31mc\u202ed\u2066e\u200bf\x00g"


def summary(found: Draft | SourceError, path: Path) -> dict[str, object]:
    """What the files beside the inputs say of an article: everything but what depends on the machine."""
    if isinstance(found, SourceError):
        return {"refused": found.reason, "at": Path(found.path).name}
    names = ("title", "source", "author", "published", "url", "language")
    return {
        **{name: getattr(found, name) for name in names},
        **{name: getattr(found, name) for name in ("charset", "url_day") if getattr(found, name)},
        "key": found.key.replace(str(path.parent), ""),
        "text": found.text.split("\n\n"),
        "parts": [[part.role, found.text[part.start : part.end]] for part in found.parts],
    }


def only(path: Path) -> Draft:
    (found,) = read_file(path)
    assert isinstance(found, Draft), found
    return found


def refusal(path: Path) -> str:
    (found,) = read_file(path)
    assert isinstance(found, SourceError)
    return found.reason


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_files_become_the_articles_beside_them(path: Path) -> None:
    expected = json.loads(path.with_name(path.name + ".json").read_text("utf-8"))

    assert [summary(found, path) for file in walk([path]) for found in read_file(file)] == expected


def test_an_article_knows_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "storm.txt"
    path.write_bytes(b"A storm hit Tell.\n")
    os.utime(path, (1_000_000_000, 1_000_000_000 - 1))

    draft = only(path)

    assert draft.text == "A storm hit Tell."
    assert draft.key == f"path:{path.as_posix()}"
    assert draft.path == str(path)
    assert draft.digest == hashlib.sha256(b"A storm hit Tell.\n").hexdigest()
    assert (draft.file_day or "").startswith("2001-09-0")


def test_the_same_bytes_elsewhere_have_the_same_digest_and_another_key(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("A storm hit Tell.")

    one, two = only(tmp_path / "one.txt"), only(tmp_path / "two.txt")

    assert one.digest == two.digest
    assert one.key != two.key


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.md", b" \n\n", "empty file"),
        ("empty.html", b"", "empty file"),
        ("empty.jsonl", b"", "empty file"),
        ("mark.txt", b"\xef\xbb\xbf", "no text in it"),
        ("only.md", b"---\ntitle: nothing more\n---\n", "no text in it"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file, not text"),
        ("noise.txt", bytes(range(1, 256)) * 50, "binary file, not text"),
        ("unknown.xyz", b"\x7fELF\0\0", "binary file, not text"),
        ("paper.pdf", b"%PDF-1.4", "damaged PDF (PdfStreamError)"),
        ("script.html", b"<html><body><script>1</script></body></html>", "no article text found"),
        ("deep.html", b"<html><body>" + b"<div>" * 1_000_000, "page is nested too deeply to be read"),
        (
            "tag.html",
            b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">Words.</p>",
            "page has a tag with more than 1,000 attributes",
        ),
        ("large.html", b"<p>" + b"x" * 20_000_000, "web page larger than 20 MB"),
        (
            "dump.txt",
            b"x" * 5_000_001,
            "an article of 5,000,001 characters; the most that is read is 5 million characters",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert refusal(path) == reason


def test_a_file_beyond_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"A storm hit Tell.\n" * 5_000)
    os.truncate(path, 50_000_001)

    assert refusal(path) == "larger than 50 MB, the most that is read"


def test_files_that_cannot_be_opened_are_errors_not_exceptions(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")

    assert refusal(tmp_path / "gone.txt") == "no such file or folder"
    assert refusal(tmp_path) == "not a regular file"
    assert refusal(tmp_path / "pipe.jsonl") == "not a regular file"
    assert "symbolic links" in refusal(tmp_path / "loop.txt")
    assert refusal(tmp_path / ("n" * 300 + ".txt")) == "file name too long"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)

    assert refusal(path) == "permission denied"


def test_a_name_that_is_no_text_is_still_a_key_and_a_path(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\x1b.txt"))
    path.write_text("A storm hit Tell.")

    draft = only(path)

    assert draft.path.endswith("caf\\xe9␛.txt")
    assert draft.key.encode("utf-8")


@pytest.mark.parametrize("unit", ["x", "word and text ", "(", "[a](", "*a", "<", "&", "> ", "- ", "`", '"'])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_one_line_of_a_million_characters_is_read_in_linear_time(tmp_path: Path, unit: str, suffix: str) -> None:
    path = tmp_path / f"line{suffix}"
    path.write_text("The harbour was shut. " + unit * (1_000_000 // len(unit)) + "x")
    start = time.process_time()

    assert len(only(path).text) > 100

    assert time.process_time() - start < 10


def test_a_line_of_five_megabytes_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("word " * (LIMIT_CHARACTERS // 5))

    assert len(only(path).text) == LIMIT_CHARACTERS - 1


HOSTILE_FILES = {
    "evil.txt": EVIL.replace("\x00", ""),
    "evil.md": "---\ntitle: '{0}'\nsource: {0}\nauthor: {0}\nurl: https://x.example/{0}\n---\n\n{0}\n\n"
    "# {0}\n\n![{0}](x)",
    "evil.html": '<html><head><title>{0}</title><meta name="author" content="{0}">'
    '<meta property="og:site_name" content="{0}"><link rel="canonical" href="https://x.example/{0}"></head><body>'
    "<article><h1>{0}</h1><p>The harbour of Tell was shut on Monday, and {0} said that it would stay shut.</p>"
    "<figure><figcaption>{0}</figcaption></figure><h2>{0}</h2><p>Nobody knew why it had been {0}, or whether it "
    "would be open again by the end of the week &#27;]0;x&#7; &#x202e; &#155; or not.</p></article></body></html>",
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_no_field_keeps_what_a_terminal_would_obey(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(HOSTILE_FILES[name].format(EVIL.replace("\x00", "")), "utf-8")

    draft = only(path)

    assert "␛" in draft.text
    assert draft.url == ""
    for value in (draft.text, draft.title, draft.source, draft.author, draft.path, draft.key):
        assert clean(value) == value
    for value in (draft.title, draft.source, draft.author):
        assert "\n" not in value


MARKUP = st.lists(
    st.sampled_from(
        ["# ", "## a", "> ", "- ", "1. ", "\n", "\n\n", "---\n", "title: x\n", "*", "**", "_", "`", "```\n", "[a](b)"]
        + ["![", "](", "<p>", "</p>", "<h1>", "<h2>Title</h2>", "<figure>", "<figcaption>", "<br>", "<table><tr><td>"]
        + ["<!--", "-->", "<script>", "<![CDATA[", "&#27;", "&amp;", "<article>", "\x1b", "\u202e", "\ud800", "\u200b"]
        + ["The harbour of Tell was shut on Monday. ", "===\n", "\\", "]: ", "  \n", "\xa0", "\r", "\ufffe"]
    )
    | st.text(max_size=20),
    max_size=40,
).map("".join)


@given(MARKUP)
@settings(max_examples=150)
def test_any_content_gives_clean_text_with_parts_in_order(content: str) -> None:
    raw = content.encode("utf-8", "surrogatepass")
    drafts = [plain.read(raw), markdown.read(raw)]
    with contextlib.suppress(SourceError):  # the one error there may be
        drafts.append(html.read(raw, "page.html"))

    for draft in drafts:
        assert clean(draft.text).strip() == draft.text
        at = 0
        for part in draft.parts:
            assert at <= part.start < part.end <= len(draft.text)
            assert draft.text[part.start : part.end].strip() == draft.text[part.start : part.end]
            at = part.end


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    plain.read(raw)
    markdown.read(raw)
    with contextlib.suppress(SourceError):
        html.read(raw, "page.html")


def test_importing_the_readers_imports_no_heavy_library(root: Path) -> None:
    code = "import index.read, index.read.files, sys; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout

    assert not {"trafilatura", "lxml", "markdown_it", "spacy", "rich", "textual"} & set(loaded.split())
