"""The database cut, zeroed in places, flipped, scribbled on or gone: it is said, nothing is written to it any more, and
what can be read is saved into a new library, with the marks of the newest copy.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import backups
from index.errors import LibraryError
from index.library import open_library, salvage
from index.records import Check
from index.store import FILE
from tests.trust.library import write_dispatches

ARTICLES = 30
PAGE = 4096

Texts = dict[str, str]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Texts]:
    """A library with marks, closed; and the texts in it by id."""
    folder = tmp_path_factory.mktemp("sound")
    with closing(open_library(folder / "library")) as library:
        list(library.add([write_dispatches(folder / "stories", range(ARTICLES))], analyse=False))
        ids = [hit.id for hit in library.search("", limit=100).hits]
        for id_ in ids[:5]:
            library.mark(id_, note="kept", starred=True)
        texts = {id_: library.article(id_).text for id_ in ids}
    return folder / "library", texts


def cut(data: bytearray, rng: random.Random) -> None:
    del data[len(data) - rng.randrange(6 * PAGE) :]


def zero(data: bytearray, rng: random.Random) -> None:
    for _ in range(3):
        at = rng.randrange(1, len(data) // PAGE) * PAGE
        data[at : at + PAGE] = bytes(PAGE)


def flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(60):
        data[rng.randrange(PAGE, len(data))] ^= 1 << rng.randrange(8)


def scribble(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(1, len(data) // PAGE) * PAGE
    data[at : at + 2 * PAGE] = rng.randbytes(2 * PAGE)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("harm", [cut, zero, flip, scribble])
def test_damage_is_said_and_what_can_be_read_is_saved(
    filled: tuple[Path, Texts], tmp_path: Path, harm: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    sound, texts = filled
    hurt = Path(shutil.copytree(sound, tmp_path / "hurt"))
    data = bytearray((hurt / FILE).read_bytes())
    harm(data, random.Random(seed))
    (hurt / FILE).write_bytes(data)
    before = (hurt / FILE).read_bytes()

    is_said = False
    try:
        with closing(open_library(hurt, create=False)) as library:
            is_said = any(not check.ok for check in library.doctor() if isinstance(check, Check))
    except LibraryError as error:
        is_said = "--salvage" in str(error)
    checks = {check.name: check for check in salvage(hurt, tmp_path / "saved")}

    if is_said:
        assert (hurt / FILE).read_bytes() == before
    with closing(open_library(tmp_path / "saved")) as saved:
        assert all(check.ok for check in saved.doctor() if isinstance(check, Check))
        there = [hit.id for hit in saved.search("", limit=100).hits]
        assert is_said or set(there) == set(texts)
        assert len(there) >= ARTICLES // 3
        if harm is not flip:  # a letter that changed in a text is a letter
            assert all(saved.article(id_).text == texts[id_] for id_ in there)
        assert "marks" in checks
        added = write_dispatches(tmp_path / "stories", range(ARTICLES))
        list(saved.add([added], analyse=False))
        assert len(saved) == ARTICLES or harm is flip


def test_marks_come_back_from_their_copy_where_no_database_is_left(filled: tuple[Path, Texts], tmp_path: Path) -> None:
    sound, _ = filled
    (copy,) = backups.copies(sound)
    lines = copy.read_bytes()
    with closing(open_library(tmp_path / "new")) as library:
        list(library.add([write_dispatches(tmp_path / "stories", range(ARTICLES))], analyse=False))
        taken = [one.outcome for one in library.take_marks(backups.newest(sound))]
        starred = library.search("is:starred").total

    assert lines.count(b"\n") == 5
    assert taken == ["taken"] * 5
    assert starred == 5


def test_file_that_is_no_database_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "library"
    open_library(path).close()
    (path / FILE).write_bytes(b"no database at all " * 500)

    with pytest.raises(LibraryError, match="--salvage"):
        open_library(path)
    with pytest.raises(LibraryError, match="no article in it can be read"):
        list(salvage(path, tmp_path / "saved"))
    assert not (tmp_path / "saved").exists()


def test_salvage_never_writes_over_anything(filled: tuple[Path, Texts], tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="name a new folder"):
        list(salvage(filled[0], filled[0]))
