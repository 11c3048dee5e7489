"""What a noun is to its verb, where the parser's label is one that this verb cannot give: told by the kinds of verbs
that grammars list (linking, naming, giving, telling) and by the other arguments it has. Labels are those of Universal
Dependencies; heads change only where a preposition finds the word that it governs.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from index.extract.inflection import verb_forms
from index.extract.measures import is_measure, is_time_of
from index.extract.relations import NOUNS, has


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


LINKING = _forms("become remain seem")
LOOKING = _forms("feel look prove stay") | {"hold", "holds", "held"}
NAMING = _forms("brand call consider deem dub label name nickname")
CALLED = frozenset(
    "conference demonstration election elections halt meeting police protest rally referendum session strike summit "
    "talks truce vote".split()
)
"""What is called by who wants it, not by a name."""

GIVING = _forms("award give grant hand lend offer owe pay send show teach")
TELLING = _forms("advise ask assure convince inform notify persuade reassure remind tell warn")
ALLOWING = _forms("allow cause")
TRUSTING = _forms("email inform notify remind tell trust")
"""Verbs whose object, where it is a person, receives something also when nothing is said of what."""

COMING = _forms("come")
HEARERS = frozenset({"NNP", "NNPS", "NNS", "PRP"})
"""Tags of those who can be told something, more often than of what can be asked or told."""

ADJECTIVES = frozenset({"JJ", "JJR"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
RELATIVES = frozenset({"that", "which", "who", "whom"})
REFLEXIVES = frozenset("myself yourself himself herself itself ourselves yourselves themselves".split())
FINISHED = frozenset({"done", "finished"})
WE = frozenset({"i", "we", "you", "he", "she", "they"})
CLOSING = frozenset({"punct", "advmod", "obl", "obl:unmarked", "advcl", "cc", "conj"})
"""What may follow a preposition whose noun stands elsewhere."""


def told_by_verb(doc: Doc) -> Doc:
    """The same document, its arguments labelled as their verbs allow."""
    for token in doc:
        relation = token.dep_
        if relation == "obj":
            if token.i > token.head.i:
                _object(token)
            elif is_time_of(token):
                token.dep_ = "obl:unmarked"
        elif relation == "iobj":
            _receiver(token)
        elif relation == "aux:pass":
            if token.head.lower_ in FINISHED:
                _finished(token)
        elif token.tag_ == "IN" and relation in ("obl", "case", "advmod"):
            _stranded(token)
    return doc


def _object(noun: Token) -> None:
    if _is_done_to(noun):
        _stand_alone(noun)
    verb, word = noun.head, noun.head.lower_
    if is_measure(noun):
        noun.dep_ = "obl:unmarked"
    elif noun.tag_ == "RBS":
        noun.dep_ = "advmod"  # "What they fear most"
    elif word in COMING and not _has(verb.children, SUBJECTS):
        noun.dep_ = "nsubj"  # "From the capital comes news of a truce"
    elif word in LINKING or (word in LOOKING and noun.tag_ in ADJECTIVES and noun.left_edge.tag_ != "DT"):
        if not _has(verb.children, ("xcomp",)):
            noun.dep_ = "xcomp"  # "The town remains a ruin", "The truce held firm"
    elif noun.lower_ in REFLEXIVES:
        if _before(noun, "obj") is not None:
            noun.dep_ = "obl:unmarked"  # "The minister signed the order himself"
    elif word in NAMING:
        _name(noun)
    elif word in GIVING:
        first = _before(noun, "obj")
        if first is not None and first.right_edge.i + 1 == noun.left_edge.i and _before(noun, "iobj") is None:
            first.dep_ = "iobj"  # "The court gave the banks a week"
    elif word in ALLOWING:
        if _has(verb.rights, ("xcomp",)):
            noun.dep_ = "iobj"  # "The truce allowed villagers to return"
    elif (word in TRUSTING and noun.tag_ == "PRP" and noun.lower_ != "it") or (
        word in TELLING and noun.tag_ in HEARERS and _has(verb.rights, ("ccomp", "xcomp", "parataxis"))
    ):
        noun.dep_ = "iobj"  # "They told the envoys that talks were over", "Trust us"


def _is_done_to(noun: Token) -> bool:
    """Whether what was done to a thing ("use iodised salt") was read as a deed of who uses it."""
    participle, verb = noun.head, noun.head.head
    if participle.tag_ != "VBN" or participle.dep_ not in ("xcomp", "advcl") or noun.i != participle.i + 1:
        return False
    between = verb.doc[verb.i + 1 : participle.i]
    if verb.i > participle.i or any(t.tag_ not in ("CD", "RB", "DT") for t in between):
        return False
    if has(participle, "aux", "aux:pass", "mark", *SUBJECTS) or not verb.tag_.startswith("VB") or has(verb, "aux:pass"):
        return False
    return not any(c.dep_ in ("obj", "iobj") and not verb.i < c.i < participle.i for c in verb.children)


def _stand_alone(noun: Token) -> None:
    """ "The mills use iodised salt", "seized 12 locally made guns": salt that was iodised, and no iodising of it."""
    participle, verb = noun.head, noun.head.head
    for child in [c for c in participle.children if c.i > participle.i and c.i != noun.i]:
        child.head = verb if child.dep_ in ("obl", "advcl", "xcomp") else noun
    for word in [t for t in verb.doc[verb.i + 1 : participle.i] if t.head.i == verb.i and t.tag_ in ("CD", "DT")]:
        word.head, word.dep_ = noun, "det" if word.tag_ == "DT" else "nummod"
    noun.head, noun.dep_ = verb, "obj"
    participle.head, participle.dep_ = noun, "amod"


def _name(noun: Token) -> None:
    """ "They called the raid a crime", "a truce called a sham": what something is called, not what is called so."""
    verb = noun.head
    if noun.lower_ not in CALLED and not _has(verb.children, ("xcomp",)):
        named = _before(noun, "obj") or _before(noun, "iobj")
        if named is not None and noun.tag_ in NOUNS:
            named.dep_, noun.dep_ = "obj", "xcomp"
        elif named is None and (verb.dep_ == "acl" or _has(verb.children, ("nsubj:pass", "aux:pass"))):
            noun.dep_ = "xcomp"


def _receiver(noun: Token) -> None:
    """ "They gave it to the army": what is given, where who gets it is named with a preposition."""
    verb = noun.head
    if _has(verb.rights, ("obj", "ccomp", "xcomp", "parataxis")):
        return
    for other in verb.rights:
        if other.dep_ == "obl" and any(child.lower_ == "to" and child.dep_ == "case" for child in other.lefts):
            noun.dep_ = "obj"


def _finished(be: Token) -> None:
    """ "We are done": whoever is done has finished, and nobody did it to them."""
    done = be.head
    if be.tag_ == "VBN" or be.lower_.startswith("g") or _has(done.children, ("obl:agent",)):
        return
    for subject in done.lefts:
        if subject.dep_ == "nsubj:pass" and subject.lower_ in WE:
            subject.dep_, be.dep_ = "nsubj", "cop"


def _stranded(preposition: Token) -> None:
    """ "The rebels that the envoy spoke to": the preposition governs the relative word, which is no object."""
    verb = preposition.head
    if preposition.i < verb.i or not verb.tag_.startswith("VB") or preposition.n_lefts or preposition.n_rights:
        return
    if preposition.i + 1 < len(preposition.doc):
        after = preposition.nbor()
        if after.head.i == verb.i and after.dep_ not in CLOSING:
            return
    for word in verb.lefts:
        if word.dep_ == "obj" and word.lower_ in RELATIVES:
            word.dep_ = "obl"
            preposition.head, preposition.dep_ = word, "case"
            return


def _before(noun: Token, relation: str) -> Token | None:
    """Another argument of the verb, between it and the noun."""
    verb = noun.head
    return next((c for c in verb.rights if c.i < noun.i and c.dep_ == relation), None)


def _has(tokens: Iterable[Token], relations: Iterable[str]) -> bool:
    return any(token.dep_ in relations for token in tokens)
