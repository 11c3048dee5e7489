"""`python -m index.training places`: make the gazetteer anew."""

from __future__ import annotations

import sys
from collections.abc import Callable

from index.training import places

MAKERS: dict[str, Callable[[], str]] = {"places": places.make}

if __name__ == "__main__":
    wanted = sys.argv[1:]
    if not wanted or not set(wanted) <= set(MAKERS):
        sys.exit(f"usage: python -m index.training {{{','.join(MAKERS)}}}")
    for name in wanted:
        sys.stdout.write(MAKERS[name]() + "\n")
