"""Relations of one tree that cannot hold together: the parser labels each for itself, and one of two gives way."""

from __future__ import annotations

from spacy.tokens import Doc, Token

PASSIVE = {"nsubj": "nsubj:pass", "csubj": "csubj:pass"}
"""Universal Dependencies: the subject of a verb with a passive auxiliary is a passive subject."""

RELATIVES = frozenset({"that", "which", "who", "whom"})


def agreed(doc: Doc) -> Doc:
    """The same document, its labels in agreement."""
    for token in doc:
        if token.dep_ == "aux:pass":
            _passive(token.head)
        elif token.dep_ == "mark" and token.head.dep_ == "acl:relcl" and token.lower_ in RELATIVES:
            _relative(token)
    return doc


def _passive(verb: Token) -> None:
    """ "We were married": who is married is a passive subject, and the verb a participle."""
    if verb.tag_ == "VBD":
        verb.tag_ = "VBN"
    if verb.tag_ == "VBG":
        return
    for child in verb.children:
        child.dep_ = PASSIVE.get(child.dep_, child.dep_)


def _relative(word: Token) -> None:
    """ "The letter that the group sent": in a relative clause "that" stands for the thing and opens nothing."""
    taken = {child.dep_ for child in word.head.children}
    if not taken & {"nsubj", "nsubj:pass", "expl"}:
        word.dep_ = "nsubj:pass" if "aux:pass" in taken else "nsubj"
    elif not taken & {"obj", "nsubj:pass", "cop"}:
        word.dep_ = "obj"
