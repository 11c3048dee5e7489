"""A few short news texts, and what a reader of files and an extractor would make of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.extract import VERSION
from index.library import Library
from index.records import (
    Analysis,
    Draft,
    Entity,
    Event,
    Frame,
    Mention,
    Place,
    Progress,
    Published,
    Quantity,
    Span,
)
from index.store import Found

STORIES = {
    "bridge.txt": (
        "Shelling closes the bridge at Ostrel",
        "2017-05-03",
        "Mortar fire killed at least four soldiers at the bridge in Ostrel on Wednesday, the army said. "
        "Rebels of the Hill Front denied that they had fired on the town.",
    ),
    "flood.txt": (
        "Thousands leave the Vessa valley",
        "2017-05-11",
        "More than 3,000 people left their homes in the Vessa valley after the river rose by two metres, "
        "the mayor of Ostrel, Lena Harrow, told reporters.",
    ),
    "talks.txt": (
        "Ministers meet in Göttlin",
        "2017-05-20",
        "The foreign ministers of Karvia and Sorrel met in Göttlin on Saturday to discuss a truce. "
        "Neither side spoke to the press.",
    ),
}


def found(name: str, *, folder: str = "/stories", text: str = "", day: str | None = "", url: str = "") -> Found:
    """A story as it comes out of a file of that name; another text or day if given."""
    title, its_day, its_text = STORIES.get(name, (name, None, text))
    text = text or its_text
    day = its_day if day == "" else day
    path = f"{folder}/{name}"
    draft = Draft(
        text=text,
        key=f"url:{url}" if url else f"path:{path}",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        path=path,
        url=url,
        title=title,
        published=day,
    )
    return Found(path, draft, Frame(title, False, "", Published(day, "given" if day else "none"), ()))


def shelling(found: Found, *, version: str = VERSION) -> Analysis:
    """What an extractor makes of the story of the bridge: one attack in Ostrel, and a second one long ago."""
    text = found.draft.text

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    where, who = span("Ostrel"), span("Hill Front")
    place = Place(where.text, where.start, where.end, canonical="Ostrel", admin1="Vessa Valley", country="KV")
    evidence = span("Mortar fire killed at least four soldiers")
    attack = Event(
        id="attack",
        type="ASSAULT",
        mode=("heavy-weapons",),
        trigger=span("killed"),
        evidence=evidence,
        rule="kill",
        place=place,
        killed=Quantity(4, None, text="at least four"),
    )
    denial = Event(id="denial", type="REJECT", trigger=span("denied"), evidence=evidence, rule="deny")
    history = Event(
        id="history",
        type="ASSAULT",
        mode=("aerial",),
        trigger=span("fired"),
        evidence=evidence,
        rule="fire",
        killed=Quantity(90, 90, text="90"),
        background=True,
    )
    return Analysis(
        version=version,
        frame=found.frame,
        mentions=(
            Mention(where.start, where.end, "LOC", where.text, "list", entity=0),
            Mention(who.start, who.end, "ORG", who.text, "rule", entity=1),
        ),
        entities=(Entity(0, "Ostrel", "LOC", 1, kind="city"), Entity(1, "Vessa Hill Front", "ORG", 1)),
        events=(attack, denial, history),
    )


def write_stories(folder: Path) -> Path:
    """The stories as files, with a title, a dateline and a blank line between."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, day, text) in STORIES.items():
        (folder / name).write_text(f"---\ntitle: {title}\ndate: {day}\n---\n\n{text}\n", encoding="utf-8")
        (folder / name).rename(folder / name.replace(".txt", ".md"))
    return folder


def read_in(library: Library, *paths: Path) -> dict[str, list[Progress]]:
    """Add without analysing; what happened, by outcome."""
    happened: dict[str, list[Progress]] = {}
    for step in library.add(list(paths), analyse=False):
        happened.setdefault(step.outcome, []).append(step)
    return happened


def found_ids(library: Library, query: str) -> list[str]:
    return [hit.id for hit in library.search(query).hits]
