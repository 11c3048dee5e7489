"""README, help texts, key table and CI say the same. Blocks of the README that can be made from the program are made
from it: `python -m tests.test_docs` writes them anew, the tests compare.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import pytest
from msgspec.structs import replace

from index.commands.cli import COMMANDS, cli
from index.export.coded import ACLED, GDELT
from index.export.columns import EVENTS, Column
from index.export.table_columns import ROWS, TABLES, VIEWS
from index.export.tables import write_tables
from index.export.writers import WRITERS
from index.query.tokens import FIELDS
from index.records import Analysis, Quantity
from tests.index.export.samples import ANALYSIS, ARTICLE, ATTACK
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


def derived_table() -> str:
    rows = ["| ACLED | meaning |", "|---|---|", *(_column(column) for column in ACLED)]
    return "\n".join([*rows, "", "| GDELT | meaning |", "|---|---|", *(_column(column) for column in GDELT)])


def data_tables() -> str:
    rows = ["| table | one row is | columns |", "|---|---|---|"]
    rows += [
        f"| `{table}` | {ROWS[table]} | {' '.join(f'`{name}`' for name, _, _ in columns)} |"
        for table, columns in TABLES.items()
    ]
    return "\n".join(rows)


def _keys(key: Key) -> str:
    return " ".join(f"`{shown}`" for shown in key.shown)


def _column(column: Column) -> str:
    return f"| `{column.name}` | {column.meaning} |"


BLOCKS: dict[str, Callable[[], str]] = {
    "keys": key_table,
    "columns": column_table,
    "derived": derived_table,
    "tables": data_tables,
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


def test_readme_describes_every_format_and_view() -> None:
    text = README.read_text(encoding="utf-8")

    for name in (*WRITERS, "sqlite"):
        assert re.search(rf"^\| [a-z` ]*`{name}`", text, re.MULTILINE), name
    for view in VIEWS:
        assert f"`{view}`" in text


def test_worked_queries_of_the_readme_run_on_an_export_and_find_something(tmp_path: Path) -> None:
    queries = re.findall(r"```sql\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    other = replace(ARTICLE, id="8k3m9qa", source="Meridian Press", analysis=told_otherwise())
    list(write_tables(tmp_path / "out.sqlite", [ARTICLE, other]))

    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        found = [connection.execute(query).fetchall() for query in queries]

    days, attacks, alone = found
    assert days == [("2017-05-30", "Derrim", "2,5", 2)]
    assert attacks == [("Gunmen", "a police post", 2)]
    assert [row[0] for row in alone] == ["protest"]


def told_otherwise() -> Analysis:
    """The same story by another paper, with another toll, and something the first does not tell."""
    more = replace(ATTACK, id="e3f00d", killed=Quantity(5, 5, text="five"))
    march = replace(ATTACK, id="e4f00d", type="PROTEST", mode=(), killed=None)
    return replace(ANALYSIS, events=(more, march))


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
