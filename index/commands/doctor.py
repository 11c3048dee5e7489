"""`dateline doctor`: looks at everything that can break in a library and mends what can be mended."""

from __future__ import annotations

import click

from index import export
from index.commands.output import emit, emit_lines
from index.commands.plain import check_lines
from index.commands.settings import Settings, format_options, pass_settings


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
        checks = list(library.doctor())
    if format:
        emit(export.checks(checks, format))
    else:
        emit_lines(check_lines(checks))
    return 0 if all(check.ok or check.repaired for check in checks) else 1
