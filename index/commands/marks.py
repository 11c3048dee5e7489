"""`dateline marks`: what the reader added, out of one library and into another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from index import export
from index.commands.output import emit, say
from index.commands.settings import Settings, pass_settings
from index.errors import SourceError
from index.library import Library
from index.records import SCHEMA, KeptMarks


class _Line(KeptMarks, frozen=True, kw_only=True):
    """One line of an export."""

    schema: int
    record: str


@click.command("marks", short_help="Export your marks, or take over another reader's.")
@click.option(
    "--import",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Take over the marks in FILE.",
)
@click.option("--theirs", is_flag=True, help="Where both readers noted or judged, and differ, take theirs.")
@pass_settings
def command(settings: Settings, file: Path | None, theirs: bool) -> int:
    """Print all marks (stars, tags, notes, verdicts and corrections), one JSON record an article and line; or take over
    those another reader printed.

    Articles are known by address and content, events by their words: the two libraries need not have been made alike.
    Stars and tags add up. Where both have a note, a verdict or a correction and they differ, yours stays and the
    difference is named; exit code 1 then, or if an article is not in this library.

    \b
    Example:
      dateline marks > petra.jsonl
      dateline marks --import petra.jsonl
    """
    with settings.opened() as library:
        if file is not None:
            return _take(library, file, theirs)
        emit(export.marks(library.kept_marks()))
    return 0


def _take(library: Library, file: Path, theirs: bool) -> int:
    counts = {"taken": 0, "same": 0, "missing": 0}
    differences = 0
    given = list(_given(file))  # a bad line stops all before anything is changed
    for taken in library.take_marks(given, prefer_given=theirs):
        counts[taken.outcome] += 1
        differences += len(taken.conflicts)
        if taken.outcome == "missing":
            say(f"not in this library: {taken.title}")
        for conflict in taken.conflicts:
            say(f"{taken.article}  {taken.title}: {conflict}")
    say(
        f"{counts['taken']:,} articles marked, {counts['same']:,} as they were, {counts['missing']:,} not here; "
        f"{differences:,} differences, {'theirs taken' if theirs else 'yours kept'}."
    )
    return 1 if counts["missing"] or (differences and not theirs) else 0


def _given(file: Path) -> Iterator[KeptMarks]:
    decoder = msgspec.json.Decoder(_Line)
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise SourceError(str(file), error.strerror or str(error)) from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            one = decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise SourceError(f"{file}:{number}", f"no marks of ours: {error}") from None
        if one.schema != SCHEMA or one.record != "marks":
            raise SourceError(f"{file}:{number}", f"schema {one.schema} {one.record}, not schema {SCHEMA} marks")
        yield one
