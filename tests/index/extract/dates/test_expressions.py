"""Where a text speaks of days and hours."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.dates.expressions import find_dates

SENTENCES = [
    ("He may march in May.", ["May"]),
    ("They met on Monday, June 3, 2017, at 10:30 pm.", ["Monday, June 3, 2017", "10:30 pm"]),
    ("Guards struck early on Tuesday and again on Wednesday night.", ["early on Tuesday", "Wednesday night"]),
    ("It lasted from 3 to 5 June, or June 3-5.", ["3 to 5 June", "June 3-5"]),
    ("Between Monday and Wednesday nothing moved.", ["Between Monday and Wednesday"]),
    ("He ruled from 2014 to 2016.", ["from 2014 to 2016"]),
    ("It rained on Monday and Wednesday.", ["Monday", "Wednesday"]),
    ("The town has been held since 2014.", ["since 2014"]),
    ("In the past 24 hours nine died.", ["the past 24 hours"]),
    ("Eight months into the siege, two days after the truce.", ["Eight months into", "two days after"]),
    ("Theresa May said in late 2016 that mid-May would do.", ["late 2016", "mid-May"]),
    ("In the 1990s, in the early 1980s and in the 19th century.", ["the 1990s", "the early 1980s", "the 19th century"]),
    ("Earlier this year, last month and last week.", ["Earlier this year", "last month", "last week"]),
    ("Shelling began around noon and stopped before dawn on Sunday.", ["around noon", "dawn", "Sunday"]),
    ("The Sept. 11 attacks, or 9/11.", ["Sept. 11", "9/11"]),
    ("The Sun rose; The Sun reported it.", []),
    ("It had 2000 soldiers and cost $2014; Unit 2014-A came.", []),
    ("On 12 may have died.", []),
    ("The march on Harrow began in March and April.", ["March", "April"]),
    ("By the end of June. Then August came.", ["the end of June"]),
    ("Good Friday passed; Friday did not, nor Black Friday.", ["Good Friday", "Friday"]),
    ("Sunday's bombing and this year's toll.", ["Sunday", "this year"]),
    ("At 0730 GMT, at 3 p.m. and at two o'clock.", ["0730 GMT", "3 p.m.", "two o'clock"]),
    ("Filed 2017-06-04 in spring 2016 over the weekend.", ["2017-06-04", "spring 2016", "the weekend"]),
    ("Overnight raids, last night's raids.", ["Overnight", "last night"]),
    ("Three years ago; a few days ago; the next day.", ["Three years ago", "a few days ago", "the next day"]),
    ("Christmas Eve came in the second half of 2016.", ["Christmas Eve", "the second half of 2016"]),
    ("March 30 to April 2 was cold.", ["March 30 to April 2"]),
    ("The 2003-11 war and the war of 2014.", ["2003-11", "2014"]),
    ("The second man was the first to go.", []),
    ("They marched, and they may yet march again. May I?", []),
    ("HARROW, 4 Feb 90 (Northwire) -- Rain.", ["4 Feb 90"]),
    ("The next day\nof rain, on June\n3, 2017.", ["The next day", "June\n3, 2017"]),
    ("Lunar New Year began; the Christmas market did not.", []),
    ("Years before, just days after the vote, three days' time was short.", ["Years before", "just days after"]),
    ("Raids came on 2 and 3 June, and again later in the day.", ["2 and 3 June", "later in the day"]),
    ("The first week of June, the first week of school.", ["The first week of June"]),
    ("In İzmir on 3 June 2017 it rained.", ["3 June 2017"]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_dates_of_a_sentence(text: str, wanted: list[str]):
    assert [found.text for found in find_dates(text)] == wanted


def test_hours_are_times():
    labels = [found.label for found in find_dates("on Sunday at 10:30 pm, around midnight")]

    assert labels == ["DATE", "TIME", "TIME"]


WORDS = st.sampled_from(
    "on Sunday June 3 , 2017 the past 24 hours - to and between early May 10:30 pm \n since İ ago two".split(" ")
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
@settings(max_examples=150)
def test_any_text_gives_dates_in_order_inside_it(text: str):
    dates = find_dates(text)

    assert all(text[found.start : found.end] == found.text and found.text for found in dates)
    assert all(a.end <= b.start for a, b in zip(dates, dates[1:], strict=False))


@pytest.mark.parametrize(
    "piece",
    ["1", "a ", "1,", "since ", "may ", "June 3-", "early ", "2014 ", " ", "\n", "sunday to ", "3 to ", "12:", "the "],
)
def test_time_is_linear_in_the_text(piece: str):
    def cost(length: int) -> float:
        began = time.process_time()
        find_dates(piece * (length // len(piece)))
        return time.process_time() - began

    small = min(cost(5_000) for _ in range(3))

    assert cost(40_000) < 8 * 4 * small + 0.2
