"""Our own spaCy pipeline (tags, dependencies, names) and the sentences it works on.

Importing this costs more than a second (spaCy): only the worker process and `dateline extract` do.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import Model, NumpyOps

from index.extract.embedding import FEATURES, Remembered
from index.extract.layout.parts import paragraphs
from index.extract.mending import mended
from index.extract.names.tagger import NameTagger
from index.extract.sentences import sentence_ends
from index.records import Part

MODEL = Path(__file__).parent / "model"


class _Reading(NumpyOps):  # type: ignore[misc]  # thinc has no types here
    """What a pipeline that only reads computes with: numpy's matrix products take a third of the time of those thinc
    brings along, and the largest of three numbers by itself a third of it with its place, which only learning needs.
    """

    def maxout(self, numbers: Any) -> tuple[Any, Any]:
        """The largest of each row's numbers, and no place."""
        return reduce(np.maximum, (numbers[:, :, at] for at in range(numbers.shape[2]))), None


_READING = _Reading(use_blis=False)

PARTS = (FEATURES, NameTagger)
"""What the model's configuration names: their modules must have been imported when it is loaded."""

LIMIT_CHARACTERS = 1_000_000
"""Longer texts are analysed up to here; beyond, one article would hold up the others."""

LIMIT_SENTENCE = 3_000
"""A longer "sentence" is a table or a data dump: it is cut here so that the parser's time stays linear."""


_NOT_FOR_SPACY = re.compile("[\n\ud800-\udfff]")
"""Line breaks, which would be tokens, and halves of surrogate pairs, which raise: a blank each, one to one."""


@dataclass(frozen=True)
class Sentence:
    """One sentence: its parse, where it starts in the article's text, its paragraph's number and role.

    `doc` holds the sentence alone, with line breaks turned into spaces one to one, so that an offset in the
    article is always `start + offset in doc`.
    """

    doc: Doc
    start: int
    end: int
    paragraph: int
    role: str

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Offsets in the article of the tokens from `first` to `last`, both included."""
        return self.start + first.idx, self.start + last.idx + len(last)


@cache
def pipeline() -> Language:
    """The shipped pipeline, loaded once a process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(MODEL)
    at_precision(nlp, np.float32)
    for _, part in nlp.pipeline:
        for node in part.model.walk() if hasattr(part, "model") else ():
            node.ops = _READING
    words: Any = nlp.get_pipe("tok2vec")
    words.model.layers[0] = Remembered(words.model.layers[0]).model
    return nlp


def at_precision(nlp: Language, precision: type[np.floating[Any]]) -> None:
    """Keep the weights of a pipeline in this precision. Halves lie on disk, where they take half the room and cost
    nothing measurable; only singles can be computed with.
    """
    models: list[Model[Any, Any]] = [part.model for _, part in nlp.pipeline if hasattr(part, "model")]
    for model in models:
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    weights: Any = node.get_param(name)
                    node.set_param(name, weights.astype(precision))


def segment(text: str, parts: Sequence[Part] = ()) -> list[tuple[int, int, int, str]]:
    """(start, end, paragraph number, role) of every sentence of a text; role is "body" where no part covers it."""
    found: list[tuple[int, int, int, str]] = []
    for number, (start, end) in enumerate(paragraphs(text[:LIMIT_CHARACTERS])):
        for first, last, role in _pieces(start, end, parts):
            found.extend((a, b, number, role) for a, b in _sentences(text, first, last))
    return found


def _pieces(start: int, end: int, parts: Sequence[Part]) -> Iterator[tuple[int, int, str]]:
    """A paragraph with its role, or cut where parts of it have one: a dateline is no part of the sentence after it."""
    inner = [part for part in parts if start <= part.start and part.end <= end]
    at = start
    for part in inner:
        yield at, part.start, "body"
        yield part.start, part.end, part.role
        at = part.end
    around = next((part.role for part in parts if part.start <= start and end <= part.end), "body")
    yield at, end, around if not inner else "body"


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    at = 0
    for stop in [*sentence_ends(piece), len(piece)]:
        while at < stop:
            cut = min(stop, at + LIMIT_SENTENCE)
            bare = piece[at:cut].strip()
            left = cut - at - len(piece[at:cut].lstrip())
            if bare:
                yield start + at + left, start + at + left + len(bare)
            at = cut


def parse(text: str, parts: Sequence[Part] = ()) -> list[Sentence]:
    """The sentences of a text with their tokens, tags, dependencies and names."""
    spans = segment(text, parts)
    docs = _parse_all(_NOT_FOR_SPACY.sub(" ", text[start:end]) for start, end, _, _ in spans)
    return [
        Sentence(doc, start, end, number, role) for doc, (start, end, number, role) in zip(docs, spans, strict=True)
    ]


def _parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    # One sentence a doc: a boundary is a fact for the parser, not something for it to find.
    return map(mended, pipeline().pipe(texts, batch_size=64))
