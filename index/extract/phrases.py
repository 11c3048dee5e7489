"""Finding the terms of a lexicon in a text, word by word: one look-up a word, however long the lexicon.

Lexicon files keep long word lists as one comma-separated string; `terms` takes them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

LEXICON = Path(__file__).parent / "lexicon"

# A word stops before a possessive 's; hyphens and full stops stand between words: "al-Noor's" is al, Noor.
_WORD = re.compile(r"[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
_JOINTS = frozenset({" ", "-", "\u2010", "\u2011", "\u2013", ".", ". ", ".-", "\u00a0"})
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+[A-Z]\Z")

T = TypeVar("T")
Key = tuple[str, ...]


def load(name: str, shape: type[T]) -> T:
    """A TOML file of the lexicon, validated against the shape its room expects."""
    return msgspec.toml.decode((LEXICON / f"{name}.toml").read_bytes(), type=shape)


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated file of the lexicon; lines that start with # are for people."""
    for line in (LEXICON / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def terms(words: str, separator: str = ",") -> list[str]:
    """The terms of a word list, in order, without the line breaks it was wrapped with."""
    return [" ".join(term.split()) for term in words.split(separator) if term.strip()]


def key(term: str, fold: Callable[[str], str] = str) -> Key:
    """The words a term is looked up by."""
    words = _plain_key(term)
    return words if fold is str else tuple(map(fold, words))


@lru_cache(maxsize=4096)
def _plain_key(term: str) -> Key:
    return tuple(_WORD.findall(term.replace("’", "'")))


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, word) of every word of a text; kept a while, because several lexicons read the same sentence."""
    return tuple((match.start(), match.end(), match[0]) for match in _WORD.finditer(text))


class Phrases(Generic[T]):
    """Terms of one or more words, each with what it stands for. `fold` makes variants of a word one word."""

    def __init__(self, entries: Mapping[str, T] | Iterable[tuple[str, T]], fold: Callable[[str], str] = str) -> None:
        self._fold = fold
        self._values: dict[Key, T] = {}
        for term, value in entries.items() if isinstance(entries, Mapping) else entries:
            self._values.setdefault(key(term, fold), value)
        self._values.pop((), None)
        longest: dict[str, int] = {}
        for words in self._values:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        self._longest = longest

    def get(self, term: str) -> T | None:
        """What a whole term stands for."""
        return self._values.get(key(term, self._fold))

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """(start, end, value) of every term in a text: leftmost, longest, never overlapping."""
        fold, longest = self._fold, self._longest
        words = words_of(text)
        if fold is not str:
            words = tuple((start, end, fold(word)) for start, end, word in words)
        free = 0
        for at in [at for at, word in enumerate(words) if word[2] in longest]:
            length = self._match(text, words, at) if at >= free else 0
            if not length:
                continue
            start, end = words[at][0], words[at + length - 1][1]
            if text[end : end + 1] == "." and _INITIALS.search(text, max(0, end - 12), end):
                end += 1  # the full stop of "U.S." is part of it
            yield start, end, self._values[tuple(word for _, _, word in words[at : at + length])]
            free = at + length

    def _match(self, text: str, words: Sequence[tuple[int, int, str]], at: int) -> int:
        reach, limit = self._longest[words[at][2]], at + 1
        while limit < min(len(words), at + reach) and text[words[limit - 1][1] : words[limit][0]] in _JOINTS:
            limit += 1
        for stop in range(limit, at, -1):
            if tuple(word for _, _, word in words[at:stop]) in self._values:
                return stop - at
        return 0
