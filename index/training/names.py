"""Trains the model of names, a conditional random field, on every corpus in its share and on sentences of our own."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc

from index.extract.names.tagger import MODEL, OUTSIDE, features
from index.training.corpora import Spans, named, recased, spans
from index.training.mix import CRF_BADLY_CASED, CRF_SHARES, WIRE_NAMES
from index.training.wire_names import named_sentences

SETTINGS = {
    "c1": 0.35,
    "c2": 0.05,
    "max_iterations": 100,
    "feature.minfreq": 1,
    "feature.possible_transitions": False,
}
"""Elastic net: more of L1 than is usual keeps the file small and did better on kinds of text not trained on."""


def make(data: Path, nlp: Language, seed: int = 0) -> str:
    """Train on a folder of corpora and write the model; what was made, in words. Needs the file of features."""
    trainer = pycrfsuite.Trainer(verbose=False)
    words = sentences = 0
    for text, found in _read(data, seed):
        doc = named(nlp, text, found)
        trainer.append(features([token.text for token in doc]), tags(doc))
        words, sentences = words + len(doc), sentences + 1
    trainer.set_params(SETTINGS)
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "names.crfsuite"
        trainer.train(str(plain))
        MODEL.write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
    return f"names from {sentences:,} sentences of {words:,} words"


def _read(data: Path, seed: int) -> Iterator[tuple[str, Spans]]:
    """Every sentence to learn from: the corpora in their shares, some of it badly cased, then our own."""
    chance = random.Random(seed)
    for name, share in CRF_SHARES.items():
        for text, found in spans(data / f"{name}.jsonl.gz"):
            times = int(share) + (chance.random() < share % 1)
            texts = [text] * times
            if times and chance.random() < CRF_BADLY_CASED:
                texts.append(recased(text, chance.choice(("lower", "upper"))))
            for one in texts:
                yield one, found
    yield from named_sentences(WIRE_NAMES, seed)


def tags(doc: Doc) -> list[str]:
    """B-, I- and O tags of a document with names."""
    return [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else OUTSIDE for token in doc]
