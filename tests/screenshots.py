"""Takes the README's pictures from the running app on the sample stories: `python -m tests.screenshots`."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from index.library import open_library
from tests.tui.stage import play, press, settle
from tui.app import Dateline

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tui" / "screenshots"

# name: size, theme, keys
PICTURES = {
    "reader": ((150, 40), "dateline-dark", ["3", "jjjj"]),
    "reader-light": ((120, 40), "dateline-light", ["3", "j", "a", "jj", "d", "j"]),
    "narrow": ((80, 24), "dateline-dark", ["<enter>"]),
    "stories": ((120, 40), "dateline-dark", ["SS", "jjjj"]),
    "timeline": ((120, 40), "dateline-dark", ["T"]),
    "name": ((120, 40), "dateline-dark", ["/", "ombrel ceasefire", "<enter>", "4", "j", "E"]),
}

# The picture must not ask a font server for anything when somebody looks at it.
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main(names: list[str]) -> None:
    """Write the pictures of these names, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "samples")
        for _ in library.add([ROOT / "seeds"]):
            pass
        library.close()
        for name in names or list(PICTURES):
            size, theme, keys = PICTURES[name]
            take(name, Path(folder), size, theme, keys)


def take(name: str, folder: Path, size: tuple[int, int], theme: str, keys: list[str]) -> None:
    """One picture: the app at a size, some keys, what it shows."""

    async def act(pilot: Pilot[None], app: Dateline) -> None:
        await press(pilot, *keys)
        await settle(pilot)
        picture = _FONT_FACE.sub("", app.export_screenshot(title="Dateline"))
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")

    play(folder / "samples", act, size=size, theme=theme, state=folder / f"state-{name}")


if __name__ == "__main__":
    main(sys.argv[1:])
