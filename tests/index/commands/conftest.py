"""A small library that was read and analysed once, and a way to run a command line and see all it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.commands import main
from index.library import open_library

STORIES = {
    "derrim.txt": (
        "Gunmen raid police post near Derrim\n\n"
        "DERRIM, May 31, 2017 (Northwire) - Gunmen attacked a police post near Derrim on Tuesday, killing at least two "
        "officers and wounding five others, the army said.\n\n"
        "Soldiers arrested three men in the town on Wednesday.\n"
    ),
    "talks.md": (
        "---\ntitle: Ministers meet in Tavrin\ndate: 2017-05-02\nsource: Meridian Press\n---\n\n"
        "The foreign ministers of Velmara and Korrestan met in Tavrin on Tuesday and agreed to resume talks on the "
        "waters of the Ombrel river.\n"
    ),
    "march.txt": (
        "BELGAR, May 18, 2017 (Meridian Press) - Thousands of people marched through Belgar on Thursday to protest "
        "against the price of bread.\n\nPolice detained 12 demonstrators in Derrim.\n"
    ),
}


@dataclass(frozen=True)
class Ran:
    """What a command line left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of news."""
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def filled(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with these stories, analysed."""
    path = tmp_path_factory.mktemp("library") / "news"
    library = open_library(path, create=True)
    failed = [step for step in library.add([stories]) if step.failure]
    library.close()
    assert failed == []
    return path


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `dateline WORDS...` in this process."""

    def run(*words: object) -> Ran:
        code = main([str(word) for word in words])
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run
