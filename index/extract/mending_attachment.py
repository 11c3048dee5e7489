"""Faults of trees where a phrase or a verb hangs on the nearer of two, mended right after parsing like those in
`mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.dates.words import DAYS, MONTHS
from index.extract.inflection import verb_forms
from index.extract.mending_names import ACCUSING
from index.extract.mending_phrases import is_past
from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has, has_case, has_mark
from index.extract.verbs import LOADED

ACCUSED = frozenset({"accused", "suspected", "convicted", "acquitted", "guilty"})
AIMED = frozenset("into at outside near towards toward against through".split())
"""Prepositions of where a loaded car is driven."""

FINDING = frozenset(
    form
    for verb in "have get see keep find leave want need report declare hear make consider call set hold".split()
    for form in verb_forms(verb)
)
"""Verbs that say what became of their object: "left nine people injured"."""

BEFORE_THINGS = frozenset({"of", "to", "for", "among"})
TALKS = frozenset("talks meeting meetings discussions negotiations conversation conversations summit call".split())
HELD_FOR = ("of", "for", "with")
"""Behind these stands the deed of which somebody is accused or for which somebody is held."""

LONG_SPANS = frozenset(MONTHS) | {"year", "month", "decade"}
"""No day of an arrest or of a verdict is given as one of these where a deed stands nearer."""


def driven_not_loaded(participle: Token) -> None:
    """ "drove a lorry packed with explosives into a barracks, killing 12": as if it had been packed into the barracks,
    and that had killed.
    """
    thing = participle.head
    verb = thing.head
    if participle.lower_ not in LOADED or thing.dep_ not in ("obj", "obl", "nsubj:pass") or thing.i > participle.i:
        return
    load = next((c for c in participle.children if c.dep_ == "obl" and has_case(c, "with")), None)
    if load is None or not verb.tag_.startswith("VB"):
        return
    for phrase in [*participle.children, *load.children]:
        if phrase.dep_ in ("obl", "nmod") and phrase.i > load.i and any(has_case(phrase, word) for word in AIMED):
            phrase.head, phrase.dep_ = verb, "obl"
        elif (
            phrase.dep_ in ("advcl", "acl")
            and phrase.i > load.i
            and phrase.tag_ == "VBG"
            and phrase.nbor(-1).text == ","
        ):
            phrase.head, phrase.dep_ = verb, "advcl"


def past_joined_to_an_infinitive(verb: Token) -> None:
    """ "urged both sides to talk and offered to help", read as sides that were urged to offer."""
    inner = verb.head
    outer = inner.head
    if verb.tag_ != "VBD" or inner.tag_ != "VB" or not has_mark(inner, "to") or outer.tag_ not in ("VBD", "VBN"):
        return
    if has(verb, *NOMINAL_SUBJECTS) or not has(verb, "cc") or inner.dep_ not in ("xcomp", "advcl", "acl", "ccomp"):
        return
    verb.head = outer


def deed_of_the_accused(gerund: Token) -> None:
    """ "was accused by the rebels of hiding arms", read as rebels of hiding."""
    accuser, verb = gerund.head, gerund.head.head
    is_of = any(c.dep_ in ("mark", "case") and c.lower_ == "of" for c in gerund.children)
    agent = accuser.dep_ in ("obl", "obl:agent") and any(c.lower_ == "by" for c in accuser.children)
    if gerund.tag_ == "VBG" and is_of and agent and verb.lower_ in ACCUSED:
        gerund.head, gerund.dep_, gerund.tag_ = verb, "advcl", "VBG"


def gerund_read_as_noun(gerund: Token) -> None:
    """ "accused the army of bombing a police post", read as a bombing, and a post that is accused."""
    verb, after = gerund.head, gerund.i + 1
    if gerund.tag_ != "NN" or not gerund.lower_.endswith("ing") or gerund.left_edge.i != gerund.i - 1:
        return
    case = gerund.left_edge
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.left_edge.i == after), None)
    if case.lower_ not in ("of", "for", "by") or thing is None or not verb.tag_.startswith("VB") or verb.i > case.i:
        return
    if any(c.dep_ in ("obj", "iobj", "nsubj:pass") and c.i < gerund.i for c in verb.children):
        gerund.dep_, gerund.tag_, case.dep_ = "advcl", "VBG", "mark"
        thing.head = gerund


def gerund_read_as_adjective(gerund: Token) -> None:
    """ "accused the mayor of kidnapping dozens of students", read as kidnapping dozens."""
    thing = gerund.head
    case = gerund.nbor(-1) if gerund.i else gerund
    noun = gerund.dep_ == "compound" and gerund.lower_.endswith("ing") and thing.tag_ == "NNS"
    if not noun and (gerund.dep_ != "amod" or gerund.tag_ != "VBG"):
        return
    if case.dep_ != "case" or case.head.i != thing.i or case.lower_ != "of":
        return
    accused = thing.head
    while accused.dep_ == "nmod" and accused.head.i < accused.i:
        accused = accused.head
    verb = accused.head if accused.dep_ in ("obj", "nsubj:pass") and accused.i < thing.i else accused
    if verb.lower_ not in ACCUSING or verb.i > case.i:
        return
    gerund.head, gerund.dep_, gerund.tag_ = verb, "advcl", "VBG"
    case.head, case.dep_ = gerund, "mark"
    thing.head, thing.dep_ = gerund, "obj"


def actor_behind_a_source(noun: Token) -> None:
    """ "According to Captain Moss, gunmen, some in uniform, attacked a post", read as gunmen that the captain is."""
    source = next((t for t in noun.ancestors if t.left_edge.lower_ == "according"), noun)
    verb = source.head
    if not source.i < noun.i < verb.i or noun.tag_ not in NOUNS or has(noun, "case"):
        return
    first = noun.left_edge
    if noun.dep_ == "nmod" and "," not in (first.text, first.nbor(-1).text):
        return
    subjects = [c for c in verb.children if c.dep_ in ("csubj", "expl", *NOMINAL_SUBJECTS)]
    if source.dep_ not in ("obl", *NOMINAL_SUBJECTS) or any(c.i != source.i for c in subjects) or has(noun, "cc"):
        return
    if verb.tag_ not in FINITE and not has(verb, "aux", "aux:pass") and not is_past(verb):
        return
    for child in [c for c in source.rights if c.i > noun.i and not c.is_punct]:
        child.head = noun
    source.dep_ = "obl"
    noun.head, noun.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    if verb.tag_ == "VBN" and not has(verb, "aux", "aux:pass"):
        verb.tag_ = "VBD"


def gerund_with_its_object(gerund: Token) -> None:
    """ "jailed for bombing a bus": with an object of its own it is no noun, and no phrase."""
    if gerund.tag_ != "NN" or not gerund.lower_.endswith("ing") or not has(gerund, "obj"):
        return
    first = gerund.left_edge
    if first.i == gerund.i - 1 and first.dep_ == "case" and gerund.head.tag_ in ("VBN", "VBD"):
        gerund.dep_, gerund.tag_, first.dep_ = "advcl", "VBG", "mark"


def deed_read_as_phrase(gerund: Token) -> None:
    """ "accused the army of shelling a church, killing seven": a clause, and what the shelling led to is its own."""
    verb = gerund.head
    if gerund.tag_ != "VBG" or verb.lower_ not in ACCUSING or not any(has_mark(gerund, word) for word in HELD_FOR):
        return
    gerund.dep_ = "advcl"
    for later in [c for c in verb.rights if c.i > gerund.right_edge.i and c.dep_ == "advcl" and c.tag_ == "VBG"]:
        if later.i and later.nbor(-1).text == ",":
            later.head = gerund


def day_of_the_deed(when: Token) -> None:
    """ "accused of bombing a bus in Sarov in 2014", "last year": then it was bombed; on Monday, he was accused. But
    "accused the army of bombing a bus on Monday".
    """
    verb = when.head
    active = has(verb, "obj") and has(verb, "nsubj") and verb.lower_ in ACCUSING
    if not (has_case(when, "in") or (has_case(when, "on") and active) or when.dep_ == "obl:unmarked"):
        return
    long = when.tag_ == "CD" or (when.lower_ in LONG_SPANS and (has(when, "case") or has(when, "amod")))
    if not (long or (active and when.lower_ in DAYS)) or verb.tag_ not in ("VBN", "VBD"):
        return
    for gerund in verb.children:
        told = gerund.dep_ == "advcl" and gerund.tag_ == "VBG" and verb.i < gerund.i < when.i
        if told and any(has_mark(gerund, word) for word in HELD_FOR):
            before = max(token.i for token in gerund.subtree if token.i < when.i)
            if before == when.left_edge.i - 1:
                when.head = gerund


def infinitive_read_as_noun(verb: Token) -> None:
    """ "vowed on Thursday to wage war": what "to" opens is no noun."""
    if verb.tag_ == "NN" and has_mark(verb, "to"):
        verb.tag_ = "VB"


def adjective_before_a_comma(adjective: Token) -> None:
    """ "restore complete, full diplomatic ties": the first of two adjectives, read as an adverb."""
    verb, behind = adjective.head, adjective.i + 2
    if adjective.tag_ != "JJ" or adjective.i != verb.i + 1 or behind >= len(adjective.doc) or has(verb, "obj"):
        return
    noun = adjective.doc[behind].head
    if adjective.nbor().text != "," or noun.left_edge.i < adjective.i + 1 or adjective.doc[behind].dep_ != "amod":
        return
    near = noun.head.i == verb.i or (noun.head.is_ancestor(verb) and not noun.is_ancestor(verb))
    if near and noun.tag_ in NOUNS and not has(noun, "case"):
        noun.head, noun.dep_ = verb, "obj"
        adjective.head, adjective.dep_ = noun, "amod"


def released_from_what(participle: Token) -> None:
    """ "demanding the release of jailed chief Ahmed Saad", "opened its homes to wounded refugees": as if somebody had
    jailed him by that release, or opened them to wound.
    """
    opening, above = participle.left_edge, participle.head
    thing = next((c for c in participle.rights if c.dep_ == "obj"), None)
    if (
        thing is None
        or participle.tag_ != "VBN"
        or opening.i != participle.i - 1
        or opening.lower_ not in BEFORE_THINGS
    ):
        return
    if thing.left_edge.i != participle.i + 1 or thing.tag_ not in NOUNS or above.i > opening.i:
        return
    if above.tag_ in NOUNS or above.tag_.startswith("VB"):
        thing.head, thing.dep_ = above, "nmod" if above.tag_ in NOUNS else "obl"
        opening.head, opening.dep_ = thing, "case"
        participle.head, participle.dep_ = thing, "amod"


def last_of_the_subjects(noun: Token) -> None:
    """ "Israel and the international community support him", read as community support, and Israel apart."""
    verb = noun.head
    if noun.i != verb.i - 1 or noun.tag_ not in NOUNS:
        return
    first = next((c for c in verb.lefts if c.dep_ in NOMINAL_SUBJECTS), None)
    joint = next((c for c in verb.lefts if c.dep_ == "cc" and c.i < noun.i), None)
    if first is None or joint is None or not first.i < joint.i:
        return
    for child in [c for c in verb.lefts if joint.i <= c.i < noun.i]:
        child.head = noun
    noun.head, noun.dep_ = first, "conj"
    if verb.tag_ == "NN":
        verb.tag_ = "VBP"


def second_preposition(place: Token) -> None:
    """ "Bombings in and around Baghdad", read as Baghdad and bombings."""
    opening = place.left_edge
    if place.dep_ != "conj" or opening.lower_ not in ("and", "or") or opening.i == 0 or opening.i + 1 >= place.i:
        return
    first, second = opening.nbor(-1), opening.nbor()
    if first.is_ancestor(place) or opening.is_ancestor(place):
        return
    if first.lower_ in ("in", "inside", "to", "on") and second.dep_ == "case" and second.head.i == place.i:
        place.dep_ = "obl" if place.head.tag_.startswith("VB") else "nmod"
        first.head, first.dep_ = place, "case"
        opening.head = second


def body_behind_its_acronym(noun: Token) -> None:
    """ "A Frontier Corps (FC) soldier was killed", read as a corps and a soldier."""
    close = noun.nbor(-1) if noun.i else noun
    if close.text != ")" or noun.left_edge.i != noun.i:
        return
    body = next((c for c in noun.head.children if c.dep_ == noun.dep_ and c.right_edge.i == close.i), None)
    if body is not None and body.i < noun.i and body.tag_ in ("NNP", "NNPS"):
        for child in [c for c in body.children if c.dep_ == "det"]:
            child.head = noun
        body.head, body.dep_ = noun, "compound"


def participle_of_object(participle: Token) -> None:
    """ "arrested a man suspected of theft", read as an arrest that suspects."""
    verb = participle.head
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.right_edge.i == participle.i - 1), None)
    before = participle.nbor(-1) if participle.i else participle
    within = before.dep_ in ("nmod", "conj") and before.tag_ in NOUNS  # "the list of nine miners killed when ..."
    past = participle.tag_ == "VBN" or (within and participle.tag_ == "VBD")
    bare = past and not has(participle, "aux", "aux:pass", "mark", "obj", "cop")
    if thing is not None and bare and participle.left_edge.i == participle.i and verb.lower_ not in FINDING:
        participle.tag_, participle.head, participle.dep_ = "VBN", before if within else thing, "acl"


def with_whom_one_talks(partner: Token) -> None:
    """ "hailed his talks with the premier", read as a premier with whom he hailed."""
    case = partner.left_edge
    if case.lower_ != "with" or case.head.i != partner.i or case.i == 0:
        return
    talks = case.nbor(-1)
    beside = talks.dep_ in ("obj", "obl", "nsubj") and talks.head.i == partner.head.i
    if beside and talks.lower_ in TALKS and has(talks, "nmod:poss"):
        partner.head, partner.dep_ = talks, "nmod"
