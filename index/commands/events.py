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
from index.stories.tallies import BYS, By


@click.command("events", cls=QueryCommand, short_help="Print the events that match QUERY.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N events.")
@click.option("--together", is_flag=True, help="Take what several articles tell of one happening together.")
@click.option("--conflicting", is_flag=True, help="Only happenings whose reports differ in the number of killed.")
@click.option(
    "--by",
    type=click.Choice(BYS),
    help="Count happenings by day, week, actor, target, place, type, or pair of names in one.",
)
@click.option("--rising", is_flag=True, help="With --by: what happens more often than usual first, by the latest week.")
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
    rising: bool,
    sort: Sort | None,
    format: export.Format | None,
) -> int:
    """Print the events that match QUERY, each with the sentence that says so.

    Where the query has no field of events (actor: target: place: country: type: mode: weapon: killed: injured: when:),
    all events of the matching articles; without QUERY, all events of the library.

    With --together, --conflicting or --by the events of different articles that are the same happening are one: same
    kind, place and day, and a target, actor, weapon or figure in common. Its toll is what its reports say, from the
    least to the most, with who says what where they differ; copies of one agency's text count as one source. A
    happening is shown with all its reports where one of them matches. Recalled, planned and denied events are left
    out. `--by pair` counts who meets whom: two names in one happening. `--by place --rising` are the hot places: those
    where more happened in the week up to the latest article than in an average one of the four weeks before.

    \b
    Example:
      dateline events type:capture
      dateline events --csv halvek > halvek.csv
      dateline events --conflicting killed:10+
      dateline events --by week type:attack
      dateline events --by place --rising --csv
    """
    with settings.opened() as library:
        if together or conflicting or by or rising:
            _print_together(library, " ".join(query), limit, conflicting, by, rising, format)
            return 0
        found = islice(library.events(" ".join(query), sort=sort), limit)
        if format:
            emit(export.events(found, format))
        else:
            emit_lines(event_lines(found))
    return 0


def _print_together(
    library: Library,
    query: str,
    limit: int | None,
    conflicting: bool,
    by: By | None,
    rising: bool,
    format: export.Format | None,
) -> None:
    if rising and by is None:
        raise click.UsageError("--rising wants --by: what is it that rises?")
    if by:
        rows = library.tally(query, by, rising=rising, limit=limit)
        if format:
            emit(told.tallies(rows, format))
        else:
            emit_lines(told.tally_lines(rows, rising=rising))
        return
    found = islice(library.happenings(query, conflicting=conflicting), limit)
    if format:
        emit(told.happenings(found, format))
    else:
        emit_lines(told.happening_lines(found))
