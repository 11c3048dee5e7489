"""Sets of few documents, with sets and lists of Python: nothing to import, nothing to set up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property, reduce
from heapq import nlargest
from math import inf

from whoosh.util.numeric import byte_to_length

from index.fulltext.codec import length_name
from index.fulltext.sets import K1, B, Groups, Ranked, Sets, Telling
from index.fulltext.snapshot import Snapshot, Span, frequency

Set = frozenset[int]


class PlainSets(Sets[Set]):
    """Sets are frozen sets of numbers."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._keys = snapshot.column("key")
        self._days = snapshot.column("day")
        self._norms: dict[str, list[float]] = {}

    @cached_property
    def everything(self) -> Set:
        articles = frozenset(document for document, key in enumerate(self._keys) if key)
        return articles.difference(self.snapshot.deleted())

    @cached_property
    def _documents(self) -> dict[int, int]:
        return {self._keys[document]: document for document in self.everything}

    def keys(self, documents: Set) -> list[int]:
        return [self._keys[document] for document in documents]

    def with_keys(self, keys: Iterable[int]) -> Set:
        known = self._documents
        return frozenset(known[key] for key in keys if key in known)

    def published(self, first: int, last: int) -> Set:
        return frozenset(document for document in self.everything if first <= self._days[document] <= last)

    def holding(self, spans: Iterable[Span]) -> Set:
        found: set[int] = set()
        for place, lexicon, first, last in spans:
            documents = lexicon.documents[lexicon.starts[first] : lexicon.starts[last]]
            offset = self.snapshot.offsets[place]
            found.update((document + offset for document in set(documents)) if offset else documents)
        return self.everything & found

    def in_a_row(self, slots: Sequence[Sequence[Span]]) -> Set:
        starts: dict[int, set[int]] | None = None
        for behind in sorted(range(len(slots)), key=lambda number: frequency(slots[number])):
            places = self._places(slots[behind], behind, starts)
            if starts is None:
                starts = places
            else:
                both = starts.keys() & places.keys()
                starts = {document: start for document in both if (start := starts[document] & places[document])}
            if not starts:
                break
        return self.everything.intersection(starts or ())

    def _places(self, spans: Iterable[Span], behind: int, possible: Container[int] | None) -> dict[int, set[int]]:
        """For each possible document, where a row would begin in which these terms stand so far behind."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for place, lexicon, first, last in spans:
            offset, at = self.snapshot.offsets[place], lexicon.spots[first]
            postings = slice(lexicon.starts[first], lexicon.starts[last])
            for document, count in zip(lexicon.documents[postings], lexicon.frequencies[postings], strict=True):
                if possible is None or document + offset in possible:
                    found[document + offset].update(where - behind for where in lexicon.positions[at : at + count])
                at += count
        return found

    def all_of(self, several: Sequence[Set]) -> Set:
        return reduce(frozenset.intersection, several)

    def any_of(self, several: Sequence[Set]) -> Set:
        return frozenset().union(*several)

    def without(self, documents: Set, others: Sequence[Set]) -> Set:
        return documents.difference(*others)

    def count(self, documents: Set) -> int:
        return len(documents)

    def folded(self, documents: Set, groups: Groups) -> int:
        found = [groups[key] for key in self.keys(documents) if key in groups]
        return len(found) - len(set(found))

    def best(self, documents: Set, telling: Sequence[Telling], count: int) -> list[Ranked]:
        numbers = list(documents)
        scores = [0.0] * len(numbers)
        for term in telling:
            score = self._scores(term).get
            scores = [total + score(number, 0.0) for total, number in zip(scores, numbers, strict=True)]
        deciding: list[float] = scores if telling else [self._days[number] for number in numbers]
        least = nlargest(count, deciding)[-1] if 0 < count < len(numbers) else -inf
        order = [
            Ranked(-score, -self._days[number], self._keys[number])
            for score, number, value in zip(scores, numbers, deciding, strict=True)
            if value >= least
        ]
        return sorted(order)[:count]

    def _scores(self, term: Telling) -> dict[int, float]:
        weight, norms = self.weight(term), self._norms_of(term.field)
        scores = {}
        for place, lexicon, first, last in term.spans:
            offset, postings = self.snapshot.offsets[place], slice(lexicon.starts[first], lexicon.starts[last])
            for document, count in zip(lexicon.documents[postings], lexicon.frequencies[postings], strict=True):
                number = document + offset
                scores[number] = weight * count / (count + norms[number])
        return scores

    def _norms_of(self, field: str) -> list[float]:
        """What BM25 adds to the frequency of a term in each document: more where the field is longer."""
        if field not in self._norms:
            mean, b = self.mean_length(field), B[field]
            table = [K1 * (1 - b + b * byte_to_length(length) / mean) for length in range(256)]
            self._norms[field] = [table[length] for length in self.snapshot.column(length_name(field))]
        return self._norms[field]

    def most(self, span: Span, count: int) -> list[int]:
        return span.lexicon.most(span.first, span.last, count)
