"""Which files hold articles, and their bytes: folders are walked in a stable order, and what cannot be read is named
with its reason instead of stopping the rest.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from index.errors import SourceError
from index.text import neutralise_line

LIMIT_BYTES = 50_000_000
"""Of a file that holds one article, and of one line of a file that holds many."""

KINDS = {
    ".txt": "plain", ".text": "plain",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "rows", ".ndjson": "rows",
}  # fmt: skip

UNREADABLE = frozenset(
    """.pdf .doc .docx .odt .rtf .epub .mobi .ps .eml .mbox .mht .mhtml .warc .xml .rss .atom .json .csv .tsv .xls
    .xlsx .ods .ppt .pptx .db .sqlite .parquet""".split()
)
"""Kinds that may well hold articles, but not for us: they are refused by name, never skipped in silence."""

NO_ARTICLES = frozenset(
    """.png .jpg .jpeg .jpe .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .psd .mp3 .mp4 .m4a .m4v .ogg .oga .ogv
    .opus .wav .flac .webm .mov .avi .mkv .mpg .mpeg .vtt .srt .css .scss .less .js .mjs .cjs .ts .map .wasm .woff
    .woff2 .ttf .otf .eot .zip .gz .tgz .bz2 .xz .zst .7z .rar .tar .jar .exe .dll .so .dylib .bin .iso .dmg .o .a
    .pyc .py .sh .bat .toml .ini .cfg .conf .yml .yaml .lock .log .tmp .bak .swp .torrent .url .lnk .webloc
    """.split()
)
"""Kinds passed over in folders: they stand beside articles, but are none."""

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def walk(paths: Sequence[Path]) -> Iterator[Path | SourceError]:
    """The files to read: those given, and those in the folders given, by name, folders where their names fall.

    In folders, hidden names, links, other things than files, and the pictures and scripts that browsers save beside
    a page are passed over.
    """
    for path in paths:
        try:
            found = path.stat()
        except (OSError, ValueError) as error:
            yield SourceError(shown(path), reason(error))
            continue
        if stat.S_ISDIR(found.st_mode):
            yield from _folder(path)
        else:
            yield _refusal(path, found) or path


def load(path: Path) -> bytes:
    """The bytes of a file. Raises SourceError if there are none, too many, or they are no text."""
    check(path)
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise SourceError(shown(path), reason(error)) from None
    if len(raw) > LIMIT_BYTES:  # it grew meanwhile, or its size was a lie
        raise too_large(shown(path))
    if not raw.strip():
        raise SourceError(shown(path), "empty file")
    if _is_binary(raw):
        raise SourceError(shown(path), "binary file, not text")
    return raw


def lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file of any size, none of them longer than the limit and one byte: the rest of it is dropped."""
    while line := file.readline(LIMIT_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and (line := file.readline(LIMIT_BYTES)):
            pass


def check(path: Path) -> None:
    """Raises SourceError if a path is no file of ours to open (opening a pipe would wait for ever)."""
    try:
        refused = _refusal(path, path.stat())
    except (OSError, ValueError) as error:
        raise SourceError(shown(path), reason(error)) from None
    if refused:
        raise refused


def kind_of(path: Path, head: bytes = b"") -> str:
    """The name of the reader for a file: by its extension, by its first bytes where that says nothing.

    Raises SourceError for kinds we cannot read.
    """
    suffix = path.suffix.lower()
    if suffix in KINDS:
        return KINDS[suffix]
    if suffix in UNREADABLE:
        raise SourceError(shown(path), f"{suffix} files cannot be read yet; save it as text, Markdown or HTML")
    return "html" if head.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")) else "plain"


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


def too_large(path: str) -> SourceError:
    """The error for a file, or a line, beyond the limit."""
    return SourceError(path, f"larger than {LIMIT_BYTES // 1_000_000} MB, the most that is read")


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
        pages = {Path(entry.name).stem for entry in found if KINDS.get(Path(entry.name).suffix.lower()) == "html"}
        pending.extend(entry for entry in reversed(found) if _may_hold_articles(entry, pages))


def _may_hold_articles(entry: os.DirEntry[str], pages: set[str]) -> bool:
    if entry.name.startswith(".") or entry.is_symlink():
        return False
    if entry.is_dir(follow_symlinks=False):
        # "Save as, complete" puts a page's pictures and scripts in such a folder.
        return entry.name.removesuffix("_files") not in pages or not entry.name.endswith("_files")
    return entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() not in NO_ARTICLES


def _is_binary(raw: bytes) -> bool:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 says so, and is full of NULs
        return False
    head = raw[:8_192]
    return b"\0" in raw or len(_CONTROLS.findall(head)) > len(head) / 20


def _refusal(path: Path, found: os.stat_result) -> SourceError | None:
    if not stat.S_ISREG(found.st_mode):
        return SourceError(shown(path), "not a regular file")
    if found.st_size > LIMIT_BYTES and KINDS.get(path.suffix.lower()) != "rows":
        return too_large(shown(path))
    return None
