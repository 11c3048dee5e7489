"""`dateline mark`: what the keys do to one article, done to all that match."""

from __future__ import annotations

import click

from index.commands.output import say
from index.commands.search import all_hits
from index.commands.settings import QueryCommand, Settings, pass_settings
from index.errors import UnknownArticle
from index.library import Library


@click.command("mark", cls=QueryCommand, short_help="Star, tag or note the articles that match QUERY.")
@click.option("--star/--no-star", "starred", default=None, help="Star them, or take their stars away.")
@click.option("--seen/--unseen", "seen", default=None, help="Mark them as read, or as to be read.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Give them a tag; may stand several times.")
@click.option("--untag", "untags", multiple=True, metavar="TAG", help="Take a tag away.")
@click.option("--note", metavar="TEXT", help="Write a note on each, in place of one that is there.")
@click.argument("query", nargs=-1, required=True)
@pass_settings
def command(
    settings: Settings,
    query: tuple[str, ...],
    starred: bool | None,
    seen: bool | None,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    note: str | None,
) -> int:
    """Mark every article that matches QUERY, as s, r, t and i do in the reader.

    \b
    Example:
      dateline mark --tag derrim --star place:derrim killed:10+
      dateline mark --untag derrim tag:derrim
    """
    if starred is None and seen is None and not tags and not untags and note is None:
        raise click.UsageError("say how to mark them: --star, --seen, --tag, --untag or --note.")

    def mark(library: Library, id_: str) -> bool:
        """Whether the article's marks are others than before."""
        try:
            before = library.article(id_).marks
            kept = (set(before.tags) | set(tags)) - set(untags)
            library.mark(id_, starred=starred, tags=sorted(kept), note=note)
            if seen is not None:
                library.see(id_, seen)
            return library.article(id_).marks != before
        except UnknownArticle:  # removed since it was found
            return False

    with settings.opened() as library:
        ids = [hit.id for hit in all_hits(library, " ".join(query))]  # all of them first: a mark may change the answer
        done = sum(mark(library, id_) for id_ in ids)
    say(f"{done:,} of {len(ids):,} articles changed.")
    return 0
