"""Whom a sentence holds responsible for what it tells: "blamed the rebels for the raid", "the army was behind it",
"men who took part in it".
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.complements import is_party
from index.extract.events.kinds import Kind
from index.extract.events.pronouns import stand_in
from index.extract.events.scene import Scene
from index.extract.events.tree import antecedent, conjuncts, outermost_conjunct, preposition
from index.extract.inflection import verb_forms

BLAME = frozenset(form for verb in ("blame", "accuse", "suspect", "convict", "charge") for form in verb_forms(verb))
ASCRIBE = frozenset(form for verb in ("attribute", "ascribe", "impute", "link") for form in verb_forms(verb))
TAKING = frozenset(form for verb in ("participate", "partake", "collaborate") for form in verb_forms(verb))
TAKE = verb_forms("take")
INVOLVED = frozenset({"involved", "implicated"})
DENY = verb_forms("deny")
RESPONSIBLE = frozenset({"responsible", "culpable", "guilty", "behind"})


def blamed(scene: Scene, head: Token) -> tuple[Token, ...]:
    """Heads of the phrases for who is held responsible for the happening a trigger names; empty if nobody is."""
    happening = outermost_conjunct(head)
    governor = happening.head
    case = preposition(happening)
    found: tuple[Token, ...] = ()
    if governor.dep_ == "obj" and governor.head.lower_ in BLAME and case in ("for", "of"):
        found = conjuncts(governor)  # "blamed the rebels for the raid", read as rebels for the raid
    elif governor.lower_ in BLAME and happening.dep_ in ("obj", "nsubj:pass", "nsubj"):
        found = _behind(governor, "on")  # "blamed the raid on the rebels"
    elif governor.lower_ in BLAME and case in ("for", "of", "over", "in", "with"):
        found = _fillers(governor, "obj", "nsubj:pass")
    elif governor.lower_ in ASCRIBE and happening.dep_ in ("obj", "nsubj:pass"):
        found = _behind(governor, "to")
    elif governor.lower_ in ("ordered", "claimed") and happening.dep_ == "nsubj:pass":
        found = _behind(governor, "by")  # "the killing was ordered by the general"
    elif governor.lower_ in ("claimed", "claims", "claim") and happening.dep_ == "obj":
        found = _fillers(governor, "nsubj")  # "The Islamic State claimed the attack"
    elif governor.lower_ in RESPONSIBLE and case in ("for", "of"):
        found = _fillers(governor, "nsubj") or _described(governor)
        if governor.dep_ == "xcomp":
            found = _fillers(governor.head, "obj", "nsubj:pass")  # "holds the army responsible for the raid"
    elif case == "behind" and happening.lower_ != "bars" and any(child.dep_ == "cop" for child in happening.children):
        found = _fillers(happening, "nsubj")
        if happening.dep_ == "xcomp":
            found = found or _fillers(governor, "nsubj", "nsubj:pass")  # "is believed to be behind the raid"
    elif case in ("in", "behind"):
        found = partakers(head)
    if not found:
        found = _said_beside(happening)
    return tuple(t for t in found if scene.kind(t) is Kind.AGENT or scene.is_armed(t))


def _fillers(governor: Token, *relations: str) -> tuple[Token, ...]:
    return tuple(t for c in governor.children if c.dep_ in relations for t in conjuncts(c))


def _behind(governor: Token, case: str) -> tuple[Token, ...]:
    phrases = [c for c in governor.children if c.dep_.startswith("obl") and preposition(c) == case]
    return tuple(t for c in phrases for t in conjuncts(c))


def _said_beside(happening: Token) -> tuple[Token, ...]:
    # "an ambush claimed by the militants", "a raid blamed on them"
    for part in (c for c in happening.children if c.dep_ == "acl"):
        found = _behind(part, "by") if part.lower_ == "claimed" else ()
        found = found or (_behind(part, "on") if part.lower_ == "blamed" else ())
        if found:
            return found
    return ()


def _described(adjective: Token) -> tuple[Token, ...]:
    # "the gunmen responsible for the raid"
    return conjuncts(adjective.head) if adjective.dep_ in ("amod", "acl") else ()


def partakers(head: Token) -> tuple[Token, ...]:
    """Who took part in what a noun names: "was arrested for taking part in the raid"; empty if nobody is said to."""
    happening = outermost_conjunct(head)
    if preposition(happening) == "behind" and happening.dep_ == "nmod":
        return conjuncts(happening.head)  # "the man behind the shooting"
    verb = _partaking(happening.head) if preposition(happening) == "in" else None
    return _who(verb) if verb is not None else ()


def _partaking(governor: Token) -> Token | None:
    """The verb of "participated in", "took part in", "was involved in"; None where nobody is said to take part."""
    if governor.lower_ in TAKING or governor.lower_ in INVOLVED:
        return governor
    verb = governor.head if governor.lower_ == "part" else governor
    has_part = any(child.lower_ == "part" and child.dep_ in ("obj", "compound:prt") for child in verb.children)
    return verb if has_part and verb.lower_ in TAKE else None


def _who(verb: Token) -> tuple[Token, ...]:
    """The subject of a verb, or where it has none that of the clause it hangs on, or the noun it describes."""
    for _ in range(3):
        if any(child.lower_ in ("not", "n't", "never") for child in verb.children) or verb.lower_ in DENY:
            return ()  # "was not charged with taking part in the raid"
        subjects = _fillers(verb, "nsubj", "nsubj:pass")
        if subjects:
            return tuple(antecedent(token) for token in subjects)
        if verb.dep_ == "acl":
            return conjuncts(verb.head)
        if verb.dep_ not in ("advcl", "xcomp", "conj"):
            return ()
        verb = verb.head
    return ()


SAYING = frozenset({"say", "claim"})
OWN = frozenset({"its", "their", "our"})
KNOWN = frozenset({"the", "this", "that", "both"})


def own_deed(scene: Scene, head: Token, carrying: Token | None) -> Token | None:
    """Who says of an attack told before that it was theirs: "The rebels said they carried out the raid", "said its men
    were behind Monday's bombing". `carrying` is the light verb of the noun `head`.
    """
    happening = outermost_conjunct(head)
    verb = carrying or (happening if preposition(happening) == "behind" else happening.head)
    claims = carrying is not None or verb.i == happening.i or verb.lower_ == "responsible"
    if not claims or verb.dep_ != "ccomp" or cue_class(verb.head) not in SAYING:
        return None
    if not any(child.lower_ in KNOWN or child.dep_ == "nmod:poss" for child in head.children):
        return None  # "said it had carried out air strikes": a report of its own
    speakers, subjects = _fillers(verb.head, "nsubj"), _fillers(verb, "nsubj")
    if len(speakers) != 1 or len(subjects) != 1 or not is_party(scene, speakers[0]):
        return None
    mine = any(child.lower_ in OWN for child in subjects[0].children) or stand_in(scene, subjects[0]) == speakers[0]
    return speakers[0] if mine else None
