"""What lies over an article's text: mentions, hits, the evidence of an event, the current mention. Pure: given a
stretch of text, it says what to paint there, found by bisection so that long articles scroll like short ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.records import Article, Event, Label, Mention, Part, PassageNote
from tui.lines import Painted, neutralise

LABEL_INKS: dict[Label, str] = {
    "PERSON": "person",
    "ORG": "org",
    "LOC": "place",
    "NORP": "group",
    "EVENT": "group",
    "DATE": "date",
    "TIME": "date",
    "CARDINAL": "figure",
    "QUANTITY": "figure",
    "MONEY": "figure",
    "WEAPON": "weapon",
    "VEHICLE": "weapon",
}

LABEL_TAGS: dict[Label, str] = {
    "PERSON": "person",
    "ORG": "org",
    "LOC": "place",
    "NORP": "group",
    "EVENT": "event",
    "DATE": "date",
    "TIME": "time",
    "CARDINAL": "number",
    "QUANTITY": "quantity",
    "MONEY": "money",
    "WEAPON": "weapon",
    "VEHICLE": "vehicle",
}

QUIET_PARTS = frozenset({"dateline", "byline", "source"})


@dataclass(frozen=True)
class Layer:
    """Spans of one kind, in order of their start."""

    spans: tuple[Painted, ...] = ()
    starts: tuple[int, ...] = field(init=False, repr=False)
    longest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(start for start, _, _ in self.spans))
        object.__setattr__(self, "longest", max((end - start for start, end, _ in self.spans), default=0))

    def over(self, start: int, end: int) -> list[Painted]:
        """The spans that touch `start..end`."""
        first = bisect_left(self.starts, start - self.longest)
        last = bisect_left(self.starts, end)
        return [span for span in self.spans[first:last] if span[1] > start]


def layer(spans: Iterable[Painted]) -> Layer:
    """A layer from spans in any order."""
    return Layer(tuple(sorted(spans)))


def mention_layer(mentions: Iterable[Mention]) -> Layer:
    """Entities, figures and dates in their inks."""
    return layer((mention.start, mention.end, LABEL_INKS[mention.label]) for mention in mentions)


def part_layer(parts: Iterable[Part]) -> Layer:
    """Parts that begin or end a paragraph and are set quietly within it."""
    return layer((part.start, part.end, "quiet") for part in parts if part.role in QUIET_PARTS)


def note_layer(notes: Iterable[PassageNote]) -> Layer:
    """The passages that notes are on."""
    return layer((note.start, note.end, "noted") for note in notes if note.start >= 0)


def asides(notes: Iterable[PassageNote]) -> list[tuple[int, str]]:
    """Notes as they stand in the text, behind their passages."""
    return [(note.end, neutralise(f" [{' '.join(note.note.split())}]")) for note in notes if note.start >= 0]


def tags(mentions: Iterable[Mention]) -> list[tuple[int, str]]:
    """The words to put behind mentions where colours are not wanted."""
    return [(mention.end, f"[{LABEL_TAGS[mention.label]}]") for mention in mentions]


def event_layers(event: Event | None) -> tuple[Layer, Layer]:
    """The evidence of an event, where it is told again too, and the words that name it or fill its roles."""
    if event is None:
        return Layer(), Layer()
    told = (event.evidence, *(again.evidence for again in event.retold))
    evidence = layer([(said.start, said.end, "evidence") for said in told])
    again = (event.trigger, *event.also, *(telling.trigger for telling in event.retold))
    roles = [(said.start, said.end) for said in again]
    roles += [(part.start, part.end) for part in (*event.actors, *event.targets, *event.instrument)]
    roles += [(part.start, part.end) for part in (event.place, event.date, event.attribution) if part]
    roles += [(part.start, part.end) for part in (event.killed, event.injured) if part]
    return evidence, layer((start, end, "argument") for start, end in roles if 0 <= start < end)


def find(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where words stand in a text, whatever their case and however the blanks between them break."""
    pieces = words.split()
    if not pieces:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(piece) for piece in pieces), re.IGNORECASE)
    return tuple(match.span() for match in pattern.finditer(text))


def following(starts: Sequence[int], offset: int, step: int) -> int:
    """The index of the next (or previous) of sorted offsets, round the end; -1 if there are none."""
    if not starts:
        return -1
    index = bisect_right(starts, offset) if step > 0 else bisect_left(starts, offset) - 1
    return index % len(starts)


def mentions_of(article: Article | None) -> tuple[Mention, ...]:
    """The mentions of an article in reading order; none while it has not been analysed."""
    if article is None or article.analysis is None:
        return ()
    return tuple(sorted(article.analysis.mentions, key=lambda mention: (mention.start, mention.end)))
