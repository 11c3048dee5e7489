"""Ages read as deeds and counts apart from what they count, given as the parser gave them."""

from __future__ import annotations

import pytest

from tests.index.extract.test_mending_arguments import hangs

AGED = (
    "Two/CD/nummod/1 men/NNS/nsubj/3 ,/,/punct/3 aged/JJ/advcl/9 19/CD/obj/3 and/CC/cc/6 24/CD/conj/4 "
    ",/,/punct/3 were/VBD/aux:pass/9 arrested/VBN/ROOT/9 ././punct/9"
)
GIRLS = (
    "Three/CD/nummod/1 girls/NNS/nsubj/2 aged/VBD/ROOT/2 7/CD/nsubj:pass/9 ,/,/punct/5 9/CD/conj/3 "
    "and/CC/cc/7 12/CD/nsubj:pass/9 were/VBD/aux:pass/9 killed/VBN/ccomp/2 ././punct/2"
)
CHEESE = "The/DT/det/1 cheese/NN/nsubj/2 aged/VBD/ROOT/2 12/CD/nummod/4 months/NNS/obj/2 ././punct/2"
ALLEGED = (
    "It/PRP/nsubj/1 ordered/VBD/ROOT/1 the/DT/det/3 arrest/NN/obj/1 of/IN/case/5 31/CD/nmod/3 "
    "alleged/JJ/amod/8 gang/NN/compound/8 members/NNS/obj/1 ././punct/1"
)
LIVES = (
    "A/DT/det/1 crash/NN/nsubj/2 claimed/VBD/ROOT/2 nine/CD/nummod/4 lives/NNS/obj/2 in/IN/case/6 "
    "Peru/NNP/nmod/4 ././punct/2"
)

JAILED = (
    "The/DT/det/1 court/NN/nsubj/2 called/VBD/ROOT/2 for/IN/case/5 the/DT/det/5 release/NN/obl/2 of/IN/case/7 "
    "41/CD/nmod/5 jailed/VBD/advcl/2 members/NNS/obj/8 ././punct/2"
)
TWO_KINDS = (
    "Three/CD/compound/1 foreign/JJ/nsubj:pass/7 and/CC/cc/5 two/CD/nummod/5 Afghan/JJ/amod/5 "
    "soldiers/NNS/nsubj:pass/7 were/VBD/aux:pass/7 killed/VBN/ROOT/7 ././punct/7"
)
MORE_HURT = (
    "Ten/CD/nummod/1 died/VBD/ROOT/1 ,/,/punct/7 with/IN/mark/7 at/IN/case/5 14/CD/nummod/7 more/RBR/advmod/7 "
    "hurt/VBN/advcl/1 ././punct/1"
)
OTHERS_HURT = (
    "Two/CD/nsubj:pass/2 were/VBD/aux:pass/2 shot/VBN/ROOT/2 ,/,/punct/7 with/IN/case/6 four/CD/nummod/6 "
    "officers/NNS/nsubj:pass/7 wounded/VBN/advcl/2 ././punct/2"
)
SOME_HURT = (
    "He/PRP/nsubj/1 left/VBD/ROOT/1 with/IN/case/4 two/CD/nummod/4 soldiers/NNS/obl/1 wounded/VBN/xcomp/1 ././punct/1"
)
THE_DEAD = (
    "We/PRP/nsubj/1 grieve/VBP/ROOT/1 for/IN/case/3 families/NNS/obl/1 of/IN/case/7 the/DT/det/7 six/CD/nummod/7 "
    "members/NNS/nmod/3 killed/VBN/advcl/1 ././punct/1"
)
MONEY = (
    "It/PRP/nsubj/1 suspended/VBD/ROOT/1 $/$/obj/1 95/CD/compound/4 million/CD/nummod/2 in/IN/case/6 aid/NN/obl/1 "
    "to/IN/case/8 Mali/NNP/nmod/6 ././punct/1"
)
SUSPECTS = "Three/CD/nsubj/1 suspects/VBZ/nsubj/4 are/VBP/cop/4 in/IN/case/4 custody/NN/ROOT/4 ././punct/4"

