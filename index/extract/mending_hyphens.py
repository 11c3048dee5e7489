"""Faults of trees around hyphens: one office read as two, an office as somebody who elects; mended right after parsing
like those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

HYPHENS = frozenset("-‐‑")
ELECT = frozenset({"elect", "designate"})


def hyphens_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        if token.text in HYPHENS and 0 < token.i < len(token.doc) - 1:
            _joined_by_a_hyphen(token)
            _elected_but_not_in_office(token.nbor())


def _joined_by_a_hyphen(hyphen: Token) -> None:
    """ "The governor-general was sworn in", read as a governor and a general."""
    first, second = hyphen.nbor(-1), hyphen.nbor()
    glued = not first.whitespace_ and not hyphen.whitespace_
    if glued and first.dep_ == second.dep_ in NOMINAL_SUBJECTS and first.head.i == second.head.i:
        for child in [*first.lefts]:
            child.head = second
        first.head, first.dep_ = second, "compound"
        hyphen.head, hyphen.dep_ = second, "punct"


def _elected_but_not_in_office(elect: Token) -> None:
    """ "The prime minister-elect urged both sides to cease fire", read as a minister who elects an urging;
    "marched against President-elect Varga", as marchers who elect him."""
    title = elect.doc[elect.i - 2] if elect.i > 1 else elect
    if elect.lower_ not in ELECT or title.i == elect.i or title.tag_ not in NOUNS or elect.tag_ in ("JJ", "NN"):
        return
    elect.tag_ = "JJ"
    verb = next(
        (c for c in elect.children if c.dep_ in ("ccomp", "conj", "advcl", "parataxis") and c.i > elect.i), None
    )
    title = title.head if title.dep_ in ("compound", "flat") and title.head.i < elect.i else title
    if verb is not None and verb.tag_ in FINITE:
        _who_did_it(elect, title, verb)
    elif title.head.i != elect.i and title.head.i != title.i and not elect.is_ancestor(title):
        for child in [*elect.children]:
            child.head = title
            child.dep_ = "flat" if child.i == elect.i + 1 and child.tag_ in NOUNS else child.dep_
    elif elect.i + 1 < len(elect.doc) and elect.nbor().tag_ in NOUNS and elect.nbor().head.i != elect.i:
        title.head, title.dep_ = elect.nbor(), "compound"
    else:
        return
    elect.head, elect.dep_ = title, "flat"


def _who_did_it(elect: Token, title: Token, verb: Token) -> None:
    """What was done is the sentence's verb, and whoever is elected, or stood before them, did it."""
    relation, governor = elect.dep_, elect.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == elect.i else (governor, relation)
    for child in [child for child in elect.children if child.i != verb.i]:
        child.head = title if elect.i - 2 < child.i < verb.i else verb
    named = elect.nbor()  # the verb at the latest
    if named.head.i == verb.i and named.dep_ in NOMINAL_SUBJECTS:
        named.head, named.dep_ = title, "flat"
    if not has(verb, *NOMINAL_SUBJECTS):
        title.head, title.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
