"""Clauses behind a noun that the parser took for the main one, given as it gave them."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told
from tests.index.extract.test_mending_arguments import hangs


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        (
            "man",
            ("nsubj:pass", "jailed"),
            "A/DT/det/1 man/NN/ROOT/1 who/WP/nsubj/3 killed/VBD/acl:relcl/1 a/DT/det/5 cyclist/NN/nsubj:pass/7 "
            "was/VBD/aux:pass/7 jailed/VBN/ccomp/3 ././punct/1",
        ),
        (
            "cyclist",
            ("obj", "killed"),
            "A/DT/det/1 man/NN/ROOT/1 who/WP/nsubj/3 killed/VBD/acl:relcl/1 a/DT/det/5 cyclist/NN/nsubj:pass/7 "
            "was/VBD/aux:pass/7 jailed/VBN/ccomp/3 ././punct/1",
        ),
        (
            "Drugs",
            ("nsubj:pass", "seized"),
            "Drugs/NNS/nsubj/1 worth/VBP/ROOT/1 3/CD/compound/3 million/CD/nummod/4 dollars/NNS/nsubj:pass/6 "
            "were/VBD/aux:pass/6 seized/VBN/ccomp/1 ././punct/1",
        ),
        (
            "man",
            ("obj", "arrested"),
            "Police/NNS/nsubj/1 arrested/VBD/ROOT/1 a/DT/det/3 man/NN/nsubj/4 wanted/VBD/ccomp/1 for/IN/case/6 "
            "murder/NN/obl/4 ././punct/1",
        ),
        (
            "minister",
            ("obj", "found"),
            "A/DT/det/1 court/NN/nsubj/2 found/VBD/ROOT/2 the/DT/det/6 former/JJ/amod/5 minister/NN/compound/6 "
            "guilty/NN/obj/2 of/IN/case/8 fraud/NN/nmod/6 ././punct/2",
        ),
        (
            "men",
            ("nsubj:pass", "jailed"),
            "Two/CD/nummod/1 men/NNS/nsubj/2 found/VBD/ROOT/2 guilty/NN/nsubj:pass/7 of/IN/case/5 murder/NN/nmod/3 "
            "were/VBD/aux:pass/7 jailed/VBN/ccomp/2 ././punct/2",
        ),
        (
            "nurses",
            ("nsubj:pass", "released"),
            "Two/CD/nummod/1 nurses/NNS/nsubj/2 abducted/VBN/ROOT/2 last/JJ/amod/4 week/NN/obl:unmarked/2 "
            "have/VBP/aux/7 been/VBN/aux:pass/7 released/VBN/conj/2 ././punct/2",
        ),
        (
            "abducted",
            ("acl", "nurses"),
            "Two/CD/nummod/1 nurses/NNS/nsubj/2 abducted/VBN/ROOT/2 last/JJ/amod/4 week/NN/obl:unmarked/2 "
            "have/VBP/aux/7 been/VBN/aux:pass/7 released/VBN/conj/2 ././punct/2",
        ),
        (
            "Soldiers",
            ("nsubj", "opened"),
            "Soldiers/NNS/nsubj/1 stationed/VBD/ROOT/1 near/IN/case/3 Orsa/NNP/obl/1 opened/VBD/xcomp/1 fire/NN/obj/4 "
            "././punct/1",
        ),
        (
            "soldiers",
            ("nsubj", "died"),
            "Two/CD/nummod/1 soldiers/NNS/nsubj:pass/2 wounded/VBN/ROOT/2 in/IN/case/5 the/DT/det/5 raid/NN/obl/2 "
            "later/RB/advmod/7 died/VBN/advcl/2 ././punct/2",
        ),
        (
            "trucks",
            ("nsubj:pass", "allowed"),
            "Aid/NN/compound/1 trucks/NNS/nsubj/2 blocked/VBD/advcl/7 at/IN/case/4 Orsa/NNP/obl/2 have/VBP/aux/7 "
            "been/VBN/aux:pass/7 allowed/VBN/ROOT/7 in/RB/advmod/7 ././punct/7",
        ),
        (
            "Gunmen",
            ("nsubj", "stormed"),
            "Gunmen/NNS/ROOT/0 dressed/VBN/acl/0 as/IN/mark/4 police/NNS/nsubj/4 stormed/VBD/advcl/1 a/DT/det/6 "
            "hotel/NN/obj/4 ././punct/0",
        ),
        (
            "police",
            ("obl", "dressed"),
            "Gunmen/NNS/ROOT/0 dressed/VBN/acl/0 as/IN/mark/4 police/NNS/nsubj/4 stormed/VBD/advcl/1 a/DT/det/6 "
            "hotel/NN/obj/4 ././punct/0",
        ),
        (
            "miners",
            ("nsubj:pass", "rescued"),
            "Four/CD/nummod/1 miners/NNS/nsubj/2 trapped/VBN/ROOT/2 since/IN/mark/6 Friday/NNP/nsubj:pass/6 "
            "were/VBD/aux:pass/6 rescued/VBN/advcl/2 ././punct/2",
        ),
        (
            "convoy",
            ("nsubj:pass", "attacked"),
            "A/DT/det/1 convoy/NN/nsubj/2 taking/VBG/nsubj:pass/5 food/NN/obj/2 was/VBD/aux:pass/5 attacked/VBN/ROOT/5 "
            "././punct/5",
        ),
        (
            "minister",
            ("nsubj", "resigned"),
            "The/DT/det/1 minister/NN/nsubj/2 responsible/JJ/ROOT/2 for/IN/case/4 prisons/NNS/obl/2 "
            "resigned/VBD/advcl/2 ././punct/2",
        ),
        (
            "group",
            ("nsubj", "denied"),
            "The/DT/det/1 group/NN/nsubj/3 ,/,/punct/1 blamed/VBN/ROOT/3 for/IN/case/5 it/PRP/obl/3 ,/,/punct/3 "
            "denied/VBD/conj/3 guilt/NN/obj/7 ././punct/3",
        ),
        (
            "party",
            ("nsubj", "won"),
            "The/DT/det/1 party/NN/nsubj/3 ,/,/punct/3 founded/VBN/ccomp/7 in/IN/case/5 1999/CD/obl/3 ,/,/punct/3 "
            "won/VBD/ROOT/7 seats/NNS/obj/7 ././punct/7",
        ),
        (
            "group",
            ("nsubj", "fled"),
            "A/DT/det/1 group/NN/nsubj/2 calling/VBG/ROOT/2 itself/PRP/obj/2 the/DT/det/5 Hand/NNP/nsubj/6 "
            "fled/VBD/ccomp/2 ././punct/2",
        ),
        (
            "Hand",
            ("xcomp", "calling"),
            "A/DT/det/1 group/NN/nsubj/2 calling/VBG/ROOT/2 itself/PRP/obj/2 the/DT/det/5 Hand/NNP/nsubj/6 "
            "fled/VBD/ccomp/2 ././punct/2",
        ),
        (
            "Men",
            ("nsubj", "fled"),
            "Men/NNS/nsubj/1 calling/VBG/advcl/5 themselves/PRP/obj/1 the/DT/det/4 Sons/NNS/nsubj/5 fled/VBD/ROOT/5 "
            "././punct/5",
        ),
    ],
)
def test_the_main_verb_has_its_subject_back(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "The/DT/det/1 man/NN/ROOT/1 who/WP/nsubj/3 said/VBD/acl:relcl/1 a/DT/det/5 cyclist/NN/nsubj:pass/7 "
        "was/VBD/aux:pass/7 killed/VBN/ccomp/3",
        "He/PRP/nsubj/1 found/VBD/ROOT/1 her/PRP/obj/1 guilty/JJ/xcomp/1 ././punct/1",
        "It/PRP/nsubj/2 is/VBZ/cop/2 worth/JJ/ROOT/2 a/DT/det/4 visit/NN/obj/2 ././punct/2",
        "Two/CD/nummod/1 men/NNS/nsubj:pass/2 arrested/VBN/ROOT/2 as/IN/mark/5 police/NNS/nsubj/5 storm/VBP/advcl/2 "
        "a/DT/det/7 hotel/NN/obj/5",
        "The/DT/det/1 rebels/NNS/nsubj/2 attacked/VBD/ROOT/2 on/IN/case/4 Monday/NNP/obl/2 and/CC/cc/7 "
        "were/VBD/aux:pass/7 beaten/VBN/conj/2 ././punct/2",
        "Police/NNS/nsubj/1 said/VBD/ROOT/1 on/IN/case/3 Monday/NNP/obl/1 were/VBD/aux:pass/5 found/VBN/ccomp/1 "
        "arms/NNS/nsubj:pass/5 ././punct/1",
        "The/DT/det/1 rebels/NNS/nsubj/3 ,/,/punct/3 attacked/VBD/ROOT/3 on/IN/case/5 Monday/NNP/obl/3 and/CC/cc/7 "
        "fled/VBD/conj/3 ././punct/3",
        "The/DT/det/1 group/NN/nsubj/2 blamed/VBD/ROOT/2 it/PRP/obj/2 ,/,/punct/2 denied/VBD/conj/2 guilt/NN/obj/5 "
        "././punct/2",
    ],
)
def test_a_tree_that_is_right_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
