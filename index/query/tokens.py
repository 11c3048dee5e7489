"""Cuts the text of a query into tokens, each with its place: the half of parsing that knows no grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from index.errors import QueryError

OF_ARTICLES = ("title", "source", "who", "lang", "path", "date", "is", "tag", "note", "story")
OF_EVENTS = ("actor", "target", "place", "country", "type", "mode", "weapon", "killed", "injured", "when")
"""Fields that speak of one event; side by side they speak of the same one."""

FIELDS = frozenset(OF_ARTICLES + OF_EVENTS)
NAMES = frozenset({"source", "who", "actor", "target", "place", "country", "weapon"})
"""Fields whose value is a name, or part of one; behind `=` it is the whole name."""

OPERATORS = frozenset({"AND", "OR", "NOT"})
QUOTES = '"“”„'

_SPACE = re.compile(r"\s+")
_RUN = re.compile(rf"[^\s(){QUOTES}]+")
_NEGATION = re.compile(r"-(?=[^\s)\-])")
_FIELD = re.compile(r"([A-Za-z]+):(.*)", re.DOTALL)
_SAVED = re.compile(r"@[^\W_][\w-]*")
_QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")


class Token(NamedTuple):
    """`text` is the operator, the word, the phrase, the saved query's name or the field's value; `value_at` where that
    value begins.

    `prefix` says that a star followed, or that the word is still being typed; `near` that a `~` did; `exact` that a
    name is meant whole.
    """

    kind: Literal["(", ")", "AND", "OR", "NOT", "word", "phrase", "field", "saved"]
    at: int
    text: str = ""
    name: str = ""
    value_at: int = 0
    prefix: bool = False
    exact: bool = False
    near: bool = False


def tokens(query: str, *, typing: bool = False) -> Iterator[Token]:
    """The tokens of a query; what holds no word is left out. Raises QueryError unless `typing`."""
    at = 0
    while at < len(query):
        char = query[at]
        if space := _SPACE.match(query, at):
            at = space.end()
        elif char in "()":
            yield Token("(" if char == "(" else ")", at)
            at += 1
        elif char in QUOTES:
            quoted = _QUOTED.match(query, at)
            if quoted is None and not typing:
                raise QueryError(query, at, "this quotation mark is never closed")
            if quoted and has_word(quoted[1]):
                yield Token("phrase", at, " ".join(quoted[1].split()))
            at = quoted.end() if quoted else at + 1
        elif _NEGATION.match(query, at):
            yield Token("NOT", at)
            at += 1
        else:
            run = _RUN.match(query, at)
            assert run is not None  # anything else was dealt with above
            token, at = _run(query, at, run[0], typing)
            if token:
                yield token


def has_word(text: str) -> bool:
    """Whether there is anything in `text` that could be found."""
    return any(char.isalnum() for char in text)


def _run(query: str, at: int, run: str, typing: bool) -> tuple[Token | None, int]:
    """The token that a run of characters makes, and where it ends: beyond the run, where its value is in quotes."""
    end = at + len(run)
    if _SAVED.fullmatch(run):
        return (None if typing and _at_end(query, end) else Token("saved", at, run[1:])), end
    bare = run.lstrip("".join({char for char in run if not char.isalnum()}))
    at = end - len(bare)
    if not bare:
        return None, end
    if bare in OPERATORS:
        return Token(bare, at), end  # type: ignore[arg-type]
    field = _FIELD.fullmatch(bare)
    if field and field[1].lower() in FIELDS:
        return _field(query, at, field[1].lower(), field[2], end, typing)
    text = bare.rstrip("*~")
    is_near = "~" in bare[len(text) :]
    is_begun = text != bare or (typing and _at_end(query, end))
    return Token("word", at, text, prefix=is_begun and not is_near, near=is_near), end


def _field(query: str, at: int, name: str, value: str, end: int, typing: bool) -> tuple[Token | None, int]:
    value_at, prefix = end - len(value), False
    if name in NAMES and value.startswith("="):
        value, value_at = value[1:], value_at + 1
    is_exact = query[value_at - 1] == "="
    if not value and query[end : end + 1] in QUOTES and end < len(query):
        quoted = _QUOTED.match(query, end)
        if quoted is None and not typing:
            raise QueryError(query, end, "this quotation mark is never closed")
        value, value_at = (quoted[1], end + 1) if quoted else (query[end + 1 :], end + 1)
        end = quoted.end() if quoted else len(query)
        prefix = quoted is None
        if quoted and query[end : end + 1] == "*":
            prefix, end = True, end + 1
    elif name != "path":
        bare = value.rstrip("*")
        value, prefix = bare, bare != value or (typing and _at_end(query, end))
    value = value if name == "path" else " ".join(value.split())
    if not (value if name == "path" else has_word(value)):
        if typing:
            return None, end
        raise QueryError(query, value_at, f"{name}: wants a word or a quoted phrase right after the colon")
    prefix = prefix and name != "path"
    return Token("field", at, value, name, value_at, prefix, is_exact and not prefix), end


def _at_end(query: str, end: int) -> bool:
    """Whether a word that ends here may go on with the next key."""
    return end == len(query) and query[-1].isalnum()
