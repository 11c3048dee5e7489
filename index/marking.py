"""Where the words of a query stand in a text, and the stretch of the text that shows them best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from os.path import commonprefix
from typing import NamedTuple

from index.fulltext.slots import Slot, slots
from index.fulltext.words import word_at, words
from index.query import Field, Node, Phrase, Word, leaves
from index.records import Marked

SNIPPET = 200
"""Characters of a snippet, at most."""

LIMIT_SCANNED = 200_000
"""Characters of a text that are searched for the best snippet; a longer one is a book or a data dump."""

LIMIT_HITS = 50
"""Hits of one word that a snippet is chosen from."""

LIMIT_BEGINNINGS = 32
"""Different beginnings of one word up to which a text is searched for each; for more it is cut into words."""

REACH = 60
"""Characters behind the beginning of a word in which the next one of a phrase begins; longer words are none."""

JOINS = "'’.,"
"""What may stand within a word."""

WINDOW = 700
"""Characters searched at once for a snippet: the first window that holds all of the words is good enough."""

OVERLAP = 120
"""Characters that windows share, so that no phrase falls between two."""

ELLIPSIS = "…"

_SPACE = re.compile(r"\s+")
_UNPLAIN = re.compile(r"['.,](?<=[^\W_].)(?=[^\W_])|[^\x00-\x7f]")
"""What stands in a word that may begin otherwise than its term does."""

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
            found.append(slots(leaf.text, prefix=leaf.prefix, near=leaf.near))
        elif isinstance(leaf, Phrase):
            found.append(slots(leaf.text))
        elif isinstance(leaf, Field) and leaf.name == "title" and of_title:
            found.append(slots(leaf.value, prefix=leaf.prefix))
    return tuple(dict.fromkeys(pattern for pattern in found if pattern and not _is_letter(pattern)))


def standing(wanted: Sequence[Pattern], known: Callable[[frozenset[str]], frozenset[str]]) -> tuple[Pattern, ...]:
    """The patterns with only those near terms that are `known`: a handful of the hundreds that are no words at all."""
    return tuple(
        tuple(slot._replace(near=known(slot.near)) if slot.near else slot for slot in pattern) for pattern in wanted
    )


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
    if plain := list(_plain_hits(text[:LIMIT_SCANNED], wanted)):
        return _cut(text, *_best(sorted(plain))[1], wanted)
    most, chosen = 0, (0, 0)
    for begin, end in _windows(text) if wanted else ():
        hits = list(_hits(text[begin:end], wanted))
        kinds, (first, last) = _best(hits)
        if kinds > most:
            most, chosen = kinds, (begin + first, begin + last)
        if kinds == len(wanted):
            break
    if not most:
        return _cut(text[lead : lead + 2 * SNIPPET], 0, 0, ())
    return _cut(text, *chosen, wanted)


def _plain_hits(text: str, wanted: Sequence[Pattern]) -> Iterator[_Hit]:
    """Places where a pattern stands in words that begin with its letters as they are, without accents or apostrophes.

    Nearly all do. Looking for letters costs a hundredth of what cutting the text into words does.
    """
    lower = text.lower()
    begun = [_beginnings(pattern[0]) for pattern in wanted]
    if len(lower) != len(text) or any(len(ones) > LIMIT_BEGINNINGS for ones in begun):
        return
    for number, pattern in enumerate(wanted):
        is_second_plain = len(pattern) > 1 and not pattern[1].near and pattern[1].term.isascii()
        second = _beginnings(pattern[1])[0] if is_second_plain else ""
        for letters in begun[number]:
            at, found = lower.find(letters), 0
            while at >= 0 and found < LIMIT_HITS:
                if at and lower[at - 1].isalnum():
                    at = lower.find(letters, at + 1)
                    continue
                is_begun = not _is_inside(lower, at) and (not second or lower.find(second, at, at + REACH) >= 0)
                end = _end(text, at, pattern) if is_begun else 0
                if end:
                    yield _Hit(at, end, number)
                    found += 1
                at = lower.find(letters, end or at + 1)


@lru_cache(maxsize=256)
def _beginnings(slot: Slot) -> tuple[str, ...]:
    """What every plain word begins with that is meant: with one of these, none of which begins with another.

    Stemming changes the last letter of what it leaves, at most; two, where "-bility" becomes "-ble".
    """
    stems_ = [term[: max(1, len(term) - (2 if term.endswith("ble") else 1))] for term in (slot.term, *slot.near)]
    if slot.prefix:
        return (commonprefix([slot.prefix, *stems_]),)
    found: list[str] = []
    for stem in sorted(stems_):
        if not found or not stem.startswith(found[-1]):
            found.append(stem)
    return tuple(found)


def _is_inside(lower: str, at: int) -> bool:
    """Whether a word may have begun before the apostrophe or dot that stands there."""
    return at > 1 and lower[at - 1] in JOINS and lower[at - 2].isalnum()


def _end(text: str, at: int, pattern: Pattern) -> int:
    """Where a pattern ends that begins with the word there; 0 if it does not stand there."""
    first = word_at(text, at)
    return _end_of_row(text, first.end(), pattern) if first is not None and pattern[0].takes(first[0]) else 0


def _end_of_row(text: str, at: int, pattern: Pattern) -> int:
    """Where a pattern ends whose first word ends there; 0 if the others do not follow."""
    if len(pattern) == 1:
        return at
    rest = list(islice(words(text, at), len(pattern) - 1))
    is_whole = len(rest) == len(pattern) - 1 and all(map(Slot.takes, pattern[1:], (word[0] for word in rest)))
    return rest[-1].end() if is_whole else 0


def _windows(text: str) -> Iterator[Span]:
    """Stretches of a text from space to space."""
    begin, limit = 0, min(len(text), LIMIT_SCANNED)
    while begin < limit:
        end = _word_end(text, min(begin + WINDOW, limit), begin + WINDOW - OVERLAP)
        yield begin, end
        begin = _word_start(text, end - OVERLAP, end) if end < limit else limit


def _hits(text: str, wanted: Sequence[Pattern]) -> Iterator[_Hit]:
    """Every place where a pattern stands, in order."""
    begun = {letters for pattern in wanted for letters in _beginnings(pattern[0])}
    for word in _likely(text, begun) if wanted else ():
        for number, pattern in enumerate(wanted):
            if pattern[0].takes(word[0]) and (end := _end_of_row(text, word.end(), pattern)):
                yield _Hit(word.start(), end, number)


def _likely(text: str, begun: Collection[str]) -> Iterator[re.Match[str]]:
    """The words that may be meant, in order, others among them: those that begin with these letters, and those whose
    letters are not all there is of them. Most words of most texts need no look at all.
    """
    lower = text.lower()
    if len(begun) > LIMIT_BEGINNINGS or len(lower) != len(text):
        yield from words(text)
        return
    places = [found.start() for found in _UNPLAIN.finditer(text)]
    for letters in begun:
        at = lower.find(letters)
        while at >= 0:
            if not at or not lower[at - 1].isalnum():
                places.append(at)
            at = lower.find(letters, at + 1)
    done = 0
    for at in sorted(places):
        if at >= done:
            begin, done = _between_spaces(text, at)
            yield from words(text, begin, done)


def _between_spaces(text: str, at: int) -> Span:
    """The stretch without spaces or line breaks around a place: no word reaches beyond it."""
    begin = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    space = text.find(" ", at)
    end = len(text) if space < 0 else space
    line_break = text.find("\n", at, end)
    return begin, end if line_break < 0 else line_break


def _best(hits: Sequence[_Hit]) -> tuple[int, Span]:
    """How many patterns the best stretch holds that fits a snippet, and where it is."""
    best, chosen = (0, 0), (0, 0)
    inside: Counter[int] = Counter()
    last = 0
    for first, hit in enumerate(hits):
        while last < len(hits) and (last <= first or hits[last].start < hit.start + SNIPPET * 3 // 4):
            inside[hits[last].pattern] += 1
            last += 1
        value = (len(inside), last - first)
        if value > best:
            best, chosen = value, (hit.start, max(other.end for other in hits[first:last]))
        inside[hit.pattern] -= 1
        if not inside[hit.pattern]:
            del inside[hit.pattern]
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
