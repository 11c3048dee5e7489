"""The corpora: CoNLL-U trees and spans of names, read into spaCy's documents of one sentence each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

NAMES = ("PERSON", "ORG", "LOC", "NORP")

Spans = list[tuple[int, int, str]]


def trees(path: Path, nlp: Language, case: Callable[[str], str] = str) -> Iterator[Doc]:
    """The sentences of a CoNLL-U file with gold tags, morphology and heads. Names are unknown there. `case` may change
    the case of each word.
    """
    for rows in _sentences(path):
        words, spaces, tags, kinds, forms, heads, labels, lemmas = map(list, zip(*rows, strict=True))
        yield Doc(
            nlp.vocab,
            words=[case(word) for word in words],
            spaces=spaces,
            tags=tags,
            pos=kinds,
            morphs=forms,
            heads=[at if head < 0 else head for at, head in enumerate(heads)],
            deps=labels,
            lemmas=lemmas,
            sent_starts=[at == 0 for at in range(len(words))],
        )


Row = tuple[str, bool, str, str, str, int, str, str]


def _sentences(path: Path) -> Iterator[list[Row]]:
    rows: list[Row] = []
    joined: tuple[int, int, bool] | None = None  # a token of several words: "don't"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 10:
                if rows and not line.strip():
                    yield rows
                    rows, joined = [], None
                continue
            first, _, last = cells[0].partition("-")
            if last:
                joined = int(first), int(last), "SpaceAfter=No" not in cells[9]
            elif "." not in first:
                number, space = int(first), "SpaceAfter=No" not in cells[9]
                if joined and joined[0] <= number <= joined[1]:
                    space = joined[2] and number == joined[1]
                form = "" if cells[5] == "_" else cells[5]
                label = "ROOT" if cells[6] == "0" else cells[7]
                word = cells[1].replace(" ", "")
                rows.append((word, space, cells[4], cells[3], form, int(cells[6]) - 1, label, cells[2]))
    if rows:
        yield rows


def spans(path: Path) -> Iterator[tuple[str, Spans]]:
    """The sentences of a file of names, each with (start, end, label) of its names."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found = [(start, end, label) for start, end, label in record["spans"] if label in NAMES]
            yield record["text"], [span for span in found if _is_named(record["text"], span)]


def _is_named(text: str, span: tuple[int, int, str]) -> bool:
    # re3d also marks "rebels" and "the village": no names.
    return any(word[:1].isupper() for word in text[span[0] : span[1]].split())


def named(nlp: Language, text: str, found: Spans) -> Doc:
    """A sentence as our tokenizer divides it, with its names; a name takes in every token it touches."""
    doc = nlp.make_doc(text)
    kept: list[Span] = []
    for start, end, label in sorted(found):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    doc.set_ents(kept, default="outside")
    return doc


def example(nlp: Language, gold: Doc) -> Example:
    """A sentence as our tokenizer divides it, beside what is known of it."""
    return Example(nlp.make_doc(gold.text), gold)


def recased(text: str, how: str) -> str:
    """The text in small letters or capitals, letter for letter; as it is where a letter would become two."""
    other = text.lower() if how == "lower" else text.upper()
    return other if len(other) == len(text) else text
