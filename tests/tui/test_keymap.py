"""Keys of the user's own: what can be followed is, what cannot is said and changes nothing."""

from __future__ import annotations

from pathlib import Path

from tui.keymap import load, remapped
from tui.keys import KEYS


def keys_for(action: str, table: tuple) -> set[str]:  # type: ignore[type-arg]
    return {name for key in table if key.action == action for name in key.keys}


def test_no_file_is_no_matter(tmp_path: Path) -> None:
    assert load(tmp_path / "keys.toml") == ({}, [])


def test_keys_by_the_name_of_their_action(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('"mention(1)" = "]"\nstar = ["f5", "ctrl+t"]\nsearch = ["/", "ctrl+f"]\n')

    wanted, complaints = load(file)
    table, more = remapped(KEYS, wanted)

    assert complaints == more == []
    assert keys_for("star", table) == {"f5", "ctrl+t"}
    assert keys_for("search", table) == {"slash", "ctrl+f"}
    assert len(table) == len(KEYS)


def test_what_cannot_be_followed_is_said(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('fly = "z"\nstar = "n"\nseen = "ctrl+m"\nnote = 3\nundo = []\n')

    wanted, complaints = load(file)
    table, more = remapped(KEYS, wanted)

    assert table == KEYS
    assert [words.split(": ", 1)[1] for words in complaints] == [
        "note must be a key or a list of keys",
        "undo must be a key or a list of keys",
    ]
    assert "no action fly" in more[0]
    assert "star cannot have n, which is “Next hit in the article”" in more[1]
    assert "seen cannot have ctrl+m" in more[2]


def test_broken_file_is_said(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text("star = \n")

    assert load(file)[0] == {}
    assert "keys.toml" in load(file)[1][0]
    file.write_bytes(b"\xff\xfe")
    assert load(file)[1]
