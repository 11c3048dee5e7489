"""Faults of trees where "after", "as", "before", "since", "until" or "while" was taken for a preposition and its clause
for a phrase, mended right after parsing like those in `mending.py`. Each function undoes one and is silent where it is
not there.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.dates.words import DAYS
from index.extract.mending_phrases import TIMES, is_past
from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, SUBORDINATING, first_of_verb, has

WITHIN = frozenset({"in", "of", "at", "from", "near", "outside", "with"})
"""Prepositions of what stands between a subject and its verb."""
UNCHANGED = frozenset({"hit", "set", "cut", "put", "shut", "burst", "hurt"})
"""Past forms that are base forms as well."""


def clause_read_as_phrase(verb: Token) -> None:
    """ "sent troops after clashes between herders killed 30": troops sent after clashes, and who killed is lost."""
    main = next((t for t in verb.ancestors if t.tag_.startswith("VB")), verb)
    if main.i >= verb.i or has(verb, "cc", "mark", *NOMINAL_SUBJECTS) or not _is_finite(verb):
        return
    subject = _subject_behind_conjunction(verb, main)
    if subject is not None:
        verb.head = main
        _made_clause(verb, subject)


def main_read_as_report(main: Token) -> None:
    """ "resigned after the council said it would go": a resignation that is said."""
    verb = main.head
    if not main.i < verb.i or has(verb, "cc", "mark", *NOMINAL_SUBJECTS) or not _is_finite(verb):
        return
    subject = _subject_behind_conjunction(verb, main)
    if subject is None or not main.is_ancestor(subject) or not has(main, *NOMINAL_SUBJECTS):
        return
    relation, governor = verb.dep_, verb.head
    main.head, main.dep_ = (main if governor.i == verb.i else governor), relation
    for child in [c for c in verb.children if c.is_punct]:
        child.head = main
    verb.head = main
    _made_clause(verb, subject)


def time_before_a_clause(time: Token) -> None:
    """ "Hours after the senate met, shops closed", read as hours that met, or that closed, or as nothing but hours."""
    if time.lower_ not in TIMES or time.i + 1 >= len(time.doc) or time.nbor().lower_ not in SUBORDINATING:
        return
    inside = [*time.rights, *time.head.children, *(t for child in time.rights for t in child.children)]
    subject = next((t for t in inside if t.left_edge.i == time.i + 1 and t.tag_ in NOUNS | {"CD", "PRP"}), None)
    opening = time.nbor()
    if subject is None or opening.dep_ != "case" or opening.head.i != subject.i:
        return
    clauses = [*(c for c in (*subject.rights, *time.rights) if c.dep_ == "acl"), time.head]
    verb = next((c for c in clauses if c.i > subject.i and _is_finite(c) and not has(c, "mark")), None)
    others = {c.i for c in verb.children if c.dep_ in NOMINAL_SUBJECTS} if verb is not None else set()
    if verb is None or others - {time.i, subject.i}:
        return
    main = _clause_behind(verb)
    if main is None:
        behind = [c for c in (*time.rights, time.head) if c.i > verb.i and has(c, *NOMINAL_SUBJECTS)]
        main = behind[0] if behind else None
    for phrase in [c for c in time.rights if subject.i < c.i < verb.i]:
        phrase.head = subject
    if main is None or main.i == verb.i:
        time.head, time.dep_ = (verb, "obl:unmarked") if time.dep_ != "ROOT" else (time, "ROOT")
        _made_clause(verb, subject, verb.dep_)
        return
    if time.dep_ == "ROOT" or main.head.i in (verb.i, time.i):
        top = time if time.dep_ == "ROOT" else verb
        relation, governor = top.dep_, top.head
        main.head, main.dep_ = (main if governor.i == top.i else governor), relation
    for child in [c for c in (*time.children, *verb.children) if c.i > main.i or c.is_punct]:
        child.head = main
    verb.head, time.head, time.dep_ = main, verb, "obl:unmarked"
    _made_clause(verb, subject)


def clause_in_front(subject: Token) -> None:
    """ "After the senate met, shops closed", read as a meeting after the senate."""
    verb, opening = subject.head, subject.left_edge
    if opening.dep_ != "case" or opening.lower_ not in SUBORDINATING or subject.tag_ not in NOUNS | {"CD"}:
        return
    if opening.i > 1 or subject.i > verb.i or has(verb, "cc", "mark", *NOMINAL_SUBJECTS) or not _is_finite(verb):
        return
    if (
        subject.right_edge.i == first_of_verb(verb, subject.i, "cop", "advmod").i - 1
        and _clause_behind(verb) is not None
    ):
        _made_clause(verb, subject, verb.dep_)
        _main_behind(verb)


def _clause_behind(verb: Token) -> Token | None:
    """The main clause that follows a clause in front of it, behind a comma."""
    if verb.dep_ in ("advcl", "ccomp") and verb.head.i > verb.i:
        return verb.head
    for clause in verb.rights:
        if clause.dep_ in ("conj", "parataxis", "xcomp", "ccomp", "advcl") and has(clause, *NOMINAL_SUBJECTS):
            edge = clause.left_edge
            comma = edge if edge.text == "," else edge.nbor(-1)
            if comma.text == "," and not has(clause, "cc", "mark"):
                return clause
    return None


def _main_behind(verb: Token) -> None:
    main = _clause_behind(verb)
    if main is None or main.i == verb.head.i:
        return
    relation, governor = verb.dep_, verb.head
    main.head, main.dep_ = (main if governor.i == verb.i else governor), relation
    for child in [c for c in verb.children if c.i > main.i]:
        child.head = main
    verb.head, verb.dep_ = main, "advcl"


def _made_clause(verb: Token, subject: Token, relation: str = "advcl") -> None:
    opening = next(c for c in subject.lefts if c.dep_ == "case" and c.lower_ in SUBORDINATING)
    subject.head, subject.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    opening.head, opening.dep_ = verb, "mark"
    verb.dep_ = relation
    if verb.tag_ in ("VB", "VBN") and not has(verb, "aux", "aux:pass"):
        verb.tag_ = "VBD"


def _is_finite(verb: Token) -> bool:
    if verb.tag_ == "VB":
        return verb.lower_ in UNCHANGED and not has(verb, "aux")
    return first_of_verb(verb, -1, "cop").tag_ in FINITE or is_past(verb)


def _subject_behind_conjunction(verb: Token, main: Token) -> Token | None:
    """The noun of a phrase behind "after" that ends right before a verb or before its day, "after an attack late
    Thursday killed six", with what is told of the noun between.
    """
    end = first_of_verb(verb, main.i, "cop", "advmod").i - 1
    day = verb.doc[end]
    if day.lower_ not in DAYS or day.left_edge.i <= main.i + 2 or day.is_ancestor(verb):
        return _noun_behind_conjunction(verb, main, end)
    hung = day.head, day.dep_
    day.head, day.dep_ = verb, "obl" if has(day, "case") else "obl:unmarked"
    noun = _noun_behind_conjunction(verb, main, day.left_edge.i - 1)
    if noun is None:
        day.head, day.dep_ = hung
    return noun


def _noun_behind_conjunction(verb: Token, main: Token, end: int) -> Token | None:
    within: list[Token] = []
    while end > main.i and len(within) < 3:
        noun = _phrase_until(verb, end)
        opening = next((c for c in noun.lefts if c.dep_ == "case"), verb) if noun is not None else verb
        if noun is None or opening.dep_ != "case":
            return None
        if opening.lower_ in SUBORDINATING:
            for phrase in within:
                phrase.head, phrase.dep_ = noun, "nmod"
            for time in [c for c in noun.lefts if c.i < opening.i and c.lower_ in TIMES]:
                time.head, time.dep_ = verb, "obl:unmarked"  # "two days after a fire killed four"
            return noun
        if opening.lower_ not in WITHIN:
            return None
        within.append(noun)
        end = opening.i - 1
    return None


def _phrase_until(verb: Token, end: int) -> Token | None:
    """The noun whose phrase, behind a preposition, ends here or with the verb that hangs on it."""
    found = None
    last = verb.doc[end]
    for noun in (last, *last.ancestors):
        longer = any(c.right_edge.i > end and c.i != verb.i and not c.is_ancestor(verb) for c in noun.rights)
        if noun.i > end or longer or noun.tag_ not in NOUNS | {"CD"}:
            break
        if noun.dep_ in ("obl", "nmod"):
            found = noun
            if any(c.dep_ == "case" and c.lower_ in SUBORDINATING for c in noun.lefts):
                break
    return found


def conjunction_of_the_subject(subject: Token) -> None:
    """ "resigned after the army left", read as a subject behind a preposition."""
    opening = subject.left_edge
    if opening.dep_ != "case" or opening.head.i != subject.i or opening.lower_ not in SUBORDINATING:
        return
    verb = subject.head
    if verb.i > subject.i and not has(verb, "mark"):
        opening.head, opening.dep_ = verb, "mark"
        if verb.dep_ == "ccomp" and verb.head.i < opening.i:
            verb.dep_ = "advcl"
