"""Why an event is there: the rule with its line, what fills the roles and how, what was refused, the confidence."""

from __future__ import annotations

from math import prod
from pathlib import Path

from index.explaining import lines
from index.extract.explaining import explained
from index.extract.words import LEXICON
from index.records import Constraint, Explanation, Filler


def explanation(text: str) -> Explanation:
    analysis = explained(text, published="2024-05-15")
    assert [found.event for found in analysis.explanations] == [event.id for event in analysis.events]
    return analysis.explanations[0]


def test_source_is_the_line_where_the_rule_begins() -> None:
    found = explanation("Ostrana accused Morland of arming the rebels.")
    name, line = found.source.split(":")

    assert (LEXICON / Path(name)).read_text().splitlines()[int(line) - 1] == f"[{found.rule}]"


def test_the_trigger_is_told_as_a_dictionary_has_it() -> None:
    found = explanation("Ostranian troops pulled back from Velm on Monday.")

    assert (found.trigger, found.lemma) == ("pulled back", "pull back")
    assert "Tense=Past" in found.form
    assert "a form of “pull back”" in lines(found)[0]


def test_fillers_carry_their_paths() -> None:
    found = explanation("The rebels were condemned by the council.")

    assert Filler("actor", "council", "subj") in found.fillers


def test_constraints_of_the_rule_are_met() -> None:
    found = explanation("The mediators urged both armies to stop the shelling.")

    assert Constraint("party-actor", True) in found.constraints


def test_veto_is_named() -> None:
    found = explanation("The council condemned the killings, and critics attacked the budget.")

    assert any(refusal.trigger == "attacked" and "budget" in refusal.veto for refusal in found.refusals)


def test_confidence_is_the_product_of_its_factors() -> None:
    found = explanation("An agreement between the two parties was announced in Halvard on Friday.")

    assert found.confidence == round(prod(doubt.factor for doubt in found.doubts), 2)
    assert len(found.doubts) > 1


def test_recoding_is_told() -> None:
    found = explanation("The presidents of Ostrana and Morland will meet in Halvard next week.")

    assert (found.recoded, found.type) == ("CONSULT", "AGREE")
    assert any("counts as" in line for line in lines(found))


def test_rule_that_errs_more_than_others_is_a_doubt() -> None:
    found = explanation("Clashes between the army and rebels near Halvard killed 20 fighters.")

    assert found.rule == "clash-noun"
    assert any("less often" in doubt.reason and doubt.factor < 1 for doubt in found.doubts)
