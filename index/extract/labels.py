"""Relations of one tree that cannot hold together: the parser labels each for itself, and one of two gives way."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from index.extract.inflection import verb_forms
from index.extract.relations import FINITE

PASSIVE = {"nsubj": "nsubj:pass", "csubj": "csubj:pass"}
"""Universal Dependencies: the subject of a verb with a passive auxiliary is a passive subject."""

ACTIVE = {passive: active for active, passive in PASSIVE.items()}
OUTER = {"nsubj": "nsubj:outer", "nsubj:pass": "nsubj:outer", "csubj": "csubj:outer"}
"""Universal Dependencies: of "The plan is that they leave", which is said of the plan, "plan" is an outer subject."""

NOT_PASSIVE = frozenset({"VB", "VBG", "VBP", "VBZ"})
IS = frozenset({"is", "was", "'s", "’s"})
BEFORE = frozenset({"with", "without"})
GONE = frozenset({"become", "come", "gone"})
"""Participles that are never passive."""

DONE_TO = frozenset(
    form
    for verb in "abduct accuse arrest behead bomb capture charge convict deport detain evacuate execute expel find "
    "free imprison injure interrogate jail kidnap kill massacre murder oust question recover release "
    "rescue seize sentence stab suspend torture wound".split()
    for form in verb_forms(verb)
)
"""Verbs that nobody does without an object."""

RELATIVES = frozenset({"that", "which", "who", "whom"})


def agreed(doc: Doc) -> Doc:
    """The same document, its labels in agreement."""
    for token in doc:
        if token.dep_ == "aux:pass":
            _passive(token.head)
        elif token.dep_ == "nsubj:pass":
            _active(token)
            _of_relative_object(token)
        elif token.dep_ == "nsubj":
            _second_subject(token)
            _of_bare_participle(token)
        elif token.dep_ == "cop" and token.head.tag_ in ("JJ", "VBN") and token.head.lower_.endswith("ed"):
            _done_by_somebody(token)
        elif token.dep_ == "conj" and token.tag_ == "VBD":
            _also_done_to(token)
        elif token.dep_ == "advcl" and token.tag_ in ("VBD", "VBN"):
            _with_something_done(token)
        elif token.dep_ == "mark" and token.lower_ in RELATIVES:
            if _is_report_of_noun(token.head):
                token.head.dep_ = "acl:relcl"
            if token.head.dep_ == "acl:relcl":
                _relative(token)
    return doc


def _of_bare_participle(subject: Token) -> None:
    """ "Two men arrested in Sarnat": who is arrested in a headline arrests nobody."""
    verb = subject.head
    if verb.lower_ not in DONE_TO and verb.lower_ != "shot":
        return
    after = verb.doc[verb.i + 1].tag_ if verb.i + 1 < len(verb.doc) else "."
    bare = verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("ROOT", "ccomp") and subject.i < verb.i
    if not bare or after not in ("IN", "RB", ".", ",", "JJ"):
        return
    relations = {child.dep_ for child in verb.children}
    if relations & {"aux", "aux:pass", "cop", "obj", "ccomp", "iobj", "cc", "conj"}:
        return
    if any(child.tag_ == "CD" for child in verb.rights):
        return  # "wounded at least twenty"
    dead = any(child.dep_ == "xcomp" and child.lower_ == "dead" for child in verb.children)
    if (verb.lower_ in DONE_TO and "xcomp" not in relations) or (dead and verb.lower_ == "shot"):
        subject.dep_, verb.tag_ = "nsubj:pass", "VBN"


def _of_relative_object(subject: Token) -> None:
    """ "the rebels that workers wounded": who stands before the verb did it, where the relative word was wounded."""
    verb = subject.head
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return
    if any(child.dep_ == "obj" and child.lower_ in RELATIVES and child.i < subject.i for child in verb.lefts):
        subject.dep_ = "nsubj"
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_


def _also_done_to(verb: Token) -> None:
    """ "were expelled and then jailed": nobody jails without an object."""
    first = verb.head
    if verb.lower_ not in DONE_TO or first.tag_ != "VBN" or not any(c.dep_ == "aux:pass" for c in first.children):
        return
    own = ("nsubj", "nsubj:pass", "obj", "aux", "ccomp")
    if not any(child.dep_ in own or child.tag_ == "CD" for child in verb.children):
        verb.tag_ = "VBN"


def _done_by_somebody(be: Token) -> None:
    """ "The rule is qualified by another": what somebody does to it is done, and no quality."""
    done = be.head
    after = [child for child in done.rights if child.dep_ in ("obl", "obl:agent")]
    if any(word.dep_ == "case" and word.lower_ == "by" for child in after[:1] for word in child.lefts):
        be.dep_, done.tag_ = "aux:pass", "VBN"
        _passive(done)


def _passive(verb: Token) -> None:
    """ "We were married": who is married is a passive subject, and the verb a participle."""
    if verb.tag_ in ("JJ", "VBD"):
        verb.tag_ = "VBN"
    if verb.tag_ == "VBG":
        return
    for child in verb.children:
        child.dep_ = PASSIVE.get(child.dep_, child.dep_)


def _active(subject: Token) -> None:
    """ "They were content", "They leave": neither an adjective with a copula nor a verb in another form is passive."""
    head = subject.head
    relations = {child.dep_ for child in head.children}
    if "aux:pass" not in relations and (head.tag_ in NOT_PASSIVE or (head.tag_ == "JJ" and "cop" in relations)):
        subject.dep_ = ACTIVE[subject.dep_]
    else:
        _second_subject(subject)


def _second_subject(second: Token) -> None:
    """ "The plan is that they leave": the verb has its own subject, and the plan is what all of it is said of."""
    verb = second.head
    if verb.i < second.i or not verb.tag_.startswith("VB"):
        return
    before = [child for child in verb.lefts if child.i < second.i]
    first = next((child for child in before if child.dep_ in OUTER), None)
    if first is None or any(child.tag_.startswith("W") for child in (*before, *first.lefts)):
        return
    copula = next((child for child in before if child.lower_ in IS and child.dep_.startswith(("aux", "cop"))), None)
    if copula is None or copula.i < first.i:
        return
    helped = any(child.dep_.startswith(("aux", "cop")) and child.i > second.i for child in verb.lefts)
    if helped or verb.tag_ in FINITE:
        first.dep_, copula.dep_ = OUTER[first.dep_], "cop"


def _with_something_done(verb: Token) -> None:
    """ "With the bridge destroyed, ...", "That said, ...": a clause of a subject and a participle alone is passive. Of
    other words than "that" without "with", a past tense is meant as often.
    """
    if verb.lower_ in GONE or any(child.dep_.startswith(("aux", "cop", "obj", "ccomp")) for child in verb.children):
        return
    opened = {child.lower_ for child in verb.lefts if child.dep_ == "mark"}
    for child in verb.lefts:
        if child.dep_ == "nsubj" and (opened & BEFORE or (not opened and child.lower_ == "that")):
            child.dep_, verb.tag_ = "nsubj:pass", "VBN"


def _is_report_of_noun(verb: Token) -> bool:
    """Whether "a post that soldiers captured" was read as a report of the post's, with captured soldiers."""
    noun = verb.head.tag_.startswith("N") and verb.head.i < verb.i
    if verb.dep_ not in ("ccomp", "acl") or verb.tag_ != "VBN" or not noun:
        return False
    relations = {child.dep_ for child in verb.children}
    return "nsubj:pass" in relations and not relations & {"aux", "aux:pass", "cop"}


def _relative(word: Token) -> None:
    """ "The letter that the group sent": in a relative clause "that" stands for the thing and opens nothing."""
    taken = {child.dep_ for child in word.head.children}
    if "nsubj:pass" in taken and not taken & {"aux:pass", "obj", "cop"} and word.head.tag_ in ("VBN", "VBD"):
        word.dep_, word.head.tag_ = "obj", "VBD"  # "members that rebels kidnapped"
        for subject in [child for child in word.head.lefts if child.dep_ == "nsubj:pass"]:
            subject.dep_ = "nsubj"
    elif not taken & {"nsubj", "nsubj:pass", "expl"}:
        word.dep_ = "nsubj:pass" if "aux:pass" in taken else "nsubj"
    elif not taken & {"obj", "nsubj:pass", "cop"}:
        word.dep_ = "obj"
