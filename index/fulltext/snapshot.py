"""One generation of the index as a reader sees it: columns, postings and scores, decoded once, within bounds."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, repeat
from math import log
from typing import NamedTuple

from whoosh.index import FileIndex

from index.fulltext.postings import blocks

K1, B = 1.2, 0.75
"""BM25's usual constants. Titles are all short: only the length of bodies counts."""

CACHED_POSTINGS = 200_000
"""Postings kept decoded, so that the words before the one being typed cost nothing; some 20 MB."""


class Postings(NamedTuple):
    """The documents of a term, deleted ones included; its weight and its encoded positions in each; scores if asked."""

    numbers: list[int]
    weights: list[float]
    encoded: list[bytes]
    scores: dict[int, float]


class Snapshot:
    """Documents are numbered across segments, as Whoosh does. Not for several threads at once."""

    def __init__(self, index: FileIndex) -> None:
        self.index = index
        self.reader = index.reader()
        empty = not self.reader.doc_count_all()
        self.parts = [] if empty else [(part, offset) for part, offset in self.reader.leaf_readers()]
        self._postings: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._held = 0
        self._expansions: dict[tuple[str, str], list[tuple[int, str]]] = {}

    @cached_property
    def keys(self) -> array[int]:
        """The key of each document, 0 where it is no article."""
        return self._column("key")

    @cached_property
    def days(self) -> array[int]:
        """The day of each document, 0 where it has none."""
        return self._column("day")

    @cached_property
    def batch(self) -> int:
        return max(self._column("batch"), default=0)

    @cached_property
    def articles(self) -> frozenset[int]:
        """Every document that is an article and has not been deleted."""
        live = {number for number, key in enumerate(self.keys) if key}
        for part, offset in self.parts:
            if part.has_deletions():
                deleted = (number for number in range(part.doc_count_all()) if part.is_deleted(number))
                live.difference_update(number + offset for number in deleted)
        return frozenset(live)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The document of each key."""
        return {self.keys[number]: number for number in self.articles}

    def documents(self, keys: Iterable[int]) -> Iterator[int]:
        """The documents of those keys that are here."""
        return (self.numbers[key] for key in keys if key in self.numbers)

    def postings(self, field: str, term: str) -> Postings:
        """The postings of a term, kept: for words that are ranked by, or looked at more than once."""
        known = self._postings.get((field, term))
        if known is None:
            known = self._postings[field, term] = self._read(field, term)
            self._held += len(known.numbers)
            while self._held > CACHED_POSTINGS and len(self._postings) > 1:
                self._held -= len(self._postings.popitem(last=False)[1].numbers)
        self._postings.move_to_end((field, term))
        return known

    def ids(self, field: str, term: str) -> Iterable[int]:
        """Documents that hold a term; not kept, for there may be thousands of terms that begin alike."""
        if (field, term) in self._postings:
            return self._postings[field, term].numbers
        return chain.from_iterable(
            [number + offset for number in numbers] if offset else numbers
            for part, offset in self.parts
            for numbers, _, _ in blocks(part, field, term)
        )

    def scores(self, field: str, term: str) -> dict[int, float]:
        """Documents that hold a term, each with its BM25 score."""
        known = self.postings(field, term)
        if not known.scores:
            idf = log(max(1, len(self.articles)) / (len(known.numbers) + 1)) + 1.0  # as Whoosh has it
            top = max(idf, 0.1) * (K1 + 1)
            norms = map(self._norms.__getitem__, known.numbers) if field == "body" else repeat(K1)
            values = [top * weight / (weight + norm) for weight, norm in zip(known.weights, norms, strict=False)]
            known.scores.update(zip(known.numbers, values, strict=True))
        return known.scores

    def encoded(self, field: str, term: str) -> dict[int, bytes]:
        """The encoded positions of a term in each document that holds it."""
        known = self.postings(field, term)
        return dict(zip(known.numbers, known.encoded, strict=True))

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands."""
        return int(sum(part.doc_frequency(field, term) for part, _ in self.parts))

    def expansions(self, field: str, prefix: str) -> list[tuple[int, str]]:
        """(documents, term) of each term that begins so, the most frequent first. A longer prefix asks the shorter."""
        known = self._expansions.get((field, prefix))
        if known is None:
            shorter = (prefix[:length] for length in range(len(prefix) - 1, 0, -1))
            nearest = next((begin for begin in shorter if (field, begin) in self._expansions), None)
            if nearest is not None:
                known = [entry for entry in self._expansions[field, nearest] if entry[1].startswith(prefix)]
            else:
                known = sorted(((count, term) for term, count in self._read_terms(field, prefix).items()), reverse=True)
            self._expansions[field, prefix] = known
        return known

    def is_current(self) -> bool:
        return bool(self.index.latest_generation() == self.reader.generation())

    def forget(self) -> None:
        """Let go of postings and expansions."""
        self._postings.clear()
        self._held = 0
        self._expansions.clear()

    def close(self) -> None:
        self.reader.close()

    @cached_property
    def _norms(self) -> list[float]:
        """What BM25 adds to the weight of a word in the body of each document: more where the body is longer."""
        sizes = self._column("size")
        mean = sum(sizes) / max(1, len(self.articles)) or 1.0
        return [K1 * (1 - B + B * size / mean) for size in sizes]

    def _read(self, field: str, term: str) -> Postings:
        read = Postings([], [], [], {})
        for part, offset in self.parts:
            for numbers, weights, encoded in blocks(part, field, term):
                read.numbers.extend([number + offset for number in numbers] if offset else numbers)
                read.weights.extend(weights)
                read.encoded.extend(encoded)
        return read

    def _read_terms(self, field: str, prefix: str) -> dict[str, int]:
        counts: dict[str, int] = {}
        start = prefix.encode("utf-8")
        for part, _ in self.parts:
            if field not in set(part.indexed_field_names()):
                continue
            for (name, text), info in part.iter_from(field, start):
                if name != field or not text.startswith(start):
                    break
                term = text.decode("utf-8")
                counts[term] = counts.get(term, 0) + int(info.doc_frequency())
        return counts

    def _column(self, name: str) -> array[int]:
        """One column over all segments."""
        values = array("i")
        for part, _ in self.parts:
            if part.has_column(name):
                values.extend(part.column_reader(name, translate=False).load())
            else:
                values.extend([0] * part.doc_count_all())
        return values
