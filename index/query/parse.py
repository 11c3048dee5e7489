"""Text of a query -> tree, by recursive descent; every complaint points at the character it is about."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import cast

from index import names
from index.errors import QueryError
from index.query.tokens import Token, tokens
from index.query.tree import And, DayRange, Field, FieldName, Node, Not, Or, Phrase, Word

LIMIT_TERMS = 256
LIMIT_DEPTH = 32

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BOUND = re.compile(r"([<>]=?)(.+)")
_DATE_FORMS = "write 2017, 2017-06, 2017-06-04 or a range such as 2017-06-01..2017-06-04"


def parse(query: str, *, typing: bool = False) -> Node | None:
    """The tree of a query, None of an empty one. Raises QueryError.

    While `typing` nothing is an error: unfinished input is ignored, and the word at the end is a beginning.
    """
    found = list(tokens(query, typing=typing))
    tree = _Parser(query, found, typing).whole()
    if tree is None and query.strip() and not typing:
        raise QueryError(query, len(query) - len(query.lstrip()), "there is no word here to search for")
    return tree


class _Parser:
    """One pass over the tokens. A method returns None for what it ignored, which only happens while typing."""

    def __init__(self, query: str, found: list[Token], typing: bool) -> None:
        self.query = query
        self.tokens = found
        self.typing = typing
        self.next = 0
        self.terms = 0

    def whole(self) -> Node | None:
        parts = []
        while True:
            parts.append(self.either(0))
            if self.peek() is None:
                return _joined(And, parts)
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
        return _joined(Or, parts)

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
        return _joined(And, parts)

    def one(self, depth: int) -> Node | None:
        token = self.take()
        if token.kind in ("NOT", "(") and depth >= LIMIT_DEPTH:
            return self.fail(token.at, f"parentheses and NOTs go deeper than {LIMIT_DEPTH} here")
        if token.kind == "NOT":
            return self.negation(token, depth)
        if token.kind == "(":
            return self.group(token, depth)
        self.terms += 1
        if self.terms > LIMIT_TERMS:
            return self.fail(token.at, f"a query holds at most {LIMIT_TERMS} words and fields")
        if token.kind == "word":
            return Word(token.text, token.prefix, token.at)
        if token.kind == "phrase":
            return Phrase(token.text, token.at)
        return self.field(token)

    def negation(self, token: Token, depth: int) -> Node | None:
        if self.peek() in (None, ")", "OR", "AND"):
            return self.fail(token.at, "NOT wants something after it")
        child = self.one(depth + 1)
        if child is None:
            return self.fail(token.at, "NOT wants something after it")
        if isinstance(child, Word) and child.at + len(child.text) == len(self.query):
            child = Word(child.text, False, child.at)  # half a word would shut out too much
        return Not(child, token.at)

    def group(self, token: Token, depth: int) -> Node | None:
        inner = self.either(depth + 1)
        if self.peek() == ")":
            self.take()
        else:
            self.fail(token.at, "this parenthesis is never closed")
        return inner or self.fail(token.at, "there is nothing between these parentheses")

    def field(self, token: Token) -> Node | None:
        if token.name == "date":
            try:
                return DayRange(*days(token.text), token.at)
            except ValueError as error:
                return self.fail(token.value_at, str(error))
        if token.name in ("type", "mode"):
            if not names.codes(token.text):
                return self.fail(token.value_at, _unknown_type(token.text))
            return Field("type", token.text, False, token.at)
        return Field(cast(FieldName, token.name), token.text, token.prefix, token.at)

    def peek(self) -> str | None:
        return self.tokens[self.next].kind if self.next < len(self.tokens) else None

    def take(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def fail(self, at: int, reason: str) -> Node | None:
        """Complain, or ignore it while typing."""
        if self.typing:
            return None
        raise QueryError(self.query, at, reason)


def days(text: str) -> tuple[str | None, str | None]:
    """First and last ISO day of `2017-06`, `2017-06-01..2017-06-04`, `2017..`, `>2017-06-01`. Raises ValueError."""
    if bound := _BOUND.fullmatch(text):
        first, last = _span(bound[2])
        match bound[1]:
            case ">":
                return _shifted(last, 1), None
            case ">=":
                return first.isoformat(), None
            case "<":
                return None, _shifted(first, -1)
            case _:
                return None, last.isoformat()
    begin, dots, end = text.partition("..")
    if not dots:
        first, last = _span(text)
        return first.isoformat(), last.isoformat()
    if not begin and not end:
        raise ValueError(f"this range has no day: {_DATE_FORMS}")
    lower = _span(begin)[0].isoformat() if begin else None
    upper = _span(end)[1].isoformat() if end else None
    if lower and upper and lower > upper:
        raise ValueError("this range ends before it begins")
    return lower, upper


def _span(text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(f'"{text}" is not a date: {_DATE_FORMS}')
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None  # the pattern wants it
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        return first, date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise ValueError(f'there is no such day as "{text}": {_DATE_FORMS}') from None


def _shifted(day: date, by: int) -> str:
    try:
        return (day + timedelta(days=by)).isoformat()
    except OverflowError:
        raise ValueError(f"no day lies beyond {day.isoformat()}") from None


def _joined(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """The parts as one node: itself where there is one, with those of the same kind opened up."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.children)
        elif part is not None:
            flat.append(part)
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat), flat[0].at)


def _unknown_type(text: str) -> str:
    from difflib import get_close_matches  # only a mistake pays for it

    near = get_close_matches(text.casefold(), names.all_names(), n=3, cutoff=0.5) or ["attack", "protest", "talks"]
    return f'no kind of event is called "{text}"; try {", ".join(near)}'
