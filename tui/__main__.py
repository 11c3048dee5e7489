"""The command `dateline`. The command line decides what is wanted; the screen is imported only when it opens, so that
commands in pipes start without it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from index.commands import main as run_command

ESCAPE_MS = "15"
"""How long an Escape waits for the rest of an arrow key before it is taken for itself. Terminals send these together;
Textual's own tenth of a second makes every step back wait.
"""

FRAMES = "120"
"""Looks a second whether something is to be painted, at most. Most keys move the focus and then show what follows from
it; at Textual's 60 the second of these waits 17 ms for nothing.
"""


def _screen(library: Path | None, paths: list[Path], theme: str | None, private: bool) -> int:
    os.environ.setdefault("ESCDELAY", ESCAPE_MS)  # both are read by Textual as it is imported
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    from tui import keymap, keys

    wanted, complaints = keymap.load(keymap.folder() / keymap.NAME)
    table, more = keymap.remapped(keys.KEYS, wanted)
    keys.use(table)
    from tui.app import run

    return run(library, paths, theme, private=private, warnings=[*complaints, *more])


def main() -> None:
    """Entry point of the installed command."""
    sys.exit(run_command(screen=_screen))


if __name__ == "__main__":
    main()
