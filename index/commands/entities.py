"""`dateline entities`: whom and what articles name, as rows."""

from __future__ import annotations

from itertools import islice

import click

from index import export
from index.commands.output import emit, emit_lines
from index.commands.plain import entity_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings, sort_option
from index.library import Sort


@click.command("entities", cls=QueryCommand, short_help="Print whom and what articles name.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N entities.")
@sort_option
@format_options
@click.argument("query", nargs=-1, metavar="[ID | QUERY]...")
@pass_settings
def command(
    settings: Settings, query: tuple[str, ...], limit: int | None, sort: Sort | None, format: export.Format | None
) -> int:
    """Print people, organisations, places, groups and weapons of the article ID, or of the articles that match QUERY:
    kind, country, number of mentions, and what else the article calls them. Most mentioned first.

    \b
    Example:
      dateline entities 7k3m9qa
      dateline entities --csv who:brask > names.csv
    """
    with settings.opened() as library:
        found = islice(library.entities(" ".join(query), sort=sort), limit)
        if format:
            emit(export.entities(found, format))
        else:
            emit_lines(entity_lines(found))
    return 0
