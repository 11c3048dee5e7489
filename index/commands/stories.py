"""`dateline stories`: what articles tell, story by story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import click

from index import export
from index.commands.output import emit, emit_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings
from index.export import stories as told
from index.library import Library
from index.records import Story

PAGE = 200


@click.command("stories", cls=QueryCommand, short_help="List what articles tell, story by story.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N stories. [default: 20; all as data]")
@click.option("--several", is_flag=True, help="Only stories of more than one source.")
@format_options
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings, query: tuple[str, ...], limit: int | None, several: bool, format: export.Format | None
) -> int:
    """List the stories that articles which match QUERY tell, the one told last first: who told it first and who last,
    how many sources have a text of their own, and how many were killed as the reports have it.

    Articles are one story where they share the words that few others have and came out within two weeks of each other;
    copies of one text always are. `story:ID` in a query means all articles of the story that the article ID tells.

    \b
    Example:
      dateline stories date:2017-05
      dateline stories --several --csv killed:10+ > stories.csv
      dateline search story:h677p9v
    """
    with settings.opened() as library:
        most = limit or (None if format else 20)
        found = islice((one for one in _all(library, " ".join(query)) if one.sources > 1 or not several), most)
        if format:
            emit(told.stories(found, format))
        else:
            emit_lines(told.story_lines(found))
    return 0


def _all(library: Library, query: str) -> Iterator[Story]:
    """Every story, page by page."""
    offset = 0
    while page := library.stories(query, limit=PAGE, offset=offset).stories:
        yield from page
        offset += PAGE
