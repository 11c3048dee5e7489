"""The tree of a query. `at` is where a node was written; two trees that mean the same are equal wherever they stood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec
import msgspec.structs

FieldName = Literal["title", "source", "who", "place", "type", "path"]


class _Part(msgspec.Struct, frozen=True, eq=False):
    """What nodes have in common: `at`, their last field, is no part of what they mean."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, _Part) and self._meaning() == other._meaning()

    def __hash__(self) -> int:
        return hash((type(self), self._meaning()))

    def _meaning(self) -> tuple[object, ...]:
        return tuple(msgspec.structs.astuple(self)[:-1])


class Word(_Part, frozen=True, eq=False):
    """A word of title or body; its beginning only, if `prefix`."""

    text: str
    prefix: bool = False
    at: int = 0


class Phrase(_Part, frozen=True, eq=False):
    """Words that follow one another in the title or in the body."""

    text: str
    at: int = 0


class Field(_Part, frozen=True, eq=False):
    """`name:value` of anything but days."""

    name: FieldName
    value: str
    prefix: bool = False
    at: int = 0


class DayRange(_Part, frozen=True, eq=False):
    """Articles published on ISO days from `first` to `last`, both included; None is open."""

    first: str | None
    last: str | None
    at: int = 0


class Among(_Part, frozen=True, eq=False):
    """Articles found by other means than words; a search puts it where the fields written `text` stood."""

    keys: frozenset[int]
    text: str
    at: int = 0


class Not(_Part, frozen=True, eq=False):
    """Everything that `child` does not match."""

    child: Node
    at: int = 0


class And(_Part, frozen=True, eq=False):
    """At least two children, none of them an And."""

    children: tuple[Node, ...]
    at: int = 0


class Or(_Part, frozen=True, eq=False):
    """At least two children, none of them an Or."""

    children: tuple[Node, ...]
    at: int = 0


Leaf: TypeAlias = "Word | Phrase | Field | DayRange | Among"
Node: TypeAlias = "Word | Phrase | Field | DayRange | Among | Not | And | Or"


class Condition(msgspec.Struct, frozen=True):
    """One thing that must hold of an event.

    `place`: a name of its place (text, canonical, admin1 or country) holds all folded `words`, the last of them as the
    beginning of a word if `prefix`. `type`: its (type, mode) is one of `codes`; an empty mode there is any mode.
    """

    field: Literal["place", "type"]
    words: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    prefix: bool = False


def leaves(node: Node | None) -> Iterator[Leaf]:
    """The leaves that ask for something, in the order they were written: none under a Not."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from leaves(child)
        case Not() | None:
            return
        case _:
            yield node


def show(node: Node) -> str:
    """The query in its plainest spelling; parsing that gives an equal tree."""
    match node:
        case Word():
            return node.text + "*" * node.prefix
        case Phrase():
            return f'"{node.text}"'
        case Field():
            return f"{node.name}:{_value(node)}"
        case Among():
            return node.text
        case DayRange():
            return f"date:{node.first or ''}..{node.last or ''}"
        case Not(child=Not()):
            return f"NOT {show(node.child)}"
        case Not():
            return f"-{_bracketed(node.child, And, Or)}"
        case And():
            return " ".join(_bracketed(child, Or) for child in node.children)
        case Or():
            return " OR ".join(show(child) for child in node.children)


def _bracketed(node: Node, *kinds: type[And] | type[Or]) -> str:
    return f"({show(node)})" if isinstance(node, kinds) else show(node)


def _value(node: Field) -> str:
    """A field's value, in quotes where it would not survive without."""
    text = node.value
    is_bare = not any(char.isspace() or char in "()" for char in text)
    if is_bare and (node.name == "path" or not text.endswith("*")):
        return text + "*" * node.prefix
    return f'"{text}"' + "*" * node.prefix
