"""Every format in which events and articles are taken away, by name: what a command's `--to` and the ending of a file
choose from. All of them stream.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from index import export
from index.export.brief import as_brief
from index.export.citations import as_bibtex, as_csl
from index.export.coded import as_acled, as_gdelt
from index.export.geojson import as_geojson
from index.export.report import as_report
from index.records import Article, Event, Happening, Hit

Told = tuple[Hit, Event]


@dataclass(frozen=True)
class Chosen:
    """What is to be written: a query's answer, or what a reader has selected. Each of these may be asked for again.
    `made` is the day the export is made (YYYY-MM-DD); `notes` says whether the reader's own notes go with it.
    """

    query: str
    events: Callable[[], Iterable[Told]]
    articles: Callable[[], Iterable[Article]]
    article: Callable[[str], Article]
    happenings: Callable[[], Iterable[Happening]]
    made: str
    notes: bool = False

    def reported(self) -> Iterator[tuple[Article, tuple[Event, ...]]]:
        """Each article with those of its events that are wanted."""
        events, last = list[Event](), ""
        for hit, event in self.events():
            if hit.id != last and events:
                yield self.article(last), tuple(events)
                events = []
            last = hit.id
            events.append(event)
        if events:
            yield self.article(last), tuple(events)


WRITERS: dict[str, Callable[[Chosen], Iterator[bytes]]] = {
    "csv": lambda chosen: export.events(chosen.events(), "csv"),
    "json": lambda chosen: export.events(chosen.events(), "json"),
    "jsonl": lambda chosen: export.events(chosen.events(), "jsonl"),
    "geojson": lambda chosen: as_geojson(chosen.events()),
    "acled": lambda chosen: as_acled(chosen.events()),
    "gdelt": lambda chosen: as_gdelt(chosen.events()),
    "markdown": lambda chosen: as_brief(chosen.reported(), notes=chosen.notes),
    "html": lambda chosen: as_report(chosen.query, chosen.made, chosen.reported, chosen.happenings, notes=chosen.notes),
    "bibtex": lambda chosen: as_bibtex(chosen.articles()),
    "csl": lambda chosen: as_csl(chosen.articles()),
}
"""What each format writes of what was chosen. SQLite is none of these: it is a file, not a stream."""

ENDINGS = {
    ".acled.csv": "acled",
    ".csl.json": "csl",
    ".md": "markdown",
    ".htm": "html",
    ".bib": "bibtex",
    ".ndjson": "jsonl",
    ".tsv": "gdelt",
    **{f".{name}": name for name in WRITERS},
}
"""Formats by the endings of files; the first that fits counts."""

OF_ARTICLES = ("bibtex", "csl")
"""Formats of articles; the others are of events."""


def format_of(file: PurePath) -> str:
    """The format that the ending of a file asks for; empty if none."""
    name = file.name.lower()
    return next((ENDINGS[ending] for ending in ENDINGS if name.endswith(ending)), "")
