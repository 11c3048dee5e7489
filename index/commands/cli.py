"""The command `dateline`: finds the subcommand, or takes its words for paths to read; turns errors into one line and
an exit code. 0 is done, 1 means that something failed and was named, 2 is wrong usage.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from index.commands.output import Closed, say
from index.commands.settings import Screen, Settings
from index.errors import DatelineError, QueryError
from index.text import neutralise_line

COMMANDS = (
    "add",
    "follow",
    "unfollow",
    "update",
    "search",
    "saved",
    "read",
    "events",
    "stories",
    "entities",
    "about",
    "mark",
    "marks",
    "export",
    "report",
    "extract",
    "annotate",
    "remove",
    "stats",
    "doctor",
)
"""In the order help shows them. Each lives in the module of its name, loaded when it is asked for."""

OPEN = "open"
"""Not typed: what happens when the first word is no command."""

AROUND = 60
"""Characters of a query shown before and behind the one that cannot be understood."""

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


class Dateline(click.Group):
    """Subcommands by name; any other first word is a path."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"index.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        return OPEN, _open(), args


def _open() -> click.Command:
    from index.commands.open import command

    return command


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, and hardly ever asked

    try:
        return version("dateline")
    except PackageNotFoundError:
        return "unknown: not installed"


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"dateline {_version()}")
        ctx.exit()


@click.group(
    cls=Dateline,
    invoke_without_command=True,
    subcommand_metavar="[PATH]... | COMMAND ...",
    context_settings={"max_content_width": 100},
)
@click.option(
    "--library",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="DATELINE_LIBRARY",
    metavar="DIR",
    help="The library to use (also: DATELINE_LIBRARY). Default: one of your own, in the platform's data folder.",
)
@click.option(
    "--theme", metavar="NAME", help="Colours of the reader: dateline-dark, dateline-light, or a Textual theme."
)
@click.option(
    "--private",
    is_flag=True,
    help="Remember nothing outside the library: the reader neither looks where you were last nor writes it down.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
)
@click.pass_context
def cli(ctx: click.Context, library: Path | None, theme: str | None, private: bool) -> int | None:
    """A terminal reader for news: who did what to whom, where and when, how many were hurt, and who says so.

    With PATHs (web pages, texts, feeds, mail, exports, documents, archives, or folders of them), adds them to the
    library and opens the reader on them; without, opens the reader on the library. Without a terminal, prints articles
    and events as text.
    A file named like a command is meant by `./add`.

    \b
    Example:
      dateline stories/
      dateline --library war.lib search baaj -mosul
    """
    settings = ctx.ensure_object(Settings)
    settings.library, settings.theme, settings.private = library, theme, private
    if ctx.invoked_subcommand is None:
        code = ctx.invoke(_open())
        assert isinstance(code, int)
        return code
    return None


def main(arguments: Sequence[str] | None = None, screen: Screen | None = None) -> int:
    """Run one command line; returns the exit code. `screen` opens the reader, where there is one."""
    try:
        args = None if arguments is None else list(arguments)
        code = cli.main(args, prog_name="dateline", standalone_mode=False, obj=Settings(screen=screen))
        return code if isinstance(code, int) else DONE
    except click.UsageError as error:
        say(_usage(error))
        return MISUSED
    except click.ClickException as error:
        say(f"dateline: {error.format_message()}")
        return FAILED
    except QueryError as error:
        say(_pointed(error))
        return MISUSED
    except DatelineError as error:
        say(f"dateline: {error}")
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Closed:
        return DONE


def _usage(error: click.UsageError) -> str:
    message = error.format_message()
    if isinstance(error, click.NoSuchOption) and error.option_name in ("--library", "--theme", "--private"):
        message = f"{error.option_name} is an option of `dateline` itself: put it before the command or the first path."
    typed = error.ctx if error.ctx is None or error.ctx.info_name != OPEN else error.ctx.parent
    return f"dateline: {message}\nTry `{typed.command_path if typed else 'dateline'} --help`."


def _pointed(error: QueryError) -> str:
    """The query with a caret under the character that cannot be understood."""
    query = neutralise_line(error.query)
    first, last = max(0, error.at - AROUND), error.at + AROUND
    shown = ("…" if first else "") + query[first:last] + ("…" if last < len(query) else "")
    before = query[first : error.at]
    width = bool(first) + sum(unicodedata.east_asian_width(char) in "WF" for char in before)
    width += sum(not unicodedata.combining(char) for char in before)
    return f"{shown}\n{' ' * width}^\ndateline: {neutralise_line(error.reason)}"
