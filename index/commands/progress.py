"""Follows an add from its progress records: one passing line where people watch, failures by name, the sum at the
end, and a report of failures for whoever wants one.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import click

from index import export
from index.commands.destination import opened
from index.commands.output import say, show_passing
from index.records import Progress

STAGES = {
    "read": "reading",
    "index": "indexing",
    "extract": "looking for events",
    "gather": "comparing",
    "done": "done",
}
WORDS = {"added": "added", "revised": "revised", "unchanged": "unchanged", "analysed": "analysed", "failed": "failed"}

SHOW_EVERY_S = 0.1
"""A line that changes faster cannot be read, and costs time."""

MOST_JOBS = 64

Failure = tuple[str, str]
Function = TypeVar("Function", bound=Callable[..., object])


def jobs_option(function: Function) -> Function:
    """`--jobs`: how many processes look for events."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, MOST_JOBS),
        default=1,
        metavar="N",
        help="Look for events in N processes at once, about 400 MB of memory each. [default: 1]",
    )(function)


def private_option(function: Function) -> Function:
    """`--allow-private`: fetch from the machine's own network as well."""
    return click.option(
        "--allow-private",
        is_flag=True,
        help="Also fetch from addresses of private networks and of this machine.",
    )(function)


def report_option(function: Function) -> Function:
    """`--report`: what failed, as a file."""
    return click.option(
        "--report",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write what failed and why to FILE, as CSV; an older report is replaced.",
    )(function)


def follow(steps: Iterator[Progress], failed: Callable[[Failure], object] = lambda _: None) -> Counter[str]:
    """Take an add to its end; returns how many files met which outcome. Interrupted, it says what is kept."""
    outcomes: Counter[str] = Counter()
    stage, began, shown = "", 0.0, 0.0
    try:
        with closing(steps):  # type: ignore[type-var]  # a generator, as every implementation has it
            for step in steps:
                now = time.monotonic()
                if step.stage != stage:
                    stage, began, shown = step.stage, now, 0.0
                if step.outcome:
                    outcomes[step.outcome] += 1
                if step.outcome == "failed":
                    show_passing("")
                    say(_failure(step))
                    failed((step.path, step.failure))
                if now - shown >= SHOW_EVERY_S:
                    show_passing(passing(step, now - began, outcomes["failed"]))
                    shown = now
    except KeyboardInterrupt:
        show_passing("")
        say(f"Stopped. {summary(outcomes)}; what was added is kept, the same command goes on from there.")
        raise
    show_passing("")
    say(summary(outcomes))
    return outcomes


def passing(step: Progress, seconds: float, failed: int) -> str:
    """`reading 120 of 4000 · 85 a second · 2 failed · /news/a.txt`."""
    rate = f"{step.done / seconds:.0f} a second" if seconds > 1 and step.done > seconds else ""
    counts = [
        f"{STAGES[step.stage]} {step.done} of {step.total}",
        rate,
        f"{failed} failed" if failed else "",
        step.path,
    ]
    return " · ".join(filter(None, counts))


@contextmanager
def reported(file: Path | None) -> Iterator[Callable[[Failure], object]]:
    """Takes failures; at the end, also of a run that was stopped, they are in the file."""
    failures: list[Failure] = []
    try:
        yield failures.append if file else lambda _: None
    finally:
        if file:
            with opened(file, force=True) as stream:
                stream.writelines(export.failures(failures))


def summary(outcomes: Counter[str]) -> str:
    """`12 added, 3 unchanged, 1 failed`."""
    counts = [f"{outcomes[name]} {word}" for name, word in WORDS.items() if outcomes[name]]
    return ", ".join(counts) or "nothing to add"


def _failure(step: Progress) -> str:
    return step.failure if step.failure.startswith(step.path) else f"{step.path}: {step.failure}"
