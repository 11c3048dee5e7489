"""`dateline PATH...`: opens the reader on some files; without a terminal, or without a screen, adds them and prints
what the reader would show.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from index.commands.cli import COMMANDS
from index.commands.output import emit_lines, width
from index.commands.plain import event_lines, hit_lines
from index.commands.progress import follow
from index.commands.search import all_hits
from index.commands.settings import Settings, pass_settings

AT_ONCE = 100
"""Paths in one query: a shell's `*.txt` may name thousands."""

QUOTES = '"“”„'


@click.command("open", hidden=True, add_help_option=False)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@pass_settings
def command(settings: Settings, paths: tuple[Path, ...]) -> int:
    """Open the reader."""
    if paths and not any(path.exists() for path in paths):
        raise click.UsageError(_neither(paths[0]))
    if settings.screen and sys.stdin.isatty() and sys.stdout.isatty():
        return settings.screen(settings.library, list(paths), settings.theme, settings.private)
    return _print(settings, paths)


def _print(settings: Settings, paths: tuple[Path, ...]) -> int:
    failed = 0
    with settings.opened(create=bool(paths)) as library:
        if paths:
            failed = follow(library.add(paths))["failed"]
        queries = list(_queries(paths))
        for query in queries:
            emit_lines(hit_lines(all_hits(library, query), width()))
        for query in queries:
            emit_lines(chain([""], event_lines(library.events(query))))
    return 1 if failed else 0


def _queries(paths: tuple[Path, ...]) -> Iterator[str]:
    """Queries for what was read from some paths, each within the length a query may have; no path is everything."""
    terms = [_term(path) for path in paths]
    for at in range(0, max(1, len(terms)), AT_ONCE):
        yield " OR ".join(terms[at : at + AT_ONCE])


def _term(path: Path) -> str:
    path = Path(os.path.abspath(path))
    while set(QUOTES) & set(path.as_posix()):  # the language has no way to write these: the folder around will do
        path = path.parent
    return f'path:"{path.as_posix()}"'


def _neither(word: Path) -> str:
    return f"{word}: no such file or folder, and no command (commands: {', '.join(COMMANDS)})"
