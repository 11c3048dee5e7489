"""`dateline remove`: articles out of the library."""

from __future__ import annotations

import sys

import click

from index.commands.output import say, width
from index.commands.plain import hit_lines
from index.commands.search import all_hits
from index.commands.settings import QueryCommand, Settings, pass_settings
from index.errors import UnknownArticle
from index.library import Library

SHOWN = 10


@click.command("remove", cls=QueryCommand, short_help="Take articles out of the library.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.argument("query", metavar="ID... | QUERY...", nargs=-1, required=True)
@pass_settings
def command(settings: Settings, yes: bool, query: tuple[str, ...]) -> int:
    """Take articles out of the library, with their revisions, stars, tags and notes: those with these IDs, or all that
    match QUERY. Lists them and asks first. The files they came from stay; adding one again brings its article back.

    \b
    Example:
      dateline remove 7k3m9qa
      dateline remove --yes 'path:old/ date:..2015'
    """
    with settings.opened() as library:
        ids = _chosen(library, query)
        if not ids:
            say("No article matches; nothing is removed.")
            return 1
        if not yes and not _agreed(len(ids)):
            say("Nothing is removed.")
            return 1
        removed = library.remove(ids)
    say(f"Removed {_articles(removed)}.")
    return 0


def _chosen(library: Library, words: tuple[str, ...]) -> list[str]:
    """The articles meant, the first of them listed."""
    if not (ids := _named(library, words)):
        hits = list(all_hits(library, " ".join(words)))
        for line in hit_lines(hits[:SHOWN], width()):
            say(line)
        if len(hits) > SHOWN:
            say(f"... and {len(hits) - SHOWN} more")
        return [hit.id for hit in hits]
    for one in ids:
        say(f"{one}  {library.article(one).title}")
    return ids


def _named(library: Library, words: tuple[str, ...]) -> list[str]:
    """The ids, if all words are whole ones: half an id may also be a word of a query, which removes other articles."""
    try:
        ids = [library.article(word).id for word in words]
    except UnknownArticle:
        return []
    return ids if [word.casefold() for word in words] == ids else []


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError(f"{_articles(count)} would be removed: say --yes where nobody can be asked.")
    return click.confirm(f"Remove {_articles(count)} for good?", err=True)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
