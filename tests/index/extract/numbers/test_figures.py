"""Numbers as news states them, and the ones that count nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.numbers.figures import find_numbers, parse

BOUNDS = """
thirteen | 13 13
twenty-one | 21 21
two hundred and five | 205 205
a hundred | 100 100
a thousand and one | 1001 1001
three hundred thousand | 300000 300000
two million three hundred thousand | 2300000 2300000
1,200 | 1200 1200
1.5 million | 1500000 1500000
2.3 million | 2300000 2300000
two and a half million | 2500000 2500000
half a million | 500000 500000
a quarter of a million | 250000 250000
half a dozen | 6 6
a dozen | 12 12
two dozen | 24 24
several dozen | 36 - ~
dozens | 24 -
dozens of | 24 -
scores of | 40 -
hundreds | 200 -
thousands | 2000 -
tens of thousands | 20000 -
hundreds of thousands | 200000 -
several | 3 - ~
a few | 3 - ~
a few hundred | 300 - ~
a couple of | 2 2 ~
at least 32 | 32 -
no fewer than nine | 9 -
at least another four | 4 -
more than 60 | 61 -
over 40 | 41 -
more than a dozen | 13 -
20 or more | 20 -
100-plus | 100 -
50+ | 50 -
up to 200 | - 200
as many as 200 | - 200
no more than ten | - 10
fewer than 20 | - 19
nearly 50 | - 50 ~
almost a hundred | - 100 ~
about 30 | 30 30 ~
around thirty | 30 30 ~
some 3,000 | 3000 3000 ~
roughly 70 | 70 70 ~
an estimated 900 | 900 900 ~
20 or so | 20 20 ~
between 40 and 50 | 40 50
40 to 50 | 40 50
40-50 | 40 50
two or three | 2 3
2 to 3 million | 2000000 3000000
up to 20 or 30 | - 30
about 20 to 30 | 20 30 ~
no | 0 0
none | 0 0
zero | 0 0
"""


@pytest.mark.parametrize("line", BOUNDS.strip().splitlines())
def test_a_number_phrase_has_bounds(line: str):
    words, _, wanted = line.partition(" | ")
    least, most, *approx = wanted.split()

    quantity = parse(words)

    assert quantity is not None
    assert quantity.min == (None if least == "-" else int(least))
    assert quantity.max == (None if most == "-" else int(most))
    assert quantity.approx == bool(approx)


@pytest.mark.parametrize("words", ["soldiers", "32 soldiers", "some", "", "3-1", "at least", "1" * 40, "first"])
def test_other_words_are_no_number(words: str):
    assert parse(words) is None


def found(text: str) -> list[str]:
    return [f"{number.label} {number.quantity.text}" for number in find_numbers(text)]


SENTENCES = [
    ("At least 32 guards died and nine others were hurt.", ["CARDINAL At least 32", "CARDINAL nine"]),
    ("Thirteen miners are missing.", ["CARDINAL Thirteen"]),
    ("Between 40 and 50 shells fell, two or three a minute.", ["CARDINAL Between 40 and 50", "CARDINAL two or three"]),
    ("The toll rose from 14 to 36.", ["CARDINAL 14", "CARDINAL 36"]),
    ("The militia lost two of 2000 soldiers.", ["CARDINAL two"]),
    ("They sent 2000 soldiers in 2014.", ["CARDINAL 2000"]),
    ("Clashes over two villages left over 40 dead.", ["CARDINAL two", "CARDINAL over 40"]),
    ("A 2,000-strong force and a five-member crew.", ["CARDINAL 2,000", "CARDINAL five"]),
    ("Dozens were hurt; he scores goals, and scores of homes burned.", ["CARDINAL Dozens", "CARDINAL scores"]),
    ("One of them said no one else was there.", ["CARDINAL One"]),
    (
        "Some 12 km away, 40 per cent of 500 hectares burned.",
        ["QUANTITY Some 12 km", "QUANTITY 40 per cent", "QUANTITY 500 hectares"],
    ),
    ("A 24-hour strike and a 500-pound bomb.", ["QUANTITY 24-hour", "QUANTITY 500-pound"]),
    ("He got 12 years in prison.", ["QUANTITY 12 years"]),
    ("The dam cost $1.5 million, not €300.", ["MONEY $1.5 million", "MONEY €300"]),
    ("Over 40 million dollars and 5bn pounds went missing.", ["MONEY Over 40 million dollars", "MONEY 5bn pounds"]),
    ("A 19-year-old and a woman aged 34 met Ana Polk, 41, of Harrow.", []),
    ("Children aged 6 to 9 and a man, 70, lived there.", []),
    ("The 3rd Brigade and Unit 731 took Highway 9 in the second week.", []),
    ("He lives at No. 14, near Gate 3.", []),
    ("Gunmen attacked a camp. Twenty men were killed.", ["CARDINAL Twenty"]),
    ("They flew an F-16 and a Mi-8 over G7 guests on Flight 370.", []),
    ("Harrow won 3-1 and lost 1-3 on June 3, 2017, at 10:30 pm.", []),
    ("On 12 May they met at 3 p.m., and again in May 2015.", []),
    ("In 2014 militants fled; the 1990s were worse, and 9/11 too.", []),
    ("They bid for 2018 or 2022 and won.[3] It lies at 33°30′21″N.", []),
    (
        "Millions of dollars, 120 km2, three times.",
        ["MONEY Millions of dollars", "QUANTITY 120 km2", "QUANTITY three times"],
    ),
    ("He was born between 1977-1979, and again between 1980 and 1982.", []),
    ("Dr Hale said 12 may have died.", ["CARDINAL 12"]),
    ("İzmir counted 12 dead.", ["CARDINAL 12"]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_numbers_of_a_sentence(text: str, wanted: list[str]):
    assert found(text) == wanted


def test_units_are_singular():
    numbers = find_numbers("20 km, 3 tonnes, £5bn and 40 people")

    assert [number.unit for number in numbers] == ["kilometre", "tonne", "pound", ""]


def test_zero_only_when_asked():
    text = "There were no casualties, and none of the nine crew was hurt."

    assert found(text) == ["CARDINAL nine"]
    assert [number.quantity.max for number in find_numbers(text, none=True)] == [0, 0, 9]


WORDS = st.sampled_from(
    "at least 12 two hundred and a half million dozen to or - $ % km , . \n 2014 June aged more between İ 1,200".split(
        " "
    )
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
@settings(max_examples=150)
def test_any_text_gives_numbers_in_order_inside_it(text: str):
    numbers = find_numbers(text, none=True)

    assert all(text[n.start : n.end] == n.quantity.text and n.start < n.end for n in numbers)
    assert all((n.quantity.start, n.quantity.end) == (n.start, n.end) for n in numbers)
    assert all(a.end <= b.start for a, b in zip(numbers, numbers[1:], strict=False))


@pytest.mark.parametrize(
    "piece",
    ["1", "one ", "1,", "at least ", "hundred and ", "1-", "$", "twenty-", " ", "1 to ", "a ", "\n ", "a hundred and "],
)
def test_time_is_linear_in_the_text(piece: str):
    def cost(length: int) -> float:
        began = time.process_time()
        find_numbers(piece * (length // len(piece)))
        return time.process_time() - began

    small = min(cost(5_000) for _ in range(3))

    assert cost(40_000) < 8 * 4 * small + 0.2
