"""`dateline add`: articles into the library."""

from __future__ import annotations

from pathlib import Path

import click

from index.commands.progress import follow
from index.commands.settings import Settings, pass_settings


@click.command("add")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@pass_settings
def command(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Add files and folders to the library.

    Text, Markdown, HTML and JSON lines; folders with all they hold. What is there already is left alone, a changed
    text becomes a new revision. A file that cannot be read is named and left out.

    \b
    Example:
      dateline add stories/ extra.jsonl
    """
    with settings.opened(create=True) as library:
        outcomes = follow(library.add(paths))
    return 1 if outcomes["failed"] else 0
