"""Sentences nobody has drawn a tree for, with the tree on which two parsers agree: what both say of news is mostly
right, and it is of kinds of text that the treebanks lack. Training on it is known as self-training with agreement
(Sagae and Tsujii 2007, "Dependency Parsing and Domain Adaptation with LR Models and Parser Ensembles").
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from index.extract.mending import mended
from index.training.evaluate import BATCH

CORPORA = ("ner-gmb", "ner-crossner-pol", "ner-re3d")
"""News, encyclopedia and reports: of the corpora of names only the words are read here."""

SHORTEST, LONGEST = 40, 350
"""Characters of a sentence that is parsed."""

LEAST_TOKENS = 7
ALIKE = 0.93
"""The share of a sentence's tokens whose heads and relations, and whose tags, are the same: all but one in fifteen."""


def make(first: Language, second: Language, data: Path, out: Path, seed: int) -> str:
    """Write the sentences of a folder's corpora on which both agree, with the first one's trees as the program mends
    them; what was made, in words.
    """
    texts = list(_sentences(data))
    random.Random(seed).shuffle(texts)
    kept = DocBin(attrs=["ORTH", "TAG", "HEAD", "DEP", "SENT_START"])
    for doc in first.pipe(texts, batch_size=BATCH):
        if len(doc) >= LEAST_TOKENS and _agree(doc, _parsed(second, doc)):
            kept.add(_bare(mended(doc), first))
    kept.to_disk(out)
    return f"{len(kept):,} of {len(texts):,} sentences"


def _sentences(data: Path) -> Iterator[str]:
    for name in CORPORA:
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                if SHORTEST < len(text) < LONGEST and "\n" not in text:
                    yield text


def _parsed(nlp: Language, doc: Doc) -> Doc:
    """The same tokens read by another pipeline."""
    again = _copy(doc, nlp)
    for _, part in nlp.pipeline:
        again = part(again)
    return again


def _copy(doc: Doc, nlp: Language, **known: Any) -> Doc:
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=[token.i == 0 for token in doc],
        **known,
    )


def _bare(doc: Doc, nlp: Language) -> Doc:
    return _copy(
        doc,
        nlp,
        tags=[token.tag_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )


def _agree(one: Doc, other: Doc) -> bool:
    arcs = sum(a.head.i == b.head.i and _relation(a.dep_) == _relation(b.dep_) for a, b in zip(one, other, strict=True))
    tags = sum(a.tag_ == b.tag_ for a, b in zip(one, other, strict=True))
    return min(arcs, tags) >= ALIKE * len(one)


def _relation(label: str) -> str:
    return label.partition(":")[0]
