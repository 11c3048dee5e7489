"""One generation of the index as a reader sees it: segments side by side, documents numbered across all of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh.index import TOC, FileIndex

from index.fulltext.codec import ArraySegment, opened
from index.fulltext.parts import Lexicon, Part

if TYPE_CHECKING:
    from index.fulltext.sets import Sets

LIMIT_PLAIN = 4_000
"""Documents up to which sets and lists of Python do: there, importing numpy takes longer than it saves."""


LIMIT_SPANS = 10_000
"""Terms whose places are remembered."""

LIMIT_NEAR = 32
"""Sets of terms of which the same is remembered."""

LIMIT_SAMPLED = 3
"""Segments that are asked for their frequent terms."""

ATTEMPTS = 5
"""Commits by others that one opening may run into."""


class Span(NamedTuple):
    """Terms side by side in one segment, numbered from `first` on, before `last`; `place` is the segment's."""

    place: int
    lexicon: Lexicon
    first: int
    last: int


class Snapshot:
    """What was committed up to a moment; later commits, and merging, do not touch it."""

    _parts: dict[str, Part]

    def __init__(self, index: FileIndex, before: Snapshot | None = None) -> None:
        """Segments that `before` has open are not opened again. Raises Damaged, and whatever bad bytes raise."""
        self._index = index
        known: dict[str, Part] = {} if before is None else before._parts
        self.generation, self.segments, self._parts = _latest(index, known)
        self.parts = list(self._parts.values())
        self._spans: dict[tuple[str, bytes], list[Span]] = {}
        self._near: dict[tuple[str, frozenset[str]], list[Span]] = {}
        self.offsets: list[int] = []
        self.size = 0
        for part in self.parts:
            self.offsets.append(self.size)
            self.size += part.size

    @cached_property
    def batch(self) -> int:
        """The number of the latest commit; 0 of a new index."""
        return max((part.latest for part in self.parts), default=0)

    @cached_property
    def sets(self) -> Sets[Any]:
        """How sets of these documents are made and ranked."""
        if self.size <= LIMIT_PLAIN:
            from index.fulltext.plain import PlainSets

            return PlainSets(self)
        from index.fulltext.vectors import VectorSets

        return VectorSets(self)

    def deleted(self) -> Iterable[int]:
        """Documents that have been deleted and not yet merged away."""
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            yield from (document + offset for document in segment.deleted_docs())

    def column(self, name: str) -> array[int]:
        """A number for each document, 0 where it has none."""
        values = array("I")
        for part in self.parts:
            values.extend(part.column(name) or bytes(part.size))
        return values

    def term(self, field: str, term: str) -> list[Span]:
        """Where a term stands; nothing if it is nowhere."""
        return self._found(field, term.encode())

    def any_term(self, field: str, terms: frozenset[str]) -> list[Span]:
        """Where any of these terms stand, of which most are nowhere. Remembered: one query asks several times."""
        known = self._near.get((field, terms))
        if known is None:
            wanted = {term.encode() for term in terms}
            found = ((place, part.lexicons[field]) for place, part in enumerate(self.parts) if field in part.lexicons)
            known = [
                Span(place, lexicon, number, number + 1)
                for place, lexicon in found
                for number in sorted(map(lexicon.find, wanted & lexicon.all_terms))
            ]
            if len(self._near) >= LIMIT_NEAR:
                self._near.clear()
            self._near[field, terms] = known
        return known

    def beginning(self, field: str, prefix: str) -> list[Span]:
        """Where the terms stand that begin so."""
        text = prefix.encode()
        found = ((place, part.lexicons[field]) for place, part in enumerate(self.parts) if field in part.lexicons)
        spans = [Span(place, lexicon, *lexicon.beginning(text)) for place, lexicon in found]
        return [span for span in spans if span.first < span.last]

    def most(self, field: str, spans: Sequence[Span], count: int) -> list[str]:
        """The terms in these spans of a field that most documents hold.

        Or nearly: those that are frequent in the largest segments, by what they come to in all of them.
        """
        largest = sorted(spans, key=lambda span: -frequency([span]))[:LIMIT_SAMPLED]
        likely = {span.lexicon.term(number) for span in largest for number in self.sets.most(span, 2 * count)}
        totals = {term: frequency(self._found(field, term)) for term in likely}
        return [term.decode() for term in sorted(totals, key=lambda term: (-totals[term], term))[:count]]

    def _found(self, field: str, term: bytes) -> list[Span]:
        known = self._spans.get((field, term))
        if known is None:
            if len(self._spans) > LIMIT_SPANS:
                self._spans.clear()
            lexicons = ((place, part.lexicons.get(field)) for place, part in enumerate(self.parts))
            numbered = ((place, lexicon, lexicon.find(term)) for place, lexicon in lexicons if lexicon)
            known = [Span(place, lexicon, number, number + 1) for place, lexicon, number in numbered if number >= 0]
            self._spans[field, term] = known
        return known

    def is_current(self) -> bool:
        return bool(self._index.latest_generation() == self.generation)


def frequency(spans: Iterable[Span]) -> int:
    """Postings in these spans, deleted ones included; of one term, the documents that hold it."""
    return sum(span.lexicon.frequency(span.first, span.last) for span in spans)


def _latest(index: FileIndex, known: Mapping[str, Part]) -> tuple[int, list[ArraySegment], dict[str, Part]]:
    """The generation, its segments and their files, by name."""
    for attempt in range(ATTEMPTS):
        toc = TOC.read(index.storage, index.indexname, schema=index._schema)
        try:
            named = ((segment.segment_id(), segment) for segment in toc.segments)
            parts = {name: known.get(name) or opened(index.storage, segment) for name, segment in named}
            return int(toc.generation), toc.segments, parts
        except FileNotFoundError:  # merged away between the two looks, by the hand of another process
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError
