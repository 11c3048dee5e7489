"""What others may see: of a library and of where its reader was, nothing; and nothing goes anywhere unless asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index.library import open_library
from tests.trust.library import write_dispatches
from tests.trust.terminal import Terminal
from tui.session import NAME, Session, save

ROOT = Path(__file__).parents[2]

SESSION = """
import sys
from index.commands import main
for words in sys.stdin.read().splitlines():
    code = main(words.split("|"))
    assert code in (0, 1, 3), (words, code)  # 3: an update that brought nothing
"""

WORK = """add|STORIES
search|dispatch
search|nothing-like-it|--facets
events
events|--together
entities
read|dispatch
mark|--star|dispatch
marks
saved
stats
stats|--rules
export|--to|geojson
export|--to|html|-o|OUT/page.html
report|-o|OUT/report.html
extract|STORY
annotate|--stale
doctor
follow|STORIES
update
remove|--yes|house2"""
"""Everything that can be done with what lies on a disk."""


@dataclass
class Home:
    """A place to live in, and a book in which the guard writes down what is done there."""

    path: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("home", "tmp", "out", "first"):
            (self.path / name).mkdir(parents=True)
        shutil.copy(ROOT / "tests/trust/guard.py", self.path / "first" / "sitecustomize.py")
        self.book.touch()
        roads = os.pathsep.join(map(str, (self.path / "first", ROOT)))
        home = {name: str(self.path / "home") for name in ("HOME", *XDG)}
        told = {"PYTHONPATH": roads, "TMPDIR": str(self.path / "tmp"), "DATELINE_GUARD": str(self.book)}
        self.env = home | told | {"PYTHONDONTWRITEBYTECODE": "1", "DATELINE_STATE": str(self.state)}

    @property
    def book(self) -> Path:
        return self.path / "book"

    @property
    def library(self) -> Path:
        return self.path / "library"

    @property
    def state(self) -> Path:
        return self.path / "state"

    def done(self, what: str) -> set[str]:
        """What was attempted of a kind."""
        lines = (line.partition(" ") for line in self.book.read_text(encoding="utf-8").splitlines())
        return {whom for kind, _, whom in lines if kind == what}

    def strays(self) -> set[str]:
        """What was written to outside of the library, the state and where the user asked for it."""
        kept = (self.library, self.state, self.path / "out")
        ours = tuple(str(folder) for folder in kept) + tuple(folder.as_uri() for folder in kept) + ("/dev/",)
        return {path for path in self.done("write") if not path.startswith(ours)}


XDG = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "lives")


def run(home: Home, lines: str) -> subprocess.CompletedProcess[str]:
    prefix = f"--library|{home.library}|"
    words, env = "".join(f"{prefix}{line}\n" for line in lines.splitlines()), os.environ | home.env
    return subprocess.run(
        [sys.executable, "-c", SESSION], input=words, cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )  # fmt: skip


def modes(folder: Path) -> set[str]:
    """Of everything in a folder, and of itself: who may do what."""
    return {
        f"{'folder' if one.is_dir() else 'file'} {one.stat().st_mode & 0o777:o}" for one in (folder, *folder.rglob("*"))
    }


def test_commands_ask_no_network_and_write_nowhere_else(home: Home, tmp_path: Path) -> None:
    stories = write_dispatches(tmp_path / "stories", range(3))
    lines = WORK.replace("STORIES", str(stories)).replace("STORY", str(next(stories.iterdir())))

    ran = run(home, lines.replace("OUT", str(home.path / "out")))

    assert ran.returncode == 0, ran.stderr
    assert home.done("net") == set()
    assert home.strays() == set()
    assert [*(home.path / "home").iterdir(), *(home.path / "tmp").iterdir()] == []
    assert modes(home.library) == {"folder 700", "file 600"}


def test_guard_sees_a_fetch_that_is_asked_for(home: Home) -> None:
    run(home, "add|http://127.0.0.1:9/story")

    assert home.done("net")


@pytest.mark.parametrize("private", [False, True])
def test_reader_asks_no_network_and_remembers_its_place_unless_private(
    home: Home, tmp_path: Path, private: bool
) -> None:
    with closing(open_library(home.library)) as library:
        list(library.add([write_dispatches(tmp_path / "stories", range(3))], analyse=False))

    with Terminal("--library", home.library, *(["--private"] if private else []), env=home.env) as terminal:
        terminal.wait_for("dispatch")
        for keys in ("j", "\r", "/", "dispatch\r", "3", "T", "\x1b", "F", "\x1b"):
            terminal.press(keys)
        terminal.press("qqq")
        assert terminal.wait() == 0

    assert home.done("net") == set()
    assert home.strays() == set()
    assert [*(home.path / "home").iterdir(), *(home.path / "tmp").iterdir()] == []
    assert (home.state / NAME).exists() is not private
    assert home.state.exists() is not private


def test_private_reader_does_not_know_where_its_user_was(home: Home, tmp_path: Path) -> None:
    with closing(open_library(home.library)) as library:
        list(library.add([write_dispatches(tmp_path / "stories", range(3))], analyse=False))
    save(Session(library=str(home.library), query="house1"), home.state)
    before = (home.state / NAME).read_bytes()

    with Terminal("--library", home.library, "--private", env=home.env) as terminal:
        terminal.wait_for("dispatch 0")
        terminal.press("qqq")
        terminal.wait()

    assert (home.state / NAME).read_bytes() == before


def test_library_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    with closing(open_library(tmp_path / "library")) as library:
        for number in range(12):
            list(library.add([write_dispatches(tmp_path / f"{number}", [number])], analyse=False))
        library.mark(library.search("").hits[0].id, note="mine")
        while_open = modes(library.path)

    assert while_open == modes(tmp_path / "library") == {"folder 700", "file 600"}


def test_session_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    assert save(Session(query="mosul"), tmp_path / "state")

    assert modes(tmp_path / "state") == {"folder 700", "file 600"}
