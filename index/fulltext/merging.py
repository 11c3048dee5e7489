"""Makes one segment of several: arrays are copied to their new places, a stretch of terms at a time, so that memory
stays flat and no other thread waits long.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from whoosh.writing import SegmentWriter

from index.fulltext import sections
from index.fulltext.codec import ArraySegment, length_name, opened
from index.fulltext.numbers import Numbers, runs, steps
from index.fulltext.parts import DOCUMENTS, POSTINGS, Lexicon, Part
from index.fulltext.schema import COLUMNS, TEXTS
from index.fulltext.writing import add, sums_of, write_field

STRETCH_POSTINGS = 1 << 16
"""Postings that are moved at once: some megabytes, some milliseconds."""

STRETCH_TERMS = 1 << 10
"""Terms of the largest dictionary that are set beside those of the others at once."""


class _Source(NamedTuple):
    """A field of a segment that goes into another: its lexicon, the number there of each of its terms, and that of each
    of its documents, -1 for a deleted one."""

    lexicon: Lexicon
    terms: Numbers
    documents: Numbers


class _Moved(NamedTuple):
    """Postings on their way: the new term of each, its document, its frequency, and all their positions."""

    terms: Numbers
    documents: Numbers
    frequencies: Numbers
    positions: Numbers


class _Terms:
    """The terms of several dictionaries as one: their letters end to end, where each ends, and what numbers those of
    each dictionary have here. Python's own objects are made for a stretch of them at a time: of the words of a hundred
    thousand articles they would take more than all else.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.numbers = [array("I") for _ in lexicons]
        self._letters, self._lengths = bytearray(), array("I")
        largest = max(lexicons, key=len, default=None)
        marks = range(STRETCH_TERMS, len(largest) if largest else 0, STRETCH_TERMS)
        bounds = [*(largest.term(mark) for mark in marks), None] if largest else [None]
        for bound in bounds:
            self._take(lexicons, bound)

    def __len__(self) -> int:
        return len(self._lengths)

    def only(self, kept: Numbers) -> tuple[bytes, Numbers]:
        """Letters and lengths of those terms for which this is true."""
        lengths = np.asarray(self._lengths).astype(np.int64)
        letters = bytes(self._letters)
        if not kept.all():
            letters = np.frombuffer(letters, dtype=np.uint8)[np.repeat(kept, lengths)].tobytes()
        return letters, lengths[kept]

    def _take(self, lexicons: Sequence[Lexicon], bound: bytes | None) -> None:
        """The terms that sort before this one and have not been taken; without a bound all that are left."""
        here = []
        for lexicon, numbers in zip(lexicons, self.numbers, strict=True):
            end = len(lexicon) if bound is None else lexicon.first(bound)
            here.append([lexicon.term(number) for number in range(len(numbers), end)])
        words = sorted(set().union(*here))
        number_of = dict(zip(words, count(len(self)), strict=False))
        for mine, numbers in zip(here, self.numbers, strict=True):
            numbers.extend(map(number_of.__getitem__, mine))
        self._letters += b"".join(words)
        self._lengths.extend(map(len, words))


def merged(writer: SegmentWriter, chosen: Sequence[ArraySegment]) -> ArraySegment:
    """A new segment with all documents of those chosen that have not been deleted. Raises Damaged."""
    parts = [opened(writer.storage, segment) for segment in chosen]
    new, moved, size = ArraySegment(writer.indexname), [], 0
    for segment, part in zip(chosen, parts, strict=True):
        part.check()  # what is damaged must not be copied under a checksum that says it is sound
        live = np.ones(segment.doc_count_all(), dtype=bool)
        live[list(segment.deleted_docs())] = False
        moved.append(np.where(live, size + np.cumsum(live) - 1, -1))
        size += int(live.sum())
    new.set_doc_count(size)
    with new.create_file(writer.storage, DOCUMENTS) as file:
        target = sections.Writer(file)
        for name in (*COLUMNS, *map(length_name, TEXTS)):
            column = [_column(part, name)[to >= 0] for part, to in zip(parts, moved, strict=True)]
            add(target, name, np.concatenate(column))
        new.seals[DOCUMENTS] = target.close()
    with new.create_file(writer.storage, POSTINGS) as file:
        target = sections.Writer(file)
        for field in TEXTS:
            _write_field(target, new, field, parts, moved)
        new.seals[POSTINGS] = target.close()
    return new


