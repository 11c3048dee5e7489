"""Records into painted lines: a hit of the list, an event, an entity, what stands above an article, and what an empty
pane says. Pure; widths in cells, nothing wraps.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from index.library import country_name, display_name, entity_kind, figure, tolls
from index.records import Article, Entity, Event, Hit, Marked, Results, Verdict, WayOut
from tui.describe import certainty, dated, day, minutes, when
from tui.layers import LABEL_INKS
from tui.lines import Line, fit, joined, line, neutralise, spread
from tui.wrap import wrap

TYPE_INKS = {
    **dict.fromkeys("AGREE CONSULT SUPPORT CONCEDE X-ELECT X-APPOINT X-LEGISLATE X-ECON".split(), "talk"),
    **dict.fromkeys("COOPERATE AID RETREAT".split(), "cooperation"),
    **dict.fromkeys("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE X-CRIME".split(), "pressure"),
    **dict.fromkeys("ASSAULT X-DEATH X-DISASTER X-ACCIDENT X-HEALTH X-DISPLACE".split(), "conflict"),
}
VERDICT_INKS: dict[Verdict, str] = {"accepted": "cooperation", "rejected": "conflict"}
SHORTEST_SOURCE = 8
COMPACT_WIDTH = 70
"""A pane at least this wide shows an event on two lines, not three."""


def hit_lines(hit: Hit, width: int, *, day_known: bool = False, year: bool = True, waiting: bool = False) -> list[Line]:
    """Title, what is known of it, and the words around what matched: three lines that never wrap."""
    title = fit(_marked(hit.title, ""), width)
    known: list[str | Line] = [] if day_known else [day(hit.published.value, short=True, year=year)]
    killed = line((f"{figure(hit.killed)} killed", "figure")) if hit.killed and hit.killed.max != 0 else Line()
    events = f"{hit.events:,} event{'s' if hit.events != 1 else ''}" if hit.events else ""
    if waiting and not hit.analysed:
        events = "reading…"
    for tail in ([*known, events, killed], [*known, killed or events], [*known]):
        rest = joined(tail)
        room = width - cell_len(rest.text) - (3 if rest.text else 0)
        if room >= min(SHORTEST_SOURCE, cell_len(hit.source)):
            break
    source = fit(line((hit.source, "quiet")), max(0, room))
    snippet = fit(_marked(_past_title(hit.snippet, hit.title.text), "quiet"), width)
    return [title, fit(joined([source, rest]), width), snippet]


def _past_title(snippet: Marked, title: str) -> Marked:
    """The snippet without the title it may begin with: the line above says that already."""
    if not title or not snippet.text.startswith(title):
        return snippet
    rest = snippet.text[len(title) :].lstrip(" .-–—:")
    skipped = len(snippet.text) - len(rest)
    spans = tuple((max(0, start - skipped), end - skipped) for start, end in snippet.spans if end > skipped)
    return Marked(rest, spans) if rest else snippet


def _marked(marked: Marked, ink: str) -> Line:
    base = line((marked.text, ink) if ink else marked.text)
    hits = tuple((start, end, "hit") for start, end in marked.spans if 0 <= start < end <= len(marked.text))
    return Line(base.text, base.inks + hits)


def one_year(hits: Sequence[Hit]) -> bool:
    """Whether all hits came out in one year, so that their days need not say it."""
    return len({hit.published.value[:4] for hit in hits if hit.published.value}) <= 1


def event_lines(
    event: Event, width: int, *, indent: int = 0, year: str = "", verdict: Verdict = "", edited: bool = False
) -> list[Line]:
    """What happened, who to whom; where and when, how many; who says so and how sure it is. A rejected one fades."""
    name = (display_name(event), TYPE_INKS.get(event.type, "other"))
    margin = "  " * indent
    who = _who(event)
    place = (event.place.canonical or event.place.text) if event.place else ""
    toll = " ".join(tolls(event))
    where = joined([place, when(event.date, year)])
    sure = _says(event, verdict, edited)
    first = line(name, "  " if who else "", who)
    second, inked = where, line((toll, "figure"))
    if verdict == "rejected":
        first, second, inked = (
            line((painted.text, ink)) for painted, ink in ((first, "struck"), (where, "quiet"), (inked, "quiet"))
        )
    if width >= COMPACT_WIDTH:
        head = line(fit(first, width - len(margin) - cell_len(toll) - 2), "  ", inked) if toll else first
        return [fit(line(margin, head), width), fit(line(margin, "  ", joined([second, sure])), width)]
    lines = [line(margin, first)]
    if where.text or toll:
        room = width - len(margin) - cell_len(toll) - 2
        tail = ["  " if where.text else "", inked] if toll else []
        lines.append(line(margin, fit(second, room) if toll else second, *tail))
    lines.append(line(margin, sure))
    return [fit(painted, width) for painted in lines]


def _who(event: Event) -> str:
    actors, targets = (
        ", ".join(" ".join((part.canonical or part.text).split()) for part in parts)
        for parts in (event.actors, event.targets)
    )
    if actors and targets:
        return f"{actors} → {targets}"
    return actors or (f"→ {targets}" if targets else "")


def _says(event: Event, verdict: Verdict, edited: bool) -> Line:
    speaker = event.attribution
    said = f"says {' '.join((speaker.canonical or speaker.text).split())}" if speaker else ""
    modality = "" if event.modality == "asserted" else event.modality
    judged = line((verdict, VERDICT_INKS[verdict])) if verdict else ""
    sure = "" if verdict else certainty(event.confidence)
    return joined([judged, "edited" if edited else "", said, modality, sure])


def background_line(count: int, unfolded: bool, width: int) -> Line:
    """The fold over what is background, hypothetical or did not happen."""
    return fit(line((f"{'▾' if unfolded else '▸'} background {count}", "quiet")), width)


def in_order(events: Sequence[Event]) -> tuple[list[tuple[Event, int]], list[tuple[Event, int]]]:
    """(event, indent) of what happened and of the background, each in reading order, parts under their total."""
    known = {event.id for event in events}
    parts: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: event.trigger.start):
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


def entity_line(entity: Entity, width: int) -> Line:
    """Name in its ink; kind, country and number of mentions flush right. Where room is short the country becomes its
    code, then goes: the name is what one looks for.
    """
    name, kind = line((" ".join(entity.name.split()), LABEL_INKS[entity.label])), entity_kind(entity)
    country = "" if entity.kind == "country" else entity.country
    number = f"{entity.count:>5,}"
    room = width - cell_len(name.text) - len(number) - 1
    abouts = [joined([kind, known]) for known in (country_name(country), country)]
    about = next((about for about in abouts if cell_len(about.text) <= room), line((kind, "quiet")))
    return spread(name, line(about, number), width)


def entity_more(entity: Entity) -> str:
    """What a second line says of an entity: what else the article calls it; often nothing."""
    others = ", ".join(" ".join(link.text.split()) for link in entity.links)
    return neutralise(f"also {others}") if others else ""


def above(article: Article, width: int, *, with_title: bool) -> list[Line]:
    """What stands above the first paragraph: the title (unless the text holds it), source, day, length."""
    lines: list[Line] = []
    if with_title:
        title = neutralise(article.title)
        lines += [line((title[start:end], "title")) for start, end in wrap(title, 0, len(title), width)]
    version = f"version {article.revision}" if article.revision > 1 else ""
    about = (article.source, article.author, dated(article.published), minutes(article.text), version)
    known = neutralise(" · ".join(filter(None, about)))
    lines += [line((known[start:end], "quiet")) for start, end in wrap(known, 0, len(known), width)]
    if article.published.reason and article.published.basis in ("inferred", "file"):
        lines.append(fit(line((f"dated by {article.published.reason}", "standfirst")), width))
    if article.marks.tags or article.marks.note:
        tags = [line((tag, "accent")) for tag in article.marks.tags]
        lines.append(fit(joined([*tags, article.marks.note]), width))
    for note in article.marks.notes:
        if note.start < 0:
            lost = line((note.note, "aside"), (f" on words that went: “{neutralise(note.text)}”", "quiet"))
            lines.append(fit(lost, width))
    return [*lines, Line()]


def opening(title: str, width: int) -> list[Line]:
    """What stands in place of an article that is still being fetched."""
    safe = neutralise(title)
    rows = [line((safe[start:end], "title")) for start, end in wrap(safe, 0, len(safe), width)]
    return [*rows, line(("opening…", "quiet"))]


def nothing(width: int, *sentences: str) -> list[Line]:
    """What an empty pane says: the first sentence plainly, the rest quietly, wrapped."""
    lines: list[Line] = [Line()]
    for number, sentence in enumerate(sentences):
        safe = neutralise(sentence)
        ink = "text" if number == 0 else "quiet"
        lines += [line((safe[start:end], ink)) for start, end in wrap(safe, 0, len(safe), width)]
    return lines


def way_lines(way: WayOut, width: int) -> list[Line]:
    """Another query than one that finds nothing: what it is, and how many articles it finds."""
    words = "did you mean " if way.kind == "spelling" else "without "
    what = way.label if way.kind == "spelling" else way.label.removeprefix("without ")
    return [spread(line((words, "quiet"), (what, "accent")), line((f"{way.total:,}", "quiet")), width)]


def nothing_found(query: str, results: Results | None, adding: bool, *, ways: bool = False) -> tuple[str, ...]:
    """Why the list is empty, and what to do next."""
    if results is None:
        return ("Opening the library…",)
    if adding and not results.of:
        return ("Reading…", "Articles appear here as they are read.", "You can search all along.")
    if not results.of:
        return (
            "No articles yet.",
            "Leave with q and name a file or a folder: dateline stories/",
            "The key ? shows what else there is.",
        )
    if ways:
        words = ", ".join(f"“{term.rstrip('*')}”" for term in results.missing)
        return (f"No article has {words}." if words else "No article matches all of this.", "enter tries instead:")
    if results.missing:
        words = ", ".join(f"“{term.rstrip('*')}”" for term in results.missing)
        offer = "Try a shorter or another word."
        return (f"No article has {words}.", offer, "esc goes back to where you were.")
    return ("No article matches all of this.", f"Take a word away: {query}", "esc goes back to where you were.")
