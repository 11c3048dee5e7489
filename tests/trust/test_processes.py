"""Twenty processes at one library: two add, six mark what is being added, twelve search and read all along. Nobody sees
anything vanish, everybody sees the end, and what was acknowledged is there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.library import open_library
from tests.trust.crowd import MARKERS
from tests.trust.library import Acknowledged, assert_holds, write_dispatches

ROOT = Path(__file__).parents[2]
FILES = 20
"""Of each of the two who add."""


def crowd(path: Path, stories: Path, *, readers: int, slow_s: float = 0.0) -> list[list[str]]:
    """What each of them said, once all have finished."""
    roles = [
        ("adder", 0),
        ("adder", 1),
        *(("marker", n) for n in range(MARKERS)),
        *(("reader", n) for n in range(readers)),
    ]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | ({"SLOW": f"{slow_s}"} if slow_s else {})
    there = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.trust.crowd", role, path, stories, str(number), str(2 * FILES)],
            cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for role, number in roles
    ]  # fmt: skip
    try:
        for one in there:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n", one.communicate()[1]
        said = []
        for one in there:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        for one in there:
            out, complaint = one.communicate(timeout=500)
            assert out.endswith("finished\n"), complaint
            said.append(out.splitlines())
        return said
    finally:
        for one in there:
            with one:  # which closes its pipes
                one.kill()


@pytest.mark.parametrize(("readers", "slow_s"), [(12, 0.0), (2, 0.002)], ids=["twenty", "ten on a slow disk"])
def test_many_processes_share_a_library(tmp_path: Path, readers: int, slow_s: float) -> None:
    path, stories, heard = tmp_path / "library", tmp_path / "stories", Acknowledged()
    for number in range(2):
        write_dispatches(stories / f"{number}", range(number * FILES, (number + 1) * FILES))
    open_library(path).close()

    said = crowd(path, stories, readers=readers, slow_s=slow_s)
    for lines in said:
        for line in lines:
            heard.hear(line)

    assert len(heard.added) == 2 * FILES
    assert set(heard.notes) == heard.added
    assert_holds(path, heard)
    with closing(open_library(path)) as library:
        assert library.search("dispatch").total == 2 * FILES


def test_open_reader_notices_what_another_process_adds(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with closing(open_library(path)) as watching:
        assert watching.search("dispatch").total == 0
        before = watching.generation()
        words = [
            sys.executable,
            "-m",
            "tests.trust.victim",
            "add",
            path,
            write_dispatches(tmp_path / "new", range(3)),
            "0",
        ]
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        subprocess.run(list(map(str, words)), cwd=ROOT, env=env, check=True, capture_output=True)

        assert watching.generation() > before
        assert watching.search("dispatch").total == 3
