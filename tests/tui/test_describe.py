"""Records in words people use."""

from __future__ import annotations

import pytest

from index.records import Published, When
from tests.tui.stage import article
from tui.describe import certainty, citation, dated, day, when


@pytest.mark.parametrize(
    ("value", "words"),
    [("2017-06-04", "4 June 2017"), ("2017-06", "June 2017"), ("2017", "2017"), (None, ""), ("soon", "soon")],
)
def test_day(value: str | None, words: str) -> None:
    assert day(value) == words


def test_short_day_may_leave_out_its_year() -> None:
    assert day("2017-06-04", short=True) == "4 Jun 2017"
    assert day("2017-06-04", short=True, year=False) == "4 Jun"


def test_inferred_days_say_so() -> None:
    assert dated(Published("2017-06-04", "inferred", "a caption")) == "4 June 2017 (inferred)"
    assert dated(Published("2017-06-04", "given")) == "4 June 2017"
    assert dated(Published()) == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-06-04", "2017-06-04", "4 Jun"),
        ("2017-06-03", "2017-06-04", "3-4 Jun"),
        ("2017-05-30", "2017-06-02", "30 May-2 Jun"),
        ("2014-06-10", "2014-06-10", "10 Jun 2014"),
        ("2014-06-10", None, "10 Jun 2014"),
        ("2014", "2014", "2014"),
        (None, None, ""),
    ],
)
def test_days_of_an_event(first: str | None, last: str | None, words: str) -> None:
    assert when(When(first=first, last=last), "2017") == words


def test_certainty_has_three_degrees() -> None:
    assert [certainty(value) for value in (0.9, 0.6, 0.2)] == ["sure", "likely", "unsure"]


def test_citation_carries_words_title_source_day_and_address() -> None:
    shown = article("They left.", url="https://northwire.example/bridge")

    assert citation(shown, "They\nleft.") == (
        "“They left.”\nRebels leave the bridge. Northwire, 12 May 2017.\nhttps://northwire.example/bridge"
    )
