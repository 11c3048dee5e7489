"""Power cuts: library after library lives through its day, and what the disk held at thousands of moments is opened.

    python -m tests.bench.power [--days 20] [--share 0.1]

What is simulated and what is not is said in `tests/trust/power.py`. Linux only.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.trust.library import assert_holds
from tests.trust.power import a_day, has_sound_index


def main() -> None:
    parser = argparse.ArgumentParser(description="Cut the power, and look whether anything is lost.")
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--share", type=float, default=0.1, help="of the moments at which the disk changes")
    options = parser.parse_args()
    cuts = sound = 0
    for seed in range(options.days):
        with tempfile.TemporaryDirectory() as folder:
            disk = a_day(Path(folder), seed=seed, share=options.share)
            for image, then in disk.taken:
                sound += has_sound_index(image)
                assert_holds(image, then)
            cuts += len(disk.taken)
        print(
            f"{cuts} power cuts, nothing lost; the index was sound after {sound}, built again after the others",
            flush=True,
        )


if __name__ == "__main__":
    main()
