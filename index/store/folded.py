"""Names as they are compared: their words, folded."""

from __future__ import annotations

import re

from index.query import fold

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The folded words of a name."""
    return _WORD.findall(fold(text))


def folded(name: str) -> str:
    """The folded words of a name, a space between each and the next."""
    return " ".join(words_of(name))
