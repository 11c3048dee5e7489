"""`dateline read`: one article, with its events."""

from __future__ import annotations

import click

from index import export
from index.commands.output import emit, emit_lines, width
from index.commands.plain import article_lines
from index.commands.settings import Settings, format_options, pass_settings


@click.command("read", short_help="Print an article and the events it reports.")
@click.argument("id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=1), metavar="N", help="An earlier version of its text.")
@format_options
@pass_settings
def command(settings: Settings, id: str, revision: int | None, format: export.Format | None) -> int:
    """Print the article ID: its text and the events it reports. The beginning of an id will do.

    \b
    Example:
      dateline read 7k3m9qa
      dateline read --json 7k3 | jq '.articles[0].events[].name'
    """
    with settings.opened() as library:
        article = library.article(id, revision=revision)
    if format:
        emit(export.articles([article], format))
    else:
        emit_lines(article_lines(article, width()))
    return 0