DOZENS = (
    "A/DT/det/1 bomb/NN/nsubj/2 killed/VBD/ROOT/2 nine/CD/nummod/4 people/NNS/obj/2 ,/,/punct/7 with/IN/case/7 "
    "dozens/NNS/obl/2 more/RBR/advmod/9 wounded/VBN/acl:relcl/7 ././punct/2"
)
MORE_BEHIND_A_PREPOSITION = (
    "Ten/CD/nummod/1 people/NNS/nsubj/2 died/VBD/ROOT/2 ,/,/punct/6 with/IN/case/6 14/CD/nummod/6 hurt/VBN/advcl/2 "
    "././punct/2"
)
OF_THEM = (
    "Rebels/NNS/nsubj/1 killed/VBD/ROOT/1 20/CD/nummod/3 men/NNS/obj/1 ,/,/punct/5 nine/CD/appos/3 of/IN/case/7 "
    "them/PRP/nmod/5 police/NN/compound/9 officers/NNS/obj/1 ,/,/punct/12 in/IN/case/12 Sarnat/NNP/nmod/9 ././punct/1"
)
SOME_IN_UNIFORM = (
    "Gunmen/NNS/appos/8 ,/,/punct/2 some/DT/nsubj/8 of/IN/case/4 them/PRP/nmod/2 in/IN/case/6 uniform/NN/nmod/2 "
    ",/,/punct/2 attacked/VBD/ROOT/8 a/DT/det/10 post/NN/obj/8 ././punct/8"
)
OF_WHOM = (
    "The/DT/det/1 raid/NN/nsubj/2 killed/VBD/ROOT/2 12/CD/nummod/4 men/NNS/obj/2 ,/,/punct/10 four/CD/nsubj/10 "
    "of/IN/case/8 whom/WP/nmod/6 were/VBD/cop/10 soldiers/NNS/conj/4 ././punct/2"
)


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("men", ("nsubj:pass", "arrested"), AGED),
        ("aged", ("acl", "men"), AGED),
        ("19", ("obl", "aged"), AGED),
        ("24", ("obl", "aged"), AGED),
        ("girls", ("nsubj:pass", "killed"), GIRLS),
        ("killed", ("ROOT", "killed"), GIRLS),
        ("12", ("obl", "aged"), GIRLS),
        ("aged", ("ROOT", "aged"), CHEESE),
        ("members", ("nmod", "arrest"), ALLEGED),
        ("31", ("nummod", "members"), ALLEGED),
        ("of", ("case", "members"), ALLEGED),
        ("Peru", ("obl", "claimed"), LIVES),
        ("members", ("nmod", "release"), JAILED),
        ("jailed", ("amod", "members"), JAILED),
        ("soldiers", ("conj", "foreign"), TWO_KINDS),
        ("14", ("nsubj:pass", "hurt"), MORE_HURT),
        ("more", ("amod", "14"), MORE_HURT),
        ("with", ("mark", "wounded"), OTHERS_HURT),
        ("officers", ("nsubj:pass", "wounded"), OTHERS_HURT),
        ("soldiers", ("nsubj:pass", "wounded"), SOME_HURT),
        ("wounded", ("advcl", "left"), SOME_HURT),
        ("killed", ("acl", "members"), THE_DEAD),
        ("aid", ("nmod", "$"), MONEY),
        ("Three", ("nummod", "suspects"), SUSPECTS),
        ("dozens", ("nsubj:pass", "wounded"), DOZENS),
        ("wounded", ("advcl", "killed"), DOZENS),
        ("14", ("nsubj:pass", "hurt"), MORE_BEHIND_A_PREPOSITION),
        ("officers", ("appos", "men"), OF_THEM),
        ("nine", ("nsubj", "officers"), OF_THEM),
        ("Sarnat", ("obl", "killed"), OF_THEM),
        ("Gunmen", ("nsubj", "attacked"), SOME_IN_UNIFORM),
        ("some", ("appos", "Gunmen"), SOME_IN_UNIFORM),
        ("soldiers", ("acl:relcl", "men"), OF_WHOM),
    ],
)
def test_figures_belong_to_what_they_count(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected
