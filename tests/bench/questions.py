"""What the search benchmark asks: queries of each class, drawn from the corpus, the same for every engine."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

COMMON_BEYOND = 0.1
"""Words in more than this share of the articles are common; rare ones are in at most six."""

SAMPLE = 5_000
"""Articles that queries are drawn from."""

_WORD = re.compile(r"[A-Za-z]+")


class Article(NamedTuple):
    """A row of the corpus; `day` is ISO."""

    key: int
    title: str
    source: str
    day: str
    text: str


class Asked(NamedTuple):
    """One query. `words` are joined by `how`; the last is the beginning of a word if `prefix`."""

    words: tuple[str, ...]
    how: Literal["and", "or", "not", "phrase", "fuzzy"] = "and"
    prefix: bool = False
    source: str = ""
    first: str = ""
    last: str = ""
    by_date: bool = False
    typing: bool = False


def questions(articles: Sequence[Article], count: int) -> dict[str, list[Asked]]:
    """`count` queries of each class; "typing" has one for each key of as many texts of two words."""
    rng = random.Random(7)
    texts = [_WORD.findall(article.text) for article in rng.sample(articles, min(SAMPLE, len(articles)))]
    held = Counter(word for text in texts for word in {word.lower() for word in text})
    size = len(texts)
    known = sorted(word for word in held if len(word) > 3)
    rare = [word for word in known if 2 <= held[word] <= 6]
    middling = [word for word in known if size // 200 <= held[word] <= size // 20]
    common = [word for word in known if held[word] > size * COMMON_BEYOND]

    def some(words: Sequence[str], number: int = 1) -> tuple[str, ...]:
        return tuple(rng.sample(words, number))

    def together(number: int, words: Sequence[str]) -> tuple[str, ...]:
        """Words of one article."""
        while True:
            mine = sorted({word.lower() for word in rng.choice(texts)} & set(words))
            if len(mine) >= number:
                return some(mine, number)

    def row(number: int) -> tuple[str, ...]:
        while True:
            text = rng.choice(texts)
            if len(text) > number + 1:
                at = rng.randrange(len(text) - number)
                return tuple(word.lower() for word in text[at : at + number])

    def misspelt() -> str:
        word = rng.choice([word for word in middling if len(word) > 5])
        at = rng.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1 :]

    def years() -> tuple[str, str]:
        year = rng.randrange(2006, 2024)
        return f"{year}-03-01", f"{year + 1}-02-28"

    typed = [" ".join((*some(middling), *some(middling))) for _ in range(count)]
    each = range(count)
    return {
        "rare": [Asked(some(rare)) for _ in each],
        "middling": [Asked(some(middling)) for _ in each],
        "common": [Asked(some(common)) for _ in each],
        "and 2": [Asked(together(2, [*middling, *common])) for _ in each],
        "and 5": [Asked(together(5, [*middling, *common])) for _ in each],
        "and 5 common": [Asked(together(5, common)) for _ in each],
        "or 2": [Asked((*some(middling), *some(common)), "or") for _ in each],
        "not": [Asked((*some(common), *some(middling)), "not") for _ in each],
        "phrase 2": [Asked(row(2), "phrase") for _ in each],
        "phrase 3": [Asked(row(3), "phrase") for _ in each],
        "phrase of the": [Asked(words, "phrase") for words in (("of", "the"), ("in", "the"), ("to", "the"))],
        "prefix 1": [Asked((word[:1],), prefix=True) for word in some(middling, count)],
        "prefix 2": [Asked((word[:2],), prefix=True) for word in some(middling, count)],
        "prefix 3": [Asked((word[:3],), prefix=True) for word in some(middling, count)],
        "prefix 4": [Asked((word[:4],), prefix=True) for word in some(middling, count)],
        "source": [Asked(some(common), source=rng.choice(articles).source) for _ in each],
        "date": [Asked(some(common), first=first, last=last) for first, last in (years() for _ in each)],
        "by date": [Asked(some(common), by_date=True) for _ in each],
        "fuzzy": [Asked((misspelt(),), "fuzzy") for _ in each],
        "typing": [_keys(text[:end]) for text in typed for end in range(1, len(text) + 1) if text[end - 1] != " "],
    }


def _keys(text: str) -> Asked:
    return Asked(tuple(text.split()), prefix=True, typing=True)
