"""Where a quoted stretch of one revision stands in another: by its place where that still says so, else by its words
and the words around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix

from index.records import Anchor

CONTEXT = 32
"""Characters kept of what stands before and behind."""

TELLING = 24
"""Characters from which on a quotation is taken for the same wherever it stands."""

LEAST = 8
"""Characters around a shorter quotation that must be the same, so that one name is not taken for another's."""

LIMIT_PLACES = 1_000
"""Places of a quotation that are compared; a word that stands more often is no place."""


def anchored(text: str, revision: int, start: int, end: int) -> Anchor:
    """An anchor for a stretch of a revision's text."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(revision, start, end, text[start:end], before, after)


def found(anchor: Anchor, revision: int, text: str) -> tuple[int, int] | None:
    """Where the stretch stands in the text of a revision; None where it does not.

    Of several places the one with most of the same words around it counts, then the nearest.
    """
    if anchor.revision == revision and text[anchor.start : anchor.end] == anchor.text:
        return anchor.start, anchor.end
    size = len(anchor.text)
    places = [(_alike(anchor, text, at), -abs(at - anchor.start), at) for at in _places(anchor.text, text)]
    alike, _, at = max(places, default=(-1, 0, 0))
    needed = 0 if size >= TELLING else min(LEAST, len(anchor.before) + len(anchor.after))
    return (at, at + size) if alike >= needed else None


def _places(words: str, text: str) -> Iterator[int]:
    at, number = text.find(words) if words else -1, 0
    while at >= 0 and number < LIMIT_PLACES:
        yield at
        at, number = text.find(words, at + 1), number + 1


def _alike(anchor: Anchor, text: str, at: int) -> int:
    """How many characters on both sides are the same."""
    before, end = text[max(0, at - CONTEXT) : at], at + len(anchor.text)
    return len(commonprefix([anchor.before[::-1], before[::-1]])) + len(
        commonprefix([anchor.after, text[end : end + CONTEXT]])
    )
