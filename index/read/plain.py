"""Plain text: paragraphs whose lines were broken to fit a page become one line each, so that a sentence is never cut
by where somebody's editor stopped. What the lines mean (captions, datelines) is for the extractor to find out.
"""

from __future__ import annotations

import re

from index.records import Draft
from index.text import clean, decoded

NARROWEST, WIDEST = 45, 110
"""Widths to which people wrap text. Narrower is verse or a table, wider is a paragraph a line."""

ENOUGH_BREAKS = 3
"""Full lines that run on into the next one, before a text counts as wrapped at all."""

_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]]*$")
_ITEM = re.compile(r"[-*•–]\s|\d{1,3}[.)]\s|[>|+#]")
_HYPHEN = re.compile(r"\w-{1,2}$|\w—$")


def read(raw: bytes) -> Draft:
    """The article a text file holds; identity is for the caller to add."""
    text, guess = decoded(raw)
    return Draft(text=prose(text), key="", digest="", charset=guess)


def prose(text: str) -> str:
    """Clean text, one line a paragraph where it was wrapped by hand."""
    return unwrap(clean(text)).strip()


def unwrap(text: str) -> str:
    """The text with the lines of hard-wrapped paragraphs joined; other texts stay as they are.

    A line was broken for want of room exactly if the next line's first word would not have fitted on it. Where that
    explains most line breaks of a text, it was wrapped; those breaks then go, and the others stay.
    """
    lines = text.split("\n")
    width = _width(lines)
    if not width:
        return text
    joined: list[str] = []
    # An editor who changed a word did not wrap the rest of the paragraph again: there, the sentence decides.
    for number, line in enumerate(lines):
        if number and (_runs_on(before := lines[number - 1], line, width) or _goes_on(before, line)):
            joined.append(("" if _HYPHEN.search(before[-3:]) else " ") + line.lstrip())
        else:
            joined.append(("\n" if number else "") + line)
    return "".join(joined)


def _width(lines: list[str]) -> int:
    """The width to which the text was wrapped, 0 if it was not."""
    pairs = [(line, after) for line, after in zip(lines, lines[1:], strict=False) if line.strip() and after.strip()]
    lengths = sorted(len(line) for line, _ in pairs if NARROWEST <= len(line) <= WIDEST)
    too_long = sum(len(line) > WIDEST for line in lines)
    if len(lengths) < ENOUGH_BREAKS or too_long > len(lengths) / 10:
        return 0
    # Not the longest: a link or a long word may stick out.
    width = lengths[int(0.95 * (len(lengths) - 1))]
    running = [(line, after) for line, after in pairs if _runs_on(line, after, width)]
    mid_sentence = sum(not _SENTENCE_END.search(line[-4:]) for line, _ in running)
    return width if mid_sentence >= ENOUGH_BREAKS and len(running) > len(pairs) / 2 else 0


def _runs_on(line: str, after: str, width: int) -> bool:
    if not line.strip() or not after.strip() or len(line) > WIDEST or len(line) < NARROWEST:
        return False
    indent = len(after) - len(after.lstrip())
    if _ITEM.match(after.lstrip()) or (indent > len(line) - len(line.lstrip()) and not _ITEM.match(line.lstrip())):
        return False
    # Only the head of the next line: its first word may be the whole of a very long line.
    word = after[: 2 * WIDEST].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width


def _goes_on(line: str, after: str) -> bool:
    return len(line) >= NARROWEST and after[:1].islower() and not _SENTENCE_END.search(line[-4:])
