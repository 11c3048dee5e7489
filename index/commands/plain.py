"""Hits, events and articles as plain text, for people who read without the screen. Every field is made harmless and
kept to its line before it is laid out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import chain

from index.export.words import circumstances, headline, published
from index.library import country_name, entity_kind
from index.records import Article, Check, Entity, Event, Facet, Followed, Hit, Reason, SavedQuery, WayOut
from index.text import neutralise_line
from index.tolls import figure

INDENT = "  "
HIDDEN = ("title", "repeated")
"""Parts that `read` leaves out of the text: the title stands above it, a second printing says nothing new."""

MEASURE = 84
"""The longest line of an article on a terminal."""


def hit_lines(hits: Iterable[Hit], width: int | None = None) -> Iterator[str]:
    """A result list: id and title, then source and day, then the passage that matches."""
    for hit in hits:
        yield _cut(f"{hit.id}  {_line(hit.title.text)}", width)
        margin = " " * (len(hit.id) + 2)
        yield _cut(margin + _about(hit), width)
        if hit.snippet.text:
            yield _cut(margin + _line(hit.snippet.text), width)


def reason_lines(reasons: Iterable[Reason], width: int | None = None) -> Iterator[str]:
    """Why an article matches, under its hit."""
    for reason in reasons:
        found = f": {reason.found}" if reason.found else ""
        yield _cut(f"{INDENT * 5}{_line(reason.term)} in {reason.where}{_line(found)}", width)


def facet_lines(facets: Iterable[Facet]) -> Iterator[str]:
    """Facets one under the other: how many articles, and the word that narrows the query to them."""
    for number, facet in enumerate(facets):
        if number:
            yield ""
        more = facet.distinct - len(facet.values)
        yield f"{facet.field}{f' ({more:,} more)' if more else ''}"
        for value in facet.values:
            yield f"{value.count:>8,}  {_line(value.word)}"


def way_lines(ways: Iterable[WayOut]) -> Iterator[str]:
    """What to ask instead of a query that finds nothing."""
    for way in ways:
        words = f"Did you mean {way.label}" if way.kind == "spelling" else way.label.capitalize()
        yield f"{_line(words)}: {way.total:,} article{'s' if way.total != 1 else ''} ({_line(way.query)})"


def saved_lines(saved: Iterable[SavedQuery]) -> Iterator[str]:
    """Saved queries, each with what it finds."""
    for one in saved:
        counts = one.error or f"{one.total:,} article{'s' if one.total != 1 else ''}, {one.new:,} new"
        yield f"@{one.name}  {_line(one.query)}  ({_line(counts)})"


def followed_lines(found: Iterable[Followed]) -> Iterator[str]:
    """What is followed, each with how it answered last."""
    for one in found:
        yield _line(" · ".join(filter(None, (one.address, one.title, "full text" if one.full_text else ""))))
        if one.gone or one.trouble:
            often = f" ({one.failures} times, not asked before {_moment(one.wait)})" if one.failures else ""
            yield f"{INDENT}{_line(one.trouble)}{often}"
        else:
            yield f"{INDENT}{'last looked at ' + _moment(one.checked) if one.checked else 'not looked at yet'}"


def _moment(when: str) -> str:
    return f"{when[:10]} {when[11:16]} UTC"


def event_lines(found: Iterable[tuple[Hit, Event]]) -> Iterator[str]:
    """Events under the article that reports them, each with its sentence; parts of a total stand under it."""
    article = ""
    for hit, event in found:
        yield from _heading(hit, article)
        article = hit.id
        yield from _event(event)


def entity_lines(found: Iterable[tuple[Hit, Entity]]) -> Iterator[str]:
    """Entities under the article that names them: name, what it is, how often, what else the article calls it."""
    article = ""
    for hit, entity in found:
        yield from _heading(hit, article)
        article = hit.id
        country = "" if entity.kind == "country" else country_name(entity.country)
        about = [entity_kind(entity), country]
        about.append("1 mention" if entity.count == 1 else f"{entity.count} mentions")
        if entity.links:
            about.append("also " + ", ".join(link.text for link in entity.links))
        yield f"{INDENT}{_line(entity.name)}: {_line(' · '.join(field for field in about if field))}"


def _heading(hit: Hit, before: str) -> Iterator[str]:
    """The line of an article, where it is not the one before."""
    if hit.id != before:
        if before:
            yield ""
        yield f"{hit.id}  {_line(hit.title.text)} ({_line(hit.source) or 'no source'}, {published(hit.published)})"


def article_lines(article: Article, width: int | None = None) -> Iterator[str]:
    """An article as one reads it: title, what is known of it, text, events."""
    day = published(article.published)
    if article.published.reason:
        day += f" ({_line(article.published.reason)})"
    yield _line(article.title)
    yield " · ".join(field for field in (_line(article.source), _line(article.author), day, article.id) if field)
    if article.url:
        yield _line(article.url)
    if article.charset:
        yield f"Read as {_line(article.charset)}, by a guess: nothing says what it is."
    yield ""
    yield from chain.from_iterable(_paragraph(line, width) for line in _body(article).split("\n"))
    if article.analysis is None:
        yield from ("", "Events: not looked for yet")
    elif article.events:
        yield from ("", "Events")
        yield from chain.from_iterable(_event(event) for event in article.events)


def check_lines(checks: Iterable[Check]) -> Iterator[str]:
    """What `doctor` found."""
    for check in checks:
        state = "mended" if check.repaired else "ok" if check.ok else "BROKEN"
        yield f"{state:7} {_line(check.name)}: {_line(check.detail)}"


def _about(hit: Hit) -> str:
    fields = [_line(hit.source), published(hit.published)]
    if hit.events:
        fields.append("1 event" if hit.events == 1 else f"{hit.events} events")
    if hit.killed and (number := figure(hit.killed)):
        fields.append(f"{number} killed")
    if hit.copies:
        known = ", ".join(dict.fromkeys(_line(copy.source) for copy in hit.copies if copy.source))
        count = "1 copy" if len(hit.copies) == 1 else f"{len(hit.copies)} copies"
        fields.append(f"{count}: {known}" if known else count)
    return " · ".join(field for field in fields if field)


def _event(event: Event) -> Iterator[str]:
    margin = INDENT * (2 if event.part_of else 1)
    yield margin + _line(headline(event))
    if about := " · ".join(circumstances(event)):
        yield margin + INDENT + _line(about)
    yield f"{margin}{INDENT}“{_line(event.evidence.text)}”"


def _body(article: Article) -> str:
    """The text without its hidden parts, one empty line where one stood."""
    kept, at = [], 0
    for part in article.parts:
        if part.role in HIDDEN:
            kept.append(article.text[at : part.start].strip("\n"))
            at = part.end
    kept.append(article.text[at:].strip("\n"))
    return "\n\n".join(piece for piece in kept if piece)


def _paragraph(line: str, width: int | None) -> list[str]:
    if width is None or not line:
        return [line]
    return textwrap.wrap(line, min(width, MEASURE), break_on_hyphens=False) or [""]


def _line(text: str) -> str:
    return neutralise_line(text)


def _cut(line: str, width: int | None) -> str:
    return line if width is None or len(line) <= width else line[: width - 1] + "…"
