"""Events into painted lines that read as a sentence with its figures, and the order they stand in. Pure; widths in
cells, nothing wraps.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from index.library import display_name, tolls
from index.records import Event, Verdict
from tui.describe import certainty, when
from tui.lines import Line, fit, joined, line
from tui.paint import VERDICT_INKS

TYPE_INKS = {
    **dict.fromkeys("AGREE CONSULT SUPPORT CONCEDE X-ELECT X-APPOINT X-LEGISLATE X-ECON X-SPORT".split(), "talk"),
    **dict.fromkeys("COOPERATE AID RETREAT".split(), "cooperation"),
    **dict.fromkeys("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE X-CRIME".split(), "pressure"),
    **dict.fromkeys("ASSAULT X-DEATH X-DISASTER X-ACCIDENT X-HEALTH X-DISPLACE".split(), "conflict"),
}
COMPACT_WIDTH = 70
"""A pane at least this wide shows an event on two lines, not three."""

SHORTEST_SPEAKER = 12
DOT = " · "


def event_lines(
    event: Event, width: int, *, indent: int = 0, year: str = "", verdict: Verdict = "", edited: bool = False
) -> list[Line]:
    """What happened, who to whom; where and when, how many; who says so and how sure it is. A rejected one fades."""
    struck, margin = verdict == "rejected", "  " * indent
    name = (display_name(event), "struck" if struck else TYPE_INKS.get(event.type, "other"))
    ink = "struck" if struck else ""
    who, gap = _who(event), "  "
    toll = line((" ".join(tolls(event)), "quiet" if struck else "figure"))
    place = (event.place.canonical or event.place.text) if event.place else ""
    where = joined([place, when(event.date, year)])
    beside = width - len(margin) - len(gap) - cell_len(where.text) - (cell_len(DOT) if where.text else 0)

    def says(room: int) -> Line:
        return _says(event, verdict, edited, room)

    first = line(name, (gap if who else "", ink), (who, ink))
    room = width - len(margin) - (cell_len(toll.text) + len(gap) if toll.text else 0)
    is_compact = width >= COMPACT_WIDTH
    if who and cell_len(first.text) > (room if is_compact else width - len(margin)):
        actor, arrow, target = who.partition("→ ")  # to whom it was done goes on a line of its own
        head, tail = line(name, (gap if actor else "", ink), (actor, ink)), line((arrow + target, ink))
        if cell_len(tail.text) > room >= cell_len(head.text):  # the figures stand where they cut nothing off
            head, room, toll = line(head, gap if toll.text else "", toll), width - len(margin), Line()
        lines = [head, line(fit(tail, room), gap if tail.text and toll.text else "", toll)]
        lines.append(line(gap if is_compact else "", joined([where, says(beside)])))
    elif is_compact:
        lines = [line(fit(first, room), gap if toll.text else "", toll), line(gap, joined([where, says(beside)]))]
    elif not toll.text and cell_len((one_line := joined([where, says(width)])).text) <= room:
        lines = [first, one_line]
    else:
        lines = [
            first,
            line(fit(where, room), gap if where.text and toll.text else "", toll),
            says(width - len(margin)),
        ]
    return [fit(line(margin, painted), width) for painted in lines if painted.text.strip()]


def _who(event: Event) -> str:
    actors, targets = (
        ", ".join(" ".join((part.canonical or part.text).split()) for part in parts)
        for parts in (event.actors, event.targets)
    )
    if actors and targets:
        return f"{actors} → {targets}"
    return actors or (f"→ {targets}" if targets else "")


def _says(event: Event, verdict: Verdict, edited: bool, room: int) -> Line:
    """Who says so and how sure it is; where there is little room, of the speaker only the beginning."""
    speaker = event.attribution
    said = f"says {' '.join((speaker.canonical or speaker.text).split())}" if speaker else ""
    modality = "" if event.modality == "asserted" else event.modality
    judged = line((verdict, VERDICT_INKS[verdict])) if verdict else ""
    sure = "" if verdict else certainty(event.confidence)
    before, after = [judged, "edited" if edited else ""], [modality, sure]
    left = room - cell_len(joined([*before, *after]).text) - cell_len(DOT)
    if said and left < min(SHORTEST_SPEAKER, cell_len(said)):
        return joined([*before, said, *after])  # cut at its end: who says so comes before how sure it is
    return joined([*before, fit(line((said, "quiet")), left) if said else "", *after])


def background_line(count: int, unfolded: bool, width: int) -> Line:
    """The fold over what is background, hypothetical or did not happen."""
    return fit(line((f"{'▾' if unfolded else '▸'} background {count}", "quiet")), width)


def in_order(events: Sequence[Event], main: str = "") -> tuple[list[tuple[Event, int]], list[tuple[Event, int]]]:
    """(event, indent) of what happened and of the background: the `main` news first, the rest in reading order, parts
    under their total.
    """
    by_id = {event.id: event for event in events}
    known = by_id.keys()
    first = main
    for _ in events:  # what the main news is a part of stands first with it
        total = by_id[first].part_of if first in known else ""
        first = total if total in known else first
    parts: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: (event.id not in (first, main), event.trigger.start)):
        parent = event.part_of if event.part_of in known and event.part_of != event.id else ""
        parts.setdefault(parent, []).append(event)
    rows: list[tuple[Event, int]] = []
    placed: set[str] = set()

    def place(parent: str, indent: int) -> None:
        for event in parts.get(parent, ()):
            if event.id not in placed:
                placed.add(event.id)
                rows.append((event, min(indent, 3)))
                place(event.id, indent + 1)

    place("", 0)
    rows += [(event, 0) for event in events if event.id not in placed]
    shown = [row for row in rows if not is_background(row[0])]
    return shown, [(event, 0) for event, _ in rows if is_background(event)]


def is_background(event: Event) -> bool:
    """Whether an event is kept out of the way: older than the news, denied, or only imagined."""
    return event.background or event.modality in ("negated", "hypothetical")
