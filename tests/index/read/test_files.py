"""Which files a walk finds, in which order, and what it says of those it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import SourceError
from index.read.files import walk, worth_reading


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder as people have them: articles among pictures, hidden files, links and a page saved with its parts."""
    root = tmp_path / "pile"
    for name in (
        "b.txt", "a.md", "c.HTML", "c_files/advert.html", "d/z.txt", "d/e/y.txt", "d.txt", "notes", "photo.JPG",
        "style.css", "all.zip", "more.tar.gz", ".hidden.txt", ".git/x.txt", "m_files/kept.txt", "rows.jsonl",
        "paper.pdf",
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
    expected = [
        "a.md",
        "all.zip",
        "b.txt",
        "c.HTML",
        "d/e/y.txt",
        "d/z.txt",
        "d.txt",
        "m_files/kept.txt",
        "more.tar.gz",
        "notes",
        "paper.pdf",
    ]

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


def test_mail_folders_are_walked_with_the_folders_inside_of_them(tmp_path: Path) -> None:
    for name in ("box/cur/1.host:2,S", "box/new/2.host", "box/tmp/3.host", "box/.Wires/cur/4.host:2,", "box/.git/x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    for folder in ("box/.Wires/new", "box/.Wires/tmp"):
        (tmp_path / folder).mkdir()

    found = names(tmp_path, [tmp_path])

    assert found[:1] == ["box/.Wires/cur/4.host:2,"]
    assert found[-2:] == ["box/cur/1.host:2,S", "box/new/2.host"]


@pytest.mark.parametrize("folder", ["page_files", "page-Dateien", "page_fichiers"])
def test_pictures_and_frames_saved_beside_a_page_are_no_articles(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "frame.html").write_text("text")
    (tmp_path / "page.htm").write_text("text")

    assert names(tmp_path, [tmp_path]) == ["page.htm"]


def test_members_of_archives_are_chosen_by_the_rules_for_folders() -> None:
    members = ["a.txt", "b.png", ".c.txt", "__MACOSX/a.txt", "d/p.html", "d/p_files/x.html", "d/q_files/y.html"]

    assert worth_reading(members) == {"a.txt", "d/p.html", "d/q_files/y.html"}


def test_library_among_its_own_articles_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", "lib/dateline.db", "lib/library.toml", "lib/note.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")

    assert names(tmp_path, [tmp_path]) == ["a.txt"]
