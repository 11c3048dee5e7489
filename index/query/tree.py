"""The tree of a query. `at` is where a node was written; two trees that mean the same are equal wherever they stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec
import msgspec.structs

FieldName = Literal[
    "title", "source", "who", "lang", "path", "is", "tag", "note", "story",
    "actor", "target", "place", "country", "weapon", "type",
]  # fmt: skip
CountName = Literal["killed", "injured"]


class _Part(msgspec.Struct, frozen=True, eq=False):
    """What nodes have in common: `at`, their last field, is no part of what they mean."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, _Part) and self._meaning() == other._meaning()

    def __hash__(self) -> int:
        return hash((type(self), self._meaning()))

    def _meaning(self) -> tuple[object, ...]:
        return tuple(msgspec.structs.astuple(self)[:-1])


class Word(_Part, frozen=True, eq=False):
    """A word of title or body; its beginning only, if `prefix`; also words that differ by a letter, if `near`."""

    text: str
    prefix: bool = False
    near: bool = False
    at: int = 0


class Phrase(_Part, frozen=True, eq=False):
    """Words that follow one another in the title or in the body."""

    text: str
    at: int = 0


class Field(_Part, frozen=True, eq=False):
    """`name:value` of anything but days and figures; the whole of a name if `exact`."""

    name: FieldName
    value: str
    prefix: bool = False
    exact: bool = False
    at: int = 0


class DayRange(_Part, frozen=True, eq=False):
    """Articles published (`date`), or with an event that happened (`when`), on ISO days from `first` to `last`, both
    included; None is open.
    """

    first: str | None
    last: str | None
    name: Literal["date", "when"] = "date"
    at: int = 0


class CountRange(_Part, frozen=True, eq=False):
    """Events with a toll from `least` to `most`, both included; None is open."""

    name: CountName
    least: int | None
    most: int | None
    at: int = 0


class Among(_Part, frozen=True, eq=False):
    """Articles found by other means than words; a search puts it where the fields written `text` stood."""

    keys: frozenset[int]
    text: str
    at: int = 0


class Saved(_Part, frozen=True, eq=False):
    """`@name`: what the query saved under that name asks for."""

    name: str
    child: Node
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


Leaf: TypeAlias = "Word | Phrase | Field | DayRange | CountRange | Among"
Node: TypeAlias = "Word | Phrase | Field | DayRange | CountRange | Among | Saved | Not | And | Or"


class Condition(msgspec.Struct, frozen=True):
    """One thing that must hold of an event.

    A name that the event has in the role `field` holds all folded `words`, the last of them as the beginning of a word
    if `prefix`; it is just these words if `exact`. `type`: its (type, mode) is one of `codes`; an empty mode there is
    any mode. `killed`, `injured`: the figure it is sure of lies from `least` to `most`. `when`: it may have happened on
    a day from `first` to `last`.
    """

    field: Literal["actor", "target", "place", "country", "weapon", "type", "killed", "injured", "when"]
    words: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    prefix: bool = False
    exact: bool = False
    least: int | None = None
    most: int | None = None
    first: str | None = None
    last: str | None = None


def leaves(node: Node | None) -> Iterator[Leaf]:
    """The leaves that ask for something, in the order they were written: none under a Not."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from leaves(child)
        case Saved():
            yield from leaves(node.child)
        case Not() | None:
            return
        case _:
            yield node


def plain(node: Node | None) -> Node | None:
    """The tree with saved queries opened up, so that what they ask for stands beside the rest."""
    match node:
        case Saved():
            return plain(node.child)
        case Not():
            child = plain(node.child)
            assert child is not None  # a Not has a child
            return Not(child, node.at)
        case And() | Or():
            return joined(type(node), [plain(child) for child in node.children])
        case _:
            return node


def joined(kind: type[And] | type[Or], parts: Sequence[Node | None]) -> Node | None:
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


def show(node: Node) -> str:
    """The query in its plainest spelling; parsing that gives an equal tree."""
    match node:
        case Word():
            return node.text + "*" * node.prefix + "~" * node.near
        case Phrase():
            return f'"{node.text}"'
        case Field():
            return f"{node.name}:{_value(node)}"
        case Among():
            return node.text
        case DayRange():
            return f"{node.name}:{node.first or ''}..{node.last or ''}"
        case CountRange():
            return f"{node.name}:{_range(node.least, node.most)}"
        case Saved():
            return f"@{node.name}"
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


def _range(least: int | None, most: int | None) -> str:
    if least == most:
        return str(least)
    return f"{least}+" if most is None else f"{'' if least is None else least}..{most}"


def _value(node: Field) -> str:
    """A field's value, in quotes where it would not survive without."""
    text, sign = node.value, "=" * node.exact
    is_bare = not text.startswith("=") and not any(char.isspace() or char in "()" for char in text)
    if is_bare and (node.name == "path" or not text.endswith("*")):
        return sign + text + "*" * node.prefix
    return f'{sign}"{text}"' + "*" * node.prefix
