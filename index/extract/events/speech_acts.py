"""What rules of what is said, demanded and refused ask: who is told, what is denied, what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import complements, is_party
from index.extract.events.graph import Clause
from index.extract.events.kinds import Kind
from index.extract.events.parties import STATE_SECTORS, sector
from index.extract.events.scene import Scene
from index.extract.events.tree import preposition
from index.extract.events.voices import is_disputed, is_personal
from index.extract.inflection import singular, verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

INSTITUTIONS = frozenset("GOV MIL COP SPY LEG JUD PTY REB PRM SEP IMG UAF IGO UNO EUR ISM NGO BUS MNC LAB OPP".split())
"""Sectors of those from whom something is publicly demanded; whom else one tells to do something is private."""

NEGATIONS = frozenset({"not", "n't", "never"})
WILL = frozenset({"will", "would", "wo", "'ll", "'d"})
NEGATED_NEEDS = frozenset({"will-not", "negated"})
"""Needs of rules whose verb is denied: what they tell has happened all the same."""

GROWING = frozenset(
    form for verb in "grow mount come increase intensify rise multiply continue".split() for form in verb_forms(verb)
)
"""What calls do: what they are for hangs on these."""

PERIODS = frozenset("hour hours day days week weeks".split())


def is_institution(scene: Scene, token: Token) -> bool:
    """Whether a filler is a named party, or one of a sector that answers to the public."""
    if token.tag_ in ("NNP", "NNPS") and is_party(scene, token):
        return True
    mention = scene.mention(token)
    if mention is not None and mention.label in ("ORG", "PERSON", "LOC", "NORP"):
        return True
    entity = scene.entity(token)
    found = scene.agent(token)
    sector = (entity.sector if entity is not None else "") or (found.sector if found is not None else "")
    return sector in INSTITUTIONS


def _institutions(scene: Scene, tokens: Iterable[Token]) -> bool:
    return any(is_institution(scene, t) for t in tokens)


def _negated(verb: Token) -> bool:
    if any(child.lower_ in NEGATIONS for child in verb.children):
        return True
    return any(child.lower_ in ("no", "neither") for child in verb.children)


def _will_not(scene: Scene, bound: Bound) -> bool:
    verb = bound.match.head
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(auxiliaries & WILL) and _negated(verb)


def _hours_to_act(scene: Scene, bound: Bound) -> bool:
    """Whether a party is given so many hours to do something."""
    head = bound.match.head
    until = [c for c in head.children if c.dep_ == "obl" and c.left_edge.lower_ == "until"]
    told = [c for verb in head.children if verb.dep_ == "xcomp" for c in verb.lefts if c.dep_.startswith("obl")]
    told += [c for c in head.children if c.dep_ == "obl:unmarked"]
    hours = [t for t in (*bound.clause.objects, *told) if t.lower_ in PERIODS] + until
    purposes = [c for t in (*hours, head) for c in t.children if c.dep_ in ("acl", "xcomp", "advcl")]
    return bool(hours) and any(any(c.lower_ == "to" for c in verb.children) for verb in purposes)


@cache
def _misdeeds() -> frozenset[str]:
    return frozenset(form for verb in words("misdeed") for form in (verb, *verb_forms(verb)))


@cache
def _crimes() -> frozenset[str]:
    return frozenset(form for verb in words("crime_verb") for form in (verb, *verb_forms(verb)))


def _should(scene: Scene, bound: Bound) -> bool:
    """Whether what is said is what somebody ought to do."""
    for verb in complements(bound.match.head):
        if verb.lower_ in words("expecting"):
            continue
        if any(c.lower_ in ("should", "ought") and c.dep_ == "aux" for c in verb.children):
            return True
        if verb.lower_ in ("need", "needs", "needed", "has", "have", "had") and any(
            c.dep_ == "xcomp" for c in verb.children
        ):
            # "said Iran had to open its sites"; what a company had to do, it tells of itself
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            named = ((scene.mention(t), t) for t in subjects)
            return any(m is not None or sector(scene, t) in STATE_SECTORS for m, t in named)
    return False


def _misdeed(scene: Scene, bound: Bound) -> bool:
    """Whether what is said is that somebody did wrong."""
    found = [v for v in complements(bound.match.head) if v.lower_ in _misdeeds() and not _negated(v)]
    known = (scene.mention(t) for t in bound.targets)
    named = any(m is not None and m.label in ("PERSON", "ORG", "LOC", "NORP") for m in known)
    # "Two men stole a car, police said": a crime, with who says so
    return any(named or verb.lower_ not in _crimes() for verb in found)


def _subjunctive(scene: Scene, bound: Bound) -> bool:
    """Whether a complement says what is to be: "insisted that the vote be postponed", not "that it will never"."""
    for verb in complements(bound.match.head):
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
        if auxiliaries & {"must", "should", "be"} or (verb.tag_ in ("VB", "VBP") and not auxiliaries):
            return True
    return False


def _verbal_actor(scene: Scene, bound: Bound) -> bool:
    """Whether those who attack do so with words: no arms on either side, and an institution or a policy attacked."""
    parties = (*bound.actors, *bound.targets)
    if not bound.actors or bound.instruments or any(scene.is_armed(t) for t in parties):
        return False
    if any(scene.kind(t) in (Kind.PLACE, Kind.THING) for t in bound.targets):
        return False
    policy = any(singular(t.lower_) in words("disputed") for t in bound.targets)
    return _institutions(scene, bound.actors) and (policy or _institutions(scene, bound.targets))


def _insult(scene: Scene, bound: Bound) -> bool:
    """Whether what an object is called is a reproach: "called the raid barbaric", "described it as a crime"."""
    head = bound.match.head
    said = [c for c in head.children if c.i > head.i and c.dep_ in ("xcomp", "obl", "obj", "ccomp", "advcl")]
    said += [c for o in said for c in o.children if c.dep_ in ("xcomp", "amod", "nmod", "acl", "appos", "conj")]
    return any(singular(t.lower_) in words("reproach") or t.lower_ in words("reproach") for t in said)


def _harm_behind_for(scene: Scene, bound: Bound) -> bool:
    """Whether what somebody is held responsible for is a harm: a death, a crash, a coup."""
    return any(
        scene.kind(t) is Kind.EVENT or singular(t.lower_) in words("harm_noun") for t in bound.clause.oblique("for")
    )


def _will(scene: Scene, bound: Bound) -> bool:
    near = {child.lower_ for child in bound.match.head.children if child.dep_ == "aux"}
    return bool(near & (WILL | {"must", "should"})) and not _negated(bound.match.head)


def _infinitive_of_noun(scene: Scene, bound: Bound) -> bool:
    """Whether a noun is what somebody refuses or threatens to do: "the refusal to disarm"."""
    return any(c.tag_ == "VB" and c.dep_ in ("acl", "xcomp", "advcl") for c in bound.match.head.children)


def called_for(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """What is called for, also where it hangs on the verb: "calls grew for an inquiry"."""
    head = clause.head
    phrases = clause.oblique("for")
    if head.dep_ == "nsubj" and head.head.lower_ in GROWING:
        phrases += tuple(c for c in head.head.children if c.dep_ == "obl" and preposition(c) == "for")
    return tuple(t for t in phrases if scene.kind(t) is not Kind.TIME)


def called_party(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who is called on to do something: "calls for the minister to resign"."""
    acts = any(c.tag_ == "VB" and c.dep_ in ("acl", "xcomp", "advcl") for c in clause.head.children)
    return tuple(t for t in called_for(scene, clause) if acts and is_party(scene, t))


