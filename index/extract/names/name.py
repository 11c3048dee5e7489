"""A name as it stands in a text, and what the lists can say of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.extract.actors import Actor
from index.extract.language import Sentence
from index.extract.names.demonyms import Demonym
from index.extract.places.gazetteer import PlaceRecord

NameLabel = Literal["PERSON", "ORG", "LOC", "NORP"]
Entry = Actor | Demonym | PlaceRecord


@dataclass(frozen=True)
class Name:
    """A name in the text: offsets, label, and what the lists and the words around it say of it."""

    start: int
    end: int
    label: NameLabel
    made_by: Literal["model", "list", "rule"]
    entry: Entry | None = None
    kind: str = ""


def line_of(text: str, sentence: Sentence) -> str:
    """A sentence as one line. The same as the text of its doc, which spaCy would put together anew at every call."""
    return text[sentence.start : sentence.end].replace("\n", " ")
