"""Phrases and verbs hung on the nearer of two, given as the parser gave them."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc
from tests.index.extract.test_mending_arguments import hangs

HIS_TALKS = (
    "Orsik/NNP/nsubj/1 hailed/VBD/ROOT/1 his/PRP$/nmod:poss/3 talks/NNS/obj/1 with/IN/case/6 the/DT/det/6 "
    "premier/NN/obl/1 ././punct/1"
)
ACCUSED = (
    "Two/CD/nummod/1 men/NNS/nsubj:pass/3 were/VBD/aux:pass/3 accused/VBN/ROOT/3 of/IN/mark/5 bombing/VBG/advcl/3 "
    "a/DT/det/7 market/NN/obj/5 in/IN/case/9 Kano/NNP/nmod/7 in/IN/case/11 2014/CD/obl/3 ././punct/3"
)
LAST_YEAR = (
    "He/PRP/nsubj:pass/2 was/VBD/aux:pass/2 jailed/VBN/ROOT/2 for/IN/case/4 bombing/NN/obl/2 a/DT/det/6 bus/NN/obj/4 "
    "last/JJ/amod/8 year/NN/obl:unmarked/2 ././punct/2"
)
ON_MONDAY = (
    "He/PRP/nsubj:pass/2 was/VBD/aux:pass/2 jailed/VBN/ROOT/2 for/IN/mark/4 bombing/VBG/advcl/2 a/DT/det/6 "
    "bus/NN/obj/4 on/IN/case/8 Monday/NNP/obl/2 ././punct/2"
)
COMPLETE = (
    "They/PRP/nsubj/2 will/MD/aux/2 restore/VB/ROOT/2 complete/JJ/advmod/2 ,/,/punct/6 full/JJ/amod/6 ties/NNS/conj/2 "
    "././punct/2"
)
WAGE = (
    "They/PRP/nsubj/1 vowed/VBD/ROOT/1 on/IN/case/3 Thursday/NNP/obl/1 to/IN/mark/5 wage/NN/advcl/1 war/NN/obj/5 "
    "././punct/1"
)

RELEASE = (
    "They/PRP/nsubj/1 sought/VBD/ROOT/1 the/DT/det/3 release/NN/obj/1 of/IN/mark/5 jailed/VBN/acl/3 "
    "chief/NN/nmod:desc/7 Saad/NNP/obj/5 ././punct/1"
)
SUPPORT = (
    "Israel/NNP/nsubj/5 and/CC/cc/5 the/DT/det/5 international/JJ/amod/4 community/NN/compound/5 support/NN/ROOT/5 "
    "the/DT/det/7 government/NN/obj/5 ././punct/5"
)
AROUND = (
    "Bombings/NNS/nsubj/5 in/RB/advmod/0 and/CC/cc/4 around/IN/case/4 Baghdad/NNP/conj/0 targeted/VBD/ROOT/5 "
    "police/NNS/obj/5 ././punct/5"
)
CIVILIAN = "A/DT/det/1 bomber/NN/nsubj/2 killed/VBD/ROOT/2 a/DT/det/4 civilian/JJ/obj/2 ././punct/2"


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("premier", ("nmod", "talks"), HIS_TALKS),
        ("2014", ("obl", "bombing"), ACCUSED),
        ("year", ("obl:unmarked", "bombing"), LAST_YEAR),
        ("bombing", ("advcl", "jailed"), LAST_YEAR),
        ("Monday", ("obl", "jailed"), ON_MONDAY),
        ("ties", ("obj", "restore"), COMPLETE),
        ("complete", ("amod", "ties"), COMPLETE),
        ("Saad", ("nmod", "release"), RELEASE),
        ("jailed", ("amod", "Saad"), RELEASE),
        ("community", ("conj", "Israel"), SUPPORT),
        ("and", ("cc", "community"), SUPPORT),
        ("Baghdad", ("nmod", "Bombings"), AROUND),
        ("in", ("case", "Baghdad"), AROUND),
    ],
)
def test_what_it_belongs_to(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    ("word", "tag", "rows"), [("bombing", "VBG", LAST_YEAR), ("wage", "VB", WAGE), ("civilian", "NN", CIVILIAN)]
)
def test_a_word_is_what_it_does(word: str, tag: str, rows: str) -> None:
    assert next(token.tag_ for token in mended(doc(rows)) if token.text == word) == tag
