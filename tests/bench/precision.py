"""How often each rule of the lexicon is right, against what is usual: what confidence knows of a rule.

`python -m tests.bench.precision --eval DIR` judges events on half A of the sets that can tell right from wrong event by
event, and on MUC-4's training documents (those with a key, ordinary combat left out as the key leaves it out), and
writes index/extract/lexicon/precision.toml. Sets differ in what they hold for wrong: a rule's figure is how many of its
events are right over how many would be, were it as good as the whole set, with `PRIOR` events of the usual kind added.
`--found DIR` takes predictions from a folder instead of making them.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from index.export.formats import encode
from index.export.objects import extraction_object
from index.extract.pipeline import analyse
from index.extract.words import LEXICON
from tests.bench.confidence import SETS, judged
from tests.bench.scoreboard import Record, gold, half, predictions, scorers

TABLE = LEXICON / "precision.toml"
HEAD = """# How often a rule is right, against the average of the texts it was judged on; others are as good as it.
# Made by `python -m tests.bench.precision --eval DIR`, from training documents and half A of the development sets.

"""
TRAINING = "muc4_train"
PRIOR = 20.0
LEAST_EVENTS = 5
GOOD = 0.95
"""From here a rule is as good as others."""

ARMED = frozenset({"MIL", "REB", "COP", "PRM", "IMG", "UAF", "SEP"})

Told = tuple[str, bool]


def of_sets(folder: Path, found: Path | None) -> Iterator[list[Told]]:
    """(rule, whether its event is right) of every event that a set can judge, set by set."""
    for name in SETS:
        if not (folder / "gold" / f"{name}.jsonl").exists():
            continue
        made = {str(record["id"]): record for record in _read(found, name) or predictions(folder, name)}
        yield [
            (event["rule"], is_right)
            for record in gold(folder, name)
            if half(str(record["id"])) == "A"
            for event in made[str(record["id"])]["events"]
            for _, is_right in judged(name, record, {**made[str(record["id"])], "events": [event]})
        ]


def of_training(folder: Path, found: Path | None) -> Iterator[Told]:
    """The same of MUC-4's training documents, by the alignment its scorer makes."""
    scorers(folder)
    muc = importlib.import_module("eval_muc4")
    lines = gzip.decompress((folder / "gold" / f"{TRAINING}.jsonl.gz").read_bytes()).splitlines()
    documents = {str(record["id"]): record for record in map(json.loads, lines)}
    made = _read(found, TRAINING) or [_analysed(record) for record in documents.values()]
    for record in made:
        document = documents.get(str(record["id"]))
        if document is None or not document["events"]:
            continue
        events = [e for e in record["events"] if e["type"] == "ASSAULT" and muc.keep(e) and not _is_combat(e)]
        for event in events:
            try:
                score = muc.evaluate([document], [{**record, "events": [event]}])["template detection"]
            except ValueError:
                break  # a key with a day like 31 November
            yield event["rule"], bool(score.tp_p)


def _is_combat(event: Record) -> bool:
    actors, targets = ({one["sector"] for one in event[key]} & ARMED for key in ("actors", "targets"))
    return bool(actors and targets)


def _analysed(record: Record) -> Record:
    analysis = analyse(record["text"], article_id=record["id"], published=record["pubdate"])
    made: Record = json.loads(encode(extraction_object(record["id"], analysis)))
    return made


def _read(found: Path | None, name: str) -> list[Record]:
    path = found / f"{name}.jsonl" if found is not None else None
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path and path.exists() else []


def figures(told: list[list[Told]]) -> Iterator[tuple[str, float, int]]:
    """(rule, how often right against the usual, how many events) of every rule judged often enough."""
    right: dict[str, float] = defaultdict(float)
    usual: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for one in told:
        share = sum(is_right for _, is_right in one) / max(1, len(one))
        for rule, is_right in one:
            right[rule] += is_right
            usual[rule] += share
            count[rule] += 1
    for rule in sorted(count):
        if count[rule] >= LEAST_EVENTS:
            yield rule, (right[rule] + PRIOR) / (usual[rule] + PRIOR), count[rule]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True, help="an evaluation folder with inputs/ and gold/")
    parser.add_argument("--found", type=Path, help="a folder of predictions, one file a set, named as the gold file")
    options = parser.parse_args()
    told = [*of_sets(options.eval, options.found), list(of_training(options.eval, options.found))]
    rows = list(figures(told))
    weak = [f"{rule} = {figure:.2f}" for rule, figure, _ in rows if figure < GOOD]
    TABLE.write_text(HEAD + "\n".join(weak) + "\n", encoding="utf-8")
    for rule, figure, count in sorted(rows, key=lambda row: row[1]):
        print(f"{rule:32}{count:6}{figure:8.2f}")


if __name__ == "__main__":
    main()
