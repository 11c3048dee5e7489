"""Records into painted lines: a hit of the list, an event, an entity, what stands above an article, and what an empty
pane says. Pure; widths in cells, nothing wraps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len

from index.library import country_name, display_name, entity_kind, figure, tolls
from index.records import Article, Entity, Event, Hit, Marked, Results, Verdict, WayOut
from tui.describe import certainty, dated, day, minutes, when
from tui.languages import foreign
from tui.layers import LABEL_INKS
from tui.lines import Line, fit, joined, line, neutralise, spread
from tui.wrap import ELLIPSIS, wrap

TYPE_INKS = {
    **dict.fromkeys("AGREE CONSULT SUPPORT CONCEDE X-ELECT X-APPOINT X-LEGISLATE X-ECON".split(), "talk"),
    **dict.fromkeys("COOPERATE AID RETREAT".split(), "cooperation"),
    **dict.fromkeys("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE X-CRIME".split(), "pressure"),
    **dict.fromkeys("ASSAULT X-DEATH X-DISASTER X-ACCIDENT X-HEALTH X-DISPLACE".split(), "conflict"),
}
VERDICT_INKS: dict[Verdict, str] = {"accepted": "cooperation", "rejected": "conflict"}
SHORTEST_SOURCE = 8
LONGEST_SENTENCE = 1_000
"""Characters of a sentence in an empty pane: it may repeat a query, and anything can be pasted into that."""

COMPACT_WIDTH = 70
"""A pane at least this wide shows an event on two lines, not three."""


def hit_lines(
    hit: Hit, width: int, *, under: Literal["", "day", "source", "story"] = "", year: bool = True, waiting: bool = False
) -> list[Line]:
    """Title, what is known of it, and the words around what matched: three lines that never wrap. What the heading says
    that it stands `under` is not said again.
    """
    title = fit(_marked(hit.title, ""), width)
    known: list[str | Line] = [] if under == "day" else [day(hit.published.value, short=True, year=year)]
    if hit.copies and not elsewhere(hit):
        known.insert(0, copy_words(len(hit.copies)))
    toll = f"{figure(hit.killed)} killed" if hit.killed and hit.killed.max != 0 else ""
    events = f"{hit.events:,} event{'s' if hit.events != 1 else ''}" if hit.events else ""
    short = f"{hit.events:,} ev" if hit.events else ""
    if not hit.events and (tongue := foreign(hit.language)):
        events, short = f"in {tongue}", tongue
    elif waiting and not hit.analysed:
        events = short = "reading…"
    killed, dead = (line((words, "figure")) for words in (toll, toll.replace("about ", "~")))
    for tail in ([*known, events, killed], [*known, short, dead], [*known, dead if toll else short], [*known]):
        rest = joined(tail)
        room = width - cell_len(rest.text) - (3 if rest.text else 0)
        if room >= min(SHORTEST_SOURCE, cell_len(hit.source)) or (under == "source" and not hit.copies):
            break
    source = Line() if under == "source" and not hit.copies else line((outlets(hit, max(0, room)), "quiet"))
    snippet = fit(_marked(_past_title(hit.snippet, hit.title.text), "quiet"), width)
    return [title, fit(joined([source, rest]), width), snippet]


def outlets(hit: Hit, width: int) -> str:
    """Who printed the text: all who did, or as many as there is room for and how many more."""
    names = [*filter(None, (hit.source,)), *elsewhere(hit)]
    for shown in range(len(names), 0, -1):
        left = len(names) - shown
        words = ", ".join(names[:shown]) + (f" +{left}" if left else "")
        if cell_len(words) <= width:
            return neutralise(words)
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return fit(line(hit.source), width - len(more)).text + more


def elsewhere(hit: Hit) -> list[str]:
    """The other outlets that printed the text."""
    return list(dict.fromkeys(copy.source for copy in hit.copies if copy.source not in ("", hit.source)))


def copy_words(count: int) -> str:
    """How many other articles print a text."""
    return "1 copy" if count == 1 else f"{count:,} copies"


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
    struck, margin = verdict == "rejected", "  " * indent
    name = (display_name(event), "struck" if struck else TYPE_INKS.get(event.type, "other"))
    ink = "struck" if struck else ""
    who, gap = _who(event), "  "
    toll = line((" ".join(tolls(event)), "quiet" if struck else "figure"))
    place = (event.place.canonical or event.place.text) if event.place else ""
    where, sure = joined([place, when(event.date, year)]), _says(event, verdict, edited)
    first = line(name, (gap if who else "", ink), (who, ink))
    room = width - len(margin) - (cell_len(toll.text) + len(gap) if toll.text else 0)
    is_compact = width >= COMPACT_WIDTH
    if who and cell_len(first.text) > (room if is_compact else width - len(margin)):
        actor, arrow, target = who.partition("→ ")  # to whom it was done goes on a line of its own
        head, tail = line(name, (gap if actor else "", ink), (actor, ink)), line((arrow + target, ink))
        if cell_len(tail.text) > room >= cell_len(head.text):  # the figures stand where they cut nothing off
            head, room, toll = line(head, gap if toll.text else "", toll), width - len(margin), Line()
        lines = [head, line(fit(tail, room), gap if tail.text and toll.text else "", toll)]
        lines.append(line(gap if is_compact else "", joined([where, sure])))
    elif is_compact:
        lines = [line(fit(first, room), gap if toll.text else "", toll), line(gap, joined([where, sure]))]
    else:
        lines = [first, line(fit(where, room), gap if where.text and toll.text else "", toll), sure]
    return [fit(line(margin, painted), width) for painted in lines if painted.text.strip()]


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


def above(article: Article, width: int, *, with_title: bool, also: Sequence[str] = ()) -> list[Line]:
    """What stands above the first paragraph: the title (unless the text holds it), source, day, length; the outlets
    that `also` printed it; its language, where we do not read it.
    """
    lines: list[Line] = []
    if with_title:
        title = neutralise(article.title)
        lines += [line((title[start:end], "title")) for start, end in wrap(title, 0, len(title), width)]
    version = f"version {article.revision}" if article.revision > 1 else ""
    about = (article.source, article.author, dated(article.published), minutes(article.text), version)
    known = neutralise(" · ".join(filter(None, about)))
    lines += [line((known[start:end], "quiet")) for start, end in wrap(known, 0, len(known), width)]
    if also:
        names = neutralise(f"also in {', '.join(also)}")
        lines += [line((names[start:end], "quiet")) for start, end in wrap(names, 0, len(names), width)]
    if words := unread(article):
        lines.append(fit(line((words, "accent")), width))
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


def unread(article: Article) -> str:
    """`In French: not analysed`, or only the language where something was found all the same; empty for English."""
    tongue, analysis = foreign(article.language), article.analysis
    if not tongue:
        return ""
    found = analysis is not None and (analysis.events or analysis.mentions)
    return f"In {tongue}" if found else f"In {tongue}: not analysed, events and names are found in English only"


def opening(title: str, width: int) -> list[Line]:
    """What stands in place of an article that is still being fetched."""
    safe = neutralise(title)
    rows = [line((safe[start:end], "title")) for start, end in wrap(safe, 0, len(safe), width)]
    return [*rows, line(("opening…", "quiet"))]


def nothing(width: int, *sentences: str) -> list[Line]:
    """What an empty pane says: the first sentence plainly, the rest quietly, wrapped, none of them without end."""
    lines: list[Line] = [Line()]
    for number, sentence in enumerate(sentences):
        safe = neutralise(sentence if len(sentence) <= LONGEST_SENTENCE else sentence[:LONGEST_SENTENCE] + ELLIPSIS)
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
