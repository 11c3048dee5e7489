"""`dateline events`: who did what to whom, as rows."""

from __future__ import annotations

from itertools import islice

import click

from index import export
from index.commands.output import emit, emit_lines
from index.commands.plain import event_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings, sort_option
from index.export import together as told
from index.library import Library, Sort
from index.stories.tallies import BYS, By, tally


@click.command("events", cls=QueryCommand, short_help="Print the events that match QUERY.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N events.")
@click.option("--together", is_flag=True, help="Take what several articles tell of one happening together.")
@click.option("--conflicting", is_flag=True, help="Only happenings whose reports differ in the number of killed.")
@click.option("--by", type=click.Choice(BYS), help="Count happenings by day, week, actor, target, place or type.")
@sort_option
@format_options
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings,
    query: tuple[str, ...],
    limit: int | None,
    together: bool,
    conflicting: bool,
    by: By | None,
    sort: Sort | None,
    format: export.Format | None,
) -> int:
    """Print the events that match QUERY, each with the sentence that says so.

    Where the query has no field of events (actor: target: place: country: type: mode: weapon: killed: injured: when:),
    all events of the matching articles; without QUERY, all events of the library.

    With --together, --conflicting or --by the events of different articles that are the same happening are one: same
    kind, place and day, and a target, actor, weapon or figure in common. Its toll is what its reports say, from the
    least to the most; copies of one agency's text count as one source. Recalled, planned and denied events are left
    out.

    \b
    Example:
      dateline events type:capture
      dateline events --csv halvek > halvek.csv
      dateline events --conflicting killed:10+
      dateline events --by week type:attack
    """
    with settings.opened() as library:
        if together or conflicting or by:
            _print_together(library, " ".join(query), limit, conflicting, by, format)
            return 0
        found = islice(library.events(" ".join(query), sort=sort), limit)
        if format:
            emit(export.events(found, format))
        else:
            emit_lines(event_lines(found))
    return 0


def _print_together(
    library: Library, query: str, limit: int | None, conflicting: bool, by: By | None, format: export.Format | None
) -> None:
    found = library.happenings(query)
    if conflicting:
        found = [one for one in found if one.killed and one.killed.conflicting]
    if by:
        rows = tally(found, by)[:limit]
        if format:
            emit(told.tallies(rows, format))
        else:
            emit_lines(told.tally_lines(rows))
    elif format:
        emit(told.happenings(found[:limit], format))
    else:
        emit_lines(told.happening_lines(found[:limit]))
