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
    ],
)
def test_a_tree_that_is_right_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
