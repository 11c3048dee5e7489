"""`dateline export`: what people take away, in the format their next program reads."""

from __future__ import annotations

from pathlib import Path

import click

from index.commands.destination import counting, deliver, notes_option, output_options, replaced
from index.commands.output import say
from index.commands.search import all_hits
from index.commands.settings import QueryCommand, Settings, pass_settings
from index.export.writers import WRITERS, format_of
from index.library import Library

TABLES = "sqlite"
TABLE_ENDINGS = (".sqlite", ".sqlite3", ".db")


@click.command("export", cls=QueryCommand, short_help="Write events and articles for other programs.")
@click.option(
    "--to",
    "format",
    type=click.Choice([*WRITERS, TABLES]),
    help="Format of the export. [default: by the ending of FILE, else csv]",
)
@notes_option
@output_options
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings, query: tuple[str, ...], format: str | None, notes: bool, file: Path | None, force: bool
) -> int:
    """Write the events that match QUERY, or the articles that report them, for other programs.

    \b
    csv, json, jsonl   events, one row or object each
    geojson            events on the map: opens in QGIS as it is
    acled              CSV with the columns of ACLED, types derived
    gdelt              TSV with columns of GDELT, CAMEO roots derived
    markdown           a brief: events, quotations, sources, ready to paste
    html               a report to send, as `dateline report` makes it
    bibtex, csl        the matching articles, to be cited
    sqlite             the matching articles with all that was read from them
                       and your marks, as tables (needs -o)

    Without -o everything goes to standard output, the same bytes. A FILE that exists is left alone without --force.

    \b
    Example:
      dateline export -o halvek.geojson place:halvek
      dateline export --to markdown killed:10+
      dateline export -o june.sqlite date:2017-06
    """
    words = " ".join(query)
    chosen = format or _by_ending(file)
    if chosen == TABLES and file is None:
        raise click.UsageError("a SQLite file cannot go to standard output: say -o FILE.")
    with settings.opened() as library:
        if chosen == TABLES and file is not None:
            _write_tables(library, words, file, force)
        else:
            deliver(library, words, WRITERS[chosen], file, force, notes=notes)
    return 0


def _write_tables(library: Library, query: str, file: Path, force: bool) -> None:
    from index.export.tables import write_tables

    articles = (library.article(hit.id) for hit in all_hits(library, query))
    with replaced(file, force) as draft:
        for _ in counting(write_tables(draft, articles, library.changes()), "articles"):
            pass
    say(f"Wrote {file} ({file.stat().st_size:,} bytes).")


def _by_ending(file: Path | None) -> str:
    if file is None:
        return "csv"
    named = TABLES if file.suffix.lower() in TABLE_ENDINGS else format_of(file)
    if not named:
        raise click.UsageError(f"{file.name}: no format ends in {file.suffix or 'nothing'}; say which with --to.")
    return named
