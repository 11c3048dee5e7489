"""Faults of trees where the subject of a clause was lost to another word, mended right after parsing like those in
`mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.dates.words import DAYS
from index.extract.measures import SPANS
from index.extract.mending_reduced import REPORTING
from index.extract.mending_speech import SAY
from index.extract.relations import CLAUSES, FINITE, NOMINAL_SUBJECTS, NOUNS, has

SINGULAR = frozenset({"has", "is", "was"})
HAVE = frozenset({"has", "have", "had"})
RELATIVES = frozenset({"that", "which", "whom"})
MEANING = frozenset({"plan", "vow", "hope", "aim", "pledge", "promise", "attempt"})
"""Verbs of those who mean to do something, which are nouns as well."""

WHEREABOUTS = frozenset({"outside", "inside", "near", "behind", "beside"})


def subjects_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)


def _participle_of_the_subject(verb: Token) -> None:
    """ "The coalition fighting rebels has declared a truce", read as a fight that declared."""
    noun = verb.doc[verb.i - 1] if verb.i else verb
    above = verb.head
    if verb.tag_ != "VBG" or noun.head.i != verb.i or noun.dep_ != "nsubj" or above.i < verb.i:
        return
    if noun.tag_ in NOUNS and not has(above, *NOMINAL_SUBJECTS):
        noun.head, noun.dep_ = above, "nsubj:pass" if has(above, "aux:pass") else "nsubj"
        verb.head, verb.dep_ = noun, "acl"


def verb_behind_a_relative_clause(verb: Token) -> None:
    """ "Gunmen, who arrived in two trucks, shot dead two nurses", read as who arrived and shot."""
    inner = verb.head
    first = verb.left_edge
    comma = first if first.text == "," or not first.i else verb.doc[first.i - 1]
    who = next((c for c in inner.children if c.dep_ == "nsubj" and c.lower_ in ("who", "which")), None)
    if verb.tag_ != "VBD" or comma.text != "," or who is None or who.i < 2 or verb.doc[who.i - 1].text != ",":
        return
    noun = verb.doc[who.i - 2]
    noun = noun.head if noun.dep_ in ("flat", "compound") else noun
    if (
        has(verb, "cc", *NOMINAL_SUBJECTS)
        or noun.tag_ not in NOUNS
        or noun.dep_ not in ("nsubj", "obj", "conj", "appos")
    ):
        return
    relation, governor = inner.dep_, inner.head
    if relation == "acl:relcl":
        if governor.i != noun.i or noun.dep_ != "obj" or noun.head.lower_ not in SAY:
            return
        relation, governor = "ccomp", noun.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == inner.i else (governor, relation)
    for child in [child for child in inner.children if child.i > verb.i]:
        child.head = verb
    for child in [child for child in inner.children if child.i < noun.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    inner.head, inner.dep_ = noun, "acl:relcl"


def _finite_verb_of_a_noun(verb: Token) -> None:
    """ "the number of guerrillas killed in the area": what hangs on a noun without a subject is a participle."""
    noun = verb.head
    hangs = verb.tag_ == "VBD" and noun.tag_ in NOUNS and noun.dep_ != "ROOT"
    if hangs and not has(verb, "obj", "aux", *NOMINAL_SUBJECTS):
        verb.tag_ = "VBN"


def _subject_read_as_time(noun: Token) -> None:
    """ "A couple and their son died": no span of time stands before a verb that has no subject."""
    verb = noun.head
    if noun.i > verb.i or noun.tag_ not in NOUNS or noun.lower_ in SPANS | DAYS or noun.tag_ == "NNP":
        return
    bare = not has(verb, "csubj", "expl", *NOMINAL_SUBJECTS) and verb.dep_ in CLAUSES
    if bare and verb.tag_ in FINITE and noun.left_edge.i == 0 and not has(noun, "case"):
        noun.dep_ = "nsubj"


def _object_of_the_relative_clause(which: Token) -> None:
    """ "The convoy that rebels attacked carried flour": a clause has one subject, and "that" is none beside it."""
    verb = which.head
    if which.lower_ not in RELATIVES or verb.dep_ != "acl:relcl":
        return
    others = [c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and which.i < c.i < verb.i]
    if others and not has(verb, "obj", "cop"):
        which.dep_ = "obj"


def _wounded_subject(figure: Token) -> None:
    """ "Sixteen wounded people were taken away", read as sixteen who wounded people."""
    wounded = figure.head
    if figure.tag_ != "CD" or figure.i + 1 != wounded.i or wounded.tag_ not in ("VBN", "VBD"):
        return
    people = wounded.doc[wounded.i + 1] if wounded.i + 1 < len(wounded.doc) else wounded
    verb = next((c for c in wounded.children if c.dep_ in ("conj", "parataxis", "ccomp") and c.i > people.i), None)
    if verb is None or people.dep_ != "obj" or has(verb, "cc", *NOMINAL_SUBJECTS) or verb.left_edge.i != people.i + 1:
        return
    relation, governor = wounded.dep_, wounded.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == wounded.i else (governor, relation)
    for child in [c for c in wounded.rights if c.i > people.i and c.i != verb.i]:
        child.head = verb
    people.head, people.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    wounded.head, wounded.dep_, wounded.tag_ = people, "amod", "VBN"
    figure.head, figure.dep_ = people, "nummod"


def _hyphenated(noun: Token) -> None:
    """ "Ostrana test-fired two missiles", read as a test that fired: what a hyphen joins to a verb is no subject."""
    verb = noun.head
    if verb.tag_ not in ("VBD", "VBN", "VBZ") or noun.i + 2 != verb.i or verb.doc[noun.i + 1].text != "-":
        return
    relation = "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    for child in list(noun.children):
        child.head = verb
        if child.dep_ in ("compound", "amod") and child.i + 1 == noun.i and child.tag_ in NOUNS:
            child.dep_ = relation
        elif child.dep_ == "compound" and child.i + 2 == noun.i:
            child.head = verb.doc[noun.i - 1]
    noun.dep_ = "compound"


def _has_since(verb: Token) -> None:
    """ "And has since released 40 captives", read as a clause of time: what has been done since was done."""
    since = verb.left_edge
    has_ = verb.doc[since.i - 1] if since.i else verb
    if verb.tag_ != "VBN" or since.lower_ != "since" or since.head.i != verb.i or has_.lower_ not in HAVE:
        return
    if has_.dep_ not in ("conj", "ROOT", "ccomp") or any(c.tag_ == "VBN" and c.i < since.i for c in has_.rights):
        return
    relation, governor = has_.dep_, has_.head
    verb.dep_, verb.head = relation, verb if governor.i == has_.i else governor
    for child in [c for c in has_.children if c.i != verb.i]:
        child.head = verb
    has_.head, has_.dep_, since.dep_ = verb, "aux", "advmod"


def _rose(noun: Token) -> None:
    """ "Prices rose to a record", read as a flower."""
    if noun.lower_ != "rose" or noun.tag_ != "NN":
        return
    before = noun.doc[noun.i - 1] if noun.i else noun
    after = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    if (
        after in ("to", "by", "from", "above")
        and before.tag_ in NOUNS
        and before.head.i == noun.i
        and not any(t.tag_ in FINITE for t in noun.doc)
    ):
        noun.tag_, before.dep_ = "VBD", "nsubj"
        for child in noun.rights:
            child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_


def _means_to(noun: Token) -> None:
    """ "Rebels plan to attack Sarnat", read as a plan of rebels: no plural stands before a noun so."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    if noun.lower_ not in MEANING or noun.tag_ != "NN" or before.tag_ not in ("NNS", "NNPS") or before.head.i != noun.i:
        return
    act = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VB"), None)
    if act is not None and act.left_edge.lower_ == "to" and act.left_edge.i == noun.i + 1:
        noun.tag_, before.dep_, act.dep_ = "VBP", "nsubj", "xcomp"


