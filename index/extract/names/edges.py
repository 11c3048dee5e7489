"""Where a name begins and ends: the model's labels of words, mended where a name takes in what no name does.

The corpora the model learns from differ: some count the common noun beside a name in ("the Orsa Party militia"), most
do not, and names in lists run together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

PARTICLES = frozenset(
    "abu al ben bin da de del den der di do dos du e el for för i ibn la le of och ul van von und y".split()
)
"""Words without a capital that a name may begin with."""

BODIES = frozenset(
    "army coalition fighters forces government military militants opposition regime soldiers terrorists tribe unit "
    "units".split()
)
"""Common nouns that stay with the name before them: of those who fight or rule, the corpora count them in."""

COMPANY = frozenset("co corp inc l.p llc llp lp ltd pc plc s.a".split())
"""What follows a comma inside the name of a company."""

TRIMMED = frozenset({"ORG", "PERSON"})
_POSSESSIVE = frozenset({"'s", "’s"})

Found = tuple[int, int, str]
"""First token, the one after the last, label."""


def names(words: Sequence[str], tags: Sequence[str]) -> Iterator[Found]:
    """The names that B-, I- and O tags mark, their edges mended, in order and never overlapping."""
    before = 0
    for start, end, label in _marked(tags):
        start = max(start, before)
        if label in TRIMMED and any(word[:1].isupper() for word in words[start:end]):
            for first, last in _parts(words, start, end, label):
                yield first, last, label
                before = last
            if label == "ORG" and (last := before) and _is_abbreviation(words[last : last + 3]):
                yield last + 1, last + 2, label
                before = last + 2
        elif start < end:
            yield start, end, label
            before = end


def _marked(tags: Sequence[str]) -> Iterator[Found]:
    start = 0
    while start < len(tags):
        label = tags[start][2:]
        end = start + 1
        if label:
            while end < len(tags) and tags[end] == f"I-{label}":
                end += 1
            yield start, end, label
        start = end


def _parts(words: Sequence[str], start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """ "The Orsa Bank, Belgar Steel": two organisations; "Belgar Steel, Inc." one."""
    first = start
    for at in range(start + 1, end + 1):
        divides = at < end - 1 and label == "ORG" and words[at] == ","
        if at == end or (divides and words[at + 1].lower().strip(".") not in COMPANY):
            part = _trimmed(words, first, at, label)
            if part[0] < part[1]:
                yield part
            first = at + 1


def _trimmed(words: Sequence[str], start: int, end: int, label: str) -> tuple[int, int]:
    while start < end and _is_outside(words[start], PARTICLES):
        start += 1
    while label == "ORG" and start < end and _is_outside(words[end - 1], BODIES):
        end -= 1
    return start, end


def _is_outside(word: str, kept: frozenset[str]) -> bool:
    return _is_mark(word) or (word.islower() and word.isalpha() and word not in kept)


def _is_mark(word: str) -> bool:
    return word in _POSSESSIVE or not any(letter.isalnum() for letter in word)


def _is_abbreviation(words: Sequence[str]) -> bool:
    """ "Orsa Liberation Front (OLF)": what brackets behind an organisation is another name of it."""
    return len(words) == 3 and words[0] == "(" and words[2] == ")" and len(words[1]) > 1 and words[1].isupper()
