"""The only door to standard output. Data goes there, as bytes, through one stream, so that `> file` and a pipe get the
same; words for people go to standard error. Neither carries anything a terminal would obey.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from index.errors import DatelineError
from index.text import neutralise


class Closed(Exception):
    """Whoever was reading our output has left (`| head`): no error, nothing more to do."""


def emit(chunks: Iterable[bytes], *, at_once: bool = False) -> None:
    """Write data. `at_once` sends each chunk on its way, for output that is slow to come."""
    for chunk in chunks:
        _write(chunk, flush=at_once)
    _write(b"", flush=True)


def emit_lines(lines: Iterable[str]) -> None:
    """Write plain text, made harmless."""
    emit(neutralise(line).encode() + b"\n" for line in lines)


def say(words: str) -> None:
    """Tell people something."""
    _err(neutralise(words) + "\n")


def show_passing(words: str) -> None:
    """Replace the line of progress by another; only where people watch. Empty words clear it."""
    if sys.stderr.isatty():
        width = max(20, _columns() - 1)
        _err("\r\x1b[K" + neutralise(words)[:width])


def width() -> int | None:
    """Columns of the terminal that output goes to; None where it goes to a file or a program."""
    return _columns() if sys.stdout.isatty() else None


def _write(chunk: bytes, *, flush: bool) -> None:
    stream = sys.stdout.buffer
    try:
        stream.write(chunk)
        if flush:
            stream.flush()
    except BrokenPipeError:
        # Python flushes standard output once more on its way out; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Closed from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise DatelineError(f"standard output cannot be written: {error.strerror or error}") from None


def _err(words: str) -> None:
    try:
        sys.stderr.write(words)
        sys.stderr.flush()
    except BrokenPipeError:
        pass


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        return 80
