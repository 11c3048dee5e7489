"""What is trained on again: sentences on which two parsers agree, with their mended trees, and no others."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from index.extract.language import pipeline
from index.training.agreement import CORPORA, make

LONG = "Rebels attacked the town of Halvard on Monday, killing four soldiers."
SHORT = "Rebels attacked the town."


def corpora(folder: Path) -> Path:
    for name in CORPORA:
        line = json.dumps({"text": LONG if name == CORPORA[0] else SHORT, "spans": []})
        (folder / f"{name}.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    return folder


def kept(path: Path, nlp: Language) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


@Language.component("dateline_test_flat")
def flat(doc: Doc) -> Doc:
    """Everything hangs on the first word."""
    for token in doc:
        token.head, token.dep_, token.tag_ = doc[0], "dep", "NN"
    return doc


def test_trees_on_which_both_agree_are_kept_as_mended(tmp_path: Path) -> None:
    nlp = pipeline()

    told = make(nlp, nlp, corpora(tmp_path), tmp_path / "agreed.spacy", seed=0)

    (doc,) = kept(tmp_path / "agreed.spacy", nlp)
    assert told == "1 of 1 sentences"
    assert doc.text == LONG
    assert {(t.text, t.dep_, t.head.text) for t in doc} >= {
        ("Rebels", "nsubj", "attacked"),
        ("town", "obj", "attacked"),
        ("soldiers", "obj", "killing"),
    }


def test_trees_on_which_they_do_not_are_left_out(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("dateline_test_flat")

    make(pipeline(), other, corpora(tmp_path), tmp_path / "agreed.spacy", seed=0)

    assert kept(tmp_path / "agreed.spacy", pipeline()) == []
