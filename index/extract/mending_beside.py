"""Faults of trees where a word hangs on what governs its neighbour, and not on its neighbour: two subjects of a verb, a
camp that is a run, the deed of an accused told of who accuses; mended before the others of `mending.py`. Each function
undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.mending_attachment import released_from_what
from index.extract.mending_names import ACCUSING
from index.extract.relations import NOMINAL_SUBJECTS, NOUNS, first_of_verb, has, has_case, has_mark

BE = frozenset({"is", "are", "was", "were"})
LIKE_VERBS = frozenset({"free", "open", "clear", "clean", "lower", "slow", "narrow", "empty"})
"""Adjectives that are verbs as well: "Each side is to free 20 prisoners"."""
ASIDE = frozenset({",", "-", "--", "–", "—"})
LIMITS = frozenset("ban bans curb curbs limit limits embargo moratorium crackdown restrictions".split())
MADE_TO = frozenset(
    form for verb in "prompt force cause lead compel order urge allow".split() for form in verb_forms(verb)
)


def beside_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        relation, tag = token.dep_, token.tag_
        if relation in NOMINAL_SUBJECTS:
            if tag in NOUNS:
                _last_name(token)
                _owner(token)
                _object_of_the_participle(token)
        elif tag == "NNS" and relation == "ROOT" and token.lower_ == "calls":
            _calls_on(token)
        elif tag == "VBG" and relation in ("advcl", "obl"):
            _what_the_accused_did(token)
        elif tag == "VBN":
            _participle_of_the_noun_before(token)
            if relation == "xcomp":
                released_from_what(token)
            _said_aside(token)
        elif tag == "VB" and relation == "acl":
            _who_is_made_to(token)
        elif tag == "JJ" and token.lower_ in LIKE_VERBS:
            _verb_read_as_adjective(token)
        elif tag == "WP$":
            _whose_did(token)
        elif tag == "WDT" and token.i > 1:
            _in_which(token)
        elif relation == "obl" and tag in NOUNS:
            _what_is_limited(token)


def _last_name(name: Token) -> None:
    """ "Colonel Ivo Marek said", read as two who said it."""
    first = name.nbor(-1) if name.i else name
    beside = first.i != name.i and first.dep_ == name.dep_ and first.head.i == name.head.i
    if beside and name.tag_ == first.tag_ == "NNP" and name.left_edge.i == name.i:
        name.head, name.dep_ = first, "flat"


def _calls_on(calls: Token) -> None:
    """ "Kenya calls on rebels to disarm", a headline, read as calls and no sentence."""
    who = calls.nbor(-1) if calls.i else calls
    onto = next((c for c in calls.rights if c.dep_ == "nmod" and has_case(c, "on")), None)
    deed = next((c for c in calls.rights if c.dep_ == "acl" and c.tag_ == "VB" and has_mark(c, "to")), None)
    if onto is None or deed is None or who.tag_ not in ("NNP", "NNPS") or who.dep_ != "compound":
        return
    calls.tag_, deed.dep_ = "VBZ", "xcomp"
    who.dep_, onto.dep_ = "nsubj", "obl"


def _owner(owner: Token) -> None:
    """ "Kenya's army test-fired two missiles", read as Kenya that did."""
    mark = owner.nbor() if owner.i + 1 < len(owner.doc) else owner
    verb = owner.head
    if mark.tag_ != "POS" or mark.head.i != owner.i or not mark.i < verb.i:
        return
    owned = next((t for t in owner.doc[mark.i + 1 : verb.i] if t.tag_ in NOUNS), None)
    if (
        owned is None
        or owned.dep_ not in ("compound", "amod")
        or not (owned.head.i == verb.i or verb.is_ancestor(owned))
    ):
        return
    owned.head, owned.dep_ = verb, owner.dep_
    owner.head, owner.dep_ = owned, "nmod:poss"


def _object_of_the_participle(noun: Token) -> None:
    """ "A petition demanding the release of the poet was handed over", read as a release that was handed over too."""
    verb = noun.head
    first = next((c for c in verb.lefts if c.dep_ in NOMINAL_SUBJECTS and c.i < noun.i), None)
    opening = noun.left_edge
    before = opening.nbor(-1) if opening.i else opening
    if first is None or before.tag_ != "VBG" or before.dep_ != "acl" or before.head.i != first.i or has(before, "obj"):
        return
    noun.head, noun.dep_ = before, "obj"


def _what_the_accused_did(gerund: Token) -> None:
    """ "accused the army of shelling a church on Tuesday, killing seven people", "accused of bombing a market in 2014":
    the seven were killed by the shelling, and the year is that of the bombing.
    """
    accusing = gerund.head
    opening = gerund.nbor(-1) if gerund.i else gerund
    if accusing.lower_ not in ACCUSING or opening.lower_ != "of" or opening.head.i != gerund.i or accusing.i > gerund.i:
        return
    gerund.dep_, opening.dep_ = "advcl", "mark"
    for late in [c for c in accusing.rights if c.i > gerund.i]:
        result = late.dep_ == "advcl" and late.tag_ == "VBG" and late.nbor(-1).text == ","
        if result or (late.tag_ == "CD" and late.dep_ == "obl" and has_case(late, "in")):
            late.head = gerund


def _participle_of_the_noun_before(participle: Token) -> None:
    """ "The raid on a camp run by the Black Reed killed six", read as a run of camps."""
    noun = participle.nbor(-1) if participle.i else participle
    if participle.dep_ not in ("nmod", "obl", "obj") or noun.dep_ != "compound" or noun.head.i != participle.i:
        return
    by = next((c for c in participle.rights if has_case(c, "by")), None)
    if by is None or noun.tag_ not in NOUNS:
        return
    for child in [c for c in participle.lefts if c.i < noun.i]:
        child.head = noun
    noun.head, noun.dep_ = participle.head, participle.dep_
    participle.head, participle.dep_ = noun, "acl"
    by.dep_ = "obl:agent"


def _said_aside(participle: Token) -> None:
    """ "The driver, Marko Dravic - wounded by guards - had left the army", read as a wounding when it left."""
    main = participle.head
    who = next((c for c in participle.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    if (
        who is None
        or main.i < participle.i
        or participle.dep_ not in ("advcl", "ccomp")
        or has(main, *NOMINAL_SUBJECTS)
    ):
        return
    opening, closing = participle.nbor(-1), first_of_verb(main, participle.i).nbor(-1)
    if has(participle, "aux", "aux:pass", "mark") or opening.text not in ASIDE or closing.text not in ASIDE:
        return
    if closing.i > participle.i and who.i < opening.i:
        who.head, who.dep_ = main, "nsubj:pass" if has(main, "aux:pass") else "nsubj"
        participle.head, participle.dep_ = who, "acl"


def _who_is_made_to(verb: Token) -> None:
    """ "prompting villagers to flee", read as villagers whose purpose is to flee."""
    people = verb.head
    if people.dep_ == "obj" and people.head.lower_ in MADE_TO and people.i < verb.i:
        verb.head, verb.dep_ = people.head, "xcomp"


def _verb_read_as_adjective(verb: Token) -> None:
    """ "Each side is to free 20 prisoners", read as a side that is bound for free prisoners."""
    noun = verb.head
    to = verb.nbor(-1) if verb.i > 1 else verb
    be = to.nbor(-1) if to.i else to
    if verb.dep_ != "amod" or to.lower_ != "to" or be.lower_ not in BE or {to.head.i, be.head.i} != {noun.i}:
        return
    if be.dep_ != "cop" or noun.tag_ not in NOUNS:
        return
    verb.head, verb.dep_ = (verb, "ROOT") if noun.head.i == noun.i else (noun.head, noun.dep_)
    verb.tag_, to.tag_ = "VB", "TO"
    for child in [c for c in noun.children if c.i < verb.i or c.is_punct]:
        child.head = verb
    be.dep_, to.dep_ = "aux", "mark"
    noun.head, noun.dep_ = verb, "obj"


def _what_is_limited(thing: Token) -> None:
    """ "issued a ban on protests", read as an issuing on protests."""
    limit = next((c for c in thing.head.rights if c.dep_ == "obj" and c.lower_ in LIMITS), None)
    if limit is not None and thing.left_edge.i == limit.i + 1 and has_case(thing, "on"):
        thing.head, thing.dep_ = limit, "nmod"


def _whose_did(whose: Token) -> None:
    """ "condemned by Velmara, whose minister, Tomas Verrin, called on both sides", read as a minister who condemned it
    and was called.
    """
    who = whose.head
    owner = whose.nbor(-1) if whose.i else whose
    owner = owner.nbor(-1) if owner.text == "," and owner.i else owner
    did = next((c for c in who.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if did is None or owner.tag_ not in NOUNS or who.dep_ in NOMINAL_SUBJECTS or has(did, "aux", *NOMINAL_SUBJECTS):
        return
    if did.nbor(-1).text != "," or has(did, "obl:agent") or who.is_ancestor(owner):
        return
    did.head, did.dep_, did.tag_ = owner, "acl:relcl", "VBD"
    who.head, who.dep_ = did, "nsubj"


def _in_which(which: Token) -> None:
    """ "a night of fighting in which nine soldiers were killed", read as killed in the sentence's main clause."""
    case, happening = which.nbor(-1), which.doc[which.i - 2]
    if case.lower_ not in ("in", "during") or case.head.i != which.i:
        return
    if happening.tag_ not in NOUNS and not (happening.tag_ == "VBG" and has_mark(happening, "of")):
        return
    subjects = (t for t in which.doc[which.i + 1 : which.i + 10] if t.dep_ in NOMINAL_SUBJECTS)
    subject = next((t for t in subjects if t.left_edge.i == which.i + 1), None)
    told = subject.head if subject is not None else which
    if not told.i > which.i or told.dep_ not in ("ccomp", "advcl", "conj", "acl:relcl") or told.is_ancestor(happening):
        return
    if happening.tag_ == "VBG":
        happening.tag_, happening.dep_ = "NN", "nmod"
        for mark in [c for c in happening.lefts if c.dep_ == "mark"]:
            mark.dep_ = "case"
    told.head, told.dep_ = happening, "acl:relcl"
    which.head, which.dep_ = told, "obl"
