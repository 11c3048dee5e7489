"""How right a pipeline is on the development sets: trees by attachment, tags, relations; names by exact span and label.

Sentences are given one by one, as the program gives them, and trees are mended as it mends them. A token, relation or
name is right only where it covers the same letters as the gold one, so what the tokenizer does wrong counts as wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from index.extract.forms import lemma, morphology
from index.extract.mending import mended
from index.training.corpora import NAMES, Spans, spans, trees

TREES = ("en_ewt-test", "en_gum-test-ccby", "en_ewt-dev", "en_gum-dev-ccby")
NAMED = ("ner-gmb", "ner-uner-ewt-test", "ner-crossner-pol-test", "ner-gum-test")
RELATIONS = ("nsubj", "obj", "nsubj:pass", "obl", "obl:agent", "ccomp", "acl:relcl")
ENTITY_CORE = ("PERSON", "ORG", "LOC")
"""The labels that all corpora have."""

NOT_OF_THE_WORD = ("Typo=", "Style=", "ExtPos=", "Foreign=", "Abbr=")
"""Features of a slip or of one place, which no table of words can tell."""

BATCH = 256


@dataclass
class Count:
    """How many were found, how many there are, how many of them are the same."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[tuple[object, ...]], gold: set[tuple[object, ...]]) -> None:
        """Compare what was found in one sentence with what is there."""
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f(self) -> float:
        """F1 in per cent."""
        return 200 * self.right / max(1, self.found + self.gold)

    @property
    def precision(self) -> float:
        """In per cent."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """In per cent."""
        return 100 * self.right / max(1, self.gold)


@dataclass
class Scores:
    """The counts of one set, by what is counted; and how many sentences it has."""

    sentences: int = 0
    of: dict[str, Count] = field(default_factory=dict)

    def add(self, what: str, found: Iterable[tuple[object, ...]], gold: Iterable[tuple[object, ...]]) -> None:
        """Count one sentence under a name."""
        self.of.setdefault(what, Count()).add(set(found), set(gold))

    def f(self, what: str) -> float:
        """F1 of one thing in per cent; 0 where it does not occur."""
        return self.of.get(what, Count()).f


def score_trees(nlp: Language, gold: Iterable[Doc]) -> Scores:
    """Tokens, tags, lemmas, forms (morphology), unlabelled and labelled attachment (without punctuation, as spaCy
    counts; `... all` with it), and each relation of interest.
    """
    golds = list(gold)
    scores = Scores(len(golds))
    parsed = map(mended, nlp.pipe([doc.text for doc in golds], batch_size=BATCH))
    for found, right in zip(parsed, golds, strict=True):
        scores.add("tokens", _tokens(found), _tokens(right))
        scores.add("tags", *(((t.idx, len(t), t.tag_) for t in doc) for doc in (found, right)))
        scores.add("lemmas", ((t.idx, len(t), lemma(t)) for t in found), ((t.idx, len(t), t.lemma_) for t in right))
        scores.add("forms", ((t.idx, len(t), morphology(t)) for t in found), ((t.idx, len(t), _form(t)) for t in right))
        for what, with_label, keep in (("UAS", False, False), ("LAS", True, False), ("UAS all", False, True),
                                       ("LAS all", True, True)):  # fmt: skip
            scores.add(what, *(_arcs(doc, with_label=with_label, with_punctuation=keep) for doc in (found, right)))
        for relation in RELATIONS:
            scores.add(relation, *(_arcs(doc, only=relation) for doc in (found, right)))
    return scores


def _form(token: Token) -> str:
    return "|".join(part for part in str(token.morph).split("|") if part and not part.startswith(NOT_OF_THE_WORD))


def _tokens(doc: Doc) -> Iterator[tuple[object, ...]]:
    return ((token.idx, len(token)) for token in doc)


def _arcs(
    doc: Doc, *, with_label: bool = True, with_punctuation: bool = True, only: str = ""
) -> Iterator[tuple[object, ...]]:
    for token in doc:
        if (only and token.dep_ != only) or (not with_punctuation and token.dep_ == "punct"):
            continue
        head = (token.head.idx, len(token.head))
        yield token.idx, len(token), *head, token.dep_ if with_label else ""


def score_names(nlp: Language, gold: Iterable[tuple[str, Spans]]) -> Scores:
    """Names of each label, `core` (people, organisations, places) and `all`."""
    golds = list(gold)
    scores = Scores(len(golds))
    for doc, (_, right) in zip(nlp.pipe([text for text, _ in golds], batch_size=BATCH), golds, strict=True):
        found = [(span.start_char, span.end_char, span.label_) for span in doc.ents]
        for what, labels in (("core", ENTITY_CORE), ("all", NAMES), *((name, (name,)) for name in NAMES)):
            scores.add(what, *([name for name in names if name[2] in labels] for names in (found, right)))
    return scores


RE3D_LABELS = {"Organisation": "ORG", "Person": "PERSON", "Location": "LOC", "Nationality": "NORP"}
PRONOUNS = frozenset("i we you he she it they them us this these that those who our their his her its".split())
"""What begins a sentence with a capital, is marked as somebody, and is no name."""
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


def re3d(path: Path, *, trained_on: bool) -> Iterator[tuple[str, Spans]]:
    """The sentences of re3d whose text we train on, or those of the BBC, which we may not: names with a capital only,
    without articles and possessives, as the training corpora have them.
    """
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if (record["source"] == "BBC Online") != trained_on:
                yield record["text"], list(_re3d_names(record))


def _re3d_names(record: dict[str, object]) -> Iterator[tuple[int, int, str]]:
    text, entities = record["text"], record["entities"]
    assert isinstance(text, str)
    assert isinstance(entities, list)
    for entity in entities:
        start, end, label = entity["start"], entity["end"], RE3D_LABELS.get(entity["label"])
        if label is None or not any(word[:1].isupper() for word in text[start:end].split()):
            continue
        if text[start:end].lower() in PRONOUNS:
            continue
        if article := _ARTICLE.match(text, start, end):
            start = article.end()
        if possessive := _POSSESSIVE.search(text[start:end]):
            end = start + possessive.start()
        yield start, end, label


def score_everything(nlp: Language, dev: Path, eval_folder: Path | None = None) -> dict[str, Scores]:
    """Every development set there is, by its name."""
    scores = {name: score_trees(nlp, trees(dev / f"{name}.conllu.gz", nlp)) for name in TREES}
    scores |= {name: score_names(nlp, spans(dev / f"{name}.jsonl.gz")) for name in NAMED}
    gold = (eval_folder or dev.parent / "eval") / "gold" / "re3d_dev.jsonl"
    if gold.exists():
        scores["re3d, BBC (unseen)"] = score_names(nlp, re3d(gold, trained_on=False))
        scores["re3d, the rest (trained on)"] = score_names(nlp, re3d(gold, trained_on=True))
    return scores


def rows(scores: dict[str, Scores]) -> Iterator[str]:
    """The scores as Markdown tables."""
    counted = ("tokens", "tags", "lemmas", "forms", "UAS", "LAS", "UAS all", "LAS all", *RELATIONS)
    yield f"| trees | sentences | {' | '.join(counted)} |"
    yield "|---" * (2 + len(counted)) + "|"
    for name, found in scores.items():
        if "LAS" in found.of:
            yield f"| {name} | {found.sentences} | " + " | ".join(f"{found.f(what):.1f}" for what in counted) + " |"
    yield ""
    yield "| names | sentences | core P | core R | core F | all F | " + " | ".join(NAMES) + " |"
    yield "|---" * (6 + len(NAMES)) + "|"
    for name, found in scores.items():
        if "core" in found.of:
            core = found.of["core"]
            cells = [f"{value:.1f}" for value in (core.precision, core.recall, core.f, found.f("all"))]
            cells += [f"{found.f(label):.1f}" if found.of[label].gold else "" for label in NAMES]
            yield f"| {name} | {found.sentences} | " + " | ".join(cells) + " |"
