"""`dateline add`: articles into the library."""

from __future__ import annotations

from pathlib import Path

import click

from index.commands.progress import follow, jobs_option, report_option, reported
from index.commands.settings import Settings, pass_settings
from index.read.columns import mapping


@click.command("add")
@click.argument("paths", metavar="PATH...|-", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Where CSV or JSON keeps what, if names do not tell: text=story, published=meta.day. Fields: id, text, title, "
    "published, source, author, url, language. May be repeated.",
)
@jobs_option
@report_option
@pass_settings
def command(
    settings: Settings, paths: tuple[Path, ...], mapped: tuple[str, ...], jobs: int, report: Path | None
) -> int:
    """Add files and folders to the library.

    Web pages (also MHTML), text, Markdown, reStructuredText; feeds (RSS, Atom, JSON Feed); JSON, JSON lines, CSV; mail
    (.eml, mbox, Maildir); PDF, Word, OpenDocument, EPUB; web archives (WARC), zip, tar, gzip, bzip2, xz; folders with
    all they hold; `-` is standard input. What a file is, is told by its content. What is there already is left alone,
    a changed text becomes a new revision. A file that cannot be read is named and left out; stopped, it goes on from
    there the next time.

    \b
    Not read: articles of more than 5 million characters, files (of one article), lines and
    members of archives of more than 50 MB, JSON documents of more than 200 MB, web pages
    and feeds of more than 20 MB, archives that expand to more than 100 times their size or
    hold archives, XML with entities of its own, pictures of text.

    \b
    Example:
      dateline add stories/ mail.mbox extra.jsonl
      dateline add --map text=story --map published=day export.csv
    """
    try:
        columns = mapping(mapped)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--map") from None
    with reported(report) as failed, settings.opened(create=True) as library:
        outcomes = follow(library.add(paths, columns=columns, jobs=jobs), failed)
    return 1 if outcomes["failed"] else 0
