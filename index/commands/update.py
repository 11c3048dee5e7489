"""`dateline update`: what is new in what is followed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from index import export
from index.commands.output import emit, say
from index.commands.progress import follow, jobs_option, report_option, reported
from index.commands.search import NOTHING_NEW
from index.commands.settings import Settings, format_options, pass_settings
from index.library import Library
from index.records import Hit, Progress

PAGE_HITS = 200


@click.command("update")
@jobs_option
@report_option
@format_options
@click.argument("addresses", metavar="[URL|FOLDER]...", nargs=-1)
@pass_settings
def command(
    settings: Settings, addresses: tuple[str, ...], jobs: int, report: Path | None, format: export.Format | None
) -> int:
    """Look for news in all that is followed (or in these alone) and add it. What came is found by `is:new`.

    Feeds are asked whether anything changed, eight hosts at a time and each one question at a time. One that fails is
    left alone for a while, longer each time, or as long as it asks; name it to ask it now. One that says it has ended
    (410) is not asked again. Fit for cron: exit code 0 says that there was something new, 3 that there was not, 1 that
    something failed and was named.

    \b
    Not taken: answers of more than 20 MB or that expand to more than 100 times their size, that
    take longer than a minute or more than 5 redirects; addresses of private networks, unless
    followed with --allow-private.

    \b
    Example:
      dateline update
      dateline update --jsonl | jq -r .title
    """
    fresh: set[str] = set()

    def noting(steps: Iterator[Progress]) -> Iterator[Progress]:
        for step in steps:
            if step.outcome in ("added", "revised"):
                fresh.add(step.article)
            yield step

    with reported(report) as failed, settings.opened() as library:
        known = {one.address for one in library.followed()}
        strangers = [one for one in addresses if one not in known]
        if strangers:
            raise click.UsageError(f"{strangers[0]} is not followed; `dateline follow --list` shows what is.")
        if not known:
            say("Nothing is followed: `dateline follow URL|FOLDER|OPML` does.")
            return NOTHING_NEW
        outcomes = follow(noting(library.update(addresses, jobs=jobs)), failed)
        if format:
            emit(export.hits(_new(library, fresh), format))
    return 1 if outcomes["failed"] else 0 if fresh else NOTHING_NEW


def _new(library: Library, fresh: set[str]) -> Iterator[Hit]:
    offset = 0
    while fresh and (page := library.search("is:new", sort="date", limit=PAGE_HITS, offset=offset).hits):
        yield from (hit for hit in page if hit.id in fresh)
        offset += len(page)
