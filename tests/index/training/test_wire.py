"""Our own sentences have trees: one root, every word hung on another without a circle, labels a treebank has."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from index.training.frames import nested, noun_rows
from index.training.language import blank
from index.training.phrases import document, join, words
from index.training.wire import Wire, sentences
from index.training.wire_headlines import Headlines

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


@given(st.integers(0, 100_000))
def test_headlines_have_trees_and_no_articles(seed: int) -> None:
    doc = document(Headlines(random.Random(seed)).headline(), BLANK)

    assert [token.dep_ for token in doc].count("ROOT") == 1
    assert not [token for token in doc if token.dep_ == "det"]


def test_a_frame_is_its_brackets_and_a_noun_phrase_its_words() -> None:
    assert nested("sign [a trade deal {with B}] <to end [it]>") == [
        "sign", ("[", ["a", "trade", "deal", ("{", ["with", "B"])]), ("<", ["to", "end", ("[", ["it"])]),
    ]  # fmt: skip
    assert noun_rows("the United~_ Nations_".split()) == "the/DT/det United/NNP/amod Nations/NNPS/*"
    owner = words(noun_rows("the country's new~ parliament".split()))
    assert list(zip(owner.words, owner.relations, (owner.words[at] for at in owner.heads), strict=True)) == [
        ("the", "det", "country"), ("country", "nmod:poss", "parliament"), ("'s", "case", "country"),
        ("new", "amod", "parliament"), ("parliament", "ROOT", "parliament"),
    ]  # fmt: skip
