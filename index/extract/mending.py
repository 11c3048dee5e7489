"""Faults of tags and trees that our parser makes often enough, mended right after parsing, so that every rule sees what
the sentence says. Each function undoes one and is silent where it is not there.

What can be mended only with the words of the lexicon in hand is in `events/repairs.py`.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from index.extract.arguments import told_by_verb
from index.extract.inflection import verb_forms
from index.extract.labels import agreed

SAYING = ("say", "report", "announce", "claim", "add", "confirm", "tell")
SAY = frozenset(form for verb in SAYING for form in verb_forms(verb))
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PRESENT_OR_PAST = FINITE - {"MD"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
COUNTED = NOUNS | {"CD"}
MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
CLAUSES = frozenset({"ROOT", "ccomp", "parataxis"})
HOLDING = CLAUSES | {"acl", "acl:relcl", "advcl", "xcomp"}
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer")
MODIFIERS = frozenset({"amod", "compound", "det", "nmod:poss", "nummod"})
UNITS = frozenset("time times year years month months week weeks day days hour hours minute minutes per".split())


def mended(doc: Doc) -> Doc:
    """The same document, its faults undone."""
    agreed(doc)
    for token in doc:
        if token.dep_ == "conj" and token.lower_ in SAY:
            _speaker_at_the_end(token)  # first: who comes after told nothing but what was said
    for token in doc:
        if token.tag_ in PRESENT_OR_PAST:
            if token.dep_ in ("amod", "compound"):
                _finite_modifier(token)
            elif token.dep_ in HOLDING:
                _swallowed_subject(token)
        if token.tag_ == "JJ":
            _past_form(token)
        elif token.tag_ == "VBG":
            _told_by_who_comes_after(token)
        elif token.tag_ == "CD":
            _bare_figure(token)
            _second_figure(token)
        elif token.dep_ in ("aux", "aux:pass"):
            _subject_of_its_own(token)
        elif token.dep_ == "obl":
            _bare_object(token)
        elif token.dep_ == "amod" and token.tag_ in ("VBN", "VBD"):
            _verb_of_a_figure(token)
            if token.tag_ == "VBN" and token.dep_ == "amod":
                _swallowed_verb(token)
        elif token.dep_ == "obj":
            _split_name(token)
        elif token.lower_ == "shot" and token.tag_ == "NN":
            _shot_dead(token)
    return told_by_verb(doc)


def _past_form(token: Token) -> None:
    """ "Protesters clashed with police", read as protesters who are clashed."""
    if not token.lower_.endswith("ed"):
        return
    relations = {child.dep_ for child in token.children}
    if token.dep_ == "ROOT":
        if "nsubj" in relations and "cop" not in relations:
            token.tag_ = "VBD"
        return
    head = token.head
    follows = head.dep_ == "ROOT" and head.i + 1 == token.i and head.tag_.startswith("N")
    if token.dep_ == "acl" and follows and not any(other.tag_ in FINITE for other in token.doc):
        token.tag_ = "VBD"


def _told_by_who_comes_after(token: Token) -> None:
    """ "Gunmen attacked a convoy, killing two soldiers, the army said": the army killed nobody."""
    saying = token.head
    if token.dep_ != "advcl" or saying.i < token.i or saying.lower_ not in SAY:
        return
    told = [c for c in saying.children if c.dep_ in ("ccomp", "parataxis") and c.i < token.i]
    told = told or ([saying.head] if saying.dep_ in ("advcl", "parataxis") and saying.head.i < token.i else [])
    if told and told[-1].tag_.startswith("VB"):
        token.head = told[-1]


def _speaker_at_the_end(verb: Token) -> None:
    """ "Gunmen shot 12 men, an officer with the guard told reporters": who speaks hung on the men, the speech joined to
    the shooting as if one had done both.
    """
    commas = [token.i for token in verb.doc[: verb.i] if token.text == ","]
    told, subject = verb.head, next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if not commas or subject is None or told.i > commas[-1] or _has(verb, "cc"):
        return
    first = commas[-1] + 1
    verb.dep_ = "parataxis"
    between = verb.doc[first : subject.i]
    stray = next((t for t in between if t.left_edge.i in (first - 1, first) and t.head.i < first), None)
    if stray is not None and stray.tag_.startswith("N") and _has(subject, "case"):
        stray.head, stray.dep_ = verb, "nsubj"
        subject.head, subject.dep_ = stray, "nmod"


def _bare_figure(token: Token) -> None:
    """ "wounding 30, police said": a figure right behind its verb is the object, not a circumstance."""
    verb = token.head
    if token.dep_ != "obl:unmarked" or verb.i + 1 != token.left_edge.i or not verb.tag_.startswith("VB"):
        return
    follower = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if follower not in UNITS and not _has(verb, "obj", "nsubj:pass"):
        token.dep_ = "obj"


def _second_figure(token: Token) -> None:
    """ "12 servicemen were killed and 20 injured": the second figure joined to what comes before it, or
    counting the verb, which nothing can.
    """
    if token.i + 1 >= len(token.doc) or (token.dep_ == "conj" and token.head.i > token.i):
        return
    verb = token.doc[token.i + 1]
    if token.dep_ not in ("conj", "punct") and not (token.dep_ == "nummod" and token.head.i == verb.i):
        return
    joined = verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "advcl", "conj", "ccomp")
    if joined and not _has(verb, "nsubj", "nsubj:pass") and not token.is_ancestor(verb):
        token.head = verb
        token.dep_ = "nsubj:pass"


def _verb_of_a_figure(verb: Token) -> None:
    """ "killed five guards and wounded 12", as a wounded dozen: no adjective stands before a figure."""
    figure, killed = verb.head, verb.head.head
    is_bare = figure.tag_ == "CD" or figure.lower_ in MANY
    if not is_bare or figure.dep_ != "conj" or figure.i != verb.i + 1 or verb.nbor(-1).dep_ != "cc":
        return
    above = killed if killed.tag_.startswith("VB") else killed.head
    if not above.tag_.startswith("VB") or above.i > verb.i:
        return
    for child in [child for child in figure.children if child.i < verb.i]:
        child.head = verb
    verb.head, verb.dep_ = above, "conj"
    figure.head, figure.dep_ = verb, "obj"


def _subject_of_its_own(aux: Token) -> None:
    """ "... as they entered the town and dozens of others were injured": who is injured joined to the town."""
    verb = aux.head
    if verb.dep_ != "conj" or aux.i == 0 or _has(verb, "nsubj", "nsubj:pass", "csubj", "expl"):
        return
    if any(child.i < aux.i and child.dep_ not in ("cc", "punct") for child in verb.children):
        return
    noun = next((t for t in (aux.nbor(-1), *aux.nbor(-1).ancestors) if t.dep_ == "conj" and t.tag_ in COUNTED), None)
    if noun is None or noun.right_edge.i != aux.i - 1 or noun.is_ancestor(verb):
        return
    joining = [child for child in noun.children if child.dep_ == "cc"]
    if not joining or joining[0].i != noun.left_edge.i:
        return
    for child in joining:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj:pass" if aux.dep_ == "aux:pass" else "nsubj"


def _bare_object(token: Token) -> None:
    """ "set up a new post": a phrase without preposition behind its verb is the object."""
    verb = token.head
    if token.i < verb.i or not token.tag_.startswith("N") or _has(token, "case") or _has(verb, "obj", "nsubj:pass"):
        return
    first = token.left_edge
    particle = any(c.dep_ == "compound:prt" and c.i == first.i - 1 for c in verb.children)
    if first.i == verb.i + 1 + particle and first.tag_ in ("DT", "CD", "PRP$") and token.lower_ not in UNITS:
        token.dep_ = "obj"


def _swallowed_subject(verb: Token) -> None:
    """ "Weeks after its army left the valley", "Those look new": what stands right before a finite verb, as if the verb
    were a noun that it modifies.
    """
    subject = verb.doc[verb.i - 1] if verb.i else verb
    if subject.head.i != verb.i or subject.dep_ not in MODIFIERS or _has(verb, "case", "cop", *SUBJECTS):
        return
    others = [child for child in verb.lefts if child.dep_ in MODIFIERS and child.i < subject.i]
    if subject.tag_ in NOUNS or subject.tag_ == "DT" or (subject.tag_ == "JJ" and others):
        subject.dep_ = "nsubj"
        for child in others:
            child.head = subject


def _finite_modifier(verb: Token) -> None:
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


def _swallowed_verb(verb: Token) -> None:
    """ "Police detained leaders of the party.", read as leaders whom the police detained, without a verb."""
    doc, thing = verb.doc, verb.head
    subject = doc[verb.i - 1] if verb.i else verb
    if thing.i < verb.i or subject.tag_ not in NOUNS or doc[-1].text not in (".", "!"):
        return
    comma = next((t.i for t in doc if t.text == "," and t.i > thing.i), len(doc))
    if any(t.tag_ in FINITE for t in doc[:comma]):
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


def _shot_dead(shot: Token) -> None:
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


def _split_name(second: Token) -> None:
    """ "ambushed a convoy of United Nations peacekeepers", read as a convoy and, beside it, peacekeepers."""
    verb, name = second.head, second.doc[second.i - 1] if second.i else second
    joined = name.dep_ == "nmod" and name.head.dep_ == "obj" and name.head.head.i == verb.i
    if not joined or name.tag_ not in ("NNP", "NNPS") or second.tag_ not in NOUNS or second.left_edge.i != second.i:
        return
    for case in [child for child in name.children if child.dep_ == "case"]:
        case.head = second
    second.head, second.dep_ = name.head, "nmod"
    name.head, name.dep_ = second, "compound"


def _has(token: Token, *relations: str) -> bool:
    return any(child.dep_ in relations for child in token.children)
