"""What can be said of an article without the language pipeline, in one record: title, source, date and parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extract.layout.parts import find_parts, paragraphs, source_of
from index.extract.layout.published import find_published
from index.extract.sentences import sentence_ends
from index.records import Frame, Part

TITLE_CHARACTERS = 110
CLAUSE_CHARACTERS = 40
"""A main clause at least this long may stand for its sentence."""

UNTITLED = "Untitled"

_LABELS = re.compile(r"(?:\[[^\[\]]{1,80}\]\s*)+")
"""What monitoring services put before a text: [Text], [Excerpts]."""

# What a comma must be followed by to end a main clause: a result, a circumstance, a speaker.
_CLAUSE_END = re.compile(
    r",(?=\s(?:(?:\w+ing|further|according|as|after|while|when|but|who|which|where|with|in what)\b"
    r"|(?:[\w'’-]+\s){1,10}?(?:said|says|told|announced|reported|confirmed)\b))"
)


def frame(
    text: str,
    *,
    title: str = "",
    source: str = "",
    published: str | None = None,
    file_day: str | None = None,
    url_day: str | None = None,
    parts: Sequence[Part] = (),
) -> Frame:
    """Title, source, date and parts of an article; what is given is taken as true, the rest read from the text."""
    found = find_parts(text, parts, title)
    given = " ".join(title.split())
    printed = "" if given else next((_line(text, part) for part in found if part.role == "title"), "")
    return Frame(
        title=given or printed or _inferred_title(text, found),
        title_inferred=not (given or printed),
        source=source.strip() or source_of(text, found),
        published=find_published(text, found, published, file_day, url_day),
        parts=found,
    )


def _line(text: str, part: Part) -> str:
    return " ".join(text[part.start : part.end].split())


def _inferred_title(text: str, parts: Sequence[Part]) -> str:
    """The first sentence of the body, or whatever the text has instead."""
    apart = [part for part in parts if part.role != "dateline"]
    blocks = paragraphs(text)
    body = [b for b in blocks if not any(p.start < b[1] and b[0] < p.end for p in apart)]
    for start, end in body or blocks:
        dateline = next((p for p in parts if p.role == "dateline" and p.start == start), None)
        words = _LABELS.sub("", " ".join(text[dateline.end if dateline else start : end].split()), count=1)
        if any(c.isalnum() for c in words):
            return _shortened(_first_sentence(words))
    return UNTITLED


def _first_sentence(words: str) -> str:
    head = words[: 8 * TITLE_CHARACTERS]
    return head[: next(iter(sentence_ends(head)), len(head))]


def _shortened(sentence: str) -> str:
    bare = sentence.rstrip(" .")
    for match in _CLAUSE_END.finditer(bare):
        if CLAUSE_CHARACTERS <= match.start() <= TITLE_CHARACTERS:
            return bare[: match.start()]
    if len(bare) <= TITLE_CHARACTERS:
        return bare
    cut = bare[: TITLE_CHARACTERS - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[CLAUSE_CHARACTERS:] else cut).rstrip(" ,;:-–—") + "…"
