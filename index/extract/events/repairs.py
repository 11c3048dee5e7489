"""Faults our parser makes often enough to be mended: each function undoes one, and is silent where it is not there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.extract.dates.words import DAYS
from index.extract.events.tree import SAY, conjuncts, is_list_member, is_verb, preposition

HAVE = frozenset({"has", "have", "had", "having"})


WILLING = frozenset(
    "ready willing prepared determined eager keen committed unwilling reluctant set able unable poised opposed".split()
)


def is_willing(child: Token) -> bool:
    """Whether an "it" read as empty is somebody: "Ostrana said it was ready to help"."""
    return child.dep_ == "expl" and child.lower_ == "it" and child.head.lower_ in WILLING


def _subject_of_perfect(token: Token) -> Token | None:
    # "The council has imposed sanctions", read as sanctions that are imposed and that the council has.
    owner = token.head.head
    if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD") or token.head.dep_ != "obj" or owner.lower_ not in HAVE:
        return None
    between = token.doc[owner.i + 1 : token.i]
    if owner.i > token.i or any(t.tag_ != "RB" for t in between):
        return None
    return next((child for child in owner.children if child.dep_ == "nsubj" and child.i < owner.i), None)


def swallowed_subject(token: Token) -> Token | None:
    """The subject of a verb the parser took for part of a noun phrase: "riot police dispersed protesters" read as one
    long noun, "a sniper shot two" as a compound; None where the phrase is what it seems."""
    before = token.doc[token.i - 1] if token.i > 0 else None
    perfect = _subject_of_perfect(token)
    if perfect is not None:
        return perfect
    if token.dep_ == "amod" and token.head.i > token.i:
        own = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if own is not None and own.tag_ != "CD":  # "sixteen wounded people" are counted
            return own  # "police in Kesrin | confiscated weapons", read as confiscated weapons with a subject
    if before is None or not before.tag_.startswith("N") or before.dep_ not in ("compound", "nsubj"):
        return None
    if token.dep_ in ("amod", "compound") and token.head.i > token.i and before.head.i in (token.i, token.head.i):
        return before
    has_object = any(child.dep_ == "obj" for child in token.children)
    return before if has_object and not is_verb(token) and before.head.i == token.i else None


def goes_on_list(first: Token, child: Token) -> bool:
    """Whether a phrase without preposition goes on the list its verb's object began."""
    # "killed a nurse, a driver and two guards": the second of three hung on the verb, without a preposition.
    return child.dep_ == "obl:unmarked" and not preposition(child) and is_list_member(first, child)


def is_counted_object(child: Token) -> bool:
    """Whether a phrase read as "at (least eight leaders)" is the object of its verb, counted."""
    if child.dep_ != "obl" or child.left_edge.lower_ != "at" or child.left_edge.i + 1 >= child.i:
        return False
    return child.left_edge.nbor(1).lower_ in ("least", "most") and not any(
        sibling.dep_ == "obj" for sibling in child.head.children
    )


