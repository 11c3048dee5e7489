"""`dateline search`: the articles that match a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import click

from index import export
from index.commands.output import emit, emit_lines, say, width
from index.commands.plain import facet_lines, hit_lines, reason_lines, way_lines
from index.commands.settings import QueryCommand, Settings, format_options, pass_settings, sort_option
from index.library import Library, Sort
from index.records import Hit, Results

PAGE = 200
SHOWN = 20
"""Articles listed as text unless `--limit` says otherwise; CSV and JSON hold all."""

FACET_VALUES = 10
"""Values of each facet, unless `--limit` says otherwise."""

NOTHING_NEW = 3
"""The exit code that tells a script that there is nothing new."""


@click.command("search", cls=QueryCommand, short_help="List the articles that match QUERY.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N articles. [default: 20; all as data]")
@sort_option
@click.option("--facets", is_flag=True, help="What the articles have in common, with counts, instead of a list.")
@click.option("--explain", is_flag=True, help="Say of each article why it matches.")
@click.option("--copies", is_flag=True, help="List copies of one text each, not folded into the best of them.")
@click.option(
    "--new",
    is_flag=True,
    help="Only what the saved queries in QUERY had not found when last looked at; exit code 3: none.",
)
@format_options
@click.argument("query", nargs=-1)
@pass_settings
def command(
    settings: Settings,
    query: tuple[str, ...],
    limit: int | None,
    sort: Sort | None,
    facets: bool,
    explain: bool,
    copies: bool,
    new: bool,
    format: export.Format | None,
) -> int:
    """List the articles that match QUERY, best first; without QUERY all, newest first. Of articles that print the same
    text the first stands for the others, whose sources it names; as data all are there.

    Every word that is no option is query, `-word` too. Words must all occur; "a phrase" (quoted twice for the shell),
    OR, NOT, -word, parentheses, word*, word~ (nearly so spelt), fields of articles (title: source: who: date: lang:
    path: is: tag: note:) and of events (actor: target: place: country: type: mode: weapon: killed: injured: when:), and
    @name for a saved query.

    \b
    Example:
      dateline search baaj -mosul
      dateline search --csv 'place:halvek date:2017-05-14..2017-05-20'
      dateline search @halvek --new --jsonl
    """
    words = " ".join(query)
    with settings.opened() as library:
        if facets:
            return _facets(library, words, limit, format)
        if new and not any(part.startswith("@") for part in words.replace("(", " ").replace("-", " ").split()):
            raise click.UsageError("--new wants a saved query in QUERY: `dateline saved` lists them.")
        hits = all_hits(library, words, sort, new=new)
        if format or new:
            shown = list[str]()
            hits = _noting(islice(hits, limit), shown)
            reasons = (lambda hit: library.explain(hit.id, words)) if explain else None
            if format:
                emit(export.hits(hits, format, reasons))
            else:
                emit_lines(_lines(library, hits, words, explain=explain))
                say(f"{len(shown)} new." if shown else "Nothing new.")
            if new:
                library.look(words, shown)
            return NOTHING_NEW if new and not shown else 0
        found = library.search(words, sort=sort, limit=limit or SHOWN, fold=not copies)
        emit_lines(_lines(library, found.hits, words, explain=explain))
        say(_count(found))
        if found.of and not found.total:
            for line in way_lines(library.ways_out(words)):
                say(line)
    return 0


def _lines(library: Library, hits: Iterable[Hit], query: str, *, explain: bool) -> Iterator[str]:
    for hit in hits:
        yield from hit_lines([hit], width())
        if explain:
            yield from reason_lines(library.explain(hit.id, query), width())


def _noting(hits: Iterable[Hit], shown: list[str]) -> Iterator[Hit]:
    for hit in hits:
        shown.append(hit.id)
        yield hit


def _facets(library: Library, query: str, limit: int | None, format: export.Format | None) -> int:
    found = library.facets(query, limit=limit or FACET_VALUES)
    if format:
        emit(export.facets(found, format))
    else:
        emit_lines(facet_lines(found))
    return 0


def all_hits(library: Library, query: str, sort: Sort | None = None, *, new: bool = False) -> Iterator[Hit]:
    """Every hit, a page at a time: a library may hold more than fits."""
    offset = 0
    while hits := library.search(query, sort=sort, limit=PAGE, offset=offset, new=new).hits:
        yield from hits
        offset += len(hits)


def _count(found: Results) -> str:
    if not found.of:
        return "The library is empty: `dateline add PATH` fills it."
    copies = f", {found.folded} of them copies of others (--copies lists them)" if found.folded else ""
    if found.rows > len(found.hits):
        return f"{len(found.hits)} of {found.total} articles that match{copies}; --limit shows more."
    if found.total:
        return f"{found.total} of {found.of} articles match{copies}."
    words = f"None of {found.of} articles matches."
    if found.missing:
        words += f" No article has: {', '.join(found.missing)}."
    return words
