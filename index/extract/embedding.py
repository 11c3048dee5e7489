"""What the language model sees of a word: its letters, its cluster, and what our lists say of it.

Clusters are Brown clusters: words that stand in the same places have numbers that begin with the same bits. They and
the lists are one file beside the model, made in training. spaCy finds the layer by its registered name, so this module
must be imported before the model is loaded.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from spacy.attrs import intify_attr
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

FEATURES = Path(__file__).parent / "model" / "features.json.gz"

LISTS = ("place", "first name", "people", "country", "title", "force", "organisation word", "organisation")
"""What each bit of a list entry means. A word inside a longer entry has the bits eight places higher."""

INSIDE = len(LISTS)
LONGEST = 4
CLUSTER_BITS = (4, 6, 10, 32)
"""How much of a cluster's number the model sees; all of it last."""

CLUSTER_ROWS = (50, 100, 800, 1200)
LIST_ROWS = 300
WIDTH_OF_COLUMN = 32

MOST_WORDS = 20_000
"""Words whose numbers are kept for the next text: 8 MB, and 3 of keys."""


class Features(msgspec.Struct, frozen=True):
    """The file: a cluster's number for each word, the bits of each entry of the lists."""

    cluster: dict[str, int]
    lists: dict[str, int]


@dataclass(frozen=True)
class Known:
    """The same, ready to be looked up."""

    cluster: dict[str, int]
    entries: dict[tuple[str, ...], int]
    longest: dict[str, int]

    def clusters(self, words: Sequence[str]) -> list[int]:
        """The cluster of each word, 0 where nobody knows it."""
        known = self.cluster
        return [known.get(word) or known.get(word.lower(), 0) for word in words]

    def bits(self, words: Sequence[str]) -> Sequence[int]:
        """What the lists say of each word: the longest entry that begins at a word, and its continuations. Names ask of
        the sentences that the parser has just asked of.
        """
        return _bits(tuple(words))

    def found(self, words: Sequence[str]) -> list[int]:
        """The same, looked up."""
        found = [0] * len(words)
        for at, word in enumerate(words):
            for length in range(min(self.longest.get(word, 0), len(words) - at), 0, -1):
                if bits := self.entries.get(tuple(words[at : at + length])):
                    found[at] |= bits
                    for inside in range(at + 1, at + length):
                        found[inside] |= bits << INSIDE
                    break
        return found


@cache
def known() -> Known:
    """The words and lists the model was trained with, loaded once a process."""
    raw = msgspec.json.decode(gzip.decompress(FEATURES.read_bytes()), type=Features)
    entries = {tuple(words.split(" ")[:LONGEST]): bits for words, bits in raw.lists.items()}
    longest: dict[str, int] = {}
    for entry in entries:
        longest[entry[0]] = max(longest.get(entry[0], 0), len(entry))
    return Known(raw.cluster, entries, longest)


@lru_cache(maxsize=128)
def _bits(words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(known().found(words))


def columns(sentences: Sequence[Sequence[str]]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """One row a word of all sentences: its cluster to so many bits each, then what the lists say."""
    clusters = np.array([one for words in sentences for one in known().clusters(words)], dtype=np.uint64)
    bits = np.array([one for words in sentences for one in known().bits(words)], dtype=np.uint64)
    return np.stack([*(clusters & np.uint64((1 << kept) - 1) for kept in CLUSTER_BITS), bits], axis=1)


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    attrs = model.attrs["columns"]
    own = [doc.to_array(attrs).astype(np.uint64).reshape((len(doc), len(attrs))) for doc in docs]
    both = np.hstack([np.concatenate(own), columns([[token.text for token in doc] for doc in docs])])
    ends = np.cumsum([len(doc) for doc in docs])
    return np.split(np.ascontiguousarray(both, dtype=np.uint64), ends[:-1]), _nothing


def _nothing(gradient: Any) -> Any:
    return []


@registry.architectures("dateline.Embed.v1")  # type: ignore[untyped-decorator]
def embed(width: int, attrs: list[str], rows: list[int]) -> Model[list[Doc], list[Any]]:
    """Hash embeddings of attributes of a word, of its cluster and of the lists, mixed into `width` numbers."""
    sizes = [(width, count) for count in rows]
    sizes += [(WIDTH_OF_COLUMN, count) for count in (*CLUSTER_ROWS, LIST_ROWS)]
    tables: list[Model[Any, Any]] = [
        HashEmbed(size, count, column=column, seed=8 + column, dropout=0.0)
        for column, (size, count) in enumerate(sizes)
    ]
    seen: Model[Any, Any] = Model("dateline.features", _forward, attrs={"columns": [intify_attr(a) for a in attrs]})
    mix = Maxout(width, sum(size for size, _ in sizes), nP=3, dropout=0.0, normalize=True)
    return chain(seen, list2ragged(), with_array(concatenate(*tables)), with_array(mix), ragged2list())


class Remembered:
    """A layer made by `embed`, for reading: it keeps what it has worked out of a word. That depends on the word and on
    what the lists say of it there, and on no other word, and of news nine words in ten have been met before.
    """

    def __init__(self, embed: Model[list[Doc], list[Any]], most: int = MOST_WORDS) -> None:
        self._seen, *mixing = embed.layers
        self._mixed: Model[Any, Any] = chain(*mixing)
        self._most = most
        self._kept = np.zeros((most, embed.get_dim("nO")), dtype=np.float32)
        self._row: dict[bytes, int] = {}
        self.model: Model[list[Doc], list[Any]] = Model("dateline.remembered", self._forward, layers=[embed])

    def _forward(
        self, _: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Any], Callable[[Any], Any]]:
        columns_of = self._seen.predict(docs)
        size = columns_of[0].shape[1] * columns_of[0].itemsize
        together = b"".join(rows.tobytes() for rows in columns_of)
        keys = [together[at : at + size] for at in range(0, len(together), size)]
        new = dict.fromkeys(key for key in keys if key not in self._row)
        if len(self._row) + len(new) > self._most:
            self._forget_the_older_half()
            new = dict.fromkeys(key for key in keys if key not in self._row)
        if len(self._row) + len(new) > self._most:
            return self._mixed.predict(columns_of), _nothing
        if new:
            self._learn(new)
        numbers = self._kept[[self._row[key] for key in keys]]
        ends = np.cumsum([len(rows) for rows in columns_of])
        return np.split(numbers, ends[:-1]), _nothing

    def _learn(self, new: dict[bytes, None]) -> None:
        rows = np.frombuffer(b"".join(new), dtype=np.uint64).reshape((len(new), -1))
        first = len(self._row)
        self._kept[first : first + len(new)] = self._mixed.predict([rows])[0]
        self._row.update(zip(new, range(first, first + len(new)), strict=True))

    def _forget_the_older_half(self) -> None:
        kept = list(self._row)[len(self._row) // 2 :]
        self._kept[: len(kept)] = self._kept[len(self._row) - len(kept) : len(self._row)]
        self._row = {key: row for row, key in enumerate(kept)}
