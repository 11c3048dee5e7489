"""From a tree of elements to blocks: one walk that serves the tree trafilatura makes of an article as well as a
whole page. It uses no recursion, so that no nesting is too deep for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from index.read.blocks import Block, caption, heading

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset(
    ("aside", "audio", "button", "canvas", "dialog", "footer", "form", "head", "iframe", "input", "label", "link",
     "map", "math", "meta", "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template",
     "textarea", "title", "video")
)  # fmt: skip
"""What holds no sentence of an article. (In trafilatura's trees `head` is a heading: callers say which it is.)"""

INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
     "img", "ins", "kbd", "mark", "picture", "q", "ref", "ruby", "s", "samp", "small", "source", "span", "strike",
     "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
"""What does not end a paragraph; everything else does."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BREAKS = frozenset(("br", "lb"))
CELLS = frozenset(("td", "th", "cell"))
CAPTIONS = frozenset(("figcaption", "caption"))
RAW = frozenset(("pre",))

_SPACE = re.compile(r"[ \t\r\n\f]+")


def page_blocks(root: _Element) -> Iterator[Block]:
    """The blocks of a whole page, menus and all: for pages that are no article to a more careful reader."""
    found = _walk(root, skip=lambda element: element.tag in SKIPPED, level=lambda element: HEADINGS.get(element.tag, 0))
    return (block for block in found if block.text.strip())


def article_blocks(root: _Element) -> Iterator[Block]:
    """The blocks of a tree made by trafilatura."""
    return (block for block in _walk(root, skip=lambda _: False, level=_rank) if block.text.strip())


def text_of(root: _Element) -> str:
    """All words of an element on one line."""
    return " ".join("".join(root.itertext()).split())


def _rank(element: _Element) -> int:
    return HEADINGS.get(element.get("rend", "h2"), 2) if element.tag == "head" else 0


def _walk(root: _Element, *, skip: Callable[[_Element], bool], level: Callable[[_Element], int]) -> Iterator[Block]:
    from lxml.etree import iterwalk

    words: list[str] = []
    rank, captions, raw = 0, 0, 0

    def block() -> Block:
        text = "".join(words) if raw else "\n".join(" ".join(row.split()) for row in "".join(words).split("\n"))
        words.clear()
        if captions:
            return caption(text)
        return heading(text, rank) if rank else Block(text)

    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        is_block = element.tag not in INLINE and element.tag not in BREAKS and element.tag not in CELLS
        skipped = skip(element)
        if event == "start":
            if is_block:
                yield block()
                rank = level(element) or rank
                captions += element.tag in CAPTIONS
                raw += element.tag in RAW
            if skipped:
                walker.skip_subtree()
                continue
            if element.tag in BREAKS:
                words.append("\n")
            elif element.tag in CELLS and element.getprevious() is not None:
                words.append(" | ")
            words.append(_words(element.text, raw))
        else:
            if is_block:
                yield block()
                rank = 0 if level(element) else rank
                captions -= element.tag in CAPTIONS
                raw -= element.tag in RAW
            if element is not root:
                words.append(_words(element.tail, raw))
    yield block()


def _words(text: str | None, raw: int) -> str:
    # Line ends of the source mean nothing in a page, except where it says so.
    return text or "" if raw else _SPACE.sub(" ", text or "")
