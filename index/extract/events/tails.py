"""Where the further words of a verb's trigger stand: "reached a deal", "a deal was reached", "called on Monday for"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from index.extract.dates.words import DAYS, MONTHS
from index.extract.events.tree import is_passive
from index.extract.inflection import singular

GAP, WIDEST_GAP = "~", 6
"""Stands in a verb's words for its object ("set ~ on fire"): up to so many tokens, or none."""

JOINING = frozenset({",", "-"})
"""Marks that a gap may hold: "a 48-hour deadline"."""

LONGEST_GAP = 8
"""Tokens that may stand between a light verb and its noun."""

NOUN_PHRASE = frozenset("DT PRP$ JJ JJR JJS RB CC CD VBN VBG NN NNP NNPS NNS POS HYPH".split())
"""Tags of what may stand between a light verb and its noun: "expressed its full and unreserved support"."""

ARTICLES = frozenset({"a", "an", "the", "its"})
LINKS = frozenset("to for with on of against from in into at over behind about".split())
WHEN = (
    DAYS
    | frozenset(MONTHS)
    | frozenset(
        "week month year night morning evening afternoon yesterday today tonight weekend hour hours minutes days weeks "
        "months length".split()
    )
)
"""What a phrase that says when ends with."""


def follows(verb: Token, tail: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the words of `tail` stand; None if they do not."""
    found = _behind(verb, tail)
    if found is None:
        found = _behind_day(verb, tail)
    return _before(verb, tail) if found is None else found


def _behind(verb: Token, tail: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the words of `tail` follow the verb, apart from an adverb or a noun's modifiers; None if they do not."""
    at, found, doc = verb.i + 1, [], verb.doc
    wide = False
    for word in tail:
        if word == GAP:
            wide = True
            continue
        start, reach = at, WIDEST_GAP if wide else LONGEST_GAP
        while at < len(doc) and not _is(doc[at], word) and reach and (wide or doc[at].tag_ in NOUN_PHRASE):
            if wide and ((doc[at].is_punct and doc[at].text not in JOINING) or doc[at].tag_ in ("VBD", "VBZ", "VBP")):
                return None
            at, reach = at + 1, reach - 1
        if at >= len(doc) or not _is(doc[at], word):
            return None
        if not wide and not _is_near(doc, start, at):
            return None
        found.append(at)
        at, wide = at + 1, False
    if GAP in tail and doc[at - 1].dep_ == "amod" and doc[at - 1].head.i >= at:
        return None  # "left his dead brother behind"
    if doc[at - 1].lower_ == "on" and at < len(doc) and doc[at].lower_ in DAYS:
        return None  # "insisted on Friday that he would stay"
    return tuple(found)


def _is_near(doc: Doc, start: int, at: int) -> bool:
    # "expressed its full support": a noun may have its modifiers; a particle at most an adverb before it.
    if start == at or (at == start + 1 and doc[start].tag_ in ("RB", "JJ")):
        return True
    is_noun = doc[at].tag_.startswith("N") or doc[at].dep_ == "obj"  # "voiced its backing"
    return is_noun and all(t.head.i <= at for t in doc[start:at])


def _is(token: Token, word: str) -> bool:
    return token.lower_ == word or (token.tag_ == "NNS" and singular(token.lower_) == word)


def _behind_day(verb: Token, tail: tuple[str, ...]) -> tuple[int, ...] | None:
    # "called on Monday for a boycott", "played host on Monday to a delegation": a day stands between
    *words, link = tail
    if link not in LINKS or GAP in tail:
        return None
    first = _behind(verb, tuple(words)) if words else ()
    if first is None:
        return None
    heads = (verb, *(verb.doc[at] for at in first))
    after = heads[-1].i + 1
    for child in (child for head in heads for child in head.children):
        case = child.left_edge
        if child.dep_ in ("obl", "advcl", "xcomp") and case.i >= after and case.lower_ == link:
            return (*first, case.i) if _are_days(verb.doc, after, case.i) else None
    return None


def _are_days(doc: Doc, start: int, end: int) -> bool:
    return (
        end > start
        and doc[end - 1].lower_ in WHEN
        and all(t.lower_ in WHEN or t.tag_ in ("IN", "DT", "JJ", "RB", "CD", "NNP") for t in doc[start:end])
    )


def _before(verb: Token, tail: tuple[str, ...]) -> tuple[int, ...] | None:
    # "a deal was reached", "the apology issued to the families": the noun stands before the verb
    said = [word for word in tail if word not in ARTICLES and word != GAP]
    link = said.pop() if len(said) > 1 and said[-1] in LINKS else ""
    noun = _lifted(verb)
    if not said or noun is None or not _is(noun, said[-1]):
        return None
    if not {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound")}.issuperset(said[:-1]):
        return None
    if not link:
        return (noun.i,)
    cases = [c for head in (verb, noun) for child in head.children for c in child.children if c.dep_ == "case"]
    return next(((noun.i, c.i) for c in cases if c.lower_ == link), None)


def _lifted(verb: Token) -> Token | None:
    """What a passive verb makes its subject, or what its participle hangs on."""
    if not is_passive(verb):
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    return verb.head if own is None and verb.dep_ == "acl" else own
