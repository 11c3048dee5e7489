"""One line of painted text: plain characters with named inks over spans of them. The only road from outside text to
a terminal: whatever is painted here has been neutralised, one character for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.wrap import ELLIPSIS, cut, wrap

Painted = tuple[int, int, str]
"""(start, end, ink): the inks are named in `themes`."""

LONGEST_RUN = 5_000
"""Characters of one run on a line: no terminal is as wide, and measuring a title of a megabyte takes a while."""

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def neutralise(text: str) -> str:
    """The text with everything that could command a terminal replaced, one character for one."""
    return _UNSAFE.sub(_picture, text) if _UNSAFE.search(text) else text


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in (9, 10):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


@dataclass(frozen=True)
class Line:
    """Text of one line, safe to show, and the inks on it (later ones win)."""

    text: str = ""
    inks: tuple[Painted, ...] = ()


def line(*runs: str | tuple[str, str] | Line) -> Line:
    """A line from runs: plain text, (text, ink), or another line."""
    text, inks = "", []
    for run in runs:
        if isinstance(run, Line):
            inks += [(start + len(text), end + len(text), ink) for start, end, ink in run.inks]
            text += run.text
            continue
        piece, ink = run if isinstance(run, tuple) else (run, "")
        piece = piece[:LONGEST_RUN]
        if ink:
            inks.append((len(text), len(text) + len(piece), ink))
        text += neutralise(piece)
    return Line(text, tuple(inks))


def fit(painted: Line, width: int) -> Line:
    """The line cut to `width` cells, with an ellipsis where it was cut."""
    if cell_len(painted.text) <= width:
        return painted
    if width < 1:
        return Line()
    kept = cut(painted.text, width - 1)
    stripped = len(painted.text[:kept].rstrip())
    inks = tuple((start, min(end, stripped + 1), ink) for start, end, ink in painted.inks if start < stripped)
    return Line(painted.text[:stripped] + ELLIPSIS, inks)


def folded(painted: Line, width: int) -> list[Line]:
    """The line on as many lines as it takes."""
    pieces = wrap(painted.text, 0, len(painted.text), width)
    return [
        Line(
            painted.text[start:end],
            tuple(
                (max(first, start) - start, min(last, end) - start, ink)
                for first, last, ink in painted.inks
                if first < end and start < last
            ),
        )
        for start, end in pieces
    ]


def spread(left: Line, right: Line, width: int) -> Line:
    """Two lines on one, the right one flush right; the left one is cut where they meet."""
    left = fit(left, width - cell_len(right.text) - 1) if right.text else fit(left, width)
    gap = width - cell_len(left.text) - cell_len(right.text)
    return line(left, " " * max(0, gap), right)


def segments(text: str, inks: Sequence[Painted], palette: Mapping[str, Style], base: Style) -> list[Segment]:
    """The text as segments for the terminal; `inks` may overlap, later ones laid over earlier ones."""
    text = neutralise(text)
    if not inks:
        return [Segment(text, base)]
    cuts = {0, len(text)}
    for start, end, _ in inks:
        cuts.add(max(0, start))
        cuts.add(max(0, min(len(text), end)))
    edges = sorted(edge for edge in cuts if edge <= len(text))
    found = []
    for start, end in zip(edges, edges[1:], strict=False):
        style = base
        for first, last, ink in inks:
            if first <= start and end <= last:
                style += palette[ink]
        found.append(Segment(text[start:end], style))
    return found


def joined(parts: Iterable[str | Line], between: str = " · ") -> Line:
    """The non-empty parts with a separator between them, in quiet ink."""
    runs: list[str | tuple[str, str] | Line] = []
    for part in parts:
        text = part if isinstance(part, str) else part.text
        if text:
            runs += [(between, "quiet")] if runs else []
            runs.append((part, "quiet") if isinstance(part, str) else part)
    return line(*runs)
