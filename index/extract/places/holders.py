"""Which place the words around a name say it lies in: "Baaj, a town in Nineveh", "Edmonton, Ky.", "Iraq's Mosul"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.extract.names.demonyms import demonym

_NAME = r"[A-Z][\w’'.-]*(?: (?:(?:and|of|al|el|de|du|del|la|ad|ash) )?[A-Z][\w’'.-]*){0,3}"
_SIDE = r"(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|upper|lower|far) ?-?"
_WAY = rf"(?:the )?(?:{_SIDE} ?){{0,2}}"
_SEAT = (
    "town city village capital suburb hamlet district neighbourhood neighborhood area port stronghold municipality "
    "camp province region state governorate county"
).replace(" ", "|")

_AFTER = re.compile(
    rf"(?: (?:district|neighbou?rhood|province|area|camp|county|suburb))?"
    rf"(?:,? \(|, (?:in )?|,? (?:in|of|near) |, (?:a|an|the) (?:[\w-]+ ){{0,4}}?(?:{_SEAT}) (?:in|of|near|on) )"
    rf"{_WAY}({_NAME})"
)
_BEFORE = re.compile(rf"({_NAME})['’]s (?:[a-z-]+ ){{0,4}}(?:of )?\Z")
_PEOPLE = re.compile(rf"\b([A-Z][\w-]+) (?:[a-z-]+ ){{0,3}}(?:{_SEAT})(?: of)? \Z")
_REACH = 60
"""Characters before a name in which the words for it are looked for."""


def holders(text: str, start: int, end: int) -> Iterator[str]:
    """Names of what a place may lie in: most are, some only stand beside it in a list. "Kabul" yields "Afghanistan's"
    without its ending; a nationality yields its country's code after a sign that no name has ("=AF").
    """
    after = _AFTER.match(text, end)
    if after is not None:
        yield from _shorter(after[1])
    before = text[max(0, start - _REACH) : start]
    if "'" in before or "’" in before:
        found = _BEFORE.search(before)
        if found is not None:
            yield from _shorter(found[1])
    if before.endswith((" of ", "city ", "town ", "village ", "capital ")):
        people = _PEOPLE.search(before)
        entry = demonym(people[1]) if people is not None else None
        if entry is not None and entry.country:
            yield "=" + entry.country


def _shorter(name: str) -> Iterator[str]:
    """A run of capitalised words, and less and less of it: a name ends where a sentence goes on."""
    bare = re.split(r"['’]s\b", name)[0]
    words = bare.split(" ")
    for stop in range(len(words), 0, -1):
        if words[stop - 1][:1].isupper():
            yield " ".join(words[:stop])
