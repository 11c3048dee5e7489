"""One JSON document with many articles in it, as services answer and tools export; JSON Feed among them. The articles
are found where they lie: in a list, in a list inside of objects, or as the values of an object.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from index.errors import SourceError
from index.read.columns import Columns, draft, record
from index.read.fields import line
from index.read.pieces import Piece
from index.read.rows import records
from index.records import Draft
from index.text import decoded

LIMIT_BYTES = 200_000_000
"""A document must be in memory as a whole; JSON lines need not."""

LISTS = ("articles", "items", "results", "documents", "docs", "entries", "stories", "posts", "data", "hits", "response")
"""Names of the list of articles, or of what it lies in, best first."""

LIMIT_DEPTH = 4

_JSON_FEED = b"https://jsonfeed.org/version/"


def read(piece: Piece, columns: Columns) -> Iterator[Draft | SourceError]:
    """The articles of a document. Raises SourceError if it is no JSON, or there are none."""
    raw = piece.load(LIMIT_BYTES)
    try:
        text, guess = _utf8(raw)
        document = msgspec.json.decode(text, type=msgspec.Raw)
        found = list(_articles(bytes(document), columns, LIMIT_DEPTH))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        lines = raw.splitlines(keepends=True)
        if len(lines) > 1 and lines[0].lstrip().startswith(b"{"):  # lines after all, the first of them very long
            yield from records(lines, piece.path, columns)
            return
        raise SourceError(piece.path, f"not JSON ({line(str(error))})") from None
    del raw, text
    if not found:
        raise SourceError(piece.path, "no articles in it; say where texts are: --map text=NAME")
    name, tongue = _feed(bytes(document))
    seen: set[str] = set()
    for number, one in enumerate(found, start=1):
        where = f"{piece.path}:{number}"
        try:
            value = msgspec.json.decode(one)
        except (msgspec.DecodeError, RecursionError) as error:  # well formed, and yet: a number without end
            yield SourceError(where, f"not JSON that can be read ({line(str(error))})")
            continue
        if not isinstance(value, dict):
            yield SourceError(where, "not a JSON object")
            continue
        fields = record(value)
        if name:
            fields.setdefault("source", name)
            fields.setdefault("language", tongue)
            if isinstance(authors := fields.get("authors"), list):
                fields["author"] = authors
        article = draft(fields, columns, path=piece.path, raw=one, seen=seen, charset=guess)
        if article is None:
            yield SourceError(where, f"no text (it has: {line(', '.join(list(fields)[:8])) or 'nothing'})")
        else:
            yield article


def _utf8(raw: bytes) -> tuple[bytes, str]:
    """A document as JSON has to be, and the charset it was guessed to be in if it was not."""
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:], ""
    try:
        raw.decode()
    except UnicodeDecodeError:
        text, guess = decoded(raw)
        return text.encode("utf-8", "replace"), guess
    return raw, ""


def _articles(raw: bytes, columns: Columns, depth: int) -> Iterator[bytes]:
    """The articles of one value, each as the JSON it was."""
    kind = raw.lstrip()[:1]
    if kind == b"[":
        yield from (bytes(item) for item in msgspec.json.decode(raw, type=list[msgspec.Raw]))
        return
    if kind != b"{" or not depth:
        return
    members = {
        key.lower(): bytes(value) for key, value in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).items()
    }
    for name in LISTS:
        # A list of strings is the paragraphs of one article.
        if name in members and _holds_objects(members[name]):
            found = list(_articles(members[name], columns, depth - 1))
            if found:
                yield from found
                return
    if columns.has_text(members) or columns.has_text(record(msgspec.json.decode(raw))):
        yield raw
    elif members and all(value.lstrip().startswith(b"{") for value in members.values()):
        yield from members.values()


def _holds_objects(raw: bytes) -> bool:
    inner = raw.lstrip()
    return inner[:1] == b"{" or (inner[:1] == b"[" and inner[1:].lstrip()[:1] == b"{")


def _feed(raw: bytes) -> tuple[str, str]:
    """Title and language of a JSON Feed; empty for any other document."""
    if _JSON_FEED not in raw[:4_096].replace(b"\\/", b"/"):
        return "", ""
    feed = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    try:
        title, tongue = (line(msgspec.json.decode(feed[key])) if key in feed else "" for key in ("title", "language"))
    except (msgspec.DecodeError, RecursionError):
        return "", ""
    return title, tongue
