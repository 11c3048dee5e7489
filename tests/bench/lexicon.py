"""Whether the lexicon misses a word of violence: words that lean to violent sentences and are neither trigger nor
rejected, most telling first, for somebody to look at.

`python -m tests.bench.lexicon FILE...` reads texts (JSONL, one object with a `text` a line, or the same gzipped), and
counts in how many sentences each word stands, and in how many of them beside a trigger of ASSAULT, COERCE or PROTEST.
What stands there `LEANING` times as often as elsewhere is printed with its count; names, figures and words below
`--least` are not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.extract.events.rules import rules
from index.extract.inflection import noun_forms, verb_forms
from index.extract.sentences import sentence_ends
from index.extract.words import LEXICON

LEAST = 20
"""Sentences a word must stand in: the frequency above which the lexicon is to be complete."""

LEANING = 2.0
SHOWN = 200
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_WORD = re.compile(r"(?<![\w'-])[a-z][a-z'-]{2,}(?![\w'-])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]+")
"""A capital within a sentence: the word is a name there."""


def known() -> tuple[frozenset[str], frozenset[str]]:
    """(forms of the triggers of violence, forms of every word of the lexicon or rejected)."""
    violent: set[str] = set()
    every: set[str] = set()
    for rule in rules().values():
        for word in rule.words:
            forms = {"verb": verb_forms, "noun": noun_forms}.get(rule.pos, lambda only: frozenset({only}))(word)
            heads = {form.split()[0 if rule.pos == "verb" else -1] for form in forms}
            every |= heads
            if rule.type in VIOLENT and " " not in word:
                violent |= heads
    for group in tomllib.loads((LEXICON / "rejected.toml").read_text(encoding="utf-8")).values():
        for word in group["verbs"].split():
            every.update(verb_forms(word))
        for word in group["nouns"].split():
            every.update(noun_forms(word))
    return frozenset(violent), frozenset(every)


def texts(paths: list[Path]) -> Iterator[str]:
    """The text of every record."""
    for path in paths:
        data = path.read_bytes()
        lines = gzip.decompress(data) if path.suffix == ".gz" else data
        yield from (json.loads(line)["text"] for line in lines.splitlines() if line.strip())


def leaning(paths: list[Path], least: int) -> Iterator[tuple[str, int, float]]:
    """(word, sentences it stands in, how many times as often beside a trigger as elsewhere) of what is unknown."""
    violent, every = known()
    beside: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    names: Counter[str] = Counter()
    sentences = [0, 0]
    for text in texts(paths):
        start = 0
        for end in [*sentence_ends(text), len(text)]:
            sentence, start = text[start:end], end
            words = set(_WORD.findall(sentence))
            names.update(name.lower() for name in _NAME.findall(sentence))
            told = not words.isdisjoint(violent)
            sentences[told] += 1
            (beside if told else elsewhere).update(words)
    for word in beside:
        count = beside[word] + elsewhere[word]
        if count < least or word in every or names[word] > count / 4:
            continue
        rate = (beside[word] / max(1, sentences[1])) / ((elsewhere[word] + 1) / max(1, sentences[0]))
        if rate >= LEANING:
            yield word, count, rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--least", type=int, default=LEAST, help=f"sentences a word stands in; {LEAST} by default")
    options = parser.parse_args()
    found = sorted(leaning(options.files, options.least), key=lambda row: -row[2])
    for word, count, rate in found[:SHOWN]:
        print(f"{word:24}{count:8}{rate:8.1f}")
    print(f"{len(found)} words in {options.least} sentences or more lean to violence and are not in the lexicon")


if __name__ == "__main__":
    main()
