"""`dateline doctor`: looks at everything that can break in a library and mends what can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from index import export
from index.commands.output import emit, emit_lines, show_passing
from index.commands.plain import check_lines
from index.commands.settings import Settings, format_options, pass_settings
from index.library import salvage
from index.records import Check, Progress


@click.command("doctor")
@click.option(
    "--salvage",
    "into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Copy what can be read of a damaged library into a new one.",
)
@format_options
@pass_settings
def command(settings: Settings, into: Path | None, format: export.Format | None) -> int:
    """Check the library and mend what can be mended. Exit code 1 if something stays broken.

    The index is built again from the database. A damaged database is reported and left as it is: --salvage copies every
    row that can be read, and the newest copy of your marks, into a new library; then add your files to that.

    \b
    Example:
      dateline doctor
      dateline --library war.lib doctor --salvage saved.lib
    """
    if into is not None:
        checks = list(salvage(settings.library, into))
    else:
        with settings.opened() as library:
            checks = list(_followed(library.doctor()))
    if format:
        emit(export.checks(checks, format))
    else:
        emit_lines(check_lines(checks))
    return 0 if all(check.ok or check.repaired for check in checks) else 1


def _followed(steps: Iterator[Check | Progress]) -> Iterator[Check]:
    """The checks; meanwhile, where people watch, how far mending is."""
    for step in steps:
        if isinstance(step, Progress):
            show_passing(f"indexing {step.done} of {step.total}")
        else:
            show_passing("")
            yield step
