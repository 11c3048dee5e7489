"""PDF, read by `pypdf` in a process of its own: a file that loops or fills memory costs a minute and its own place in
the list of failures, nothing else. Pages without text are named, for they are pictures of text.
"""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import msgspec

from index.errors import SourceError
from index.read import pages
from index.read.fields import line
from index.read.tongues import language
from index.records import Draft

DEADLINE_S = 60
FILES_A_PROCESS = 500
"""After which it starts anew, so that what a file left behind in memory does not pile up."""

LIMIT_PAGES = 2_000
LIMIT_CHARACTERS = 5_000_000
LIMIT_MEMORY = 2_000_000_000
"""Bytes of address space, where the system can hold a process to it."""

SHOWN_PAGES = 8

_NO_TITLE = re.compile(
    r"(?:untitled|microsoft word|document\d*|.*\.(?:docx?|odt|indd|qxd|pdf|html?|tmp)$)", re.IGNORECASE
)
_NO_AUTHOR = re.compile(r"\(?(?:anonymous|unknown|unspecified|administrator|admin|user|owner)\)?$", re.IGNORECASE)
_ENCRYPTED = "encrypted; save it unprotected, or add the extra `documents`, which reads those that need no password"


class Read(msgspec.Struct):
    """What the process found: the text of each page, or why there is none."""

    pages: list[str] = []
    title: str = ""
    author: str = ""
    created: str = ""
    language: str = ""
    damaged: list[int] = []
    error: str = ""


def read(raw: bytes, path: str) -> Draft:
    """The article in a PDF; identity is for the caller to add. Raises SourceError where there is none."""
    found = APART.read(raw, path)
    if found.error:
        raise SourceError(path, found.error)
    if len(found.damaged) == len(found.pages):
        raise SourceError(path, "damaged PDF (none of its pages can be read)")
    bare = [number for number, page in enumerate(found.pages, start=1) if not page.strip()]
    bare = [number for number in bare if number not in found.damaged]
    if len(bare) == len(found.pages):
        which = "its page is a picture" if len(bare) == 1 else f"its {len(bare)} pages are pictures"
        raise SourceError(path, f"{which} of text (scanned); run text recognition (OCR) on it first")
    notes = (
        f"[{_pages(bare)} without text: scanned pictures]" if bare else "",
        f"[{_pages(found.damaged)} damaged: cannot be read]" if found.damaged else "",
    )
    text = pages.prose(found.pages)
    return Draft(
        text="\n\n".join(filter(None, (text, *notes))),
        key="",
        digest="",
        title="" if _NO_TITLE.match(found.title) else line(found.title),
        author="" if _NO_AUTHOR.match(found.author) else line(found.author),
        language=language(found.language),
        file_day=found.created or None,
    )


class Apart:
    """The process that reads PDFs, one after the other: started for the first, again after one that broke it, and ended
    with us, when its standard input closes. Safe for many threads, which wait for their turn.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0

    def read(self, raw: bytes, path: str) -> Read:
        """What is in a PDF. Raises SourceError where that takes too long, or breaks the process."""
        with self._guard:
            process = self._running()
            late = threading.Event()

            def give_up() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(DEADLINE_S, give_up)
            timer.start()
            try:
                return _asked(process, raw)
            except (OSError, EOFError, msgspec.DecodeError):
                self._end()
                reason = f"took longer than {DEADLINE_S} seconds to read and was given up"
                broken = "damaged PDF, or one that needs too much memory"
                raise SourceError(path, reason if late.is_set() else broken) from None
            except BaseException:  # interrupted: the answer to this question is not to be taken for the next one's
                self._end()
                raise
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process, if there is one."""
        with self._guard:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._read >= FILES_A_PROCESS or self._process.poll() is not None):
            self._end()
        if self._process is None:
            command = [sys.executable, "-P", "-m", "index.read.pdf"]
            places = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
            env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=env)
            self._read = 0
        self._read += 1
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process = None


APART = Apart()
atexit.register(APART.close)


def _asked(process: subprocess.Popen[bytes], raw: bytes) -> Read:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(len(raw).to_bytes(8) + raw)
    process.stdin.flush()
    return msgspec.json.decode(_exactly(process.stdout, int.from_bytes(_exactly(process.stdout, 8))), type=Read)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found


def main() -> None:
    """Read PDFs from standard input, each after its length, and write records likewise, until there are no more."""
    try:
        import resource
    except ImportError:  # not everywhere
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    while size := sys.stdin.buffer.read(8):
        found = msgspec.json.encode(_found(sys.stdin.buffer.read(int.from_bytes(size))))
        sys.stdout.buffer.write(len(found).to_bytes(8) + found)
        sys.stdout.buffer.flush()


def _found(raw: bytes) -> Read:
    import logging
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not _unlocked(reader):
            return Read(error="protected by a password")
        if len(reader.pages) > LIMIT_PAGES:
            return Read(error=f"more than {LIMIT_PAGES:,} pages")
    except DependencyError:
        return Read(error=_ENCRYPTED)
    except Exception as error:  # damaged files fail in any way they can
        return Read(error=f"damaged PDF ({type(error).__name__})")
    found = Read()
    left = LIMIT_CHARACTERS
    for page in reader.pages:
        try:
            text = page.extract_text()[:left].encode("utf-8", "replace").decode()
        except DependencyError:
            return Read(error=_ENCRYPTED)
        except Exception:  # one bad page costs one page
            text = ""
            found.damaged.append(len(found.pages) + 1)
        found.pages.append(text)
        left -= len(text)
    if not found.pages:
        return Read(error="a PDF without pages")
    try:
        found.language = str(reader.root_object.get("/Lang", ""))
        about = reader.metadata
        if about is not None:
            found.title, found.author = str(about.title or ""), str(about.author or "")
            found.created = about.creation_date.date().isoformat() if about.creation_date else ""
    except Exception:
        found.created = ""
    return found


def _unlocked(reader: object) -> bool:
    """Whether it opens without a password: many are only locked against changes."""
    try:
        return bool(reader.decrypt(""))  # type: ignore[attr-defined]
    except Exception:  # also: a cipher for which `cryptography` would be needed
        return False


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN_PAGES])) + (" ..." if len(numbers) > SHOWN_PAGES else "")
    return f"Page {shown}" if len(numbers) == 1 else f"Pages {shown}"


if __name__ == "__main__":
    main()
