"""Which of an article's events a query asks for, and in which order they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from index.query import And, Condition, Node, Not, Or
from index.records import Event
from index.resolving import condition

Meeting = Callable[[Condition], set[int]]


def meeting(tree: Node | None, count: int, positions: Meeting) -> set[int]:
    """Positions of the events that the event fields of a query allow: all `count` of them where it has none."""
    everything = set(range(count))
    allowed = None if tree is None else _allowed(tree, everything, positions)
    return everything if allowed is None else allowed


def parents_first(events: Iterable[Event]) -> Iterator[Event]:
    """Events in their order, but each part right after the event whose total includes it."""
    events = list(events)
    known = {event.id for event in events}
    parts: dict[str, list[Event]] = {}
    for event in events:
        parts.setdefault(event.part_of if event.part_of in known else "", []).append(event)
    waiting = parts.pop("", [])[::-1]
    while waiting or parts:
        waiting = waiting or parts.pop(next(iter(parts)))[::-1]  # the latter: events that are parts of each other
        event = waiting.pop()
        yield event
        waiting += parts.pop(event.id, [])[::-1]


def _allowed(node: Node, everything: set[int], positions: Meeting) -> set[int] | None:
    """Positions a part of the query allows; None if it says nothing about events.

    All fields of one conjunction must hold of the same event, which is what intersecting positions means.
    """
    match node:
        case And():
            said = [one for child in node.children if (one := _allowed(child, everything, positions)) is not None]
            return set.intersection(*said) if said else None
        case Or():
            every = [_allowed(child, everything, positions) for child in node.children]
            said = [one for one in every if one is not None]
            return set().union(*said) if len(said) == len(every) else None
        case Not():
            one = _allowed(node.child, everything, positions)
            return None if one is None else everything - one
        case _:
            asked = condition(node)
            return None if asked is None else positions(asked)
