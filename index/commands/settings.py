"""What all commands share: which library, how rows come out, and what counts as a query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import click

from index.export.formats import FORMATS
from index.library import Library, open_library

Screen = Callable[[Path | None, list[Path], str | None, bool], int]
"""Opens the reader: library, paths to add, theme, whether it keeps nothing to itself; returns the exit code."""

Function = TypeVar("Function", bound=Callable[..., object])


@dataclass
class Settings:
    """What stood before the command's name, and the screen if there is one."""

    library: Path | None = None
    theme: str | None = None
    private: bool = False
    screen: Screen | None = field(default=None)

    @contextmanager
    def opened(self, *, create: bool = False) -> Iterator[Library]:
        """The library, closed again at the end. Only adding creates one."""
        library = open_library(self.library, create=create)
        try:
            yield library
        finally:
            library.close()


class QueryCommand(click.Command):
    """A command whose words are a query: its own `--options` may stand anywhere before a `--`, and every other word is
    query, `-word` too.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {name for option in self.get_params(ctx) for name in option.opts if name.startswith("-")}
        valued = {name for option in self.params if _takes_value(option) for name in option.opts}
        options, query, at = list[str](), list[str](), 0
        while at < len(args):
            word = args[at]
            if word == "--":
                query += args[at + 1 :]
                break
            is_option = word.split("=")[0] in known or (word.startswith("--") and not query)
            length = 2 if word in valued else 1
            (options if is_option else query).extend(args[at : at + (length if is_option else 1)])
            at += length if is_option else 1
        return super().parse_args(ctx, [*options, "--", *query])


def _takes_value(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and not parameter.is_flag and not parameter.count


def format_options(function: Function) -> Function:
    """`--json`, `--jsonl`, `--csv`: without one of them rows come out as plain text."""
    meanings = {
        "json": "One JSON document.",
        "jsonl": "One JSON object a line.",
        "csv": "Comma-separated values with a header line.",
    }
    for name in reversed(FORMATS):
        function = click.option(f"--{name}", "format", flag_value=name, help=meanings[name])(function)
    return function


def sort_option(function: Function) -> Function:
    """`--sort`: without it, best first, or newest first where the query has no words to rank by."""
    order = click.Choice(["relevance", "date", "source"])
    return click.option("--sort", type=order, help="Best first, newest first, or source by source.")(function)


pass_settings = click.make_pass_decorator(Settings, ensure=True)
