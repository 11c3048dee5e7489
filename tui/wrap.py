"""Breaking text into lines by the cells it takes on a terminal: wide characters count two, accents none, and a
character is never parted from its marks. Lines are pairs of offsets into the text, which is never copied.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, split_graphemes

_NARROW = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Text in which every character takes one cell, so that offsets are columns: most news there is."""

ELLIPSIS = "…"


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Lines of at most `width` cells that cover `text[start:end]`, blanks at breaks left out."""
    width = max(1, width)
    if _NARROW.fullmatch(text, start, end):
        return _wrap_narrow(text, start, end, width)
    return _wrap_wide(text, start, end, width)


def cut(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells."""
    if _NARROW.fullmatch(text):
        return max(0, min(len(text), width))
    used = 0
    for begin, _, cells in split_graphemes(text)[0]:
        if used + cells > width:
            return begin
        used += cells
    return len(text)


def fits(text: str, width: int) -> bool:
    """Whether a text takes at most `width` cells."""
    return cell_len(text) <= width


def _wrap_narrow(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines = []
    while end - start > width:
        stop = text.rfind(" ", start + 1, start + width + 1)
        if stop < 0 or not text[start:stop].strip():
            stop = start + width
        lines.append((start, stop))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    if start < end or not lines:
        lines.append((start, end))
    return lines


def _wrap_wide(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    clusters = [(begin + start, stop + start, cells) for begin, stop, cells in split_graphemes(text[start:end])[0]]
    blank = [text[begin:stop].isspace() for begin, stop, _ in clusters]
    lines: list[tuple[int, int]] = []
    first = 0
    while first < len(clusters):
        last, used = first, 0
        while last < len(clusters) and used + clusters[last][2] <= width:
            used += clusters[last][2]
            last += 1
        if last == len(clusters):
            lines.append((clusters[first][0], end))
            break
        # Chinese and Japanese break beside any character, everything else at blanks.
        stop = next(
            (
                at
                for at in range(last, first, -1)
                if blank[at] or blank[at - 1] or clusters[at][2] == 2 or clusters[at - 1][2] == 2
            ),
            max(last, first + 1),
        )
        kept = stop
        while kept > first and blank[kept - 1]:
            kept -= 1
        lines.append((clusters[first][0], clusters[kept - 1][1] if kept > first else clusters[first][0]))
        first = stop
        while first < len(clusters) and blank[first]:
            first += 1
    return lines or [(start, end)]
