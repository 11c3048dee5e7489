"""Which segments a commit puts together: few enough to search fast, seldom enough to add fast."""

from __future__ import annotations

from collections import defaultdict
from math import log

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

WIDTH = 10
"""So many segments of about the same size become one; an article is rewritten about log10(articles / batch) times.
Whoosh's own policy, made for commits of single documents, rewrites it far more often where batches are even."""

SMALLEST = 64
"""Segments of up to so many documents count as the same size."""


def tiered(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    """Merge into the writer's new segment what is due; returns the segments that stay."""
    tiers = defaultdict(list)
    for segment in segments:
        tiers[int(log(max(segment.doc_count_all(), SMALLEST) / SMALLEST, WIDTH))].append(segment)
    due = set()
    for tier in sorted(tiers):
        if len(tiers[tier]) >= WIDTH - 1:  # with the one being written
            due |= {segment.segment_id() for segment in tiers[tier]}
    for segment in segments:
        if segment.segment_id() in due:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return [segment for segment in segments if segment.segment_id() not in due]
