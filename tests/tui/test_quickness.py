"""What a key costs: a step between panes paints these panes, and an Escape does not wait for long."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from textual._compositor import Compositor, CompositorUpdate
from textual.pilot import Pilot

from tests.bench.picture import Picture
from tests.trust.terminal import Terminal
from tests.tui.stage import play, press, settle
from tui.app import Dateline

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("keys", ["3", "2", "4", "<enter>", "/"])
def test_step_between_panes_does_not_paint_the_whole_screen(
    keys: str, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full: list[str] = []
    paint = Compositor.render_full_update

    def painted(self: Compositor, *given: bool, **more: bool) -> CompositorUpdate:
        full.append(str(self.root))
        return paint(self, *given, **more)

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, "3", "1")
        await settle(pilot)
        monkeypatch.setattr(Compositor, "render_full_update", painted)
        await press(pilot, keys)
        assert app.reader.focused is not app.reader.results
        assert full == []

    play(library, act, size=(150, 40))


def test_escape_waits_no_longer_than_the_rest_of_an_arrow_key_takes() -> None:
    code = """
import sys, types
sys.modules["tui.app"] = stand_in = types.ModuleType("tui.app")
stand_in.run = lambda *given, **more: 0
from tui.__main__ import _screen
_screen(None, [], None, True)
from textual import constants
print(constants.ESCAPE_DELAY)
"""
    env = {name: value for name, value in os.environ.items() if name != "ESCDELAY"}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert float(ran.stdout) <= 0.05


def test_picture_shows_what_a_terminal_would() -> None:
    picture = Picture(12, 3)
    for piece in (b"\x1b[2", b"J\x1b[2;3Hab\x1b[1mc", "漢".encode()[:2], "漢".encode()[2:], b"\x1b[0md\x1b[1;1Hx\r\ny"):
        picture.feed(piece)
    assert [row.rstrip() for row in picture.lines()] == ["x", "y abc漢d", ""]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_escape_in_a_terminal_is_answered_before_textual_would_look(library: Path) -> None:
    taken: list[float] = []
    with Terminal("--library", library, "--private", size=(100, 30)) as terminal:
        terminal.wait_for("articles")
        terminal.press("")
        for _ in range(8):
            terminal.press("v")
            began = time.perf_counter()
            os.write(terminal._handle, b"\x1b")
            assert select.select([terminal._handle], [], [], 5)[0]
            taken.append(time.perf_counter() - began)
            terminal.press("")
    assert min(taken) < 0.09  # Textual looks every 0.1 s
