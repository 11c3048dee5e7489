"""Where the words of a query stand in a text, and the stretch of the text that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.fulltext.slots import Slot, slots
from index.fulltext.words import words
from index.query import Field, Node, Phrase, Word, leaves
from index.records import Marked

SNIPPET = 200
"""Characters of a snippet, at most."""

LIMIT_SCANNED = 200_000
"""Characters of a text that are searched for the best snippet; a longer one is a book or a data dump."""

STEP_SCANNED = 20_000
"""Characters searched at once: the first stretch with a hit is good enough."""

ELLIPSIS = "…"

_SPACE = re.compile(r"\s+")

Pattern = tuple[Slot, ...]
Span = tuple[int, int]


class _Hit(NamedTuple):
    start: int
    end: int
    pattern: int


def patterns(tree: Node | None, *, of_title: bool = False) -> tuple[Pattern, ...]:
    """What a query looks for in articles; of a title, also what it looks for only there. Nothing from under a NOT."""
    found = []
    for leaf in leaves(tree):
        if isinstance(leaf, Word):
            found.append(slots(leaf.text, prefix=leaf.prefix))
        elif isinstance(leaf, Phrase):
            found.append(slots(leaf.text))
        elif isinstance(leaf, Field) and leaf.name == "title" and of_title:
            found.append(slots(leaf.value, prefix=leaf.prefix))
    return tuple(dict.fromkeys(pattern for pattern in found if pattern))


def spans(text: str, wanted: Sequence[Pattern]) -> tuple[Span, ...]:
    """Where the patterns stand, in order, those that touch or overlap as one. A phrase is one span."""
    merged: list[Span] = []
    for start, end, _ in sorted(_hits(text, wanted)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def snippet(text: str, wanted: Sequence[Pattern]) -> Marked:
    """The stretch with most of the patterns, then with most hits, as one line; the beginning if there is no hit."""
    for begin in range(0, min(len(text), LIMIT_SCANNED) if wanted else 0, STEP_SCANNED):
        if hits := list(_hits(text[begin : begin + STEP_SCANNED], wanted)):
            first, last = _best(hits)
            return _cut(text, begin + first, begin + last, wanted)
    return _cut(text, 0, 0, ())


def _hits(text: str, wanted: Sequence[Pattern]) -> Iterator[_Hit]:
    """Every place where a pattern stands."""
    if not wanted:
        return
    found = list(words(text))
    surface = [word[0] for word in found]
    takers = {word: [slot for slot in {slot for pattern in wanted for slot in pattern} if slot.takes(word)]
              for word in set(surface)}  # fmt: skip
    candidates = [at for at, word in enumerate(surface) if takers[word]]
    for at in candidates:
        for number, pattern in enumerate(wanted):
            end = at + len(pattern)
            if end <= len(surface) and all(slot in takers[surface[at + n]] for n, slot in enumerate(pattern)):
                yield _Hit(found[at].start(), found[end - 1].end(), number)


def _best(hits: Sequence[_Hit]) -> Span:
    """The window of hits that fits a snippet and holds the most different patterns, then the most hits."""
    starts = [hit.start for hit in hits]
    best, chosen = (0, 0), (hits[0].start, hits[0].end)
    for first, hit in enumerate(hits):
        inside = hits[first : max(bisect_left(starts, hit.start + SNIPPET * 3 // 4), first + 1)]
        value = (len({other.pattern for other in inside}), len(inside))
        if value > best:
            best, chosen = value, (hit.start, max(other.end for other in inside))
    return chosen


def _cut(text: str, first: int, last: int, wanted: Sequence[Pattern]) -> Marked:
    """At most `SNIPPET` characters around a stretch, cut between words, with all that is marked in it."""
    last = min(last, first + SNIPPET)
    room = SNIPPET - (last - first)
    start = _word_start(text, max(0, first - room // 3), first)
    end = _word_end(text, min(len(text), start + SNIPPET), last)
    shown = _SPACE.sub(" ", text[start:end]).strip()
    line = f"{ELLIPSIS if start else ''}{shown}{ELLIPSIS if end < len(text) and not text[end:].isspace() else ''}"
    return Marked(line, spans(line, wanted))


def _word_start(text: str, at: int, limit: int) -> int:
    """The first start of a word from `at` on, `limit` at the latest."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = _SPACE.search(text, at, limit)
    return space.end() if space else limit


def _word_end(text: str, at: int, limit: int) -> int:
    """The last end of a word before `at`, `limit` at the earliest."""
    if at == len(text) or text[at].isspace():
        return at
    while at > limit and not text[at - 1].isspace():
        at -= 1
    return max(at, limit)


def marked(text: str, wanted: Sequence[Pattern]) -> Marked:
    """A line, whole, with what is wanted in it; spaces and line breaks collapsed."""
    line = _SPACE.sub(" ", text).strip()
    return Marked(line, spans(line, wanted))


def stems(wanted: Iterable[Pattern]) -> tuple[str, ...]:
    """The terms of the patterns, each once."""
    return tuple(dict.fromkeys(slot.term for pattern in wanted for slot in pattern))