def _verb_read_as_noun(noun: Token) -> None:
    """ "The advisers train recruits", read as a train: what has a subject and an object is a verb."""
    if noun.tag_ not in ("NN", "NNS"):
        return
    if has(noun, "nsubj") and any(c.dep_ == "obj" for c in noun.rights) and not has(noun, "cop"):
        noun.tag_ = "VBP" if noun.tag_ == "NN" else "VBZ"


def _joined_to_a_day(noun: Token) -> None:
    """ "Last month, village and mosque leaders accused the army", read as a month and leaders that accused."""
    day = noun.head
    verb = day.head
    behind = day.i + 1 < noun.i < verb.i and verb.doc[day.i + 1].text == ","
    if day.lower_ not in SPANS | DAYS or not behind or day.dep_ not in ("obl", "obl:unmarked"):
        return
    joined = [c for c in day.children if c.dep_ == "conj" and c.tag_ in NOUNS]
    if not joined or joined[0].i != noun.i or has(verb, "csubj", "expl", *NOMINAL_SUBJECTS) or verb.tag_ not in FINITE:
        return
    noun.head, noun.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    for other in joined[1:]:
        other.head = noun


def _object_of_the_verb_before(noun: Token) -> None:
    """ "The army has tanks and the rebels are cut off", read as tanks and rebels that are cut off."""
    verb, first = noun.head, noun.head.head
    second = next((c for c in noun.children if c.dep_ == "conj" and has(c, "cc") and noun.i < c.i < verb.i), None)
    if verb.dep_ != "conj" or second is None or not first.i < noun.left_edge.i or has(verb, "cc", "mark"):
        return
    if not has(first, *NOMINAL_SUBJECTS) or has(first, "obj", "iobj", "ccomp", "xcomp", "aux:pass", "cop"):
        return
    between = first.doc[first.i + 1 : noun.left_edge.i]
    if (
        not first.tag_.startswith("VB")
        or first.lower_ in REPORTING
        or any(t.tag_ not in ("RB", "RP", "HYPH") for t in between)
    ):
        return
    noun.head, second.head, second.dep_ = first, verb, noun.dep_
    noun.dep_ = "obj"
    for joining in [c for c in second.children if c.dep_ == "cc"]:
        joining.head = verb


