"""The article inside a web page, as `trafilatura` finds it, which is imported on first use: it costs the better part
of a second. What it throws away although readers want it (captions, standfirsts) is kept here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.read.blocks import Block
from index.read.days import day_of
from index.read.fields import line, link
from index.read.tongues import language
from index.read.tree import article_blocks, text_of
from index.records import Draft, Role
from index.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _classed(*names: str) -> str:
    return "|".join(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in names)


CAPTIONS = "//figcaption|" + _classed(
    "wp-caption-text", "caption-text", "image-caption", "photo-caption", "media-caption"
)
STANDFIRSTS = _classed("standfirst", "article-standfirst", "dek", "article__dek", "subheadline", "article-summary")
APPEALS = [
    "//*[contains(@class, 'newsletter') or contains(@class, 'signup') or contains(@class, 'sign-up')]",
    _classed("promo", "article-promo", "inline-promo"),
]
"""Calls to sign up to something, in the middle of many articles."""

LIMIT_FIGURES = 200
"""Captions looked after on one page; a page of more is a gallery."""

_CLOSING = tuple('.!?…)]”’"')
_NOT_OURS = "ancestor::aside|ancestor::nav|ancestor::footer|ancestor::a"


def article(page: HtmlElement) -> tuple[Draft, list[Block]]:
    """What trafilatura makes of a page: what it says about itself, and the article's blocks (none: no article)."""
    from copy import deepcopy

    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        # Unasked, their warnings would land on the screen; what matters of them comes back as a SourceError.
        logging.getLogger(library).addHandler(logging.NullHandler())
    nothing = Draft(text="", key="", digest="")
    tree = deepcopy(page)
    try:
        captions = _keep_captions(tree)
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            prune_xpath=APPEALS,
            # A guessed day would pass for a given one: only what the page states counts.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2199-12-31"},
        )
    except Exception:  # hostile pages make libraries fail in any way they can; the page can still be read without
        return nothing, []
    if not isinstance(found, Document):
        return nothing, []
    roles: dict[str, Role] = dict.fromkeys(captions, "caption")
    roles |= {_key(_caption_text(element)): "standfirst" for element in page.xpath(STANDFIRSTS)[:1]}
    blocks = [
        Block(" ".join(block.text.split()), role) if (role := roles.get(_key(block.text))) and not block.role else block
        for block in article_blocks(found.body)
    ]
    blocks = [*_lead(page, blocks), *blocks]
    return Draft(
        text="",
        key="",
        digest="",
        url=link(found.url),
        title=line(found.title),
        source=line(found.sitename or found.hostname),
        author=line(found.author),
        published=day_of(found.date),
        language=language(found.language),
    ), blocks


def _keep_captions(tree: HtmlElement) -> set[str]:
    """Turn captions into paragraphs, which trafilatura keeps where they stand in the article; their texts."""
    captions = set()
    for element in tree.xpath(CAPTIONS)[:LIMIT_FIGURES]:
        text, tail = _caption_text(element), element.tail
        element.clear()
        element.tag, element.text, element.tail = "p", text, tail
        captions.add(_key(text))
    for figure in tree.xpath("//figure")[:LIMIT_FIGURES]:
        figure.tag = "div"
        figure.attrib.clear()
    return captions - {""}


def _caption_text(element: HtmlElement) -> str:
    """The words of a caption; the credit beside them is often an element of its own, with nothing between."""
    text = ""
    for piece in element.itertext():
        text += " " + piece if text[-1:] in _CLOSING and piece[:1].isalnum() else piece
    return " ".join(clean(text).split())


def _lead(page: HtmlElement, blocks: list[Block]) -> Iterator[Block]:
    """What stands between a page's headline and the article's first paragraph: not in its body, but part of it."""
    kept = {_key(block.text) for block in blocks}
    first = next((_key(block.text) for block in blocks if not block.role), "")
    roles: dict[HtmlElement, Role] = dict.fromkeys(page.xpath(STANDFIRSTS)[:1], "standfirst")
    roles |= dict.fromkeys(page.xpath(CAPTIONS)[:LIMIT_FIGURES], "caption")
    headline = False
    for element in page.iter():
        headline = headline or element.tag == "h1"
        role = roles.get(element)
        if headline and role and not element.xpath(_NOT_OURS):
            text = _caption_text(element)
            if _key(text) not in kept:
                kept.add(_key(text))
                yield Block(text, role)
        elif element.tag == "p" and first and _key(text_of(element)) == first:
            return


def _key(text: str) -> str:
    return "".join(text.split())
