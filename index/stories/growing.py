"""Stories of a library: an article that comes joins the story it is nearest to, or begins one. No story is taken apart
for what comes later, so that what a reader has seen stays as it was.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from index.stories.happenings import NEAR, Told, Words, damped, vectors, words_of

WINDOW_DAYS = 14
"""Days before and after in which an article looks for its story; one that went on longer still has members there."""

KEPT_WORDS = 80
"""Words kept of an article for comparing it with later ones: twice as many as count, as what is rare may change."""


def packed(told: Told) -> bytes:
    """The words of an article as they are kept."""
    counts = words_of(told)
    kept = sorted(counts.items(), key=lambda item: (not item[0].startswith("^"), -item[1], item[0]))[:KEPT_WORDS]
    return zlib.compress(msgspec.json.encode(dict(kept)), 6)


def unpacked(words: bytes) -> Words:
    """What `packed` kept."""
    return Counter(msgspec.json.decode(zlib.decompress(words), type=dict[str, int]))


SHARED = 0.15
"""What a happening that both report adds to the nearness of two articles: nearly enough for a story by itself."""


class Member(NamedTuple):
    """An article that stands in a story: its key, its words, the day it came out, the story's number."""

    key: int
    words: Words
    day: date | None
    story: int


class Growing:
    """Stories of some days, and articles that come to them."""

    def __init__(self, there: Sequence[Member], coming: Sequence[Words]) -> None:
        weighed = vectors([*(member.words for member in there), *coming])
        self._coming = weighed[len(there) :]
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._days: list[date | None] = []
        self._stories: list[int] = []
        self._keys: list[int] = []
        self._sizes: Counter[int] = Counter()
        for vector, member in zip(weighed, there, strict=False):
            self._hold(member.key, vector, member.day, member.story)

    def nearest(self, number: int, day: date | None, sharing: Collection[int] = ()) -> int | None:
        """The story that the article of this number among `coming` belongs to; None where it begins one.
        `sharing` are the keys of articles that report a happening which it reports too.
        """
        near: dict[int, float] = defaultdict(float)
        for word, weight in self._coming[number].items():
            for other, its_weight in self._holders[word]:
                near[other] += weight * its_weight
        sums: dict[int, float] = defaultdict(float)
        for other, value in near.items():
            sums[self._stories[other]] += damped(value, day, self._days[other])
            sums[self._stories[other]] += SHARED if self._keys[other] in sharing else 0
        means = ((total / self._sizes[story], -story) for story, total in sums.items())
        best, story = max(means, default=(0.0, 0))
        return -story if best >= NEAR else None

    def take(self, number: int, key: int, day: date | None, story: int) -> None:
        """Have an article stand in its story, for the next ones to be compared with."""
        self._hold(key, self._coming[number], day, story)

    def _hold(self, key: int, vector: dict[str, float], day: date | None, story: int) -> None:
        at = len(self._stories)
        self._keys.append(key)
        self._stories.append(story)
        self._days.append(day)
        self._sizes[story] += 1
        for word, weight in vector.items():
            self._holders[word].append((at, weight))
