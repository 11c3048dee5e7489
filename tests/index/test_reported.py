"""Which events a query asks for, and in which order they are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.query import Condition, parse
from index.records import Event, Span
from index.reported import meeting, parents_first

ASSAULTS, IN_OSTREL = {0, 2}, {0, 1}


def event(id: str, part_of: str = "") -> Event:
    return Event(id, "ASSAULT", Span(0, 6, "killed"), Span(0, 6, "killed"), "kill", part_of=part_of)


def asked(query: str) -> set[int]:
    def positions(condition: Condition) -> set[int]:
        return ASSAULTS if condition.field == "type" else IN_OSTREL

    return meeting(parse(query), 4, positions)


def test_query_without_event_fields_wants_every_event() -> None:
    assert asked("") == asked("bridge") == asked("bridge OR who:harrow") == {0, 1, 2, 3}


def test_fields_of_one_conjunction_hold_of_one_event() -> None:
    assert asked("type:ASSAULT place:ostrel") == {0}
    assert asked("bridge type:ASSAULT") == {0, 2}


def test_alternatives_add_up_unless_one_is_about_the_article() -> None:
    assert asked("type:ASSAULT OR place:ostrel") == {0, 1, 2}
    assert asked("type:ASSAULT OR bridge") == {0, 1, 2, 3}


def test_negated_field_leaves_the_other_events() -> None:
    assert asked("-place:ostrel") == {2, 3}
    assert asked("type:ASSAULT -place:ostrel") == {2}
    assert asked("type:ASSAULT -bridge") == {0, 2}


def test_parts_follow_their_total() -> None:
    events = [event("part 1", "total"), event("other"), event("total"), event("part 2", "total"), event("lost", "gone")]

    assert [one.id for one in parents_first(events)] == ["other", "total", "part 1", "part 2", "lost"]


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), unique_by=lambda pair: pair[0]))
def test_every_event_is_told_once_whatever_is_part_of_what(pairs: list[tuple[str, str]]) -> None:
    events = [event(*pair) for pair in pairs]

    told = list(parents_first(events))

    assert sorted(one.id for one in told) == sorted(one.id for one in events)
