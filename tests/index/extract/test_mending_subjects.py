"""Subjects that the parser lost to another word, given as it gave them: each is found again; what was right stays."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told


def hangs(rows: str, word: str) -> tuple[str, str, str]:
    """The tag and relation of a word and the word it hangs on, after mending."""
    token = next(token for token in mended(doc(rows)) if token.text == word)
    return token.tag_, token.dep_, token.head.text


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        (
            "coalition",
            ("NN", "nsubj", "declared"),
            "The/DT/det/1 coalition/NN/nsubj/2 fighting/VBG/csubj/5 rebels/NNS/obj/2 has/VBZ/aux/5 "
            "declared/VBN/ROOT/5 a/DT/det/7 truce/NN/obj/5 ././punct/5",
        ),
        (
            "killed",
            ("VBN", "acl", "guerrillas"),
            "This/DT/nsubj/1 raises/VBZ/ROOT/1 the/DT/det/3 number/NN/obj/1 of/IN/case/5 guerrillas/NNS/nmod/3 "
            "killed/VBD/acl/5 to/TO/case/8 21/CD/obl/1 ././punct/1",
        ),
        (
            "couple",
            ("NN", "nsubj", "died"),
            "A/DT/det/1 couple/NN/obl:unmarked/5 and/CC/cc/4 their/PRP$/nmod:poss/4 son/NN/conj/1 died/VBD/ROOT/5 "
            "././punct/5",
        ),
        (
            "that",
            ("WDT", "obj", "attacked"),
            "The/DT/det/1 convoy/NN/nsubj/5 that/WDT/nsubj/4 rebels/NNS/nsubj/4 attacked/VBD/acl:relcl/1 "
            "carried/VBD/ROOT/5 flour/NN/obj/5 ././punct/5",
        ),
        (
            "people",
            ("NNS", "nsubj:pass", "taken"),
            "Sixteen/CD/nsubj/1 wounded/VBN/ROOT/1 people/NNS/obj/1 were/VBD/aux:pass/4 taken/VBN/conj/1 "
            "away/RB/advmod/4 ././punct/1",
        ),
        (
            "village",
            ("NN", "nsubj", "accused"),
            "Last/JJ/amod/1 month/NN/obl:unmarked/7 ,/,/punct/3 village/NN/conj/1 and/CC/cc/6 mosque/NN/compound/6 "
            "leaders/NNS/conj/1 accused/VBD/ROOT/7 the/DT/det/9 army/NN/obj/7 ././punct/7",
        ),
        (
            "train",
            ("VBP", "ROOT", "train"),
            "The/DT/det/1 advisers/NNS/nsubj/2 train/NN/ROOT/2 recruits/NNS/obj/2 ././punct/2",
        ),
        (
            "rose",
            ("VBD", "ROOT", "rose"),
            "Inflation/NN/compound/1 rose/NN/ROOT/1 to/IN/case/3 nine/CD/nmod/1 ././punct/1",
        ),
        (
            "plan",
            ("VBP", "ROOT", "plan"),
            "Rebels/NNS/compound/1 plan/NN/ROOT/1 to/TO/mark/3 attack/VB/acl/1 Sarnat/NNP/obj/3 ././punct/1",
        ),
        (
            "soldiers",
            ("NNS", "nsubj:pass", "killed"),
            "Between/IN/case/1 40/CD/nsubj:pass/6 and/CC/cc/4 50/CD/nummod/4 soldiers/NNS/conj/1 were/VBD/aux:pass/6 "
            "killed/VBN/ROOT/6 ././punct/6",
        ),
        (
            "driver",
            ("NN", "conj", "nurse"),
            "Rebels/NNS/nsubj/1 killed/VBD/ROOT/1 a/DT/det/3 nurse/NN/obj/1 ,/,/punct/6 a/DT/det/6 driver/NN/dep/1 "
            "and/CC/cc/9 two/CD/nummod/9 guards/NNS/conj/6 ././punct/1",
        ),
        (
            "retook",
            ("VBD", "ROOT", "retook"),
            "Troops/NNS/nsubj/1 retook/VBD/case/2 Sarnat/NNP/ROOT/2 from/IN/case/4 rebels/NNS/nmod/2 ././punct/2",
        ),
        (
            "protesters",
            ("NNS", "nsubj", "clashed"),
            "Officials/NNS/nsubj/1 said/VBD/ROOT/1 protesters/NNS/obj/1 clashed/VBN/amod/2 with/IN/case/5 "
            "police/NNS/obl/3 ././punct/1",
        ),
        (
            "men",
            ("NNS", "nsubj:pass", "arrested"),
            "Two/CD/nummod/1 men/NNS/nsubj/2 arrested/VBD/ROOT/2 in/IN/case/4 Sarnat/NNP/obl/2",
        ),
        (
            "rule",
            ("NN", "nsubj:pass", "qualified"),
            "The/DT/det/1 rule/NN/nsubj/3 is/VBZ/cop/3 qualified/JJ/ROOT/3 by/IN/case/5 another/DT/obl/3 ././punct/3",
        ),
        (
            "tanks",
            ("NNS", "obj", "has"),
            "The/DT/det/1 army/NN/nsubj/2 has/VBZ/ROOT/2 tanks/NNS/nsubj:pass/7 and/CC/cc/5 rebels/NNS/conj/3 "
            "are/VBP/aux:pass/7 cut/VBN/conj/2 off/RP/compound:prt/7 ././punct/2",
        ),
        (
            "rebels",
            ("NNS", "nsubj:pass", "cut"),
            "The/DT/det/1 army/NN/nsubj/2 has/VBZ/ROOT/2 tanks/NNS/nsubj:pass/7 and/CC/cc/5 rebels/NNS/conj/3 "
            "are/VBP/aux:pass/7 cut/VBN/conj/2 off/RP/compound:prt/7 ././punct/2",
        ),
        (
            "groups",
            ("NNS", "conj", "party"),
            "A/DT/det/1 pact/NN/nsubj:pass/9 of/IN/case/4 the/DT/det/4 party/NN/nmod/1 and/CC/cc/6 "
            "groups/NNS/nsubj:pass/9 has/VBZ/aux/9 been/VBN/aux:pass/9 formed/VBN/ROOT/9 ././punct/9",
        ),
        (
            "Morland",
            ("NNP", "nmod:unmarked", "Orsa"),
            "The/DT/det/1 bridge/NN/nsubj:pass/7 in/IN/case/3 Orsa/NNP/nmod/1 ,/,/punct/1 Morland/NNP/nsubj:pass/7 "
            "was/VBD/aux:pass/7 hit/VBN/ROOT/7 ././punct/7",
        ),
    ],
)
def test_a_lost_subject_is_found_again(word: str, expected: tuple[str, str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Fighting/VBG/csubj/2 rebels/NNS/obj/0 takes/VBZ/ROOT/2 years/NNS/obj/2 ././punct/2",
        "Last/JJ/amod/1 week/NN/obl:unmarked/3 rebels/NNS/nsubj/3 fled/VBD/ROOT/3 ././punct/3",
        "The/DT/det/1 convoy/NN/nsubj/4 that/WDT/nsubj/3 burned/VBD/acl:relcl/1 carried/VBD/ROOT/4 flour/NN/obj/4 "
        "././punct/4",
        "They/PRP/nsubj/1 arrested/VBD/ROOT/1 two/CD/nummod/3 men/NNS/obj/1 ././punct/1",
        "He/PRP/nsubj/2 is/VBZ/cop/2 worried/JJ/ROOT/2 by/IN/case/4 night/NN/advcl/2 ././punct/2",
        "Radio/NN/nsubj/1 reported/VBD/ROOT/1 planes/NNS/nsubj/5 and/CC/cc/4 gunships/NNS/conj/2 bombed/VBD/conj/1 "
        "towns/NNS/obj/5",
    ],
)
def test_a_subject_that_is_right_stays(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
