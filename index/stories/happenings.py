"""Which articles tell the same story: texts that share the words few others have, written within days of each other.

Each article is a short list of its weightiest words (tf-idf); two articles are as near as the cosine of their lists,
and groups grow by average linkage, so that one article between two stories does not glue them together.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

LEAD_WORDS = 300
"""Of an article that are looked at, and its title: news says what it is about in the beginning."""

TITLE_WEIGHT = 2
"""How many times a word of the title counts."""

TERMS = 40
"""Words kept of an article, the weightiest."""

NEAR = 0.17
"""Least average cosine of a group; chosen on constructed stories and one development set of six happenings."""

DAYS_APART = 5
"""Articles further apart must be nearer, the more so the further: a story goes on, an anniversary is another."""

PRIOR_TEXTS = 200
"""Texts of general news that stand behind a small collection, so that two articles alone can be compared."""

PRIOR_NAME, PRIOR_WORD = 0.002, 0.03
"""Share of those that have a given name or number, and a given other word."""

COMMON = Path(__file__).with_name("common.txt")
STOPS = frozenset(".!?:\n")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


Words = Counter[str]
"""How often each word of an article occurs; `^` stands before a name or a figure."""


@dataclass(frozen=True)
class Told:
    """What is compared of an article: its title, its text, the day it came out if that is known."""

    title: str
    text: str
    day: date | None = None


def group(articles: Sequence[Told]) -> list[int]:
    """A number for each article, the same where they tell one story; numbers follow the order of the first article."""
    return _linked(articles, vectors([words_of(article) for article in articles]))


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing of what a text is about, and those that pages print around every article."""
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def words_of(article: Told) -> Words:
    """How often each word occurs; a capital inside a sentence, or a figure, makes a word a name."""
    found: Counter[str] = Counter()
    for text, weight in ((article.title, TITLE_WEIGHT), (article.text, 1)):
        for number, match in enumerate(_WORD.finditer(text)):
            if number == LEAD_WORDS:
                break
            word = match[0]
            folded = word.casefold().removesuffix("'s").removesuffix("’s")
            if len(folded) > 2 and folded not in common_words():
                found[("^" if _is_name(text, match) else "") + folded] += weight
    return Counter(dict(_merged(found)))


def _is_name(text: str, match: re.Match[str]) -> bool:
    if not match[0][0].isupper():
        return match[0][0].isdigit()
    before = text[max(0, match.start() - 2) : match.start()]
    # After a stop, or at the very beginning, a capital says nothing.
    return bool(before) and not (before[0] in STOPS and before[-1].isspace()) and not before.isspace()


def _merged(found: Counter[str]) -> Iterator[tuple[str, int]]:
    """The same word with and without its capital is one word, and a name only where it always has it."""
    for word, count in found.items():
        if word.startswith("^"):
            if word[1:] not in found:
                yield word, count
        else:
            yield word, count + found.get("^" + word, 0)


def vectors(counts: Sequence[Words]) -> list[dict[str, float]]:
    """The weightiest words of each article, by how few of all of these have them; each list has the length 1."""
    spread = Counter(word for found in counts for word in found)
    found_vectors = []
    for found in counts:
        weights = {
            word: (1 + math.log(count)) * _rarity(word, spread[word], len(counts)) for word, count in found.items()
        }
        kept = heapq.nlargest(TERMS, weights.items(), key=lambda item: (item[1], item[0]))
        length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
        found_vectors.append({word.removeprefix("^"): weight / length for word, weight in kept})
    return found_vectors


def _rarity(word: str, texts: int, of: int) -> float:
    prior = PRIOR_NAME if word.startswith("^") else PRIOR_WORD
    return math.log((of + PRIOR_TEXTS) / (texts + prior * PRIOR_TEXTS))


def _linked(articles: Sequence[Told], vectors: Sequence[dict[str, float]]) -> list[int]:
    near = _nearness(articles, vectors)
    groups: dict[int, list[int]] = {number: [number] for number in range(len(articles))}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    queue: list[tuple[float, int, int]] = []
    for (a, b), value in near.items():
        links[a][b] = links[b][a] = value
        if value >= NEAR:
            queue.append((-value, a, b))
    heapq.heapify(queue)
    while queue:
        value, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups or links[a].get(b) != -value:
            continue
        _join(groups, links, queue, a, b)
    return _numbered(groups, len(articles))


def _join(
    groups: dict[int, list[int]],
    links: dict[int, dict[int, float]],
    queue: list[tuple[float, int, int]],
    a: int,
    b: int,
) -> None:
    """Make one group of two; its nearness to the others is the average over their articles."""
    sizes = len(groups[a]), len(groups[b])
    for other in {*links[a], *links[b]} - {a, b}:
        value = (links[a].get(other, 0.0) * sizes[0] + links[b].get(other, 0.0) * sizes[1]) / sum(sizes)
        links[other].pop(b, None)
        links[a][other] = links[other][a] = value
        if value >= NEAR:
            heapq.heappush(queue, (-value, min(a, other), max(a, other)))
    groups[a] += groups.pop(b)
    links[a].pop(b, None)
    links.pop(b)


def _nearness(articles: Sequence[Told], vectors: Sequence[dict[str, float]]) -> dict[tuple[int, int], float]:
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    near: dict[tuple[int, int], float] = defaultdict(float)
    for number, vector in enumerate(vectors):
        for word, weight in vector.items():
            for other, its_weight in holders[word]:
                near[other, number] += weight * its_weight
            holders[word].append((number, weight))
    for a, b in near:
        near[a, b] = damped(near[a, b], articles[a].day, articles[b].day)
    return near


def damped(value: float, first: date | None, second: date | None) -> float:
    """The nearness of two articles, less the further apart they came out."""
    gap = abs((first - second).days) / DAYS_APART if first and second else 0
    return value / (1 + math.log2(gap)) if gap > 1 else value


def _numbered(groups: dict[int, list[int]], articles: int) -> list[int]:
    of = {member: min(members) for members in groups.values() for member in members}
    order: dict[int, int] = {}
    return [order.setdefault(of[number], len(order)) for number in range(articles)]
