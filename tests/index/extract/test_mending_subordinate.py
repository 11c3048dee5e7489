"""Clauses behind "after", "as" and the like that were taken for phrases, given as the parser gave them."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told
from tests.index.extract.test_mending_arguments import hangs

LATE = (
    "He/PRP/nsubj/1 cut/VBD/ROOT/1 contact/NN/obj/1 after/IN/case/5 an/DT/det/5 attack/NN/obl/1 late/JJ/amod/7 "
    "Thursday/NNP/obl:unmarked/1 killed/VBD/conj/1 six/CD/nummod/10 civilians/NNS/obj/8 ././punct/1"
)
CLASHED = (
    "He/PRP/nsubj/1 resigned/VBD/ROOT/1 after/IN/case/3 protesters/NNS/obl/1 clashed/VBN/xcomp/1 with/IN/case/6 "
    "police/NNS/obl/4 ././punct/1"
)
SENTENCED = (
    "He/PRP/nsubj/1 resigned/VBD/ROOT/1 after/IN/case/4 a/DT/det/4 court/NN/obl/1 in/IN/case/6 Kesrin/NNP/obl/1 "
    "sentenced/VBD/xcomp/1 her/PRP/obj/7 ././punct/1"
)
SAID = (
    "He/PRP/nsubj/1 resigned/VBD/ccomp/5 after/IN/case/4 the/DT/det/4 council/NN/obl/1 said/VBD/ROOT/5 no/RB/advmod/5 "
    "././punct/5"
)
HOURS = (
    "Hours/NNS/nsubj/4 after/IN/case/3 the/DT/det/3 senate/NN/nmod/0 met/VBD/advcl/8 ,/,/punct/4 the/DT/det/7 "
    "shops/NNS/nsubj/8 closed/VBD/ROOT/8 ././punct/8"
)
NOTHING_BUT_HOURS = (
    "Hours/NNS/ROOT/0 after/IN/case/3 the/DT/det/3 bishop/NN/nmod/0 called/VBN/acl/3 for/IN/case/6 calm/NN/obl/4 "
    ",/,/punct/3 the/DT/det/9 shops/NNS/nsubj/10 closed/VBD/acl/0 ././punct/0"
)
ON_MOTORCYCLES = (
    "Hours/NNS/ROOT/0 after/IN/case/2 gunmen/NNS/nsubj/5 on/IN/case/4 motorcycles/NNS/nmod/2 killed/VBD/acl/0 "
    "her/PRP/obj/5 ,/,/punct/9 shops/NNS/nsubj/9 closed/VBD/conj/5 ././punct/5"
)
FROM_THE_NORTH = (
    "Days/NNS/nsubj/5 after/IN/case/2 soldiers/NNS/nmod/0 from/IN/case/4 north/NN/nmod/0 burned/VBD/ccomp/9 "
    "it/PRP/obj/5 ,/,/punct/5 he/PRP/nsubj/9 resigned/VBD/ROOT/9 ././punct/9"
)
IN_FRONT = (
    "After/IN/case/2 the/DT/det/2 senate/NN/obl/3 blocked/VBD/ROOT/3 it/PRP/obj/3 ,/,/punct/3 the/DT/det/7 "
    "shops/NNS/nsubj/8 closed/VBD/conj/3 ././punct/3"
)
CAPTURED = (
    "The/DT/det/1 shops/NNS/nsubj/5 closed/VBD/acl/1 after/IN/case/4 rebels/NNS/obl/2 captured/VBD/ROOT/5 "
    "soldiers/NNS/obj/5 ././punct/5"
)


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("attack", ("nsubj", "killed"), LATE),
        ("Thursday", ("obl:unmarked", "killed"), LATE),
        ("protesters", ("nsubj", "clashed"), CLASHED),
        ("after", ("mark", "clashed"), CLASHED),
        ("clashed", ("advcl", "resigned"), CLASHED),
        ("court", ("nsubj", "sentenced"), SENTENCED),
        ("Kesrin", ("nmod", "court"), SENTENCED),
        ("resigned", ("ROOT", "resigned"), SAID),
        ("said", ("advcl", "resigned"), SAID),
        ("council", ("nsubj", "said"), SAID),
        ("Hours", ("obl:unmarked", "met"), HOURS),
        ("senate", ("nsubj", "met"), HOURS),
        ("Hours", ("obl:unmarked", "called"), NOTHING_BUT_HOURS),
        ("bishop", ("nsubj", "called"), NOTHING_BUT_HOURS),
        ("closed", ("ROOT", "closed"), NOTHING_BUT_HOURS),
        ("gunmen", ("nsubj", "killed"), ON_MOTORCYCLES),
        ("killed", ("advcl", "closed"), ON_MOTORCYCLES),
        ("soldiers", ("nsubj", "burned"), FROM_THE_NORTH),
        ("north", ("nmod", "soldiers"), FROM_THE_NORTH),
        ("Days", ("obl:unmarked", "burned"), FROM_THE_NORTH),
        ("senate", ("nsubj", "blocked"), IN_FRONT),
        ("blocked", ("advcl", "closed"), IN_FRONT),
        ("closed", ("ROOT", "closed"), IN_FRONT),
        ("rebels", ("nsubj", "captured"), CAPTURED),
        ("shops", ("nsubj", "closed"), CAPTURED),
        (
            "fire",
            ("nsubj", "killed"),
            "It/PRP/nsubj/1 closed/VBD/ROOT/1 two/CD/nummod/3 days/NNS/nmod:unmarked/6 after/IN/case/6 a/DT/det/6 "
            "fire/NN/obl/1 killed/VBD/advcl/1 her/PRP/obj/7 ././punct/1",
        ),
        (
            "army",
            ("nsubj", "left"),
            "It/PRP/nsubj/1 closed/VBD/ROOT/1 after/IN/case/4 the/DT/det/4 army/NN/nsubj/5 left/VBD/ccomp/1 "
            "././punct/1",
        ),
        (
            "refugees",
            ("nsubj", "crossed"),
            "As/IN/mark/6 refugees/NNS/nsubj/6 crossed/VBN/acl/1 over/RB/advmod/2 ,/,/punct/1 shops/NNS/nsubj/6 "
            "closed/VBD/ROOT/6 ././punct/6",
        ),
        (
            "bishop",
            ("nsubj", "called"),
            "The/DT/det/1 bishop/NN/nsubj/7 called/VBN/acl/1 for/IN/case/4 calm/NN/obl/2 ,/,/punct/1 "
            "officials/NNS/nsubj/7 said/VBD/ROOT/7 ././punct/7",
        ),
        (
            "president",
            ("xcomp", "elected"),
            "Police/NNS/nsubj/1 said/VBD/ROOT/1 she/PRP/nsubj:pass/4 was/VBD/aux:pass/4 elected/VBN/amod/5 "
            "president/NN/obj/1 ././punct/1",
        ),
    ],
)
def test_the_clause_is_found_again(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "They/PRP/nsubj/1 fled/VBD/ROOT/1 after/IN/case/4 the/DT/det/4 raid/NN/obl/1 ././punct/1",
        "After/IN/case/2 the/DT/det/2 raid/NN/obl/4 they/PRP/nsubj/4 fled/VBD/ROOT/4 ././punct/4",
        "The/DT/det/1 treaty/NN/nsubj/6 signed/VBN/acl/1 after/IN/case/5 the/DT/det/5 war/NN/obl/2 ended/VBD/ROOT/6 "
        "it/PRP/obj/6 ././punct/6",
        "It/PRP/nsubj/1 closed/VBD/ROOT/1 after/IN/mark/4 fighting/NN/nsubj/4 stopped/VBD/advcl/1 ././punct/1",
    ],
)
def test_a_phrase_that_is_one_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
