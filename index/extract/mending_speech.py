"""Faults of trees around "said": who acts in what is said was taken for what is said. Each function undoes one and is
silent where it is not there; `mending_arguments.py` calls them.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

SAY = verb_forms("say")


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
