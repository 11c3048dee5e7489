"""How articles go in: words become numbers at once, and postings are made of a whole batch of them by sorting numbers.

Whoosh's own writer handles a tuple for each term of each article, at twice the cost of reading the article.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import numpy as np
from whoosh.codec import base
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from index.fulltext import sections
from index.fulltext.codec import ArrayCodec, ArraySegment
from index.fulltext.numbers import Numbers, steps
from index.fulltext.parts import POSTINGS
from index.fulltext.schema import COLUMNS, TEXTS
from index.fulltext.snapshot import Snapshot
from index.fulltext.words import surfaces, term

NOTHING = 0
"""The number of what no term is left of."""


class _Words(dict[str, int]):
    """The number of the term of each word of a batch."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {"": NOTHING}

    def __missing__(self, word: str) -> int:
        number = self[word] = self.terms.setdefault(term(word), len(self.terms))
        return number


class _Tokens:
    """One field of all documents of a batch, token after token."""

    def __init__(self) -> None:
        self.words = _Words()
        self.tokens = array("I")
        self.documents = array("I")
        self.lengths = array("I")

    def add(self, document: int, text: str) -> int:
        """Take in a text; returns how many tokens it has."""
        numbers = list(map(self.words.__getitem__, surfaces(text)))
        if NOTHING in numbers:
            numbers = [number for number in numbers if number != NOTHING]
        self.tokens.extend(numbers)
        self.documents.append(document)
        self.lengths.append(len(numbers))
        return len(numbers)


class Pool:
    """What Whoosh calls the place where postings wait for the end of the batch."""

    def __init__(self) -> None:
        self.fields = {name: _Tokens() for name in TEXTS}

    def iter_postings(self) -> Pool:
        return self

    def cleanup(self) -> None:
        self.fields.clear()


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of a new segment, with a quicker way for documents to go in."""

    def __init__(self, index: FileIndex, timeout_s: float) -> None:
        super().__init__(index, timeout=timeout_s, codec=ArrayCodec())
        self.pool = Pool()  # an argument for its class is taken and not heeded, in all of Whoosh's lines

    def add_document(self, **fields: str | int) -> None:
        document, columns = self.docnum, self.perdocwriter
        columns.start_doc(document)
        for name, value in fields.items():
            if name in TEXTS:
                length = self.pool.fields[name].add(document, str(value))
                columns.add_field(name, self.schema[name], None, length)
            else:
                assert name in COLUMNS
                columns.add_column_value(name, self.schema[name].column_type, value)
        columns.finish_doc()
        self._added = True
        self.docnum += 1

    def delete_keys(self, snapshot: Snapshot, keys: Iterable[int]) -> None:
        """Delete the documents that have these keys in the state of the index that this writer began with."""
        wanted = np.fromiter(keys, dtype=np.int64)
        for part, offset in zip(snapshot.parts, snapshot.offsets, strict=True):
            for document in np.flatnonzero(np.isin(np.asarray(part.column("key")), wanted)).tolist():
                self.delete_document(document + offset)

    def abandon(self) -> None:
        """Cancel, also after a commit that failed: Whoosh then lets go of its lock, but not of the files."""
        if not self.is_closed:
            self.cancel()
        self.perdocwriter.close()
        self.fieldwriter.close()


class PostingsWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the dictionary of each field and its postings."""

    def __init__(self, storage: FileStorage, segment: ArraySegment) -> None:
        self._file = segment.create_file(storage, POSTINGS)
        self._segment = segment
        self._sections = sections.Writer(self._file)
        self.is_closed = False

    def add_postings(self, schema: Schema, lengths: object, items: Pool) -> None:
        for name, tokens in items.fields.items():
            if len(tokens.tokens):
                _write_tokens(self._sections, name, tokens)

    def close(self) -> None:
        if self.is_closed:
            return
        self.is_closed = True
        self._segment.seals[POSTINGS] = self._sections.close()
        self._file.close()


def _write_tokens(target: sections.Writer, field: str, batch: _Tokens) -> None:
    words = sorted((found.encode(), number) for found, number in batch.words.terms.items() if number != NOTHING)
    rank = np.zeros(len(words) + 1, dtype=np.int64)
    rank[[number for _, number in words]] = np.arange(len(words))
    lengths = np.asarray(batch.lengths).astype(np.int64)
    terms = rank[np.asarray(batch.tokens)]
    documents = np.repeat(np.asarray(batch.documents), lengths)
    positions = np.arange(len(terms)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    order = np.argsort(terms, kind="stable")
    terms, documents, positions = terms[order], documents[order], positions[order]
    is_first = np.ones(len(terms), dtype=bool)
    is_first[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
    firsts = np.flatnonzero(is_first)
    frequencies = steps(np.append(firsts, len(terms)))
    columns = {"documents": documents[firsts], "frequencies": frequencies, "positions": positions}
    write_field(
        target,
        field,
        b"".join(word for word, _ in words),
        np.fromiter((len(word) for word, _ in words), dtype=np.int64, count=len(words)),
        np.bincount(terms[firsts], minlength=len(words)),
        np.bincount(terms, minlength=len(words)),
        {name: (sections.narrowest(int(numbers.max())), [numbers]) for name, numbers in columns.items()},
    )


def write_field(
    target: sections.Writer,
    field: str,
    letters: bytes,
    lengths: Numbers,
    postings: Numbers,
    places: Numbers,
    columns: Mapping[str, tuple[sections.Code, Iterable[Numbers]]],
) -> None:
    """Write what a `Lexicon` reads: sorted terms, as their letters end to end and the length of each, how many postings
    and positions each has, and their columns.
    """
    target.add_chunks(f"{field}.letters", "B", [letters])
    add(target, f"{field}.ends", sums_of(lengths))
    add(target, f"{field}.starts", sums_of(postings))
    add(target, f"{field}.spots", sums_of(places))
    for name, (code, chunks) in columns.items():
        target.add_chunks(f"{field}.{name}", code, (numbers.astype(code).tobytes() for numbers in chunks))


def add(target: sections.Writer, name: str, numbers: Numbers) -> None:
    """A section of numbers, as narrow as they can be."""
    code = sections.narrowest(int(numbers.max(initial=0)))
    target.add_chunks(name, code, [numbers.astype(code).tobytes()])


def sums_of(counts: Numbers) -> Numbers:
    """Where each of so many begins, and the last one ends."""
    return np.concatenate(([0], np.cumsum(counts)))
