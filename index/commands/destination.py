"""Where exports go: to standard output or, the same bytes, into a file, whole or not at all, and never over something
unless told to.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from index.commands.output import emit, say, show_passing, width
from index.commands.search import all_hits
from index.errors import DatelineError
from index.export.writers import Chosen
from index.library import Library

TELL_EVERY = 0.2
"""Seconds between two words on how far an export is."""

Function = TypeVar("Function", bound=Callable[..., object])
Row = TypeVar("Row")


def output_options(function: Function) -> Function:
    """`-o FILE` and `--force`."""
    path = click.Path(path_type=Path)
    forced = click.option("--force", is_flag=True, help="Replace FILE where it exists.")(function)
    return click.option("-o", "--output", "file", type=path, metavar="FILE", help="Write to FILE.")(forced)


def notes_option(function: Function) -> Function:
    """`--notes`: what readers wrote for themselves goes out only when they say so."""
    return click.option("--notes", is_flag=True, help="In markdown and html: your notes as well.")(function)


def deliver(
    library: Library,
    query: str,
    write: Callable[[Chosen], Iterator[bytes]],
    file: Path | None,
    force: bool,
    *,
    notes: bool = False,
) -> None:
    """Write what matches a query to a file, or to standard output. Raises QueryError, DatelineError."""

    def watched(rows: Iterable[Row], what: str) -> Iterable[Row]:
        return rows if file is None and width() is not None else counting(rows, what)

    chosen = Chosen(
        query,
        lambda: watched(library.events(query), "events"),
        lambda: watched((library.article(hit.id) for hit in all_hits(library, query)), "articles"),
        library.article,
        lambda: library.happenings(query, several=True),
        date.today().isoformat(),
        notes,
    )
    if file is None:
        emit(write(chosen))
        return
    with opened(file, force) as stream:
        for chunk in write(chosen):
            stream.write(chunk)
    say(f"Wrote {file} ({file.stat().st_size:,} bytes).")


def counting(rows: Iterable[Row], what: str) -> Iterator[Row]:
    """The same rows, with a word on how many there were so far, where people watch."""
    began = told = time.monotonic()
    for done, row in enumerate(rows, start=1):
        if (now := time.monotonic()) - told >= TELL_EVERY:
            told = now
            show_passing(f"{done:,} {what} · {done / (now - began):,.0f}/s")
        yield row
    if told != began:
        show_passing("")


@contextmanager
def replaced(file: Path, force: bool) -> Iterator[Path]:
    """A name beside `file` to write under; takes its place when all went well, is removed when not.

    Raises DatelineError where `file` exists and `force` is not set, or it cannot be written.
    """
    if file.exists() and not force:
        raise DatelineError(f"{file}: exists; --force replaces it")
    if file.is_dir():
        raise DatelineError(f"{file}: is a folder")
    try:
        folder = Path(tempfile.mkdtemp(prefix=".dateline-", dir=file.parent))
    except OSError as error:
        raise DatelineError(f"{file}: {error.strerror or error}") from None
    draft = folder / "draft"
    try:
        yield draft
        if force:
            os.replace(draft, file)
        else:
            _take_name(draft, file)
    except OSError as error:
        raise DatelineError(f"{file}: {error.strerror or error}") from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            folder.rmdir()


@contextmanager
def opened(file: Path, force: bool) -> Iterator[BinaryIO]:
    """The same, as a stream of bytes."""
    with replaced(file, force) as draft, draft.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def _take_name(draft: Path, file: Path) -> None:
    # A link fails where the name is taken, even by someone who took it since we looked; a rename would not.
    try:
        os.link(draft, file)
    except FileExistsError:
        raise DatelineError(f"{file}: exists; --force replaces it") from None
    except OSError:  # file systems without hard links
        os.replace(draft, file)
