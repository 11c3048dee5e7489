"""Records into painted lines: a hit of the list, an entity, what stands above an article, and what an empty pane says.
Pure; widths in cells, nothing wraps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len

from index.library import country_name, entity_kind, figure
from index.records import Article, Entity, Hit, Marked, Results, Verdict, WayOut
from tui.describe import dated, day, minutes
from tui.languages import foreign
from tui.layers import LABEL_INKS
from tui.lines import Line, fit, joined, line, neutralise, spread
from tui.wrap import ELLIPSIS, wrap

VERDICT_INKS: dict[Verdict, str] = {"accepted": "cooperation", "rejected": "conflict"}
SHORTEST_SOURCE = 8
LONGEST_SENTENCE = 1_000
"""Characters of a sentence in an empty pane: it may repeat a query, and anything can be pasted into that."""


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
