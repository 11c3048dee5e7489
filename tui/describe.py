"""Records in words: days, certainty, who says so, and the citation that a copy carries. Pure text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from index.library import ENTITY_KINDS, display_name, tolls
from index.records import Article, Event, Published, When

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS_A_MINUTE = 230

KINDS = ENTITY_KINDS
"""Labels of entities that have a line of their own beside the text; the others are days and figures."""


def day(value: str | None, *, short: bool = False, year: bool = True) -> str:
    """`2017-06-04` as `4 June 2017`, or `4 Jun 2017`; months and years without a day as they are."""
    if not value:
        return ""
    pieces = value[:10].split("-")
    try:
        month = MONTHS[int(pieces[1]) - 1] if len(pieces) > 1 else ""
        number = str(int(pieces[2])) if len(pieces) > 2 else ""
    except (ValueError, IndexError):
        return value
    words = [number, month[:3] if short else month, pieces[0] if year or not month else ""]
    return " ".join(word for word in words if word)


def weekday(value: str | None) -> str:
    """`2017-06-04` as `Sunday 4 June 2017`; a month or a year without a day as it is."""
    try:
        name = DAYS[date.fromisoformat(value or "").weekday()]
    except ValueError:
        return day(value) or "No day known"
    return f"{name} {day(value)}"


def dated(published: Published, *, short: bool = False) -> str:
    """The day an article came out, and a word where nobody gave it."""
    words = day(published.value, short=short)
    return f"{words} (inferred)" if words and published.basis in ("inferred", "file") and not short else words


def when(value: When | None, year: str = "") -> str:
    """The days of an event: `4 Jun`, `3-4 Jun`, `30 May-2 Jun`; the year where it is not `year`."""
    if value is None:
        return ""
    first, last = value.first or value.last, value.last or value.first
    if not first or not last:
        return ""
    late = day(last, short=True, year=last[:4] != year)
    if first == last:
        return late
    if first[:7] == last[:7] and len(first) > 7 and len(last) > 7:
        return f"{int(first[8:10])}-{late}"
    return f"{day(first, short=True, year=first[:4] != last[:4])}-{late}"


def certainty(confidence: float) -> str:
    """How far to trust an event, in a word."""
    return "sure" if confidence >= 0.8 else "likely" if confidence >= 0.55 else "unsure"


def minutes(text: str) -> str:
    """How long reading takes."""
    return f"{max(1, round(text.count(' ') / WORDS_A_MINUTE))} min"


def event_words(event: Event) -> str:
    """An event on one line: what, who to whom, where, when, how many, who says so."""
    actors, targets = (
        ", ".join(" ".join((one.canonical or one.text).split()) for one in ones)
        for ones in (event.actors, event.targets)
    )
    who = f"{actors} → {targets}" if actors and targets else actors or (f"→ {targets}" if targets else "")
    speaker = event.attribution
    said = f"says {' '.join((speaker.canonical or speaker.text).split())}" if speaker else ""
    place = (event.place.canonical or event.place.text) if event.place else ""
    asserted = "" if event.modality == "asserted" else event.modality
    about = [who, place, when(event.date), *tolls(event), said, asserted]
    return f"{display_name(event)}: {' · '.join(part for part in about if part)}".rstrip(": ")


def quoted(words: str) -> str:
    """Words of a story between quotation marks, on one line."""
    return f"“{' '.join(words.split())}”"


def citation(article: Article, quotation: str = "") -> str:
    """What to paste into one's own text: the words, the title, the source, the day, and where to find it."""
    about = [part for part in (article.source, article.author, dated(article.published)) if part]
    lines = [quoted(quotation)] if quotation else []
    lines.append(f"{article.title.rstrip('.')}. {', '.join(about)}".rstrip(" ,") + ".")
    lines.append(article.url or article.path or article.id)
    return "\n".join(lines)


def path_query(paths: Sequence[Path]) -> str:
    """The visible filter for the paths the reader was opened with."""
    words = [f'path:"{path}"' if " " in str(path) else f"path:{path}" for path in paths]
    return " OR ".join(words)
