"""Verbs that the parser took for words of a noun: one that its object or its subject swallowed, one hung below its
subject, one that is no noun. Each function raises one to where it governs, and is silent where it is not there.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.relations import CLAUSES, FINITE, NOUNS, has

COUNTED = NOUNS | {"CD"}
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer")
REMARKS = frozenset({"acl", "acl:relcl", "advcl", "appos", "conj", "parataxis"})
BREAKS = frozenset({":", ";", "-", "--", "–", "—", "...", "?", "!"})
MODIFIERS = frozenset({"amod", "compound", "det", "nmod:poss", "nummod"})
LOADED = frozenset("packed laden loaded filled rigged stuffed crammed fitted".split())
"""Participles that say what a car, a belt or a boat carries."""


def give_subject(verb: Token) -> None:
    """ "Weeks after its army left the valley", "Those look new": what stands right before a finite verb, as if the verb
    were a noun that it modifies.
    """
    subject = verb.doc[verb.i - 1] if verb.i else verb
    if subject.head.i != verb.i or subject.dep_ not in MODIFIERS or has(verb, "case", "cop", *SUBJECTS):
        return
    others = [child for child in verb.lefts if child.dep_ in MODIFIERS and child.i < subject.i]
    if subject.tag_ in NOUNS or subject.tag_ == "DT" or (subject.tag_ == "JJ" and others):
        subject.dep_ = "nsubj"
        for child in others:
            child.head = subject


def free_from_noun(verb: Token) -> None:
    """ "Oil from the new field rose two dollars.", read as oil, and dollars that a rose describes."""
    doc, thing = verb.doc, verb.head
    if thing.i < verb.i or not verb.i or any(token.tag_ in FINITE and token.i != verb.i for token in doc):
        return
    before = doc[verb.i - 1]
    phrase = [noun for noun in (before, *before.ancestors) if noun.i < verb.i and noun.tag_ in NOUNS]
    if not phrase or "ROOT" not in (phrase[-1].dep_, thing.dep_):
        return
    subject = phrase[-1]
    for child in list(thing.lefts):
        if child.i < verb.i and child.i != subject.i:
            child.head = subject
    verb.head, verb.dep_ = verb, "ROOT"
    subject.head, subject.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "obj"


def free_from_object(verb: Token) -> None:
    """ "Police detained leaders of the party.", read as leaders whom the police detained, without a verb."""
    doc, thing = verb.doc, verb.head
    subject = doc[verb.i - 1] if verb.i else verb
    if thing.i < verb.i or subject.tag_ not in NOUNS or doc[-1].text not in (".", "!"):
        return
    comma = next((t.i for t in doc if t.text == "," and t.i > thing.i), len(doc))
    if any(t.tag_ in FINITE and not thing.is_ancestor(t) for t in doc[:comma]):
        return
    above = thing.head if thing.head.i == subject.i else thing
    if above.dep_ not in CLAUSES or subject.i not in (above.i, *(c.i for c in (*thing.children, *verb.children))):
        return
    relation, governor = above.dep_, above.head
    verb.tag_ = "VBD"
    for child in list(thing.lefts):
        if child.i < subject.i:
            child.head = subject
    verb.head = verb if governor.i == above.i else governor
    verb.dep_ = relation
    subject.head, subject.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "obj"


def shot_dead(shot: Token) -> None:
    """ "A soldier shot dead a shepherd", read as a soldier's shot."""
    after = shot.doc[shot.i + 1] if shot.i + 1 < len(shot.doc) else shot
    subject = shot.doc[shot.i - 1] if shot.i else shot
    if after.lower_ != "dead" or subject.dep_ != "compound" or subject.head.i != shot.i:
        return
    shot.tag_ = "VBD"
    for child in list(shot.lefts):
        if child.i < subject.i:
            child.head = subject
    subject.dep_ = "nsubj"
    for child in list(after.children):
        if child.dep_ == "obj":
            child.head = shot


