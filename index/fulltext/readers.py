"""Whoosh's readers over our arrays: with these its own searcher runs on the index, to the same scores as ours."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from whoosh.codec import base
from whoosh.columns import Column
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo
from whoosh.scoring import BaseScorer
from whoosh.util.numeric import byte_to_length

from index.fulltext.codec import ArraySegment, length_name, positions_of
from index.fulltext.parts import Lexicon, Part

Term = tuple[str, bytes]


class DocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """Lengths and deletions. Nothing is stored."""

    def __init__(self, segment: ArraySegment, part: Part) -> None:
        self._segment = segment
        self._part = part

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> set[int]:
        return set(self._segment.deleted_docs())

    def has_column(self, fieldname: str) -> bool:
        return len(self._part.column(fieldname)) > 0

    def column_reader(self, fieldname: str, column: Column) -> memoryview:
        return self._part.column(fieldname)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._part.column(length_name(fieldname))
        return int(byte_to_length(lengths[docnum])) if len(lengths) and lengths[docnum] else default

    def field_length(self, fieldname: str) -> int:
        return self._segment.field_lengths.get(fieldname, 0)

    def min_field_length(self, fieldname: str) -> int:
        return int(byte_to_length(min(self._part.column(length_name(fieldname)), default=0)))

    def max_field_length(self, fieldname: str) -> int:
        return int(byte_to_length(max(self._part.column(length_name(fieldname)), default=0)))

    def stored_fields(self, docnum: int) -> dict[str, object]:
        return {}


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """Dictionaries and postings."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._lexicons = dict(sorted(part.lexicons.items()))
        self._infos: dict[Term, TermInfo] = {}

    def __contains__(self, term: Term) -> bool:
        field, text = term
        return field in self._lexicons and self._lexicons[field].find(text) >= 0

    def indexed_field_names(self) -> list[str]:
        return list(self._lexicons)

    def terms(self) -> Iterator[Term]:
        for field in self._lexicons:
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        lexicon = self._lexicons.get(fieldname)
        if lexicon is not None:
            yield from ((fieldname, lexicon.term(number)) for number in range(lexicon.first(prefix), len(lexicon)))

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        known = self._infos.get((fieldname, text))
        if known is None:
            known = self._infos[fieldname, text] = self._term_info(fieldname, text)
        return known

    def _term_info(self, fieldname: str, text: bytes) -> TermInfo:
        lexicon, first, last = self._postings(fieldname, text)
        documents, weights = lexicon.documents[first:last], lexicon.frequencies[first:last]
        lengths = self._part.column(length_name(fieldname))
        held = [byte_to_length(lengths[document]) for document in documents]
        return TermInfo(sum(weights), len(documents), min(held), max(held), max(weights), documents[0], documents[-1])

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None) -> ListMatcher:
        lexicon, first, last = self._postings(fieldname, text)
        number = lexicon.find(text)
        weights = lexicon.frequencies[first:last].tolist()
        positions = lexicon.positions[lexicon.spots[number] : lexicon.spots[number + 1]]
        return ListMatcher(
            lexicon.documents[first:last].tolist(),
            [float(weight) for weight in weights],
            [array("I", places).tobytes() for places in positions_of(weights, positions)],
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _postings(self, fieldname: str, text: bytes) -> tuple[Lexicon, int, int]:
        lexicon = self._lexicons.get(fieldname)
        number = -1 if lexicon is None else lexicon.find(text)
        if lexicon is None or number < 0:
            raise KeyError((fieldname, text))
        return lexicon, lexicon.starts[number], lexicon.starts[number + 1]