def subject_before_participle(verb: Token) -> tuple[Token, ...]:
    """The subject in "Jets using missiles killed four", where the verb was hung on what the participle governs."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or not any(child.dep_ == "obj" for child in verb.children):
        return ()
    root = next((token for token in verb.ancestors if token.dep_ == "ROOT"), verb)
    return conjuncts(root) if root.tag_.startswith("N") and root.i < verb.head.i else ()


def compound_subject(verb: Token) -> tuple[Token, ...]:
    """The subject in "after an army jet shot down a helicopter", where it was read as part of a noun with the verb."""
    if not any(child.dep_ == "obj" for child in verb.children):
        return ()
    return tuple(c for c in verb.children if c.dep_ == "compound" and c.tag_.startswith("N") and c.i < verb.i)


def stolen_object(verb: Token) -> Iterator[Token]:
    """The object of a verb that the parser gave to a later verb as a subject.

    "The gunmen who stormed the school were ..."; "killing 11 people, residents said".
    """
    for token in verb.doc[verb.i + 1 : verb.i + 7]:
        if token.dep_ == "nsubj" and token.head.i > token.i and token.left_edge.i == verb.i + 1:
            outer = [c for c in token.head.children if c.dep_ in ("nsubj", "nsubj:pass")]
            if list_of_speakers(token):
                yield token
            elif verb.dep_ == "acl:relcl" and (len(outer) > 1 or token.head.i in {t.i for t in verb.subtree}):
                yield from conjuncts(token)
            return


def list_of_speakers(subject: Token) -> tuple[Token, ...]:
    """The speakers in "killing 11 people, residents and an official said", where the parser began with the victims."""
    before = subject.left_edge.i - 1
    if before < 0 or not is_verb(subject.doc[before]):
        return ()
    for token in subject.subtree:
        # The first member behind a comma begins the speakers: what comes right after a verb is its object.
        if token.dep_ == "conj" and token.i > subject.i and any(t.text == "," for t in token.subtree if t.i < token.i):
            return tuple(t for t in conjuncts(token.head) if t.i >= token.i)
    return ()


def speakers_among(objects: list[Token]) -> tuple[Token, ...]:
    """The same where all of them were taken for objects: "killing 11 people, residents and a doctor said"."""
    if len(objects) < 2 or objects[-1].right_edge.i + 1 >= len(objects[-1].doc):
        return ()
    following = objects[-1].doc[objects[-1].right_edge.i + 1]
    if following.lower_ not in SAY or any(child.dep_ == "nsubj" for child in following.children):
        return ()
    behind = [n for n, t in enumerate(objects) if n and t.doc[t.left_edge.i].text == ","]
    behind = behind or [n for n, t in enumerate(objects) if n and t.doc[t.left_edge.i - 1].text == ","]
    return tuple(objects[behind[0] :]) if behind else ()


def lost_second(first: Token, case: str) -> Iterator[Token]:
    """The second party of "between A and B" where the parser took it for a subject."""
    # "Talks between the government and | the rebels resumed": the second party read as a subject.
    after = first.right_edge.i + 1
    doc = first.doc
    if case == "between" and len(conjuncts(first)) == 1 and after + 1 < len(doc) and doc[after].text.lower() == "and":
        for token in doc[after + 1 : after + 6]:
            if token.tag_.startswith("N") and token.left_edge.i == after + 1:
                yield from conjuncts(token)
                return


def lost_subject(verb: Token) -> tuple[Token, ...]:
    """The subject of a verb where the parser broke the sentence before it, or hung it on the verb above."""
    if verb.head.i < verb.i:
        # "NATO says several armed men then clashed ...": the subject hung on the verb of saying.
        left = verb.i - 1
        while left > verb.head.i and verb.doc[left].tag_ in ("RB", "MD", "VBZ", "VBP", "VBD", "VBN"):
            left -= 1
        noun = verb.doc[left]
        return conjuncts(noun) if noun.tag_.startswith("N") and noun.head.i == verb.head.i < left else ()
    before = verb.doc[verb.i - 1] if verb.i > 0 else None
    if before is not None and before.dep_ == "conj" and preposition(before.head) == "according to":
        return (before,)  # "According to the institute, warplanes bombed ...": taken for a second source
    if before is not None and before.dep_ == "appos" and verb.dep_ == "ROOT":
        return (before,)  # "In the city of Tal Afar, a car bomb exploded": taken for another name of the city
    if before is None or before.head.i != before.i or verb.head.i != verb.i or is_verb(before):
        return ()
    return conjuncts(before) if before.is_alpha else ()


def participle_subject(verb: Token) -> tuple[Token, ...]:
    """The subject in "Floods caused by rain have killed nine", where the participle was read as the main verb."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "conj", "parataxis") or head.tag_ != "VBN" or head.i > verb.i:
        return ()
    finite = any(child.dep_ in ("aux", "aux:pass") for child in verb.children)
    if not finite or any(child.dep_ in ("aux", "aux:pass", "cop") for child in head.children):
        return ()
    return tuple(t for child in head.children if child.dep_ == "nsubj" for t in conjuncts(child))


def without_weekday(subjects: list[Token]) -> list[Token]:
    """Subjects, with a weekday that was taken for one replaced by what stands before it."""
    # "Militants Saturday attacked a convoy": the day read as the subject, the subject left of it.
    day = subjects[0]
    if day.lower_ not in DAYS or day.i == 0:
        return subjects
    before = day.nbor(-1)
    if before.lower_ == "on" and before.i > 0:
        before = before.nbor(-1)
    return list(conjuncts(before)) if before.tag_.startswith("N") else []
