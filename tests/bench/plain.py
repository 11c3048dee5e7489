"""Tells how many made sentences are read right, by kind, and of those that are not an example each."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

Case = TypeVar("Case")


def tell(
    about: str,
    count: int,
    case: Callable[[random.Random], Case],
    fault: Callable[[Case], str],
    kind: Callable[[Case], str],
    text: Callable[[Case], str],
) -> int:
    """Make so many cases by chance, or as many as the command line asks for, and print how they were read; 0."""
    options = argparse.ArgumentParser(description=about.splitlines()[0])
    options.add_argument("--count", type=int, default=count)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    asked, right, faults = Counter[str](), Counter[str](), Counter[str]()
    examples: dict[str, str] = {}
    for _ in range(chosen.count):
        one = case(chance)
        wrong = fault(one)
        asked[kind(one)] += 1
        right[kind(one)] += not wrong
        faults[wrong] += bool(wrong)
        examples.setdefault(wrong, text(one))
    print(f"{right.total()} of {chosen.count} right, {100 * right.total() / chosen.count:.1f} %\n")
    for name, of in asked.most_common():
        print(f"  {name:22} {100 * right[name] / of:5.1f} % of {of}")
    print()
    for wrong, times in faults.most_common():
        if wrong:
            print(f"  {times:5} {wrong:18} {examples[wrong]}")
    return 0
