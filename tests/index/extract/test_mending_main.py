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
        (
            "soldiers",
            ("nsubj", "bombed"),
            "Farmers/NNS/nsubj/1 fled/VBD/ROOT/1 near/IN/case/4 the/DT/det/4 border/NN/obl/1 as/IN/case/6 "
            "soldiers/NNS/nmod/4 bombed/VBD/ccomp/1 it/PRP/obj/7 ././punct/1",
        ),
        (
            "Villagers",
            ("nsubj", "withdrew"),
            "Villagers/NNS/nsubj:pass/1 withdrew/VBN/ROOT/1 on/IN/case/3 Monday/NNP/obl/1 ././punct/1",
        ),
        (
            "members",
            ("obj", "free"),
            "They/PRP/nsubj/1 promised/VBD/ROOT/1 to/IN/case/4 free/JJ/amod/4 members/NNS/obl/1 of/IN/case/6 "
            "it/PRP/nmod/4",
        ),
        (
            "free",
            ("xcomp", "promised"),
            "They/PRP/nsubj/1 promised/VBD/ROOT/1 to/IN/case/4 free/JJ/amod/4 members/NNS/obl/1 of/IN/case/6 "
            "it/PRP/nmod/4",
        ),
        (
            "post",
            ("obj", "bombing"),
            "They/PRP/nsubj/1 accused/VBD/ROOT/1 it/PRP/obj/1 of/IN/case/4 bombing/NN/obl/1 a/DT/det/6 post/NN/obj/1 "
            "././punct/1",
        ),
        (
            "dozens",
            ("obj", "kidnapping"),
            "They/PRP/nsubj/1 accused/VBD/ROOT/1 it/PRP/obj/1 of/IN/case/5 kidnapping/VBG/amod/5 dozens/NNS/obl/1 "
            "././punct/1",
        ),
        (
            "rebels",
            ("nsubj:pass", "seized"),
            "The/DT/det/1 rebels/NNS/ROOT/1 that/WDT/mark/6 students/NNS/nsubj:pass/6 bombed/VBN/acl/3 "
            "were/VBD/aux:pass/6 seized/VBN/acl:relcl/1 ././punct/1",
        ),
        (
            "students",
            ("nsubj", "bombed"),
            "The/DT/det/1 rebels/NNS/ROOT/1 that/WDT/mark/6 students/NNS/nsubj:pass/6 bombed/VBN/acl/3 "
            "were/VBD/aux:pass/6 seized/VBN/acl:relcl/1 ././punct/1",
        ),
        (
            "workers",
            ("nsubj", "wounded"),
            "rebels/NNS/ROOT/0 that/WDT/obj/3 workers/NNS/nsubj:pass/3 wounded/VBN/acl:relcl/0 ././punct/0",
        ),
        (
            "that",
            ("obj", "kidnapped"),
            "rebels/NNS/ROOT/0 that/WDT/mark/3 workers/NNS/nsubj:pass/3 kidnapped/VBN/acl:relcl/0 ././punct/0",
        ),
        (
            "leader",
            ("conj", "rebels"),
            "They/PRP/nsubj/1 beat/VBD/ROOT/1 the/DT/det/3 rebels/NNS/obj/1 ,/,/punct/6 a/DT/det/6 leader/NN/conj/1 "
            "and/CC/cc/8 workers/NNS/conj/6 ././punct/1",
        ),
        (
            "villagers",
            ("nsubj", "hid"),
            "They/PRP/nsubj/1 fled/VBD/ROOT/1 while/IN/mark/4 villagers/NNS/fixed/2 hid/VBD/advcl/1 ././punct/1",
        ),
        (
            "soldiers",
            ("conj", "guard"),
            "Police/NNS/nsubj/1 said/VBD/ROOT/1 they/PRP/nsubj/3 shot/VBD/ccomp/1 a/DT/det/5 guard/NN/obj/3 "
            ",/,/punct/8 two/CD/nummod/8 soldiers/NNS/parataxis/1 and/CC/cc/10 workers/NNS/conj/8 ././punct/1",
        ),
        (
            "navy",
            ("conj", "minister"),
            "They/PRP/nsubj/1 blamed/VBD/ROOT/1 a/DT/det/3 minister/NN/obj/1 ,/,/punct/6 the/DT/det/6 navy/NN/appos/3 "
            "and/CC/cc/9 its/PRP$/nmod:poss/9 chief/NN/conj/6 ././punct/1",
        ),
        (
            "forces",
            ("obj", "bombing"),
            "They/PRP/nsubj/1 accused/VBD/ROOT/1 it/PRP/obj/1 of/IN/case/5 bombing/NN/compound/5 forces/NNS/nmod/2 "
            "././punct/1",
        ),
        (
            "captured",
            ("acl:relcl", "post"),
            "a/DT/det/1 post/NN/ROOT/1 that/IN/mark/4 soldiers/NNS/nsubj:pass/4 captured/VBN/ccomp/1 ././punct/1",
        ),
        (
            "men",
            ("nsubj", "took"),
            "According/VBG/case/2 to/IN/fixed/0 Moss/NNP/obl/7 ,/,/punct/4 men/NNS/nmod/2 in/IN/case/6 "
            "uniform/NN/nmod/4 took/VBD/ROOT/7 it/PRP/obj/7 ././punct/7",
        ),
        (
            "gunmen",
            ("nsubj", "shot"),
            "According/VBG/case/2 to/IN/fixed/0 Moss/NNP/nsubj:pass/5 ,/,/punct/4 gunmen/NNS/appos/2 shot/VBN/ROOT/5 "
            "dead/JJ/xcomp/5 nurses/NNS/obj/5 ././punct/5",
        ),
        (
            "soldiers",
            ("nsubj", "beat"),
            "According/VBG/case/2 to/IN/fixed/0 Moss/NNP/obl/8 of/IN/case/4 Orsa/NNP/nmod/2 ,/,/punct/6 "
            "soldiers/NNS/conj/4 ,/,/punct/6 beat/VBD/ROOT/8 him/PRP/obj/8 ././punct/8",
        ),
        (
            "forces",
            ("nsubj", "shot"),
            "forces/NNS/nsubj/6 loyal/JJ/amod/0 to/IN/case/5 the/DT/det/5 general/JJ/amod/5 shot/NN/obl/1 "
            "dead/JJ/ROOT/6 a/DT/det/8 judge/NN/obj/6 ././punct/6",
        ),
        (
            "general",
            ("obl", "loyal"),
            "forces/NNS/nsubj/6 loyal/JJ/amod/0 to/IN/case/5 the/DT/det/5 general/JJ/amod/5 shot/NN/obl/1 "
            "dead/JJ/ROOT/6 a/DT/det/8 judge/NN/obj/6 ././punct/6",
        ),
        (
            "gunmen",
            ("nsubj", "shot"),
            "Police/NNS/nsubj/1 said/VBD/ROOT/1 gunmen/NNS/nsubj/3 shot/VBN/ccomp/1 dead/JJ/xcomp/3 a/DT/det/6 "
            "driver/NN/obj/4 ././punct/1",
        ),
        (
            "ship",
            ("obl:agent", "struck"),
            "It/PRP/nsubj:pass/2 was/VBD/aux:pass/2 struck/VBN/ROOT/2 by/IN/case/5 a/DT/det/5 cargo/NN/obl:agent/2 "
            "ship/NN/xcomp/2 ././punct/2",
        ),
        (
            "guns",
            ("obj", "seized"),
            "They/PRP/nsubj/1 seized/VBD/ROOT/1 12/CD/obj/1 locally/RB/advmod/4 made/VBN/advcl/1 guns/NNS/obj/4 "
            "././punct/1",
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
        "They/PRP/nsubj/1 made/VBD/ROOT/1 a/DT/det/3 clerk/NN/obj/1 minister/NN/xcomp/1 ././punct/1",
        "It/PRP/nsubj/1 burned/VBD/ROOT/1 down/RB/advmod/1 last/JJ/amod/4 week/NN/obl:unmarked/1 ././punct/1",
        "They/PRP/nsubj/1 agreed/VBD/ROOT/1 to/IN/case/4 free/JJ/amod/4 elections/NNS/obl/1 ././punct/1",
        "It/PRP/nsubj/1 fell/VBD/ROOT/1 in/IN/mark/4 order/NN/fixed/2 to/TO/mark/5 win/VB/advcl/1 ././punct/1",
        "They/PRP/nsubj/1 flew/VBD/ROOT/1 over/IN/case/4 the/DT/det/4 city/NN/obl/1 ././punct/1",
    ],
)
def test_a_clause_that_has_its_verb_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows


def test_who_was_expelled_and_then_jailed_jailed_nobody() -> None:
    found = mended(
        doc(
            "They/PRP/nsubj:pass/2 were/VBD/aux:pass/2 expelled/VBN/ROOT/2 and/CC/cc/5 then/RB/advmod/5 "
            "jailed/VBD/conj/2 ././punct/2"
        )
    )

    assert found[5].tag_ == "VBN"
