"""Labels that contradict one another, given by hand: one of two gives way, and what agrees stays."""

from __future__ import annotations

import pytest

from index.extract.labels import agreed
from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told


def test_who_is_beaten_is_a_passive_subject() -> None:
    rows = "Rebels/NNS/nsubj/2 were/VBD/aux:pass/2 beaten/VBN/ROOT/2"

    assert told(agreed(doc(rows))) == rows.replace("/nsubj/", "/nsubj:pass/")


def test_a_verb_with_a_passive_auxiliary_is_a_participle() -> None:
    found = agreed(doc("They/PRP/nsubj/2 were/VBD/aux:pass/2 released/VBD/ROOT/2"))

    assert (found[0].dep_, found[2].tag_) == ("nsubj:pass", "VBN")


def test_a_clause_can_be_a_passive_subject() -> None:
    found = agreed(doc("Whoever/WP/nsubj/1 fled/VBD/csubj/3 was/VBD/aux:pass/3 caught/VBN/ROOT/3"))

    assert [token.dep_ for token in found[:2]] == ["nsubj", "csubj:pass"]


@pytest.mark.parametrize(
    ("rest", "relation"),
    [
        ("that/WDT/mark/4 rebels/NNS/nsubj/4 sent/VBD/acl:relcl/1", "obj"),
        ("that/WDT/mark/3 reached/VBD/acl:relcl/1 Orsa/NNP/obj/3", "nsubj"),
        ("that/WDT/mark/4 was/VBD/aux:pass/4 sent/VBN/acl:relcl/1", "nsubj:pass"),
        ("that/WDT/mark/4 rebels/NNS/nsubj/4 sent/VBD/acl:relcl/1 men/NNS/obj/4", "mark"),
        ("that/IN/mark/4 rebels/NNS/nsubj/4 fled/VBD/acl/1", "mark"),
    ],
)
def test_what_opens_a_relative_clause_stands_for_the_thing(rest: str, relation: str) -> None:
    found = mended(doc(f"The/DT/det/1 letter/NN/ROOT/1 {rest}"))

    assert found[2].dep_ == relation


def test_a_passive_auxiliary_makes_a_participle_of_an_adjective() -> None:
    found = agreed(doc("It/PRP/nsubj:pass/2 was/VBD/aux:pass/2 shelled/JJ/ROOT/2"))

    assert (found[0].dep_, found[2].tag_) == ("nsubj:pass", "VBN")


@pytest.mark.parametrize(
    "rows",
    [
        "They/PRP/nsubj:pass/2 were/VBD/cop/2 content/JJ/ROOT/2",
        "They/PRP/nsubj:pass/2 would/MD/aux/2 leave/VB/ROOT/2",
        "They/PRP/nsubj:pass/1 leave/VBP/ROOT/1",
    ],
)
def test_nothing_is_done_to_who_is_or_does(rows: str) -> None:
    assert told(agreed(doc(rows))) == rows.replace("nsubj:pass", "nsubj")


def test_the_subject_of_a_bare_participle_stays_passive() -> None:
    rows = "Rebels/NNS/nsubj:pass/1 beaten/VBN/ROOT/1 at/IN/case/3 Orsa/NNP/obl/1"

    assert told(agreed(doc(rows))) == rows


@pytest.mark.parametrize("relation", ["nsubj", "nsubj:pass"])
def test_what_a_whole_sentence_is_said_of_is_an_outer_subject(relation: str) -> None:
    rows = f"The/DT/det/1 plan/NN/{relation}/5 is/VBZ/aux/5 that/IN/mark/5 they/PRP/nsubj/5 leave/VBP/ROOT/5"

    found = agreed(doc(rows))

    assert (found[1].dep_, found[2].dep_, found[4].dep_) == ("nsubj:outer", "cop", "nsubj")


def test_a_question_has_one_subject_and_no_outer_one() -> None:
    rows = "Which/WDT/det/1 side/NN/nsubj/4 is/VBZ/aux/4 he/PRP/nsubj/4 joining/VBG/ROOT/4"

    assert told(agreed(doc(rows))) == rows


@pytest.mark.parametrize("rows", [
    "With/IN/mark/2 roads/NNS/nsubj/2 blocked/VBD/advcl/4 they/PRP/nsubj/4 walked/VBD/ROOT/4",
    "That/DT/nsubj/1 said/VBN/advcl/3 they/PRP/nsubj/3 fled/VBD/ROOT/3",
])  # fmt: skip
def test_a_clause_of_a_subject_and_a_participle_is_passive(rows: str) -> None:
    found = agreed(doc(rows))

    assert [(t.dep_, t.head.tag_) for t in found if t.dep_.startswith("nsubj")][0] == ("nsubj:pass", "VBN")


@pytest.mark.parametrize(
    "rows",
    [
        "With/IN/mark/2 winter/NN/nsubj/2 gone/VBN/advcl/4 they/PRP/nsubj/4 fought/VBD/ROOT/4",
        "Rebels/NNS/nsubj/1 fired/VBN/advcl/4 ,/,/punct/1 he/PRP/nsubj/4 said/VBD/ROOT/4",
        "When/WRB/mark/2 rebels/NNS/nsubj/2 fired/VBD/advcl/4 they/PRP/nsubj/4 fled/VBD/ROOT/4",
        "As/IN/mark/2 men/NNS/nsubj/2 hurled/VBN/advcl/5 stones/NNS/obj/2 they/PRP/nsubj/5 fled/VBD/ROOT/5",
    ],
)
def test_a_clause_whose_subject_acts_is_not_passive(rows: str) -> None:
    assert told(agreed(doc(rows))) == rows
