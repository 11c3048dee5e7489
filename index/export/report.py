"""A report one can send: a single HTML page that needs no script, no network and no other file to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.export.charts import timeline
from index.export.told import plain_text, stories
from index.export.words import circumstances, headline, noted, published, where
from index.records import Article, Event, Happening
from index.tolls import figure

Reported = tuple[Article, tuple[Event, ...]]

STYLE = Path(__file__).with_name("report.css")

UNREAL = ("negated", "hypothetical", "planned", "threatened")
"""Modalities of what did not happen, or not yet: told in the list, counted nowhere."""


@dataclass
class _Place:
    """What the report says of one place in its table."""

    kind: str = ""
    events: int = 0
    tolls: list[str] = field(default_factory=list)


def as_report(
    query: str,
    made: str,
    read: Callable[[], Iterable[Reported]],
    happenings: Callable[[], Iterable[Happening]] = tuple,
    *,
    notes: bool = False,
) -> Iterator[bytes]:
    """The page as chunks of bytes. `read` gives the articles with their events each time it is called: once for the
    figures at the top, once for the list, so that the text of a large library is never held whole. Of the `happenings`
    those that several articles tell are set side by side. `made` is the day
    the report is made (YYYY-MM-DD); with `notes` the reader's own go with it.
    """
    articles = events = 0
    there: set[str] = set()
    days = Counter[tuple[str, str]]()
    places: dict[str, _Place] = {}
    for article, reported in read():
        articles += 1
        there.add(article.id)
        events += len(reported)
        for event in filter(happened, reported):
            if event.date and event.date.first and event.date.first == event.date.last:
                days[event.date.first, event.quad] += 1
            _count_place(places, event)
    yield from _lines(_head(query, made, articles, events))
    yield from _lines(_timeline(days))
    yield from _lines(_places(places))
    yield from _lines(stories((one for one in happenings() if len(one.reports) > 1), there))
    yield from _lines(["<h2>Events, article by article</h2>"])
    for article, reported in read():
        yield from _lines(_article(article, reported, notes))
    yield from _lines(["<h2>Sources</h2>", "<ol>"])
    for article, _ in read():
        yield from _lines([f"<li>{_cited(article)}</li>"])
    yield from _lines(["</ol>", "</body>", "</html>"])


def happened(event: Event) -> bool:
    """Whether an event is counted: it is told as news, as having happened, and not already in another's total."""
    return not event.background and not event.part_of and event.modality not in UNREAL


def _lines(lines: Iterable[str]) -> Iterator[bytes]:
    for line in lines:
        yield line.encode() + b"\n"


def _head(query: str, made: str, articles: int, events: int) -> Iterator[str]:
    title = plain_text(query) or "All articles"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    # Nothing in the page may load or run anything, whatever an article managed to put into it.
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
    )
    yield f"<title>{title}</title>"
    yield f"<style>\n{STYLE.read_text(encoding='utf-8')}</style></head>"
    yield "<body>"
    yield f"<h1>{title}</h1>"
    count = f"{_counted(events, 'event')} in {_counted(articles, 'article')}"
    yield f'<p class="about">{count}. Made with Dateline on {plain_text(made)}. Read by machine: each claim is followed'
    yield "by the sentence it was read from.</p>"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _timeline(days: Mapping[tuple[str, str], int]) -> Iterator[str]:
    if days:
        yield "<h2>When</h2>"
        yield from timeline(days)


def _count_place(places: dict[str, _Place], event: Event) -> None:
    if event.place is None:
        return
    named = where(event.place)
    place = places.setdefault(named, _Place())
    place.kind = place.kind or event.place.kind
    place.events += 1
    if event.killed is not None:
        toll = figure(event.killed)
        if toll not in place.tolls:
            place.tolls.append(toll)


def _places(places: dict[str, _Place]) -> Iterator[str]:
    if not places:
        return
    yield "<h2>Where</h2>"
    yield '<table><tr><th>Place</th><th></th><th class="number">Events</th><th class="number">Killed, as told</th></tr>'
    for name, place in sorted(places.items(), key=lambda item: (-item[1].events, item[0])):
        tolls = "; ".join(place.tolls)
        yield (
            f'<tr><td>{plain_text(name)}</td><td class="about">{plain_text(place.kind)}</td>'
            f'<td class="number">{place.events:,}</td><td class="number">{plain_text(tolls)}</td></tr>'
        )
    yield "</table>"


def _article(article: Article, events: tuple[Event, ...], notes: bool) -> Iterator[str]:
    yield f'<h3 id="{plain_text(article.id)}">{plain_text(article.title)}</h3>'
    about = [article.source or "source unknown", article.author, published(article.published)]
    yield f'<p class="about">{plain_text(", ".join(part for part in about if part))}</p>'
    for event in events:
        yield f'<p class="event"><b>{plain_text(headline(event))}</b></p>'
        phrases = [plain_text(phrase) for phrase in circumstances(event)]
        if phrases:
            yield f'<p class="about">{" · ".join(phrases)}</p>'
        yield f"<blockquote>{plain_text(event.evidence.text)}</blockquote>"
    for quotation, words in noted(article.marks) if notes else ():
        yield f'<p class="note">Note: {plain_text(words)}</p>'
        if quotation:
            yield f"<blockquote>{plain_text(quotation)}</blockquote>"


def _cited(article: Article) -> str:
    words = [f'<a href="#{plain_text(article.id)}">{plain_text(article.title)}</a>']
    words += [plain_text(part) for part in (article.source, article.author, published(article.published)) if part]
    if article.url.startswith(("http://", "https://")):
        words.append(f'<a rel="noreferrer" href="{plain_text(article.url)}">{plain_text(article.url)}</a>')
    return ", ".join(words)
