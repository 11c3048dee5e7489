"""What rules of what is said and refused ask of their arguments: who speaks, who is told, and what is refused.

Who speaks may be a pronoun ("He urged the council"), or a paper ("The report criticised the army"); what is denied may
be the deed itself ("would not accept the border").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.attribution import sayings
from index.extract.events.complements import complements, is_party, stand_in
from index.extract.events.graph import Clause
from index.extract.events.scene import Kind, Scene
from index.extract.events.tree import preposition
from index.extract.inflection import singular, verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose deed is done with words."""

PERSONAL = frozenset("he she they it we i him her them us me".split())
"""Pronouns that may stand for a party; whom they mean is told elsewhere in the text."""

INSTITUTIONS = frozenset("GOV MIL COP SPY LEG JUD PTY REB PRM SEP IMG UAF IGO UNO EUR ISM NGO BUS MNC MED JRN".split())
"""Sectors of those from whom something is publicly demanded; whom else one tells to do something is private."""

FIRST_PERSON = frozenset({"we", "i"})
RULING = frozenset("government regime junta authorities defence defense interior security".split())
"""Words of those whose forces fight."""

NEGATIONS = frozenset({"not", "n't", "never"})
WILL = frozenset({"will", "would", "wo", "'ll", "'d"})
NEGATED_NEEDS = frozenset({"will-not", "negated"})
"""Needs of rules whose verb is denied: what they tell has happened all the same."""

GROWING = frozenset(
    form for verb in "grow mount come increase intensify rise multiply continue".split() for form in verb_forms(verb)
)
"""What calls do: what they are for hangs on these."""

PERIODS = frozenset("hour hours day days week weeks".split())


def is_personal(token: Token) -> bool:
    """Whether a token is a pronoun that may stand for a party."""
    return token.lower_ in PERSONAL and token.tag_ == "PRP"


def is_paper(token: Token) -> bool:
    """Whether a noun is a text that speaks for those who wrote it: a report, a petition, a resolution."""
    return singular(token.lower_) in words("paper")


def speaks(scene: Scene, bound: Bound) -> bool:
    """Whether somebody speaks whom no filler names: a pronoun, or a paper, to a party or of what is disputed."""
    if bound.rule.type not in SPOKEN or bound.actors:
        return False
    subjects = bound.clause.subjects
    if not any(is_personal(t) or is_paper(t) for t in subjects):
        return False
    if "infinitive" in bound.rule.needs:
        return True
    return any(is_party(scene, t) for t in bound.targets) or is_disputed(bound)


def is_disputed(bound: Bound) -> bool:
    """Whether a clause's object is what parties dispute: an offer, a demand, a ceasefire."""
    return any(singular(t.lower_) in words("disputed") for t in bound.clause.objects)


def told_pronoun(bound: Bound) -> bool:
    """Whether who is accused, told or threatened is a pronoun."""
    return bound.rule.type in SPOKEN and any(is_personal(t) for t in bound.clause.objects)


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
    hours = [t for t in bound.clause.objects if t.lower_ in PERIODS]
    head = bound.match.head
    purposes = [c for t in (*hours, head) for c in t.children if c.dep_ in ("acl", "xcomp", "advcl")]
    return bool(hours) and any(any(c.lower_ == "to" for c in verb.children) for verb in purposes)


@cache
def _misdeeds() -> frozenset[str]:
    return frozenset(form for verb in words("misdeed") for form in (verb, *verb_forms(verb)))


def _should(scene: Scene, bound: Bound) -> bool:
    """Whether what is said is what somebody ought to do."""
    for verb in complements(bound.match.head):
        if verb.lower_ in words("expecting"):
            continue
        if any(c.lower_ in ("should", "ought") and c.dep_ == "aux" for c in verb.children):
            return True
        if verb.lower_ in ("need", "needs", "has", "have") and any(c.dep_ == "xcomp" for c in verb.children):
            return True
    return False


