"""Faults of trees where a phrase or a verb hangs on the nearer of two, mended right after parsing like those in
`mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.relations import NOMINAL_SUBJECTS, has, has_case, has_mark
from index.extract.verbs import LOADED

ACCUSED = frozenset({"accused", "suspected", "convicted", "acquitted", "guilty"})
AIMED = frozenset("into at outside near towards toward against through".split())
"""Prepositions of where a loaded car is driven."""


def driven_not_loaded(participle: Token) -> None:
    """ "drove a lorry packed with explosives into a barracks, killing 12": as if it had been packed into the barracks,
    and that had killed.
    """
    thing = participle.head
    verb = thing.head
    if participle.lower_ not in LOADED or thing.dep_ not in ("obj", "obl", "nsubj:pass") or thing.i > participle.i:
        return
    load = next((c for c in participle.children if c.dep_ == "obl" and has_case(c, "with")), None)
    if load is None or not verb.tag_.startswith("VB"):
        return
    for phrase in [*participle.children, *load.children]:
        if phrase.dep_ in ("obl", "nmod") and phrase.i > load.i and any(has_case(phrase, word) for word in AIMED):
            phrase.head, phrase.dep_ = verb, "obl"
        elif (
            phrase.dep_ in ("advcl", "acl")
            and phrase.i > load.i
            and phrase.tag_ == "VBG"
            and phrase.nbor(-1).text == ","
        ):
            phrase.head, phrase.dep_ = verb, "advcl"


def past_joined_to_an_infinitive(verb: Token) -> None:
    """ "urged both sides to talk and offered to help", read as sides that were urged to offer."""
    inner = verb.head
    outer = inner.head
    if verb.tag_ != "VBD" or inner.tag_ != "VB" or not has_mark(inner, "to") or outer.tag_ not in ("VBD", "VBN"):
        return
    if has(verb, *NOMINAL_SUBJECTS) or not has(verb, "cc") or inner.dep_ not in ("xcomp", "advcl", "acl", "ccomp"):
        return
    verb.head = outer


def deed_of_the_accused(gerund: Token) -> None:
    """ "was accused by the rebels of hiding arms", read as rebels of hiding."""
    accuser, verb = gerund.head, gerund.head.head
    is_of = any(c.dep_ in ("mark", "case") and c.lower_ == "of" for c in gerund.children)
    agent = accuser.dep_ in ("obl", "obl:agent") and any(c.lower_ == "by" for c in accuser.children)
    if gerund.tag_ == "VBG" and is_of and agent and verb.lower_ in ACCUSED:
        gerund.head, gerund.dep_ = verb, "advcl"
