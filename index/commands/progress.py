"""Follows an add from its progress records: one passing line where people watch, failures by name, the sum at the
end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

from index.commands.output import say, show_passing
from index.records import Progress

STAGES = {"read": "reading", "index": "indexing", "extract": "looking for events", "done": "done"}
WORDS = {"added": "added", "revised": "revised", "unchanged": "unchanged", "analysed": "analysed", "failed": "failed"}


def follow(steps: Iterator[Progress]) -> Counter[str]:
    """Take an add to its end; returns how many files met which outcome. Interrupted, it says what is kept."""
    outcomes: Counter[str] = Counter()
    try:
        with closing(steps):  # type: ignore[type-var]  # a generator, as every implementation has it
            for step in steps:
                if step.outcome:
                    outcomes[step.outcome] += 1
                if step.outcome == "failed":
                    show_passing("")
                    say(_failure(step))
                show_passing(f"{STAGES[step.stage]} {step.done} of {step.total}  {step.path}")
    except KeyboardInterrupt:
        show_passing("")
        say(f"Stopped. {summary(outcomes)}; what was added is kept, the same command goes on from there.")
        raise
    show_passing("")
    say(summary(outcomes))
    return outcomes


def summary(outcomes: Counter[str]) -> str:
    """`12 added, 3 unchanged, 1 failed`."""
    counts = [f"{outcomes[name]} {word}" for name, word in WORDS.items() if outcomes[name]]
    return ", ".join(counts) or "nothing to add"


def _failure(step: Progress) -> str:
    return step.failure if step.failure.startswith(step.path) else f"{step.path}: {step.failure}"
