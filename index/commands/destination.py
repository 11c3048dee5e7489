"""Files that commands write: whole or not at all, and never over something unless told to."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from index.errors import DatelineError


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
