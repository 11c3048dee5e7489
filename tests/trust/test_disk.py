"""A disk that is full, becomes read-only, or may no longer be written to, in the middle of the work: the act that fails
says so in words, all else goes on, nothing acknowledged is lost, and once the cause is gone the same library works.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.library import open_library
from tests.trust.faults import FULL, under
from tests.trust.library import Acknowledged, assert_holds, write_dispatches

ROOT = Path(__file__).parents[2]

IN_A_ROOM = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]
"""A process that may mount what it likes and sees it alone, where the system lets anybody have one."""

WITHOUT_POWERS = (
    ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.name == "posix" and not os.geteuid() else []
)


def has_rooms() -> bool:
    if not (sys.platform.startswith("linux") and shutil.which("unshare")):
        return False
    return subprocess.run([*IN_A_ROOM, "mount -t tmpfs tmpfs /mnt"], capture_output=True, check=False).returncode == 0


def run(words: list[str], folder: Path) -> dict[str, object]:
    """What the process in the cramped place said in the end."""
    folder.mkdir(exist_ok=True)
    ran = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert ran.returncode == 0, ran.stderr
    said: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return said


@pytest.mark.skipif(not has_rooms(), reason="no file system of one's own can be had here")
@pytest.mark.parametrize(
    ("fault", "size", "words"),
    [
        ("full", "900k", {"the disk is full", "No space left on device"}),
        ("full", "1100k", {"the disk is full", "No space left on device"}),
        ("full", "1500k", {"the disk is full", "No space left on device"}),
        ("sealed", "64m", {"it cannot be written to", "Read-only file system", "the disk reports an error"}),
    ],
)
def test_real_disk_that_is_full_or_sealed_loses_nothing(tmp_path: Path, fault: str, size: str, words: set[str]) -> None:
    room, python = tmp_path / "room", sys.executable
    work = f"exec '{python}' -m tests.trust.cramped {fault} '{room}' '{tmp_path}/stories'"
    script = f"mount -t tmpfs -o size={size} tmpfs '{room}'; {work}"

    said = run([*IN_A_ROOM, script], room)

    told = said["told"]
    assert isinstance(told, list)
    assert len(told) == (2 if fault == "full" else 1)  # marks go on: into files that were open before
    assert all(any(one.endswith(word) for word in words) for one in told), told
    assert said["readable"]


@pytest.mark.skipif(bool(WITHOUT_POWERS) and not shutil.which("setpriv"), reason="the superuser may write anywhere")
@pytest.mark.skipif(os.name != "posix", reason="permissions and limits of another kind")
@pytest.mark.parametrize("fault", ["forbidden", "limited"])
def test_permission_that_is_taken_away_and_a_quota_lose_nothing(tmp_path: Path, fault: str) -> None:
    room = tmp_path / "room"

    said = run(
        [*WITHOUT_POWERS, sys.executable, "-m", "tests.trust.cramped", fault, str(room), str(tmp_path / "stories")],
        room,
    )

    told = said["told"]
    assert isinstance(told, list)
    assert told
    assert all("\n" not in one and str(room / "library") in one or "full-text index" in one for one in told), told
    assert said["readable"]


@pytest.mark.parametrize("seed", range(8))
def test_disk_that_is_full_from_any_write_on_loses_nothing(tmp_path: Path, seed: int) -> None:
    path, said, left = tmp_path / "library", Acknowledged(), random.Random(seed).randrange(1, 60)
    told: list[str] = []

    def verdict(what: str, name: str) -> int:
        nonlocal left
        left -= what == "write"
        return FULL if what == "write" and left < 0 else 0

    with under(verdict):
        for number in range(4):
            try:
                with closing(open_library(path)) as library:
                    for step in library.add([write_dispatches(tmp_path / f"{number}", [number])], analyse=False):
                        if step.outcome == "added":
                            said.hear(f"added {step.article}")
                    for hit in library.search("dispatch").hits:
                        library.mark(hit.id, note=f"{number}")
                        said.hear(f"noted {hit.id} {number}")
            except LibraryError as error:
                told.append(str(error))

    assert all("the disk is full" in one for one in told), told
    assert told
    assert_holds(path, said)
