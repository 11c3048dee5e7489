"""Who does what an event noun tells because of the verb around it: "announced the withdrawal", "at a meeting with the
union, the minister offered".
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.events.complements import is_party
from index.extract.events.parties import sector
from index.extract.events.scene import Scene
from index.extract.events.tree import outermost_conjunct, preposition
from index.extract.inflection import verb_forms

ANNOUNCING = frozenset(
    form
    for verb in "announce order declare decree approve authorise authorize impose begin start complete demand "
    "grant offer submit tender accept propose reject".split()
    for form in verb_forms(verb)
)
"""Verbs whose subject does what their event noun says: "announced the withdrawal of its troops"."""

CONFIRMING = verb_forms("confirm")
OWN = frozenset({"its", "their", "his", "her"})
OCCASIONS = frozenset({"at", "in", "during", "for", "after", "following", "since"})
"""What stands before the talks during or after which somebody does something."""
WATCHING = frozenset({"JRN", "NGO", "MED"})
"""Sectors of those who tell of others' deeds."""

SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def announcer(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """The subject of a verb that announces, orders or accepts what the noun tells."""
    verb = outermost_conjunct(noun).head
    governed = outermost_conjunct(noun).dep_ in ("obj", "nsubj:pass")
    # "confirmed the withdrawal of its troops", but "confirmed the arrest of three men": of others' deeds one hears
    own = verb.lower_ in CONFIRMING and any(token.lower_ in OWN for token in noun.subtree)
    if not governed or not (own or verb.lower_ in ANNOUNCING):
        return ()
    return tuple(t for t in scene.graph.verb(verb).subjects if t.lower_ not in SPEAKING and not _reports(scene, t))


def _reports(scene: Scene, speaker: Token) -> bool:
    """Whether those who announce a deed only watch over such: "a press group announced the detention of two"."""
    return sector(scene, speaker) in WATCHING


def attending(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """Who is at talks that the text says are with others: "at a meeting with the union, the minister offered", "said
    his first meeting with the king was a success".
    """
    if not scene.graph.noun(noun).oblique("with"):
        return ()
    own = any(child.dep_ == "nmod:poss" and child.lower_ in OWN for child in noun.children)
    beside = noun.dep_ in ("obl", "nmod") and preposition(noun) in OCCASIONS
    behind = noun.dep_ == "obj" and noun.head.lower_ in OCCASIONS
    return _who(scene, noun) if own or beside or behind else ()


def _who(scene: Scene, noun: Token) -> tuple[Token, ...]:
    """The subject nearest above a noun that can take part in politics; a pronoun is passed over for whom it means."""
    for above in noun.ancestors:
        subjects = scene.graph.verb(above).subjects
        found = tuple(t for t in subjects if t.i != noun.i and not t.is_ancestor(noun) and is_party(scene, t))
        others = (t for t in subjects if t.i != noun.i and not t.is_ancestor(noun) and t.tag_ != "PRP")
        if found or any(others):
            return found
    return ()
