"""Clauses that the parser left without their verb or their subject, given as it gave them."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told
from tests.index.extract.test_mending_arguments import hangs


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        (
            "clashes",
            ("nsubj", "killed"),
            "They/PRP/nsubj/1 sent/VBD/ROOT/1 troops/NNS/obj/1 after/IN/case/4 clashes/NNS/obl/1 between/IN/case/6 "
            "farmers/NNS/nmod/4 killed/VBD/advcl/1 30/CD/nummod/9 people/NNS/obj/7 ././punct/1",
        ),
        (
            "general",
            ("nsubj", "resigned"),
            "The/DT/det/1 general/JJ/ROOT/1 ,/,/punct/3 accused/VBN/acl/1 of/IN/case/5 fraud/NN/obl/3 ,/,/punct/7 "
            "resigned/VBD/conj/1 on/IN/case/9 Monday/NNP/obl/7 ././punct/1",
        ),
        (
            "groups",
            ("nsubj", "called"),
            "Many/JJ/amod/1 groups/NNS/ROOT/1 called/VBN/acl/1 on/IN/case/4 workers/NNS/obl/2 to/TO/mark/6 "
            "march/VB/xcomp/2 ././punct/1",
        ),
        (
            "families",
            ("nsubj", "called"),
            "The/DT/det/1 families/NNS/ROOT/1 of/IN/case/4 the/DT/det/4 victims/NNS/nmod/1 called/VBN/acl/4"
            " for/IN/case/7 justice/NN/obl/5 ././punct/1",
        ),
        (
            "hiding",
            ("advcl", "accused"),
            "He/PRP/nsubj:pass/2 was/VBD/aux:pass/2 accused/VBN/ROOT/2 by/IN/case/5 the/DT/det/5 rebels/NNS/obl:agent/2"
            " of/IN/mark/7 hiding/VBG/acl/5 arms/NNS/obj/7 ././punct/2",
        ),
        (
            "Gunmen",
            ("nsubj", "set"),
            "Gunmen/NNS/ROOT/0 set/VBN/acl/0 free/JJ/amod/4 four/CD/nummod/4 hostages/NNS/obj/1 ././punct/0",
        ),
        (
            "camp",
            ("nmod", "raid"),
            "The/DT/det/1 raid/NN/nsubj/8 on/IN/case/5 a/DT/det/5 camp/NN/compound/5 run/VBN/nmod/1 by/IN/case/7 "
            "rebels/NNS/obl:agent/5 killed/VBD/ROOT/8 six/CD/nummod/10 men/NNS/obj/8 ././punct/8",
        ),
        (
            "surrendered",
            ("conj", "given"),
            "Fighters/NNS/nsubj/2 have/VBP/aux/2 given/VBN/ROOT/2 up/RP/compound:prt/2 fighting/NN/xcomp/2 and/CC/cc/6 "
            "surrendered/VBN/conj/4 ././punct/2",
        ),
        (
            "general",
            ("nsubj:pass", "arrested"),
            "The/DT/det/1 general/NN/nsubj/3 was/VBD/cop/3 quickly/RB/ROOT/3 and/CC/cc/6 quietly/RB/advmod/6 "
            "arrested/VBN/conj/3 in/IN/case/8 Nairobi/NNP/obl/6 ././punct/3",
        ),
        (
            "Erdogan",
            ("obj", "called"),
            "Berg/NNP/nsubj/1 called/VBD/ROOT/1 Erdogan/NNP/xcomp/1 on/IN/case/4 Monday/NNP/obl/1 ././punct/1",
        ),
        (
            "Moss",
            ("obl", "killed"),
            "According/VBG/case/2 to/IN/fixed/0 Moss/NNP/ROOT/2 ,/,/punct/7 the/DT/det/5 guard/NN/nsubj:pass/7 "
            "was/VBD/aux:pass/7 killed/VBN/acl:relcl/2 ././punct/2",
        ),
        (
            "minister",
            ("nsubj", "urged"),
            "The/DT/det/1 minister/NN/nsubj/3 -/,/punct/1 elect/VB/ROOT/3 urged/VBD/ccomp/3 both/DT/det/6 "
            "sides/NNS/obj/4 to/TO/mark/8 talk/VB/xcomp/4 ././punct/3",
        ),
        (
            "offered",
            ("conj", "urged"),
            "He/PRP/nsubj/1 urged/VBD/ROOT/1 both/DT/det/3 sides/NNS/obj/1 to/TO/mark/5 talk/VB/xcomp/1 and/CC/cc/7 "
            "offered/VBD/conj/5 to/TO/mark/9 help/VB/xcomp/7 ././punct/1",
        ),
        (
            "barracks",
            ("obl", "drove"),
            "Men/NNS/nsubj/1 drove/VBD/ROOT/1 a/DT/det/3 lorry/NN/obj/1 packed/VBN/xcomp/1 with/IN/case/6 "
            "explosives/NNS/obl/4 into/IN/case/9 a/DT/det/9 barracks/NNS/obl/4 ././punct/1",
        ),
        (
            "killing",
            ("advcl", "set"),
            "Men/NNS/nsubj/1 set/VBD/ROOT/1 a/DT/det/3 car/NN/obj/1 laden/VBN/acl/3 with/IN/case/6 gas/NN/obl/4 "
            "off/RP/compound:prt/1 ,/,/punct/9 killing/VBG/advcl/4 two/CD/obj/9 ././punct/1",
        ),
    ],
)
def test_a_clause_has_its_verb_and_its_subject(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Two/CD/nummod/1 men/NNS/ROOT/1 killed/VBN/acl/1 in/IN/case/4 blast/NN/obl/2",
        "He/PRP/nsubj/1 fled/VBD/ROOT/1 after/IN/mark/5 a/DT/det/4 bomb/NN/nsubj/5 killed/VBD/advcl/1 two/CD/obj/5 "
        "././punct/1",
        "They/PRP/nsubj/1 elected/VBD/ROOT/1 Moss/NNP/obj/1 president/NN/xcomp/1 ././punct/1",
    ],
)
def test_a_tree_that_is_right_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
