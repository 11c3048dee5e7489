"""Events a second and peak memory of every export, at growing sizes: memory must not grow with the events.

    python tests/bench/export.py [--events 10000 100000]

The articles are invented and their analyses made here, stored without a model: ten events each, with place, toll and
actors. Each export runs in a process of its own; `base` is that process with the library open and the first hit found,
and `growth` the peak memory at the largest size over that at the smallest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from index.export.writers import WRITERS
from index.extract import VERSION
from index.gathering import gather
from index.local import LocalLibrary
from index.records import (
    Analysis,
    Argument,
    Draft,
    Entity,
    Event,
    Frame,
    Mention,
    Place,
    Published,
    Quantity,
    Span,
    When,
)
from index.store import Found

EACH = 10
"""Events an article reports."""

BATCH = 500
TOWNS = ("Derrim", "Halvek", "Pashkel", "Belgar", "Tavrin", "Dolvara", "Ostrel", "Gottlin")


def story(number: int) -> tuple[Found, Analysis]:
    """An article of ten sentences, an event in each."""
    town, day = TOWNS[number % len(TOWNS)], f"20{10 + number % 9:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    sentences = [f"Gunmen attacked post {number}-{at} near {town}, killing {2 + at} officers." for at in range(EACH)]
    text, events, mentions, at = "\n\n".join(sentences), [], [], 0
    for index, sentence in enumerate(sentences):

        def span(words: str, start: int = at, sentence: str = sentence) -> Span:
            first = start + sentence.index(words)
            return Span(first, first + len(words), words)

        gunmen, post, where, killed = (
            span(words) for words in ("Gunmen", f"post {number}-{index}", town, f"{2 + index} off")
        )
        evidence = Span(at, at + len(sentence), sentence)
        events.append(
            Event(
                f"{number:x}-{index}",
                "ASSAULT",
                span("attacked"),
                evidence,
                "attack",
                mode=("firearms",),
                quad="material conflict",
                score=-9.0,
                actors=(Argument(gunmen.text, gunmen.start, gunmen.end, sector="UAF"),),
                targets=(Argument(post.text, post.start, post.end),),
                place=Place(town, where.start, where.end, town, "city", "", "XK", 41.5, -20.25, "city"),
                date=When("", -1, -1, day, day, "publication"),
                killed=Quantity(2 + index, 2 + index, False, killed.text, killed.start, killed.end),
                confidence=0.9,
            )
        )
        mentions.append(Mention(where.start, where.end, "LOC", town, "list", 0))
        at += len(sentence) + 2
    path = f"/stories/{number}.txt"
    frame = Frame(f"Attacks near {town}, {number}", False, f"Paper {number % 20}", Published(day, "given"), ())
    draft = Draft(text, f"path:{path}", f"{number:064x}", path, title=frame.title, source=frame.source, published=day)
    entities = (Entity(0, town, "LOC", EACH, "city", "XK"),)
    return Found(path, draft, frame), Analysis(VERSION, frame, tuple(mentions), entities, tuple(events))


def fill(folder: Path, events: int) -> None:
    """A library with so many events."""
    with closing(LocalLibrary.open(folder)) as library:
        store = library._store
        for first in range(0, events // EACH, BATCH):
            made = [story(number) for number in range(first, min(first + BATCH, events // EACH))]
            _, kept = store.keep([found for found, _ in made])
            for one, (_, analysis) in zip(kept, made, strict=True):
                store.save_analysis(one.key, 1, analysis)
        library.search("")
        for _ in gather(store):  # as adding does at its end
            pass


CHILD = """
import json, resource, sys, time
from pathlib import Path
from index.commands import main
code = main(sys.argv[2:])
status = Path("/proc/self/status")  # what getrusage says of a child is at least what its parent had at the fork
lines = status.read_text().splitlines() if status.exists() else []
peak = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
Path(sys.argv[1]).write_text(json.dumps({"cpu": time.process_time(), "peak": peak}))
sys.exit(code)
"""


def measured(folder: Path, words: list[str]) -> dict[str, float]:
    """CPU seconds and peak memory in MB of one command line in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        told = Path(scratch) / "told.json"
        command = [sys.executable, "-c", CHILD, str(told), "--library", str(folder), *words]
        with open(os.devnull, "wb") as nowhere:
            subprocess.run(command, stdout=nowhere, stderr=subprocess.DEVNULL, check=True)
        figures: dict[str, float] = json.loads(told.read_text())
        return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    sizes = sorted(arguments.events)
    found: dict[str, dict[int, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            folder = Path(scratch) / f"{size}"
            began = time.process_time()
            fill(folder, size)
            print(f"{size:,} events stored, {time.process_time() - began:.0f} s CPU", file=sys.stderr)
            runs = {"base": ["search", "--limit", "1", "--csv"]}
            runs |= {name: ["export", "--to", name] for name in WRITERS}
            runs["sqlite"] = ["export", "-o", str(Path(scratch) / f"{size}.sqlite")]
            for name, words in runs.items():
                found.setdefault(name, {})[size] = measured(folder, words)
    if arguments.json:
        print(json.dumps(found, indent=1))
        return
    print("format    " + "".join(f"{size:>10,} events: CPU s   /s  peak MB" for size in sizes) + "   growth")
    for name, by_size in found.items():
        cells = "".join(
            f"{one['cpu']:>26.1f}{size / one['cpu']:>7,.0f}{one['peak']:>7.0f}" for size, one in by_size.items()
        )
        print(f"{name:<10}{cells}{by_size[sizes[-1]]['peak'] / by_size[sizes[0]]['peak']:>9.2f}")


if __name__ == "__main__":
    main()
