"""What sources say about their articles (titles, names, links), made fit for one line of a screen."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from index.text import clean

LIMIT_FIELD = 1_000
"""Characters a title, source, author or link may have."""

_FRONT_PAGE = re.compile(r"/?(?:index\.\w+)?")
_NO_LINK = re.compile(r"[\s\u2400-\u2421\ufffd<>\"\\^`{|}]")


def line(value: object) -> str:
    """A field as one clean line, cut to size; several values are joined with commas, anything else is nothing."""
    if isinstance(value, list):
        value = ", ".join(item for item in map(line, value) if item)
    if not isinstance(value, str):
        return ""
    # Cut first: nobody should have to wait for a title of forty megabytes to be cleaned.
    return " ".join(clean(value[: 4 * LIMIT_FIELD]).split())[:LIMIT_FIELD].rstrip()


def link(value: object) -> str:
    """The web address of an article in its plainest form (no fragment, host in lower case), if it is fit to open.

    A site's front page is no article's address: as an identity it would make one article of all that name it.
    """
    if not isinstance(value, str) or len(value) > LIMIT_FIELD:
        return ""
    value = value.strip()
    if _NO_LINK.search(clean(value)):
        return ""
    try:
        parts = urlsplit(clean(value))
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    # A user name in a link is there to make one host look like another.
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return ""
    if ":" in host:
        host = f"[{host}]"
    if port and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        host = f"{host}:{port}"
    if not parts.query and _FRONT_PAGE.fullmatch(parts.path):
        return ""
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", parts.query, ""))


def host(url: str) -> str:
    """The site that a clean address belongs to; empty where there is no address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
