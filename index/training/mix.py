"""What the models are trained on, in what shares: trees and names of several kinds of text, some cased badly."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.util import registry

from index.training.corpora import example, recased, trees
from index.training.wire import sentences

TREES = ("en_ewt-train", "en_gum-train-ccby")
TREES_DEV = ("en_ewt-dev", "en_gum-dev-ccby")

CRF_SHARES: dict[str, float] = {
    "ner-gmb": 0.3,
    "ner-gum": 2.0,
    "ner-crossner-pol": 2.0,
    "ner-re3d": 3.0,
    "ner-uner-ewt": 3.0,
}
"""How often each sentence of a corpus is seen by the model of names. The news of one agency outweighs all else by far
and teaches little of other kinds of text, so it is sampled down: with twice as much it gains a point there and loses
one elsewhere.
"""

BADLY_CASED = 0.06
"""The share of sentences seen once more in small letters or in capitals: headlines and old wires are written so."""

CRF_BADLY_CASED = 0.2
"""The same for the model of names: on web text it gains a point of F over 0.06 and loses nothing on news."""

WIRE = 3000
"""Sentences of our own, see wire.py: a sixth of the trees. 4,500 of them did no better on plain sentences or on the
treebanks.
"""

WIRE_NAMES = 3000
"""Sentences of our own for the names, see wire_names.py: one in fifteen. Twice as many did worse on most corpora."""


AGREED = 0.6
"""Sentences on whose tree two parsers agree, for each sentence whose tree people drew or we wrote."""


@registry.readers("dateline.Training.v1")  # type: ignore[untyped-decorator]
def training(folder: str, seed: int, agreed: str | None = None) -> Callable[[Language], Iterable[Example]]:
    """Reads the training corpora of a folder in their shares, the same for the same seed; with a file of agreed trees
    some of those behind them.
    """

    def read(nlp: Language) -> Iterator[Example]:
        people = list(drawn(nlp))
        yield from people
        if agreed is not None:
            for doc in islice(DocBin().from_disk(agreed).get_docs(nlp.vocab), int(AGREED * len(people))):
                yield example(nlp, doc)

    def drawn(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)
        for name in TREES:
            for gold in trees(_file(folder, name, "conllu"), nlp):
                yield example(nlp, gold)
            for how in ("lower", "upper"):
                for gold in trees(_file(folder, name, "conllu"), nlp, partial(recased, how=how)):
                    if chance.random() < BADLY_CASED / 2:
                        yield example(nlp, gold)
        for gold in sentences(nlp, WIRE, seed):
            yield example(nlp, gold)

    return read


@registry.readers("dateline.Choosing.v1")  # type: ignore[untyped-decorator]
def choosing(folder: str, most: int) -> Callable[[Language], Iterable[Example]]:
    """Reads up to `most` sentences of each development corpus, to choose a model by several kinds of text."""

    def read(nlp: Language) -> Iterator[Example]:
        for name in TREES_DEV:
            for _, gold in zip(range(most), trees(_file(folder, name, "conllu"), nlp), strict=False):
                yield example(nlp, gold)

    return read


def _file(folder: str, name: str, ending: str) -> Path:
    return Path(folder) / f"{name}.{ending}.gz"
