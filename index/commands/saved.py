"""`dateline saved`: queries with a name."""

from __future__ import annotations

import click

from index import export
from index.commands.output import emit, emit_lines, say
from index.commands.plain import saved_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings


@click.command("saved", cls=QueryCommand, short_help="List saved queries, save one, or forget one.")
@click.option("--forget", is_flag=True, help="Forget the query saved as NAME.")
@format_options
@click.argument("name", required=False)
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings, name: str | None, query: tuple[str, ...], forget: bool, format: export.Format | None
) -> int:
    """List the saved queries: how many articles each finds, and how many of them are new since it was last looked at.

    With NAME and QUERY, save the query under the name; wherever a query may stand, `@NAME` then stands for it.

    \b
    Example:
      dateline saved halvek 'place:halvek killed:5+'
      dateline search @halvek --new --jsonl
      dateline saved --forget halvek
    """
    words = " ".join(query)
    with settings.opened() as library:
        if forget:
            if name is None or words:
                raise click.UsageError("--forget wants one NAME.")
            gone = library.drop_saved(name)
            say(f"@{name.removeprefix('@')} is forgotten." if gone else f"No query is saved as {name}.")
            return 0 if gone else 1
        if name is not None and not words:
            raise click.UsageError(f"Nothing to save as {name}: NAME is followed by a QUERY.")
        found = library.saved() if name is None else (library.save(name, words),)
        if format:
            emit(export.saved(found, format))
        else:
            emit_lines(saved_lines(found))
            if not found:
                say("No query is saved: `dateline saved NAME QUERY` saves one.")
    return 0
