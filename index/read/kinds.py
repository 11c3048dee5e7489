"""What a file is, by its content: what its first bytes say counts, and its name only where they leave it open."""

from __future__ import annotations

import re
from pathlib import PurePath

import msgspec

from index.errors import SourceError

BY_NAME = {
    ".md": "markdown", ".markdown": "markdown", ".rst": "rst",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "rows", ".ndjson": "rows", ".json": "json",
    ".csv": "table", ".tsv": "table", ".tab": "table",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail", ".mbox": "mbox",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".warc": "warc",
}  # fmt: skip
"""For texts that could be several things; of the others, bytes speak louder than names."""

MAGIC = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"), (b"WARC/", "warc"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "ole"),
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"SQLite format 3\x00", "sqlite"), (b"PAR1", "parquet"), (b"%!PS", "postscript"),
)  # fmt: skip

REFUSED = {
    "rtf": "rich text (RTF) cannot be read; save it as .docx or as text",
    "ole": "an old Word or Office file; save it as .docx or as text",
    "7z": "7z archives cannot be read; unpack it first",
    "rar": "RAR archives cannot be read; unpack it first",
    "zstd": "zstd files cannot be read; unpack it first",
    "sqlite": "a database; export its articles as CSV or JSON lines",
    "parquet": "Parquet cannot be read; export it as CSV or JSON lines",
    "postscript": "PostScript cannot be read; make a PDF of it",
    "binary": "binary file, not text",
    "xml": "XML, but neither a feed nor a page",
}

MAIL_FIELDS = frozenset(
    """received return-path delivered-to message-id mime-version dkim-signature list-id x-mailer envelope-to
    content-transfer-encoding""".split()
)
"""Header fields that only software writes. "From:" and "Date:" alone may open a text of any kind."""

MAILDIR = frozenset(("cur", "new"))
"""Folders of messages, which have no suffix."""

FEED_ROOTS = frozenset(("rss", "feed", "rdf:rdf", "channel"))
UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# Possessive throughout: a head full of comments or blanks must not make it start over.
_ROOT = re.compile(
    r"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE(?:[^>\[]|\[(?:(?!\]\s*>).)*+\])*+>\s*+)*+"
    r"<([A-Za-z][\w:.-]*+)",
    re.DOTALL | re.IGNORECASE,
)
_HTML_TAGS = frozenset(
    ("html", "head", "body", "div", "p", "article", "table", "meta", "title", "script", "h1", "main")
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]|[ \t]\S|>?From \S")
_MBOX = re.compile(rb"From \S+ .{0,40}\d\d:\d\d.{0,40}\d{4}|From \S+@\S+")
_ITEM = re.compile(rb"\s*[\[{]")


def kind_of(path: str, head: bytes) -> str:
    """The name of the reader for bytes that begin so and are called so. Raises SourceError for kinds we cannot read."""
    place = PurePath(path)
    kind = _kind(place.suffix.lower(), head, is_in_maildir=place.parent.name in MAILDIR)
    if kind in REFUSED:
        raise SourceError(path, REFUSED[kind])
    return kind


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any charset."""
    if head[:2] in UTF_16:  # UTF-16 says so, and is full of NULs
        return False
    return b"\0" in head or len(_CONTROLS.findall(head[:8_192])) > min(len(head), 8_192) / 20


def _kind(suffix: str, head: bytes, *, is_in_maildir: bool) -> str:
    if magic := next((kind for begin, kind in MAGIC if head.startswith(begin)), ""):
        return magic
    if head[257:262] == b"ustar":
        return "tar"
    if head.find(b"%PDF-", 0, 1_024) >= 0:
        return "pdf"
    if is_binary(head):
        return "binary"
    named = BY_NAME.get(suffix, "")
    if _MBOX.match(head) and _is_mail(head.split(b"\n", 1)[-1].decode("latin-1"), sure=True):
        return "mbox"
    text = head.decode(UTF_16.get(head[:2], "latin-1"), "replace").lstrip("\ufeffï»¿ \t\r\n")
    if text.startswith("<") and (root := _ROOT.match(text)):
        return _markup(root[1].lower(), text, named)
    if text.startswith(("{", "[")) and named != "rows" and named not in ("markdown", "table", "rst"):
        return _json(head, named)
    if _is_mail(text, sure=named == "mail" or is_in_maildir):
        return "mail"
    return named if named and named != "json" else _guess(text)


def _markup(root: str, text: str, named: str) -> str:
    if root in FEED_ROOTS:
        return "feed"
    if root in _HTML_TAGS or "<html" in text[:4_000].lower():
        return "markdown" if named == "markdown" and root != "html" else "html"
    if named:
        return named
    return "xml" if text[:5] == "<?xml" or "</" in text else "plain"


def _json(head: bytes, named: str) -> str:
    """Lines of JSON, one JSON document, or a text that opens with a bracket."""
    line, _, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if rest and _ITEM.match(rest) and line.lstrip().startswith(b"{"):
        try:
            msgspec.json.decode(line)
        except (msgspec.DecodeError, ValueError, RecursionError):
            pass
        else:
            return "rows"
    if named == "json" or re.match(
        rb'\s*(?:\{\s*"|\[\s*[\[{"])|\s*(?:\{\s*\}|\[\s*\])\s*$', head.removeprefix(b"\xef\xbb\xbf")
    ):
        return "json"
    return named or "plain"


def _is_mail(text: str, *, sure: bool) -> bool:
    """Whether it opens with the header of a message (`sure`: something else says so too)."""
    names = set()
    for line in text.split("\n")[:60]:
        found = _HEADER.match(line)
        if not found:
            break
        names.add((found[1] or "").lower())
    return (
        bool(names & MAIL_FIELDS)
        or ({"from", "subject"} <= names and ("to" in names or sure))
        or (sure and "from" in names)
    )


def _guess(text: str) -> str:
    if text.startswith(("---\n", "---\r\n")):
        return "markdown"  # which alone of our texts has front matter
    from index.read.table import is_table  # the names of columns live there

    return "table" if is_table(text) else "plain"
