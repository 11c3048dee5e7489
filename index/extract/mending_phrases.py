"""Faults of trees where a subject, or a verb, was read as a part of a noun phrase, mended right after parsing like
those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.inflection import IRREGULAR_VERBS, verb_forms
from index.extract.labels import DONE_TO
from index.extract.mending_speech import SAY
from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

MANY = frozenset({"many", "few", "much"})
INTRANSITIVE = frozenset(
    "crossed fled died resigned exploded erupted marched collapsed crashed escaped arrived rallied protested gathered "
    "clashed perished drowned surrendered mutinied rioted capsized collided overturned conferred huddled teamed "
    "cooperated collaborated bargained converged reconvened retreated demonstrated capitulated "
    "travelled traveled apologised apologized reconciled sympathised sympathized campaigned rebelled defected".split()
) | frozenset(past for past, participle in IRREGULAR_VERBS.values() if past != participle)
"""Past forms that are no participles of the passive."""
ALONG = frozenset({"through", "across", "past", "along"})
"""Behind these stands where something goes, by itself."""
SOME = frozenset({"some", "many", "most", "several", "all", "both"})
ABLAZE = frozenset({"fire", "ablaze", "alight"})


TIMES = frozenset("seconds moments minutes hours days weeks months years hour day week month year".split())
LATER = frozenset({"later", "earlier", "before", "after", "afterwards", "afterward"})
PARTICLES = frozenset(
    (form, particle)
    for verb, particle in (
        pair.split()
        for pair in (
            "hand over", "turn over", "burn down", "shoot down", "gun down", "mow down", "tear down", "shut down",
            "bring down", "put down", "lay down", "vote down", "blow up", "beat up", "round up", "break up", "give up",
            "set up", "call up", "call off", "seal off", "cut off", "set off", "carry out", "wipe out", "rule out",
            "drive out", "force out", "throw out", "take over",
        )
    )
    for form in verb_forms(verb)
)  # fmt: skip
"""Verbs, in every form, with the word that belongs to them and governs nothing."""


FREE = frozenset(
    "elections election trade speech press market markets movement passage access education care housing media vote "
    "association assembly expression agents agent will hand rein".split()
)
"""What is called free, and not freed."""


def phrases_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)


def is_past(verb: Token) -> bool:
    """Whether a form that may be a participle is none here."""
    if verb.tag_ not in ("VBD", "VBN") or has(verb, "aux", "aux:pass"):
        return False
    intransitive = verb.lower_ in INTRANSITIVE and not has(verb, "obl:agent")
    if verb.tag_ == "VBD" or intransitive or has(verb, "obj"):
        return True
    return verb.lower_ == "called" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("for", "on", "upon")


def _subject_read_as_adverb(noun: Token) -> None:
    """ "Youths threw stones", read as if it said how."""
    verb = noun.head
    opens = noun.left_edge.i == 0 and noun.tag_ == "NNS" and verb.i > noun.i
    if opens and verb.tag_ in FINITE and not has(verb, "csubj", "expl", *NOMINAL_SUBJECTS):
        noun.dep_ = "nsubj:pass" if has(verb, "aux:pass") else "nsubj"


def _set_on_fire(fire: Token) -> None:
    """ "Arsonists set fire to a church", read as a fire, set by arsonists."""
    verb = fire.doc[fire.i - 1] if fire.i > 1 else fire
    who = fire.doc[fire.i - 2] if fire.i > 1 else fire
    if fire.lower_ not in ABLAZE or verb.lower_ != "set" or who.tag_ not in NOUNS or verb.head.i != fire.i:
        return
    if who.head.i != fire.i or any(token.tag_ in FINITE and token.i != verb.i for token in fire.doc):
        return
    relation, governor = fire.dep_, fire.head
    verb.head, verb.dep_, verb.tag_ = (verb if governor.i == fire.i else governor), relation, "VBD"
    for child in [child for child in fire.children if child.i != verb.i]:
        child.head = who if child.i < who.i else verb
        if child.dep_ == "nmod":
            child.dep_ = "obl"
    who.head, who.dep_ = verb, "nsubj"
    fire.head, fire.dep_ = verb, "obj"


def _verb_read_as_modifier(thing: Token) -> None:
    """ "A general strike paralysed transport", read as transport, paralysed by a strike."""
    if thing.tag_ not in NOUNS or thing.doc[-1].text not in ".!" or has(thing, "cop", *NOMINAL_SUBJECTS):
        return
    verb = next((c for c in thing.lefts if c.tag_ == "VBN" and c.dep_ in ("amod", "compound") and c.i > 0), None)
    if verb is None or any(token.tag_ in FINITE and not thing.is_ancestor(token) for token in thing.doc):
        return
    who = verb.doc[verb.i - 1]
    article = next((c for c in thing.lefts if c.dep_ in ("det", "nmod:poss") and c.i < who.i), None)
    if who.tag_ not in NOUNS or who.dep_ != "compound" or who.head.i not in (thing.i, verb.i):
        return
    if any(token.tag_ in FINITE for token in thing.doc if token.i < thing.i):
        return
    if article is None and who.tag_ not in ("NNS", "NNPS") and not has(who, "det"):
        return  # "rebel held territory"
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [child for child in thing.children if child.i < who.i or child.i > thing.right_edge.i]:
        child.head = who
    for child in [child for child in thing.rights if child.dep_ in ("punct", "obl", "advmod")]:
        child.head = verb
    who.head, who.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "obj"


def _participle_before_the_verb(using: Token) -> None:
    """ "Students occupying a hall said they ...", read as a hall that spoke of students."""
    verb = using.head
    who = next((c for c in using.children if c.dep_ == "nsubj" and c.i < using.i), None)
    thing = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.left_edge.i == using.i + 1), None)
    if using.tag_ != "VBG" or who is None or thing is None or has(using, "aux", "obj", "mark"):
        return
    if verb.tag_ not in FINITE or who.right_edge.i + 1 != using.i or using.i > verb.i:
        return
    who.head, who.dep_ = verb, "nsubj"
    using.head, using.dep_ = who, "acl"
    thing.head, thing.dep_ = using, "obj"


def _verb_nothing_is_done_to(verb: Token) -> None:
    """ "A wave of refugees crossed into Morland.", read as a wave that was crossed."""
    noun = verb.head
    goes = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ALONG and verb.lower_ not in DONE_TO
    if (
        not (goes or verb.lower_ in INTRANSITIVE)
        or verb.tag_ != "VBN"
        or noun.dep_ != "ROOT"
        or verb.doc[-1].text != "."
    ):
        return
    if has(verb, "aux:pass", "obl:agent", *NOMINAL_SUBJECTS) or has(noun, "cop", *NOMINAL_SUBJECTS):
        return
    if any(token.tag_ in FINITE and not verb.is_ancestor(token) for token in verb.doc):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"


def _subject_nothing_is_done_to(noun: Token) -> None:
    """ "Villagers withdrew after talks", read as villagers who were withdrawn."""
    verb = noun.head
    if verb.lower_ in INTRANSITIVE and verb.tag_ in ("VBN", "VBD") and not has(verb, "aux", "aux:pass"):
        noun.dep_, verb.tag_ = "nsubj", "VBD"


def _headline_of_what_is_to_come(verb: Token) -> None:
    """ "Pilots to strike for three days next week": who is to, is the subject."""
    noun = verb.head
    bare = noun.dep_ == "ROOT" and noun.tag_ in NOUNS and noun.right_edge.i >= verb.i and noun.i < verb.i
    if not bare or verb.tag_ != "VB" or verb.left_edge.lower_ != "to" or verb.doc[-1].text in (".", "!", "?", "”", '"'):
        return
    if any(token.tag_ in FINITE and not verb.is_ancestor(token) for token in verb.doc) or has(noun, "cop"):
        return
    if verb.left_edge.i != noun.i + 1 and not has(noun, "nmod", "flat", "appos"):
        return
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"


def _some_of_the_subject(some: Token) -> None:
    """ "About 300 women, some carrying babies, marched ...", read as some who marched."""
    verb, noun = some.head, some.head.head
    commas = some.i > 0 and verb.i > 0 and some.nbor(-1).text == "," and verb.nbor(-1).text == ","
    if some.lower_ not in SOME or not commas or verb.tag_ not in FINITE:
        return
    told = noun.lower_ in SAY
    if told:  # "Police said two men, some of them armed, fled": men who were said
        noun = next((c for c in noun.rights if c.dep_ in ("obj", "ccomp") and c.right_edge.i <= some.i), noun)
    if noun.i > some.i or noun.tag_ not in NOUNS | {"CD"} or has(noun, "cop", *NOMINAL_SUBJECTS):
        return
    if verb.dep_ not in ("parataxis", "appos", "conj", "acl:relcl", "ccomp"):
        return
    relation, governor = noun.dep_, noun.head
    verb.head, verb.dep_ = (verb if governor.i == noun.i else governor), "ccomp" if told else relation
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    some.head, some.dep_ = noun, "appos"


def _time_read_as_subject(noun: Token) -> None:
    """ "Hours later the rebels fled", read as hours that fled, and rebels beside them."""
    verb = noun.head
    if noun.lower_ not in TIMES or noun.i + 1 >= len(noun.doc) or noun.nbor().lower_ not in LATER or noun.i > verb.i:
        return
    later = noun.nbor()
    if later.dep_ in ("case", "mark") and later.head.i > later.i:
        return  # "Hours after the vote shops closed"
    beside = [c for c in noun.rights if later.i < c.i < verb.i and c.tag_ in NOUNS and not has(c, "case")]
    reduced = next((c for c in noun.rights if c.dep_ == "acl" and c.i < verb.i and has(c, *NOMINAL_SUBJECTS)), None)
    if beside:
        beside[0].head, beside[0].dep_ = verb, noun.dep_
    elif reduced is not None:  # "Hours later men held since May were freed"
        subject = next(c for c in reduced.children if c.dep_ in NOMINAL_SUBJECTS)
        subject.head, subject.dep_ = verb, noun.dep_
        reduced.head = subject
    elif verb.tag_.startswith("VB") and not any(c.dep_ in NOMINAL_SUBJECTS and c.i != noun.i for c in verb.children):
        return
    noun.dep_, later.head, later.dep_ = "obl:unmarked", noun, "advmod"


def _particle_read_as_preposition(noun: Token) -> None:
    """ "handed over the weapons", read as a place over which something was handed."""
    verb, particle = noun.head, noun.left_edge
    if (verb.lower_, particle.lower_) not in PARTICLES or particle.i != verb.i + 1 or particle.dep_ != "case":
        return
    if noun.lower_ in TIMES or noun.tag_ not in NOUNS or has(verb, "obj", "aux:pass", "nsubj:pass"):
        return
    particle.head, particle.dep_, particle.tag_ = verb, "compound:prt", "RP"
    noun.dep_ = "obj"


def _free_read_as_adjective(noun: Token) -> None:
    """ "promised to free members of the Front", read as a promise to members who are free."""
    to = noun.left_edge
    free = to.nbor() if to.i + 1 < noun.i else to
    if to.lower_ != "to" or free.lower_ != "free" or free.dep_ != "amod" or noun.lower_ in FREE or noun.i < noun.head.i:
        return
    if noun.head.tag_.startswith("VB"):
        free.head, free.dep_, free.tag_ = noun.head, "xcomp", "VB"
        to.head, to.dep_, to.tag_ = free, "mark", "TO"
        noun.head, noun.dep_ = free, "obj"


def _magnitude(word: Token) -> None:
    """ "A magnitude 6.2 earthquake struck", read as a magnitude, which is an earthquake."""
    quake = next((c for c in word.rights if c.dep_ in ("appos", "flat", "nmod") and has(c, "nummod")), None)
    if word.lower_ != "magnitude" or quake is None or quake.tag_ not in NOUNS or quake.i > word.i + 2:
        return
    quake.head, quake.dep_ = word.head, word.dep_
    for child in list(word.lefts):
        child.head = quake
    word.head, word.dep_ = quake, "compound"


def _as_many_as(many: Token) -> None:
    """ "As many as 40 people were killed", read as many, and people to compare them with."""
    doc, verb = many.doc, many.head
    if many.lower_ not in MANY or many.i == 0 or many.nbor(-1).lower_ != "as" or many.i + 2 >= len(doc):
        return
    second, figure = doc[many.i + 1], doc[many.i + 2]
    people = figure.head if figure.dep_ == "nummod" and figure.head.i > figure.i else figure
    if second.lower_ != "as" or figure.tag_ != "CD" or people.head.i not in (many.i, verb.i) or verb.i == people.i:
        return
    people.head, people.dep_ = verb, "obj" if many.dep_ == "obl" else many.dep_
    second.head, second.dep_ = many, "fixed"
    many.head, many.dep_ = figure, "advmod"
    if people.dep_ == "obj" and verb.tag_ == "VBN" and not has(verb, "aux", "aux:pass"):
        verb.tag_ = "VBD"
        for subject in [child for child in verb.lefts if child.dep_ == "nsubj:pass"]:
            subject.dep_ = "nsubj"


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "advmod": (_subject_read_as_adverb,),
    "ROOT": (_set_on_fire, _verb_read_as_modifier),
    "ccomp": (_set_on_fire, _participle_before_the_verb),
    "acl": (_verb_nothing_is_done_to, _headline_of_what_is_to_come),
    "nsubj:pass": (_subject_nothing_is_done_to, _as_many_as, _time_read_as_subject),
    "nsubj": (_time_read_as_subject, _as_many_as, _some_of_the_subject, _magnitude),
    "obj": (_as_many_as, _magnitude),
    "obl": (_free_read_as_adjective, _as_many_as, _particle_read_as_preposition),
}
"""By the relation of a token, what may be wrong with it."""
