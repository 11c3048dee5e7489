"""What stands around a name says of it: where it begins, and whether only a place can stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from index.extract.embedding import known

WITHIN = frozenset({"in", "near", "outside"})


def lead(span: Span) -> int:
    """Words of a model's name that are none: a figure before it ("Two Sarvians"), all up to a verb ("Shells hit")."""
    verbs = [at for at, token in enumerate(span) if token.tag_.startswith("VB") and token.is_lower]
    count = verbs[-1] + 1 if verbs else 1 if span[0].tag_ == "CD" and not span[0].text[0].isdigit() else 0
    return count if count < len(span) else 0


def stands_as_place(span: Span, label: str) -> bool:
    """Whether a name of one word stands where only places do: "near Kesrin", and for people also "in Kesrin"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return len(span) == 1 and (before == "near" or (before == "in" and label == "PERSON"))


def stands_as_body(span: Span) -> bool:
    """Whether a name of several words has an article and heads its phrase: "the Black Reed" is nobody's name."""
    first = span[0] if span[0].lower_ != "the" else span[1] if len(span) > 1 else span[0]
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    named = len(span) - (first.i - span.start) > 1 and first.i > 0 and first.nbor(-1).lower_ == "the"
    return named and (behind is None or not behind.tag_.startswith(("N", "JJ")))


LANDMARKS = frozenset({"Port", "Mount", "Lake", "Cape", "Fort"})
"""What a name of two words begins with that is a place."""
_LANDMARK = re.compile(rf"\b(?:{'|'.join(sorted(LANDMARKS))}) [A-Z]")


def unheard_of(doc: Doc) -> Iterator[tuple[int, int]]:
    """Words behind "in" and "near" written as names that nobody writes otherwise, and "Port Ansel": places. The small
    villages of the news are in no gazetteer.
    """
    for before in [token for token in doc if token.lower_ in WITHIN]:
        first = at = before.i + 1
        while at < len(doc) and doc[at].tag_ == "NNP" and doc[at].is_title:
            at += 1
        run = doc[first:at]
        modifies = at < len(doc) and doc[at].tag_.startswith(("N", "JJ"))  # "in Velmaran towns"
        is_name = len(run) > 0 and not modifies and (first == 1 or before.tag_ != "NNP")
        if is_name and not any(known().clusters([token.text for token in run])):
            yield run.start_char, run.end_char
    for token in doc[:-1] if _LANDMARK.search(doc.text) else ():
        after = token.nbor()
        ends = after.i + 1 == len(doc) or doc[after.i + 1].tag_ not in ("NNP", "NNPS", "NN")
        if token.text in LANDMARKS and after.tag_ == "NNP" and after.is_title and ends:
            yield token.idx, after.idx + len(after)


FIGHTERS = frozenset("fighters militants terrorists rebels gunmen insurgents guerrillas militiamen commanders".split())
_FIGHTERS = re.compile(rf"[a-z] (?:{'|'.join(sorted(FIGHTERS))})\b")


def bodies_of_fighters(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names of two words or more before those who fight for them: "70 Black Reed terrorists"."""
    for fighters in [token for token in doc if token.lower_ in FIGHTERS] if _FIGHTERS.search(doc.text) else ():
        first = fighters.i
        while first > 0 and doc[first - 1].is_title and doc[first - 1].tag_ in ("NNP", "JJ", "NN"):
            first -= 1
        if fighters.i - first >= 2 and first > 0:
            yield doc[first].idx, doc[fighters.i - 1].idx + len(doc[fighters.i - 1])
