"""Puts the store's answers into a query tree where fields stood that full text cannot answer, and tells what a query
asks of events: fields of events that stand side by side are asked of one event together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Protocol

from index import names
from index.query import Among, And, Condition, CountRange, DayRange, Field, Node, Not, Or, fold, show

LIMIT_ALTERNATIVES = 64
"""Combinations of event fields that are asked of one event at a time; beyond, each field is asked alone."""

Alternatives = list[tuple[Condition, ...]]
"""Conditions that one event must meet: all of those in any one of the tuples."""


class Fields(Protocol):
    """What is asked of the store. Words are folded, answers are the store's keys of articles."""

    def with_field(self, field: Field) -> set[int]:
        """Articles with what a field of articles asks for: who lang path is tag note, source if it is `exact`."""

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        """Articles with one event that meets all conditions."""


def resolved(node: Node, rows: Fields) -> Node:
    """The tree with everything that the store has to answer replaced by its answer.

    Event fields that stand in one AND are asked together, so that they hold of one event.
    """
    asked = alternatives(node)
    if asked is not None and len(asked) <= LIMIT_ALTERNATIVES:
        return _answered(asked, node, rows)
    match node:
        case Field(name="title") | Field(name="source", exact=False):
            return node
        case Field():
            return _among(rows.with_field(node), node)
        case Not():
            return Not(resolved(node.child, rows), node.at)
        case Or():
            return Or(tuple(resolved(child, rows) for child in node.children), node.at)
        case And():
            of_event = [child for child in node.children if alternatives(child) is not None]
            others = [child for child in node.children if child not in of_event]
            together = And(tuple(of_event), node.at)
            if len(of_event) > 1 and others and alternatives(together) is not None:
                return And((resolved(together, rows), *(resolved(child, rows) for child in others)), node.at)
            return And(tuple(resolved(child, rows) for child in node.children), node.at)
        case _:
            return node


def condition(node: Node) -> Condition | None:
    """What a leaf asks of an event; None if it asks something of the article."""
    match node:
        case Field(name="type"):
            return Condition("type", codes=names.codes(node.value))
        case Field(name="actor" | "target" | "place" | "country" | "weapon" as role):
            return Condition(role, words=tuple(fold(node.value).split()), prefix=node.prefix, exact=node.exact)
        case CountRange():
            return Condition(node.name, least=node.least, most=node.most)
        case DayRange(name="when"):
            return Condition("when", first=node.first, last=node.last)
        case _:
            return None


def of_events(tree: Node | None) -> Alternatives | None:
    """What a query asks of one event, as far as it asks that of every match; None where it asks nothing."""
    if isinstance(tree, And):
        asking = tuple(child for child in tree.children if alternatives(child) is not None)
        tree = And(asking, tree.at) if len(asking) > 1 else asking[0] if asking else None
    found = None if tree is None else alternatives(tree)
    return found if found is None or len(found) <= LIMIT_ALTERNATIVES else None


def alternatives(node: Node) -> Alternatives | None:
    """What a part of the query that speaks of nothing but events asks of one; None of any other part.

    `place:x (type:a OR type:b)` is x and a, or x and b.
    """
    match node:
        case Field() | DayRange() | CountRange():
            asked = condition(node)
            return None if asked is None else [(asked,)]
        case And() | Or():
            parts = [alternatives(child) for child in node.children]
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                return None
            if isinstance(node, Or):
                return [one for part in known for one in part]
            if prod(map(len, known)) > LIMIT_ALTERNATIVES:
                return None
            return [tuple(one for part in chosen for one in part) for chosen in product(*known)]
        case _:
            return None


def _answered(asked: Alternatives, node: Node, rows: Fields) -> Among:
    return _among(set().union(*(rows.with_event(conditions) for conditions in asked)), node)


def _among(keys: set[int], node: Node) -> Among:
    return Among(frozenset(keys), show(node), node.at)