def dead_of_shot(dead: Token) -> None:
    """ "Forces loyal to the general shot dead a judge", read as forces that are dead, of a general shot."""
    shot = dead.doc[dead.i - 1] if dead.i else dead
    if shot.lower_ != "shot":
        return
    if dead.head.i != shot.i and has(dead, "nsubj") and has(dead, "obj"):
        before = dead.doc[shot.i - 1] if shot.i else shot
        if before.head.i == shot.i and before.dep_ in ("compound", "amod"):
            before.head, before.dep_, before.tag_ = shot.head, shot.dep_, "NN"
            for child in [c for c in shot.lefts if c.i != before.i]:
                child.head, child.dep_ = before, "case" if child.dep_ == "mark" else child.dep_
        relation, governor = dead.dep_, dead.head
        shot.head, shot.dep_, shot.tag_ = (shot if governor.i == dead.i else governor), relation, "VBD"
        dead.head, dead.dep_ = shot, "xcomp"
    if dead.head.i == shot.i and dead.dep_ == "xcomp":
        for child in [c for c in dead.children if c.dep_ not in ("advmod", "punct")]:
            child.head = shot
        if has(shot, "obj") and not has(shot, "aux:pass"):
            shot.tag_ = "VBD"
            for subject in [c for c in shot.lefts if c.dep_ == "nsubj:pass"]:
                subject.dep_ = "nsubj"


def give_back_object(state: Token) -> None:
    """ "has shot dead three people", read as people who are what is dead about it."""
    verb = state.head
    if state.lower_ != "dead" or state.dep_ != "xcomp" or state.i != verb.i + 1:
        return
    for child in [child for child in state.rights if child.dep_ in ("obj", "obl:unmarked")]:
        child.head, child.dep_ = verb, "obj"


def raise_above_subject(aux: Token) -> None:
    """ "The town, though calm, was evacuated", read as a town, and a remark about it: who has a verb in a finite tense
    and nothing above it is its subject.
    """
    verb, noun = aux.head, aux.head.head
    if noun.dep_ != "ROOT" or noun.i > aux.i or noun.tag_ not in COUNTED or aux.tag_ not in FINITE:
        return
    if verb.dep_ not in REMARKS or has(verb, *SUBJECTS) or has(noun, "aux", "case", "cop", *SUBJECTS):
        return
    opens = any(child.dep_ in ("cc", "mark") or child.tag_.startswith("W") for child in verb.lefts)
    if opens or any(token.text in BREAKS for token in verb.doc[noun.i : verb.i]):
        return
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"


def share_subject(aux: Token) -> None:
    """ "Two guards and a driver were hurt", read as two guards, and that a driver was hurt: no verb is joined to a
    noun that has none.
    """
    verb, first = aux.head, aux.head.head
    if verb.dep_ != "conj" or first.dep_ not in CLAUSES or first.i > verb.i or first.tag_ not in COUNTED:
        return
    second = next((child for child in verb.lefts if child.dep_ == "nsubj:pass"), None)
    if second is None or second.tag_ not in COUNTED or has(first, "aux", "case", "cop", "mark", *SUBJECTS):
        return
    between = (child for child in (*verb.lefts, *second.lefts, *first.rights) if child.dep_ == "cc")
    joining = [child for child in between if first.i < child.i < second.i]
    if not joining or second.left_edge.i not in (joining[-1].i, joining[-1].i + 1):
        return
    if any(child.i < joining[-1].i and child.dep_ != "punct" for child in verb.lefts):
        return
    relation, governor = first.dep_, first.head
    for child in [child for child in first.rights if child.i > verb.i]:
        child.head = verb
    verb.head = verb if relation == "ROOT" else governor
    verb.dep_ = relation
    first.head, first.dep_ = verb, "nsubj:pass"
    second.head, second.dep_ = first, "conj"
    joining[-1].head = second
