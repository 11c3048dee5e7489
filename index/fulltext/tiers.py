"""Which segments a commit puts together: few enough to search fast, seldom enough to add fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

from index.fulltext.codec import ArraySegment

if TYPE_CHECKING:
    from whoosh.writing import SegmentWriter

WIDTH = 10
"""So many segments of about the same size become one; an article is rewritten about log10(articles / batch) times.
Whoosh's own policy, made for commits of single documents, rewrites it far more often where batches are even."""

SMALLEST = 64
"""Segments of up to so many documents count as the same size."""

CROWD = 40
"""Segments beyond which even a commit in a hurry tidies up first: each costs every search some microseconds."""


def due(segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    """The segments that should become one: a full tier, the smallest first; none if none is full."""
    tiers = defaultdict(list)
    for segment in segments:
        tiers[int(log(max(segment.doc_count(), SMALLEST) / SMALLEST, WIDTH))].append(segment)
    return next((tiers[tier] for tier in sorted(tiers) if len(tiers[tier]) >= WIDTH), [])


def tiered(writer: SegmentWriter, segments: list[ArraySegment]) -> list[ArraySegment]:
    """Whoosh asks this at a commit what to merge: one tier, if one is full. Returns the segments that are then there.

    The new one takes the place of the first of those it is made of.
    """
    chosen = due(segments)
    if not chosen:
        return segments
    from index.fulltext.merging import merged  # numpy, which a small library never needs

    new = merged(writer, chosen)
    names = {segment.segment_id() for segment in chosen}
    kept = [new if segment is chosen[0] else segment for segment in segments]
    return [segment for segment in kept if segment.segment_id() not in names]


def crowded(writer: SegmentWriter, segments: list[ArraySegment]) -> list[ArraySegment]:
    """The same, where there are too many to wait for a quiet moment."""
    return tiered(writer, segments) if len(segments) > CROWD else segments
