"""Ways out of an empty result: the nearest spelling of what finds nothing, and the query without each of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Protocol

from index.fulltext.spelling import SHORTEST, differing
from index.query import Field, Node, Phrase, Word, fold, leaves, show
from index.query.parts import parts, value, without
from index.query.tokens import NAMES, QUOTES
from index.records import WayOut

MOST = 6
"""Ways that are shown."""

LIMIT_PARTS = 8


class Lookup(Protocol):
    """What looking for a way out asks of a library."""

    def count(self, query: str) -> int:
        """How many articles a query finds; none of one that cannot be understood."""

    def known(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """(articles, word) of the words that stand in articles just so, the most frequent first."""

    def names(self, field: str) -> list[str]:
        """Every name that may stand behind a field."""


def ways_out(query: str, tree: Node, missing: Callable[[Node], bool], lookup: Lookup) -> tuple[WayOut, ...]:
    """Other queries that find something, better spelt ones first, then those that find most."""
    found = [way for leaf in leaves(tree) if missing(leaf) for way in _spelt(query, leaf, lookup)]
    dropped = []
    here = parts(query)[:LIMIT_PARTS]
    for part in here if len(here) > 1 else ():
        less = without(query, part)
        if total := lookup.count(less):
            dropped.append(WayOut("without", f"without {part.text}", less, total))
    return tuple([*found, *sorted(dropped, key=lambda way: -way.total)][:MOST])


def _spelt(query: str, leaf: Node, lookup: Lookup) -> Iterator[WayOut]:
    """The query with a leaf spelt as something that is there."""
    written = query[leaf.at :]
    if isinstance(leaf, Field) and leaf.name in NAMES:
        typed, near = leaf.value, _nearest_name(leaf.value, lookup.names(leaf.name))
        better = f"{leaf.name}:{'=' * leaf.exact}{value(near)}" if near else ""
    elif isinstance(leaf, Word) or (isinstance(leaf, Field) and leaf.name == "title"):
        typed = leaf.text if isinstance(leaf, Word) else leaf.value
        near = nearest_word(typed, lookup)
        better = f"title:{near}" if isinstance(leaf, Field) else near
    elif isinstance(leaf, Phrase):
        typed, near = leaf.text, _nearest_phrase(leaf.text, lookup)
        better = f'"{near}"'
    else:
        return
    length = _length(written, leaf)
    if near and length:
        changed = query[: leaf.at] + better + written[length:]
        if total := lookup.count(changed):
            yield WayOut("spelling", near, changed, total)


def nearest_word(word: str, lookup: Lookup) -> str:
    """The most frequent word that differs from this one by a letter: one too many, too few, another, or two swapped."""
    plain = fold(word)
    if len(plain) <= SHORTEST:
        return ""
    return next((near for _, near in lookup.known(differing(plain))), "")


def _nearest_phrase(text: str, lookup: Lookup) -> str:
    words = [word if lookup.known([fold(word)]) else nearest_word(word, lookup) or word for word in text.split()]
    return " ".join(words) if words != text.split() else ""


def _nearest_name(name: str, names: list[str]) -> str:
    by_words: dict[str, str] = {}
    for one in names:
        by_words.setdefault(fold(one), one)
        for word in one.split():
            by_words.setdefault(fold(word), word)
    wanted = fold(name)
    near = get_close_matches(wanted, [one for one in by_words if abs(len(one) - len(wanted)) <= 3], n=1, cutoff=0.75)
    return by_words[near[0]] if near else ""


def _length(written: str, leaf: Node) -> int:
    """How much of what stands there the leaf was read from; 0 where that is not how it is shown."""
    shown = show(leaf)
    for form in (shown, shown.rstrip("*")):
        if written.startswith(form):
            return len(form)
    quoted = isinstance(leaf, Phrase) and next((at for at in range(1, len(written)) if written[at] in QUOTES), 0)
    return quoted + 1 if quoted else 0
