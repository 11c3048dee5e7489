"""A long day at the reader: keys pressed in the real program in a real terminal, and the memory it has every so often:

    python -m tests.bench.day [--keys 20000] [--articles 2000] [--seed 1]

Searching, reading, scrolling, marking and taking back, every pane and every overlay, in an order drawn by chance, now
and then faster than they are shown. What is asked: that it still answers in the end (it leaves when told to), and that
memory in the second half of the day is what it was in the first.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from contextlib import closing
from pathlib import Path

from index.library import open_library
from tests.bench.load import MOST_GROWTH, invented, megabytes
from tests.trust.terminal import Terminal, controls, written

HABITS = (
    "j", "j", "k", "G", "g", " ", "b", "\r", "1", "2", "3", "4", "\t", "m", "M", "*", "#", "s", "r", "u", "S",
    "i\x1b", "t\x1b", "ttoday\r", "inoted\r", "/convoy\r", "/harbour -storm\r", "/killed:10..\r", "/zzz\r",
    "/\x1b", "/who:fr\t\r", "/\x01\x0b\r", "fvillages\rnnN", "T\x1b", "F\x1b", "Fjj\r", "@\x1b", "!\x1b",
    "?G\x1b", "C\x1b", "c", "E\x1b", "w\x1b", "e\x1b", "D\x1b", "o\x1b", ":\x1b", "a", "d", "\x04", "\x15",
    "vv",
)  # fmt: skip
HASTE, AHEAD = 0.2, 6
"""How often several habits are typed ahead, without waiting for what the first does, and how many at most."""
SAMPLES = 20
BELL = "\a"
"""Textual's own word on a key that means nothing where it was pressed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, pressed, seen = random.Random(options.seed), 0, list[float]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        invented(folder / "all.jsonl", options.articles)
        with closing(open_library(folder / "library")) as library:
            list(library.add([folder / "all.jsonl"], analyse=False))
        with Terminal("--library", folder / "library", "--private", size=(150, 45)) as terminal:
            terminal.wait_for("dispatch")
            while pressed < options.keys:
                keys = "".join(rng.choices(HABITS, k=rng.randint(2, AHEAD) if rng.random() < HASTE else 1))
                terminal.press(keys, still_s=0.03)
                pressed += len(keys)
                assert terminal.process.poll() is None, f"ended after {keys!r}: {written(terminal.sent)[-4_000:]}"
                if pressed >= (len(seen) + 1) * options.keys // SAMPLES:
                    seen.append(megabytes(terminal.process.pid))
                    print(f"{pressed:>8,} keys {seen[-1]:>8.0f} MB", flush=True)
                    terminal.press("\x1b", still_s=1)  # all of it has come, no command is cut in half
                    assert controls(terminal.sent) <= {BELL}, controls(terminal.sent)
                    terminal.sent = b""
            terminal.press("\x1b\x1b\x1b1q")
            assert terminal.wait() == 0, written(terminal.sent)[-4_000:]
    first, last = max(seen[2 : SAMPLES // 2]), max(seen[SAMPLES // 2 :])
    share = last / first - 1
    print(f"memory: {share:+.1%} in the second half, {'no growth' if share <= MOST_GROWTH else 'GROWS'}")


if __name__ == "__main__":
    main()
