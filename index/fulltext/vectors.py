"""Sets of many documents, with numpy: a set is a truth value for each document, scores are computed all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial, reduce
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt
from whoosh.util.numeric import byte_to_length

from index.fulltext.codec import length_name
from index.fulltext.numbers import Mask, Numbers, documents_of, frequencies_of, steps
from index.fulltext.phrases import in_a_row
from index.fulltext.sets import K1, B, Groups, Ranked, Sets, Telling
from index.fulltext.snapshot import Snapshot, Span, frequency

Scores = npt.NDArray[np.float64]
Rough = npt.NDArray[np.float32]
Lengths = npt.NDArray[np.uint8]
Kept = TypeVar("Kept", Mask, Rough)

COUNTED = 256
"""A term that stands in a text as often, or more often, gets at first the most that a term can get."""

ROUGHNESS = 1e-5
"""How much smaller a rough score may be than it should, being a sum of numbers of seven digits."""

LIMIT_EXACT = 1_000
"""Documents up to which all scores are computed exactly at once."""

EXACT_COST = 8
"""So many postings are scored roughly in the time in which a document is looked up in those of one term."""

CACHED_BYTES = 24 << 20
"""What is remembered of terms asked for before."""


class VectorSets(Sets[Mask]):
    """Sets are masks. Numbers stay in the mapped files; what is kept here is some bytes for each document."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._keys = self._column("key")
        self._days = self._column("day")
        self._known_norms: dict[str, Scores] = {}
        self._tables: dict[str, Rough] = {}
        self._known_lengths: dict[str, Lengths] = {}
        self._known_groups: tuple[Groups | None, Numbers] = None, self._keys
        self._cache: dict[tuple[object, ...], Mask | Rough] = {}

    @cached_property
    def everything(self) -> Mask:
        articles = self._keys > 0
        articles[np.fromiter(self.snapshot.deleted(), dtype=np.int64)] = False
        return articles

    @cached_property
    def _documents(self) -> Numbers:
        """The document of each key, -1 where there is none."""
        table = np.full(int(self._keys.max(initial=0)) + 1, -1, dtype=np.int64)
        here = np.flatnonzero(self.everything)
        table[self._keys[here]] = here
        return table

    def keys(self, documents: Mask) -> list[int]:
        keys: list[int] = self._keys[documents].tolist()
        return keys

    def with_keys(self, keys: Iterable[int]) -> Mask:
        wanted = np.fromiter(keys, dtype=np.int64)
        documents = self._documents[wanted[(wanted >= 0) & (wanted < len(self._documents))]]
        found = np.zeros(self.snapshot.size, dtype=bool)
        found[documents[documents >= 0]] = True
        return found

    def published(self, first: int, last: int) -> Mask:
        return self.everything & (self._days >= first) & (self._days <= last)

    def holding(self, spans: Iterable[Span]) -> Mask:
        spans = tuple(spans)
        return self._kept("holding", spans, lambda: self._holding(spans)) if spans else self._nothing

    @cached_property
    def _nothing(self) -> Mask:
        return np.zeros(self.snapshot.size, dtype=bool)

    def _holding(self, spans: Iterable[Span]) -> Mask:
        found = np.zeros(self.snapshot.size, dtype=bool)
        for span in spans:
            found[self._range(span.place)][documents_of(span)] = True
        return found & self.everything

    def in_a_row(self, slots: Sequence[Sequence[Span]]) -> Mask:
        found = np.zeros(self.snapshot.size, dtype=bool)
        for place, part in enumerate(self.snapshot.parts):
            here = [[span for span in spans if span.place == place] for spans in slots]
            if all(here):
                found[self._range(place)][in_a_row(here, part.size)] = True
        return found & self.everything

    def all_of(self, several: Sequence[Mask]) -> Mask:
        return reduce(np.logical_and, several)

    def any_of(self, several: Sequence[Mask]) -> Mask:
        return reduce(np.logical_or, [one for one in several if one is not self._nothing] or [self._nothing])

    def without(self, documents: Mask, others: Sequence[Mask]) -> Mask:
        return reduce(lambda left, other: left & ~other, others, documents)

    def count(self, documents: Mask) -> int:
        return int(np.count_nonzero(documents))

    def folded(self, documents: Mask, groups: Groups) -> int:
        found = self._groups_of(groups)[documents]
        return int(np.count_nonzero(found)) - int(np.count_nonzero(np.bincount(found)[1:]))

    def _groups_of(self, groups: Groups) -> Numbers:
        """The number of each document's group, 0 for none; remembered for the next key that is typed."""
        known, numbers = self._known_groups
        if known is not groups:
            keys = np.fromiter(groups.keys(), dtype=np.int64, count=len(groups))
            table = np.zeros(max(int(keys.max(initial=0)), int(self._keys.max(initial=0))) + 1, dtype=np.int64)
            table[keys] = np.fromiter(groups.values(), dtype=np.int64, count=len(groups))
            numbers = table[self._keys]
            self._known_groups = groups, numbers
        return numbers

    def best(self, documents: Mask, telling: Sequence[Telling], count: int) -> list[Ranked]:
        numbers = np.flatnonzero(documents)
        if 0 < count < len(numbers):
            numbers = self._promising(numbers, telling, count) if telling else self._latest(numbers, count)
        scores = np.zeros(len(numbers))
        for term in telling:
            self._add_scores(scores, numbers, term)
        keys, days = self._keys[numbers], self._days[numbers]
        order = np.lexsort((keys, -days, -scores))[:count]
        columns = (-scores[order]).tolist(), (-days[order]).tolist(), keys[order].tolist()
        return [Ranked(*row) for row in zip(*columns, strict=True)]

    def _latest(self, numbers: Numbers, count: int) -> Numbers:
        """Those that may be among the so many latest."""
        days = self._days[numbers]
        least = np.partition(days, len(days) - count)[len(days) - count]
        found: Numbers = numbers[days >= least]
        return found

    def _promising(self, numbers: Numbers, telling: Sequence[Telling], count: int) -> Numbers:
        """Those that may be among the so many best, by rough scores of all documents; their own are computed later."""
        postings = sum(frequency(term.spans) for term in telling)
        if len(numbers) < LIMIT_EXACT or len(numbers) * EXACT_COST < postings:
            return numbers
        rough = np.zeros(self.snapshot.size, dtype=np.float32)
        for term in telling:
            rough += self._kept(f"rough {term.boost}", tuple(term.spans), partial(self._rough, term))
            count += sum(int(np.count_nonzero(frequencies_of(span) >= COUNTED)) for span in term.spans)
        if count >= len(numbers):
            return numbers
        theirs = rough.take(numbers)
        least = np.partition(theirs, len(theirs) - count)[len(theirs) - count]
        found: Numbers = numbers[theirs >= least * (1 - ROUGHNESS)]
        return found

    def _rough(self, term: Telling) -> Rough:
        """What a term gives to every document, to six digits."""
        table = self._table(term.field) * np.float32(self.weight(term))
        lengths = self._lengths(term.field)
        scores = np.zeros(self.snapshot.size, dtype=np.float32)
        for span in term.spans:
            part = self._range(span.place)
            held = documents_of(span).astype(np.int64)
            counts = np.minimum(frequencies_of(span).astype(np.uint32), COUNTED)
            scores[part][held] = table.take((counts << 8) | lengths[part].take(held))
        return scores

    def _add_scores(self, scores: Scores, numbers: Numbers, term: Telling) -> None:
        """Add what a term gives to each of these documents."""
        weight, norms, lengths = self.weight(term), self._norms(term.field), self._lengths(term.field)
        for span in term.spans:
            part = self._range(span.place)
            low, high = np.searchsorted(numbers, (part.start, part.stop)).tolist()
            held, counts = documents_of(span), frequencies_of(span)
            at = np.searchsorted(held, (numbers[low:high] - part.start).astype(held.dtype))  # or numpy would copy held
            at[at == len(held)] = 0
            here = held[at] == numbers[low:high] - part.start
            mine = np.where(here, counts[at], 0).astype(np.float64)
            scores[low:high] += weight * mine / (mine + norms[lengths[numbers[low:high]]])

    def _norms(self, field: str) -> Scores:
        """What BM25 adds to the frequency of a term, for each of Whoosh's bytes for the length of a field."""
        if field not in self._known_norms:
            mean, b = self.mean_length(field), B[field]
            norms = [K1 * (1 - b + b * byte_to_length(length) / mean) for length in range(256)]
            self._known_norms[field] = np.array(norms)
        return self._known_norms[field]

    def _table(self, field: str) -> Rough:
        """The share of a term's weight that a document gets, by frequency and length."""
        if field not in self._tables:
            counts = np.arange(COUNTED + 1, dtype=np.float64)[:, np.newaxis]
            shares = counts / (counts + self._norms(field))
            shares[COUNTED] = 1.0  # at most
            self._tables[field] = shares.astype(np.float32).ravel()
        return self._tables[field]

    def _lengths(self, field: str) -> Lengths:
        if field not in self._known_lengths:
            self._known_lengths[field] = self._column(length_name(field)).astype(np.uint8)
        return self._known_lengths[field]

    def _kept(self, kind: str, spans: tuple[Span, ...], make: Callable[[], Kept]) -> Kept:
        """What was made before of the same terms, if it is still there: the next key asks for much the same."""
        name = kind, tuple((id(span.lexicon), span.first, span.last) for span in spans)
        found = self._cache.pop(name, None)
        if found is None:
            found = make()
        self._cache[name] = found
        while len(self._cache) > max(2, CACHED_BYTES // (4 * self.snapshot.size)):
            del self._cache[next(iter(self._cache))]
        return cast(Kept, found)

    def most(self, span: Span, count: int) -> list[int]:
        counts = steps(span.lexicon.starts[span.first : span.last + 1])
        if len(counts) > count:
            chosen: list[int] = (np.argpartition(-counts, count)[:count] + span.first).tolist()
            return chosen
        return list(range(span.first, span.last))

    def _range(self, place: int) -> slice:
        """The documents of a segment."""
        start = self.snapshot.offsets[place]
        return slice(start, start + self.snapshot.parts[place].size)

    def _column(self, name: str) -> Numbers:
        parts = [
            np.asarray(part.column(name)) if len(part.column(name)) else np.zeros(part.size, dtype=np.int64)
            for part in self.snapshot.parts
        ]
        return np.concatenate(parts).astype(np.int64)
