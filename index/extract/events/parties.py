"""What rules of politics and general news ask of their arguments, by name; `needs` asks the rest.

`object:NAME`, `of-word:NAME` (so `for` and `from`) and `sentence:NAME` ask for a word of a set of words_politics.toml
in the object, behind a preposition, or anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import complements, is_party
from index.extract.events.kinds import Kind
from index.extract.events.needs import objects_with_of
from index.extract.events.partitives import body, counted
from index.extract.events.scene import Scene
from index.extract.events.voices import speaks, told_pronoun
from index.extract.inflection import singular, verb_forms
from index.extract.relations import has_mark
from index.extract.words import words
from index.records import Argument

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

STATE_SECTORS = frozenset({"GOV", "MIL", "IGO", "LEG", "UNO", "ELI", "EUR", "ISM", "NGO", "JUD", "REB", "PTY"})
RESCUERS = frozenset({"COP", "MIL", "GOV", "SPY"})
"""Who frees captives it does not hold: the manual counts that as AID."""

LEADING = frozenset({"run", "head", "lead", "oversee", "chair", "steer", "command"})
PUNISHING = frozenset({"impose", "slap", "reimpose", "tighten"})
PRELATES = frozenset({"pope", "pontiff", "patriarch"})
"""Clergy whose visits are those of a head of state."""

GOING_ON = frozenset({"fighting", "attacking", "striking", "bombing", "shelling", "fight", "attack", "strike"})
"""What one vows to keep at, or to continue."""

BEHIND = ("of-word", "for-word", "from-word")

QUESTIONS = frozenset("which what who whom whose how why where when whether if".split())
"""What a question begins with that somebody is asked, and that is no demand."""

TALK = frozenset(form for verb in "discuss express congratulate apologise apologize thank assure brief talk ask urge "
    "inform offer demand convey".split() for form in verb_forms(verb))  # fmt: skip


def contains(scene: Scene, need: str, bound: Bound) -> bool | None:
    """Whether a need with a word set is met; None if it is not such a need."""
    where, colon, name = need.partition(":")
    if not colon:
        return None
    if where == "sentence":
        return not words(name).isdisjoint(scene.words)
    if where in BEHIND:
        phrases = bound.clause.oblique(where.removesuffix("-word"))
        of = (c for t in phrases if where == "for-word" for c in t.children if c.dep_ == "nmod")  # "a round of talks"
        return any(in_set(t, name) for t in (*phrases, *of))
    return any(in_set(t, name) for t in inside_objects(bound))


def is_word_need(need: str) -> bool:
    """Whether a need asks for words of a set that exists."""
    where, colon, name = need.partition(":")
    return bool(colon) and where in ("object", "sentence", *BEHIND) and bool(words(name))


def in_set(token: Token, name: str) -> bool:
    """Whether a token is a word of a named set."""
    return token.lower_ in words(name)


def inside_objects(bound: Bound) -> tuple[Token, ...]:
    """The objects of a trigger and the words inside them."""
    last = bound.match.last
    objects = bound.clause.objects or ((last,) if last.i > bound.match.head.i else ())
    inner = [c for o in objects for c in o.children if c.dep_ in ("compound", "conj", "amod", "flat")]
    of = [
        c
        for o in objects
        for c in o.children
        if c.dep_ == "nmod" and any(g.lower_ == "of" or (g.lower_ == "in" and o.text == "$") for g in c.children)
    ]
    return (*objects, *inner, *of)


def sector(scene: Scene, token: Token) -> str:
    """The PLOVER sector of a filler; a named place that acts is its government ("Kabul said")."""
    entity = scene.entity(body(counted(token)))
    if entity is not None and entity.sector:
        return entity.sector
    mention = scene.mention(token)
    if mention is not None and mention.label == "LOC" and scene.kind(token) is Kind.PLACE:
        return "GOV"
    found = scene.agent(token)
    return found.sector if found is not None else ""


def _party_actor(scene: Scene, bound: Bound) -> bool:
    return any(is_party(scene, t) for t in bound.actors) or bool(_told_before(scene, bound)) or speaks(scene, bound)


def _told_before(scene: Scene, bound: Bound) -> tuple[Argument, ...]:
    """Whom the pronoun means that stands where the actor would: "He praised the envoy"."""
    if bound.rule.pos != "verb" or bound.clause.passive or bound.actors:
        return ()
    return scene.earlier(bound.clause.subjects, bound.match.head, bound.rule.type)


def _party_target(scene: Scene, bound: Bound) -> bool:
    if any(is_party(scene, t) for t in bound.targets) or told_pronoun(bound):
        return True
    pronoun = not bound.targets and bound.rule.pos == "verb"
    return pronoun and bool(scene.earlier(bound.clause.objects, bound.match.head, ""))


def _party_other(scene: Scene, bound: Bound) -> bool:
    plural = any(t.tag_ in ("NNS", "NNPS") for t in bound.actors)
    return len(bound.actors) > 1 or plural or _party_target(scene, bound)


def _official(scene: Scene, bound: Bound) -> bool:
    for token in bound.actors:
        found = scene.agent(token)
        if found is not None and found.is_armed and found.is_person and found.name == "soldier" and token.tag_ == "NNS":
            continue  # soldiers who arrive pay no visit
        if sector(scene, token) in STATE_SECTORS or token.lower_ in PRELATES:
            return True
        mention = scene.mention(token)
        if mention is not None and mention.label == "PERSON":
            title = {t.lower_ for t in token.subtree if t.i < token.i} | {t.lower_ for t in token.children}
            if title & words("official_noun"):
                return True
    return any(argument.sector in STATE_SECTORS for argument in _told_before(scene, bound))


def _state(scene: Scene, bound: Bound) -> bool:
    return any(a.sector in STATE_SECTORS for a in _told_before(scene, bound)) or any(
        sector(scene, t) in STATE_SECTORS for t in bound.actors
    )


def _infinitive(scene: Scene, bound: Bound) -> bool:
    return any(True for _ in complements(bound.match.head)) or bound.match.last.lower_ == "to"


def _fights(scene: Scene, bound: Bound) -> bool:
    return any(
        verb.lower_ in words("fight_verbs")
        or (verb.lower_ in ("use", "take") and any(t.lower_ in ("military", "force") for t in verb.subtree))
        or (verb.lower_ in ("keep", "continue") and any(t.lower_ in GOING_ON for t in verb.children))
        for verb in complements(bound.match.head)
    )


def _is_hostile(scene: Scene, bound: Bound) -> bool:
    """Whether what somebody is ready for is force or sanctions."""
    punishing = (c for verb in complements(bound.match.head) if verb.lower_ in PUNISHING for c in verb.children)
    return _fights(scene, bound) or any(in_set(c, "sanction_noun") for c in punishing)


def _talks_on_phone(scene: Scene, bound: Bound) -> bool:
    head = bound.match.head
    said = any(c.dep_ in ("xcomp", "advcl") and c.lower_ in TALK for c in head.children)
    return said or bool(bound.clause.oblique("over", "about", "on") and bound.clause.oblique("about", "over"))


def _granted(scene: Scene, bound: Bound) -> bool:
    tail = bound.match.last.i > bound.match.head.i
    whole = bound.match.head.lower_.startswith(("reinstat", "legalis", "legaliz", "acquit", "unban", "rehab", "decrim"))
    through = bound.clause.oblique("into", "through", "out of") and any(
        in_set(t, name) for t in objects_with_of(bound) for name in ("supply_noun", "relief_noun", "craft")
    )
    return bool(bound.targets) and bool(tail or whole or through or any(True for _ in complements(bound.match.head)))


def _foreign_goods(scene: Scene, bound: Bound) -> bool:
    """Whether goods are of a country: "imports of Israeli goods", "beef from Brazil"."""
    inside = [inner for token in bound.clause.objects for inner in token.subtree]
    named = (scene.mention(token) for token in (*inside, *bound.clause.oblique("from")))
    return _party_target(scene, bound) or any(m is not None and m.label in ("NORP", "LOC") for m in named)


def _force_object(scene: Scene, bound: Bound) -> bool:
    objects = objects_with_of(bound)
    return any(in_set(t, "force_noun") for t in objects) or any(scene.is_armed(t) for t in bound.clause.objects)


def _must(scene: Scene, bound: Bound) -> bool:
    """Whether what is said is what somebody must do."""
    return any(c.lower_ == "must" for verb in complements(bound.match.head) for c in verb.children)


def _forces_of(scene: Scene, bound: Bound) -> bool:
    of = (*bound.clause.oblique("of"), *bound.targets)
    return any(scene.is_armed(t) for t in (*bound.actors, *of)) or any(in_set(t, "force_noun") for t in of)


def _inquired(scene: Scene, bound: Bound) -> bool:
    return _party_actor(scene, bound) or _party_target(scene, bound)


def _business(scene: Scene, bound: Bound) -> bool:
    if any(sector(scene, t) in ("BUS", "MNC") for t in (*bound.actors, *bound.targets)):
        return True
    bodies = [t for t in bound.actors if (m := scene.mention(t)) is not None and m.label == "ORG"]
    firms = any(in_set(t, "firm_noun") or t in bodies for t in inside_objects(bound))
    return bool(bodies) and (firms or any(m.label == "MONEY" for m in scene.mentions))


def subject_in(name: str) -> Callable[[Scene, Bound], bool]:
    """Asks whether a clause's subject is a word of a set."""

    def asks(scene: Scene, bound: Bound) -> bool:
        subjects = bound.clause.subjects or bound.targets
        own = (part for t in subjects for part in (t, *(c for c in t.lefts if c.dep_ == "compound" or c.tag_ == "NNP")))
        return any(in_set(t, name) or singular(t.lower_) in words(name) for t in own)

    return asks


