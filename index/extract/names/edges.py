"""Where a name begins and ends: the model's labels of words, mended where a name takes in what no name does.

The corpora the model learns from differ: one counts the people of a body in ("Orsa Party members"), most count no
common noun in ("the Orsa Party headquarters"), and names in lists run together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.extract.names.demonyms import demonym

PARTICLES = frozenset(
    "abu al ben bin da de del den der di do dos du e el for för i ibn la le of och ul van von und y".split()
)
"""Words without a capital that a name may begin with."""

PEOPLE = frozenset(
    "activists airmen allies army audience authorities bosses candidates chiefs children citizens civilians clan "
    "coalition commanders communities community companies counterparts crew delegates delegation deputies "
    "diplomats directors doctors drivers employees envoys executives families fans fighters forces government "
    "governments group groups guards gunmen inmates insurgency insurgents journalists lawmakers lawyers leaders "
    "leadership management members men militants military ministers mission missions nations negotiators nurses "
    "officers officials opposition organisation organisations organization organizations parties partners people "
    "personnel pilots players police politicians prisoners protesters rebels refugees regime representatives "
    "residents society soldiers spokesmen staff students supporters teachers team teams terrorists tribe troops "
    "unit units universities voters women workers workforce".split()
)
"""Those of a body: they stay with the name before them."""

COMPANY = frozenset("co corp inc l.p llc llp lp ltd pc plc s.a".split())
"""What follows a comma inside the name of a company."""

_MENDED = frozenset({"ORG", "PERSON"})
_POSSESSIVE = frozenset({"'s", "’s"})

Found = tuple[int, int, str]
"""First token, the one after the last, label."""


def names(words: Sequence[str], tags: Sequence[str]) -> Iterator[Found]:
    """The names that B-, I- and O tags mark, their edges mended, in order and never overlapping."""
    before = 0
    for start, end, label in _marked(tags):
        if start < before:
            continue  # in the brackets of the organisation before it
        for first, last in _mended(words, start, end, label) if label in _MENDED else ((start, end),):
            yield first, last, label
            before = last
        if label == "ORG" and before and _is_abbreviation(words[before : before + 3]):
            yield before + 1, before + 2, label
            before += 2


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


def _mended(words: Sequence[str], start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    if not any(word[:1].isupper() for word in words[start:end]):
        yield start, end  # in a text without capitals nothing tells a common noun
        return
    while _is_mark(words[start]):
        start += 1
    if label == "ORG":
        while _is_mark(words[end - 1]):
            end -= 1
        end = _without_common_nouns(words, start, end)
    if end - start > 2 and _is_common(words[start]) and words[start] not in PARTICLES:
        start += words[start + 1][:1].isupper() and words[end - 1][:1].isupper()  # "radical Orsa Front"
    yield from _divided(words, start, end) if label == "ORG" else ((start, end),)


def _without_common_nouns(words: Sequence[str], start: int, end: int) -> int:
    """ "Orsa Party headquarters", "OLF party"; not "Norwegian air cover": a people's word alone is no organisation."""
    last = end
    while last - 1 > start and _is_common(words[last - 1]):
        last -= 1
    if words[end - 1] in PEOPLE or not words[start][:1].isupper():
        return end
    return end if last == start + 1 and demonym(words[start]) is not None else last


def _divided(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Orsa Bank, Belgar Steel": two organisations; "Belgar Steel, Inc." and "Ministry of Trade, Industry" one."""
    commas = [at for at in range(start + 1, end - 1) if words[at] == ","]
    if len(commas) == 1 and words[end - 1][:1].isupper():
        comma = commas[0]
        is_company = words[comma + 1].lower().strip(".") in COMPANY
        if not is_company and "and" not in words[start:end] and "of" not in words[start:comma]:
            yield start, comma
            start = comma + 1
    yield start, end


def _is_mark(word: str) -> bool:
    return word in _POSSESSIVE or not any(letter.isalnum() for letter in word)


def _is_common(word: str) -> bool:
    return word.islower() and word.isalpha()


def _is_abbreviation(words: Sequence[str]) -> bool:
    """ "Orsa Liberation Front (OLF)": what brackets behind an organisation is another name of it."""
    return len(words) == 3 and words[0] == "(" and words[2] == ")" and len(words[1]) > 1 and words[1].isupper()
