"""The lexicon's closed word sets, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"


@cache
def _table() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((LEXICON / "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


def words(name: str) -> frozenset[str]:
    """One set of words.toml. Raises KeyError for a name that is not there."""
    return _table()[name]
