"""Words with capitals side by side, which one name often covers: what the model of names is told of the whole run.

A word sees two words to each side. "U.S. Navy Expeditionary Combat Readiness Center" is longer: its last word says what
it names, and the words before and behind it say whether a body, a place or a person is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.extract.embedding import known

LINKS = frozenset({"of", "for"})
"""Words without a capital that may join two runs to one name: "Ministry of Trade", "Front for the Freedom of Orsa"."""

BITS = 10
"""How much of a cluster's number is told."""

Told = tuple[str, ...]


def add_runs(words: Sequence[str], rows: Sequence[list[str]]) -> None:
    """Add to the features of each word with a capital or a digit in front those of its run."""
    last = len(words)
    before = start = 0
    while start < last:
        if not _is_named(words[start]):
            start += 1
            continue
        end = start + 1
        while end < last and _is_named(words[end]):
            end += 1
        shared = _shared(words, before, start, end)
        ahead = _told("before", words[start - 1]) if start else ("before:end",)
        behind = _told("after", words[end]) if end < last else ("after:end",)
        for at in range(start, end):
            row = rows[at]
            row += shared
            if at > start:
                row += ahead
            if at < end - 1:
                row += behind
        before, start = end, end + 1


def _shared(words: Sequence[str], before: int, start: int, end: int) -> Told:
    """What every word of a run is told: its last word, and what "of" joins it to. The run before ended at `before`."""
    found = _told("head", words[end - 1]) if end - start > 1 else ()
    link = start - 2 if words[start - 1] == "the" else start - 1
    if 0 < before == link and words[link] in LINKS:
        found += _told("of", words[before - 1])
    if end < len(words) and words[end] in LINKS:
        found += _told("link", words[end + 1]) if end + 1 < len(words) else ("link:end",)
    return found


def _is_named(word: str) -> bool:
    first = word[:1]
    return first.isupper() or first.isdigit()


@lru_cache(maxsize=30_000)
def _told(what: str, word: str) -> Told:
    found = (f"{what}={word.lower()}",)
    cluster = known().clusters((word,))[0]
    return (*found, f"{what}c={cluster & ((1 << BITS) - 1)}") if cluster else found
