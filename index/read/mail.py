"""Mail: newsletters and alerts as messages (.eml, Maildir), in mailboxes (mbox), and web pages that a browser saved as
a message (MHTML). The standard library takes messages apart; their text or page is read as any other.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import msgspec

from index.errors import SourceError
from index.read import html, plain
from index.read.days import day_in
from index.read.fields import line, link
from index.read.pieces import LIMIT_BYTES, Piece, too_large
from index.read.tongues import language
from index.records import Draft
from index.text import decoded

LIMIT_PARTS = 500
"""Of one message; more are there to keep a reader busy."""

STUB_CHARACTERS = 400
"""A text part shorter than this, beside a page, only says where to see the page."""

_POLICY = email.policy.default.clone(max_line_length=None)
_FROM = re.compile(rb"From \S+.{0,200}\d{4}\s*$|From \S+@\S+")
_QUOTED_FROM = re.compile(rb">+From ")


def read(raw: bytes, path: str) -> Draft:
    """The article a message holds. Raises SourceError if there is none."""
    try:
        message = email.message_from_bytes(raw, policy=_POLICY)
        assert isinstance(message, EmailMessage)
        parts = [part for _, part in zip(range(LIMIT_PARTS + 1), message.walk(), strict=False)]
    except Exception as error:  # malformed MIME makes the parser fail in many ways
        raise SourceError(path, f"malformed message ({type(error).__name__})") from None
    if len(parts) > LIMIT_PARTS:
        raise SourceError(path, f"message of more than {LIMIT_PARTS} parts")
    is_page = message.get_content_type() == "multipart/related" and _header(message, "snapshot-content-location") != ""
    is_page = is_page or "saved by" in _header(message, "from").lower()
    found = _page(parts, path) if is_page else _letter(parts, path)
    if not found.text:
        raise SourceError(path, "no text in this message")
    day, name = _day(message), line(_header(message, "message-id").strip("<> "))
    url = found.url or (link(_header(message, "snapshot-content-location")) if is_page else "")
    return msgspec.structs.replace(
        found,
        key=f"url:{url}" if url else f"message:{name}" if name else "",
        digest=hashlib.sha256(raw).hexdigest(),
        url=url,
        url_day=day_in(url),
        title=line(_header(message, "subject")) or found.title,
        source=found.source if is_page else _sender(message) or found.source,
        language=found.language or language(_header(message, "content-language")) or _tongue(parts),
        published=found.published if is_page else day or found.published,
        file_day=day if is_page else None,  # when it was saved
    )


def split(piece: Piece) -> Iterator[bytes | SourceError]:
    """The messages of a mailbox, one after the other."""
    lines: list[bytes] = []
    size, number, after_blank = 0, 0, True
    for text in piece.lines():
        if after_blank and text.startswith(b"From ") and _FROM.match(text):
            if lines:
                yield _joined(lines, size, piece.path, number)
            lines, size, number = [], 0, number + 1
        else:
            size += len(text)
            if size <= LIMIT_BYTES:
                lines.append(text[1:] if _QUOTED_FROM.match(text) else text)
        after_blank = not text.strip()
    if lines:
        yield _joined(lines, size, piece.path, number)


def _joined(lines: list[bytes], size: int, path: str, number: int) -> bytes | SourceError:
    return too_large(f"{path}:{number}") if size > LIMIT_BYTES else b"".join(lines)


def _letter(parts: list[EmailMessage], path: str) -> Draft:
    """The text of a message: plain where that says it all, else its page."""
    bodies = [part for part in parts if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    texts = [_text(part) for part in bodies if part.get_content_type() == "text/plain"]
    pages = [part for part in bodies if part.get_content_type() == "text/html"]
    text = max(texts, key=lambda one: len(one.text), default=Draft(text="", key="", digest=""))
    if not pages or len(text.text) > STUB_CHARACTERS:
        return text
    try:
        page = _html(pages[0], path)
    except SourceError:
        if text.text:
            return text
        raise
    return page if len(page.text) > len(text.text) else text


def _page(parts: list[EmailMessage], path: str) -> Draft:
    """The page of a saved page: the first of its parts; the others are its pictures and frames."""
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise SourceError(path, "a saved page without its page")
    found = _html(page, path)
    return found if found.url else msgspec.structs.replace(found, url=link(_header(page, "content-location")))


def _html(part: EmailMessage, path: str) -> Draft:
    return html.read(_payload(part), path, _charset(part))


def _text(part: EmailMessage) -> Draft:
    text, guess = decoded(_payload(part), _charset(part))
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<! ) \n(?=\S)", " ", text.replace("\r\n", "\n").replace("\n-- \n", "\n--\n"))
    return Draft(text=plain.prose(text), key="", digest="", charset=guess)


def _payload(part: EmailMessage) -> bytes:
    try:
        raw = part.get_payload(decode=True)
    except Exception:  # base64 that is none, and other lies
        return b""
    return raw if isinstance(raw, bytes) else b""


def _charset(part: EmailMessage) -> str:
    try:
        found = part.get_content_charset()
    except Exception:
        return ""
    return found or ""


def _tongue(parts: list[EmailMessage]) -> str:
    """What the first of the parts that says so is written in."""
    return next((found for part in parts if (found := language(_header(part, "content-language")))), "")


def _header(message: EmailMessage, name: str) -> str:
    """A field of the header on one line; empty where it is missing or beyond parsing."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # a bad address or date raises whatever the parser stumbles over
        return ""


def _sender(message: EmailMessage) -> str:
    """Who sent it: by name, else the domain of the address."""
    name, address = email.utils.parseaddr(_header(message, "from"))
    return line(name.strip("\"' ")) or line(address.rpartition("@")[2])


def _day(message: EmailMessage) -> str | None:
    try:
        found = parsedate_to_datetime(_header(message, "date")).date()
    except Exception:
        return None
    return found.isoformat() if 1971 <= found.year <= 2199 else None
