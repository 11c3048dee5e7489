"""The lexicon's closed word sets, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"
FILES = ("words.toml", "words_politics.toml", "words_speech.toml")


@cache
def _table() -> dict[str, frozenset[str]]:
    sets = (tomllib.loads((LEXICON / name).read_text(encoding="utf-8")) for name in FILES)
    return {name: frozenset(words.split()) for raw in sets for name, words in raw.items()}


def words(name: str) -> frozenset[str]:
    """One set of these files. Raises KeyError for a name that is not there."""
    return _table()[name]
