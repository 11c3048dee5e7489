"""Every file of the index cut, zeroed, flipped, scribbled on, deleted, or swapped with another: answers stay what they
were, because the damage is noticed and the index built again. The same where sections are too large to be checked on
opening: then every block is checked as it is used.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.fulltext import sections
from index.indexing import FOLDER
from index.library import open_library
from tests.trust.library import write_dispatches

QUERIES = (
    "dispatch",
    '"hill front denied"',
    "house1*",
    "house7 OR house9",
    "mortar -house3",
    "title:mortar",
    "date:2017..",
)
ARTICLES = 24

Harm = Callable[[Path, random.Random], None]


def cut(file: Path, rng: random.Random) -> None:
    file.write_bytes(file.read_bytes()[: rng.randrange(file.stat().st_size)])


def zero(file: Path, rng: random.Random) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def flip(file: Path, rng: random.Random) -> None:
    data = bytearray(file.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    file.write_bytes(data)


def scribble(file: Path, rng: random.Random) -> None:
    file.write_bytes(rng.randbytes(file.stat().st_size))


def delete(file: Path, rng: random.Random) -> None:
    file.unlink()


def swap(file: Path, rng: random.Random) -> None:
    """With another of its kind where there is one, else with any."""
    others = [one for one in sorted(file.parent.iterdir()) if one.is_file() and one != file]
    other = rng.choice([one for one in others if one.suffix == file.suffix] or others)
    one, two = file.read_bytes(), other.read_bytes()
    file.write_bytes(two)
    other.write_bytes(one)


HARMS: tuple[Harm, ...] = (cut, zero, flip, flip, flip, scribble, delete, swap)


def answers(path: Path) -> list[tuple[int, list[str]]]:
    """What a process that just started finds."""
    with closing(open_library(path)) as library:
        found = [library.search(query, limit=100) for query in QUERIES]
    return [(one.total, sorted(hit.title.text + hit.id for hit in one.hits)) for one in found]


@pytest.mark.parametrize("checked", ["on opening", "as used"])
def test_no_damage_to_the_index_changes_an_answer(
    tmp_path: Path, checked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if checked == "as used":
        monkeypatch.setattr(sections, "CHECKED_BYTES", 0)
        monkeypatch.setattr(sections, "BLOCK_BYTES", 64)
    rng, path = random.Random(5), tmp_path / "library"
    with closing(open_library(path)) as library:
        for first in range(0, ARTICLES, 8):  # several segments
            stories = write_dispatches(tmp_path / str(first), range(first, first + 8))
            assert sum(step.outcome == "added" for step in library.add([stories], analyse=False)) == 8
    sound = answers(path)
    assert sound[0][0] == ARTICLES

    for kind in ("*.docs", "*.post", "*.toc", "*.json", "*LOCK"):
        for harm in HARMS:
            files = [file for file in sorted((path / FOLDER).glob(kind)) if file.stat().st_size]
            if files:
                harm(rng.choice(files), rng)
            assert answers(path) == sound, (kind, harm.__name__)


def test_index_from_before_an_article_came_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with closing(open_library(path)) as library:
        list(library.add([write_dispatches(tmp_path / "early", range(3))], analyse=False))
        earlier = {file: file.read_bytes() for file in (path / FOLDER).iterdir()}
        list(library.add([write_dispatches(tmp_path / "late", range(3, 9))], analyse=False))
    sound = answers(path)
    for file in (path / FOLDER).iterdir():
        file.unlink()
    for file, data in earlier.items():
        file.write_bytes(data)

    assert answers(path) == sound
