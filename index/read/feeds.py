"""RSS 0.9 to 2.0 and Atom from a file, as `feedparser` reads them, which is imported on first use. Entries come with
their full content where the feed has it, else with their summary.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from typing import Any

import msgspec

from index.errors import SourceError
from index.read.days import day_in, day_of
from index.read.fields import line, link
from index.read.html import INTERNAL_DTD, declared_charset, fragment
from index.read.pieces import Piece
from index.read.tongues import language
from index.records import Draft
from index.text import decoded

LIMIT_BYTES = 20_000_000
"""A larger feed is no feed; its tree would take gigabytes."""

LIMIT_ENTRIES = 10_000

EARLIEST, LATEST = 1971, 2199

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Entry = dict[str, Any]
"""What feedparser makes of an entry: a dictionary of whatever the feed said."""


def read(piece: Piece) -> Iterator[Draft | SourceError]:
    """The articles of a feed. Raises SourceError if it is none or has none."""
    raw = piece.load(LIMIT_BYTES)
    # What a feed declares of its charset is wrong often enough: it is settled here, by looking at the bytes as well.
    source, guess = decoded(raw, piece.charset or declared_charset(raw))
    if INTERNAL_DTD.match(source):
        raise SourceError(piece.path, "feed defines entities of its own (internal DTD), which is not safe to read")
    feed, entries = _parsed(source, piece.path)
    if not entries:
        raise SourceError(piece.path, "no entries in this feed")
    site = line(feed.get("title"))
    tongue = language(feed.get("language")) or language((feed.get("title_detail") or {}).get("language"))
    seen: set[str] = set()
    for number, entry in enumerate(entries[:LIMIT_ENTRIES], start=1):
        where = f"{piece.path}:{number}"
        try:
            found = _draft(entry, piece.path, site, tongue)
        except Exception as error:  # feedparser hands on whatever the feed made it believe
            yield SourceError(where, f"entry cannot be read ({type(error).__name__})")
            continue
        if found.key in seen:
            continue  # feeds repeat themselves
        seen.add(found.key)
        yield (
            msgspec.structs.replace(found, charset=guess) if found.text else SourceError(where, "entry without a text")
        )
    if len(entries) > LIMIT_ENTRIES:
        yield SourceError(piece.path, f"more than {LIMIT_ENTRIES:,} entries; the rest is left out")


def _parsed(source: str, path: str) -> tuple[Entry, list[Entry]]:
    import feedparser

    body = _NOT_XML.sub("", _DECLARATION.sub("", source.lstrip("\ufeff \t\r\n"), count=1))
    try:
        found = feedparser.parse(
            b'<?xml version="1.0" encoding="utf-8"?>\n' + body.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,  # its markup is read for its words alone
            resolve_relative_uris=False,
        )
    except Exception as error:  # hostile feeds make libraries fail in any way they can
        raise SourceError(path, f"feed cannot be read ({type(error).__name__})") from None
    return found.feed, found.entries


def _draft(entry: Entry, path: str, site: str, tongue: str) -> Draft:
    content = max((part for part in entry.get("content", ()) if part.get("value")), key=_worth, default=None)
    body = content["value"] if content else entry.get("summary", "")
    title = fragment(str(entry.get("title", "")))[0]
    text, parts = fragment(str(body))
    if not text:  # in RSS 0.9, and in feeds of headlines, the title is all there is
        text, parts = line(title), ()
    url = link(entry.get("link")) or link(entry.get("id"))
    name = line(entry.get("id"))
    # Without a link it is known by its words: what it calls itself changes from one day to the next in some feeds.
    mark = name if url else dict.get(entry, "published", "")
    told = f"{mark}\x1f{url}\x1f{entry.get('title')}\x1f{body}"
    digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
    return Draft(
        text=text,
        key=f"url:{url}" if url else f"path:{path}#{name or digest}",
        digest=digest,
        path=path,
        url=url,
        title=line(title),
        source=line((entry.get("source") or {}).get("title")) or site,
        author=line(entry.get("author")),
        published=_day(entry, "published") or _day(entry, "updated"),
        language=_language(entry, content or entry.get("summary_detail") or {}) or tongue,
        url_day=day_in(url),
        parts=parts,
    )


def _language(entry: Entry, body: Entry) -> str:
    """What an entry says of itself (`dc:language`), else of its text (`xml:lang`, also of what is around it)."""
    return language(entry.get("language")) or language(body.get("language"))


def _worth(part: Entry) -> tuple[bool, int]:
    return "html" in str(part.get("type", "")), len(part["value"])


def _day(entry: Entry, name: str) -> str | None:
    """The day as it is written there; failing that, as feedparser reads it, which is a day in London."""
    # Not entry.get(): for a day that is missing, feedparser gives another one, and a warning.
    moment: time.struct_time | None = dict.get(entry, f"{name}_parsed")
    if day := day_of(dict.get(entry, name)):
        return day
    if moment is None or not EARLIEST <= moment.tm_year <= LATEST:
        return None
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
