"""The folder a library lives in: choosing it, making it, and letting one process at a time add to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from index.errors import LibraryError
from index.store import FILE

FORMAT = 1
VARIABLE = "DATELINE_LIBRARY"
CARD = "library.toml"
LOCK = "adding.lock"
HOLDER = "adding.pid"


class Busy(LibraryError):
    """Somebody else is adding to the library."""


def default_path() -> Path:
    """Where a user's articles are kept unless they say otherwise: the environment's choice, else the platform's."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_data_dir

    return Path(user_data_dir("dateline", appauthor=False))


def prepare(path: Path, *, create: bool) -> Path:
    """The absolute path of a folder that is a library, made first if there is none and `create`."""
    path = Path(os.path.abspath(path.expanduser()))
    try:
        if is_library(path):
            return path
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise LibraryError(f"{path} is not a Dateline library; name another folder, or an empty one")
        if not create:
            raise LibraryError(f"there is no library at {path}; `dateline add PATH` makes one")
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        write_card(path)
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror or error}") from error
    return path


def is_library(path: Path) -> bool:
    """Whether the folder holds a library, were it only the beginning of one."""
    return (path / CARD).is_file() or (path / FILE).is_file()


def write_card(path: Path) -> None:
    """Leave a note in the folder for people (and programs) who wonder what it is."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    card = f'# A library of Dateline, the terminal reader for news.\nformat = {FORMAT}\ncreated = "{now}"\n'
    (path / CARD).write_text(card, encoding="utf-8")


@contextmanager
def adding(path: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Be the one process (and the one thread) that adds to this library. Raises LibraryError if there is another."""
    from filelock import FileLock, Timeout

    # A generator may be closed by another thread than ran it, so the lock must not be the thread's own.
    lock = FileLock(path / LOCK, timeout=wait_s, thread_local=False)
    holder = path / HOLDER
    try:
        lock.acquire()
    except Timeout:
        raise Busy(f"{path}: {_holder(holder)} is adding to it; try again when that has finished") from None
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror or error}") from error
    try:
        with suppress(OSError):  # only for the message above
            holder.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(file: Path) -> str:
    try:
        return f"process {int(file.read_text(encoding='ascii'))}"
    except (OSError, ValueError):
        return "another process"
