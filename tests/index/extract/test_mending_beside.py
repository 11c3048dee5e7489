"""Words that the parser hung on what governs their neighbour, given as it gave them."""

from __future__ import annotations

import pytest

from tests.index.extract.test_mending_arguments import hangs

PETITION = (
    "A/DT/det/1 petition/NN/nsubj:pass/9 demanding/VBG/acl/1 the/DT/det/4 release/NN/nsubj:pass/9 of/IN/case/7 "
    "the/DT/det/7 poet/NN/nmod/4 was/VBD/aux:pass/9 handed/VBN/ROOT/9 to/IN/case/12 the/DT/det/12 "
    "ministry/NN/obl/9 ././punct/9"
)
TEST_FIRED = (
    "Ostrana/NNP/nsubj/5 's/POS/case/0 army/NN/compound/3 test/NN/compound/5 -/HYPH/punct/3 fired/VBD/ROOT/5 "
    "two/CD/nummod/7 missiles/NNS/obj/5 on/IN/case/9 Sunday/NNP/obl/5 ././punct/5"
)
SHELLING = (
    "Kenya/NNP/nsubj/1 accused/VBD/ROOT/1 the/DT/det/3 army/NN/obj/1 of/IN/mark/5 shelling/VBG/advcl/1 "
    "a/DT/det/7 church/NN/obj/5 on/IN/case/9 Tuesday/NNP/obl/1 ,/,/punct/11 killing/VBG/advcl/1 "
    "seven/CD/nummod/13 people/NNS/obj/11 ././punct/1"
)
BOMBING = (
    "Two/CD/nummod/1 men/NNS/nsubj:pass/3 were/VBD/aux:pass/3 accused/VBN/ROOT/3 of/IN/case/5 bombing/VBG/obl/3 "
    "a/DT/det/7 market/NN/obj/5 in/IN/case/9 Kano/NNP/nmod/7 in/IN/case/11 2014/CD/obl/3 ././punct/3"
)
CAMP = (
    "The/DT/det/1 raid/NN/nsubj/10 on/IN/case/5 a/DT/det/5 camp/NN/compound/5 run/VBN/nmod/1 by/IN/case/9 "
    "the/DT/det/9 Black/NNP/amod/9 Reed/NNP/nmod/5 killed/VBD/ccomp/16 six/CD/nummod/12 fighters/NNS/obj/10 "
    ",/,/punct/10 the/DT/det/15 army/NN/nsubj/16 said/VBD/ROOT/16 ././punct/16"
)
HOSPITALS = (
    "Kenya/NNP/nsubj/1 opened/VBD/ROOT/1 its/PRP$/nmod:poss/3 hospitals/NNS/obj/1 to/TO/mark/5 "
    "wounded/VBN/xcomp/1 refugees/NNS/obj/5 ././punct/1"
)
FLIGHT = (
    "Kenya/NNP/nsubj/1 retook/VBD/ROOT/1 the/DT/det/3 town/NN/obj/1 ,/,/punct/5 prompting/VBG/advcl/1 "
    "almost/RB/advmod/7 all/DT/det/8 villagers/NNS/obj/5 to/TO/mark/10 flee/VB/acl/8 ././punct/1"
)
TO_FREE = (
    "Each/DT/det/1 side/NN/nsubj/6 is/VBZ/cop/6 to/IN/case/6 free/JJ/amod/6 20/CD/nummod/6 prisoners/NNS/ROOT/6 "
    "././punct/6"
)
BAN = (
    "The/DT/det/1 government/NN/nsubj/2 issued/VBD/ROOT/2 a/DT/det/4 ban/NN/obj/2 on/IN/case/6 "
    "protests/NNS/obl/2 in/IN/case/8 Sarnat/NNP/nmod/6 ././punct/2"
)
ASIDE = (
    "The/DT/det/1 driver/NN/nsubj/6 ,/,/punct/3 Marko/NNP/appos/1 Dravic/NNP/flat/3 -/HYPH/punct/1 "
    "wounded/VBN/advcl/11 by/IN/case/8 guards/NNS/obl:agent/6 -/,/punct/6 "
    "had/VBD/aux/11 left/VBN/ROOT/11 the/DT/det/13 army/NN/obj/11 "
    "././punct/11"
)
WHOSE = (
    "The/DT/det/1 arrests/NNS/nsubj:pass/3 were/VBD/aux:pass/3 condemned/VBN/ROOT/3 by/IN/case/5 "
    "Velmara/NNP/obl:agent/3 ,/,/punct/8 whose/WP$/nmod:poss/8 minister/NN/obl:agent/3 ,/,/punct/10 "
    "Tomas/NNP/appos/8 Verrin/NNP/flat/10 ,/,/punct/8 called/VBN/acl/8 on/IN/case/15 Belgar/NNP/obl/13 "
    "to/TO/mark/17 free/VB/xcomp/13 the/DT/det/19 men/NNS/obj/17 ././punct/3"
)
IN_WHICH = (
    "Rebels/NNS/nsubj/1 took/VBD/ccomp/16 Gao/NNP/obj/1 after/IN/case/5 a/DT/det/5 night/NN/obl/1 of/IN/mark/7 "
    "fighting/VBG/acl/5 in/IN/case/9 which/WDT/obl/13 nine/CD/nummod/11 soldiers/NNS/nsubj:pass/13 "
    "were/VBD/aux:pass/13 killed/VBN/ccomp/1 ,/,/punct/1 officials/NNS/nsubj/16 said/VBD/ROOT/16 ././punct/16"
)
CALLS = (
    "Manila/NNP/compound/1 calls/NNS/ROOT/1 on/IN/case/3 Uganda/NNP/nmod/1 to/TO/mark/5 remove/VB/acl/1 the/DT/det/7 "
    "barrier/NN/obj/5"
)
MAREK = (
    "Two/CD/nummod/1 workers/NNS/nsubj:pass/3 were/VBD/aux:pass/3 kidnapped/VBN/ccomp/8 ,/,/punct/3 "
    "Colonel/NNP/nmod:desc/6 Ivo/NNP/nsubj/8 Marek/NNP/nsubj/8 said/VBD/ROOT/8 ././punct/8"
)


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        ("release", ("obj", "demanding"), PETITION),
        ("petition", ("nsubj:pass", "handed"), PETITION),
        ("army", ("nsubj", "fired"), TEST_FIRED),
        ("Ostrana", ("nmod:poss", "army"), TEST_FIRED),
        ("killing", ("advcl", "shelling"), SHELLING),
        ("2014", ("obl", "bombing"), BOMBING),
        ("camp", ("nmod", "raid"), CAMP),
        ("run", ("acl", "camp"), CAMP),
        ("Reed", ("obl:agent", "run"), CAMP),
        ("refugees", ("obl", "opened"), HOSPITALS),
        ("wounded", ("amod", "refugees"), HOSPITALS),
        ("flee", ("xcomp", "prompting"), FLIGHT),
        ("free", ("ROOT", "free"), TO_FREE),
        ("prisoners", ("obj", "free"), TO_FREE),
        ("side", ("nsubj", "free"), TO_FREE),
        ("protests", ("nmod", "ban"), BAN),
        ("driver", ("nsubj", "left"), ASIDE),
        ("wounded", ("acl", "driver"), ASIDE),
        ("called", ("acl:relcl", "Velmara"), WHOSE),
        ("Manila", ("nsubj", "calls"), CALLS),
        ("Uganda", ("obl", "calls"), CALLS),
        ("remove", ("xcomp", "calls"), CALLS),
        ("minister", ("nsubj", "called"), WHOSE),
        ("killed", ("acl:relcl", "fighting"), IN_WHICH),
        ("fighting", ("nmod", "night"), IN_WHICH),
        ("Marek", ("flat", "Ivo"), MAREK),
        ("Ivo", ("nsubj", "said"), MAREK),
    ],
)
def test_a_word_hangs_on_its_neighbour(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected
