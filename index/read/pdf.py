"""PDF, read by `pypdf` in a process of its own: a file that loops or fills memory costs a minute and its own place in
the list of failures, nothing else. Pages without text are named, for they are pictures of text.

    python -m index.read.pdf < paper.pdf       (writes the record below as JSON)
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec

from index.errors import SourceError
from index.read import pages
from index.read.fields import line
from index.read.tongues import language
from index.records import Draft

DEADLINE_S = 60
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
    found = _apart(raw, path)
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


def _apart(raw: bytes, path: str) -> Read:
    command = [sys.executable, "-P", "-m", "index.read.pdf"]
    places = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
    try:
        ran = subprocess.run(command, input=raw, capture_output=True, timeout=DEADLINE_S, check=False, env=env)
        return msgspec.json.decode(ran.stdout, type=Read)
    except subprocess.TimeoutExpired:
        raise SourceError(path, f"took longer than {DEADLINE_S} seconds to read and was given up") from None
    except (OSError, msgspec.DecodeError):
        raise SourceError(path, "damaged PDF, or one that needs too much memory") from None


def main() -> None:
    """Read standard input, write a record."""
    try:
        import resource
    except ImportError:  # not everywhere
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    found = _found(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.json.encode(found))


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
