"""Small questions about a token in its dependency tree: what it is coordinated with, its preposition, its voice."""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.agents import thing
from index.extract.dates.words import DAYS
from index.extract.inflection import verb_forms
from index.extract.words import words

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
SAY = frozenset(form for verb in ("say", "report", "announce", "claim", "add", "confirm") for form in verb_forms(verb))
"""What follows these is a clause of its own: it never shares their subject."""

NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "compound", "case", "nmod:poss"})
"""Dependencies of nouns: whatever the tagger says, a word that fills one is no verb."""

ACTIVE = frozenset(
    "agreed appealed insisted vowed pledged refused declined threatened apologised apologized responded objected "
    "protested promised resigned withdrew surrendered".split()
)
"""Past forms that are hardly ever participles of the passive where a noun stands before them."""

STATES = frozenset({"on"})
"""Prepositions of an event noun that says in what state somebody is: "have been on strike"."""

BEHIND_DEED = frozenset("by in at near outside inside after as during to on when while over off with dead".split())
"""What follows "killed" or "stabbed" in a headline that says who was."""

BE = frozenset("be is are was were been being am 's 're".split())


def is_named_storm(token: Token) -> bool:
    """Whether a word stands before the name of a storm: "Typhoon Ada"."""
    return token.lower_ in words("storm_noun") and token.i + 1 < len(token.doc) and token.nbor().tag_ == "NNP"


def is_nobody(token: Token) -> bool:
    """Whether a phrase denies that there is anybody: "no group claimed responsibility"."""
    return token.lower_ in words("nobody") or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)


def is_each_other(token: Token) -> bool:
    """Whether a word stands for the other side of the same parties."""
    if token.i == 0 or token.lower_ not in ("other", "another"):
        return False
    return token.nbor(-1).lower_ in ("each", "one")


def is_verb(token: Token) -> bool:
    """Whether a token is a verb: tagged as one, and neither where only nouns stand nor built like one."""
    if not token.tag_.startswith("VB") or token.dep_ in NOMINAL:
        return False
    return token.tag_ != "VBZ" or not any(child.dep_ in ("compound", "amod", "det") for child in token.children)


def is_free_participle(verb: Token) -> bool:
    """Whether a participle stands beside its sentence: ", threatening to close the border" is not what was demanded."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and not any(c.dep_ in ("mark", "case") for c in verb.children)


def is_acronym(token: Token) -> bool:
    """Whether a word in capitals is a name and not the pronoun it reads like: "the US", "the WHO"."""
    spelt = token.text.isupper() and len(token.text) > 1
    return spelt and any(other.text.islower() for other in token.doc if len(other) > 1)


def conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and everything coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and is_list_member(token, child)):
            found.extend(conjuncts(child))
    return tuple(found)


def is_list_member(token: Token, appos: Token) -> bool:
    """Whether an apposition is in truth the second member of a list."""
    # "a nurse, a driver and two guards": the parser takes the second of three for an apposition of the first.
    goes_on = any(child.dep_ == "conj" for child in appos.children)
    indefinite = [
        any(c.dep_ == "nummod" or c.text.lower() in ("a", "an") for c in noun.children) for noun in (token, appos)
    ]
    # "Senegal, the Gambia and the Commission": nobody has three names
    named = all(noun.tag_ == "NNP" for noun in (token, appos, *(c for c in appos.children if c.dep_ == "conj")))
    return goes_on and (named or all(indefinite))


def outermost_conjunct(token: Token) -> Token:
    """The first member of the coordination a token stands in."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def preposition(token: Token) -> str:
    """The preposition(s) of a phrase, as one lower-case string ("according to", "in"); empty if there is none."""
    words = []
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            words.append(child.text.lower())
            words.extend(fixed.text.lower() for fixed in child.children if fixed.dep_ == "fixed")
    return " ".join(words)


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, also where the parser took the participle for an adjective."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"aux:pass", "nsubj:pass"}:
        # "The bishop on Sunday called for ...": the day was taken for who was called.
        days = [child for child in verb.children if child.dep_ == "nsubj:pass" and child.lower_ in DAYS]
        return "aux:pass" in deps or not days
    if verb.tag_ in ("VBN", "VBD") or verb.text.endswith("ed"):
        if any(child.dep_ == "cop" and child.text.lower() in BE for child in verb.children):
            return True
        if _is_headline(verb, deps):
            return True
        has_auxiliary = any(child.dep_ == "aux" for child in verb.children)
        if verb.tag_ == "VBN" and not has_auxiliary and "nsubj" not in deps:
            if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and _is_never_passive(verb):
                return False  # "The bishop called for calm", read as a bishop who was called
            if verb.dep_ == "acl" and "obj" in deps:
                return False  # "Warplanes bombed a camp", read as a phrase: what has an object is active
            if verb.dep_ in ("acl", "advcl", "amod") or (verb.dep_ == "xcomp" and "obj" not in deps):
                return True  # "a shepherd shot in the leg", "three hostages were found beheaded"
            if verb.dep_ == "conj" and is_verb(verb.head):
                return is_passive(verb.head)
    return False


