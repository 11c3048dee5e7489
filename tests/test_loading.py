"""What starts fast, by what it loads: clocks are flaky, import lists are not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house import ROOT, SCREEN

HEAVY = {"spacy", "thinc", "numpy", "trafilatura", "lxml", "feedparser", "warcio", "pypdf", "httpcore", *SCREEN}


def loaded_after(code: str, *arguments: str) -> set[str]:
    """Top-level names in `sys.modules` of a fresh interpreter after it ran some code."""
    report = "\nimport sys; print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})))"
    run = subprocess.run(
        [sys.executable, "-c", code + report, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(run.stdout.split("\n"))


@pytest.mark.parametrize(
    "module",
    ["index.library", "index.search", "index.commands", "index.export", "index.extract.worker", "tui.__main__"],
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    assert not loaded_after(f"import {module}") & HEAVY


@pytest.mark.parametrize("command", ["--help", "search", "events", "read", "doctor", "add --help", "extract --help"])
def test_headless_commands_load_no_screen_and_no_language_pipeline(command: str, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Gunmen attacked a convoy near Derrim on Tuesday, killing two soldiers, the army said.\n")
    library = str(tmp_path / "library")
    fill = "from index.library import open_library\nfrom pathlib import Path\n" + (
        f"library = open_library(Path({library!r}), create=True)\n"
        f"list(library.add([Path({str(story)!r})], analyse=False))\n"
        "print(library.search('').hits[0].id)\nlibrary.close()\n"
    )
    filled = subprocess.run([sys.executable, "-c", fill], cwd=ROOT, capture_output=True, text=True, check=True)
    words = {"search": "search convoy", "events": "events convoy", "read": f"read {filled.stdout.strip()}"}
    arguments = ["--library", library, *words.get(command, command).split()]

    loaded = loaded_after("import sys\nfrom index.commands import main\nassert main(sys.argv[1:]) == 0", *arguments)

    assert not loaded & HEAVY
