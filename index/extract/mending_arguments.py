"""Faults of trees where a word hangs on the wrong verb, or a verb was taken for something else, mended right after
parsing like those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from index.extract.inflection import verb_forms

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
HELD = frozenset("hold holds held holding".split())
ACCUSING = frozenset(form for verb in ("accuse", "suspect", "convict", "acquit") for form in verb_forms(verb))
PAST_OR_NOUN = frozenset({"shot", "hit", "cut"})
"""Past forms that are nouns as well."""


def arguments_mended(doc: Doc) -> Doc:
    """The same document, its faults undone."""
    for token in doc:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)
        if token.tag_ == "NN" and token.lower_ in PAST_OR_NOUN:
            _verb_read_as_noun(token)
    return doc


def _subject_of_auxiliary(subject: Token) -> None:
    """ "The council has once again outright rejected it": who rejected it hung on "has"."""
    verb = subject.head.head
    if subject.head.dep_ in ("aux", "aux:pass") and subject.i < verb.i and not _has(verb, *SUBJECTS):
        subject.head = verb


def _of_clause_before(subject: Token) -> None:
    """ "The bombs that killed two guards were hidden": the guards taken for a second subject of what follows."""
    verb = subject.head
    first = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < subject.i), None)
    before = subject.left_edge.i - 1
    if first is None or before <= first.i:
        return
    inner = subject.doc[before]
    if inner.dep_ == "acl:relcl" and inner.tag_ in FINITE and not _has(inner, "obj", "nsubj:pass"):
        subject.head, subject.dep_ = inner, "obj"


def _article_alone(article: Token) -> None:
    """ "The Red Dawn claimed", read as two subjects: no article stands alone."""
    if article.lower_ not in ("the", "a", "an") or article.i + 1 >= len(article.doc):
        return
    noun = next((c for c in article.head.children if c.left_edge.i == article.i + 1 and c.i != article.i), None)
    if noun is not None and noun.tag_ in NOUNS:
        article.head, article.dep_ = noun, "det"


def _behind_preposition(noun: Token) -> None:
    """ "Kenyans from throughout the country marched", read as Kenyans and a country: no subject stands so."""
    first = next((c for c in noun.head.children if c.dep_ in SUBJECTS and c.right_edge.i < noun.i), None)
    case = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if first is None or case.tag_ != "IN" or case.head.i != noun.head.i or case.i < first.i:
        return
    for word in noun.doc[first.right_edge.i + 1 : noun.left_edge.i]:
        if word.tag_ == "IN" and word.head.i == noun.head.i:
            word.head, word.dep_ = noun, "case"
    noun.head, noun.dep_ = first, "nmod"


def _joined_to_the_noun_before(subject: Token) -> None:
    """ "A couple and their son died": the couple hung on the verb, as if something else."""
    first = subject.left_edge
    before = subject.doc[first.i - 1] if first.i else first
    if first.dep_ != "cc" or first.head.i != subject.i or before.head.i != subject.head.i:
        return
    if before.tag_ in NOUNS and before.dep_ in ("obl:unmarked", "obl", "parataxis", "dep") and not _has(before, "case"):
        before.dep_, subject.head, subject.dep_ = subject.dep_, before, "conj"


def _source_before(subject: Token) -> None:
    """ "According to Captain Lena Moss, the guard was killed": the source taken for the first of two subjects."""
    opening = subject.left_edge
    second = any(c.dep_ in SUBJECTS and c.i > subject.i for c in subject.head.children)
    if second and opening.lower_ == "according" and opening.dep_ == "case":
        opening.head, subject.dep_ = subject, "obl"


def _swallowed_participle(subject: Token) -> None:
    """ "Two nurses murdered on Friday by soldiers were buried": read as nurses who murdered, and soldiers buried."""
    verb, reduced = subject.head, subject.head.head
    agent = next((c for c in subject.children if c.dep_ == "case" and c.lower_ == "by"), None)
    if agent is None or verb.dep_ not in ("conj", "parataxis", "ccomp") or reduced.i > subject.i or _has(verb, "cc"):
        return
    own = next((c for c in reduced.children if c.dep_ in SUBJECTS and c.i < reduced.i), None)
    if own is None or reduced.tag_ not in ("VBD", "VBN") or _has(reduced, "obj", "aux", "aux:pass", "cop"):
        return
    relation, governor = reduced.dep_, reduced.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == reduced.i else (governor, relation)
    for child in [c for c in reduced.children if c.i < own.left_edge.i or c.i > verb.i]:
        child.head = verb
    subject.head, subject.dep_ = reduced, "obl:agent"
    own.head, own.dep_ = verb, "nsubj:pass" if _has(verb, "aux:pass") else "nsubj"
    noun = reduced.doc[reduced.i - 1]
    reduced.head = noun if own.is_ancestor(noun) and noun.tag_ in NOUNS else own
    reduced.dep_, reduced.tag_ = "acl", "VBN"


def _clause_of_pronoun(which: Token) -> None:
    """ "The ambush in which six died was condemned": the clause hung on "which", and that on what follows."""
    clause = next((c for c in which.children if c.dep_ == "acl:relcl" and c.i > which.i), None)
    before = which.left_edge.i - 1
    if which.lower_ != "which" or clause is None or before < 0 or which.head.i < clause.i:
        return
    noun = which.doc[before - 1] if which.doc[before].text == "," and before else which.doc[before]
    if noun.tag_ in NOUNS and not which.is_ancestor(noun):
        clause.head = noun
        which.head, which.dep_ = clause, "obl"


def _behind_predicate(phrase: Token) -> None:
    """ "Two teachers were shot dead by gunmen": the gunmen hung on "dead"."""
    above = phrase.head
    if above.dep_ == "xcomp" and above.tag_ == "JJ" and above.head.i + 1 == above.i < phrase.i:
        phrase.head = above.head


def _predicate_before_figure(adjective: Token) -> None:
    """ "Gunmen shot dead two teachers", read as two dead teachers: no adjective stands before a figure."""
    thing = adjective.head
    verb = adjective.nbor(-1) if adjective.i else adjective
    between = [c for c in thing.children if adjective.i < c.i < thing.i and c.dep_ in ("det", "nummod", "nmod:poss")]
    if adjective.tag_ == "JJ" and between and thing.head.i == verb.i and verb.tag_.startswith("VB"):
        adjective.head, adjective.dep_ = verb, "xcomp"


def _predicate_behind_object(adjective: Token) -> None:
    """ "holds the army responsible for the attack", read as an army responsible."""
    thing = adjective.head
    verb = thing.head if thing.dep_ != "conj" else thing.head.head
    if adjective.i == thing.i + 1 and verb.lower_ in HELD and thing.dep_ in ("obj", "conj") and verb.i < thing.i:
        adjective.head, adjective.dep_ = verb, "xcomp"


def _swallowed_before_verb(participle: Token) -> None:
    """ "The blast wounded scores and killed a guard", read as wounded scores of blasts that killed."""
    doc, thing = participle.doc, participle.head
    subject = doc[participle.i - 1] if participle.i else participle
    if participle.tag_ not in ("VBN", "VBD") or thing.i < participle.i or subject.tag_ not in NOUNS:
        return
    if subject.head.i not in (thing.i, participle.i) or subject.dep_ not in ("compound", "nsubj", "nmod"):
        return
    others = [c for c in thing.children if c.dep_ == "conj" and c.tag_ == "VBD" and not _has(c, *SUBJECTS)]
    if not others or thing.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return
    relation, governor = thing.dep_, thing.head
    participle.tag_ = "VBD"
    for child in [c for c in thing.lefts if c.i < subject.i]:
        child.head = subject
    for child in [c for c in thing.rights if c in others or (c.dep_ in ("punct", "cc") and c.i > thing.i)]:
        child.head = participle
    participle.head, participle.dep_ = (participle, "ROOT") if governor.i == thing.i else (governor, relation)
    subject.head, subject.dep_ = participle, "nsubj"
    thing.head, thing.dep_ = participle, "obj"


def _verb_read_as_noun(shot: Token) -> None:
    """ "Rebels shot and killed a guard", "The army shot two men": a shot of the rebels', or the army's."""
    doc = shot.doc
    subject = doc[shot.i - 1] if shot.i else shot
    if subject.tag_ not in NOUNS or subject.head.i != shot.i or subject.dep_ not in ("compound", "nsubj"):
        return
    joined = any(c.dep_ == "conj" and c.tag_ == "VBD" and c.i == shot.i + 2 for c in shot.children)
    if not joined and not _has(shot, "obj"):
        return
    shot.tag_ = "VBD"
    for child in [c for c in shot.lefts if c.i < subject.i and c.dep_ != "cc" and c.dep_ != "punct"]:
        child.head = subject
    subject.dep_ = "nsubj"


def _joined_by_its_subject(verb: Token) -> None:
    """ "two soldiers were killed and five injured in an ambush": the second half taken for a clause of the first."""
    if verb.tag_ != "VBN" or not verb.head.tag_.startswith("VB") or verb.head.i > verb.i:
        return
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    joining = next((c for c in subject.children if c.dep_ == "cc"), None) if subject is not None else None
    if joining is not None and joining.i == verb.left_edge.i and not _has(verb, "mark", "advmod"):
        joining.head, verb.dep_ = verb, "conj"


def _object_of_nearest_verb(thing: Token) -> None:
    """ "killed one soldier and wounded four": the four hung on the first verb."""
    verb = thing.head
    nearest = thing.doc[thing.left_edge.i - 1] if thing.left_edge.i else thing
    if nearest.i == verb.i or nearest.dep_ != "conj" or nearest.head.i != verb.i or not nearest.tag_.startswith("VB"):
        return
    if not _has(nearest, "obj", "nsubj:pass") and any(c.dep_ == "obj" and c.i < nearest.i for c in verb.children):
        thing.head = nearest


def _agent_read_as_object(agent: Token) -> None:
    """ "was murdered by two paid assassins who fled": the assassins taken for victims."""
    first, verb = agent.left_edge, agent.head
    if first.lower_ == "by" and first.dep_ == "case" and first.head.i != agent.i and _has(verb, "aux:pass"):
        first.head, agent.dep_ = agent, "obl:agent"


def _accused_of(crime: Token) -> None:
    """ "accused the government of fraud", read as a government of fraud."""
    accused, verb = crime.head, crime.head.head
    if accused.dep_ != "obj" or verb.lower_ not in ACCUSING or crime.i < accused.i or _has(crime, "nmod:poss"):
        return
    is_of = any(c.dep_ == "case" and c.lower_ == "of" for c in crime.children)
    single = not any(c.dep_ == "nmod" and c.i > crime.i for c in accused.children)
    if is_of and single and crime.tag_ == "NN" and not _has(crime, "det"):
        crime.head, crime.dep_ = verb, "obl"


def _taken_hostage(hostage: Token) -> None:
    """ "taking three others hostage", read as one hostage."""
    held = next((c for c in hostage.children if c.dep_ == "compound" and c.i == hostage.i - 1), None)
    if hostage.lower_ in ("hostage", "prisoner", "captive") and held is not None and held.tag_ in ("NNS", "CD"):
        held.head, held.dep_ = hostage.head, "obj"
        hostage.dep_ = "xcomp"
        for child in [c for c in hostage.lefts if c.i < held.i]:
            child.head = held


def _named_behind(name: Token) -> None:
    """ "met his counterpart Lena Moss", "the guard Tom Rask was killed": the name taken for somebody else."""
    before, relation = name.left_edge.i - 1, name.dep_
    first = next((c for c in name.head.children if c.right_edge.i == before and c.i != name.head.i), None)
    if first is None or first.dep_ not in (relation, "obl") or first.tag_ != "NN" or _has(first, "case"):
        return
    if name.tag_ == "NNP" and _has(first, "nmod:poss", "det"):
        first.dep_, name.head, name.dep_ = relation, first, "appos"


def _list_behind_name(name: Token) -> None:
    """ "killed the judge Ada Verrin, her driver and two guards": what goes on the list hung on her name."""
    if name.tag_ != "NNP" or name.left_edge.i != name.head.i + 1:
        return
    listed = any(c.dep_ == "conj" for c in name.children)
    for child in [c for c in name.children if c.dep_ == "conj" or (c.dep_ == "appos" and listed)]:
        if child.tag_ in NOUNS and child.tag_ != "NNP":
            child.head, child.dep_ = name.head, "conj"


def _renamed_behind_comma(second: Token) -> None:
    """ "blamed the Black Reed, the name that officials use": another name, taken for a second object."""
    verb = second.head
    first = next((t for t in second.subtree if not t.is_punct), second)
    comma = second.doc[first.i - 1] if first.i else first
    if comma.text != "," or first.lower_ not in ("the", "a", "an") or not _has(second, "acl:relcl", "acl", "nmod"):
        return
    if _has(second, "conj", "cc") or comma.i - 1 <= verb.i:
        return
    named = next((c for c in verb.children if c.right_edge.i == comma.i - 1 and c.dep_ in ("obj", "obl")), None)
    if named is not None and named.tag_ in NOUNS:
        second.head, second.dep_ = named, "appos"
        if not _has(named, "case"):
            named.dep_ = "obj"


_OF_SUBJECTS = (
    _article_alone,
    _behind_preposition,
    _joined_to_the_noun_before,
    _named_behind,
    _subject_of_auxiliary,
    _source_before,
    _swallowed_participle,
)
_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "nsubj": _OF_SUBJECTS,
    "nsubj:pass": (*_OF_SUBJECTS, _of_clause_before),
    "obl": (_behind_predicate, _clause_of_pronoun),
    "obl:agent": (_behind_predicate,),
    "amod": (_predicate_before_figure, _predicate_behind_object, _swallowed_before_verb),
    "nmod": (_accused_of,),
    "appos": (_list_behind_name,),
    "obj": (_agent_read_as_object, _taken_hostage, _object_of_nearest_verb, _renamed_behind_comma, _named_behind),
    "advcl": (_joined_by_its_subject,),
    "acl": (_joined_by_its_subject,),
    "ccomp": (_joined_by_its_subject,),
}
"""By the relation of a token, what may be wrong with it."""


def _has(token: Token, *relations: str) -> bool:
    return any(child.dep_ in relations for child in token.children)
