"""Reads raw news before training: a network that guesses the letters of each word from the words around it knows
more of them than the treebanks hold.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.training.pretrain import pretrain
from spacy.util import load_model_from_config
from thinc.api import Config

from index.extract.language import segment

SENTENCES = 50_000
SHORTEST, LONGEST = 40, 350
"""Characters of a sentence that is read: shorter ones are headings, longer ones tables."""


def make(raw: Path, nlp: Language, work: Path, config: Config, seed: int = 1) -> str:
    """Read a file of articles and write `pretrained.bin` into the work folder; what was read, in words."""
    texts = work / "raw.jsonl"
    count = 0
    with texts.open("w", encoding="utf-8") as out:
        for sentence in _sentences(raw, seed):
            out.write(json.dumps({"text": sentence}) + "\n")
            count += 1
    config["paths"]["raw"] = str(texts)
    filled = load_model_from_config(config, auto_fill=True).config
    config["nlp"], config["initialize"] = filled["nlp"], filled["initialize"]
    folder = work / "pretraining"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    pretrain(config.interpolate(), folder, use_gpu=-1, silent=True)
    (folder / "model-last.bin").rename(work / "pretrained.bin")
    return f"{count:,} sentences"


def _sentences(raw: Path, seed: int) -> Iterator[str]:
    with gzip.open(raw, "rt", encoding="utf-8") if raw.suffix == ".gz" else raw.open(encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in lines]
    random.Random(seed).shuffle(articles)
    seen: set[str] = set()
    for text in articles:
        for start, end, _, role in segment(text):
            sentence = text[start:end].replace("\n", " ")
            if role == "body" and SHORTEST < len(sentence) < LONGEST and sentence not in seen:
                seen.add(sentence)
                yield sentence
                if len(seen) == SENTENCES:
                    return
