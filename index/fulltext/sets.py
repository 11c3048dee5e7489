"""What looking up a query asks of sets of documents: there is one implementation for few documents, one for many."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from index.fulltext.snapshot import Snapshot, Span, frequency

Groups: TypeAlias = Mapping[int, int]
"""Keys of articles that print the same text as others, each with the number of its group."""

Documents = TypeVar("Documents")
"""A set of documents that are articles, none of them deleted."""

K1, B = 1.2, {"body": 0.75, "title": 0.3, "source": 0.0}
"""BM25F's usual constants, but that titles, which are all short, are hardly told apart by their length: chosen on
known-item queries for half of the articles of a corpus; `tests/bench/ranking.py` judges by the other half.
"""


class Ranked(NamedTuple):
    """An article in its place: lower comes first."""

    minus_score: float
    minus_day: int
    key: int


class Telling(NamedTuple):
    """A term that ranks: where it stands, how much its field weighs."""

    field: str
    spans: Sequence[Span]
    boost: float


class Sets(ABC, Generic[Documents]):
    """Sets of the documents of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @property
    @abstractmethod
    def everything(self) -> Documents:
        """All articles."""

    @abstractmethod
    def keys(self, documents: Documents) -> list[int]:
        """The store's keys of these articles."""

    @abstractmethod
    def with_keys(self, keys: Iterable[int]) -> Documents:
        """The articles with these keys, as far as they are here."""

    @abstractmethod
    def published(self, first: int, last: int) -> Documents:
        """Articles of these days, given as ordinals, both included."""

    @abstractmethod
    def holding(self, spans: Iterable[Span]) -> Documents:
        """Articles with any of these terms."""

    @abstractmethod
    def in_a_row(self, slots: Sequence[Sequence[Span]]) -> Documents:
        """Articles in which terms of one field follow one another: one of each slot, each in its place."""

    @abstractmethod
    def all_of(self, several: Sequence[Documents]) -> Documents:
        """Their intersection; there is at least one."""

    @abstractmethod
    def any_of(self, several: Sequence[Documents]) -> Documents:
        """Their union."""

    @abstractmethod
    def without(self, documents: Documents, others: Sequence[Documents]) -> Documents:
        """Those in none of the others."""

    @abstractmethod
    def count(self, documents: Documents) -> int:
        """How many there are."""

    @abstractmethod
    def folded(self, documents: Documents, groups: Groups) -> int:
        """How many there are that have one of their group beside them, but for one of each group."""

    @abstractmethod
    def best(self, documents: Documents, telling: Sequence[Telling], count: int) -> list[Ranked]:
        """The first so many: by BM25F of what is telling (by nothing, where that is empty), by day, by key."""

    @abstractmethod
    def most(self, span: Span, count: int) -> list[int]:
        """The numbers of those terms in a span that most documents hold."""

    def weight(self, telling: Telling) -> float:
        """What a term's frequency is multiplied by: its rarity, as Whoosh has it, and the weight of its field."""
        held = frequency(telling.spans)
        return telling.boost * (log(self.snapshot.size / (held + 1)) + 1) * (K1 + 1)

    def mean_length(self, field: str) -> float:
        """Words in a field of a document, on average."""
        total = sum(segment.field_lengths.get(field, 0) for segment in self.snapshot.segments)
        return total / (self.snapshot.size or 1) or 1.0
