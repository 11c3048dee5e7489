"""The text of a query taken apart where it can be taken apart: what stands side by side, to take away or to add to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from index.query.tokens import QUOTES, tokens

_BARE = re.compile(r"[^\W_][\w.'’+-]*")


class Part(NamedTuple):
    """A stretch of a query that stands beside others, all of which must match."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=8)  # of one query each value of a panel asks
def parts(query: str) -> tuple[Part, ...]:
    """What stands side by side in a query; the whole of it where there are alternatives, nothing of an empty one."""
    found: list[Part] = []
    depth, start, end = 0, -1, 0
    is_open = False  # a NOT waits for what it denies

    def close(upto: int) -> None:
        text = query[start:upto].rstrip()
        if start >= 0 and text:
            found.append(Part(start, start + len(text), text))

    if has_alternatives(query):
        whole = query.strip()
        at = query.index(whole)
        return (Part(at, at + len(whole), whole),)
    for token in tokens(query, typing=True):
        if not depth and not is_open and token.kind != ")":
            close(token.at)
            start = -1 if token.kind == "AND" else token.at
        is_open = token.kind == "NOT"
        depth += (token.kind == "(") - (token.kind == ")")
        end = len(query)
    close(end)
    return tuple(found)


def without(query: str, part: Part) -> str:
    """The query with a part taken out of it."""
    before, after = query[: part.start].rstrip(), query[part.end :].lstrip()
    return re.sub(r"\s*\bAND$", "", before) + (" " if before and after else "") + re.sub(r"^AND\b\s*", "", after)


def narrowed(query: str, word: str) -> str:
    """The query with one more thing to ask for; without it, where it stands there already."""
    for part in parts(query):
        if part.text == word:
            return without(query, part)
    whole = query.strip()
    return f"({whole}) {word}" if has_alternatives(query) else f"{whole} {word}".strip()


def within(query: str, first: str, last: str) -> str:
    """The query, asking for events of these days (ISO, both included) in place of any it asked for before."""
    for part in reversed(parts(query)):
        if part.text.startswith("when:"):
            query = without(query, part)
    return narrowed(query, f"when:{first}" if first == last else f"when:{first}..{last}")


@lru_cache(maxsize=8)
def has_alternatives(query: str) -> bool:
    """Whether an OR stands outside of all parentheses."""
    depth = 0
    for token in tokens(query, typing=True):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind == "OR" and depth <= 0:
            return True
    return False


def value(name: str) -> str:
    """A name as it is written behind a field: in quotes where it would not survive without."""
    plain = " ".join("".join(" " if char in QUOTES else char for char in name).split())
    return plain if _BARE.fullmatch(plain) else f'"{plain}"'
