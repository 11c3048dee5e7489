"""Precision and recall of finding copies of one text, on copies made from a corpus: words changed, sentences cut.

    python tests/bench/copies.py --corpus FILE.jsonl.gz [--independent FILE.jsonl]

The corpus has one JSON object a line with a text; its articles should be of different happenings. `--independent` names
texts that were written independently, of the same happenings among them: the pairs that are taken for copies are shown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from itertools import combinations, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.stories.copies import LEAST_SHARED, SHARED_SHINGLES, nearest, shared, shingles, sketch

EDITS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
COPIES = 200


def with_words_changed(text: str, part: float, other: str, chance: random.Random) -> str:
    """Half of the changed words replaced, a quarter dropped, a quarter with another one put behind."""
    spare, out = other.split(), []
    for word in text.split():
        if chance.random() >= part:
            out.append(word)
        else:
            out += chance.choice(([chance.choice(spare)], [chance.choice(spare)], [], [word, chance.choice(spare)]))
    return " ".join(out)


def with_sentences_changed(text: str, part: float, other: str, chance: random.Random) -> str:
    """Half of the changed sentences dropped, half replaced by another article's."""
    spare, out = re.split(r"(?<=[.!?])\s+", other), []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if chance.random() >= part:
            out.append(sentence)
        elif chance.random() < 0.5:
            out.append(chance.choice(spare))
    return " ".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--independent", type=Path, action="append", default=[])
    args = parser.parse_args()
    if not args.corpus.exists():
        sys.exit(f"{args.corpus}: no such corpus; name one with --corpus")
    with gzip.open(args.corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 2_000)]
    chance = random.Random(4)
    print(f"{'edit':12}{'part':>6}{'recall':>8}{'precision':>11}")
    for edit in (with_words_changed, with_sentences_changed):
        for part in EDITS:
            found = right = 0
            for number in chance.sample(range(len(texts)), COPIES):
                copy = shingles(edit(texts[number], part, chance.choice(texts), chance))
                # The article itself among others; what a library would look at is what shares some of its sketch.
                others = {number, *chance.sample(range(len(texts)), 20)}
                candidates = [(other, shingles(texts[other])) for other in sorted(others)]
                near = [one for one in candidates if len(set(sketch(one[1])) & set(sketch(copy))) >= SHARED_SHINGLES]
                best = nearest(copy, near)
                found += best is not None
                right += best == number
            name = "words" if edit is with_words_changed else "sentences"
            print(f"{name:12}{part:6.0%}{right / COPIES:8.1%}{right / max(found, 1):11.1%}")
    for path in args.independent:
        reports = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        pairs = [(shared(*map(shingles, pair)), pair) for pair in combinations(reports, 2)]
        taken = [pair for much, pair in pairs if much >= LEAST_SHARED]
        print(f"{path.name}: {len(taken)} of {len(pairs)} pairs taken for copies")
        for one, other in taken:
            print(f"  {' '.join(one.split())[:70]}\n  {' '.join(other.split())[:70]}\n")


if __name__ == "__main__":
    main()