def _calls_for(scene: Scene, bound: Bound) -> bool:
    """Whether a call says for what, and is somebody's or stands where calls do: "amid calls for an inquiry"."""
    head = bound.match.head
    there = any(child.lower_ == "there" for child in (*head.children, *head.head.children))
    if any(child.dep_ == "compound" for child in head.children) and not bound.actors:
        return False  # "interview calls"
    return bool(called_for(scene, bound.clause)) and (bool(bound.actors) or there or head.dep_ != "ROOT")


def _says_what(scene: Scene, bound: Bound) -> bool:
    """Whether a noun that asks says for what, of whom or by whom: "the singer's appeal" does not."""
    clause = bound.clause
    acts = any(c.tag_ == "VB" or c.dep_ == "ccomp" for c in clause.head.children)
    return acts or clause.light is not None or bool(clause.oblique("for", "to", "on", "against", "by", "from", "that"))


def _is_no_tip(scene: Scene, bound: Bound) -> bool:
    """Whether a warning is none that neighbours give the police: "residents warned police about the man"."""
    powers = STATE_SECTORS | {"COP", "SPY"}
    told = any(t.lower_ in ("authorities", "officials") or sector(scene, t) in ("COP", "SPY") for t in bound.targets)
    might = any(sector(scene, t) in powers or scene.is_armed(t) for t in bound.actors)
    return might or not told


def _public(scene: Scene, bound: Bound) -> bool:
    """Whether more is at stake than a game or a show: who plays or sings refuses and blames in passing."""
    actors = [t.lower_ for t in bound.actors] or [t.lower_ for t in bound.clause.subjects]
    if not actors or any(t not in words("performer") for t in actors):
        return True
    return any(is_institution(scene, t) for t in bound.targets)


SPEECH_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "will-not": _will_not,
    "negated": lambda scene, bound: _negated(bound.match.head),
    "hours-to-act": _hours_to_act,
    "should": _should,
    "misdeed": _misdeed,
    "insult": _insult,
    "subjunctive": _subjunctive,
    "verbal-actor": _verbal_actor,
    "harm-target": lambda scene, bound: any(
        scene.kind(t) is Kind.EVENT or {singular(t.lower_)} & (words("harm_noun") | words("disputed"))
        for t in bound.targets
    ),
    "not-infinitive": lambda scene, bound: any(_negated(c) for c in bound.match.head.children if c.dep_ == "xcomp"),
    "harm-for": _harm_behind_for,
    "will": _will,
    "noun-infinitive": _infinitive_of_noun,
    "calls-for": _calls_for,
    "says-what": _says_what,
    "public": _public,
    "institution-party": lambda scene, bound: (
        _institutions(scene, (*bound.actors, *bound.targets)) or any(is_personal(t) for t in bound.clause.subjects)
    ),
    "not-on": lambda scene, bound: all(scene.kind(t) is Kind.TIME for t in bound.clause.oblique("on")),
    "for-words": lambda scene, bound: bool(bound.clause.oblique("for")),
    "people-target": lambda scene, bound: any(scene.kind(t) is Kind.AGENT for t in bound.targets),
    "weapon-with": lambda scene, bound: any(scene.kind(t) is Kind.WEAPON for t in bound.clause.oblique("with", "at")),
    "institution-target": lambda scene, bound: _institutions(scene, bound.targets),
    "institution-actor": lambda scene, bound: _institutions(scene, bound.actors),
    "disputed-object": lambda scene, bound: is_disputed(bound),
    "no-tip": _is_no_tip,
    "wants-of": lambda scene, bound: any(c.dep_ == "xcomp" for c in bound.match.head.children),
}
