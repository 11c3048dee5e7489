"""Arrays of numbers: what numpy sees of the memory of a segment, and two operations that it lacks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.fulltext.snapshot import Span

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


def documents_of(span: Span) -> Numbers:
    """The documents of each posting of a span, in its segment's own numbers."""
    starts = span.lexicon.starts
    return np.asarray(span.lexicon.documents[starts[span.first] : starts[span.last]])


def frequencies_of(span: Span) -> Numbers:
    """How often the term stands in each of them."""
    starts = span.lexicon.starts
    return np.asarray(span.lexicon.frequencies[starts[span.first] : starts[span.last]])


def steps(numbers: memoryview[int] | Numbers) -> Numbers:
    """What each number is more than the one before it."""
    wide = np.asarray(numbers).astype(np.int64)
    found: Numbers = wide[1:] - wide[:-1]
    return found


def runs(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers starts[0], starts[0] + 1, ... (lengths[0] of them), then those from starts[1] on, and so forth."""
    first = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    found: Numbers = first + np.arange(len(first), dtype=np.int64)
    return found
