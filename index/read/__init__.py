"""From a file to the articles in it: picks the reader by kind and gives every article the identity of its source.
Content is never a reason to raise: what cannot be read comes out as a SourceError among the articles.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from index.errors import SourceError
from index.read import html, markdown, plain, rows
from index.read.files import check, kind_of, lines, load, reason, shown
from index.records import Draft

LIMIT_CHARACTERS = 5_000_000
"""Of one article. Longer texts are data dumps, and every later step would be slow on them."""


def read_file(path: Path) -> Iterator[Draft | SourceError]:
    """Every article of a file, or why it (or one record of it) could not be read."""
    path = Path(os.path.abspath(path))  # not resolve(): a link keeps its own identity
    try:
        if kind_of(path) == "rows":  # or raises: a kind we cannot read is refused by name, not as "binary"
            yield from _many(path)
        else:
            yield _capped(_one(path))
    except SourceError as error:
        yield error


def _one(path: Path) -> Draft:
    raw = load(path)
    match kind_of(path, raw[:500]):
        case "html":
            draft = html.read(raw, shown(path))
        case "markdown":
            draft = markdown.read(raw)
        case _:
            draft = plain.read(raw)
    if not draft.text:
        raise SourceError(shown(path), "no text in it")
    return msgspec.structs.replace(
        draft,
        key=f"url:{draft.url}" if draft.url else f"path:{_identity(path)}",
        digest=hashlib.sha256(raw).hexdigest(),
        path=shown(path),
        file_day=_file_day(path),
    )


def _many(path: Path) -> Iterator[Draft | SourceError]:
    check(path)
    day = _file_day(path)
    anything = False
    try:
        with path.open("rb") as file:
            for found in rows.records(lines(file), _identity(path)):
                anything = True
                if isinstance(found, Draft):
                    found = _capped(msgspec.structs.replace(found, file_day=day))
                yield found
    except OSError as error:
        raise SourceError(shown(path), reason(error)) from None
    if not anything:
        raise SourceError(shown(path), "empty file")


def _capped(draft: Draft) -> Draft | SourceError:
    if len(draft.text) <= LIMIT_CHARACTERS:
        return draft
    limit = f"{LIMIT_CHARACTERS // 1_000_000} million characters"
    return SourceError(draft.path, f"an article of {len(draft.text):,} characters; the most that is read is {limit}")


def _identity(path: Path) -> str:
    return shown(path.as_posix())


def _file_day(path: Path) -> str | None:
    try:
        return date.fromtimestamp(path.stat().st_mtime).isoformat()
    except (OSError, ValueError, OverflowError):
        return None
