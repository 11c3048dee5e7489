"""Two names that the article itself says are one: "Dolvara Liberation Front (TLF)", "Ostrin, also known as Qasr"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.extract.names.name import Name, NameLabel

LIMIT_BETWEEN = 60
"""Characters between two names beyond which no introduction reaches."""

_QUOTE = r"[\"“‘']?"
_KNOWN = re.compile(
    r",? (?:(?:who|which|that) )?(?:(?:is|was|are|were) )?"
    r"(?:(?:also|better|formerly|previously|commonly|widely|otherwise|locally|once|sometimes|popularly|then|now) )?"
    r"(?:known as|referred to as|called|calling (?:it|him|her)self|calls (?:it|him|her)self|nicknamed|dubbed|alias"
    r"|a\.?k\.?a\.?|known by (?:his|her|its|the) (?:nom de guerre|alias|acronyms?|Arabic acronym|initials|nickname"
    r"|war name|code name)(?: of| as)?|whose real name (?:is|was)|born|formerly|previously|or),? "
    rf"(?:the )?{_QUOTE}"
)
_STRONG = re.compile(r"known|referred|call|nicknamed|dubbed|alias|a\.?k\.?a|real name")
_BRACKET = re.compile(rf" \((?:(?:the|or|aka|also|known as|formerly) )*{_QUOTE}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z-]{1,8}")


@dataclass(frozen=True)
class Introduction:
    """Starts of two mentions that are said to mean the same, and how it is said."""

    first: int
    second: int
    reason: str


def agreed(text: str, names: Sequence[Name]) -> list[Name]:
    """The names once more: of two that the article makes one, the one that only the model labelled takes the label
    of the other, wherever it stands.
    """
    labels: dict[str, NameLabel] = {}
    for one, other, between, closing in _neighbours(text, names):
        if one.label != other.label and _says_same(between, closing, is_organisation=False):
            is_surer = other.made_by != "model" or text[other.start : other.end].isupper()
            sure, unsure = (other, one) if is_surer and one.made_by == "model" else (one, other)
            if unsure.made_by == "model":
                labels[_words(text, unsure)] = sure.label
    if not labels:
        return list(names)
    return [
        replace(name, label=labels[_words(text, name)], kind="")
        if name.made_by == "model" and _words(text, name) in labels
        else name
        for name in names
    ]


def introductions(text: str, names: Sequence[Name]) -> Iterator[Introduction]:
    """Pairs of neighbouring names of one kind that the words between them make one."""
    for one, other, between, closing in _neighbours(text, names):
        if one.label != other.label:
            continue
        if _BRACKET.fullmatch(between) and closing == ")":
            if one.label == "ORG" and _is_acronym(text[other.start : other.end]):
                yield Introduction(one.start, other.start, f"in brackets after {_words(text, one)}")
            elif one.label == "LOC" and "known" in between:
                yield Introduction(one.start, other.start, f"said to be {_words(text, one)}")
        elif _says_same(between, closing, is_organisation=one.label == "ORG"):
            yield Introduction(one.start, other.start, f"{between.strip(' ,“‘')} {_words(text, one)}")


def _neighbours(text: str, names: Sequence[Name]) -> Iterator[tuple[Name, Name, str, str]]:
    """Names that follow each other, the words between them and the mark after them."""
    for one, other in zip(names, names[1:], strict=False):
        if other.start - one.end <= LIMIT_BETWEEN:
            between = re.sub(r"\s+", " ", text[one.end : other.start])
            yield one, other, between, text[other.end : other.end + 2].lstrip("”\"'’")[:1]


def _says_same(between: str, closing: str, *, is_organisation: bool) -> bool:
    match = _KNOWN.fullmatch(between)
    if match is None:
        return False
    # "A, or B," is one name of an organisation where commas close it, and a choice where they do not.
    return bool(_STRONG.search(match[0])) or (is_organisation and between.startswith(",") and closing == ",")


def _is_acronym(words: str) -> bool:
    return _ACRONYM.fullmatch(words) is not None and sum(c.isupper() for c in words) >= 2


def _words(text: str, name: Name) -> str:
    return " ".join(text[name.start : name.end].split())
