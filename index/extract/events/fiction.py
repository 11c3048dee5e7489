"""What a film, a novel or a play tells happened to nobody."""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.words import words

TELLERS = words("fiction_noun") | words("actor_noun")


def is_fiction(head: Token) -> bool:
    """Whether a trigger stands in what a work of fiction is said to tell: "the film follows a man who kills", "a novel
    about a kidnapping"; riots that a film sparked are real.
    """
    token, below = head.head, head
    for _ in range(12):
        if below.i == token.i:
            return False
        if token.lower_ in words("fiction_noun") and below.i > token.i and below.dep_ != "conj":
            return True
        told = token.i != head.i and token.lower_ in words("portray_verbs")
        who = next((c for c in token.children if c.dep_ == "nsubj" and c.i != below.i), None)
        if told and who is not None and below.dep_ in ("obj", "ccomp", "obl", "advcl") and who.lower_ in TELLERS:
            return True
        below, token = token, token.head
    return _is_about(head)


def _is_about(head: Token) -> bool:
    # "His new novel is about a hostage-taking"
    who = next((c for c in head.children if c.dep_ == "nsubj"), None)
    about = any(c.lower_ == "about" and c.dep_ == "case" for c in head.children)
    return about and who is not None and who.lower_ in words("fiction_noun")
