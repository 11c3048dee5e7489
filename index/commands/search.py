"""`dateline search`: the articles that match a query."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import click

from index import export
from index.commands.output import emit, emit_lines, say, width
from index.commands.plain import hit_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings, sort_option
from index.library import Library, Sort
from index.records import Hit, Results

PAGE = 200
SHOWN = 20
"""Articles listed as text unless `--limit` says otherwise; CSV and JSON hold all."""


@click.command("search", cls=QueryCommand, short_help="List the articles that match QUERY.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N articles. [default: 20; all as data]")
@sort_option
@format_options
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings, query: tuple[str, ...], limit: int | None, sort: Sort | None, format: export.Format | None
) -> int:
    """List the articles that match QUERY, best first; without QUERY all, newest first.

    Options come before the first word of the query; from there on everything is query. Words must all occur;
    "a phrase" (quoted twice for the shell), OR, NOT, -word, parentheses, word*, fields of articles (title: source:
    who: date: lang: path: is: tag: note:) and of events (actor: target: place: country: type: mode: weapon: killed:
    injured: when:), and @name for a saved query.

    \b
    Example:
      dateline search baaj -mosul
      dateline search --csv 'place:halvek date:2017-05-14..2017-05-20'
    """
    words = " ".join(query)
    with settings.opened() as library:
        if format:
            emit(export.hits(islice(all_hits(library, words, sort), limit), format))
            return 0
        found = library.search(words, sort=sort, limit=limit or SHOWN)
        emit_lines(hit_lines(found.hits, width()))
        say(_count(found))
    return 0


def all_hits(library: Library, query: str, sort: Sort | None = None) -> Iterator[Hit]:
    """Every hit, a page at a time: a library may hold more than fits."""
    offset = 0
    while hits := library.search(query, sort=sort, limit=PAGE, offset=offset).hits:
        yield from hits
        offset += len(hits)


def _count(found: Results) -> str:
    if not found.of:
        return "The library is empty: `dateline add PATH` fills it."
    if found.total > len(found.hits):
        return f"{len(found.hits)} of {found.total} articles that match; --limit shows more."
    if found.total:
        return f"{found.total} of {found.of} articles match."
    words = f"None of {found.of} articles matches."
    if found.missing:
        words += f" No article has: {', '.join(found.missing)}."
    if found.suggestion:
        words += f" Did you mean: {found.suggestion}?"
    return words
