"""What changed from one revision of an article to the next: paragraph by paragraph, and in those word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from index.records import Article, Published

ALIKE = 0.4
"""Of the words of two paragraphs, from which on one is the other changed, not another in its place."""

LIMIT_WORDS = 2_000
"""Of a paragraph compared word by word; a longer one counts as replaced."""

LIMIT_PAIRS = 40_000
"""Of paragraphs compared with each other where a long stretch was replaced."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

Spans = tuple[tuple[int, int], ...]


class Difference(msgspec.Struct, frozen=True):
    """A paragraph as it was and as it is (empty where it was not, or is not, there); spans: what went and what came."""

    kind: Literal["kept", "removed", "added", "changed"]
    before: str = ""
    after: str = ""
    gone: Spans = ()
    come: Spans = ()


def changed_fields(before: Article, after: Article, day: Callable[[Published], str]) -> Iterator[tuple[str, str, str]]:
    """(name, before, after) of what is known of an article besides its text, where it changed; `day` words a day."""
    for name, old, new in (
        ("title", before.title, after.title),
        ("source", before.source, after.source),
        ("author", before.author, after.author),
        ("published", day(before.published), day(after.published)),
    ):
        if old != new:
            yield name, old, new


def differences(before: str, after: str) -> Iterator[Difference]:
    """Every paragraph of two texts once, in their order."""
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, old_start, old_end, new_start, new_end in _steps(old, new):
        if tag == "equal":
            yield from (Difference("kept", text, text) for text in old[old_start:old_end])
        else:
            yield from _replaced(old[old_start:old_end], new[new_start:new_end])


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    from difflib import SequenceMatcher  # hardly anybody who opens a library asks for this

    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Paragraphs in place of others: each old one beside the new one that is most like it, if one is."""
    if len(old) * len(new) > LIMIT_PAIRS:
        yield from (_removed(paragraph) for paragraph in old)
        old = ()
    at = 0
    for paragraph in old:
        likeness = [(_alike(paragraph, other), -number) for number, other in enumerate(new[at:], start=at)]
        most, place = max(likeness, default=(0.0, 0))
        if most < ALIKE:
            yield _removed(paragraph)
            continue
        yield from (_added(other) for other in new[at:-place])
        yield _changed(paragraph, new[-place])
        at = 1 - place
    yield from (_added(other) for other in new[at:])


def _removed(paragraph: str) -> Difference:
    return Difference("removed", before=paragraph, gone=((0, len(paragraph)),))


def _added(paragraph: str) -> Difference:
    return Difference("added", after=paragraph, come=((0, len(paragraph)),))


def _alike(one: str, other: str) -> float:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) / max(len(words | others), 1)


def _changed(before: str, after: str) -> Difference:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > LIMIT_WORDS:
        return Difference("changed", before, after, ((0, len(before)),), ((0, len(after)),))
    gone, come = [], []
    starts, ends = _offsets(old), _offsets(new)
    for tag, old_start, old_end, new_start, new_end in _steps(old, new):
        if tag != "equal" and old_end > old_start:
            gone.append((starts[old_start], starts[old_end]))
        if tag != "equal" and new_end > new_start:
            come.append((ends[new_start], ends[new_end]))
    return Difference("changed", before, after, tuple(gone), tuple(come))


def _offsets(words: Sequence[str]) -> list[int]:
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found
