"""Text of a query -> tree, by recursive descent; every complaint points at the character it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import NamedTuple, cast

from index import names
from index.errors import QueryError
from index.query.ranges import counts, days
from index.query.tokens import Token, tokens
from index.query.tree import (
    And,
    CountRange,
    DayRange,
    Field,
    FieldName,
    Node,
    Not,
    Or,
    Phrase,
    Saved,
    Word,
    joined,
)
from index.text import neutralise_line

LIMIT_TERMS = 256
LIMITS = {"words and fields": LIMIT_TERMS, "words with *": 32, "words with ~": 8}
"""What a query holds at most, the queries saved in it included; each of the last two stands for many words."""
LIMIT_WORD, LIMIT_VALUE = 1_000, 5_000
"""Characters; a path may have 4,096."""

LIMIT_DEPTH = 32
LIMIT_TOKENS = 8 * LIMIT_TERMS
"""Operators and parentheses included."""


LIMIT_NESTED = 8
"""How many saved queries may stand inside one another."""

STATES = ("starred", "unread", "read", "noted", "tagged", "new")
"""What `is:` knows of articles."""

_WORD = re.compile(r"\w+")

SavedText = Callable[[str], str | None]
"""The text of the query saved under a name, if there is one."""


def parse(
    query: str,
    *,
    typing: bool = False,
    saved: SavedText = lambda name: None,
    today: date | None = None,
) -> Node | None:
    """The tree of a query, None of an empty one. Raises QueryError.

    While `typing` nothing is an error: unfinished input is ignored, and the word at the end is a beginning. `today` is
    the day that `yesterday` and `last-week` are counted from.
    """
    return _parse(query, _Context(typing, saved, today or date.today(), Counter()), 0)


class _Context(NamedTuple):
    typing: bool
    saved: SavedText
    today: date
    used: Counter[str]
    """How much there is so far of what `LIMITS` names."""


def _parse(query: str, context: _Context, nested: int) -> Node | None:
    found = list(islice(tokens(query, typing=context.typing), LIMIT_TOKENS + 1))
    if len(found) > LIMIT_TOKENS and not context.typing:
        raise QueryError(query, found[-1].at, f"a query holds at most {LIMIT_TERMS} words and fields")
    tree = _Parser(query, found, context, nested).whole()
    if tree is None and query.strip() and not context.typing:
        raise QueryError(query, len(query) - len(query.lstrip()), "there is no word here to search for")
    return tree


class _Parser:
    """One pass over the tokens. A method returns None for what it ignored, which only happens while typing."""

    def __init__(self, query: str, found: list[Token], context: _Context, nested: int) -> None:
        self.query = query
        self.tokens = found
        self.context = context
        self.nested = nested
        self.next = 0

    def whole(self) -> Node | None:
        parts = []
        while True:
            parts.append(self.either(0))
            if self.peek() is None:
                return joined(And, parts)
            self.fail(self.take().at, "no parenthesis was opened for this one to close")

    def either(self, depth: int) -> Node | None:
        """Alternatives around OR, up to a closing parenthesis or the end."""
        parts = [self.all_of(depth)]
        while self.peek() == "OR":
            operator = self.take()
            right = self.all_of(depth)
            if parts[-1] is None or right is None:
                self.fail(operator.at, "OR wants something on both sides")
            parts.append(right)
        return joined(Or, parts)

    def all_of(self, depth: int) -> Node | None:
        """Neighbours, all of which must match, with or without AND between them."""
        parts: list[Node | None] = []
        while (kind := self.peek()) not in (None, ")", "OR"):
            if kind == "AND":
                operator = self.take()
                if not parts or self.peek() in (None, ")", "OR", "AND"):
                    self.fail(operator.at, "AND wants something on both sides")
                continue
            parts.append(self.one(depth))
        return joined(And, parts)

    def one(self, depth: int) -> Node | None:
        token = self.take()
        if token.kind in ("NOT", "(") and depth >= LIMIT_DEPTH:
            return self.fail(token.at, f"parentheses and NOTs go deeper than {LIMIT_DEPTH} here")
        if token.kind == "NOT":
            return self.negation(token, depth)
        if token.kind == "(":
            return self.group(token, depth)
        if reason := self.over(token):
            return self.fail(token.at, reason)
        if token.kind == "word":
            return Word(token.text, token.prefix, token.near, token.at)
        if token.kind == "phrase":
            return Phrase(token.text, token.at)
        return self.saved(token) if token.kind == "saved" else self.field(token)

    def over(self, token: Token) -> str:
        """What there is too much of with this token; empty where there is not."""
        words = _WORD.findall(token.text)
        if any(len(word) > LIMIT_WORD for word in words) or len(token.text) > LIMIT_VALUE and token.name:
            return f"no word is longer than {LIMIT_WORD} letters, and no value than {LIMIT_VALUE}"
        used = self.context.used
        # Words of a phrase count one by one: each has to be looked up, and held against the one before.
        used["words and fields"] += max(1, len(words) if token.kind == "phrase" else token.text.count(" ") + 1)
        used["words with *"] += token.prefix
        used["words with ~"] += token.near
        return next((f"a query holds at most {most} {what}" for what, most in LIMITS.items() if used[what] > most), "")

    def negation(self, token: Token, depth: int) -> Node | None:
        if self.peek() in (None, ")", "OR", "AND"):
            return self.fail(token.at, "NOT wants something after it")
        child = self.one(depth + 1)
        if child is None:
            return self.fail(token.at, "NOT wants something after it")
        if isinstance(child, Word) and child.at + len(child.text) == len(self.query):
            child = Word(child.text, at=child.at)  # half a word would shut out too much
        return Not(child, token.at)

    def group(self, token: Token, depth: int) -> Node | None:
        inner = self.either(depth + 1)
        if self.peek() == ")":
            self.take()
        else:
            self.fail(token.at, "this parenthesis is never closed")
        return inner or self.fail(token.at, "there is nothing between these parentheses")

    def saved(self, token: Token) -> Node | None:
        text = self.context.saved(token.text)
        if text is None:
            return self.fail(token.at, f"no query is saved as @{token.text}")
        if self.nested >= LIMIT_NESTED:
            return self.fail(token.at, f"saved queries stand inside one another more than {LIMIT_NESTED} times here")
        try:
            child = _parse(text, self.context._replace(typing=False), self.nested + 1)
        except QueryError as error:
            return self.fail(token.at, f"the query saved as @{token.text} cannot be understood: {error.reason}")
        return None if child is None else Saved(token.text, child, token.at)

    def field(self, token: Token) -> Node | None:
        try:
            match token.name:
                case "date" | "when":
                    return DayRange(*days(token.text, self.context.today), token.name, token.at)
                case "killed" | "injured":
                    return CountRange(token.name, *counts(token.text), token.at)
                case "type" | "mode":
                    if not names.codes(token.text):
                        raise ValueError(_unknown_type(token.text))
                    return Field("type", token.text, at=token.at)
                case "is":
                    if token.text.casefold() not in STATES:
                        raise ValueError(f'"{token.text}" is nothing an article can be; try {", ".join(STATES)}')
                    return Field("is", token.text.casefold(), at=token.at)
        except ValueError as error:
            return self.fail(token.value_at, str(error))
        return Field(cast(FieldName, token.name), token.text, token.prefix, token.exact, token.at)

    def peek(self) -> str | None:
        return self.tokens[self.next].kind if self.next < len(self.tokens) else None

    def take(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def fail(self, at: int, reason: str) -> Node | None:
        """Complain, or ignore it while typing."""
        if self.context.typing:
            return None
        raise QueryError(self.query, at, neutralise_line(reason))


def _unknown_type(text: str) -> str:
    from difflib import get_close_matches  # only a mistake pays for it

    near = get_close_matches(text.casefold(), names.all_names(), n=3, cutoff=0.5) or ["attack", "protest", "talks"]
    return f'no kind of event is called "{text}"; try {", ".join(near)}'