def _is_headline(verb: Token, deps: set[str]) -> bool:
    """ "Teenager stabbed to death in park": a headline leaves out the "was"."""
    if verb.lower_ not in words("done_to") or deps & {"obj", "aux", "ccomp", "xcomp", "cop"}:
        return False
    doc, after = verb.doc, [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    behind = not after or after[0] in BEHIND_DEED or after[0] == ","
    return behind and after[-1:] not in (["least"], ["most"]) and doc[-1].text not in (".", "!", "?", '"', "”")


def _is_never_passive(verb: Token) -> bool:
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return verb.lower_ in ACTIVE or (verb.lower_ == "called" and following in ("for", "on", "upon"))


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for: the noun its clause modifies; any other token stands for itself."""
    if token.text.lower() not in RELATIVE or is_acronym(token):
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ == "acl:relcl":
            return _thing_before(token) if token.lower_ == "which" and _is_person(ancestor.head) else ancestor.head
    if token.lower_ == "whom" and token.head.i < token.i:
        # "advisers, one of whom died": joined as a sentence of its own, not as a clause of the advisers.
        comma = next((t for t in reversed(token.doc[: token.i]) if t.text == ","), None)
        if comma is not None and comma.i and comma.nbor(-1).tag_.startswith("N"):
            return comma.nbor(-1)
    return token


def _is_person(name: Token) -> bool:
    return name.tag_ == "NNP" and any(child.dep_ in ("flat", "nmod:desc") for child in name.children)


def _thing_before(which: Token) -> Token:
    """What "which" stands for, hung on a person: "the doctor Mira Stane of the hospital, which was hit"."""
    for before in reversed(which.doc[: which.i]):
        if before.tag_.startswith("N") and before.dep_ not in ("compound", "flat"):
            return before
    return which


def is_of_age(token: Token) -> bool:
    """Whether a word ends what says how old somebody is and stands for them: "a 19-year-old was arrested"."""
    before = token.doc[max(0, token.i - 3) : token.i].text.lower()
    return token.lower_ in ("old", "olds") and before.endswith("year-") and token.dep_ in NOMINAL


def is_thing(noun: str) -> bool:
    """Whether a noun with the ending of people is none: "orders", "documents"."""
    return not {noun, f"{noun}s"}.isdisjoint(words("no_person"))


def is_head_of(token: Token) -> bool:
    """Whether a word names who leads something: "arrested the head of the party"."""
    return token.lower_ in ("head", "heads") and any(preposition(c) == "of" for c in token.children if c.dep_ == "nmod")


def children(token: Token, dep: str) -> list[Token]:
    """The children of a token with one dependency."""
    return [child for child in token.children if child.dep_ == dep]


def names_thing(token: Token) -> bool:
    """Whether a noun with the words before it is a thing we know: "the town hall" is one, a hall may be many things."""
    first = token.i
    while first > 0 and token.i - first < 2 and token.doc[first - 1].dep_ in ("compound", "amod"):
        first -= 1
    return thing(token.doc[first : token.i + 1].text) is not None
