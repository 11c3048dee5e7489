"""What lies over the text: found by offset, in reading order, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.records import Argument, Event, Place, Quantity
from tests.tui.stage import article, span
from tui.layers import event_layers, find, following, layer, mention_layer, mentions_of, tags

TEXT = "Rebels killed 12 guards in Dolvara on Friday, Northwire said."
SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=12)


@given(SPANS, st.integers(0, 55), st.integers(1, 10))
def test_layer_finds_exactly_what_touches(spans: list[tuple[int, int]], start: int, length: int) -> None:
    known = [(begin, begin + size, "hit") for begin, size in spans]

    found = layer(known).over(start, start + length)

    assert found == sorted(span for span in known if span[0] < start + length and span[1] > start)


def test_mentions_are_in_reading_order_and_none_before_analysis() -> None:
    shown = article(TEXT, mentions=[("12", "CARDINAL"), ("Dolvara", "LOC")])

    assert [mention.text for mention in mentions_of(shown)] == ["12", "Dolvara"]
    assert mention_layer(mentions_of(shown)).spans == ((14, 16, "figure"), (27, 34, "place"))
    assert mentions_of(article(TEXT, analysed=False)) == ()
    assert mentions_of(None) == ()


def test_tags_stand_behind_their_mentions() -> None:
    shown = article(TEXT, mentions=[("Dolvara", "LOC"), ("Northwire", "ORG")])

    assert tags(mentions_of(shown)) == [(34, "[place]"), (55, "[org]")]


def test_event_shows_its_evidence_and_underlines_who_and_what() -> None:
    guards, place = span(TEXT, "guards"), span(TEXT, "Dolvara")
    event = Event(
        "e",
        "ASSAULT",
        span(TEXT, "killed"),
        span(TEXT, TEXT),
        "rule",
        targets=(Argument(guards.text, guards.start, guards.end),),
        place=Place(place.text, place.start, place.end),
        killed=Quantity(12, 12),
    )

    evidence, arguments = event_layers(event)

    assert evidence.spans == ((0, len(TEXT), "evidence"),)
    assert [TEXT[start:end] for start, end, _ in arguments.spans] == ["killed", "guards", "Dolvara"]
    assert event_layers(None) == (layer([]), layer([]))


def test_find_ignores_case_and_line_breaks() -> None:
    assert find("Air strike.\nThe air\nstrike", "air strike") == ((0, 10), (16, 26))
    assert find("anything", "  ") == ()
    assert find("a (b) [c", "(B) [") == ((2, 7),)


def test_following_goes_round_the_end() -> None:
    starts = [3, 10, 20]

    assert [following(starts, 10, step) for step in (1, -1)] == [2, 0]
    assert [following(starts, 25, 1), following(starts, 3, -1)] == [0, 2]
    assert following([], 5, 1) == -1
