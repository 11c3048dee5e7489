"""Our codec for Whoosh: postings, lengths and columns as plain arrays, which are searched a million at a time.

Whoosh's own writes postings in pickled blocks of 128, which Python takes apart one by one. Everything around it stays
Whoosh's: schema, writer, lock, table of contents, readers, and its searcher, which finds the same with the same scores.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from os.path import join

from whoosh.codec import base
from whoosh.columns import Column
from whoosh.fields import FieldType
from whoosh.filedb.filestore import FileStorage
from whoosh.util.numeric import length_to_byte

from index.fulltext import sections
from index.fulltext.parts import DOCUMENTS, Part, mapped


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What the table of contents says of a segment: its documents, those deleted since, and the seals of its files."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._size = 0
        self._deleted: set[int] = set()
        self.field_lengths: dict[str, int] = {}
        self.seals: dict[str, int] = {}

    def codec(self, **_: object) -> ArrayCodec:
        return ArrayCodec()

    def should_assemble(self) -> bool:
        return False  # one file more costs less than copying all of them into one

    def set_doc_count(self, count: int) -> None:
        self._size = count

    def doc_count_all(self) -> int:
        return self._size

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        return sorted(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Whoosh asks this for everything it reads or writes of a segment."""

    length_stats = False

    def new_segment(self, storage: FileStorage, indexname: str) -> ArraySegment:
        return ArraySegment(indexname)

    def per_document_writer(self, storage: FileStorage, segment: ArraySegment) -> DocumentWriter:
        return DocumentWriter(storage, segment)

    def field_writer(self, storage: FileStorage, segment: ArraySegment) -> base.FieldWriter:
        from index.fulltext.writing import PostingsWriter  # with numpy, which reading can do without

        return PostingsWriter(storage, segment)

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> base.PerDocumentReader:
        from index.fulltext.readers import DocumentReader  # only Whoosh's own searcher asks for these

        return DocumentReader(segment, opened(storage, segment))

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> base.TermsReader:
        from index.fulltext.readers import TermsReader

        return TermsReader(opened(storage, segment))


def opened(storage: FileStorage, segment: ArraySegment) -> Part:
    """The files of a segment, mapped. Raises Damaged."""
    return Part(
        lambda extension: mapped(join(storage.folder, segment.make_filename(extension))),
        segment.seals,
        segment.doc_count_all(),
    )


class DocumentWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Columns and lengths, a number for each document."""

    def __init__(self, storage: FileStorage, segment: ArraySegment) -> None:
        self._file = segment.create_file(storage, DOCUMENTS)
        self._segment = segment
        self._columns: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._size = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        self._size = docnum + 1

    def cancel_doc(self) -> None:
        self._size -= 1

    def add_field(self, fieldname: str, fieldobj: FieldType, value: object, length: int) -> None:
        if length:
            lengths = self._segment.field_lengths
            lengths[fieldname] = lengths.get(fieldname, 0) + length
            self._put(length_name(fieldname), length_to_byte(length))

    def add_column_value(self, fieldname: str, columnobj: Column, value: int) -> None:
        self._put(fieldname, value)

    def _put(self, name: str, value: int) -> None:
        column = self._columns[name]
        column.extend([0] * (self._size - 1 - len(column)))
        column.append(value)

    def close(self) -> None:
        if self.is_closed:
            return
        self.is_closed = True
        writer = sections.Writer(self._file)
        for name, column in self._columns.items():
            column.extend([0] * (self._size - len(column)))
            writer.add(name, column)
        self._segment.seals[DOCUMENTS] = writer.close()
        self._file.close()


def length_name(field: str) -> str:
    """The column with Whoosh's byte for the length of a field."""
    return f"{field}.length"


def positions_of(frequencies: Sequence[int], positions: memoryview) -> list[memoryview]:
    """The positions of one term, cut up by document."""
    cut, at = [], 0
    for frequency in frequencies:
        cut.append(positions[at : at + frequency])
        at += frequency
    return cut
