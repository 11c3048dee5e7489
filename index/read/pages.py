"""Printed pages: lines as they stand on paper become paragraphs again, words that were divided become whole, and what
is printed on page after page (its number, a running head) goes. Nothing but line breaks says where a paragraph ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.text import clean

FULL = 0.85
"""Of a page's width: a line that reaches so far with the next one's first word was broken for want of room. Letters
differ in width, so the lines of a paragraph differ by as much."""

SURE = 0.92
"""The same where a sentence ends with the line, so that a paragraph may too."""

LEAST_BLANKS = 2
"""A line of three words whose sentence goes on in the next is prose; shorter ones are labels or verse."""

EDGE_LINES = 2
"""At the top and the bottom of a page, where running heads stand."""

REPEATED_PAGES = 3
"""On fewer pages, what is printed again may be text."""

_FOLIO = re.compile(r"(?:page |- ?)?\d{1,4}(?: ?-| of \d{1,4}|/\d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-zà-öø-ÿ])[-\u00ad\u2010]$")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’»')\]]*$")
_ITEM = re.compile(r"(?:[-*•–·▪]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})


def prose(pages: Sequence[str]) -> str:
    """The text of pages, one line a paragraph, an empty line between paragraphs."""
    lined = [_bare([line.strip() for line in clean(page.translate(_LIGATURES)).split("\n")]) for page in pages]
    running = _running_heads(lined)
    text = ""
    for page in lined:
        lines = _bare([line for at, line in enumerate(page) if not (_is_edge(at, page) and _masked(line) in running)])
        for piece in _paragraphs(lines):
            # A sentence that the end of a page cuts goes on over it.
            text = _joined(text, piece, mid_sentence=piece[:1].islower() and not _SENTENCE_END.search(text[-4:]))
    return text


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a page, rows of labels or verse with their breaks."""
    width = _width(lines)
    found = ""
    for before, line in zip(["", *lines], lines, strict=False):
        if not line:
            continue
        if not found:
            found = line
        elif _goes_on(before, line, width):
            found = _joined(found, line, mid_sentence=True)
        elif before and not _SENTENCE_END.search(before[-4:]) and len(line) < FULL * width:
            found += "\n" + line
        else:
            yield found
            found = line
    if found:
        yield found


def _goes_on(before: str, line: str, width: float) -> bool:
    """Whether a line goes on with the sentence, or the paragraph, of the one before (empty: there is a gap)."""
    if not before or _ITEM.match(line):
        return False
    reach = len(before) + 1 + len(line[:100].partition(" ")[0])
    if _SENTENCE_END.search(before[-4:]):
        return reach > SURE * width
    return reach > FULL * width or (line[:1].islower() and before.count(" ") >= LEAST_BLANKS)


def _joined(text: str, piece: str, *, mid_sentence: bool) -> str:
    if not text or not mid_sentence:
        return text + ("\n\n" if text else "") + piece
    if piece[:1].islower() and _HYPHEN.search(text[-2:]):
        return text[:-1] + piece
    return f"{text} {piece}"


def _width(lines: Sequence[str]) -> float:
    """How long the full lines of a page are."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0.0


def _bare(lines: list[str]) -> list[str]:
    """The lines of a page without its number and what is empty around them."""
    while lines and (not lines[-1] or _FOLIO.fullmatch(lines[-1])):
        lines.pop()
    while lines and (not lines[0] or _FOLIO.fullmatch(lines[0])):
        lines.pop(0)
    return lines


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    """What stands at the edge of more than half of many pages, whatever its figures."""
    # What ends as a sentence does is text, however often it stands there.
    edges = Counter(
        line
        for page in pages
        for line in {_masked(page[at]) for at in _edges(page) if not _SENTENCE_END.search(page[at][-4:])}
    )
    least = max(REPEATED_PAGES, len(pages) // 2 + 1)
    return {line for line, count in edges.items() if count >= least}


def _edges(page: Sequence[str]) -> Iterator[int]:
    return (at for at in range(len(page)) if _is_edge(at, page))


def _is_edge(at: int, page: Sequence[str]) -> bool:
    return at < EDGE_LINES or at >= len(page) - EDGE_LINES


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)
