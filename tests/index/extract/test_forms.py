"""Lemmas and morphology: told by the tag, the table and the tree."""

from __future__ import annotations

import pytest

from index.extract.forms import by_rule, every_form, lemma, morphology
from tests.index.extract.test_mending import doc


@pytest.mark.parametrize(
    ("word", "tag", "stem"),
    [
        ("shelled", "VBD", "shell"),
        ("arose", "VBD", "arise"),
        ("dying", "VBG", "die"),
        ("bombing", "VBG", "bomb"),
        ("carried", "VBN", "carry"),
        ("is", "VBZ", "be"),
        ("children", "NNS", "child"),
        ("deadliest", "JJS", "deadly"),
        ("bigger", "JJR", "big"),
        ("better", "JJR", "good"),
        ("Troops", "NNS", "troops"),
        ("Kesrin", "NNP", "Kesrin"),
        ("Her", "PRP$", "her"),
    ],
)
def test_a_word_has_the_lemma_a_dictionary_has(word: str, tag: str, stem: str) -> None:
    assert lemma(doc(f"{word}/{tag}/ROOT/0")[0]) == stem


def test_of_two_verbs_the_known_one_has_the_form() -> None:
    assert by_rule("robed", "VBD", frozenset({"robe"})) == "robe"
    assert by_rule("bared", "VBD", frozenset({"bare"})) == "bare"
    assert by_rule("seized", "VBD", frozenset()) == "seize"


def test_a_verb_agrees_with_whom_it_helps_and_joins() -> None:
    found = doc("I/PRP/nsubj/1 fled/VBD/ROOT/1 and/CC/cc/3 hid/VBD/conj/1")

    assert morphology(found[1]) == "Mood=Ind|Number=Sing|Person=1|Tense=Past|VerbForm=Fin"
    assert morphology(found[3]) == morphology(found[1])


def test_two_subjects_are_many() -> None:
    found = doc("Verle/NNP/nsubj/3 and/CC/cc/2 Dravic/NNP/conj/0 met/VBD/ROOT/3")

    assert "Number=Plur|Person=3" in morphology(found[3])


def test_a_participle_is_passive_unless_it_makes_a_perfect() -> None:
    passive = doc("They/PRP/nsubj:pass/2 were/VBD/aux:pass/2 held/VBN/ROOT/2")
    perfect = doc("They/PRP/nsubj/2 had/VBD/aux/2 fled/VBN/ROOT/2")

    assert "Voice=Pass" in morphology(passive[2])
    assert "Voice" not in morphology(perfect[2])


def test_the_place_in_the_tree_tells_case_and_mood() -> None:
    found = doc("Stop/VB/ROOT/0 it/PRP/obj/0 and/CC/cc/3 leave/VB/conj/0")

    assert morphology(found[0]) == morphology(found[3]) == "Mood=Imp|VerbForm=Fin"
    assert "Case=Acc" in morphology(found[1])


def test_a_lexicon_of_ones_own_may_have_any_irregular_verb() -> None:
    assert {"dug up", "digging up"} <= every_form("dig up")
    assert {"did battle", "done battle"} <= every_form("do battle")
    assert "shelled" in every_form("shell")
