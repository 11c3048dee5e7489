"""Organisations named by what they are, not by a list: "Iraqi air force", "Ministry of Defence", "Basra police"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from index.extract.phrases import key, words_of

# Capitalised last words of names of organisations: "Rapid Response Forces", "Green Valley Party".
HEADS = (
    "Academy Administration Agency Alliance Army Assembly Association Authority Bank Battalion Board Brigade Brigades "
    "Bureau Cartel Church Coalition Command Commission Committee Company Confederation Congress Corporation Corps "
    "Council Court Department Directorate Division Federation Force Forces Foundation Front Fund Government Group "
    "Guard Guards Initiative Institute League Ministry Militia Mission Mobilisation Mobilization Movement Network "
    "Observatory Office Organisation Organization Parliament Party Police Regiment Resistance Senate Service Society "
    "Syndicate Tribunal Trust Union Unit Units University Watch"
).split()

# Heads that begin a name: "Ministry of Interior", "University of Basra".
OPENERS = (
    "Academy Association Bank Board Chamber Church Committee Confederation Council Court Department Directorate "
    "Embassy Federation House Institute League Ministry Movement Office Organisation Organization Party Union "
    "University"
).split()

TOPICS = (
    "agriculture communications culture defence defense economy education energy environment finance foreign health "
    "home housing industry information interior justice labour labor oil planning security tourism trade transport "
    "water"
).split()

# After a nationality or a place: bodies a state or town has one of. Those in COMPOUND may be a modifier
# ("Iraqi army vehicles"), and then name nothing.
BODIES = (
    r"air force|armed forces|coast ?guard|national guard|border guard|(?:joint |special )?operations command|"
    r"central bank|supreme court|high court|constitutional court|electoral commission|election commission|"
    r"intelligence (?:service|agency)|secret service|red crescent|football association"
)
COMPOUND = r"army|navy|parliament|police|military command|federal police|senate|air defences?"

_WORD = r"[A-Z][\w-]*(?:['’](?!s\b)\w+)?"
_RUN = rf"{_WORD}(?:[ -]{_WORD})*"
_OF = rf"(?: (?:of|for) (?:the )?{_RUN}(?: and {_RUN})?)"
_NAMED = re.compile(rf"\b(?:{_WORD}[ -]){{1,5}}(?:{'|'.join(HEADS)})\b{_OF}?")
_OPENED = re.compile(rf"\b(?:[A-Z][\w-]* ){{0,2}}(?:{'|'.join(OPENERS)}){_OF}")
_MINISTRY = re.compile(rf"\b(?:{'|'.join(TOPICS)})(?: (?:and|&) (?:{'|'.join(TOPICS)}))? ministry\b", re.IGNORECASE)
_MINISTRY_OF = re.compile(
    rf"\bministry of (?:the )?(?:{'|'.join(TOPICS)})(?: and (?:{'|'.join(TOPICS)}))?\b", re.IGNORECASE
)
_BODY = re.compile(rf" (?:[a-z]+ )?(?:{BODIES})\b", re.IGNORECASE)
_COMPOUND = re.compile(rf" (?:{COMPOUND})\b", re.IGNORECASE)
_HEADS, _OPENERS = frozenset(HEADS), frozenset(OPENERS)
_ARTICLES = frozenset("the a an".split())


def find_organisations(doc: Doc, line: str, listed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) in a sentence of organisations, given the nationalities and places the lists found there."""
    present = {word for _, _, word in words_of(line)}
    for pattern, needed in ((_NAMED, _HEADS), (_OPENED, _OPENERS)):
        for match in pattern.finditer(line) if not needed.isdisjoint(present) else ():
            start = _first_name(doc, match.start(), match.end())
            if start >= 0 and len(key(line[start : match.end()])) > 1:
                yield start, match.end()
    holders = {end: start for start, end in listed}
    for pattern in (_MINISTRY, _MINISTRY_OF):
        for match in pattern.finditer(line) if "inistry" in line or "INISTRY" in line else ():
            yield holders.get(match.start() - 1, match.start()), match.end()
    for start, end in listed:
        body, compound = _BODY.match(line, end), _COMPOUND.match(line, end)
        if body:
            yield start, body.end()
        elif compound and not _is_modifier(doc, line, compound.end()):
            yield start, compound.end()


def is_body(words: str) -> bool:
    """Whether lower-case words name a body a state has one of: "defence ministry", "air force", "army"."""
    return (
        any(pattern.fullmatch(f" {words}") for pattern in (_BODY, _COMPOUND)) or _MINISTRY.fullmatch(words) is not None
    )


def _first_name(doc: Doc, start: int, end: int) -> int:
    """Where the name begins within a capitalised run that may open with "The" or "On"; -1 if it is none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return -1
    for token in span:
        if token.tag_ in ("NNP", "NNPS", "JJ", "NN", "NNS", "VBN", "VBG", "CD") and token.lower_ not in _ARTICLES:
            return int(token.idx) if token.idx >= start else -1
    return -1


def _is_modifier(doc: Doc, line: str, end: int) -> bool:
    following = doc.char_span(end + 1, end + 2, alignment_mode="expand") if end + 2 <= len(line) else None
    return following is not None and len(following) > 0 and following[0].tag_ in ("NN", "NNS")
