"""What a figure counts: people, things, or units of a measure."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from index.extract.agents import agent

PEOPLE = re.compile(r"(?:others?|dead|wounded|injured|missing|survivors|casualties|deaths|fatalities|lives|arrests)$")

# What happens only to people, where a number is its own subject or object: "12 were wounded", "killing 12".
DONE_TO_PEOPLE = frozenset(
    "killed killing kill kills died die wounded wounding injured injuring hurt hurting arrested arresting detained "
    "detaining kidnapped abducted beheaded executed massacred drowned starved hospitalised displaced".split()
)


def counted(figure: Span) -> str:
    """`people` or `things`, as the noun of a number says or else its verb; empty where neither does."""
    root = figure.root
    noun = root.head if root.dep_ == "nummod" and root.head.i >= figure.end else None
    if noun is None and root.tag_.startswith("N") and root.i >= figure.end - 1:
        noun = next((child for child in root.children if child.dep_ == "nmod" and child.i > root.i), None)
    if noun is not None:
        return _kind(figure, noun)
    if root.head.lower_ in DONE_TO_PEOPLE and root.dep_ in (
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "obl:unmarked",
        "flat",
    ):
        return "people"
    return ""


def _kind(figure: Span, noun: Token) -> str:
    words = figure.doc[figure.end : noun.i + 1].text.removeprefix("of ")
    found = agent(words)
    if (found is not None and found.is_person) or PEOPLE.search(words):
        return "people"
    return "things" if noun.tag_.startswith("N") else ""
