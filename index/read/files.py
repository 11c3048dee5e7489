"""Which files hold articles, and their bytes: folders are walked in a stable order, and what cannot be read is named
with its reason instead of stopping the rest.
"""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile

from index.errors import SourceError
from index.read.pieces import HEAD_BYTES, Piece
from index.text import neutralise_line

NO_ARTICLES = frozenset(
    """.png .jpg .jpeg .jpe .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .psd .mp3 .mp4 .m4a .m4v .ogg .oga .ogv
    .opus .wav .flac .webm .mov .avi .mkv .mpg .mpeg .vtt .srt .css .scss .less .js .mjs .cjs .ts .map .wasm .woff
    .woff2 .ttf .otf .eot .jar .exe .dll .so .dylib .bin .iso .dmg .o .a .pyc .py .sh .bat .toml .ini .cfg .conf .yml
    .yaml .lock .log .tmp .bak .swp .torrent .url .lnk .webloc
    """.split()
)
"""Kinds passed over in folders and archives: they stand beside articles, but are none."""

PAGES = frozenset((".html", ".htm", ".xhtml"))
SAVED_BESIDE = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_ficheiros", "_soubory")
"""How browsers, by their language, name the folder of pictures and scripts that they save beside a page."""

JUNK = ("__MACOSX",)
LIBRARY = frozenset(("dateline.db", "library.toml"))
"""A library of ours among the articles that it was made of: it holds no others."""

MAILDIR = frozenset(("cur", "new", "tmp"))

STANDARD_INPUT = Path("-")
STANDARD_INPUT_NAME = "standard input"


def walk(paths: Sequence[Path]) -> Iterator[Path | SourceError]:
    """The files to read: those given, and those in the folders given, by name, folders where their names fall.

    In folders, hidden names, links, other things than files, and the pictures and scripts that browsers save beside
    a page are passed over.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield path
            continue
        try:
            found = path.stat()
        except (OSError, ValueError) as error:
            yield SourceError(shown(path), reason(error))
            continue
        if stat.S_ISDIR(found.st_mode):
            yield from _folder(path)
        else:
            yield _refusal(path, found) or path


@contextmanager
def piece(path: Path) -> Iterator[Piece]:
    """A file, open for as long as it is wanted. Raises SourceError if it is none of ours to open (opening a pipe would
    wait for ever).
    """
    if path == STANDARD_INPUT:
        with TemporaryFile(buffering=0) as copy:  # an archive has its table of contents at the end
            shutil.copyfileobj(sys.stdin.buffer, copy)
            size = copy.tell()
            copy.seek(0)
            yield Piece(STANDARD_INPUT_NAME, io.BufferedReader(copy, HEAD_BYTES), size)
        return
    try:
        found = path.stat()
        if refused := _refusal(path, found):
            raise refused
        file = path.open("rb", buffering=0)
    except (OSError, ValueError) as error:
        raise SourceError(shown(path), reason(error)) from None
    with io.BufferedReader(file, HEAD_BYTES) as stream:
        yield Piece(shown(path.as_posix()), stream, found.st_size, _day(found.st_mtime))


def absolute(path: Path) -> Path:
    """The path from the root; standard input stays what it is. A link keeps its own identity."""
    return path if path == STANDARD_INPUT else Path(os.path.abspath(path))


def worth_reading(names: Sequence[str]) -> set[str]:
    """Those of an archive's members that may be articles: by the rules for folders."""
    pages = {PurePosixPath(name).with_suffix("").as_posix() for name in names if PurePosixPath(name).suffix in PAGES}
    return {name for name in names if not _is_beside(PurePosixPath(name), pages)}


def _is_beside(path: PurePosixPath, pages: set[str]) -> bool:
    if path.suffix.lower() in NO_ARTICLES or any(
        part in JUNK or (part.startswith(".") and part != "..") for part in path.parts
    ):
        return True
    return any(_page_of(folder.as_posix()) in pages for folder in path.parents)


def _page_of(folder: str) -> str | None:
    return next((folder.removesuffix(end) for end in SAVED_BESIDE if folder.endswith(end)), None)


def shown(path: Path | str) -> str:
    """A path as text: fit for a screen and a database, whatever bytes its name is made of."""
    return neutralise_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "not a usable file name"


def _folder(root: Path) -> Iterator[Path | SourceError]:
    # A stack, not recursion: folders may be nested as deeply as the system allows.
    pending: list[Path | os.DirEntry[str]] = [root]
    while pending:
        here = pending.pop()
        try:
            if isinstance(here, os.DirEntry) and not here.is_dir(follow_symlinks=False):
                yield _refusal(Path(here.path), here.stat(follow_symlinks=False)) or Path(here.path)
                continue
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield SourceError(shown(Path(here)), reason(error))
            continue
        names = {entry.name for entry in found}
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in PAGES}
        if names >= LIBRARY:
            continue
        is_maildir = names >= MAILDIR
        pending.extend(entry for entry in reversed(found) if _may_hold_articles(entry, pages, is_maildir=is_maildir))


def _may_hold_articles(entry: os.DirEntry[str], pages: set[str], *, is_maildir: bool) -> bool:
    if entry.is_symlink():
        return False
    if is_maildir:  # a mail folder inside of another begins with a dot; what lies beside them is the mail program's own
        return entry.is_dir(follow_symlinks=False) and (entry.name in ("cur", "new") or entry.name.startswith("."))
    if entry.is_dir(follow_symlinks=False):
        return not entry.name.startswith(".") and entry.name not in JUNK and _page_of(entry.name) not in pages
    if entry.name.startswith("."):
        return False
    return entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() not in NO_ARTICLES


def _refusal(path: Path, found: os.stat_result) -> SourceError | None:
    return None if stat.S_ISREG(found.st_mode) else SourceError(shown(path), "not a regular file")


def _day(seconds: float) -> str | None:
    try:
        return date.fromtimestamp(seconds).isoformat()
    except (OSError, ValueError, OverflowError):
        return None
