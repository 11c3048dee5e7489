"""The language pipeline's speed, size, loading time and memory, beside another pipeline in the same run.

    python -m tests.bench.language --corpus ../corpora/news.jsonl.gz [--peer FOLDER]

The corpus has one JSON object a line with `text`. Every figure is taken in a process of its own; words a second are
words of the text by processor time of one core, the best of several turns, taken in turn with the peer's because a
shared machine changes its pace. Bars: 15 MB, half a second after spaCy's import, 650 MB, 12,500 words a second or 1.25
times the first prototype's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
import warnings
from itertools import islice
from pathlib import Path

BATCH = 64
ARTICLES = 150
TURNS = 5


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--peer", type=Path, help="another spaCy pipeline")
    options.add_argument("--measure", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measured(chosen.measure, chosen.corpus)))
        return 0
    ours = Path(__file__).parents[2] / "index" / "extract" / "model"
    names = {"ours": ours, **({"peer": chosen.peer} if chosen.peer else {})}
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(TURNS):
        for name, folder in names.items():
            what = "" if name == "ours" else str(folder)
            command = [sys.executable, "-m", "tests.bench.language", "--corpus", str(chosen.corpus)]
            answer = subprocess.run([*command, "--measure", what or "ours"], check=True, capture_output=True, text=True)
            rows[name].append(json.loads(answer.stdout))
    print(f"{'':8}{'MB':>8}{'load s':>8}{'peak MB':>9}{'words/s':>9}")
    best = {}
    for name, folder in names.items():
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        best[name] = max(row["rate"] for row in rows[name])
        load, peak = min(row["load"] for row in rows[name]), max(row["peak"] for row in rows[name])
        print(f"{name:8}{size:8.1f}{load:8.2f}{peak:9.0f}{best[name]:9.0f}")
    if "peer" in best:
        print(f"ours / peer, words a second: {best['ours'] / best['peer']:.2f}")
    return 0


def measured(which: str, corpus: Path) -> dict[str, float]:
    """Loading time, words a second and peak memory of one pipeline in this process."""
    import spacy

    texts = _texts(corpus)
    began = time.process_time()
    if which == "ours":
        from index.extract.language import pipeline, segment

        nlp = pipeline()
    else:
        from index.extract.language import segment

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            began = time.process_time()
            nlp = spacy.load(which)
    load = time.process_time() - began
    lines = [text[start:end].replace("\n", " ") for text in texts for start, end, _, _ in segment(text)]
    words = sum(len(line.split()) for line in lines)
    list(nlp.pipe(lines[:BATCH], batch_size=BATCH))
    began = time.process_time()
    for _ in nlp.pipe(lines, batch_size=BATCH):
        pass
    rate = words / (time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {"load": load, "rate": rate, "peak": peak}


def _texts(corpus: Path) -> list[str]:
    with gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in islice(rows, ARTICLES)]


if __name__ == "__main__":
    raise SystemExit(main())
