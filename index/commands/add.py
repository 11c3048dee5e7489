"""`dateline add`: articles into the library."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from index.commands.progress import follow, jobs_option, private_option, report_option, reported
from index.commands.settings import Settings, pass_settings
from index.read.columns import mapping
from index.records import Progress


@click.command("add")
@click.argument("paths", metavar="PATH...|URL...|-", nargs=-1, required=True)
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Where CSV or JSON keeps what, if names do not tell: text=story, published=meta.day. Fields: id, text, title, "
    "published, source, author, url, language. May be repeated.",
)
@private_option
@jobs_option
@report_option
@pass_settings
def command(
    settings: Settings,
    paths: tuple[str, ...],
    mapped: tuple[str, ...],
    allow_private: bool,
    jobs: int,
    report: Path | None,
) -> int:
    """Add files, folders and pages of the web to the library.

    Web pages (also MHTML), text, Markdown, reStructuredText; feeds (RSS, Atom, JSON Feed); JSON, JSON lines, CSV; mail
    (.eml, mbox, Maildir); PDF, Word, OpenDocument, EPUB; web archives (WARC), zip, tar, gzip, bzip2, xz; folders with
    all they hold; `-` is standard input. What a file is, is told by its content. What is there already is left alone,
    a changed text becomes a new revision. A file that cannot be read is named and left out; stopped, it goes on from
    there the next time. An address (http, https) is fetched, nothing it links to is.

    \b
    Not read: articles of more than 5 million characters, files (of one article), lines and
    members of archives of more than 50 MB, JSON documents of more than 200 MB, web pages
    and feeds of more than 20 MB, archives that expand to more than 100 times their size or
    hold archives, XML with entities of its own, pictures of text.

    \b
    Example:
      dateline add stories/ mail.mbox extra.jsonl
      dateline add https://news.example/2017/06/04/storm
      dateline add --map text=story --map published=day export.csv
    """
    try:
        columns = mapping(mapped)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--map") from None
    from index.fetch.addresses import is_web

    urls, files = [one for one in paths if is_web(one)], [Path(one) for one in paths if not is_web(one)]
    with reported(report) as failed, settings.opened(create=True) as library:
        steps = library.add(files, columns=columns, jobs=jobs) if files else iter(())
        if urls:
            steps = chain(steps, library.fetch(urls, allow_private=allow_private, jobs=jobs))
        outcomes = follow(_stages(steps), failed)
    return 1 if outcomes["failed"] else 0


def _stages(steps: Iterator[Progress]) -> Iterator[Progress]:
    # A chain cannot be closed, and what is under way must end cleanly when it is interrupted.
    yield from steps
