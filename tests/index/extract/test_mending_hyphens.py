"""Offices joined by a hyphen and those not yet in theirs, given as the parser gave them."""

from __future__ import annotations

import pytest

from index.extract.pipeline import analyse
from tests.index.extract.test_mending_arguments import hangs

AGAINST = (
    "Thousands/NNS/nsubj/1 marched/VBD/ROOT/1 against/IN/case/3 President/NNP/obl/1 -/,/punct/1 "
    "elect/VB/xcomp/1 Paul/NNP/obj/5 Varga/NNP/flat/6 ././punct/1"
)
OVER = (
    "Protests/NNS/nsubj/5 over/IN/case/3 US/NNP/compound/3 President/NNP/nmod/0 -/,/punct/0 elect/VB/ROOT/5 "
    "Varga/NNP/nsubj/7 turned/VBD/ccomp/5 violent/JJ/obj/7 ././punct/5"
)
TEAM = (
    "President/NNP/compound/2 -/HYPH/punct/0 elect/VB/ccomp/6 Varga/NNP/nmod:poss/5 's/POS/case/3 "
    "team/NN/nsubj/6 left/VBD/ROOT/6 ././punct/6"
)

MET = (
    "President/NNP/nsubj/2 -/,/punct/0 elect/VB/ROOT/2 Paul/NNP/nsubj/7 Varga/NNP/flat/3 and/CC/cc/6 "
    "Orsik/NNP/conj/3 met/VBD/ccomp/2 on/IN/case/9 Thursday/NNP/obl/7 ././punct/2"
)


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("elect", ("flat", "President"), AGAINST),
        ("Paul", ("obl", "marched"), AGAINST),
        ("President", ("nmod:desc", "Paul"), AGAINST),
        ("met", ("ROOT", "met"), MET),
        ("Paul", ("nsubj", "met"), MET),
        ("Orsik", ("conj", "Paul"), MET),
        ("turned", ("ROOT", "turned"), OVER),
        ("Protests", ("nsubj", "turned"), OVER),
        ("Varga", ("nmod", "Protests"), OVER),
        ("President", ("nmod:desc", "Varga"), TEAM),
        ("elect", ("flat", "President"), TEAM),
    ],
)
def test_an_office_is_no_clause(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


def test_no_circle_leads_through_an_office() -> None:
    text = "Signed: Paul Varga, president-elect; Dr Rita Orsik Velm, first vice president-elect; Jon Moss, second one."

    assert analyse(text).events == ()


def test_who_votes_still_elects() -> None:
    rows = "They/PRP/nsubj/1 elect/VBP/ROOT/1 Varga/NNP/obj/1 ././punct/1"
    assert hangs(rows, "Varga") == ("obj", "elect")


def test_a_minister_elect_is_a_minister() -> None:
    rows = (
        "The/DT/det/2 prime/JJ/amod/2 minister/NN/compound/4 -/,/punct/2 elect/JJ/nsubj/5 urged/VBD/ROOT/5 "
        "both/DT/det/7 sides/NNS/obj/5 ././punct/5"
    )

    assert hangs(rows, "minister") == ("nsubj", "urged")
    assert hangs(rows, "elect") == ("flat", "minister")


def test_a_score_is_nobody_that_is_beaten() -> None:
    rows = (
        "They/PRP/nsubj/1 beat/VBD/ROOT/1 Newcastle/NNP/compound/3 3/CD/obj/1 -/SYM/case/5 2/CD/nmod/3 on/IN/case/7 "
        "Sunday/NNP/obl/1 ././punct/1"
    )

    assert hangs(rows, "Newcastle") == ("obj", "beat")
    assert hangs(rows, "3") == ("obl:unmarked", "beat")
