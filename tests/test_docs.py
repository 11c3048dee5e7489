"""README, help texts, key table and CI say the same. Blocks of the README that can be made from the program are made
from it: `python -m tests.test_docs` writes them anew, the tests compare.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from index.commands.cli import COMMANDS, cli
from index.export.columns import EVENTS, Column
from index.query.tokens import FIELDS
from tui.keys import KEYS, PANES, Key

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
WIDTH = 88


def help_text(name: str) -> str:
    """What `dateline NAME --help` prints on a terminal of this width (`dateline --help` for an empty name)."""
    context = click.Context(cli, info_name="dateline", terminal_width=WIDTH)
    if name:
        command = cli.get_command(context, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=context, terminal_width=WIDTH)
    return f"```text\n{context.get_help().strip()}\n```"


def key_table() -> str:
    rows = ["| key | where | what it does | action |", "|---|---|---|---|"]
    rows += [
        f"| {_keys(key)} | {', '.join(PANES[pane] for pane in key.panes)} | {key.description} | `{key.action}` |"
        for key in KEYS
    ]
    return "\n".join(rows)


def column_table() -> str:
    return "\n".join(["| column | meaning |", "|---|---|", *(_column(column) for column in EVENTS)])


def _keys(key: Key) -> str:
    return " ".join(f"`{shown}`" for shown in key.shown)


def _column(column: Column) -> str:
    return f"| `{column.name}` | {column.meaning} |"


BLOCKS: dict[str, Callable[[], str]] = {
    "keys": key_table,
    "columns": column_table,
    "help": lambda: help_text(""),
    **{f"help {name}": lambda name=name: help_text(name) for name in COMMANDS},
}
"""Blocks by name; in the README one stands between `<!-- NAME -->` and `<!-- end -->`."""


def block(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {re.escape(name)} -->\n).*?(?=<!-- end -->)", re.DOTALL)


def command_in_readme(name: str) -> str:
    """The fenced command that stands after `<!-- NAME command -->`."""
    found = re.search(rf"<!-- {name} command -->\n+```\w*\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("name", BLOCKS)
def test_readme_block_is_what_the_program_says(name: str) -> None:
    found = block(name).search(README.read_text(encoding="utf-8"))

    assert found, f"README.md has no block {name!r}"
    assert found[0] == BLOCKS[name]() + "\n", "`python -m tests.test_docs` brings the README up to date"


@pytest.mark.parametrize("name", ["read", "tests"])
def test_ci_runs_the_command_that_newcomers_paste(name: str) -> None:
    shown = subprocess.run(["bash", ".ci/run", "--show", name], cwd=ROOT, capture_output=True, text=True, check=True)

    assert command_in_readme(name)
    assert shown.stdout.strip() == command_in_readme(name)


def test_the_two_commands_need_only_python_and_do_not_share_a_library() -> None:
    read, tests = command_in_readme("read"), command_in_readme("tests")

    assert read.startswith("python3 -m venv .venv && ")
    assert tests.startswith("python3 -m venv .venv && ")
    assert "--library .samples seeds/" in read
    assert "pytest" in tests
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/.venv/", "/.samples/", "uv.lock"} <= set(ignored)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_and_explains_its_options(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None

    options = [option for option in command.params if isinstance(option, click.Option)]

    assert f"dateline {name}" in help_text(name).split("Example:")[1]
    assert all(option.help for option in options)


def test_readme_names_every_query_field() -> None:
    text = README.read_text(encoding="utf-8")

    for field in FIELDS:
        assert f"`{field}:" in text


def test_readme_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def update() -> None:
    """Write every block of the README anew."""
    text = README.read_text(encoding="utf-8")
    for name, made in BLOCKS.items():
        text = block(name).sub(lambda _, made=made: made() + "\n", text, count=1)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    update()
