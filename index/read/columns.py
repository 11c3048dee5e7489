"""Articles in rows and records: which column holds what, under the names that exports give them, and how one becomes
an article.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from index.errors import SourceError
from index.read import plain
from index.read.days import day_in, day_of, day_of_moment
from index.read.fields import line, link
from index.read.tongues import language
from index.records import Draft, Part

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "guid", "uuid", "article_id"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext", "article_body", "articlebody",
             "bodytext", "content_html", "content_text", "story", "description", "summary"),
    "title": ("title", "headline", "webtitle"),
    "published": ("published", "date", "pubdate", "publication_date", "date_publish", "published_at", "publishedat",
                  "date_published", "datepublished", "pub_date", "publish_date", "webpublicationdate", "timestamp",
                  "created_at"),
    "source": ("source", "publisher", "site", "publication", "outlet", "source_name", "sitename", "domain"),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "weburl", "permalink", "canonical"),
    "language": ("language", "lang"),
}  # fmt: skip
"""The names under which exports keep the same thing, in small letters; the first that is there counts."""

ENVELOPES = ("_source", "fields", "attributes", "article")
"""What some services wrap a record in."""

_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|article|section|span|a|strong|em|b|i)\b[^<>]*>", re.I
)

Record = Mapping[str, object]


class Columns:
    """Finds the fields of records. `mapped` says where they are whose names nobody would guess: ours to theirs."""

    def __init__(self, mapped: Mapping[str, str] = MappingProxyType({})) -> None:
        self._names = {name: (mapped[name].lower(),) if name in mapped else names for name, names in NAMES.items()}

    def field(self, found: Record, name: str) -> object:
        """What a record has in one of our fields; None if it is not there. `a.b` is `b` inside of `a`."""
        for key in self._names[name]:
            value = found.get(key)
            if value is None and "." in key:
                value = _inside(found, key.split("."))
            if value is not None and value != "":
                return value
        return None

    def has_text(self, names: Record) -> bool:
        """Whether these columns hold articles."""
        return any(key in names or key.split(".")[0] in names for key in self._names["text"])

    def text_name(self) -> str:
        """What the text is looked for under, first of all."""
        return self._names["text"][0]

    def text(self, found: Record) -> str:
        """The text of a record as it was given, paragraphs in a list joined; empty if there is none."""
        value = self.field(found, "text")
        if isinstance(value, list):
            value = "\n\n".join(item for item in value if isinstance(item, str))
        return value if isinstance(value, str) else ""


def record(found: Mapping[str, object]) -> dict[str, object]:
    """A record with its names in small letters, taken out of its envelope."""
    flat = {key.strip().lower().replace(" ", "_"): value for key, value in found.items()}
    for name in ENVELOPES:
        if isinstance(inner := flat.get(name), dict):
            flat = record({str(key): value for key, value in inner.items()}) | {
                key: value for key, value in flat.items() if key != name
            }
    return flat


def draft(found: Record, columns: Columns, *, path: str, raw: bytes, seen: set[str], charset: str = "") -> Draft | None:
    """The article in a record of the file `path`; None if it has no words. `seen` are the names given so far in it,
    `charset` is the one that its bytes were guessed to be in.
    """
    text, parts = _prose(columns.text(found))
    if not text:
        return None
    url, digest = link(columns.field(found, "url")), hashlib.sha256(raw.strip()).hexdigest()
    name = line(identifier(found, columns))
    if not name or name in seen:
        name = digest  # not its number: a record put before it would make it another article
    seen.add(name)
    return Draft(
        text=text,
        key=f"url:{url}" if url else f"path:{path}#{name}",
        digest=digest,
        path=path,
        url=url,
        title=line(_named(columns.field(found, "title"))),
        source=line(_named(columns.field(found, "source"))),
        author=line(_named(columns.field(found, "author"))),
        published=day(found, columns),
        language=language(columns.field(found, "language")),
        url_day=day_in(url),
        charset=charset,
        parts=parts,
    )


def day(found: Record, columns: Columns) -> str | None:
    """The ISO day on which a record says it was published."""
    value = columns.field(found, "published")
    return day_of(value) or day_of_moment(value)


def identifier(found: Record, columns: Columns) -> str:
    """The name a record has in its own file; empty if it has none."""
    given = columns.field(found, "id")
    return str(given) if isinstance(given, str | int) else ""


def mapping(pairs: Iterator[str] | tuple[str, ...]) -> dict[str, str]:
    """`text=story` as {"text": "story"}. Raises ValueError, with words for a user, for anything else."""
    found = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or not theirs.strip() or ours.strip() not in NAMES:
            raise ValueError(f"{pair!r}: write FIELD=COLUMN, where FIELD is one of {', '.join(NAMES)}")
        found[ours.strip()] = theirs.strip()
    return found


def no_text(path: str, names: Record, columns: Columns) -> SourceError:
    """The error for records in which no column is known to hold texts."""
    shown = line(", ".join(list(names)[:8])) or "none"
    return SourceError(path, f"no column of texts (it has: {shown}); say which: --map text=COLUMN")


def _inside(found: object, keys: list[str]) -> object:
    for key in keys:
        if not isinstance(found, Mapping):
            return None
        found = next((value for name, value in found.items() if isinstance(name, str) and name.lower() == key), None)
    return found


def _named(value: object) -> object:
    """The name in `{"id": ..., "name": ...}`, or in a list of such."""
    if isinstance(value, dict):
        return next((value[key] for key in ("name", "title", "displayName") if isinstance(value.get(key), str)), None)
    return [_named(item) for item in value] if isinstance(value, list) else value


def _prose(text: str) -> tuple[str, tuple[Part, ...]]:
    """Clean text with its parts; bodies that are web pages in small are read as such."""
    if len(_TAG.findall(text[:20_000])) >= 2:
        from index.read.html import fragment

        return fragment(text)
    return plain.prose(text), ()
