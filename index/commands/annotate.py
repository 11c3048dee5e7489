"""`dateline annotate`: looks for events in what has not been looked at, or not by the present extractor."""

from __future__ import annotations

from pathlib import Path

import click

from index.commands.progress import follow, jobs_option, report_option, reported
from index.commands.settings import Settings, pass_settings


@click.command("annotate", short_help="Look for events again, after an update.")
@click.option("--stale", is_flag=True, help="Also articles that an older model or lexicon has been over.")
@jobs_option
@report_option
@pass_settings
def command(settings: Settings, stale: bool, jobs: int, report: Path | None) -> int:
    """Look for people, places and events in every article that has not been analysed, or whose analysis failed.

    Stars, tags, notes and judged events stay as they are. Stopped, it goes on from there the next time.

    \b
    Example:
      dateline annotate --stale --jobs 4
    """
    with reported(report) as failed, settings.opened() as library:
        outcomes = follow(library.analyse(stale=stale, jobs=jobs), failed)
    return 1 if outcomes["failed"] else 0
