"""What may be meant by the word at the cursor of a query: fields, then values, the most frequent first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from index import names
from index.finding.facets import Facets
from index.query import fold
from index.query.parse import STATES
from index.query.parts import value
from index.query.tokens import FIELDS, NAMES, QUOTES
from index.records import Completion

ORDER = (
    "actor", "target", "place", "country", "type", "weapon", "killed", "injured", "when",
    "who", "title", "source", "date", "lang", "is", "tag", "note", "story", "path", "mode",
)  # fmt: skip
"""Fields in the order they are offered."""

MEANINGS = {
    "actor": "who did it",
    "target": "to whom",
    "place": "where: place, region or country",
    "country": "in which country",
    "type": "what kind of event",
    "mode": "in what way",
    "weapon": "with what",
    "killed": "how many dead: 10+, 5..20",
    "injured": "how many hurt: 10+, 5..20",
    "when": "when it happened: 2017-06, last-week",
    "who": "any name in the article",
    "title": "word of the title",
    "source": "who published it",
    "date": "day of publication: 2017-06, last-week",
    "lang": "language",
    "is": "starred, unread, read",
    "tag": "your tags",
    "note": "words of your notes",
    "story": "what tells the same story as this article",
    "path": "file or folder",
}
FROM = {
    **{field: (field,) for field in ("actor", "target", "place", "country", "weapon", "source", "lang")},
    "who": ("actor", "target", "place", "country"),
}
"""The facets whose values may stand behind a field."""

UNFIELDED = ("place", "actor", "target", "country", "source")
"""The facets looked through for a word without a field."""

DAYS = ("today", "yesterday", "this-week", "last-week", "this-month", "last-month", "last-7-days", "last-30-days")
FIGURES = ("1+", "10+", "50+", "100+")
FIXED: Mapping[str, Sequence[str]] = {
    "is": STATES,
    "date": DAYS,
    "when": DAYS,
    "killed": FIGURES,
    "injured": FIGURES,
}

_WORD = re.compile(
    rf"""(?:^|(?<=[\s(]))-?(?P<word>
        @[\w-]*
      | (?P<field>[A-Za-z]+):(?P<sign>=?)(?P<value>[{QUOTES}][^{QUOTES}]*|[^\s(){QUOTES}]*)
      | [^\W_][^\s(){QUOTES}]*
    )$""",
    re.VERBOSE,
)


class Known(NamedTuple):
    """What a library has to complete with, beside facets."""

    facets: Facets
    saved: Mapping[str, str]
    tags: Mapping[str, int]


def completions(query: str, at: int, known: Known, limit: int) -> tuple[Completion, ...]:
    """What the word that ends at `at` may become; nothing where no word ends there."""
    match = _WORD.search(query[:at])
    if match is None:
        return ()
    start = match.start("word")
    offers = (
        _saved(match["word"][1:], known)
        if match["word"].startswith("@")
        else _plain(match["word"], known, limit)
        if match["field"] is None
        else _fielded(match["field"].lower(), match["sign"], match["value"].strip(QUOTES), known, limit)
    )
    found: dict[str, Completion] = {}
    for text, label, count in offers:
        if text != query[start:at].rstrip():
            found.setdefault(text, Completion(start, at, text, label, count))
        if len(found) == limit:
            break
    return tuple(found.values())


Offer = tuple[str, str, int | None]


def _saved(begun: str, known: Known) -> Iterator[Offer]:
    for name, query in known.saved.items():
        if name.startswith(fold(begun)):
            yield f"@{name}", query, None


def _plain(begun: str, known: Known, limit: int) -> Iterator[Offer]:
    for field in ORDER:
        if field.startswith(begun.lower()):
            yield f"{field}:", MEANINGS[field], None
    for field, name, count in known.facets.beginning(UNFIELDED, begun, limit):
        yield f"{field}:{value(name)}", field, count


def _fielded(field: str, sign: str, begun: str, known: Known, limit: int) -> Iterator[Offer]:
    if field not in FIELDS or (sign and field not in NAMES):
        return
    if field in FROM:
        for of, name, count in known.facets.beginning(FROM[field], begun, limit):
            yield f"{field}:{sign}{value(name)}", of, count
    elif field in ("type", "mode"):
        counted = known.facets.beginning(("type",), begun, limit)
        yield from ((f"{field}:{value(name)}", "", count) for _, name, count in counted)
        yield from ((f"{field}:{value(name)}", "", 0) for name in _begin(names.all_names(), begun))
    elif field == "tag":
        tags = sorted(known.tags, key=lambda tag: (-known.tags[tag], tag))
        yield from ((f"tag:{value(tag)}", "", known.tags[tag]) for tag in _begin(tags, begun))
    else:
        yield from ((f"{field}:{text}", "", None) for text in _begin(FIXED.get(field, ()), begun))


def _begin(texts: Sequence[str], begun: str) -> Iterator[str]:
    return (text for text in texts if fold(text).startswith(fold(begun)))
