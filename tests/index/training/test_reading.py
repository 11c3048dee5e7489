"""What is read before training: whole sentences of the text, each once, in an order that the seed decides."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from index.training.reading import _sentences

FIRST = "The council of the northern town met for the third time on Monday."
SECOND = "Nobody in the valley remembers a winter as long as the last one was."


def corpus(path: Path) -> Path:
    articles = [f"{FIRST} {SECOND}", f"{SECOND} Too short.", f"{FIRST}\n\n{'A ' * 300}"]
    path.write_bytes(gzip.compress("".join(json.dumps({"text": text}) + "\n" for text in articles).encode()))
    return path


def test_whole_sentences_are_read_once(tmp_path: Path) -> None:
    read = list(_sentences(corpus(tmp_path / "raw.jsonl.gz"), seed=1))

    assert sorted(read) == sorted([FIRST, SECOND])
    assert read == list(_sentences(tmp_path / "raw.jsonl.gz", seed=1))
