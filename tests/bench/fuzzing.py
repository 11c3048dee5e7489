"""Minutes of fuzzing: readers, query parser and extractor get what nobody wrote, as `tests/trust/fuzzing.py` says.

    python -m tests.bench.fuzzing [--minutes 5] [--seed 1]

A failure is told with the seed that makes it again, and counted; the run goes on. The last lines say what texts that
repeat one thing without end cost a character, in terms of ordinary news.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index.extract.pipeline import analyse
from tests.trust.fuzzing import (
    MOST_TIMES_ORDINARY,
    a_file,
    a_query,
    a_text,
    check_file,
    check_query,
    check_text,
    costs,
)

CHARACTERS = 20_000


def rounds(name: str, one: Callable[[random.Random], None], seconds: float, seed: int) -> int:
    """How many of the inputs failed."""
    until, tried, failed = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        try:
            one(random.Random(f"{seed}:{tried}"))
        except Exception as error:
            failed += 1
            print(f"{name} {seed}:{tried}: {type(error).__name__}: {ascii(str(error))[:300]}", flush=True)
        tried += 1
    print(f"{name}: {tried:,} inputs, {failed} failures", flush=True)
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    share = options.minutes * 60 / 3
    with tempfile.TemporaryDirectory() as name:
        failed = rounds("readers", lambda rng: check_file(a_file(rng, Path(name))), share, options.seed)
    failed += rounds("queries", lambda rng: check_query(a_query(rng)), share, options.seed)
    failed += rounds("extractor", lambda rng: check_text(a_text(rng)), share, options.seed)
    found = costs(analyse, CHARACTERS)
    for unit, times in sorted(found.items(), key=lambda pair: -pair[1])[:8]:
        print(f"{times:5.1f} times ordinary: {ascii(unit)}")
    return 1 if failed or max(found.values()) > MOST_TIMES_ORDINARY else 0


if __name__ == "__main__":
    sys.exit(main())
