"""Whatever the parser makes of whatever words, mending it raises nothing and leaves a tree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from index.extract.mending import mended
from tests.index.extract.test_mending import VOCAB

WORDS = (
    'the a of in to by with from for as , . - " who which that it they he some many most both one two 12 more least '
    "elect guilty found accused suspected packed laden loaded shot killed wounded injured left held said says told "
    "charged killing wounding men guards police rebels army mayor car lorry bomb fire Monday month years people dead "
    "not and or but after before since while was were be been has have had will can give gave given sent handed call "
    "called calls plan urge urged worth wanted using minister Berlin Orsa Front general strike fled resigned hostage "
    "- - president linked aid $ attacks members jailed Thursday ) ( release 2014 year"
).split()
TAGS = "NN NNS NNP NNPS VB VBD VBN VBG VBP VBZ MD JJ RB IN TO DT CD CC PRP PRP$ WP WDT RP POS , . `` '' HYPH".split()
RELATIONS = (
    "ROOT nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked nmod nmod:poss nmod:unmarked nummod amod compound "
    "compound:prt flat appos conj cc det case mark aux aux:pass cop advcl acl acl:relcl ccomp xcomp csubj parataxis "
    "advmod punct expl fixed"
).split()


@st.composite
def parses(draw: st.DrawFn) -> Doc:
    size = draw(st.integers(1, 9))
    heads = [draw(st.integers(0, max(0, at - 1))) if draw(st.booleans()) else at for at in range(size)]
    order = draw(st.permutations(range(size)))  # heads before their words, then anywhere: a forest stays one
    place = {old: new for new, old in enumerate(order)}
    column = [0] * size
    for at, head in enumerate(heads):
        column[place[at]] = place[head]
    relations = [draw(st.sampled_from(RELATIONS)) for _ in range(size)]
    return Doc(
        VOCAB,
        words=[draw(st.sampled_from(WORDS)) for _ in range(size)],
        tags=[draw(st.sampled_from(TAGS)) for _ in range(size)],
        deps=["ROOT" if column[at] == at else relation for at, relation in enumerate(relations)],
        heads=column,
    )


@settings(max_examples=1500, deadline=None)
@given(parses())
def test_mending_raises_nothing_and_leaves_a_tree(doc: Doc) -> None:
    found = mended(doc)

    for token in found:
        ups = {token.i}
        while token.head.i != token.i:
            token = token.head
            assert token.i not in ups
            ups.add(token.i)