def _column(part: Part, name: str) -> Numbers:
    column = part.column(name)
    return np.asarray(column).astype(np.int64) if len(column) else np.zeros(part.size, dtype=np.int64)


def _write_field(
    target: sections.Writer, new: ArraySegment, field: str, parts: Sequence[Part], moved: Sequence[Numbers]
) -> None:
    """Three passes over the postings, one for each of their arrays: none of these is ever in memory whole."""
    lexicons = [(part.lexicons[field], to) for part, to in zip(parts, moved, strict=True) if field in part.lexicons]
    terms = _Terms([lexicon for lexicon, _ in lexicons])
    sources = [
        _Source(lexicon, np.asarray(numbers).astype(np.int64), to)
        for (lexicon, to), numbers in zip(lexicons, terms.numbers, strict=True)
    ]
    counts = np.zeros((2, len(terms)), dtype=np.int64)
    largest = [0, 0]
    stretches = list(_stretches(sources, len(terms)))
    for first, last in stretches:
        of, _, frequencies, positions = _moved(sources, first, last, with_positions=True)
        counts[0, first:last] = np.bincount(of - first, minlength=last - first)
        counts[1, first:last] = np.bincount(of - first, weights=frequencies, minlength=last - first)
        largest = [max(largest[0], int(frequencies.max(initial=0))), max(largest[1], int(positions.max(initial=0)))]
    kept = np.flatnonzero(counts[0])
    narrow = sections.narrowest
    codes = {
        "documents": narrow(new.doc_count_all()),
        "frequencies": narrow(largest[0]),
        "positions": narrow(largest[1]),
    }

    def moved_stretches(name: str) -> Iterator[Numbers]:
        for first, last in stretches:
            yield getattr(_moved(sources, first, last, with_positions=name == "positions"), name)

    columns = {name: (code, moved_stretches(name)) for name, code in codes.items()}
    write_field(target, field, *terms.only(counts[0] > 0), counts[0, kept], counts[1, kept], columns)
    new.field_lengths[field] = int(counts[1].sum())


def _stretches(sources: Sequence[_Source], size: int) -> Iterator[tuple[int, int]]:
    """Ranges of new terms that have about as many postings each; one term at least."""
    totals = np.zeros(size, dtype=np.int64)
    for source in sources:
        totals[source.terms] += steps(source.lexicon.starts)
    sums = sums_of(totals)
    first = 0
    while first < size:
        last = max(first + 1, int(np.searchsorted(sums, sums[first] + STRETCH_POSTINGS, "right")) - 1)
        yield first, last
        first = last


def _moved(sources: Sequence[_Source], first: int, last: int, *, with_positions: bool = False) -> _Moved:
    """The postings of the new terms from `first` on, before `last`: by term, then document."""
    pieces = [_piece(source, first, last, with_positions) for source in sources]
    terms, documents, frequencies, positions = (np.concatenate(columns) for columns in zip(*pieces, strict=True))
    order = np.argsort(terms, kind="stable")  # documents of later segments have higher numbers
    moved = _Moved(terms[order], documents[order], frequencies[order], positions)
    if not with_positions:
        return moved
    return moved._replace(positions=positions[runs(sums_of(frequencies)[:-1][order], moved.frequencies)])


def _piece(source: _Source, first: int, last: int, with_positions: bool) -> _Moved:
    lexicon = source.lexicon
    low, high = np.searchsorted(source.terms, (first, last)).tolist()
    start, end = lexicon.starts[low], lexicon.starts[high]
    per_term = steps(lexicon.starts[low : high + 1])
    terms = np.repeat(source.terms[low:high], per_term)
    documents = source.documents[np.asarray(lexicon.documents[start:end])]
    frequencies = np.asarray(lexicon.frequencies[start:end]).astype(np.int64)
    positions = np.zeros(0, dtype=np.int64)
    live = documents >= 0
    if with_positions:
        positions = np.asarray(lexicon.positions[lexicon.spots[low] : lexicon.spots[high]])  # as narrow as they are
        positions = positions[np.repeat(live, frequencies)]
    return _Moved(terms[live], documents[live], frequencies[live], positions)
