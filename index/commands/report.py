"""`dateline report`: a page to send to somebody who has neither the articles nor this program."""

from __future__ import annotations

from pathlib import Path

import click

from index.commands.destination import deliver, notes_option, output_options
from index.commands.settings import QueryCommand, Settings, pass_settings
from index.export.writers import WRITERS


@click.command("report", cls=QueryCommand, short_help="Write a page about the events that match QUERY.")
@notes_option
@output_options
@click.argument("query", nargs=-1)
@pass_settings
def command(settings: Settings, query: tuple[str, ...], notes: bool, file: Path | None, force: bool) -> int:
    """Write one HTML page about the events that match QUERY: a timeline, a table of places, what several articles tell
    of one happening with their tolls side by side, every event with its sentence, and the sources.

    The page holds everything it shows: it needs no script, no network and no other file. Your notes stay out of it
    without --notes.

    \b
    Example:
      dateline report -o halvek.html place:halvek
      dateline report killed:10+ date:2017-06 > june.html
    """
    with settings.opened() as library:
        deliver(library, " ".join(query), WRITERS["html"], file, force, notes=notes)
    return 0
