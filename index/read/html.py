"""Web pages: from bytes to a tree that is safe to walk, and from that to the article with its headings and captions
as parts. Where `article` finds none in it, the page's words have to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.read import plain
from index.read.article import article
from index.read.blocks import Block, compose, lift_title
from index.read.days import day_in, day_of
from index.read.fields import host, line, link
from index.read.tongues import language
from index.read.tree import HEADINGS, page_blocks, text_of
from index.records import Draft, Part
from index.text import decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LIMIT_BYTES = 20_000_000
"""A larger page is no article; its tree would take gigabytes."""

LIMIT_ELEMENTS, LIMIT_DEPTH = 30_000, 250
"""Bigger trees (or deeper ones, which it walks by recursion) keep trafilatura busy for more than seconds."""

LIMIT_ATTRIBUTES = 1_000
"""Of one tag. The parser's time goes with their square: a hundred thousand would take it minutes."""

LIMIT_PROLOGUE = 4_000
"""Bytes in which a page must have declared its charset."""

STATED_DAYS = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished' or @name='date' or @name='pubdate']/@content",
    "//meta[@name='publish-date' or @name='DC.date.issued' or @name='parsely-pub-date']/@content",
)
SHOWN_DAYS = (
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time[@pubdate]/@datetime",
    "//article/header//time/@datetime",
)
"""Where pages state their day, best first; what they say to search engines (JSON-LD) comes between the two."""


_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Possessive, so that a page full of comments cannot make it start over.
INTERNAL_DTD = re.compile(
    r"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+<!DOCTYPE(?:[^>\[\"']|\"[^\"]*+\"|'[^']*+')*+\[",
    re.IGNORECASE | re.DOTALL,
)
# Comments and scripts are matched so that nothing in them is taken for a tag; a tag, with as many attributes as it may
# have and, if there is one, one more. It always matches and never gives back, so each character is looked at once.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(script|style)\b.*?(?:</\1|\Z)"
    rf"|<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{LIMIT_ATTRIBUTES}}}+(?P<excess>{_ATTRIBUTE})?+",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,1000})\s*-->|^\s+url:\s*(http\S{1,1000})", re.MULTILINE
)
TONGUES = (
    "//article/@lang",
    "/html/@lang",
    "/html/@*[name()='xml:lang']",
    "//meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content",
    "//meta[@itemprop='inLanguage' or @name='language' or @name='dc.language' or @name='DC.language']/@content",
    "//meta[@property='og:locale']/@content",
)
"""Where pages state their language, best first; what they say to search engines (JSON-LD) comes last."""

_LINKED_TONGUE = re.compile(r'"inLanguage"\s*:\s*"([^"]{2,40})"')
_LINKED_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def read(raw: bytes, name: str, charset: str = "") -> Draft:
    """The article in a web page, of which somebody said that it is in this charset; identity is for the caller to add.
    Raises SourceError where there is none.
    """
    if len(raw) > LIMIT_BYTES:
        raise SourceError(name, f"web page larger than {LIMIT_BYTES // 1_000_000} MB")
    source, guess = decoded(raw, charset or declared_charset(raw))
    if INTERNAL_DTD.match(source):
        raise SourceError(name, "page defines entities of its own (internal DTD), which is not safe to read")
    if _has_excess(source):
        raise SourceError(name, f"page has a tag with more than {LIMIT_ATTRIBUTES:,} attributes")
    tree = parse(source, name)
    given = Draft(text="", key="", digest="")
    blocks: list[Block] = []
    if _is_tame(tree):
        given, blocks = article(tree)
    if len(blocks) < 2:
        whole = list(page_blocks(tree))
        # Where trafilatura is at a loss, it returns every word of the page in one paragraph.
        if not blocks or len(blocks[0].text) >= sum(len(block.text) for block in whole):
            blocks = whole
    title, blocks = lift_title(blocks, given.title or _title(tree))
    text, parts = compose(blocks)
    if not text:
        raise SourceError(name, "no article text found")
    url = given.url or _saved_from(source)
    url_day = day_in(url)
    # A day that trafilatura read off the address is for us to call so.
    published = _day(tree) or (given.published if given.published != url_day else None)
    return Draft(
        text=text,
        key="",
        digest="",
        url=url,
        title=line(title),
        source=given.source or host(url),
        author=given.author,
        published=published,
        language=_language(tree) or given.language,
        url_day=url_day,
        charset=guess,
        parts=parts,
    )


def fragment(source: str) -> tuple[str, tuple[Part, ...]]:
    """Clean text and parts of a piece of a page, as feeds and exports carry it; all of it is article."""
    if "<" not in source and "&" not in source:
        return plain.prose(source), ()
    if len(source) > LIMIT_BYTES or _has_excess(source):
        return plain.prose(_ANY_TAG.sub(" ", source)), ()
    try:
        return compose(page_blocks(parse(source, "")))
    except SourceError:
        return "", ()


def _has_excess(source: str) -> bool:
    return any(tag["excess"] for tag in _TAG.finditer(source))


def declared_charset(raw: bytes) -> str:
    found = _CHARSET.search(raw[:LIMIT_PROLOGUE])
    return found[1].decode("ascii", "replace") if found else ""


def parse(source: str, name: str) -> HtmlElement:
    """The tree of a page, safe to walk. Raises SourceError where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # The charset is settled: what the page declares must not be applied a second time.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise SourceError(name, "no article text found") from None
    # The parser drops what lies too deep without a word; half an article is worse than none.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError(name, "page is nested too deeply to be read")
    return tree


def _is_tame(tree: HtmlElement) -> bool:
    from lxml.etree import iterwalk

    depth = elements = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > LIMIT_DEPTH or elements > LIMIT_ELEMENTS:
            return False
    return True


def _title(tree: HtmlElement) -> str:
    return next((text_of(element) for element in tree.iter("title", *HEADINGS) if text_of(element)), "")


def _language(tree: HtmlElement) -> str:
    stated = (str(value) for path in TONGUES for value in tree.xpath(path)[:3])
    return next((found for found in map(language, chain(stated, _linked(tree, _LINKED_TONGUE))) if found), "")


def _linked(tree: HtmlElement, field: re.Pattern[str]) -> Iterator[str]:
    """What a page says to search engines (JSON-LD)."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from field.findall(script.text or "")


def _day(tree: HtmlElement) -> str | None:
    linked = _linked(tree, _LINKED_DAY)
    stated, shown = (
        (str(value) for path in paths for value in tree.xpath(path)) for paths in (STATED_DAYS, SHOWN_DAYS)
    )
    return next((day for days in (stated, linked, shown) for day in map(day_of, days) if day), None)


def _saved_from(source: str) -> str:
    found = _SAVED_FROM.search(source[:LIMIT_PROLOGUE])
    return link(found[1] or found[2]) if found else ""
