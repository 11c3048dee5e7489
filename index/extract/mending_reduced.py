"""Faults of trees where a clause behind a noun ("who killed a cyclist", "wanted for murder", "found guilty") was taken
for the main one, or its object for a subject, mended right after parsing like those in `mending.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.dates.words import DAYS
from index.extract.inflection import verb_forms
from index.extract.labels import DONE_TO
from index.extract.mending_names import counted_of
from index.extract.mending_phrases import INTRANSITIVE
from index.extract.relations import CLAUSES, FINITE, NOMINAL_SUBJECTS, NOUNS, SUBORDINATING, first_of_verb, has

REPORTING = frozenset(
    form
    for verb in "say believe think know hope fear claim tell report announce add confirm warn argue allege complain "
    "insist deny admit suggest show find feel see hear suspect understand decide demand ensure mean wish expect note "
    "state indicate estimate predict doubt learn reveal ask wonder".split()
    for form in verb_forms(verb)
)
"""Verbs that are followed by a clause: what comes after them may well be its subject."""
PURSUED = frozenset("wanted accused suspected charged convicted sentenced linked".split())
"""Participles behind somebody whom the police or a court are after."""
REDUCED = frozenset({"VBN", "VBD", "VBG", "JJ"})
NAMABLE = NOUNS | {"CD", "$"}
PREPOSITIONS = frozenset("with in by from near at on".split())
SEEMING = frozenset("dressed disguised known described listed masked".split())
HOURS = frozenset("dawn midnight noon sunrise sunset dusk morning evening night".split())
"""Times of the day, which do nothing."""
WHO = frozenset({"who", "which", "that"})


def reduced_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)
        if token.lower_ == "guilty":
            _guilty_read_as_noun(token)


def opening_subject(verb: Token, before: Token) -> Token | None:
    """The subject of a verb that begins right behind another word, where nothing opens a clause of its own."""
    if has(verb, "mark") or verb.i < before.i:
        return None
    subject = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS), None)
    return subject if subject is not None and subject.left_edge.i == before.i + 1 else None


def raised(verb: Token, noun: Token, governor: Token, role: str) -> None:
    """Let a verb stand where the word above it stood, with this noun in that role."""
    relation, above = governor.dep_, governor.head
    verb.head, verb.dep_ = (verb, "ROOT") if above.i == governor.i else (above, relation)
    for child in [c for c in governor.children if c.i > verb.i and c.dep_ in ("punct", "parataxis", "conj", "cc")]:
        child.head = verb
    noun.head, noun.dep_ = verb, role


def _main_verb_in_relative_clause(verb: Token) -> None:
    """ "A man who killed a cyclist was jailed", read as a man who killed that a cyclist was jailed."""
    inner, noun = verb.head, verb.head.head
    thing = opening_subject(verb, inner)
    if inner.dep_ != "acl:relcl" or noun.dep_ != "ROOT" or thing is None or noun.i > inner.i or has(inner, "obj"):
        return
    told = not any(c.dep_ in NOMINAL_SUBJECTS and c.lower_ in WHO for c in inner.children)
    if told or inner.lower_ in REPORTING or not inner.tag_.startswith("VB"):
        return
    role = thing.dep_
    thing.head, thing.dep_ = inner, "obj"
    raised(verb, noun, noun, role)


def _worth_read_as_verb(verb: Token) -> None:
    """ "Drugs worth 3 million dollars were seized", read as drugs that are worth that dollars were seized."""
    worth = verb.head
    amount = opening_subject(verb, worth) if worth.lower_ == "worth" else None
    thing = next((c for c in worth.children if c.dep_ in NOMINAL_SUBJECTS and c.i < worth.i), None)
    if amount is None or thing is None or has(worth, "cop"):
        return
    role = amount.dep_
    raised(verb, thing, worth, role)
    worth.head, worth.dep_, worth.tag_ = thing, "amod", "JJ"
    amount.head, amount.dep_ = worth, "obl"


def _pursued_read_as_verb(participle: Token) -> None:
    """ "arrested a man wanted for murder", read as an arrest that a man wanted."""
    verb = participle.head
    if participle.lower_ not in PURSUED or verb.lower_ in REPORTING or not verb.tag_.startswith("VB"):
        return
    person = opening_subject(participle, verb)
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
            raised(verb, person, finding, guilty.dep_)
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


def _reduced_read_as_main(verb: Token) -> None:
    """ "Two nurses abducted last week have been released", read as nurses who abducted, and a release beside it."""
    participle = verb.head
    subject = _reduced_subject(participle, verb)
    if subject is None:
        return
    for child in [c for c in participle.children if c.i < subject.left_edge.i]:
        child.head = verb
    if verb.tag_ == "VBN" and not has(verb, "aux", "aux:pass"):
        verb.tag_ = "VBD"
    raised(verb, subject, participle, "nsubj:pass" if has(verb, "aux:pass") else "nsubj")
    hung_behind(subject, participle)


def _reduced_beside_main(verb: Token) -> None:
    """ "said that a nurse abducted last week had been freed", read as two reports, of who abducted and of a freeing."""
    beside = [c for c in verb.head.children if c.dep_ == verb.dep_ and c.i < verb.i and c.i > verb.head.i]
    if not beside or (subject := _reduced_subject(beside[-1], verb)) is None:
        return
    for child in [c for c in beside[-1].children if c.i < subject.left_edge.i]:
        child.head = verb
    subject.head, subject.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    hung_behind(subject, beside[-1])


def _is_said_to(participle: Token) -> bool:
    # "men believed to be from Morland": what others say of them.
    inner = next((c for c in participle.children if c.dep_ == "xcomp"), None)
    return inner is not None and any(c.tag_ == "TO" for c in inner.children)


def _reduced_read_as_clause(participle: Token) -> None:
    """ "Trucks blocked at the border have been let in", read as a release while trucks blocked."""
    verb = participle.head
    subject = _reduced_subject(participle, verb)
    if subject is not None:
        subject.head, subject.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
        hung_behind(subject, participle)


def _phrase_read_as_subject(verb: Token) -> None:
    """ "Gunmen dressed as police stormed a hotel.", read as gunmen dressed while police stormed it."""
    participle = verb.head
    other = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and c.i < verb.i), None)
    if participle.tag_ != "VBN" or participle.i > verb.i or other is None or verb.doc[-1].text != ".":
        return
    case = verb.doc[other.left_edge.i - 1] if other.left_edge.i else other
    first = first_of_verb(verb, other.i)
    if case.dep_ != "mark" or case.head.i != verb.i or case.i < participle.i:
        return
    as_ = case.lower_ == "as" and participle.lower_ in SEEMING
    when = case.lower_ in ("since", "after", "before", "until") and (other.lower_ in DAYS or other.lower_ in HOURS)
    if not (as_ or when or case.lower_ in PREPOSITIONS):
        return
    if (
        first.tag_ not in FINITE
        or has(participle, "aux", "aux:pass", "cop", "obj")
        or first.i != other.right_edge.i + 1
    ):
        return
    if any(t.tag_ in FINITE and not verb.is_ancestor(t) and t.i != verb.i for t in verb.doc):
        return
    subject = next((c for c in participle.children if c.dep_ in NOMINAL_SUBJECTS and c.i < participle.i), None)
    if participle.dep_ == "acl" and participle.head.dep_ == "ROOT":
        subject = participle.head
    if subject is None or subject.tag_ not in NAMABLE:
        return
    role = other.dep_
    case.head, case.dep_ = other, "case"
    other.head, other.dep_ = participle, "obl"
    raised(verb, subject, subject if participle.head.i == subject.i else participle, role)
    hung_behind(subject, participle)


def _reduced_before_predicate(predicate: Token) -> None:
    """ "Ten insurgents killed Saturday were foreigners", read as a killing of or by foreigners."""
    if has(predicate, "cop"):
        _reduced_read_as_main(predicate)


def _speaker_reached(participle: Token) -> None:
    """ "Residents reached by phone said ...", read as a report that they reached something."""
    verb = participle.head
    who = next((c for c in participle.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    if who is None or verb.lower_ not in REPORTING or participle.i > verb.i or who.right_edge.i + 1 != participle.i:
        return
    if has(verb, *NOMINAL_SUBJECTS) or verb.nbor(-1).is_punct or not has(participle, "obl:agent"):
        return
    if has(participle, "obj", "aux", "aux:pass"):
        return
    who.head, who.dep_ = verb, "nsubj"
    hung_behind(who, participle)


def _set_off_read_as_report(participle: Token) -> None:
    """ "The party, founded in 1999, won 40 seats", read as a winning that it had founded."""
    if participle.i and participle.nbor(-1).text == ",":
        _reduced_read_as_clause(participle)


def hung_behind(noun: Token, participle: Token) -> None:
    participle.head, participle.dep_ = noun, "amod" if participle.tag_ == "JJ" else "acl"
    if participle.tag_ == "VBD":
        participle.tag_ = "VBN"
    counted_of(participle)


def _reduced_subject(participle: Token, verb: Token) -> Token | None:
    """The noun before a participle or adjective that is no predicate: a finite verb without a subject follows."""
    tag = participle.tag_
    if (
        tag not in REDUCED
        or participle.i > verb.i
        or participle.lower_ in INTRANSITIVE
        or (participle.lower_ in REPORTING and not _is_said_to(participle))
    ):
        return None
    if has(participle, "aux", "aux:pass", "cop", "cc") or has(verb, "cc", "mark"):
        return None
    if any(c.dep_ in NOMINAL_SUBJECTS and c.i != participle.i for c in verb.children):
        return None
    subject = next((c for c in participle.children if c.dep_ in NOMINAL_SUBJECTS and c.i < participle.i), None)
    if any(c.dep_ == "mark" and (subject is None or c.i > subject.i) for c in participle.children):
        return None
    first = first_of_verb(verb, participle.i, "cop")
    if subject is None or subject.tag_ not in NAMABLE or first.i < participle.i + 2:
        return None
    if (tag != "VBG" and has(participle, "obj")) or (participle.dep_ == "csubj" and has(verb, "cop")):
        return None
    if first.tag_ not in FINITE and not (first.tag_ == "VBN" and first.lower_ in INTRANSITIVE):
        return None
    joined = any(t.lower_ in SUBORDINATING and t.dep_ in ("case", "mark") for t in verb.doc[participle.i : first.i])
    if joined and tag == "VBD" and participle.lower_ not in DONE_TO:
        return None  # "The shops closed after fighting in the city stopped"
    before = verb.doc[first.i - 1]
    before = before.nbor(-1) if before.tag_ == "RB" and before.i > participle.i + 1 else before
    behind = next(t for t in reversed(verb.doc[: participle.i]) if t.tag_ != "RB")
    if behind.text == ",":
        return subject if before.text == "," and behind.i - 1 <= subject.right_edge.i <= behind.i else None
    apart = before.is_punct or before.tag_ in ("CC", "WDT", "WP", "IN") or behind.i > subject.right_edge.i
    return None if apart else subject


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "ccomp": (
        _main_verb_in_relative_clause,
        _worth_read_as_verb,
        _pursued_read_as_verb,
        _reduced_read_as_main,
        _speaker_reached,
        _set_off_read_as_report,
        _reduced_beside_main,
    ),
    "parataxis": (_worth_read_as_verb, _reduced_read_as_main),
    "conj": (_worth_read_as_verb, _reduced_read_as_main),
    "xcomp": (_reduced_read_as_main,),
    **dict.fromkeys(("obj", "obl", "obl:agent"), (_reduced_before_predicate,)),
    "acl": (_phrase_read_as_subject,),
    "advcl": (_phrase_read_as_subject, _reduced_read_as_main, _reduced_read_as_clause),
    "csubj": (_reduced_read_as_clause,),
    "nsubj": (_reduced_read_as_clause,),
    "nsubj:pass": (_reduced_read_as_clause,),
}
"""By the relation of a token, what may be wrong with it."""
