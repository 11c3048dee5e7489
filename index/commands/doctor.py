"""`dateline doctor`: looks at everything that can break in a library and mends what can be mended."""

from __future__ import annotations

from collections.abc import Iterator

import click

from index import export
from index.commands.output import emit, emit_lines, show_passing
from index.commands.plain import check_lines
from index.commands.settings import Settings, format_options, pass_settings
from index.records import Check, Progress


@click.command("doctor")
@format_options
@pass_settings
def command(settings: Settings, format: export.Format | None) -> int:
    """Check the library and mend what can be mended. Exit code 1 if something stays broken.

    \b
    Example:
      dateline doctor
    """
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
