"""Faults of trees around figures: ages read as deeds, a count apart from what it counts; mended right after parsing
like those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

PLACING = frozenset({"in", "near", "at", "across", "along"})
PARTS = frozenset({"CD", "CC", ","})


def figures_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        if token.lower_ == "aged":
            _aged(token)
        elif token.lower_ == "lives" and token.dep_ == "obj":
            _where_lives_were_lost(token)
        elif token.tag_ == "CD" and token.dep_ in ("nmod", "obl", "obj"):
            _count_of_the_noun_behind(token)


def _aged(aged: Token) -> None:
    """ "Two men, aged 19 and 24, were arrested", read as men who aged while something was arrested."""
    doc = aged.doc
    noun = next((c for c in aged.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    last = aged.i
    while last + 1 < len(doc) and doc[last + 1].tag_ in PARTS:
        last += 1
    while last > aged.i and doc[last].tag_ != "CD":
        last -= 1
    if noun is None or noun.tag_ not in NOUNS or last == aged.i:
        return
    behind = last + 2 if last + 1 < len(doc) and doc[last + 1].text == "," else last + 1
    if behind >= len(doc) or doc[behind].tag_ not in FINITE:
        return
    verb = doc[behind].head if doc[behind].dep_ in ("aux", "aux:pass", "cop") else doc[behind]
    if verb.i == aged.i or not (verb.i == aged.head.i or aged.is_ancestor(verb)):
        return
    if aged.is_ancestor(verb):
        relation, above = aged.dep_, aged.head
        verb.head, verb.dep_ = (verb, "ROOT") if above.i == aged.i else (above, relation)
        for child in [c for c in aged.children if c.i > last or c.i < noun.left_edge.i]:
            if child.i != verb.i:
                child.head = verb
    for figure in doc[aged.i + 1 : last + 1]:
        if figure.tag_ == "CD":
            figure.head, figure.dep_ = aged, "obl"
        else:
            figure.head = aged
    noun.head, noun.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    aged.head, aged.dep_ = noun, "acl"


def _count_of_the_noun_behind(figure: Token) -> None:
    """ "ordered the arrest of 31 alleged gang members", read as an arrest of 31, and members beside it."""
    case = figure.left_edge
    noun = next((t for t in figure.doc[figure.i + 1 : figure.i + 5] if t.tag_ == "NNS"), None)
    if noun is None or case.dep_ != "case" or case.head.i != figure.i or noun.left_edge.i != figure.i + 1:
        return
    between = figure.doc[figure.i + 1 : noun.i]
    described = between and all(t.tag_ in ("JJ", "VBN", "NN", "NNP") and t.head.i <= noun.i for t in between)
    if not described or figure.is_ancestor(noun) or noun.dep_ not in ("obj", "obl", "nmod", "conj", "appos", "dep"):
        return
    if any(not c.is_punct and c.i > figure.i for c in figure.children):
        return
    noun.head, noun.dep_ = figure.head, figure.dep_
    case.head = noun
    figure.head, figure.dep_ = noun, "nummod"


def _where_lives_were_lost(lives: Token) -> None:
    """ "The crash claimed nine lives in Peru": the lives are counted, not placed."""
    for where in [c for c in lives.rights if c.dep_ == "nmod" and c.left_edge.lower_ in PLACING]:
        where.head, where.dep_ = lives.head, "obl"
