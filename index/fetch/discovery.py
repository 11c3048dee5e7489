"""The feeds that a page says it has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from index.errors import SourceError
from index.fetch.addresses import joined

FEED_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
LIMIT_CHARACTERS = 2_000_000


def feeds_of(page: bytes, url: str) -> Iterator[str]:
    """Addresses of a page's feeds, in the order in which it names them."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    tree = etree.fromstring(page[:LIMIT_CHARACTERS] or b" ", parser)
    seen = set[str]()
    base = next(tree.iter("base"), None) if tree is not None else None
    with suppress(SourceError):  # a page may say from where its links lead, or something that leads nowhere
        url = joined(url, str("" if base is None else base.get("href") or ""))
    for found in tree.iter("link") if tree is not None else ():
        kind, relation = (str(found.get(name) or "").strip().lower() for name in ("type", "rel"))
        if kind not in FEED_KINDS or "alternate" not in relation.split():
            continue
        try:
            address = joined(url, str(found.get("href") or ""))
        except SourceError:
            continue
        if address not in seen:
            seen.add(address)
            yield address