def _post(scene: Scene, bound: Bound) -> bool:
    near = {t.lower_ for t in bound.match.head.subtree}
    to_lead = any(c.lower_ in LEADING and has_mark(c, "to") for t in bound.match.head.subtree for c in t.children)
    return (bool(near & words("post_noun")) or to_lead) and _party_target(scene, bound)


def _official_target(scene: Scene, bound: Bound) -> bool:
    inside = {w.lower_ for t in bound.targets for w in (t, *t.children)}
    return bool(inside & words("official_noun")) or any(sector(scene, t) in ("GOV", "JUD") for t in bound.targets)


def _court(scene: Scene, bound: Bound) -> bool:
    subjects = bound.actors
    return any(in_set(t, "court_noun") or sector(scene, t) == "JUD" for t in subjects)


PARTY_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "party-actor": _party_actor,
    "party-target": _party_target,
    "party-or-passive": lambda scene, bound: (
        _party_actor(scene, bound) or (bound.clause.passive and _party_target(scene, bound))
    ),
    "actor-or-passive": lambda scene, bound: (
        _party_actor(scene, bound) or (bound.clause.passive and not bound.clause.subjects)
    ),
    "party-other": _party_other,
    "no-question": lambda scene, bound: (
        not any(c.dep_ == "ccomp" and c.left_edge.lower_ in QUESTIONS for c in bound.match.head.children)
    ),
    "tried": lambda scene, bound: bound.clause.passive or _court(scene, bound),
    "any-target": lambda scene, bound: bool(bound.targets) or told_pronoun(bound),
    "official-actor": _official,
    "state-actor": _state,
    "infinitive": _infinitive,
    "no-gerund": lambda scene, bound: (  # "quit smoking"
        not any(c.dep_ in ("xcomp", "ccomp", "obj") and c.tag_ == "VBG" for c in bound.match.head.children)
    ),
    "fighting-infinitive": _fights,
    "hostile-infinitive": _is_hostile,
    "amicable": lambda scene, bound: not _is_hostile(scene, bound),
    "peaceful": lambda scene, bound: not _fights(scene, bound),
    "purpose-talk": _talks_on_phone,
    "foreign-goods": _foreign_goods,
    "granted": _granted,
    "rescuing": lambda scene, bound: (
        _party_actor(scene, bound)
        or (bound.clause.passive and _party_target(scene, bound))
        or any(in_set(t, "rescue_craft") for t in bound.clause.subjects)
    ),
    "rescuer-actor": lambda scene, bound: any(sector(scene, t) in RESCUERS for t in bound.actors),
    "hostage-target": lambda scene, bound: any(
        word.lower_ in words("hostage") for t in bound.targets for word in (t, *t.children)
    ),
    "force-object": _force_object,
    "forces-of": _forces_of,
    "must": _must,
    "inquired": _inquired,
    "business": _business,
    "market-subject": subject_in("market_noun"),
    "passive": lambda scene, bound: bound.clause.passive,
    "post": _post,
    "official-target": _official_target,
    "court-actor": _court,
    "crime-object": lambda scene, bound: any(in_set(t, "crime_noun") for t in inside_objects(bound)),
}
