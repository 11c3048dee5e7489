"""Two hundred deaths at random moments, in a library that grows old with them:

    python -m tests.bench.killing [--rounds 200] [--seed 1]

Each victim adds, merges, annotates, marks, rebuilds, migrates, removes or tidies; after each death the library has to
open, hold everything it acknowledged, and agree with its index.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from tests.trust.killing import Killing
from tests.trust.victim import JOBS

ROUNDS_A_LIBRARY = 40
"""Then a new one is begun: what a first add leaves behind is to be seen, too."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill Dateline at its work, and look whether anything is lost.")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chosen = random.Random(options.seed)
    deaths, acknowledged, number = 0, 0, 0
    while deaths < options.rounds:
        with tempfile.TemporaryDirectory() as folder:
            killing = Killing(Path(folder), options.seed * 1_000 + number)
            number += 1
            while killing.killed.total() < min(ROUNDS_A_LIBRARY, options.rounds - deaths):
                first = not killing.said.added
                killing.round("add" if first else chosen.choice(list(JOBS)))
            deaths += killing.killed.total()
            acknowledged += killing.said.count
            print(f"{deaths} killed: {dict(killing.killed)}", flush=True)
    print(f"{deaths} killed, {acknowledged} things acknowledged, none lost")


if __name__ == "__main__":
    main()
