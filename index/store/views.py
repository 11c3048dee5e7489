"""From rows to the records that leave the store: result lines and whole articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from index.errors import UnknownArticle
from index.query import fold
from index.records import Article, Draft, Frame, Part, Quantity
from index.store import analyses, marks, notes

if TYPE_CHECKING:
    from index.search import HitRow

_HITS = """
SELECT key, id, frame, text, events, killed, starred, seen, draft ->> '$.language' FROM current
LEFT JOIN analysis ON analysis.article = key AND analysis.revision = current.revision
LEFT JOIN article_mark ON article_mark.article = key
WHERE key IN (SELECT value FROM json_each(?))
"""
_ARTICLE = """
SELECT id, revision.revision, text, frame, draft, article.added, data FROM article
JOIN revision ON revision.article = key AND revision.revision = ifnull(:revision, article.revision)
LEFT JOIN analysis ON analysis.article = key AND analysis.revision = revision.revision
WHERE key = :key
"""


def hits(connection: sqlite3.Connection, keys: Sequence[int]) -> list[HitRow]:
    """What a result list shows of these articles, in the order given; ones that have gone are left out."""
    from index.search import HitRow  # search imports full text, which a reader of one article can do without

    found = {}
    for key, short_id, frame_json, text, events, killed, starred, seen, language in connection.execute(
        _HITS, (msgspec.json.encode(keys).decode(),)
    ):
        shown = frame(frame_json)
        found[key] = HitRow(
            key=key,
            id=short_id,
            title=shown.title,
            source=shown.source,
            published=shown.published,
            text=text,
            lead=lead(text, shown.parts),
            events=events or 0,
            killed=None if killed is None else msgspec.json.decode(killed, type=Quantity),
            analysed=events is not None,
            starred=bool(starred),
            seen=bool(seen),
            language=language or "",
        )
    return [found[key] for key in keys if key in found]


def by_source(connection: sqlite3.Connection, keys: Sequence[int]) -> list[int]:
    """These articles by the names of their sources, those of one source in the order given; last those without one."""
    select = (
        "SELECT key, frame ->> '$.source' FROM article "
        "JOIN revision ON revision.article = key AND revision.revision = article.revision "
        "WHERE key IN (SELECT value FROM json_each(?))"
    )
    source = dict(connection.execute(select, (msgspec.json.encode(keys).decode(),)).fetchall())
    return sorted((key for key in keys if key in source), key=lambda key: (not source[key], fold(source[key] or "")))


def lead(text: str, parts: Sequence[Part]) -> int:
    """Where the story begins: behind titles, bylines, captions and datelines that open the text."""
    at = 0
    for part in parts:
        if part.role == "standfirst" or text[at : part.start].strip(" \n-—–"):
            break
        at = part.end
    return at + len(text[at:]) - len(text[at:].lstrip(" \n-—–"))


def given(connection: sqlite3.Connection, key: int) -> tuple[str, int, Draft]:
    """(id, current revision, what its source gave): what the extractor is told of an article."""
    row = connection.execute(_ARTICLE, {"key": key, "revision": None}).fetchone()
    if row is None:
        raise UnknownArticle("the article has gone")
    short_id, number, text, _, draft_json, _, _ = row
    return short_id, number, replace(draft(draft_json), text=text)


def article(connection: sqlite3.Connection, key: int, revision: int | None) -> Article:
    """One article in its current revision, or in an older one."""
    row = connection.execute(_ARTICLE, {"key": key, "revision": revision}).fetchone()
    if row is None:
        raise UnknownArticle("the article has gone" if revision is None else f"the article has no revision {revision}")
    short_id, number, text, frame_json, draft_json, added, data = row
    shown, about = frame(frame_json), draft(draft_json)
    analysis, marked = None, marks.of_article(connection, key)
    if data is not None:
        analysis, marked = marks.applied(connection, key, number, analyses.load(data), text)
    marked = replace(marked, notes=notes.of_article(connection, key, number, text))
    return Article(
        id=short_id,
        revision=number,
        text=text,
        title=shown.title,
        title_inferred=shown.title_inferred,
        source=shown.source,
        url=about.url,
        path=about.path,
        author=about.author,
        language=(analysis.language if analysis else "") or about.language,
        charset=about.charset,
        published=shown.published,
        parts=shown.parts,
        added=added,
        analysis=analysis,
        marks=marked,
    )


def frame(json_text: str) -> Frame:
    """A frame as a revision's row has it."""
    return msgspec.json.decode(json_text, type=Frame)


def draft(json_text: str) -> Draft:
    """A draft as a revision's row has it: without its text, which has a column of its own."""
    return msgspec.json.decode(json_text, type=Draft)
