"""Rounds of killing: a victim works on a library, dies at a random moment, and what it acknowledged has to be there.

Half of them die by the clock, half at a random one of their own writes, syncs, renames and removals of files.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.trust.library import Acknowledged, aged, assert_holds, write_dispatches
from tests.trust.victim import JOBS

ROOT = Path(__file__).parents[2]
FILES = 60
"""Dispatches of which each round rewrites some."""

SPAN_S = 0.6
"""How long the first victim of a kind may live after it is ready; those that get done sooner teach us better."""

SPAN_STEPS = 400
"""The same, counted in what it does to files."""


class Killing:
    """One library and what it has acknowledged, round after round."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.path, self.stories = folder / "library", folder / "stories"
        self.said = Acknowledged()
        self.killed: Counter[str] = Counter()
        self._random = random.Random(seed)
        self._spans = dict.fromkeys(JOBS, SPAN_S)
        self._steps = dict.fromkeys(JOBS, SPAN_STEPS)
        self._rounds = 0
        write_dispatches(self.stories, range(FILES))

    def round(self, job: str) -> bool:
        """One victim; whether it was killed in the middle of its work. Then everything has to hold."""
        self._rounds += 1
        some = self._random.sample(range(FILES), 25)
        write_dispatches(self.stories, some, again=f"again{self._rounds}")
        if job == "migrate" and self.path.exists():
            aged(self.path)
        was_killed = self._victim(job)
        self.killed[job] += was_killed
        assert_holds(self.path, self.said)
        return was_killed

    def _victim(self, job: str) -> bool:
        by_clock = self._random.random() < 0.5
        dies_at = 0 if by_clock else self._random.randrange(1, self._steps[job] + 1)
        words = [sys.executable, "-m", "tests.trust.victim", job, self.path, self.stories, str(dies_at)]
        home = os.environ | {"PYTHONPATH": str(ROOT)}
        child = subprocess.Popen(words, cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() in ("ready\n", "")
        began = time.monotonic()
        if by_clock:
            try:
                child.wait(self._random.uniform(0, self._spans[job]))
            except subprocess.TimeoutExpired:
                child.kill()
        lines = [line.strip() for line in child.stdout if line.endswith("\n")]
        complaint = child.stderr.read()
        child.wait()
        child.stdout.close()
        child.stderr.close()
        for line in lines:
            self.said.hear(line)
        finished = lines[-1:] == ["finished"]
        assert finished or child.returncode == -9, (job, complaint, sorted(self.path.glob("*")))
        if finished and by_clock:
            self._spans[job] = time.monotonic() - began
        elif finished:
            self._steps[job] = max(1, dies_at // 2)
        return not finished