def _misdeed(scene: Scene, bound: Bound) -> bool:
    """Whether what is said is that somebody did wrong."""
    return any(verb.lower_ in _misdeeds() and not _negated(verb) for verb in complements(bound.match.head))


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
    return bool(called_for(scene, bound.clause)) and (bool(bound.actors) or there or head.dep_ != "ROOT")


def _says_what(scene: Scene, bound: Bound) -> bool:
    """Whether a noun that asks says for what, of whom or by whom: "the singer's appeal" does not."""
    clause = bound.clause
    acts = any(c.tag_ == "VB" or c.dep_ == "ccomp" for c in clause.head.children)
    return acts or clause.light is not None or bool(clause.oblique("for", "to", "on", "against", "by", "from", "that"))


def _public(scene: Scene, bound: Bound) -> bool:
    """Whether more is at stake than a game or a show: who plays or sings refuses and blames in passing."""
    actors = [t.lower_ for t in bound.actors] or [t.lower_ for t in bound.clause.subjects]
    if not actors or any(singular(t) not in words("performer") for t in actors):
        return True
    return any(is_institution(scene, t) for t in bound.targets)


def speaker_of(scene: Scene, token: Token) -> Token | None:
    """Who says what a token stands in, where that is a party."""
    covering = [saying for saying in sayings(scene) if token.i in saying.covers]
    if not covering:
        return None
    found = min(covering, key=lambda saying: len(saying.covers)).speaker
    return found if is_party(scene, found) else None


def meant(scene: Scene, pronoun: Token, type_: str) -> Token:
    """Whom a pronoun means, else itself: "the health office said it had killed 300" is no killing by the office."""
    if pronoun.lower_ in FIRST_PERSON:
        # "We reject this plan," the general said: who speaks, though of violence only who may have done it.
        said_by = speaker_of(scene, pronoun)
        told = said_by is not None and (type_ != "ASSAULT" or scene.is_armed(said_by))
        return said_by if told and said_by is not None else pronoun
    found = stand_in(scene, pronoun)
    if found is None:
        return pronoun
    can_fight = (
        scene.is_armed(found) or scene.kind(found) is Kind.PLACE or bool(RULING & {t.lower_ for t in found.subtree})
    )
    return found if type_ != "ASSAULT" or pronoun.lower_ != "it" or can_fight else pronoun


def speaker(scene: Scene, clause: Clause) -> tuple[Token, ...]:
    """Who says what a clause tells, where that is a party."""
    found = speaker_of(scene, clause.head)
    return (found,) if found is not None else ()


SPEECH_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "will-not": _will_not,
    "negated": lambda scene, bound: _negated(bound.match.head),
    "hours-to-act": _hours_to_act,
    "should": _should,
    "misdeed": _misdeed,
    "insult": _insult,
    "harm-for": _harm_behind_for,
    "will": _will,
    "noun-infinitive": _infinitive_of_noun,
    "calls-for": _calls_for,
    "says-what": _says_what,
    "public": _public,
    "institution-party": lambda scene, bound: (
        _institutions(scene, (*bound.actors, *bound.targets)) or any(is_personal(t) for t in bound.clause.subjects)
    ),
    "not-on": lambda scene, bound: not bound.clause.oblique("on"),
    "for-words": lambda scene, bound: bool(bound.clause.oblique("for")),
    "people-target": lambda scene, bound: any(scene.kind(t) is Kind.AGENT for t in bound.targets),
    "weapon-with": lambda scene, bound: any(scene.kind(t) is Kind.WEAPON for t in bound.clause.oblique("with", "at")),
    "institution-target": lambda scene, bound: _institutions(scene, bound.targets),
    "institution-actor": lambda scene, bound: _institutions(scene, bound.actors),
    "disputed-object": lambda scene, bound: is_disputed(bound),
    "wants-of": lambda scene, bound: any(c.dep_ == "xcomp" for c in bound.match.head.children),
}
