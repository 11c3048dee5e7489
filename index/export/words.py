"""Records in words, for people who read events as text: `attack: gunmen → convoy`, `32+ killed`, `up to 200 hurt`."""

from __future__ import annotations

from collections.abc import Iterator

from index.names import display
from index.records import Argument, Event, Marks, Place, Published, When
from index.tolls import tolls

MODALITIES = {
    "claimed": "claimed",
    "alleged": "alleged",
    "believed": "believed",
    "planned": "planned",
    "threatened": "threatened",
    "attempted": "attempted",
    "hypothetical": "only if",
    "negated": "denied or did not happen",
}
"""What is said of an event that is not simply asserted."""


def headline(event: Event) -> str:
    """Who did what to whom: `attack: gunmen → convoy`."""
    actors, targets = named(event.actors), named(event.targets)
    roles = f"{actors} → {targets}" if actors and targets else actors or (f"→ {targets}" if targets else "")
    name = display(event.type, event.mode)
    return f"{name}: {roles}" if roles else name


def circumstances(event: Event) -> Iterator[str]:
    """Where, when, how many, who says so, and how sure that is: one phrase each, only where the story says."""
    if event.place:
        yield where(event.place)
    if event.date and (when := days(event.date)):
        yield when
    yield from tolls(event)
    if event.instrument:
        yield f"with {named(event.instrument)}"
    if event.attribution:
        yield f"says {event.attribution.canonical or event.attribution.text}"
    if event.modality in MODALITIES:
        yield MODALITIES[event.modality]
    if event.background:
        yield "background"


def noted(marks: Marks) -> Iterator[tuple[str, str]]:
    """(quotation, words) of the reader's notes: that on the article, which quotes nothing, and those on passages."""
    if marks.note:
        yield "", marks.note
    yield from ((note.text, note.note) for note in marks.notes)


def named(arguments: tuple[Argument, ...]) -> str:
    """Several actors or targets in a row."""
    return ", ".join(argument.canonical or argument.text for argument in arguments)


def where(place: Place) -> str:
    """A place with the province or country it is in."""
    wider = (
        []
        if place.kind == "country"
        else [name for name in (place.admin1, place.country_name or place.country) if name]
    )
    return ", ".join([place.canonical or place.text, *wider])


def days(when: When) -> str:
    """The days of an event: one, or a range with an open end."""
    if when.first == when.last:
        return when.first or ""
    return f"{when.first or ''}..{when.last or ''}"


def published(day: Published) -> str:
    """The day an article came out, with a `~` where nobody gave it."""
    if day.value is None:
        return "undated"
    return day.value if day.basis in ("given", "dateline") else f"~{day.value}"
