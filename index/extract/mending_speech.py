"""Faults of trees around "said": who acts in what is said was taken for what is said. Each function undoes one and is
silent where it is not there; `mending_arguments.py` calls them.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

SAY = verb_forms("say")
NAMING = frozenset(form for verb in ("call", "describe", "label", "term", "regard") for form in verb_forms(verb))
OPINING = frozenset(
    form
    for verb in ("say", "believe", "think", "claim", "appear", "seem", "insist", "allege", "suspect")
    for form in verb_forms(verb)
)


def actor_of_what_is_said(thing: Token) -> None:
    """ "The army said the rebels, according to its sources, killed two nurses": an army that said rebels and killed."""
    said = thing.head
    if said.lower_ not in SAY or said.i > thing.i or thing.tag_ not in (*NOUNS, "PRP", "CD"):
        return
    if not any(child.dep_ in NOMINAL_SUBJECTS and child.i < said.i for child in said.children):
        return
    clauses = [child for child in said.children if child.dep_ in ("conj", "ccomp") and child.i > thing.i]
    later = [child for child in clauses if _is_told(child)] or ([] if clauses else _behind(thing))
    if not later or any(has(child, "cc", "mark", *NOMINAL_SUBJECTS) for child in clauses):
        return
    told, between = later[-1], later[:-1]
    told.head, told.dep_ = said, "ccomp"
    thing.head, thing.dep_ = told, "nsubj:pass" if has(told, "aux:pass") else "nsubj"
    for clause in between:  # "the gunmen, believed to be rebels, opened fire"
        clause.head, clause.dep_ = thing, "acl"
    for child in [child for child in said.children if thing.i < child.i < told.i]:
        child.head = told


def _behind(thing: Token) -> list[Token]:
    """ "Officials said protesters clashed with police", read as clashed protesters."""
    after = thing.doc[thing.i + 1] if thing.i + 1 < len(thing.doc) else thing
    return [after] if after.head.i == thing.i and after.dep_ == "amod" and after.tag_ in ("VBN", "VBD") else []


def _is_told(verb: Token) -> bool:
    return verb.tag_ in FINITE or verb.tag_ == "VBN" or any(child.tag_ in FINITE for child in verb.children)


def speaker_read_as_victim(second: Token) -> None:
    """ "killing 11 people, residents and an official said", read as people and residents who were killed."""
    said, joined = second.head, second.left_edge
    if joined.dep_ != "cc" or joined.head.i != second.i or said.lower_ not in SAY or joined.i < 2:
        return
    before = (t for t in reversed(second.doc[: joined.i]) if t.right_edge.i == joined.i - 1)
    first = next((t for t in before if t.dep_ == "conj"), None)
    if first is None or first.tag_ not in NOUNS or any(c.dep_ == "cc" for c in first.children):
        return
    if any(child.text == "," and child.i < first.i for child in first.children):
        first.head, first.dep_ = said, "nsubj"
        second.head, second.dep_ = first, "conj"


def named_by_speaker(what: Token) -> None:
    """ "shelled what it called a hideout", "attacked what police said was a convoy": a hideout was shelled and a convoy
    attacked; who says that they were such is told by the way.
    """
    seeming = what.head
    if what.dep_ == "nsubj" and seeming.lower_ in OPINING and seeming.dep_ == "ccomp" and seeming.head.i < what.i:
        what.head, what.dep_ = seeming.head, "obj"  # "attacked what seemed to be a convoy", read as a report
        seeming.head, seeming.dep_ = what, "acl:relcl"
    told = next((c for c in what.rights if c.dep_ in ("acl:relcl", "acl")), None)
    if told is None or told.lower_ not in NAMING | OPINING or what.dep_ not in ("obj", "obl", "nmod", "nsubj"):
        return
    above = (told.i, what.i, what.head.i)
    behind = [t for t in told.doc[told.i + 1 : told.i + 9] if t.head.i in above]
    thing = next((t for t in behind if _is_named(t, told)), None)
    if thing is None or thing.is_ancestor(what) or thing.is_ancestor(told):
        return
    if not thing.tag_.startswith("N"):
        thing.tag_ = "NN"  # "what seemed to be a convoy", read as convoying
    opening = [c for c in thing.lefts if c.dep_ in ("cop", "aux", "mark", "case")]
    thing.head, thing.dep_ = what.head, what.dep_
    for child in [c for c in what.lefts if c.dep_ == "case"]:
        child.head = thing
    for child in opening:
        child.head, child.dep_ = told, "dep"
    for child in [c for c in told.rights if c.i > thing.right_edge.i and c.dep_ == "obl"]:
        child.head = what.head if what.head.tag_.startswith("VB") else thing
    told.head, told.dep_ = thing, "acl:relcl"
    what.head, what.dep_ = told, "obj"


def _is_named(thing: Token, told: Token) -> bool:
    if thing.tag_ not in NOUNS and not has(thing, "det"):
        return False
    if told.lower_ in NAMING and thing.head.i == told.i:
        return thing.dep_ in ("obj", "xcomp", "ccomp") or (thing.dep_ == "obl" and thing.left_edge.lower_ == "as")
    return any(c.dep_ == "cop" and told.i < c.i < thing.i for c in thing.children)
