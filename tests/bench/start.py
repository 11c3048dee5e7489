"""How soon the first frame stands: against an empty Textual app in a terminal of the same size, and beside harlequin
and newsboat where they are installed. Run by hand: `python tests/bench/start.py`. A round that is not counted comes
first, so that all of them are compiled, as an installed program is, whatever the environment says of bytecode.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready to read")
Empty().run()
"""
OURS = """
import sys
from pathlib import Path
from tui.app import run
run(Path(sys.argv[1]), [])
"""
RUNS = 15
BAR = 1.8
PEERS = {"harlequin": (["harlequin"], b"Query"), "newsboat": (["newsboat"], b"newsboat")}
"""Programs to time beside ours: how to start them, and what their first frame says."""


def first_paint(command: list[str], marker: bytes, state: str) -> float:
    """Milliseconds from the start of a process to `marker` on its terminal of 120x40."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ |= {"PYTHONPYCACHEPREFIX": str(Path(state).parent / "compiled")}
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "DATELINE_STATE": state}
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while marker not in seen and time.perf_counter() - began < 20:
        if select.select([terminal], [], [], 0.05)[0]:
            seen += os.read(terminal, 65536)
    elapsed = (time.perf_counter() - began) * 1000
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return elapsed


def main() -> None:
    """All of them in turn, again and again, so that they feel the same load."""
    with tempfile.TemporaryDirectory() as folder:
        library, state = str(Path(folder) / "library"), str(Path(folder) / "state")
        runs = {
            "empty app": ([sys.executable, "-c", EMPTY], b"ready to read"),
            "dateline": ([sys.executable, "-c", OURS, library], b"opening"),
            "its articles": ([sys.executable, "-c", OURS, library], b"No articles yet"),
            **{name: run for name, run in PEERS.items() if shutil.which(name)},
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        for number in range(RUNS + 1):
            for name, (command, marker) in runs.items():
                taken = first_paint(command, marker, state)
                times[name] += [taken] if number else []
    base = times["empty app"]
    for name, each in times.items():
        best, median = min(each), statistics.median(each)
        ratios = f"{best / min(base):5.2f} x best {median / statistics.median(base):5.2f} x median"
        print(f"{name:<13} {best:6.0f} ms best {median:6.0f} ms median {ratios}")
    print(f"bar for dateline: {BAR} x; not installed: {', '.join(set(PEERS) - set(times)) or 'none'}")


if __name__ == "__main__":
    main()
