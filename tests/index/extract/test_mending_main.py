"""Main verbs taken for something said of their subject, given as the parser gave them."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told
from tests.index.extract.test_mending_arguments import hangs

CLASHED = (
    "Residents/NNS/nsubj/1 told/VBD/ROOT/1 us/PRP/iobj/1 that/IN/mark/5 several/JJ/amod/5 farmers/NNS/ccomp/1 "
    "clashed/VBN/acl/5 with/IN/case/8 police/NNS/obl/6 ././punct/1"
)
WELCOMED = (
    "Police/NNS/nsubj/1 said/VBD/ROOT/1 gunmen/NNS/obj/1 who/WP/nsubj/4 fled/VBD/acl:relcl/2 welcomed/VBD/advcl/4 "
    "it/PRP/obj/5 ././punct/1"
)
BEGAN = (
    "Farmers/NNS/nsubj/6 clashed/VBN/acl/0 with/IN/case/3 police/NNS/obl/1 as/IN/case/5 talks/NNS/nmod/0 "
    "began/VBD/ROOT/6 ././punct/6"
)
JAILED = (
    "Police/NNS/nsubj/1 said/VBD/ROOT/1 men/NNS/nsubj/3 believed/VBD/ccomp/1 to/TO/mark/7 be/VB/cop/7 from/IN/case/7 "
    "Morland/NNP/nsubj:pass/10 have/VBP/aux/10 been/VBN/aux:pass/10 jailed/VBN/ccomp/3 ././punct/1"
)


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("farmers", ("nsubj", "clashed"), CLASHED),
        ("clashed", ("ccomp", "told"), CLASHED),
        ("that", ("mark", "clashed"), CLASHED),
        ("gunmen", ("nsubj", "welcomed"), WELCOMED),
        ("welcomed", ("ccomp", "said"), WELCOMED),
        ("fled", ("acl:relcl", "gunmen"), WELCOMED),
        ("Farmers", ("nsubj", "clashed"), BEGAN),
        ("clashed", ("ROOT", "clashed"), BEGAN),
        ("talks", ("nsubj", "began"), BEGAN),
        ("as", ("mark", "began"), BEGAN),
        ("men", ("nsubj:pass", "jailed"), JAILED),
        ("believed", ("acl", "men"), JAILED),
        ("Morland", ("xcomp", "believed"), JAILED),
        ("jailed", ("ccomp", "said"), JAILED),
        (
            "troops",
            ("nsubj", "met"),
            "Police/NNS/nsubj/1 said/VBD/ROOT/1 troops/NNS/ccomp/1 ,/,/punct/2 angry/JJ/amod/2 ,/,/punct/4 "
            "met/VBD/ccomp/1 in/IN/case/8 secret/NN/obl/6 ././punct/1",
        ),
        (
            "Gunmen",
            ("nsubj", "resigned"),
            "Gunmen/NNS/ROOT/0 that/WDT/nsubj:pass/3 were/VBD/aux:pass/3 trained/VBN/acl:relcl/0 abroad/RB/advmod/3 "
            "resigned/VBN/advcl/3 ././punct/0",
        ),
        (
            "rebels",
            ("nsubj", "fled"),
            "Hours/NNS/nsubj/4 later/RBR/advmod/3 the/DT/det/3 rebels/NNS/nmod/0 fled/VBD/ROOT/4 ././punct/4",
        ),
        (
            "Hours",
            ("obl:unmarked", "fled"),
            "Hours/NNS/nsubj/4 later/RBR/advmod/3 the/DT/det/3 rebels/NNS/nmod/0 fled/VBD/ROOT/4 ././punct/4",
        ),
        (
            "weapons",
            ("obj", "handed"),
            "They/PRP/nsubj/1 handed/VBD/ROOT/1 over/IN/case/4 the/DT/det/4 weapons/NNS/obl/1 ././punct/1",
        ),
        (
            "over",
            ("compound:prt", "handed"),
            "They/PRP/nsubj/1 handed/VBD/ROOT/1 over/IN/case/4 the/DT/det/4 weapons/NNS/obl/1 ././punct/1",
        ),
        (
            "men",
            ("nsubj", "fled"),
            "Police/NNS/nsubj/1 said/VBD/ROOT/1 two/CD/nummod/3 men/NNS/obj/1 ,/,/punct/3 some/DT/nsubj/8 "
            "masked/JJ/acl/5 ,/,/punct/5 fled/VBD/conj/1 ././punct/1",
        ),
    ],
)
def test_the_main_verb_is_found_again(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Police/NNS/nsubj/1 found/VBD/ROOT/1 gunmen/NNS/obj/1 who/WP/nsubj/4 fled/VBD/acl:relcl/2 when/WRB/advmod/6 "
        "attacked/VBN/advcl/4 ././punct/1",
        "A/DT/det/1 man/NN/ROOT/1 killed/VBN/acl/1 in/IN/case/5 the/DT/det/5 blast/NN/obl/2 ././punct/1",
        "It/PRP/nsubj/1 burned/VBD/ROOT/1 down/RB/advmod/1 last/JJ/amod/4 week/NN/obl:unmarked/1 ././punct/1",
        "They/PRP/nsubj/1 flew/VBD/ROOT/1 over/IN/case/4 the/DT/det/4 city/NN/obl/1 ././punct/1",
    ],
)
def test_a_clause_that_has_its_verb_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
