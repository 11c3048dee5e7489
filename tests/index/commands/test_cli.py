"""The command line as a whole: which word means what, exit codes, and leaving quietly."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.commands import main
from index.commands.cli import COMMANDS
from tests.index.commands.conftest import STORIES, Run


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("dateline ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    ran = run(name, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: dateline {name} ")


def test_a_word_that_is_neither_command_nor_path_is_wrong_usage(run: Run) -> None:
    ran = run("serach")

    assert (ran.code, ran.out) == (2, "")
    assert "serach: no such file or folder, and no command" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["--nope"],
        ["read"],
        ["add"],
        ["search", "--jsn", "derrim"],
        ["search", "--limit", "none"],
        ["search", "--library", "elsewhere"],
    ],
)
def test_wrong_usage_is_said_in_two_lines(run: Run, words: list[str]) -> None:
    ran = run(*words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("dateline: ")
    assert "--help`" in ran.err.splitlines()[-1]


def test_options_may_follow_the_query_up_to_two_dashes(run: Run, filled: Path) -> None:
    before = run("--library", filled, "search", "--limit", "1", "--json", "derrim")

    assert run("--library", filled, "search", "derrim", "--json", "--limit", "1").out == before.out
    assert run("--library", filled, "search", "--", "derrim", "--json").out == ""


def test_a_missing_library_is_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("--library", tmp_path / "none", "search", "derrim")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "none").exists()


def test_the_library_may_be_named_by_the_environment(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIBRARY", str(filled))

    assert "Ministers meet in Tavrin" in run("search", "title:ministers").out


def test_a_file_named_like_a_command_is_meant_by_its_path(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "add").write_text(STORIES["march.txt"])
    monkeypatch.chdir(tmp_path)

    ran = run("--library", "library", "./add")

    assert ran.code == 0
    assert "protest" in ran.out


def test_a_reader_that_leaves_early_is_no_error(filled: Path, root: Path) -> None:
    command = [sys.executable, "-m", "tui", "--library", str(filled), "search", "--jsonl"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate()

    assert (process.returncode, err) == (0, b"")


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path, root: Path) -> None:
    """Interrupted while it waits for its input: the one moment that needs no clock to be hit."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "tui", "extract", "-"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"id": "a", "text": "Rebels seized Derrim on Monday."}\n')
    process.stdin.flush()
    assert process.stdout.readline().startswith(b'{"schema":')
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert (process.returncode, err.strip()) == (130, b"")


def test_a_reader_opens_only_on_a_terminal(filled: Path, stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def screen(library: Path | None, paths: list[Path], theme: str | None, private: bool) -> int:
        opened.append((library, paths, theme, private))
        return 7

    words = ["--library", str(filled), "--theme", "dateline-light", str(stories)]
    assert main(words, screen) == 0
    assert opened == []

    master, slave = os.openpty()
    with open(slave, closefd=False) as keyboard, open(slave, "w", closefd=False) as display:
        monkeypatch.setattr(sys, "stdin", keyboard)
        monkeypatch.setattr(sys, "stdout", display)
        code = main(words, screen)
        monkeypatch.undo()
    os.close(slave)
    os.close(master)

    assert code == 7
    assert opened == [(filled, [stories], "dateline-light", False)]


def test_without_a_terminal_paths_are_added_and_printed(run: Run, stories: Path, tmp_path: Path) -> None:
    ran = run("--library", tmp_path / "library", stories)

    assert ran.code == 0
    assert "3 added, 3 analysed" in ran.err
    assert "Ministers meet in Tavrin" in ran.out
    assert "killing at least two officers" in ran.out.split("arrest")[0]


def test_without_a_terminal_only_the_given_paths_are_printed(run: Run, filled: Path, stories: Path) -> None:
    ran = run("--library", filled, stories / "talks.md")

    assert "Ministers meet in Tavrin" in ran.out
    assert "Gunmen raid" not in ran.out


def test_a_bad_file_is_named_and_the_rest_goes_on(run: Run, stories: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\x00\x00\x00")

    ran = run("--library", tmp_path / "library", tmp_path / "photo.txt", stories / "talks.md", tmp_path / "none")

    assert ran.code == 1
    assert "photo.txt: " in ran.err
    assert f"{tmp_path / 'none'}: " in ran.err
    assert "Traceback" not in ran.err
    assert "Ministers meet in Tavrin" in ran.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_a_message_not_a_traceback(filled: Path, root: Path) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "tui", "--library", str(filled), "events"],
            cwd=root,
            stdout=full,
            stderr=subprocess.PIPE,
        )

    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("dateline: standard output cannot be written: ")
    assert "Traceback" not in ended.stderr.decode()


def test_a_library_of_a_newer_program_is_refused(run: Run, filled: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(filled, newer)
    card = newer / "library.toml"
    card.write_text(card.read_text().replace("format = 1", "format = 99"))

    ran = run("--library", newer, "search", "derrim")

    assert ran.code == 1
    assert "newer Dateline" in ran.err
