"""`dateline follow`: feeds and folders that updates look at."""

from __future__ import annotations

import click

from index import export
from index.commands.output import emit, emit_lines, say
from index.commands.plain import followed_lines
from index.commands.progress import follow, private_option
from index.commands.settings import Settings, format_options, pass_settings
from index.errors import SourceError
from index.library import Library
from index.records import Followed


@click.command("follow", short_help="Follow feeds and folders, or list what is followed.")
@click.option("--list", "listing", is_flag=True, help="What is followed, and how it answered last.")
@click.option("--opml", is_flag=True, help="The feeds followed, as a list for other readers (OPML).")
@click.option("--full-text", is_flag=True, help="Fetch the page of each entry that is only a summary.")
@private_option
@format_options
@click.argument("addresses", metavar="[URL|FOLDER|OPML]...", nargs=-1)
@pass_settings
def command(
    settings: Settings,
    addresses: tuple[str, ...],
    listing: bool,
    opml: bool,
    full_text: bool,
    allow_private: bool,
    format: export.Format | None,
) -> int:
    """Follow a feed, the feed of a page, the feeds of a list (OPML, a file or an address), or a folder; and add what is
    there now. `dateline update` looks again.

    Pages are fetched one at a time from each host, as its robots.txt asks. A feed's links and enclosures are kept as
    text and never opened.

    \b
    Example:
      dateline follow https://news.example/rss.xml
      dateline follow --full-text https://paper.example/
      dateline follow feeds.opml ~/wire
      dateline follow --list
      dateline follow --opml > feeds.opml
    """
    if not addresses:
        with settings.opened() as library:
            return _list(library.followed(), opml, format)
    if listing or opml or format:
        raise click.UsageError("--list, --opml, --json, --jsonl and --csv list what is followed: they want no address.")
    with settings.opened(create=True) as library:
        found, failed = _followed(library, addresses, full_text, allow_private)
        if not found:
            return 1
        outcomes = follow(library.update([one.address for one in found]))
    return 1 if failed or outcomes["failed"] else 0


def _followed(
    library: Library, addresses: tuple[str, ...], full_text: bool, allow_private: bool
) -> tuple[list[Followed], bool]:
    found: list[Followed] = []
    failed = False
    for address in addresses:
        try:
            new = library.follow(address, full_text=full_text, allow_private=allow_private)
        except SourceError as error:
            say(str(error))
            failed = True
            continue
        for one in new:
            say(f"following {one.address}")
        found += new
    return found, failed


def _list(found: tuple[Followed, ...], opml: bool, format: export.Format | None) -> int:
    if opml:
        from index.fetch.opml import written

        emit([written((one.address, one.title) for one in found if one.kind == "feed")])
    elif format:
        emit(export.followed(found, format))
    else:
        emit_lines(followed_lines(found))
        if not found:
            say("Nothing is followed: `dateline follow URL|FOLDER|OPML` does.")
    return 0
