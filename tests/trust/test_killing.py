"""Ten deaths at random moments of adding, merging, annotating, marking, rebuilding, migrating and removing; two hundred
of them: `python -m tests.bench.killing`.
"""

from __future__ import annotations

from pathlib import Path

from tests.trust.killing import Killing


def test_whatever_moment_it_is_killed_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    killing = Killing(tmp_path, seed=7)
    for job in ("add", "add", "mark", "merge", "annotate", "rebuild", "migrate", "remove", "mark", "add"):
        while not killing.round(job):
            continue

    assert killing.killed.total() == 10
    for _ in range(50):  # on a slow machine ten deaths may all come before the first word
        if killing.said.count:
            break
        killing.round("add")
    assert killing.said.count > 0
