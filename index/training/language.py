"""The whole language pipeline from the corpora: features, tags and trees, names, scores, and the card that tells them.

Every step leaves its product in a work folder and is skipped when that is there: a run that was stopped goes on where
it was. The same seed gives the same model on the same versions.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from thinc.api import Config

from index.extract.embedding import FEATURES
from index.extract.language import MODEL, at_precision, pipeline
from index.extract.names.tagger import MODEL as NAMES
from index.training import agreement, card, features, forms, mix, names, reading
from index.training.evaluate import score_everything
from index.training.tokenizer import with_our_rules

CONFIG = Path(__file__).parent / "config" / "language.cfg"
SEED = 0
BEST = "model-best"
STEPS_AGREED = 4500
"""Batches that each of the two parsers sees which are to agree."""
STEPS = 7500
DROPOUT_AGAIN = 0.2
"""Of the second training, which knows the treebanks by heart already: 0.15 is the first one's."""
KEPT = ("tok2vec", "tagger", "parser")
"""What of the trained pipeline is shipped, before the names are added."""


@registry.callbacks("dateline.Tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer() -> Callable[[Language], Language]:
    """Gives a pipeline that is being made our rules for tokens."""

    def change(nlp: Language) -> Language:
        with_our_rules(nlp)
        return nlp

    return change


def make(data: Path, dev: Path, work: Path, raw: Path | None = None) -> Iterator[str]:
    """Every step that has not been done yet, in words, as it is done. `raw` is a file of articles to be read before
    training, one JSON object with `text` a line.
    """
    work.mkdir(parents=True, exist_ok=True)
    assert mix.TREES  # the readers the configuration names are registered by the import
    with _step(work / "features.json.gz", FEATURES) as todo:
        if todo:
            yield features.make(data)
    trained = work / "trees"
    with ProcessPoolExecutor(1, get_context("spawn")) as aside:
        # The second one knows no raw text and starts elsewhere, so it errs elsewhere. It takes the other core.
        second = aside.submit(_train, data, dev, work / "second", STEPS_AGREED, {"system.seed": SEED + 1})
        changes: dict[str, object] = {}
        if raw is None:
            yield "no raw text to read first (--raw): trees will be a little worse"
        else:
            changes = {"paths.pretrained": str(work / "pretrained.bin")}
            if not (work / "pretrained.bin").exists():
                yield f"reading raw text: {reading.make(raw, blank(), work, _config(data, dev))}"
        yield "training tags and trees"
        _train(data, dev, work / "first", STEPS_AGREED, changes)
        second.result()
    first, other = (spacy.load(work / name / BEST) for name in ("first", "second"))
    agreed, words = work / "agreed.spacy", work / "words.bin"
    if not agreed.exists():
        yield f"trees on which two parsers agree: {agreement.make(first, other, data, agreed, SEED)}"
    learnt: Any = first.get_pipe("tok2vec")
    words.write_bytes(learnt.model.to_bytes())
    yield "training tags and trees again: half an hour or so"
    changes = {"paths.pretrained": str(words), "paths.agreed": str(agreed), "training.dropout": DROPOUT_AGAIN}
    _train(data, dev, trained, STEPS, changes)
    yield _assemble(trained / BEST)
    with _step(work / NAMES.name, NAMES) as todo:
        if todo:
            yield names.make(data, blank(), SEED)
    yield forms.make(data, blank())
    yield "scoring"
    yield score(data, dev)


def score(data: Path, dev: Path) -> str:
    """Write the card of the model as it lies there, with what is mended after parsing as the program has it now."""
    card.write(score_everything(pipeline(), dev), data)
    return f"written: {card.CARD}"


@contextmanager
def _step(kept: Path, product: Path) -> Iterator[bool]:
    """Whether the step has to be done; its product is kept in the work folder, or taken from there."""
    if kept.exists():
        product.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, product)
        yield False
        return
    yield True
    shutil.copyfile(product, kept)


def blank() -> Language:
    """English with our tokenizer and nothing else."""
    nlp = spacy.blank("en")
    with_our_rules(nlp)
    return nlp


def _config(data: Path, dev: Path, changes: Mapping[str, object] | None = None) -> Config:
    paths = {"paths.train": str(data), "paths.dev": str(dev), "system.seed": SEED}
    return load_config(CONFIG, overrides=paths | dict(changes or {}))


def _train(data: Path, dev: Path, out: Path, steps: int, changes: Mapping[str, object]) -> None:
    if (out / BEST).exists():
        return
    unfinished = out.with_name(out.name + "-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    length = {"training.max_steps": steps, "training.optimizer.learn_rate.total_steps": steps}
    config = _config(data, dev, length | dict(changes))
    train(init_nlp(config), unfinished, stdout=sys.stdout, stderr=sys.stderr)
    unfinished.rename(out)


def _assemble(trained: Path) -> str:
    """The trained pipeline without what is not shipped, its weights in half precision, and the names."""
    nlp = spacy.load(trained)
    for name in nlp.pipe_names:
        if name not in KEPT:
            nlp.remove_pipe(name)
    nlp.config = _without_training(nlp.config)
    at_precision(nlp, np.float16)
    nlp.add_pipe("dateline_names")
    kept = [(path, path.read_bytes()) for path in (FEATURES, NAMES) if path.exists()]
    shutil.rmtree(MODEL, ignore_errors=True)
    nlp.to_disk(MODEL)
    words = MODEL / "vocab"
    shutil.rmtree(words)
    words.mkdir()
    (words / "strings.json").write_text(json.dumps(sorted(_strings(nlp))), encoding="utf-8")
    for path, content in kept:
        path.write_bytes(content)
    return "half precision: " + ", ".join(nlp.pipe_names)


def _strings(nlp: Language) -> set[str]:
    """What the pipeline must be able to say of words: labels, and the forms the tokenizer's rules give. The rest of the
    megabyte are words of the corpora, which it meets again or does not.
    """
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    tokenizer: Any = nlp.tokenizer
    forms = {form for rule in tokenizer.rules.values() for part in rule for form in part.values()}
    return labels | {form for form in forms if isinstance(form, str)} | {"ROOT"}


def _without_training(config: Config) -> Config:
    """What has to be known to use the pipeline; how it was trained is in the repository, with no folder's name."""
    kept = Config({name: config[name] for name in ("nlp", "components")})
    kept["nlp"]["after_creation"] = None  # the tokenizer's rules are stored with the pipeline
    return kept
