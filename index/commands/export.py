"""`dateline export`: what people take away, in the format their next program reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import click

from index import export
from index.commands.destination import opened, replaced
from index.commands.output import emit, say, show_passing
from index.commands.search import all_hits
from index.commands.settings import QueryCommand, Settings, pass_settings
from index.export.brief import Reported, as_brief
from index.export.citations import as_bibtex, as_csl
from index.export.coded import as_acled, as_gdelt
from index.export.geojson import as_geojson
from index.export.report import as_report
from index.library import Library
from index.records import Article

Writer = Callable[[Library, str], Iterator[bytes]]


def _reported(library: Library, query: str) -> Iterator[Reported]:
    for article, found in groupby(library.events(query), key=lambda row: row[0].id):
        yield library.article(article), tuple(event for _, event in found)


def _articles(library: Library, query: str) -> Iterator[Article]:
    return (library.article(hit.id) for hit in all_hits(library, query))


def _report(library: Library, query: str) -> Iterator[bytes]:
    return as_report(query, date.today().isoformat(), partial(_reported, library, query))


WRITERS: dict[str, Writer] = {
    "csv": lambda library, query: export.events(library.events(query), "csv"),
    "json": lambda library, query: export.events(library.events(query), "json"),
    "jsonl": lambda library, query: export.events(library.events(query), "jsonl"),
    "geojson": lambda library, query: as_geojson(library.events(query)),
    "acled": lambda library, query: as_acled(library.events(query)),
    "gdelt": lambda library, query: as_gdelt(library.events(query)),
    "markdown": lambda library, query: as_brief(_reported(library, query)),
    "html": _report,
    "bibtex": lambda library, query: as_bibtex(_articles(library, query)),
    "csl": lambda library, query: as_csl(_articles(library, query)),
}
TABLES = "sqlite"


@click.command("export", cls=QueryCommand, short_help="Write events and articles for other programs.")
@click.option(
    "--to",
    "format",
    type=click.Choice([*WRITERS, TABLES]),
    help="Format of the export. [default: by the ending of FILE, else csv]",
)
@click.option("--output", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.argument("query", nargs=-1)
@pass_settings
def command(settings: Settings, query: tuple[str, ...], format: str | None, file: Path | None, force: bool) -> int:
    """Write the events that match QUERY, or the articles that report them, for other programs.

    \b
    csv, json, jsonl   events, one row or object each
    geojson            events on the map: opens in QGIS as it is
    acled              CSV with the columns of ACLED, types derived
    gdelt              TSV with columns of GDELT, CAMEO roots derived
    markdown           a brief: events, quotations, sources, ready to paste
    html               a report to send: timeline, places, events, sources; one page without scripts
    bibtex, csl        the matching articles, to be cited
    sqlite             the matching articles with all that was read from them, as tables (needs --output)

    Without --output everything goes to standard output, the same bytes. A FILE that exists is left alone
    without --force.

    \b
    Example:
      dateline export --output halvek.geojson place:halvek
      dateline export --to markdown killed:10+
      dateline export --output june.sqlite date:2017-06
    """
    words = " ".join(query)
    chosen = format or _by_ending(file)
    if chosen == TABLES and file is None:
        raise click.UsageError("a SQLite file cannot go to standard output: say --output FILE.")
    with settings.opened() as library:
        if file is None:
            emit(WRITERS[chosen](library, words))
        elif chosen == TABLES:
            _write_tables(library, words, file, force)
        else:
            with opened(file, force) as stream:
                for chunk in WRITERS[chosen](library, words):
                    stream.write(chunk)
    if file is not None:
        say(f"Wrote {file} ({file.stat().st_size:,} bytes).")
    return 0


def _write_tables(library: Library, query: str, file: Path, force: bool) -> None:
    from index.export.tables import write_tables

    with replaced(file, force) as draft:
        for done in write_tables(draft, _articles(library, query)):
            if not done % 100:
                show_passing(f"{done:,} articles written")
    show_passing("")


ENDINGS = {".md": "markdown", ".htm": "html", ".bib": "bibtex", ".db": TABLES, ".ndjson": "jsonl", ".tsv": "gdelt"}
"""Endings of files that are not the name of their format."""


def _by_ending(file: Path | None) -> str:
    if file is None:
        return "csv"
    ending = file.suffix.lower()
    named = ENDINGS.get(ending, ending.removeprefix("."))
    if named not in WRITERS and named != TABLES:
        raise click.UsageError(f"{file.name}: no format ends in {ending or 'nothing'}; say which with --to.")
    return named
