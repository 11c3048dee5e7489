"""Faults of trees where a clause behind a noun ("who killed a cyclist", "wanted for murder", "found guilty") was taken
for the main one, or its object for a subject, mended right after parsing like those in `mending.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.relations import CLAUSES, NOMINAL_SUBJECTS, NOUNS, has

REPORTING = frozenset(
    form
    for verb in "say believe think know hope fear claim tell report announce add confirm warn argue allege complain "
    "insist deny admit suggest show find feel see hear suspect understand decide demand ensure mean wish expect note "
    "state estimate predict doubt learn reveal ask wonder".split()
    for form in verb_forms(verb)
)
"""Verbs that are followed by a clause: what comes after them may well be its subject."""
PURSUED = frozenset("wanted accused suspected charged convicted sentenced linked".split())
"""Participles behind somebody whom the police or a court are after."""
WHO = frozenset({"who", "which", "that"})


def reduced_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)
        if token.lower_ == "guilty":
            _guilty_read_as_noun(token)


def _opening_subject(verb: Token, before: Token) -> Token | None:
    """The subject of a verb that begins right behind another word, where nothing opens a clause of its own."""
    if has(verb, "mark") or verb.i < before.i:
        return None
    subject = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS), None)
    return subject if subject is not None and subject.left_edge.i == before.i + 1 else None


def _raised(verb: Token, noun: Token, governor: Token, role: str) -> None:
    """Let a verb stand where the word above it stood, with this noun in that role."""
    relation, above = governor.dep_, governor.head
    verb.head, verb.dep_ = (verb, "ROOT") if above.i == governor.i else (above, relation)
    for child in [c for c in governor.children if c.i > verb.i and c.dep_ in ("punct", "parataxis", "conj", "cc")]:
        child.head = verb
    noun.head, noun.dep_ = verb, role


def _main_verb_in_relative_clause(verb: Token) -> None:
    """ "A man who killed a cyclist was jailed", read as a man who killed that a cyclist was jailed."""
    inner, noun = verb.head, verb.head.head
    thing = _opening_subject(verb, inner)
    if inner.dep_ != "acl:relcl" or noun.dep_ != "ROOT" or thing is None or noun.i > inner.i or has(inner, "obj"):
        return
    told = not any(c.dep_ in NOMINAL_SUBJECTS and c.lower_ in WHO for c in inner.children)
    if told or inner.lower_ in REPORTING or not inner.tag_.startswith("VB"):
        return
    role = thing.dep_
    thing.head, thing.dep_ = inner, "obj"
    _raised(verb, noun, noun, role)


def _worth_read_as_verb(verb: Token) -> None:
    """ "Drugs worth 3 million dollars were seized", read as drugs that are worth that dollars were seized."""
    worth = verb.head
    amount = _opening_subject(verb, worth) if worth.lower_ == "worth" else None
    thing = next((c for c in worth.children if c.dep_ in NOMINAL_SUBJECTS and c.i < worth.i), None)
    if amount is None or thing is None or has(worth, "cop"):
        return
    role = amount.dep_
    _raised(verb, thing, worth, role)
    worth.head, worth.dep_, worth.tag_ = thing, "amod", "JJ"
    amount.head, amount.dep_ = worth, "obl"


def _pursued_read_as_verb(participle: Token) -> None:
    """ "arrested a man wanted for murder", read as an arrest that a man wanted."""
    verb = participle.head
    if participle.lower_ not in PURSUED or verb.lower_ in REPORTING or not verb.tag_.startswith("VB"):
        return
    person = _opening_subject(participle, verb)
    if person is None or has(verb, "obj") or has(participle, "obj", "aux", "aux:pass", "ccomp", "xcomp"):
        return
    person.head, person.dep_ = verb, "obj"
    participle.head, participle.dep_, participle.tag_ = person, "acl", "VBN"


def _guilty_read_as_noun(guilty: Token) -> None:
    """ "found a former minister guilty", read as a guilty one; "two men found guilty were jailed", as men who found."""
    verb = guilty.head
    if guilty.i == 0 or guilty.tag_ == "JJ":
        return
    if guilty.dep_ in NOMINAL_SUBJECTS and guilty.nbor(-1).i == verb.head.i and verb.dep_ in CLAUSES:
        finding = verb.head
        person = next((c for c in finding.children if c.dep_ in NOMINAL_SUBJECTS and c.i < finding.i), None)
        if person is not None and not has(finding, "aux", "aux:pass"):
            _raised(verb, person, finding, guilty.dep_)
            finding.head, finding.dep_, finding.tag_ = person, "acl", "VBN"
            guilty.head, guilty.dep_, guilty.tag_ = finding, "xcomp", "JJ"
        return
    left = [c for c in guilty.children if c.i < guilty.i]
    if guilty.dep_ not in ("obj", "xcomp") or not left or verb.i > guilty.i:
        return
    person = guilty.nbor(-1)
    while person.head.i != guilty.i and person.head.i < person.i:
        person = person.head  # "Anton Velk": the first name heads the rest
    if person not in left or person.dep_ in ("det", "case", "advmod", "cc"):
        return
    person.head, person.dep_ = verb, "obj"
    person.tag_ = person.tag_ if person.tag_ in NOUNS else "NN"
    for child in left:
        if child.i != person.i:
            child.head = person
    guilty.dep_, guilty.tag_ = "xcomp", "JJ"


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "ccomp": (_main_verb_in_relative_clause, _worth_read_as_verb, _pursued_read_as_verb),
    "parataxis": (_worth_read_as_verb,),
    "conj": (_worth_read_as_verb,),
}
"""By the relation of a token, what may be wrong with it."""
