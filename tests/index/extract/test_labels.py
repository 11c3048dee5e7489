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
