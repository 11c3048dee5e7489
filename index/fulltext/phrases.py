"""Terms in a row: where those of a phrase stand, compared as sorted numbers for all documents of a segment at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.fulltext.numbers import Mask, Numbers, documents_of, frequencies_of, runs
from index.fulltext.snapshot import Span

HIGH = np.int64(32)
"""Bits of a place in a text; the document stands above them."""

MERGED = 8
"""Rows of numbers of which one is not longer than the other by more than this factor are merged to compare them."""


def in_a_row(slots: Sequence[Sequence[Span]], size: int) -> Numbers:
    """The documents of one segment in which the terms follow one another.

    Rarest first: for the others only those documents are looked at in which a row may still begin.
    """
    cost = [sum(span.lexicon.spots[span.last] - span.lexicon.spots[span.first] for span in spans) for spans in slots]
    starts: Numbers | None = None
    possible = np.ones(size, dtype=bool)
    for behind in sorted(range(len(slots)), key=cost.__getitem__):
        for spans in slots if starts is None else ():
            holds = np.zeros(size, dtype=bool)
            for span in spans:
                holds[documents_of(span)] = True
            possible &= holds
        places = np.concatenate([_places(span, possible) for span in slots[behind]])
        if len(slots[behind]) > 1 or slots[behind][0].last - slots[behind][0].first > 1:
            places.sort()
        places += len(slots) - behind  # never below the first place of its document
        starts = places if starts is None else _both(starts, places)
        if not len(starts):
            break
        possible = np.zeros(size, dtype=bool)
        possible[starts >> HIGH] = True
    return np.flatnonzero(possible) if starts is not None and len(starts) else np.zeros(0, dtype=np.int64)


def _both(few: Numbers, many: Numbers) -> Numbers:
    """What is in both of two sorted rows of different numbers."""
    if len(few) * MERGED > len(many):
        merged = np.concatenate((few, many))
        merged.sort(kind="stable")  # which sees that there are two rows, and merges them
        found: Numbers = merged[1:][merged[1:] == merged[:-1]]
        return found
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    found = few[many[at] == few]
    return found


def _places(span: Span, possible: Mask) -> Numbers:
    """Where the terms of a span stand in the documents that are possible, as document * 2**32 + place."""
    lexicon, documents = span.lexicon, documents_of(span)
    counts = frequencies_of(span).astype(np.int64)
    positions = np.asarray(lexicon.positions[lexicon.spots[span.first] : lexicon.spots[span.last]])
    chosen = np.flatnonzero(possible[documents])
    if len(chosen) < len(documents):
        starts, counts = (np.cumsum(counts) - counts)[chosen], counts[chosen]
        positions = positions[runs(starts, counts)]
        documents = documents[chosen]
    places: Numbers = (np.repeat(documents.astype(np.int64), counts) << HIGH) + positions
    return places
