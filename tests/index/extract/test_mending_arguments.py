"""Words that the parser hung on the wrong verb, given as it gave them: each is mended, and what was right stays."""

from __future__ import annotations

import pytest

from index.extract.mending import mended
from tests.index.extract.test_mending import doc, told


def hangs(rows: str, word: str) -> tuple[str, str]:
    """The relation of a word and the word it hangs on, after mending."""
    token = next(token for token in mended(doc(rows)) if token.text == word)
    return token.dep_, token.head.text


@pytest.mark.parametrize(
    ("word", "expected", "rows"),
    [
        (
            "council",
            ("nsubj", "rejected"),
            "The/DT/det/1 council/NN/nsubj/2 has/VBZ/aux/6 once/RB/advmod/4 again/RB/advmod/6 outright/JJ/advmod/6 "
            "rejected/VBD/ROOT/6 the/DT/det/8 proposal/NN/obj/6 ././punct/6",
        ),
        (
            "soldiers",
            ("obj", "killed"),
            "The/DT/det/1 explosives/NNS/nsubj:pass/8 that/WDT/nsubj/3 killed/VBD/acl:relcl/1 the/DT/det/6 "
            "five/CD/nummod/6 soldiers/NNS/nsubj:pass/8 were/VBD/aux:pass/8 buried/VBN/ROOT/8 in/IN/case/11 "
            "a/DT/det/11 "
            "road/NN/obl/8 ././punct/8",
        ),
        (
            "Moss",
            ("obl", "killed"),
            "According/VBG/case/2 to/IN/fixed/0 Moss/NNP/nsubj:pass/7 ,/,/punct/5 the/DT/det/5 guard/NN/nsubj:pass/7 "
            "was/VBD/aux:pass/7 killed/VBN/ROOT/7 ././punct/7",
        ),
        (
            "men",
            ("obl:agent", "murdered"),
            "The/DT/det/1 bodies/NNS/nsubj/5 of/IN/case/4 two/CD/nummod/4 nurses/NNS/nmod/1 murdered/VBD/ROOT/5 "
            "last/JJ/amod/7 Friday/NNP/obl:unmarked/5 by/IN/case/10 uniformed/JJ/amod/10 men/NNS/nsubj:pass/12 "
            "were/VBD/aux:pass/12 buried/VBN/conj/5 in/IN/case/14 Sarnat/NNP/obl/12 ././punct/5",
        ),
        (
            "killed",
            ("acl:relcl", "ambush"),
            "The/DT/det/1 ambush/NN/nsubj:pass/10 in/IN/case/3 which/WDT/obl/10 six/CD/nummod/5 "
            "guards/NNS/nsubj:pass/7 "
            "were/VBD/aux:pass/7 killed/VBN/acl:relcl/3 has/VBZ/aux/10 been/VBN/aux:pass/10 blamed/VBN/ROOT/10 "
            "on/IN/case/12 rebels/NNS/obl/10 ././punct/10",
        ),
        (
            "gunmen",
            ("obl:agent", "shot"),
            "Two/CD/nummod/1 teachers/NNS/nsubj:pass/3 were/VBD/aux:pass/3 shot/VBN/ROOT/3 dead/JJ/xcomp/3 "
            "by/IN/case/6 "
            "gunmen/NNS/obl:agent/4 in/IN/case/8 Varna/NNP/nmod/6 ././punct/3",
        ),
        (
            "dead",
            ("xcomp", "shot"),
            "Gunmen/NNS/nsubj/1 shot/VBD/ROOT/1 dead/JJ/amod/4 two/CD/nummod/4 teachers/NNS/obj/1 ././punct/1",
        ),
        (
            "responsible",
            ("xcomp", "holds"),
            "The/DT/det/1 union/NN/nsubj/2 holds/VBZ/ROOT/2 the/DT/det/4 ministry/NN/obj/2 and/CC/cc/7 the/DT/det/7 "
            "army/NN/conj/4 responsible/JJ/amod/7 for/IN/case/11 the/DT/det/11 attack/NN/obl/8 ././punct/2",
        ),
        (
            "blast",
            ("nsubj", "wounded"),
            "The/DT/det/1 blast/NN/compound/3 wounded/VBN/amod/3 scores/NNS/ROOT/3 and/CC/cc/5 killed/VBD/conj/3 "
            "a/DT/det/7 guard/NN/obj/5 ././punct/3",
        ),
        (
            "Rebels",
            ("nsubj", "shot"),
            "Rebels/NNS/compound/1 shot/NN/ROOT/1 and/CC/cc/3 killed/VBD/conj/1 a/DT/det/5 policeman/NN/obj/3 "
            "././punct/1",
        ),
        (
            "injured",
            ("conj", "killed"),
            "He/PRP/nsubj/1 left/VBD/ROOT/1 after/IN/mark/6 two/CD/nummod/4 soldiers/NNS/nsubj:pass/6 "
            "were/VBD/aux:pass/6 "
            "killed/VBN/advcl/1 and/CC/cc/8 five/CD/conj/6 injured/VBN/advcl/6 in/IN/case/12 an/DT/det/12 "
            "ambush/NN/obl/9 ././punct/1",
        ),
        (
            "four",
            ("obj", "wounded"),
            "We/PRP/nsubj/1 killed/VBD/ROOT/1 one/CD/nummod/3 soldier/NN/obj/1 and/CC/cc/5 wounded/VBD/conj/1 "
            "four/CD/obj/1 ././punct/1",
        ),
        (
            "name",
            ("appos", "Reed"),
            "The/DT/det/1 minister/NN/nsubj/2 blamed/VBD/ROOT/2 the/DT/det/5 Black/NNP/amod/5 Reed/NNP/obj/2 "
            ",/,/punct/8 "
            "the/DT/det/8 name/NN/obj/2 that/WDT/obj/11 officials/NNS/nsubj/11 use/VBP/acl:relcl/8 ././punct/2",
        ),
        (
            "Morland",
            ("nmod", "effort"),
            "The/DT/det/1 emir/NN/nsubj/2 launched/VBD/ROOT/2 a/DT/det/5 mediation/NN/compound/5 effort/NN/obj/2 "
            "on/IN/case/7 Saturday/NNP/nmod/5 between/IN/case/9 Morland/NNP/nmod/7 and/CC/cc/11 Ostrana/NNP/conj/9 "
            "././punct/2",
        ),
        (
            "rebels",
            ("obl", "blamed"),
            "The/DT/det/1 raid/NN/nsubj:pass/3 was/VBD/aux:pass/3 blamed/VBN/ROOT/3 ,/,/punct/8 according/VBG/case/8 "
            "to/IN/fixed/5 the/DT/det/8 report/NN/obl/3 ,/,/punct/11 on/IN/case/11 rebels/NNS/nmod/8 ././punct/3",
        ),
        (
            "rebels",
            ("obl", "blamed"),
            "Officials/NNS/nsubj/1 blamed/VBD/ROOT/1 the/DT/det/3 raid/NN/obj/1 on/IN/case/6 the/DT/det/6 "
            "rebels/NNS/nmod/3 ././punct/1",
        ),
        (
            "driver",
            ("conj", "nurse"),
            "Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 a/DT/det/3 nurse/NN/obj/1 ,/,/punct/6 a/DT/det/6 driver/NN/appos/3 "
            "and/CC/cc/9 two/CD/nummod/9 guards/NNS/conj/6 ././punct/1",
        ),
        (
            "driver",
            ("conj", "judge"),
            "Gunmen/NNS/nsubj/1 killed/VBD/ROOT/1 the/DT/det/3 judge/NN/obj/1 Ada/NNP/appos/3 Verrin/NNP/flat/4 "
            ",/,/punct/8 her/PRP$/nmod:poss/8 driver/NN/appos/3 and/CC/cc/11 two/CD/nummod/11 guards/NNS/conj/8 "
            "././punct/1",
        ),
        (
            "rebels",
            ("nsubj", "killed"),
            "The/DT/det/1 army/NN/nsubj/2 said/VBD/ROOT/2 the/DT/det/4 rebels/NNS/obj/2 ,/,/punct/9 "
            "according/VBG/case/9 to/IN/fixed/6 its/PRP$/nmod:poss/9 sources/NNS/nmod/4 ,/,/punct/11 "
            "killed/VBD/conj/2 two/CD/nummod/13 nurses/NNS/obj/11 ././punct/2",
        ),
        (
            "believed",
            ("acl", "gunmen"),
            "Officials/NNS/nsubj/1 said/VBD/ROOT/1 the/DT/det/3 gunmen/NNS/obj/1 ,/,/punct/5 believed/VBD/conj/1 "
            "to/TO/mark/8 be/VB/cop/8 rebels/NNS/xcomp/5 ,/,/punct/10 opened/VBD/conj/1 fire/NN/obj/10 ././punct/1",
        ),
        (
            "on",
            ("case", "guerrillas"),
            "The/DT/det/1 bombing/NN/nsubj:pass/3 was/VBD/aux:pass/3 blamed/VBN/ROOT/3 on/IN/case/5 "
            "Orsa/NNP/compound/6 guerrillas/NNS/obl/3 ././punct/3",
        ),
    ],
)
def test_a_word_hangs_on_what_it_belongs_to(word: str, expected: tuple[str, str], rows: str) -> None:
    assert hangs(rows, word) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 a/DT/det/3 nurse/NN/obj/1 ,/,/punct/6 a/DT/det/6 mother/NN/appos/3 "
        "and/CC/cc/8 poet/NN/conj/6 ././punct/1",
        "The/DT/det/2 second/JJ/amod/2 shot/NN/nsubj/3 killed/VBD/ROOT/3 a/DT/det/5 guard/NN/obj/3 ././punct/3",
        "They/PRP/nsubj/1 found/VBD/ROOT/1 dead/JJ/amod/3 birds/NNS/obj/1 ././punct/1",
        "He/PRP/nsubj/1 said/VBD/ROOT/1 a/DT/det/3 word/NN/obj/1 and/CC/cc/5 left/VBD/conj/1 ././punct/1",
        "They/PRP/nsubj/1 met/VBD/ROOT/1 on/IN/case/3 Saturday/NNP/obl/1 at/IN/case/5 noon/NN/nmod/3 ././punct/1",
        "According/VBG/case/2 to/IN/fixed/0 reports/NNS/obl/6 on/IN/case/4 refugees/NNS/nmod/2 ,/,/punct/2 "
        "left/VBD/ROOT/6 many/JJ/nsubj/6 ././punct/6",
        "The/DT/det/1 bomb/NN/nsubj/4 that/WDT/nsubj/3 exploded/VBD/acl:relcl/1 killed/VBD/ROOT/4 two/CD/nummod/6 "
        "guards/NNS/obj/4 ././punct/4",
    ],
)
def test_a_tree_that_is_right_stays_as_it_is(rows: str) -> None:
    assert told(mended(doc(rows))) == rows
