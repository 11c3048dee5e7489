"""The query language: text of the search bar -> a tree that knows where each of its parts was written.

The tree is plain data that any kind of library can compile; nothing here knows how it is run.
"""

from __future__ import annotations

from index.query.fold import fold
from index.query.parse import parse
from index.query.tree import Among, And, Condition, DayRange, Field, Node, Not, Or, Phrase, Word, leaves, show

__all__ = [
    "Among",
    "And",
    "Condition",
    "DayRange",
    "Field",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Word",
    "fold",
    "leaves",
    "parse",
    "show",
]
