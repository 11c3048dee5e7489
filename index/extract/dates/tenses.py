"""Whether a clause looks ahead, which decides if its "on Friday" is the last one or the next."""

from __future__ import annotations

from spacy.tokens import Span, Token

from index.extract.inflection import verb_forms

LIMIT_STEPS = 6
"""A date lies no further from its verb than this, except in parses gone wrong."""

FUTURE = frozenset(("will", "'ll", "’ll", "wo", "shall", "would"))

# What is to be done is still to come after these: "plans to visit", "is due to meet".
GOVERNORS = frozenset(
    form
    for verb in (
        "plan hope intend expect want vow promise threaten agree propose aim prepare pledge schedule set slate go"
    ).split()
    for form in verb_forms(verb)
) | {"due", "set", "ready", "poised", "likely"}

# Done to an event, these say that it is still to come: "elections scheduled for 12 July".
ANNOUNCED = frozenset(("scheduled", "planned", "slated", "due", "expected", "set", "postponed", "rescheduled"))


def looks_ahead(date: Span) -> bool:
    """Whether the clause a date stands in speaks of the future, as far as its verbs say."""
    token = date.root
    for _ in range(LIMIT_STEPS):
        if token.tag_.startswith("VB") or token.lower_ == "due":
            return _is_ahead(token, date)
        if token.head is token:
            return False
        token = token.head
    return False


def _is_ahead(verb: Token, date: Span) -> bool:
    before = {child.lower_ for child in verb.children if child.i < verb.i and child.dep_ in ("aux", "mark", "cop")}
    if "have" in before or "had" in before:
        return False  # "would have met", "had been planned for"
    if before & FUTURE:
        return True
    if verb.tag_ == "VB" and ("to" in before or "due" in before):
        return bool(before & {"are", "is", "due"}) or verb.head.lower_ in GOVERNORS
    if verb.lower_ in ANNOUNCED and verb.tag_ in ("VBN", "JJ"):
        return any(child.lower_ in ("for", "on", "in") and child.i < date.start for child in date.root.children) or (
            date.start > 0 and date.doc[date.start - 1].lower_ in ("for", "on", "in")
        )
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_.startswith("VB"):
        return _is_ahead(verb.head, date)
    return False
