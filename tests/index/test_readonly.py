"""A library in a folder that cannot be written to: on a disc, a share, or somebody else's. It can be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import open_library
from tests.index.newsroom import read_in

# The superuser may write anywhere, so a test by the superuser gives that up first.
WITHOUT_POWERS = (
    ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.name == "posix" and not os.geteuid() else []
)

READ = """
import sys
from pathlib import Path
from index.errors import LibraryError
from index.library import open_library
library = open_library(Path(sys.argv[1]))
(hit,) = library.search("truce").hits
print(library.article(hit.id).title)
for act in (lambda: library.mark(hit.id, starred=True), lambda: list(library.add([Path("/dev/null")]))):
    try:
        act()
    except LibraryError as error:
        print(error)
library.close()
"""


@pytest.fixture
def sealed(stories: Path, tmp_path: Path) -> Iterator[Path]:
    """A library whose folder nobody may write to."""
    library = open_library(tmp_path / "sealed")
    read_in(library, stories)
    library.search("truce")
    library.close()
    everything = [tmp_path / "sealed", *(tmp_path / "sealed").rglob("*")]
    for path in everything:
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield tmp_path / "sealed"
    for path in everything:
        path.chmod(0o700)


@pytest.mark.skipif(bool(WITHOUT_POWERS) and not shutil.which("setpriv"), reason="the superuser may write anywhere")
@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_sealed_library_can_be_searched_and_read_and_says_that_it_cannot_be_written(sealed: Path, root: Path) -> None:
    command = [*WITHOUT_POWERS, sys.executable, "-c", READ, str(sealed)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert run.stderr == ""
    title, *refusals = run.stdout.splitlines()
    assert title == "Ministers meet in Göttlin"
    assert refusals == [f"{sealed}: it cannot be written to", f"{sealed}: Permission denied"]
