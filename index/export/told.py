"""What several articles tell of one happening, side by side in a report: who gives which figures, in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape

from index.export.words import where
from index.names import display
from index.records import Happening, Report
from index.text import neutralise_line
from index.tolls import disputed, figure


def stories(told: Iterable[Happening], there: Collection[str]) -> Iterator[str]:
    """One table a happening: each report with its day, its source, its toll and its sentence, and a link to
    its article where that is `there` in the page."""
    first = True
    for one in told:
        if first:
            yield "<h2>Told by several</h2>"
            first = False
        yield f"<h3>{plain_text(_named(one))}</h3>"
        about = [where(one.place) if one.place else "", _days(one), *_tolls(one)]
        yield f'<p class="about">{" · ".join(plain_text(part) for part in about if part)}</p>'
        yield '<table><tr><th>Day</th><th>Source</th><th class="number">Killed</th><th class="number">Hurt</th>'
        yield "<th>In its words</th></tr>"
        for report in one.reports:
            yield from _row(report, report.article in there)
        yield "</table>"


def plain_text(text: str) -> str:
    """Text from outside as it may stand in the page, between tags or inside quotes."""
    return escape(" ".join(neutralise_line(text).split()))


def _named(one: Happening) -> str:
    roles = " → ".join(", ".join(names[:3]) for names in (one.actors, one.targets) if names)
    name = display(one.type, one.mode)
    return f"{name}: {roles}" if roles else name


def _days(one: Happening) -> str:
    return (one.first or "") if one.first == one.last else f"{one.first or ''}..{one.last or ''}"


def _tolls(one: Happening) -> Iterator[str]:
    for toll, word in ((one.killed, "killed"), (one.injured, "hurt")):
        if toll is not None:
            yield disputed(toll, word)


def _row(report: Report, is_there: bool) -> Iterator[str]:
    event, said = report.event, report.event.attribution
    source = report.source or "source unknown"
    says = f", says {said.canonical or said.text}" if said else ""
    copy = " (a copy)" if report.copy_of else ""
    tolls = (figure(toll) if toll else "" for toll in (event.killed, event.injured))
    link = f'<a href="#{plain_text(report.article)}">{plain_text(source)}</a>' if is_there else plain_text(source)
    yield f'<tr><td class="day">{plain_text(report.published.value or "undated")}</td>'
    yield f"<td>{link}{plain_text(says + copy)}</td>"
    yield "".join(f'<td class="number">{plain_text(toll)}</td>' for toll in tolls)
    yield f"<td>{plain_text(event.evidence.text)}</td></tr>"
