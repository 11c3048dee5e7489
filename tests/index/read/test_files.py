"""Which files a walk finds, in which order, and what it says of those it cannot."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from index.errors import SourceError
from index.read.files import LIMIT_BYTES, kind_of, lines, walk


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder as people have them: articles among pictures, hidden files, links and a page saved with its parts."""
    root = tmp_path / "pile"
    for name in (
        "b.txt", "a.md", "c.HTML", "c_files/advert.html", "d/z.txt", "d/e/y.txt", "d.txt", "notes", "photo.JPG",
        "style.css", "all.zip", ".hidden.txt", ".git/x.txt", "m_files/kept.txt", "rows.jsonl", "paper.pdf",
    ):  # fmt: skip
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    (root / "link.txt").symlink_to(root / "b.txt")
    (root / "d" / "up").symlink_to(root)
    os.mkfifo(root / "pipe.txt")
    return root


def names(root: Path, paths: list[Path]) -> list[str]:
    return [
        str(found) if isinstance(found, SourceError) else found.relative_to(root).as_posix() for found in walk(paths)
    ]


def test_folders_are_walked_by_name_without_what_is_no_article(pile: Path) -> None:
    expected = ["a.md", "b.txt", "c.HTML", "d/e/y.txt", "d/z.txt", "d.txt", "m_files/kept.txt", "notes", "paper.pdf"]

    assert names(pile, [pile]) == [*expected, "rows.jsonl"]


def test_what_the_user_names_is_read_whatever_it_is_called(pile: Path) -> None:
    given = [pile / "style.css", pile / ".hidden.txt", pile / "link.txt", pile / ".git"]

    assert names(pile, given) == ["style.css", ".hidden.txt", "link.txt", ".git/x.txt"]


def test_bad_paths_are_named_and_the_rest_goes_on(pile: Path) -> None:
    gone, pipe, endless = pile / "gone.txt", pile / "pipe.txt", pile / ("n" * 300)

    assert names(pile, [gone, pile / "b.txt", pipe, endless, Path("nul\0name"), pile / "a.md"]) == [
        f"{gone}: no such file or folder",
        "b.txt",
        f"{pipe}: not a regular file",
        f"{endless}: file name too long",
        "nul␀name: not a usable file name",
        "a.md",
    ]


def test_a_file_beyond_the_limit_is_named_unless_it_holds_many_articles(tmp_path: Path) -> None:
    for name in ("huge.txt", "many.jsonl"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(LIMIT_BYTES + 1)

    assert names(tmp_path, [tmp_path]) == [
        f"{tmp_path / 'huge.txt'}: larger than 50 MB, the most that is read",
        "many.jsonl",
    ]


def test_deeply_nested_folders_are_walked(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("text")

    assert names(deep, [tmp_path]) == ["a.txt"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "zebra.txt").write_text("text")

    assert names(tmp_path, [tmp_path]) == [f"{tmp_path / 'shut'}: permission denied", "zebra.txt"]


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.TXT", b"", "plain"),
        ("a.markdown", b"", "markdown"),
        ("a.xhtml", b"", "html"),
        ("a.ndjson", b"", "rows"),
        ("a", b"Some words", "plain"),
        ("a", b"\n <!DOCTYPE html><html>", "html"),
        ("a.php", b"<HTML lang=en>", "html"),
        ("a.txt", b"<html>", "plain"),
    ],
)
def test_the_kind_of_a_file_follows_its_name_then_its_first_bytes(name: str, head: bytes, kind: str) -> None:
    assert kind_of(Path(name), head) == kind


def test_a_line_without_end_is_cut_and_the_next_one_is_whole() -> None:
    file = io.BytesIO(b"one\n" + b"x" * (3 * LIMIT_BYTES) + b"\nthree\nlast")

    assert [len(line) for line in lines(file)] == [4, LIMIT_BYTES + 1, 6, 4]
