"""The folder a library lives in: choosing it, making it, and letting one process at a time add to it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from index.errors import Busy, LibraryError
from index.store import FILE

FORMAT = 1
PRIVATE_FOLDER, PRIVATE = 0o700, 0o600
VARIABLE = "DATELINE_LIBRARY"
CARD = "library.toml"
LOCK = "adding.lock"
HOLDER = "adding.pid"
ADDING, MENDING = PURPOSES = ("adding to", "mending")
PATIENCE_S = 2.0
"""How long to wait for whoever took the lock to write down what for."""


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
            _refuse_newer(path / CARD)
            return path
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise LibraryError(f"{path} is not a Dateline library; name another folder, or an empty one")
        if not create:
            raise LibraryError(f"there is no library at {path}; `dateline add PATH` makes one")
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        path.chmod(PRIVATE_FOLDER)
        write_card(path)
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror or error}") from error
    return path


def is_library(path: Path) -> bool:
    """Whether the folder holds a library, were it only the beginning of one."""
    return (path / CARD).is_file() or (path / FILE).is_file()


def _refuse_newer(card: Path) -> None:
    # The card is for people; a damaged one says nothing, and the database has a version of its own.
    try:
        found = re.search(r"^format\s*=\s*(\d+)", card.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    except OSError:
        return
    if found and int(found[1]) > FORMAT:
        raise LibraryError(f"{card.parent} was made by a newer Dateline (format {found[1]}); this one reads {FORMAT}")


def write_card(path: Path) -> None:
    """Leave a note in the folder for people (and programs) who wonder what it is."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    card = f'# A library of Dateline, the terminal reader for news.\nformat = {FORMAT}\ncreated = "{now}"\n'
    (path / CARD).write_text(card, encoding="utf-8")
    (path / CARD).chmod(PRIVATE)


@contextmanager
def adding(path: Path) -> Iterator[None]:
    """Be the one who adds to this library. Raises Busy if somebody else does; waits for one who only mends."""
    with _locked(path, ADDING, waits=True):
        yield


@contextmanager
def mending(path: Path) -> Iterator[None]:
    """Keep adders out while the index is mended. Raises Busy if somebody adds or mends already."""
    with _locked(path, MENDING, waits=False):
        yield


@contextmanager
def _locked(path: Path, purpose: str, *, waits: bool) -> Iterator[None]:
    from filelock import FileLock, Timeout

    # A generator may be closed by another thread than ran it, so the lock must not be the thread's own.
    lock = FileLock(path / LOCK, timeout=0, thread_local=False, mode=PRIVATE)
    holder = path / HOLDER
    nobody_until = time.monotonic() + PATIENCE_S
    while not lock.is_locked:
        try:
            lock.acquire()
        except Timeout:
            who, what = _holder(holder)
            if not waits or what not in ("", MENDING) or (not what and time.monotonic() > nobody_until):
                raise Busy(f"{path}: {who} is {what or 'using'} it; try again when that has finished") from None
            time.sleep(0.02)
        except OSError as error:
            raise LibraryError(f"{path}: {error.strerror or error}") from error
    try:
        with suppress(OSError):  # only for the message above
            holder.write_text(f"{os.getpid()} {purpose}", encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(file: Path) -> tuple[str, str]:
    """Who holds the lock and what for; the latter is empty while that is not written down (yet)."""
    try:
        number, _, purpose = file.read_text(encoding="ascii").partition(" ")
        return f"process {int(number)}", purpose if purpose in PURPOSES else ""
    except (OSError, ValueError):
        return "another process", ""
