"""What the model is trained on, in what shares: trees, names of several kinds of text, and some of both cased badly."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from index.training.corpora import example, named, recased, spans, trees

TREES = ("en_ewt-train", "en_gum-train-ccby")
TREES_DEV = ("en_ewt-dev", "en_gum-dev-ccby")

NAME_SHARES: dict[str, float] = {
    "ner-gmb": 0.2,
    "ner-gum": 1.0,
    "ner-crossner-pol": 2.0,
    "ner-re3d": 3.0,
    "ner-uner-ewt": 2.0,
}
"""How often each sentence of a corpus is seen in a round. The news of one agency outweighs all else by far and teaches
little of other kinds of text, so it is sampled down."""

CRF_SHARES: dict[str, float] = {
    "ner-gmb": 0.3,
    "ner-gum": 2.0,
    "ner-crossner-pol": 2.0,
    "ner-re3d": 2.0,
    "ner-uner-ewt": 3.0,
}
"""The same for the model of names. With twice as much of the agency it gains a point there and loses one elsewhere."""

BADLY_CASED = 0.06
"""The share of sentences seen once more in small letters or in capitals: headlines and old wires are written so."""

CRF_BADLY_CASED = 0.2
"""The same for the model of names: on web text it gains a point of F over 0.06 and loses nothing on news."""

NAMES_DEV = ("ner-gmb", "ner-uner-ewt-test", "ner-crossner-pol-test")


@registry.readers("dateline.Training.v1")  # type: ignore[untyped-decorator]
def training(folder: str, seed: int) -> Callable[[Language], Iterable[Example]]:
    """Reads the training corpora of a folder in their shares, the same for the same seed."""

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)
        for name in TREES:
            for gold in trees(_file(folder, name, "conllu"), nlp):
                yield example(nlp, gold)
            for how in ("lower", "upper"):
                for gold in trees(_file(folder, name, "conllu"), nlp, partial(recased, how=how)):
                    if chance.random() < BADLY_CASED / 2:
                        yield example(nlp, gold)
        for name, share in NAME_SHARES.items():
            for text, found in spans(_file(folder, name, "jsonl")):
                times = int(share) + (chance.random() < share % 1)
                for _ in range(times):
                    yield example(nlp, named(nlp, text, found))
                if times and chance.random() < BADLY_CASED:
                    other = recased(text, chance.choice(("lower", "upper")))
                    yield example(nlp, named(nlp, other, found))

    return read


@registry.readers("dateline.Choosing.v1")  # type: ignore[untyped-decorator]
def choosing(folder: str, most: int) -> Callable[[Language], Iterable[Example]]:
    """Reads up to `most` sentences of each development corpus, to choose a model by several kinds of text."""

    def read(nlp: Language) -> Iterator[Example]:
        for name in TREES_DEV:
            for _, gold in zip(range(most), trees(_file(folder, name, "conllu"), nlp), strict=False):
                yield example(nlp, gold)
        for name in NAMES_DEV:
            for _, (text, found) in zip(range(most // 2), spans(_file(folder, name, "jsonl")), strict=False):
                yield example(nlp, named(nlp, text, found))

    return read


def _file(folder: str, name: str, ending: str) -> Path:
    return Path(folder) / f"{name}.{ending}.gz"
