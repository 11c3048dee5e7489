"""Where the words of a query stand in a text, and the stretch of the text that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.fulltext.slots import Slot, slots
from index.fulltext.words import bare, surfaces, term, words
from index.query import Field, Node, Phrase, Word, leaves
from index.records import Marked

SNIPPET = 200
"""Characters of a snippet, at most."""

LIMIT_SCANNED = 200_000
"""Characters of a text that are searched for the best snippet; a longer one is a book or a data dump."""

WINDOW = 450
"""Characters searched at once for a snippet: the first window that holds all of the words is good enough."""

OVERLAP = 150
"""Characters that windows share, so that no phrase falls between two."""

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
    return tuple(dict.fromkeys(pattern for pattern in found if pattern and not _is_letter(pattern)))


def _is_letter(pattern: Pattern) -> bool:
    """Whether it is the first letter of a word: a text with every such word marked is no help to anybody."""
    return len(pattern) == 1 and len(pattern[0].prefix) == 1


def spans(text: str, wanted: Sequence[Pattern]) -> tuple[Span, ...]:
    """Where the patterns stand, in order, those that touch or overlap as one. A phrase is one span."""
    merged: list[Span] = []
    for start, end, _ in sorted(_hits(text, wanted)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def snippet(text: str, wanted: Sequence[Pattern], lead: int = 0) -> Marked:
    """The stretch with most of the patterns, then with most hits, as one line; from `lead` on if there is no hit."""
    most, chosen = 0, (0, 0)
    for likely, begin, end in _likely_windows(text, wanted) if wanted else ():
        if likely <= most and most:
            break
        hits = list(_hits(text[begin:end], wanted))
        kinds, (first, last) = _best(hits)
        if kinds > most:
            most, chosen = kinds, (begin + first, begin + last)
        if kinds == len(wanted):
            break
    if not most:
        return _cut(text[lead : lead + 2 * SNIPPET], 0, 0, ())
    return _cut(text, *chosen, wanted)


def _likely_windows(text: str, wanted: Sequence[Pattern]) -> list[tuple[int, int, int]]:
    """How many of the patterns a stretch is likely to hold, its begin and its end; the likeliest first.

    Cutting a text into words costs a hundred times what looking for letters does.
    """
    lower = text.lower()
    begun = [[slot.prefix or slot.term[: max(2, len(slot.term) - 1)] for slot in pattern] for pattern in wanted]
    windows = [
        (sum(all(_has_word(lower, letters, begin, end) for letters in pattern) for pattern in begun), begin, end)
        for begin, end in _windows(text)
    ]
    return sorted(windows, key=lambda window: -window[0])


def _has_word(text: str, letters: str, begin: int, end: int) -> bool:
    """Whether a word in a stretch begins with these letters."""
    at = text.find(letters, begin, end)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(letters, at + 1, end)
    return at >= 0


def _windows(text: str) -> Iterator[Span]:
    """Stretches of a text from space to space."""
    begin, limit = 0, min(len(text), LIMIT_SCANNED)
    while begin < limit:
        end = _word_end(text, min(begin + WINDOW, limit), begin + WINDOW - OVERLAP)
        yield begin, end
        begin = _word_start(text, end - OVERLAP, end) if end < limit else limit


def _hits(text: str, wanted: Sequence[Pattern]) -> Iterator[_Hit]:
    """Every place where a pattern stands. Most words of most texts match nothing: those cost one look-up each."""
    surface = surfaces(text) if wanted else []
    whole = {slot.term for pattern in wanted for slot in pattern}
    begun = tuple({slot.prefix for pattern in wanted for slot in pattern if slot.prefix})
    taken = {word for word in set(surface) if term(word) in whole or (begun and bare(word).startswith(begun))}
    if not taken:
        return
    places = [word.span() for word in words(text)]
    for at, word in enumerate(surface):
        if word not in taken:
            continue
        for number, pattern in enumerate(wanted):
            end = at + len(pattern)
            if end <= len(surface) and all(slot.takes(surface[at + n]) for n, slot in enumerate(pattern)):
                yield _Hit(places[at][0], places[end - 1][1], number)


def _best(hits: Sequence[_Hit]) -> tuple[int, Span]:
    """How many patterns the best stretch holds that fits a snippet, and where it is."""
    starts = [hit.start for hit in hits]
    best, chosen = (0, 0), (0, 0)
    for first, hit in enumerate(hits):
        inside = hits[first : max(bisect_left(starts, hit.start + SNIPPET * 3 // 4), first + 1)]
        value = (len({other.pattern for other in inside}), len(inside))
        if value > best:
            best, chosen = value, (hit.start, max(other.end for other in inside))
    return best[0], chosen


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
