"""OPML, the list of feeds that readers exchange (opml.org, version 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.errors import SourceError
from index.fetch.addresses import checked

LIMIT_BYTES = 20_000_000
LIMIT_FEEDS = 10_000


def is_opml(raw: bytes) -> bool:
    """Whether bytes begin as a list of feeds does."""
    return b"<opml" in raw[:2_000].lower()


def feeds_in(raw: bytes, name: str) -> Iterator[tuple[str, str]]:
    """(address, title) of every feed in a list. Raises SourceError where it is none."""
    from lxml import etree

    if len(raw) > LIMIT_BYTES:
        raise SourceError(name, f"a list of feeds larger than {LIMIT_BYTES // 1_000_000} MB")
    if b"<!doctype" in raw[:4_000].lower() or b"<!entity" in raw.lower():
        raise SourceError(name, "list of feeds defines entities of its own, which is not safe to read")
    try:
        tree = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if tree is None or str(tree.tag).lower() != "opml":
        raise SourceError(name, "no list of feeds (OPML)")
    count = 0
    for outline in tree.iter("outline"):
        given = str(outline.get("xmlUrl") or "").strip()
        if not given:
            continue
        count += 1
        if count > LIMIT_FEEDS:
            raise SourceError(name, f"a list of more than {LIMIT_FEEDS:,} feeds; cut it up")
        try:
            yield checked(given), str(outline.get("title") or outline.get("text") or "")
        except SourceError:
            continue


def written(feeds: Iterable[tuple[str, str]]) -> bytes:
    """A list of feeds for other readers, from (address, title)."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Followed in Dateline"
    body = etree.SubElement(root, "body")
    for address, title in feeds:
        etree.SubElement(body, "outline", type="rss", text=_clean(title) or address, xmlUrl=address)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return found


def _clean(text: str) -> str:
    from index.text import neutralise_line

    return neutralise_line(text)
