"""Our own sentences have trees: one root, every word hung on another without a circle, labels a treebank has."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from index.training.language import blank
from index.training.phrases import document, join, words
from index.training.wire import Wire, sentences

BLANK = blank()
RELATIONS = frozenset(
    "ROOT acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop det fixed "
    "flat iobj mark nmod nmod:desc nmod:poss nsubj nsubj:pass nummod obj obl obl:agent obl:unmarked punct xcomp".split()
)


def one(seed: int) -> Doc:
    return document(Wire(random.Random(seed)).sentence(), BLANK)


def told(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in doc]


@given(st.integers(0, 100_000))
def test_every_sentence_is_a_tree_in_the_words_of_our_tokenizer(seed: int) -> None:
    doc = one(seed)

    assert [token.text for token in BLANK.make_doc(doc.text)] == [token.text for token in doc]
    assert [token.dep_ for token in doc].count("ROOT") == 1
    assert {token.dep_ for token in doc} <= RELATIONS
    assert all(token.is_ancestor(token) is False for token in doc)
    root = next(token for token in doc if token.dep_ == "ROOT")
    assert sorted(token.i for token in root.subtree) == list(range(len(doc)))


@given(st.integers(0, 100_000))
def test_who_acts_hangs_on_a_verb_and_stands_before_it(seed: int) -> None:
    for token in one(seed):
        if token.dep_ == "nsubj" and token.head.tag_.startswith("VB"):
            assert token.i < token.head.i


def test_the_same_seed_makes_the_same_sentences() -> None:
    first, again = ([told(doc) for doc in sentences(BLANK, 20, seed=4)] for _ in range(2))

    assert first == again
    assert len({doc.text for doc in sentences(BLANK, 200, seed=4)}) > 190


def test_a_phrase_grows_by_what_hangs_on_its_head() -> None:
    who = join((words("two/CD/nummod men/NNS/*"), "*"), (words("in/IN/case uniform/NN/*"), "nmod"))
    whole = join((who, "nsubj"), (words("left/VBD/*"), "*"), (words(",/,/*"), "punct"), (words("././*"), "punct"))

    doc = document(whole, BLANK)

    assert doc.text == "Two men in uniform left,."
    assert told(doc)[:5] == [
        ("Two", "nummod", "men"), ("men", "nsubj", "left"), ("in", "case", "uniform"), ("uniform", "nmod", "men"),
        ("left", "ROOT", "left"),
    ]  # fmt: skip
