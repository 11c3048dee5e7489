"""Faults of trees around hyphens: one office read as two, an office as somebody who elects; mended right after parsing
like those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, SUBORDINATING, has, is_knotted

APART = frozenset({*NOMINAL_SUBJECTS, "obj", "obl", "obl:unmarked", "nmod", "nmod:unmarked"})
"""Relations no half of one word stands in."""

HYPHENS = frozenset("-‐‑")
ELECT = frozenset({"elect", "designate"})


def hyphens_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        if token.text in HYPHENS and 0 < token.i < len(token.doc) - 1:
            _joined_by_a_hyphen(token)
            _first_half_of_an_adjective(token)
            _office_read_as_describing(token.nbor())
            _elected_but_not_in_office(token.nbor())
            _score_behind_a_name(token)


def _joined_by_a_hyphen(hyphen: Token) -> None:
    """ "The governor-general was sworn in", read as a governor and a general."""
    first, second = hyphen.nbor(-1), hyphen.nbor()
    glued = not first.whitespace_ and not hyphen.whitespace_
    if glued and first.dep_ == second.dep_ in NOMINAL_SUBJECTS and first.head.i == second.head.i:
        for child in [*first.lefts]:
            child.head = second
        first.head, first.dep_ = second, "compound"
        hyphen.head, hyphen.dep_ = second, "punct"


def _first_half_of_an_adjective(hyphen: Token) -> None:
    """ "after Al-Qaeda-linked rebels attacked", "Government-aligned fighters": what is linked is no clause."""
    half = hyphen.nbor()
    first = hyphen.nbor(-1)
    while first.dep_ in ("flat", "compound") and first.head.i < hyphen.i:
        first = first.head
    noun = half.head
    if half.tag_ not in ("VBN", "VBD", "JJ") or half.dep_ != "amod" or noun.i < half.i or first.head.i != half.i:
        return
    if hyphen.nbor(-1).whitespace_ or hyphen.whitespace_ or first.dep_ not in APART:
        return
    first.dep_ = "compound"
    opening = next((c for c in first.lefts if c.dep_ == "case" and c.lower_ in SUBORDINATING), None)
    if opening is not None and noun.dep_ in NOMINAL_SUBJECTS:
        for time in [c for c in first.lefts if c.i < opening.i]:
            time.head, time.dep_ = noun.head, "obl:unmarked"
        opening.head, opening.dep_ = noun.head, "mark"


def _office_read_as_describing(elect: Token) -> None:
    """ "The prime minister-elect urged both sides", read as an elect who is one of ministers."""
    title = elect.doc[elect.i - 2] if elect.i > 1 else elect
    if elect.lower_ not in ELECT or elect.tag_ not in ("JJ", "NN") or title.dep_ != "compound" or title.i == elect.i:
        return
    if title.head.i == elect.i and title.tag_ in NOUNS and elect.dep_ != "amod":
        for child in [c for c in elect.children if c.i != title.i]:
            child.head = title
        title.head, title.dep_ = (title, "ROOT") if elect.head.i == elect.i else (elect.head, elect.dep_)
        elect.head, elect.dep_ = title, "flat"


def _score_behind_a_name(hyphen: Token) -> None:
    """ "beat Newcastle 3-2", read as a three that is beaten."""
    goals, against = hyphen.nbor(-1), hyphen.nbor()
    name = goals.nbor(-1) if goals.i else goals
    if goals.tag_ != "CD" or against.tag_ != "CD" or name.dep_ != "compound" or name.head.i != goals.i:
        return
    if name.tag_ in ("NNP", "NNPS") and goals.dep_ in ("obj", "obl"):
        case = [c for c in goals.lefts if c.dep_ in ("case", "det") or c.i < name.i]
        name.head, name.dep_ = goals.head, goals.dep_
        goals.dep_ = "obl:unmarked"
        for child in case:
            child.head = name


def _elected_but_not_in_office(elect: Token) -> None:
    """ "The prime minister-elect urged both sides to cease fire", read as a minister who elects an urging;
    "marched against President-elect Varga", as marchers who elect him."""
    doc = elect.doc
    title = doc[elect.i - 2] if elect.i > 1 else elect
    if elect.lower_ not in ELECT or title.tag_ not in NOUNS or elect.tag_ in ("JJ", "NN"):
        return
    name = elect.nbor() if elect.i + 1 < len(doc) and elect.nbor().tag_ in ("NNP", "NNPS") else None
    verb = _told_of(elect, name)
    first = title.head if title.dep_ in ("compound", "flat") and title.head.i < elect.i else title
    who = first if name is None else name
    elect.tag_ = "JJ"
    if verb is None and elect.dep_ == "ROOT":
        return  # nothing is told: at least nobody elects
    relation, governor = _stands_as(elect, first, who, verb)
    touched = (elect, first, who, verb or elect, *elect.children, *first.children)
    before = [(token, token.head, token.dep_) for token in touched]
    if verb is not None:
        verb.head, verb.dep_ = (verb, "ROOT") if elect.head.i == elect.i else (elect.head, elect.dep_)
    for child in [c for c in elect.children if c.i not in (who.i, first.i) and (verb is None or c.i != verb.i)]:
        child.head = who if first.i - 3 < child.i <= elect.i or verb is None else verb
    if name is not None:
        for child in [c for c in first.children if c.i < elect.i]:
            child.head = name
        first.head, first.dep_ = name, "nmod:desc"
    who.head, who.dep_ = governor, relation
    elect.head, elect.dep_ = first, "flat"
    if any(is_knotted(token) for token, _, _ in before):
        for token, head, dep in before:
            token.head, token.dep_ = head, dep


def _told_of(elect: Token, name: Token | None) -> Token | None:
    """What the sentence tells: a verb that hangs on whoever is read as electing, or on the name behind."""
    clauses = [c for c in elect.children if c.dep_ in ("ccomp", "conj", "advcl", "parataxis") and c.i > elect.i]
    if not clauses and name is not None:
        told = [c for c in name.rights if c.dep_ == "acl" and c.tag_ in ("VBD", "VBN") and c.nbor(-1).text == ","]
        return told[0] if told else None
    return next((c for c in clauses if c.tag_ in FINITE or has(c, "aux")), None)


def _stands_as(elect: Token, title: Token, who: Token, verb: Token | None) -> tuple[str, Token]:
    """(relation, governor) of who is elected."""
    if title.head.i not in (elect.i, title.i, who.i):
        return title.dep_, title.head  # "against President-elect Varga": the title hangs where it should
    if who.i != title.i and not elect.is_ancestor(who):
        return who.dep_, who.head
    if verb is not None:
        phrase = has(title, "case") or any(c.dep_ in NOMINAL_SUBJECTS and c.i < title.i for c in elect.children)
        return ("obl" if phrase else "nsubj:pass" if has(verb, "aux:pass") else "nsubj"), verb
    return ("obj" if elect.dep_ in ("ccomp", "xcomp") else elect.dep_), elect.head
