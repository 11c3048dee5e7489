"""A query taken apart into its words, and narrowed by one more."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.query.parts import has_alternatives, narrowed, parts, within, without

QUERIES = st.lists(
    st.sampled_from(
        'flood AND OR ( ) NOT -dam place:"Old_Port" a* "river_bank" @x " date:'.replace("_", "\t").split(" ")
    ),
    max_size=9,
).map(lambda words: " ".join(words).replace("\t", " "))


@given(QUERIES)
@settings(max_examples=200)
def test_parts_are_stretches_of_the_query(query: str) -> None:
    found = parts(query)

    assert all(query[part.start : part.end] == part.text == part.text.strip() != "" for part in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    for part in found:
        assert len(without(query, part)) < len(query)


def is_balanced(query: str) -> bool:
    """Whether every parenthesis that closes was opened before, and every open one is closed."""
    depths = list(accumulate((char == "(") - (char == ")") for char in query))
    return min(depths, default=0) >= 0 and (not depths or depths[-1] == 0)


@given(QUERIES)
def test_narrowed_query_holds_the_word_once(query: str) -> None:
    more = narrowed(query, "place:=Karma")

    assert more.endswith("place:=Karma")
    assert not has_alternatives(more) or not is_balanced(query) or '"' in query


@pytest.mark.parametrize(
    ("query", "narrowed_to"),
    [
        ("", "when:2017-05-01..2017-05-07"),
        ("bridge when:2016", "bridge when:2017-05-01..2017-05-07"),
        ("bridge OR dam", "(bridge OR dam) when:2017-05-01..2017-05-07"),
        ('when:"last week" bridge', "bridge when:2017-05-01..2017-05-07"),
    ],
)
def test_days_take_the_place_of_days_asked_for_before(query: str, narrowed_to: str) -> None:
    assert within(query, "2017-05-01", "2017-05-07") == narrowed_to
