"""The query language: text of the search bar -> a tree that knows where each of its parts was written.

The tree is plain data that any kind of library can compile; nothing here knows how it is run.
"""

from __future__ import annotations

from index.query.fold import fold
from index.query.parse import parse
from index.query.tree import (
    Among,
    And,
    Condition,
    CountRange,
    DayRange,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Saved,
    Word,
    leaves,
    plain,
    show,
)

__all__ = [
    "Among",
    "And",
    "Condition",
    "CountRange",
    "DayRange",
    "Field",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Saved",
    "Word",
    "fold",
    "leaves",
    "parse",
    "plain",
    "show",
]
