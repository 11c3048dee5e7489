"""A terminal to run the real program in: keys are pressed on it, every byte it is sent is kept, and it can be asked
which commands were among them.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120.0
"""For words to appear, on a machine that has a lot else to do."""

STILL_S = 0.4
"""Nothing sent for so long: the program waits for a key."""

LONGEST_S = 3.0
"""What is written for longer is a cursor that blinks, or a figure that counts: it is never still."""

SEQUENCE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, the cursor, modes
    "|\x1b[\\]P_^X].*?(?:\x07|\x1b\\\\|$)"  # strings: titles, the clipboard, links, and what only some obey
    "|\x1b[ -/]*[0-~]",
    re.DOTALL,
)
"""What a terminal takes for a command (ECMA-48), in its seven-bit form."""

CONTROLS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""Characters that command, reverse or hide, wherever they stand. Line ends alone are left."""


class Terminal:
    """One program in one terminal."""

    def __init__(self, *words: object, size: tuple[int, int] = (120, 40), env: Mapping[str, str] | None = None) -> None:
        self.sent = b""
        self._handle, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        told = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", *map(str, words)],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            cwd=ROOT,
            env=os.environ | told | dict(env or {}),
            start_new_session=True,
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """The window is closed."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def press(self, keys: str, *, still_s: float = STILL_S) -> str:
        """Send keys, wait until all is still, and say what was sent since."""
        before = len(self.sent)
        os.write(self._handle, keys.encode())
        self._hear(still_s)
        return self.sent[before:].decode("utf-8", "replace")

    def wait_for(self, words: str) -> None:
        """Until these words have been written."""
        until = time.monotonic() + PATIENCE_S
        while words not in written(self.sent):
            assert time.monotonic() < until, written(self.sent)[-2_000:]
            assert self.process.poll() is None or self._hear(0.05), written(self.sent)[-2_000:]
            self._hear(0.05)

    def wait(self) -> int:
        """Until the program has ended; its exit code."""
        until = time.monotonic() + PATIENCE_S
        while self.process.poll() is None and time.monotonic() < until:
            self._hear(0.05)
        self._hear(0.05)
        return self.process.wait(1)

    def _hear(self, still_s: float) -> bool:
        heard = False
        if self._handle < 0:
            time.sleep(still_s)
            return heard
        until = time.monotonic() + LONGEST_S
        while time.monotonic() < until and select.select([self._handle], [], [], still_s)[0]:
            try:
                data = os.read(self._handle, 65_536)
            except OSError:  # the other side has gone
                return heard
            if not data:
                return heard
            self.sent += data
            heard = True
        return heard


def written(sent: bytes) -> str:
    """The characters among the bytes, without the commands; ends of lines are as they were sent."""
    return SEQUENCE.sub("", sent.decode("utf-8", "replace"))


def commands(sent: bytes) -> set[str]:
    """The kinds of commands among the bytes: colours and places of the cursor are one kind each, all else is told as
    it was sent.
    """
    found = set()
    for sequence in SEQUENCE.findall(sent.decode("utf-8", "replace")):
        is_plain = re.fullmatch("\x1b\\[[0-9;]*[mH]", sequence)
        found.add("\x1b[…" + sequence[-1] if is_plain else sequence)
    return found


def controls(sent: bytes) -> set[str]:
    """Characters that would command a terminal although they stand in no sequence. Raises where it is no UTF-8."""
    return set(CONTROLS.findall(SEQUENCE.sub("", sent.decode("utf-8"))))
