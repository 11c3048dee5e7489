"""Faults of trees where a clause lost its verb or its subject, mended right after parsing like those in `mending.py`.
Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.mending_attachment import (
    actor_behind_a_source,
    adjective_before_a_comma,
    body_behind_its_acronym,
    day_of_the_deed,
    deed_of_the_accused,
    deed_read_as_phrase,
    driven_not_loaded,
    gerund_read_as_adjective,
    gerund_read_as_noun,
    gerund_with_its_object,
    infinitive_read_as_noun,
    last_of_the_subjects,
    participle_of_object,
    past_joined_to_an_infinitive,
    released_from_what,
    second_preposition,
    with_whom_one_talks,
)
from index.extract.mending_subjects import verb_behind_a_relative_clause
from index.extract.mending_subordinate import (
    clause_in_front,
    clause_read_as_phrase,
    conjunction_of_the_subject,
    main_read_as_report,
    time_before_a_clause,
)
from index.extract.relations import CLAUSES, FINITE, NOMINAL_SUBJECTS, NOUNS, has

"""What opens a phrase ("after clashes") or a clause ("after clashes killed two")."""

TELLING = frozenset(
    "charged alleged claimed complained argued warned insisted admitted acknowledged confirmed asserted maintained "
    "said reported announced added noted stated explained recalled".split()
)
APPEALING = verb_forms("call")


def clauses_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)


def _verb_read_as_preposition(verb: Token) -> None:
    """ "Troops retook Sarnat from the rebels", read as Sarnat with a preposition."""
    thing = verb.head
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or thing.i < verb.i or not has(verb, "nsubj"):
        return
    relation, governor = thing.dep_, thing.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == thing.i else (governor, relation)
    for child in [c for c in thing.rights if c.dep_ in ("nmod", "punct", "obl", "conj")]:
        child.head, child.dep_ = verb, "obl" if child.dep_ == "nmod" else child.dep_
    thing.head, thing.dep_ = verb, "obj"


def _clause_behind_source(verb: Token) -> None:
    """ "According to Captain Moss, a guard was killed", read as a captain who was killed."""
    source = verb.head
    opening = source.left_edge
    if source.dep_ == "ROOT" and source.i < verb.i and opening.lower_ == "according" and has(verb, *NOMINAL_SUBJECTS):
        verb.head, verb.dep_ = verb, "ROOT"
        for child in [c for c in source.rights if c.i > verb.i]:
            child.head = verb
        source.head, source.dep_ = verb, "obl"
        opening.head = source
        for child in [c for c in verb.rights if c.dep_ == "conj"]:
            verb_behind_a_relative_clause(child)  # "According to police, gunmen, who came in a car, shot two men"


def _verb_joined_to_its_subject(verb: Token) -> None:
    """ "The general, accused of fraud, resigned on Monday", read as a general and something that resigned."""
    noun = verb.head
    if (
        verb.tag_ not in ("VBD", "VBZ")
        or noun.dep_ not in CLAUSES
        or noun.i > verb.i
        or has(verb, "cc", *NOMINAL_SUBJECTS)
    ):
        return
    nominal = noun.tag_ in NOUNS or (noun.tag_ == "JJ" and has(noun, "det"))
    if nominal and verb.nbor(-1).text == "," and not has(noun, "cop", *NOMINAL_SUBJECTS):
        _made_predicate(verb, noun)


def _verb_of_a_bare_noun(verb: Token) -> None:
    """ "The opposition called for protests.", "Gunmen set free two men.", read as an opposition that was called."""
    noun, doc = verb.head, verb.doc
    if noun.dep_ == "nmod" and noun.right_edge.i == verb.right_edge.i:
        noun = noun.head  # "The families of the victims called for justice", read as victims who were called
    if verb.tag_ not in ("VBN", "VBD") or noun.dep_ != "ROOT" or noun.tag_ not in NOUNS or doc[-1].text not in ".!":
        return
    if (
        noun.right_edge.i < verb.i
        or has(verb, "aux", "aux:pass", *NOMINAL_SUBJECTS)
        or has(noun, "cop", *NOMINAL_SUBJECTS)
    ):
        return
    if any(t.tag_ in FINITE and t.i != verb.i and not verb.is_ancestor(t) for t in doc):
        return
    follower = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    appeals = verb.lower_ in APPEALING and follower in ("for", "on", "upon")
    if appeals or any(c.dep_ == "obj" and c.i > verb.i for c in verb.children):
        _made_predicate(verb, noun)


def _clause_joined_to_a_verb(verb: Token) -> None:
    """ ", and a second blast wounded nine rescuers", read as a wounded blast, that is rescuers."""
    noun, above = verb.head, verb.head.head
    if noun.dep_ != "conj" or not above.tag_.startswith("VB") or noun.tag_ not in NOUNS or verb.i != noun.i + 1:
        return
    thing = next((c for c in noun.children if c.dep_ == "appos" and c.left_edge.i == verb.i + 1), None)
    if verb.tag_ not in ("VBN", "VBD") or thing is None:
        return
    verb.head, verb.dep_, verb.tag_ = above, "conj", "VBD"
    for child in [c for c in noun.children if c.dep_ in ("cc", "punct")]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "obj"


def _made_predicate(verb: Token, noun: Token) -> None:
    """Turn a verb that hangs on its subject into what the subject hangs on."""
    relation, governor = noun.dep_, noun.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == noun.i else (governor, relation)
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
    for child in [c for c in noun.rights if c.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _participle_read_as_noun(participle: Token) -> None:
    """ "the raid on a camp run by rebels", read as a run of a camp."""
    noun = participle.doc[participle.i - 1] if participle.i else participle
    gerund = participle.tag_ == "NN" and participle.lower_.endswith("ing") and has(participle, "obj")
    if (
        not (gerund or participle.tag_ == "VBN")
        or noun.tag_ not in NOUNS
        or noun.dep_ != "compound"
        or noun.head.i != participle.i
    ):
        return
    if not any(c.dep_ in ("obj", "obl", "obl:agent") and c.i > participle.i for c in participle.children):
        return
    relation, governor = participle.dep_, participle.head
    noun.head, noun.dep_ = governor, relation
    for child in [c for c in participle.lefts if c.i != noun.i]:
        child.head = noun
    participle.head, participle.dep_ = noun, "acl"
    participle.tag_ = "VBG" if gerund else participle.tag_


def _participle_read_as_verb(using: Token) -> None:
    """ "Jets using missiles killed four", read as jets that use, and missiles that killed."""
    below = [c for c in using.children if c.dep_ in ("conj", "parataxis", "ccomp")]
    verb = next((c for c in below if c.tag_ == "VBD" or (c.tag_ == "VBN" and has(c, "aux:pass"))), None)
    own = next((c for c in using.children if c.dep_ == "nsubj" and c.i < using.i), None)
    if using.tag_ != "VBG" or verb is None or own is None or verb.i < using.i or has(using, "aux", "cop", "obj"):
        return
    thing = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and using.i < c.i < verb.i), None)
    if thing is None or has(verb, "cc", "mark") or any(t.is_punct for t in using.doc[using.i : verb.i]):
        return
    relation, governor = using.dep_, using.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == using.i else (governor, relation)
    for child in [c for c in using.children if c.i > verb.i or c.i < own.left_edge.i]:
        child.head = verb
    own.head, own.dep_ = verb, thing.dep_
    using.head, using.dep_ = own, "acl"
    thing.head, thing.dep_ = using, "obj"


def _speaker_behind_comma(verb: Token) -> None:
    """ "Guards beat two men, a rights group charged on Sunday", read as a group that was charged."""
    speaker = verb.head
    before = speaker.left_edge.i if speaker.doc[speaker.left_edge.i].text == "," else speaker.left_edge.i - 1
    if verb.lower_ not in TELLING or before < 2 or speaker.doc[before].text != "," or speaker.i > verb.i:
        return
    above = next((t for t in speaker.ancestors if t.tag_.startswith("VB") and t.i < before), None)
    ends = all(t.is_punct for t in verb.doc[verb.right_edge.i + 1 :])
    if above is None or not ends or has(verb, "obj", "aux:pass", "obl:agent") or _is_charged_with(verb):
        return
    speaker.dep_ = "nsubj"
    verb.head, verb.dep_ = above, "parataxis"
    speaker.head = verb
    verb.tag_ = "VBD"


def _is_charged_with(verb: Token) -> bool:
    return any(c.lower_ in ("with", "of", "by") for phrase in verb.children for c in phrase.children)


def _joined_to_an_adverb(verb: Token) -> None:
    """ "was sharply and repeatedly criticised", read as something that was sharply."""
    adverb = verb.head
    was = next((c for c in adverb.children if c.dep_ == "cop"), None)
    if verb.tag_ != "VBN" or adverb.tag_ != "RB" or was is None or adverb.i > verb.i or has(verb, *NOMINAL_SUBJECTS):
        return
    relation, governor = adverb.dep_, adverb.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == adverb.i else (governor, relation)
    for child in [c for c in adverb.children if c.dep_ in (*NOMINAL_SUBJECTS, "cop", "aux", "punct")]:
        child.head = verb
        child.dep_ = {"nsubj": "nsubj:pass", "cop": "aux:pass"}.get(child.dep_, child.dep_)
    adverb.head, adverb.dep_ = verb, "advmod"


def _joined_to_an_object(verb: Token) -> None:
    """ "have given up fighting and surrendered", read as fighting and something that surrendered."""
    noun = verb.head
    above = noun.head
    past = verb.tag_ in ("VBD", "VBN") and above.tag_ in ("VBD", "VBN")
    if (
        not past
        or noun.tag_ not in NOUNS | {"CD"}
        or noun.dep_ not in ("obj", "xcomp", "obl")
        or above.i > noun.i > verb.i
    ):
        return
    if above.i < noun.i < verb.i and has(verb, "cc") and not has(verb, "aux:pass", "det", "amod", *NOMINAL_SUBJECTS):
        verb.head = above
        wounded = next((c for c in noun.children if c.dep_ == "conj" and c.left_edge.i == verb.i + 1), None)
        if wounded is not None:  # "killed one and wounded four", read as one, something wounded, and four
            wounded.head, wounded.dep_ = verb, "obj"


def _name_behind_verb(name: Token) -> None:
    """ "called Erdogan", "called a rally": a name or a noun right behind its verb is the object."""
    verb = name.head
    bare = name.left_edge.i == verb.i + 1 and not has(name, "case", "cop", "mark")
    told = name.tag_ == "NNP" or (name.tag_ == "NN" and name.left_edge.lower_ in ("a", "an"))
    if told and bare and verb.tag_.startswith("VB") and not has(verb, "obj", "nsubj:pass"):
        name.dep_ = "obj"


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "amod": (gerund_read_as_adjective,),
    "compound": (gerund_read_as_adjective, last_of_the_subjects),
    "advcl": (clause_read_as_phrase, main_read_as_report, infinitive_read_as_noun, released_from_what),
    "advmod": (adjective_before_a_comma,),
    "conj": (
        clause_read_as_phrase,
        _verb_joined_to_its_subject,
        _joined_to_an_adverb,
        _joined_to_an_object,
        past_joined_to_an_infinitive,
        second_preposition,
        actor_behind_a_source,
    ),
    "appos": (actor_behind_a_source,),
    "nmod:unmarked": (actor_behind_a_source,),
    "acl": (
        clause_read_as_phrase,
        deed_of_the_accused,
        released_from_what,
        _verb_of_a_bare_noun,
        _clause_joined_to_a_verb,
        _speaker_behind_comma,
        driven_not_loaded,
    ),
    "ROOT": (time_before_a_clause, _participle_read_as_verb),
    "parataxis": (clause_read_as_phrase, main_read_as_report),
    "ccomp": (clause_read_as_phrase, main_read_as_report, _participle_read_as_verb),
    "acl:relcl": (_clause_behind_source,),
    "case": (_verb_read_as_preposition,),
    "nmod": (actor_behind_a_source, _participle_read_as_noun),
    "obl": (
        clause_in_front,
        gerund_read_as_noun,
        gerund_with_its_object,
        _participle_read_as_noun,
        deed_read_as_phrase,
        day_of_the_deed,
        with_whom_one_talks,
    ),
    "obl:unmarked": (day_of_the_deed,),
    "nsubj": (time_before_a_clause, conjunction_of_the_subject, _participle_read_as_noun, body_behind_its_acronym),
    "nsubj:pass": (time_before_a_clause, conjunction_of_the_subject, body_behind_its_acronym),
    "xcomp": (
        infinitive_read_as_noun,
        _name_behind_verb,
        participle_of_object,
        clause_read_as_phrase,
        driven_not_loaded,
    ),
}
"""By the relation of a token, what may be wrong with it."""
