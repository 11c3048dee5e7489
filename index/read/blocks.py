"""The blocks that markup is made of, and the one way they become a text with its parts: structure is marked in the
text by offsets, never cut out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.records import Part, Role
from index.text import clean

TITLE_WITHIN = 3
"""A title stands among the first blocks (a kicker or a picture may come before it); a later one heads a section."""

SHORT_TITLE = 15
"""A heading shorter than this that begins the page's title is a section or the name of the site."""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or caption; `level` is the rank of a heading, 0 for anything else."""

    text: str
    role: Role | None = None
    level: int = 0


def heading(text: str, level: int) -> Block:
    """A heading, on one line."""
    return Block(" ".join(text.split()), "heading", level)


def caption(text: str) -> Block:
    """A caption, on one line."""
    return Block(" ".join(text.split()), "caption")


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Part, ...]]:
    """Clean text with an empty line between blocks, and the parts that its headings and captions are."""
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0
    for block in blocks:
        piece = clean(block.text).strip()
        if not piece:
            continue
        if block.role:
            parts.append(Part(at, at + len(piece), block.role))
        pieces.append(piece)
        at += len(piece) + 2
    return "\n\n".join(pieces), tuple(parts)


def lift_title(blocks: Sequence[Block], title: str, *, at_any_level: bool = False) -> tuple[str, list[Block]]:
    """The title, and the blocks without the heading that repeats or supplies it (`at_any_level`: one that says the
    same or opens the text, of whatever rank, for documents call the title itself no heading).

    Pages often call themselves "headline | name of the site"; where the heading begins that, it is the headline.
    """
    for number, block in enumerate(blocks[:TITLE_WITHIN]):
        is_same = _folded(block.text) == _folded(title) if title else number == 0
        if (at_any_level and block.level and is_same) or (block.level == 1 and _is_title(block.text, title)):
            shortest = block.text if not title or len(block.text) < len(title) else title
            return shortest, [*blocks[:number], *blocks[number + 1 :]]
    return title, list(blocks)


def _folded(text: str) -> str:
    return " ".join(clean(text).casefold().split())


def _is_title(text: str, title: str) -> bool:
    bare, whole = _folded(text), _folded(title)
    return not whole or bare == whole or (len(bare) >= SHORT_TITLE and whole.startswith(bare))
