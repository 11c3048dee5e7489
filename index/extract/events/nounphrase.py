"""Which words of a tree belong to the name of somebody: the noun phrase a token heads, without clauses, conjuncts and
places.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from index.extract.events.repairs import swallowed_subject
from index.extract.events.tree import preposition
from index.extract.events.triggers import is_trigger_verb

# A name that belongs to an argument goes with it; a place, a purpose or a clause after it does not.
_CUT_DEPS = frozenset(
    "acl acl:relcl appos conj cc parataxis advcl punct nmod:unmarked obl obl:unmarked advmod case cop aux aux:pass "
    "mark nsubj nsubj:pass ccomp xcomp orphan dep list discourse".split()
)

COUNTS = frozenset("dozens scores hundreds thousands tens millions number group crowd".split())
"""Nouns that count what stands behind "of"."""

JOINTS = frozenset({"and", "or", "-", "\u2010", "\u2011", "\u2013", "/", "&", "'", "’"})


def phrase_tokens(token: Token, is_time: Callable[[Token], bool]) -> set[int]:
    """Indices of the tokens of the phrase that a token heads."""
    keep = {token.i}
    _grow(token, keep, is_time)
    return keep


def unbroken(token: Token, keep: set[int]) -> int:
    """The last of the tokens kept that nothing left out stands before: "Recep Orsik, in Ankara for talks"."""
    doc, at = token.doc, token.i
    while at + 1 < len(doc):
        beyond = at + 1
        while beyond not in keep and beyond + 1 < len(doc) and beyond <= at + 2 and doc[beyond].text in JOINTS | {","}:
            beyond += 1
        if beyond not in keep:
            break
        at = beyond
    return at


def _grow(token: Token, keep: set[int], is_time: Callable[[Token], bool]) -> None:
    for child in token.children:
        if (child.dep_ in _CUT_DEPS and not _is_joint(token, child)) or child.i in keep:
            continue
        if child.dep_ == "amod" and child.i > token.i:
            continue  # "Erdogan, in Rome for talks set to begin": no name goes on so
        if child.dep_ in ("amod", "compound") and is_trigger_verb(child) and swallowed_subject(child) is not None:
            continue  # a verb in disguise and its subject are no part of its object
        if child.dep_ == "nmod" and not (preposition(child) == "of" and child.i > token.i):
            continue
        if child.dep_ == "nmod" and is_time(child):
            continue
        keep.add(child.i)
        if child.dep_ in ("nmod", "nmod:poss"):  # "of farmers", "the party's"
            keep.update(c.i for c in child.children if c.dep_ == "case" and (child.dep_ == "nmod" or c.tag_ == "POS"))
        if child.lower_ == "old":  # "18-year-old Farid Osmar"
            keep.update(c.i for c in child.subtree)
        _grow(child, keep, is_time)
        if child.dep_ in ("amod", "compound", "nummod"):
            keep.update(range(min(child.i, token.i), max(child.i, token.i)))
            # "hundreds of heavily armed militants"
            keep.update(c.i for c in child.children if c.dep_ == "advmod" and c.i < child.i < token.i)


def _is_joint(token: Token, child: Token) -> bool:
    """Whether a word is the second whose many are meant: "the foreign ministers of Morland and Ostrana", "thousands of
    women and girls"; or the name of who is called so before: "the militant group Red Dawn".
    """
    if child.dep_ == "appos":
        close = child.left_edge.i == token.i + 1 and not child.left_edge.is_punct
        return close and child.tag_ == "NNP" and token.tag_ in ("NN", "NNS")
    above = token.head
    if token.dep_ != "nmod" or preposition(token) != "of" or child.dep_ != "conj" or preposition(child):
        return False
    if token.tag_ == child.tag_ == "NNS" and above.lower_ in COUNTS:
        return not any(c.dep_ in ("det", "nummod") for c in child.children)
    return above.tag_ == "NNS" and token.tag_ == child.tag_ == "NNP"
