"""`dateline events`: who did what to whom, as rows."""

from __future__ import annotations

from itertools import islice

import click

from index import export
from index.commands.output import emit, emit_lines
from index.commands.plain import event_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings, sort_option
from index.library import Sort


@click.command("events", cls=QueryCommand, short_help="Print the events that match QUERY.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N events.")
@sort_option
@format_options
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings, query: tuple[str, ...], limit: int | None, sort: Sort | None, format: export.Format | None
) -> int:
    """Print the events that match QUERY, each with the sentence that says so.

    Where the query has no field of events (actor: target: place: country: type: mode: weapon: killed: injured: when:),
    all events of the matching articles; without QUERY, all events of the library. Options come before the first word of
    the query.

    \b
    Example:
      dateline events type:capture
      dateline events --csv halvek > halvek.csv
    """
    with settings.opened() as library:
        found = islice(library.events(" ".join(query), sort=sort), limit)
        if format:
            emit(export.events(found, format))
        else:
            emit_lines(event_lines(found))
    return 0
