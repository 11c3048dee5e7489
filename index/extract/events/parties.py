"""What rules of politics and general news ask of their arguments, by name; `needs` asks the rest.

`object:NAME`, `of-word:NAME` (so `for` and `from`) and `sentence:NAME` ask for a word of a set of words_politics.toml
in the object, behind a preposition, or anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import complements, is_name, is_party
from index.extract.events.needs import objects_with_of
from index.extract.events.scene import Kind, Scene
from index.extract.events.tree import is_named_storm, is_verb
from index.extract.events.voices import speaks, told_pronoun
from index.extract.inflection import singular, verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

STATE_SECTORS = frozenset({"GOV", "MIL", "IGO", "LEG", "UNO", "ELI", "EUR", "ISM", "NGO", "JUD", "REB", "PTY"})
JAILERS = frozenset({"COP", "JUD", "GOV", "MIL", "REB", "PRM", "SPY", "IMG", "UAF", "SEP", "CRM", "LEG"})
RESCUERS = frozenset({"COP", "MIL", "GOV", "SPY"})
"""Who frees captives it does not hold: the manual counts that as AID."""

BEHIND = ("of-word", "for-word", "from-word")

CUSTODY = frozenset(
    "bail prison jail custody detention captivity hostage hostages captive captives prisoner prisoners detainee "
    "detainees detained jailed imprisoned abducted kidnapped kidnap held arrest arrested charges charge".split()
)
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
        return any(_in(t, name) for t in scene.sentence.doc)
    if where in BEHIND:
        return any(_in(t, name) for t in bound.clause.oblique(where.removesuffix("-word")))
    return any(_in(t, name) for t in _inside_objects(bound))


def is_word_need(need: str) -> bool:
    """Whether a need asks for words of a set that exists."""
    where, colon, name = need.partition(":")
    return bool(colon) and where in ("object", "sentence", *BEHIND) and bool(words(name))


def _in(token: Token, name: str) -> bool:
    return token.lower_ in words(name)


def _inside_objects(bound: Bound) -> tuple[Token, ...]:
    last = bound.match.last
    objects = bound.clause.objects or ((last,) if last.i > bound.match.head.i else ())
    inner = [c for o in objects for c in o.children if c.dep_ in ("compound", "conj", "amod", "flat")]
    of = [c for o in objects for c in o.children if c.dep_ == "nmod" and any(g.lower_ == "of" for g in c.children)]
    return (*objects, *inner, *of)


def sector(scene: Scene, token: Token) -> str:
    """The PLOVER sector of a filler; a named place that acts is its government ("Kabul said")."""
    entity = scene.entity(token)
    if entity is not None and entity.sector:
        return entity.sector
    mention = scene.mention(token)
    if mention is not None and mention.label == "LOC" and scene.kind(token) is Kind.PLACE:
        return "GOV"
    found = scene.agent(token)
    return found.sector if found is not None else ""


def _party_actor(scene: Scene, bound: Bound) -> bool:
    return any(is_party(scene, t) for t in bound.actors) or speaks(scene, bound)


def _party_target(scene: Scene, bound: Bound) -> bool:
    return any(is_party(scene, t) for t in bound.targets) or told_pronoun(bound)


def _party_other(scene: Scene, bound: Bound) -> bool:
    plural = any(t.tag_ in ("NNS", "NNPS") for t in bound.actors)
    return len(bound.actors) > 1 or plural or _party_target(scene, bound)


def _official(scene: Scene, bound: Bound) -> bool:
    for token in bound.actors:
        found = scene.agent(token)
        if found is not None and found.is_armed and found.is_person and found.name == "soldier" and token.tag_ == "NNS":
            continue  # soldiers who arrive pay no visit
        if sector(scene, token) in STATE_SECTORS:
            return True
        mention = scene.mention(token)
        if mention is not None and mention.label == "PERSON":
            title = {t.lower_ for t in token.subtree if t.i < token.i} | {t.lower_ for t in token.children}
            if title & words("official_noun"):
                return True
    return False


def _state(scene: Scene, bound: Bound) -> bool:
    return any(sector(scene, t) in STATE_SECTORS for t in bound.actors)


def _infinitive(scene: Scene, bound: Bound) -> bool:
    return any(True for _ in complements(bound.match.head)) or bound.match.last.lower_ == "to"


def _fights(scene: Scene, bound: Bound) -> bool:
    return any(
        verb.lower_ in words("fight_verbs")
        or (verb.lower_ in ("use", "take") and any(t.lower_ in ("military", "force") for t in verb.subtree))
        for verb in complements(bound.match.head)
    )


def _talks_on_phone(scene: Scene, bound: Bound) -> bool:
    head = bound.match.head
    said = any(c.dep_ in ("xcomp", "advcl") and c.lower_ in TALK for c in head.children)
    return said or bool(bound.clause.oblique("over", "about", "on") and bound.clause.oblique("about", "over"))


def _granted(scene: Scene, bound: Bound) -> bool:
    tail = bound.match.last.i > bound.match.head.i
    whole = bound.match.head.lower_.startswith(("reinstat", "legalis", "legaliz", "acquit", "unban", "rehab", "decrim"))
    return bool(bound.targets) and (tail or whole or any(True for _ in complements(bound.match.head)))


def _together(scene: Scene, bound: Bound) -> bool:
    inside = {t.lower_ for o in bound.clause.objects for t in o.subtree}
    return bool(inside & words("together_word")) and (_party_other(scene, bound) or "joint" in inside)


def _released(scene: Scene, bound: Bound) -> bool:
    people = [t for t in bound.targets if scene.kind(t) is Kind.AGENT or is_name(t) or scene.is_counted(t)]
    if not people:
        things = any(scene.kind(t) is Kind.THING for t in bound.targets)  # "the detained vessels were released"
        return things and bool({t.lower_ for t in scene.sentence.doc} & CUSTODY)
    inside = {w.lower_ for t in people for w in t.subtree}
    held = any(sector(scene, t) in JAILERS for t in bound.actors) or bool(
        {t.lower_ for t in scene.sentence.doc} & CUSTODY
    )
    return bool(inside & words("captive")) or held


def _released_of(scene: Scene, bound: Bound) -> bool:
    inside = {w.lower_ for t in bound.targets for w in t.subtree}
    return bool(inside & (words("captive") | CUSTODY)) or any(scene.kind(t) is Kind.AGENT for t in bound.targets)


def _given_back(scene: Scene, bound: Bound) -> bool:
    goods = any(not is_party(scene, t) and scene.kind(t) is not Kind.TIME for t in bound.clause.objects)
    taken = any(t.lower_ in words("taken_word") for t in scene.sentence.doc)
    return goods and bool(bound.clause.oblique("to") or _party_target(scene, bound) or taken)


def _is_of_people(scene: Scene, token: Token) -> bool:
    # "released an aid worker": no aid, as a rescue team is
    return (
        token.lower_ in ("aid", "relief")
        and token.dep_ in ("compound", "amod")
        and scene.kind(token.head) is Kind.AGENT
    )


def _aid(scene: Scene, bound: Bound) -> bool:
    if any(_in(o, "weapon_noun") and any(c.tag_ == "PRP$" for c in o.children) for o in bound.clause.objects):
        return False  # "handed over its weapons to the army": disarmed
    if _in(bound.match.head, "sending_verbs") and any(_in(o, "troop_noun") for o in bound.clause.objects):
        return False  # "sent reinforcements and helicopters to the area"
    if any(_in(t, "aid_noun") and not _is_of_people(scene, t) for t in objects_with_of(bound)):
        return True
    # "gave 40 rifles to the guards": arms and vehicles for somebody are aid, too.
    things = (*bound.clause.objects, *bound.clause.oblique("with"))
    if any(_in(t, "aid_noun") for t in bound.clause.oblique("with")) and _party_target(scene, bound):
        return True  # "provided the guards with vehicles"
    goods = any(scene.kind(t) in (Kind.WEAPON, Kind.THING) for t in things)
    return goods and _party_target(scene, bound)


def _force_object(scene: Scene, bound: Bound) -> bool:
    objects = objects_with_of(bound)
    return any(_in(t, "force_noun") for t in objects) or any(scene.is_armed(t) for t in bound.clause.objects)


def _must(scene: Scene, bound: Bound) -> bool:
    """Whether what is said is what somebody must do."""
    return any(c.lower_ == "must" for verb in complements(bound.match.head) for c in verb.children)


def _forces_of(scene: Scene, bound: Bound) -> bool:
    of = (*bound.clause.oblique("of"), *bound.targets)
    return any(scene.is_armed(t) for t in (*bound.actors, *of)) or any(_in(t, "force_noun") for t in of)


def _inquired(scene: Scene, bound: Bound) -> bool:
    return _party_actor(scene, bound) or _party_target(scene, bound)


def _business(scene: Scene, bound: Bound) -> bool:
    return any(sector(scene, t) in ("BUS", "MNC") for t in (*bound.actors, *bound.targets))


def _subject_in(name: str) -> Callable[[Scene, Bound], bool]:
    def asks(scene: Scene, bound: Bound) -> bool:
        return any(_in(t, name) or singular(t.lower_) in words(name) for t in bound.clause.subjects or bound.targets)

    return asks


def _struck(scene: Scene, bound: Bound) -> bool:
    head = bound.match.head.head if is_named_storm(bound.match.head) else bound.match.head
    return is_verb(head.head) and head.dep_ == "nsubj" and head.head.lower_ in words("struck_verbs")


def _post(scene: Scene, bound: Bound) -> bool:
    near = {t.lower_ for t in bound.match.head.subtree}
    return bool(near & words("post_noun")) and _party_target(scene, bound)


def _official_target(scene: Scene, bound: Bound) -> bool:
    inside = {w.lower_ for t in bound.targets for w in (t, *t.children)}
    return bool(inside & words("official_noun")) or any(sector(scene, t) in ("GOV", "JUD") for t in bound.targets)


def _health(scene: Scene, bound: Bound) -> bool:
    return any(t.lower_ in words("health_word") for t in scene.sentence.doc)


def _person_name(scene: Scene, bound: Bound) -> bool:
    fillers = (*bound.targets, *bound.clause.subjects)
    beside = [child for t in fillers for child in t.children if child.dep_ == "appos"]  # "the poet Lida Voss"
    mentions = [scene.mention(t) for t in (*fillers, *beside)]
    return any(m is not None and m.label == "PERSON" for m in mentions) or any(is_name(t) for t in bound.targets)


def _court(scene: Scene, bound: Bound) -> bool:
    subjects = bound.actors
    return any(_in(t, "court_noun") or sector(scene, t) == "JUD" for t in subjects)


PARTY_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "party-actor": _party_actor,
    "party-target": _party_target,
    "party-or-passive": lambda scene, bound: (
        _party_actor(scene, bound) or (bound.clause.passive and _party_target(scene, bound))
    ),
    "aid-received": lambda scene, bound: any(_in(t, "aid_noun") for t in objects_with_of(bound)),
    "party-other": _party_other,
    "no-question": lambda scene, bound: (
        not any(c.dep_ == "ccomp" and c.left_edge.lower_ in QUESTIONS for c in bound.match.head.children)
    ),
    "tried": lambda scene, bound: bound.clause.passive or _court(scene, bound),
    "any-target": lambda scene, bound: bool(bound.targets) or told_pronoun(bound),
    "official-actor": _official,
    "state-actor": _state,
    "infinitive": _infinitive,
    "fighting-infinitive": _fights,
    "peaceful": lambda scene, bound: not _fights(scene, bound),
    "purpose-talk": _talks_on_phone,
    "granted": _granted,
    "together": _together,
    "rescuer-actor": lambda scene, bound: any(sector(scene, t) in RESCUERS for t in bound.actors),
    "hostage-target": lambda scene, bound: any(
        word.lower_ in words("hostage") for t in bound.targets for word in (t, *t.children)
    ),
    "released": _released,
    "released-of": _released_of,
    "aid-object": _aid,
    "force-object": _force_object,
    "forces-of": _forces_of,
    "must": _must,
    "given-back": _given_back,
    "inquired": _inquired,
    "business": _business,
    "market-subject": _subject_in("market_noun"),
    "disease-subject": _subject_in("disease"),
    "struck": _struck,
    "passive": lambda scene, bound: bound.clause.passive,
    "post": _post,
    "official-target": _official_target,
    "health-context": _health,
    "person-name-target": _person_name,
    "court-actor": _court,
    "crime-object": lambda scene, bound: any(_in(t, "crime_noun") for t in _inside_objects(bound)),
}
