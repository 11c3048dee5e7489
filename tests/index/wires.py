"""Wire reports of invented happenings, with the analyses an extractor would make of them, put into a store."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from index.extract import VERSION
from index.records import (
    Analysis,
    Argument,
    Draft,
    Entity,
    Event,
    Frame,
    Link,
    Mention,
    Place,
    Published,
    Quantity,
    Span,
    When,
)
from index.store import Found, Store

OSTREL = "Ostrel"


def wire(
    store: Store,
    source: str,
    day: str,
    text: str,
    *,
    killed: int | None = None,
    actor: str = "",
    target: str = "",
    place: str = OSTREL,
    named: Sequence[Entity] = (),
    version: str = VERSION,
) -> str:
    """Keep one report, of one attack told in all of its text; its id."""
    title = text.split(",")[0]
    draft = Draft(
        text=text,
        key=f"path:/wires/{source}/{day}/{hashlib.sha256(text.encode()).hexdigest()[:8]}",
        digest=hashlib.sha256(f"{source}{text}".encode()).hexdigest(),
        path=f"/wires/{source}-{day}.txt",
        title=title,
        source=source,
        published=day,
    )
    frame = Frame(title, False, source, Published(day, "given"), ())
    _, (kept,) = store.keep([Found(draft.path, draft, frame)])
    number, key = kept.key, kept.id
    revision = store.revisions(number)[-1][0]
    store.save_analysis(number, revision, analysis(frame, text, day, killed, actor, target, place, named, version))
    return key


def analysis(
    frame: Frame,
    text: str,
    day: str,
    killed: int | None,
    actor: str,
    target: str,
    place: str,
    named: Sequence[Entity],
    version: str = VERSION,
) -> Analysis:
    """One attack, and the entities that are named, each where its name and its links stand."""
    mentions = []
    for entity in named:
        for words in (entity.name, *(link.text for link in entity.links)):
            if (at := text.find(words)) >= 0:
                mentions.append(Mention(at, at + len(words), entity.label, words, "list", entity.id))

    def argument(words: str) -> tuple[Argument, ...]:
        at = text.find(words)
        who = next((one.name for one in named if words in (one.name, *(link.text for link in one.links))), words)
        return (Argument(words, at, at + len(words), canonical=who),) if words else ()

    event = Event(
        id=hashlib.sha256(text.encode()).hexdigest()[:12],
        type="ASSAULT",
        mode=("explosives",),
        score=-9.0,
        trigger=Span(0, 1, text[:1]),
        evidence=Span(0, len(text), text),
        rule="attack-verb",
        actors=argument(actor),
        targets=argument(target),
        place=Place(place, text.find(place), text.find(place) + len(place), place, "city", country="XA")
        if place
        else None,
        date=When(day, 0, 1, day, day, "explicit"),
        killed=None if killed is None else Quantity(killed, killed, text=str(killed)),
    )
    return Analysis(
        version, frame, tuple(sorted(mentions, key=lambda one: one.start)), tuple(named), (event,), event.id
    )


def organisation(number: int, name: str, *links: tuple[str, str], known_as: tuple[str, ...] = ()) -> Entity:
    """An organisation, with its other names and why they are."""
    return Entity(number, name, "ORG", 1, links=tuple(Link(*link) for link in links), start=0, known_as=known_as)