def _joined_second_subject(noun: Token) -> None:
    """ "A pact of the party and two groups has been formed", read as a pact, and two groups that have been formed."""
    verb, start = noun.head, noun.left_edge
    if start.dep_ != "cc" and (not start.i or start.nbor(-1).dep_ != "cc"):
        return
    first = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and c.right_edge.i < start.i), None)
    joining = next((c for c in (*noun.children, *verb.children) if c.dep_ == "cc" and c.i < noun.i), None)
    if first is None or joining is None or verb.i < noun.i or joining.i not in (start.i, start.i - 1):
        return
    if first.right_edge.i != joining.i - 1 or first.tag_ not in NOUNS or has(first, "case"):
        return
    one = any(c.dep_ in ("aux", "aux:pass", "cop") and c.lower_ in SINGULAR for c in verb.children)
    inner = [t for t in first.subtree if t.dep_ == "nmod" and t.tag_ in NOUNS]
    inner = [t for t in inner if t.tag_.endswith("S") == noun.tag_.endswith("S")] or inner
    noun.head, noun.dep_ = (inner[-1] if one and inner else first), "conj"
    joining.head = noun


def _place_in_front(place: Token) -> None:
    """ "Outside the court, 200 supporters blocked traffic", read as a court that blocked it."""
    verb, opening = place.head, place.left_edge
    if opening.dep_ != "case" or opening.head.i != place.i or opening.lower_ not in WHEREABOUTS or place.i > verb.i:
        return
    behind = [c for c in place.rights if c.dep_ in ("nmod", "appos", "conj") and c.i < verb.i and c.left_edge.i > 0]
    own = next((c for c in behind if "," in (c.left_edge.text, c.left_edge.nbor(-1).text)), None)
    if any(c.dep_ in NOMINAL_SUBJECTS and c.i > place.i for c in verb.lefts):
        place.dep_ = "obl"
    elif own is not None and (own.tag_ in NOUNS or own.tag_ == "CD"):
        own.head, own.dep_, place.dep_ = verb, place.dep_, "obl"


def _place_that_places(name: Token) -> None:
    """ "The bridge in Orsa, Morland was hit", read as two that were hit."""
    alone = name.left_edge.i == name.i == name.right_edge.i
    if name.tag_ != "NNP" or not alone or name.i < 3 or name.nbor(-1).text != ",":
        return
    inner = name.nbor(-2)
    first = next((c for c in name.head.children if c.dep_ in NOMINAL_SUBJECTS and c.i < inner.i), None)
    if (
        first is not None
        and inner.tag_ == "NNP"
        and inner.dep_ in ("nmod", "flat", "compound")
        and first.is_ancestor(inner)
    ):
        name.head, name.dep_ = inner, "nmod:unmarked"


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "csubj": (_participle_of_the_subject,),
    "conj": (verb_behind_a_relative_clause, _joined_to_a_day),
    "advcl": (_has_since,),
    "acl": (_finite_verb_of_a_noun,),
    "obl:unmarked": (
        _hyphenated,
        _subject_read_as_time,
    ),
    "nsubj": (
        _hyphenated,
        _object_of_the_relative_clause,
        _wounded_subject,
        _object_of_the_verb_before,
        _joined_second_subject,
        _place_that_places,
        _place_in_front,
    ),
    "nsubj:pass": (_object_of_the_verb_before, _joined_second_subject, _place_that_places, _place_in_front),
    "ROOT": (_verb_read_as_noun, _rose, _means_to),
    "ccomp": (_verb_read_as_noun, _rose, _means_to),
}
"""By the relation of a token, what may be wrong with it."""
