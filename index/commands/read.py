"""`dateline read`: one article, with its events."""

from __future__ import annotations

import click

from index import export
from index.commands.differences import difference_lines
from index.commands.output import emit, emit_lines, say, width
from index.commands.plain import article_lines
from index.commands.settings import Settings, format_options, pass_settings
from index.library import Library
from index.records import Article


@click.command("read", short_help="Print an article and the events it reports.")
@click.argument("id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=1), metavar="N", help="An earlier version of its text.")
@click.option(
    "--diff", is_flag=True, help="What changed in it: since the version before, or with --revision, up to that."
)
@format_options
@pass_settings
def command(settings: Settings, id: str, revision: int | None, diff: bool, format: export.Format | None) -> int:
    """Print the article ID: its text and the events it reports. The beginning of an id will do.

    With --diff, lines begin with - or +; words that went stand in [-brackets-], words that came in {+braces+}.

    \b
    Example:
      dateline read 7k3m9qa
      dateline read --diff 7k3m9qa
      dateline read --json 7k3 | jq '.articles[0].events[].name'
    """
    with settings.opened() as library:
        article = library.article(id, revision=revision)
        if diff:
            return _print_differences(library, article, format)
    if format:
        emit(export.articles([article], format))
    else:
        emit_lines(article_lines(article, width()))
    return 0


def _print_differences(library: Library, article: Article, format: export.Format | None) -> int:
    if format:
        raise click.UsageError("--diff prints text alone: leave --json, --jsonl and --csv out.")
    kept = dict(library.revisions(article.id))
    if article.revision == 1:
        say(f"{article.id} has no version before this one.")
        return 0
    before = library.article(article.id, revision=article.revision - 1)
    emit_lines(difference_lines(before, article, kept))
    return 0
