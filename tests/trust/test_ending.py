"""The real program when its terminal hangs up or it is told to end: it ends by itself, and the place is kept."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.library import open_library
from tests.trust.terminal import Terminal
from tui.ending import HUNG_UP
from tui.session import load


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (lambda terminal: terminal.hang_up(), HUNG_UP),
        (lambda terminal: os.kill(terminal.process.pid, signal.SIGHUP), HUNG_UP),
        (lambda terminal: os.kill(terminal.process.pid, signal.SIGTERM), 0),
    ],
    ids=["the terminal goes away", "hang-up", "terminate"],
)
def test_reader_ends_and_remembers_where_it_was(tmp_path: Path, end: Callable[[Terminal], None], code: int) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    for town in ("Velm", "Orsa"):
        (stories / f"{town}.txt").write_text(f"Talks in {town}\n\nThe two sides met in {town} on Friday.\n")
    with closing(open_library(tmp_path / "library")) as library:
        assert [step.outcome for step in library.add([stories], analyse=False)].count("added") == 2
    state = tmp_path / "state"

    with Terminal("--library", tmp_path / "library", env={"XDG_STATE_HOME": str(state)}) as terminal:
        terminal.wait_for("Talks in Orsa")
        terminal.press("S")
        end(terminal)

        assert terminal.wait() == code

    assert load(state / "dateline").library == str(tmp_path / "library")
