"""Faults of trees where the main verb of a clause was taken for something said of its subject, so that the clause has
none, mended right after parsing like those in `mending.py`. Each function undoes one and is silent where it is not
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.labels import DONE_TO
from index.extract.mending_phrases import INTRANSITIVE, is_past
from index.extract.mending_reduced import hung_behind, opening_subject, raised
from index.extract.mending_speech import SAY
from index.extract.relations import CLAUSES, FINITE, NOMINAL_SUBJECTS, NOUNS, SUBORDINATING, first_of_verb, has

PREDICATES = frozenset({"ccomp", "parataxis"})
REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself"})
SPOKEN_OF = NOUNS | {"CD", "JJS"}
PHRASAL = frozenset({"with", "of", "for", "on", "from", "between", "by", "in", "at", "against", "to"})
CONJUNCTIONS = SUBORDINATING | {"because", "if", "whether", "though", "although", "unless"}


def main_verbs_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)


def _clause_without_verb(noun: Token) -> None:
    """ "told reporters that villagers who had fled welcomed the truce", read as a report of welcomed villagers."""
    if not _is_bare_clause(noun):
        return
    if noun.dep_ == "ROOT" and (noun.doc[-1].text != "." or any(c.dep_ in PREDICATES for c in noun.children)):
        return
    verbs = [t for t in noun.subtree if t.dep_ == "acl" and t.i > noun.i and is_past(t)]
    if verbs and not has(verbs[-1], "mark", "obl:agent", "cc", *NOMINAL_SUBJECTS):
        _made_main(verbs[-1], noun)


def _beside_its_subject(verb: Token) -> None:
    """ "said troops, angry at the delay, met in secret", read as two reports, of troops and of a meeting."""
    beside = [c for c in verb.head.children if c.dep_ in (verb.dep_, "obj") and verb.head.i < c.i < verb.i]
    if beside and _is_bare_clause(beside[-1]) and not has(verb, "cc", "mark", *NOMINAL_SUBJECTS) and _is_finite(verb):
        _made_main(verb, beside[-1])


def _behind_relative_clause(verb: Token) -> None:
    """ "Gunmen who had been trained abroad resigned", read as a training while they resigned."""
    inner, noun = verb.head, verb.head.head
    if inner.dep_ != "acl:relcl" or not noun.i < inner.i < verb.i or not _is_bare_clause(noun):
        return
    if not has(verb, "cc", "mark", *NOMINAL_SUBJECTS) and _is_finite(verb):
        _made_main(verb, noun)


def _two_subjects(noun: Token) -> None:
    """ "The bishop called for calm, a spokesman said", read as a called bishop, and a spokesman, who said."""
    verb, other = noun.head, None
    if noun.i + 1 == verb.i or not has(noun, "acl"):
        return
    for child in verb.children:
        if child.dep_ in NOMINAL_SUBJECTS and noun.i < child.i < verb.i:
            other = child
    told = [c for c in noun.rights if c.dep_ == "acl" and is_past(c) and not has(c, "mark", "obl:agent", "cc")]
    if other is None or not told or noun.dep_ not in NOMINAL_SUBJECTS or told[-1].i > other.i:
        return
    first = told[-1]
    joined = next((c for c in verb.children if c.dep_ == "cc" and first.i < c.i < other.i), None)
    opening = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in SUBORDINATING), None)
    if opening is not None and opening.i == noun.left_edge.i - 1:
        opening.head, first.head, first.dep_, first.tag_ = first, verb, "advcl", "VBD"
        noun.head, noun.dep_ = first, "nsubj"
        return  # "As thousands of refugees crossed the river, shops closed"
    if joined is None and verb.lower_ not in SAY:
        return
    if joined is not None:
        relation, governor = verb.dep_, verb.head
        first.head, first.dep_ = (first if governor.i == verb.i else governor), relation
        verb.head, verb.dep_ = first, "conj"
    else:
        first.head, first.dep_ = verb, "ccomp"
    for child in [c for c in verb.children if c.i < noun.left_edge.i]:
        child.head = first
    noun.head, noun.dep_ = first, "nsubj"
    first.tag_ = "VBD"


def _clause_read_as_adjective(verb: Token) -> None:
    """ "said she was elected president", read as a president that was elected."""
    noun = verb.head
    if verb.tag_ != "VBN" or verb.i > noun.i or not has(verb, "aux:pass") or not has(verb, *NOMINAL_SUBJECTS):
        return
    relation, governor = noun.dep_, noun.head
    if has(verb, "mark") and noun.doc[verb.right_edge.i].text == ",":
        verb.head, verb.dep_ = governor, "advcl"  # "As they were buried, crowds chanted"
        return
    told = relation == "obj" and governor.lower_ in SAY
    verb.head, verb.dep_ = (verb if governor.i == noun.i else governor), "ccomp" if told else relation
    for child in [c for c in noun.children if c.dep_ in ("punct", "obl", "advcl") and c.i > noun.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "xcomp"


def _swallowed_clause(verb: Token) -> None:
    """ "Farmers clashed with police as talks began", read as clashed farmers who began as talks."""
    noun, other = verb.head, verb.head.head
    if noun.dep_ not in NOMINAL_SUBJECTS or not noun.i < verb.i < other.i or has(verb, "obj", "obl:agent"):
        return
    sure = verb.lower_ in INTRANSITIVE
    if not sure and (verb.lower_ in DONE_TO or verb.tag_ not in ("VBD", "VBN") or not has(other, "obj")):
        return
    end = first_of_verb(other, verb.i).i - 1
    phrases = [t for t in noun.subtree if t.i > verb.i and t.right_edge.i == end and t.tag_ in NOUNS]
    subject = next((t for t in phrases if has(t, "case")), None)
    opening = subject.left_edge if subject is not None else verb
    if subject is None or opening.dep_ != "case" or opening.lower_ not in SUBORDINATING:
        return
    if not sure and subject.tag_ == "NN" and any(c.lower_ == "the" for c in subject.children):
        return  # "The treaty signed after the war ended the dispute"
    relation, governor, role = other.dep_, other.head, noun.dep_
    verb.head, verb.dep_, verb.tag_ = (verb if governor.i == other.i else governor), relation, "VBD"
    for child in [c for c in other.children if c.i < verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    other.head, other.dep_ = verb, "advcl"
    subject.head, subject.dep_ = other, role
    opening.head, opening.dep_ = other, "mark"


def _subject_behind_preposition(verb: Token) -> None:
    """ "A treaty with Peru was signed", read as a treaty with which Peru was signed: no preposition opens a clause."""
    noun = verb.head
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in PHRASAL), None)
    inner = next((c for c in verb.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    if mark is None or inner is None or not noun.i < mark.i < inner.i or noun.tag_ not in SPOKEN_OF:
        return
    first = first_of_verb(verb)
    if first.tag_ not in FINITE or first.i < inner.i or inner.left_edge.i != mark.i + 1 or not noun.is_ancestor(verb):
        return
    if noun.dep_ in ("ROOT", "ccomp", "obj", "parataxis") and not has(noun, "cop", *NOMINAL_SUBJECTS):
        inner.head, inner.dep_ = noun, "nmod"
        mark.head, mark.dep_ = inner, "case"
        _made_main(verb, noun)


def _two_behind_that(verb: Token) -> None:
    """ "The rebels that students bombed were seized", read as rebels that were seized, bombed students."""
    noun, subject = verb.head, next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS), None)
    that = next((c for c in verb.children if c.lower_ in ("that", "which", "whom") and c.i < verb.i), None)
    if subject is None or that is None or not _is_bare_clause(noun) or not has(verb, "aux", "aux:pass", "cop"):
        return
    inner = next((c for c in subject.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if inner is None or that.i != subject.left_edge.i - 1 or not subject.i < inner.i < verb.i or has(inner, "obj"):
        return
    role = subject.dep_
    subject.head, subject.dep_ = inner, "nsubj"
    inner.head, inner.dep_, inner.tag_ = noun, "acl:relcl", "VBD"
    _made_main(verb, noun)
    noun.dep_ = role
    that.head, that.dep_ = inner, "obj"


def _fixed_to_its_conjunction(noun: Token) -> None:
    """ "fled while at least 20 villagers hid", read as if "while villagers" were one word."""
    opening = noun.head
    if opening.lower_ not in CONJUNCTIONS or opening.dep_ != "mark" or has(opening.head, *NOMINAL_SUBJECTS):
        return
    if noun.tag_ in NOUNS and opening.i < noun.i < opening.head.i:
        noun.head, noun.dep_ = opening.head, "nsubj:pass" if has(opening.head, "aux:pass") else "nsubj"


def _predicate_read_as_subject(noun: Token) -> None:
    """ "Men believed to be from Morland have been jailed", read as a belief that something from Morland was."""
    verb, believed = noun.head, noun.head.head
    if not has(noun, "cop") or not any(c.tag_ == "TO" for c in noun.children) or not believed.i < noun.i < verb.i:
        return
    who = next((c for c in believed.children if c.dep_ in NOMINAL_SUBJECTS and c.i < believed.i), None)
    if who is None or believed.tag_ not in ("VBN", "VBD") or has(believed, "aux", "aux:pass", "cop"):
        return
    relation, governor = believed.dep_, believed.head
    verb.head, verb.dep_ = (verb if governor.i == believed.i else governor), relation
    for child in [c for c in believed.children if c.i > verb.i or c.i < who.left_edge.i]:
        child.head = verb
    who.head, who.dep_ = verb, noun.dep_
    noun.head, noun.dep_ = believed, "xcomp"
    believed.head, believed.dep_, believed.tag_ = who, "acl", "VBN"


def _described_between_commas(second: Token) -> None:
    """ "A fourth person, a woman in a car, was hurt", read as two who were."""
    first = next((c for c in second.head.lefts if c.dep_ == second.dep_ and c.i < second.i), None)
    if first is None or first.tag_ != "NN" or second.left_edge.i >= second.i or has(second, "cc"):
        return
    opening = second.left_edge
    closing = second.right_edge
    before = opening if opening.text == "," else opening.nbor(-1)
    article = before.nbor()
    ends = closing.text == "," or (closing.i + 1 < len(second.doc) and closing.nbor().text == ",")
    if before.text == "," and article.lower_ in ("a", "an", "the") and article.i <= second.i and ends:
        second.head, second.dep_ = first, "appos"


def _calling_itself(verb: Token) -> None:
    """ "A group calling itself the Red Hand said", read as a group that calls, and a hand that said."""
    calling = verb.head
    name = _own_name(calling, verb)
    who = _who_calls(calling)
    if name is None or who is None or (calling.head.i == who.i and who.dep_ not in CLAUSES):
        return
    role = name.dep_
    name.head, name.dep_ = calling, "xcomp"
    raised(verb, who, who if calling.head.i == who.i else calling, role)
    hung_behind(who, calling)


def _calling_itself_before(calling: Token) -> None:
    """ "Men calling themselves the Sons of Orsa fled", read as sons who fled while men call."""
    name, who = _own_name(calling, calling.head), _who_calls(calling)
    if name is not None and who is not None and who.head.i == calling.i:
        who.head, who.dep_ = calling.head, name.dep_
        name.head, name.dep_ = calling, "xcomp"
        hung_behind(who, calling)


def _own_name(calling: Token, verb: Token) -> Token | None:
    if calling.lower_ != "calling" or has(calling, "aux", "cop"):
        return None
    itself = next((c for c in calling.children if c.dep_ in ("obj", "iobj") and c.lower_ in REFLEXIVES), None)
    return opening_subject(verb, itself) if itself is not None else None


def _who_calls(calling: Token) -> Token | None:
    own = next((c for c in calling.children if c.dep_ in NOMINAL_SUBJECTS and c.i < calling.i), None)
    return own or (calling.head if calling.dep_ == "acl" and calling.head.i < calling.i else None)


def _is_bare_clause(noun: Token) -> bool:
    # Whether a noun stands where a clause must stand: nobody "said the soldiers".
    if noun.tag_ not in SPOKEN_OF or has(noun, "cop", *NOMINAL_SUBJECTS):
        return False
    if noun.dep_ == "obj":
        return noun.head.lower_ in SAY and noun.i > noun.head.i
    return noun.dep_ == "ROOT" or (noun.dep_ in PREDICATES and noun.head.tag_.startswith("VB"))


def _is_finite(verb: Token) -> bool:
    return first_of_verb(verb).tag_ in FINITE or is_past(verb)


def _made_main(verb: Token, noun: Token) -> None:
    relation, governor = noun.dep_, noun.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == noun.i else (governor, relation.replace("obj", "ccomp"))
    for child in [c for c in noun.children if c.i > verb.i or c.dep_ == "mark"]:
        child.head = verb
    passive = has(verb, "aux:pass") or (verb.lower_ in DONE_TO and verb.tag_ == "VBN" and not has(verb, "obj"))
    noun.head, noun.dep_ = verb, "nsubj:pass" if passive else "nsubj"
    if verb.tag_ == "VBN" and not passive and not has(verb, "aux"):
        verb.tag_ = "VBD"


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "ROOT": (_clause_without_verb,),
    "obj": (_clause_without_verb,),
    "ccomp": (_clause_without_verb, _behind_relative_clause, _beside_its_subject, _calling_itself),
    "parataxis": (_clause_without_verb, _behind_relative_clause),
    "acl": (_subject_behind_preposition, _swallowed_clause, _two_behind_that),
    "acl:relcl": (_two_behind_that,),
    "fixed": (_fixed_to_its_conjunction,),
    "advcl": (_calling_itself_before, _behind_relative_clause),
    **dict.fromkeys(("xcomp", "conj"), (_behind_relative_clause,)),
    "amod": (_clause_read_as_adjective,),
    **dict.fromkeys(("nsubj", "nsubj:pass"), (_predicate_read_as_subject, _two_subjects, _described_between_commas)),
}
"""By the relation of a token, what may be wrong with it."""
