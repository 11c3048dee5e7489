"""`dateline stats`: what a library holds, and what the reader's verdicts say of the rules that read its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from index.commands.output import emit_lines
from index.commands.settings import Settings, pass_settings
from index.library import display_name
from index.records import RuleRecord


@click.command("stats", short_help="Count what the library holds; --rules: how right its rules are.")
@click.option("--rules", is_flag=True, help="Of the events you judged, how many were right, by rule and by confidence.")
@pass_settings
def command(settings: Settings, rules: bool) -> int:
    """Count the articles and the kinds of events in the library, the most frequent first.

    With --rules it tells of each rule whose events you accepted, corrected or rejected how many were right, and the
    same by confidence, so that you see whether 0.9 means nine in ten with your news.

    \b
    Example:
      dateline stats
      dateline stats --rules
    """
    with settings.opened() as library:
        if rules:
            by_rule, by_confidence = library.judged()
            emit_lines(_rules(by_rule, by_confidence))
            return 0
        counts = Counter(display_name(event) for _, event in library.events())
        emit_lines([f"{len(library):>7,}  articles", f"{counts.total():>7,}  events"])
        emit_lines(f"{count:>7,}  {name}" for name, count in counts.most_common())
    return 0


def _rules(by_rule: Iterable[RuleRecord], by_confidence: Iterable[RuleRecord]) -> Iterator[str]:
    rows = list(by_rule)
    if not rows:
        yield "No event has been accepted, corrected or rejected yet: press a, e or d on one in the reader."
        return
    yield "right  accepted  corrected  rejected  rule"
    yield from map(_row, rows)
    yield ""
    yield "right  accepted  corrected  rejected  confidence"
    yield from map(_row, by_confidence)


def _row(record: RuleRecord) -> str:
    counts = f"{record.accepted:>8}  {record.edited:>9}  {record.rejected:>8}"
    return f"{record.share_right:>4.0%}   {counts}  {record.name}"
