"""The last place survives, and a bad file never stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.session import NAME, Session, directory, load, save


def test_session_comes_back_as_it_was(tmp_path: Path) -> None:
    place = Session("/books/library", "mosul", "abc2345", 120, "dateline-light")

    assert save(place, tmp_path / "state")
    assert load(tmp_path / "state") == place
    assert (tmp_path / "state" / NAME).stat().st_mode & 0o777 == 0o600


def test_no_file_is_a_new_session(tmp_path: Path) -> None:
    assert load(tmp_path) == Session()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"offset": "far"}'])
def test_broken_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)

    assert load(tmp_path) == Session()
    assert not (tmp_path / NAME).exists()


def test_unknown_fields_are_ignored(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"query": "mosul", "from_the_future": 1}')

    assert load(tmp_path).query == "mosul"


def test_what_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert not save(Session(), tmp_path / "file")


def test_directory_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_STATE", str(tmp_path))

    assert directory() == tmp_path
