"""Faults of trees where a verb of giving has two objects: who is given something, and what. Each function undoes one
and is silent where it is not there.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.relations import NOUNS, has

GIVING = frozenset(
    form for verb in "give grant award send offer hand lend pay promise deny show".split() for form in verb_forms(verb)
)
UNCOUNTED = frozenset(
    "bail asylum citizenship amnesty clemency refuge shelter immunity parole permission autonomy".split()
)
"""What is granted without an article."""


def given_read_as_clause(given: Token) -> None:
    """ "Granted the miners a pay rise", read as miners who are a rise; "granted him bail", read as a verb."""
    verb = given.head
    noun = given.tag_ in NOUNS or (given.lower_ in UNCOUNTED and not has(given, "mark", "aux"))
    if verb.lower_ not in GIVING or not noun or has(given, "cop", "case", "mark"):
        return
    receiver = next((c for c in verb.children if c.dep_ in ("obj", "iobj") and verb.i < c.i < given.i), None)
    if receiver is not None and given.left_edge.i == receiver.right_edge.i + 1:
        receiver.dep_, given.dep_ = "iobj", "obj"
        given.tag_ = given.tag_ if given.tag_ in NOUNS else "NN"


def receiver_read_as_modifier(given: Token) -> None:
    """ "Granted the former minister bail", read as bail for ministers."""
    verb, receiver = given.head, given.doc[given.i - 1]
    if verb.lower_ not in GIVING or given.lower_ not in UNCOUNTED or given.i - 1 <= verb.i or has(verb, "iobj"):
        return
    if receiver.head.i != given.i or receiver.dep_ not in ("compound", "flat") or receiver.tag_ not in NOUNS:
        return
    first = given.left_edge
    for child in [c for c in given.children if c.i < receiver.i]:
        child.head = receiver
    if first.i > verb.i:
        receiver.head, receiver.dep_ = verb, "iobj"
