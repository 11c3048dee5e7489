"""Reads a term's postings a block at a time. Whoosh's matchers hand them out one by one, at ten times the cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat
from pickle import loads

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching import FilterMatcher, Matcher
from whoosh.reading import IndexReader, TermNotFound

COUNT_BYTES = 4

Block = tuple[Sequence[int], Sequence[float], Sequence[bytes]]
"""Documents of a segment, the weight of the term in each, and its encoded positions there."""


def blocks(reader: IndexReader, field: str, term: str) -> Iterator[Block]:
    """The postings of a term in one segment, deleted documents included; nothing where it has no such term."""
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return
    while isinstance(matcher, FilterMatcher):
        matcher = matcher.child
    if isinstance(matcher, W3LeafMatcher):
        yield from _stored_blocks(matcher)
    else:
        yield from _single_postings(matcher)


def positions(encoded: bytes) -> Iterator[int]:
    """Where the term stands in a document: a count, then the pickled gaps, as Whoosh's format `Positions` has them."""
    return accumulate(loads(encoded[COUNT_BYTES:]))


def _stored_blocks(matcher: W3LeafMatcher) -> Iterator[Block]:
    """The tuples that the codec pickled: gaps between documents, weights (one for all where all are equal), positions.

    `_data`, `_read_data` and `_next_block` are alike in all of Whoosh's lines since 2.7.
    """
    while matcher.is_active():
        matcher._read_data()
        gaps, weights, positions = matcher._data
        if weights is None or isinstance(weights, float):
            weights = tuple(repeat(1.0 if weights is None else weights, len(gaps)))
        yield tuple(accumulate(gaps)), weights, positions
        matcher._next_block()


def _single_postings(matcher: Matcher) -> Iterator[Block]:
    """What any other matcher has to say, such as that of a posting kept in the term dictionary."""
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),), (matcher.value(),)
        matcher.next()
