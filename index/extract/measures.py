"""Spans of time, distances and dates that the parser takes for objects: "the talks lasted three days" has none."""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.inflection import verb_forms


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


OBJECTLESS = _forms("arrive disappear drive emerge go happen hike last occur rise stay wait walk")
TAKING_TIME = _forms("celebrate enjoy give have like love make mark need remember schedule see spend take use waste")
"""Verbs of which a span of time is often the object."""

TIMES = frozenset("year month week weekend day night morning afternoon evening summer winter spring time".split())
SPANS = frozenset(f"{word}{ending}" for word in (*TIMES, "hour", "minute", "second", "decade") for ending in ("", "s"))
LENGTHS = frozenset(f"{word}{ending}" for word in ("mile", "metre", "meter", "yard", "block") for ending in ("", "s"))
MEASURES = SPANS | LENGTHS | frozenset("centuries century kilometers kilometres feet cents dollars points bit".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
OFTEN = frozenset({"each", "every"})
THAT_ONE = frozenset({"last", "next", "same", "this"})


def is_measure(noun: Token) -> bool:
    """Whether an object says how long, how far or when, and what the verb did was done to nothing."""
    word, verb = noun.lower_, noun.head.lower_
    if word in MEASURES and verb in OBJECTLESS:
        return True  # "The march went two miles"
    if noun.tag_ == "CD":
        return any(child.lower_ in MONTHS and child.text[0].isupper() for child in noun.children)  # "issued June 3"
    if word not in TIMES or verb in TAKING_TIME:
        return False
    before = {child.lower_ for child in noun.lefts}
    return bool(before & OFTEN or (word != "time" and before & THAT_ONE))  # "They marched every day"


def is_time_of(word: Token) -> bool:
    """Whether the relative word of a clause is when it was or how, not what: "the day that the rebels attacked"."""
    clause, noun = word.head, word.head.head
    if clause.dep_ != "acl:relcl" or word.lower_ != "that" or clause.lower_ in TAKING_TIME:
        return False
    return noun.lower_ in TIMES or noun.lower_ in ("way", "moment")
