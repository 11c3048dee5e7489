"""Where: which of a sentence's places belongs to an event, and which to its speaker, to somebody's origin or to another
event. A place stands in a phrase ("in the village of Arnoun in Nabatiyeh"); the phrase belongs to the first trigger on
its way up the tree, and of the names in it the most exact one says where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from index.extract.agents import thing
from index.extract.events.attribution import cue_class
from index.extract.events.groups import Group, in_one_breath
from index.extract.events.scene import Kind, Scene
from index.extract.events.tree import is_verb, preposition
from index.extract.events.triggers import is_trigger_noun
from index.extract.inflection import singular
from index.extract.words import words
from index.names import countries
from index.records import Entity, Mention, Place

Owner = dict[int, int]
"""Token index -> number of the event whose trigger or argument the token is."""

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "kilometres kilometers km miles metres meters".split()
)
INSIDE_A_NAME = frozenset({"compound", "flat", "amod", "appos", "nmod:poss", "conj", "nummod"})
MODIFIER = frozenset({"compound", "amod", "nmod:poss"})

WORTH = {
    "in": 1.0, "at": 1.0, "near": 1.0, "outside": 1.0, "inside": 1.0, "around": 1.0, "across": 1.0, "along": 1.0,
    "throughout": 1.0, "within": 1.0, "off": 1.0, "target": 1.0, "through": 0.7, "on": 0.6, "into": 0.6, "over": 0.5,
    "of": 0.5, "between": 0.5, "to": 0.4, "from": 0.4, "object": 0.5, "reference": 0.2,
}  # fmt: skip
"""How surely a place behind a preposition is where something happens; `target` is what was attacked, `object` what
somebody entered or left meanwhile, `reference` the second name of "west of Halvard".
"""

NAMED_BY_OF = frozenset(
    "village villages town towns city cities suburb hamlet port capital municipality settlement township borough "
    "neighborhood neighbourhood commune island camp".split()
)
"""What stands behind the "of" of these is their name; "the Shalman area of Khyber" has its name in front."""

EXACTNESS = {"facility": 0, "district": 1, "city": 2, "water": 2, "": 2, "region": 3, "country": 4}
PER_STEP = 0.08
"""What a step of exactness is worth."""

OWN, SHARED, ORPHAN = 1.0, 0.7, -0.3
"""Worth of a place of the event itself, of an event told in the same breath, of none where the sentence has several."""

WIDER = -0.4
"""A name that only says in what the place named before it lies."""

AT_THE_SAME_TIME = frozenset({"while", "as", "when", "where", "whilst"})
ELSEWHERE = frozenset({"after", "before", "because", "since", "if", "until", "although", "though", "unless", "whereas"})
NOT_HERE = frozenset({"after", "following", "since", "before", "over", "against", "about", "despite", "amid", "for"})
"""Behind these an event noun names another event, and its place is not this one's."""

PHYSICAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "X-DISASTER", "X-ACCIDENT", "X-CRIME"})
"""What is done to a place happens there; who accuses one is elsewhere."""

MOVING = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "X-DISPLACE", "X-CRIME"})
"""Types whose "to" and "from" say where; aid to a country is given elsewhere."""

PRECISION = {
    "country": "country", "region": "region", "province": "region", "city": "city", "town": "city", "village": "city",
    "district": "district", "facility": "point", "water": "region",
}  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A place name as its phrase presents it: the noun that carries the preposition, and that preposition.

    `reference` is the second name of "west of Halvard", `origin` that of "refugees from Halvard"; `steps` counts the
    places between the name and the preposition that say more exactly where.
    """

    mention: Mention
    outer: Token
    case: str
    steps: int


def places(scene: Scene) -> list[Mention]:
    """The sentence's mentions of places, in order."""
    return [mention for mention in scene.mentions if mention.label == "LOC"]


@dataclass(frozen=True)
class Claim:
    """What an event may call its own: its number and those of the events that caused it, the numbers of events told in
    the same breath, what was attacked, and whether it is alone in its sentence.
    """

    numbers: frozenset[int]
    linked: frozenset[int]
    targets: frozenset[int]
    moves: bool
    alone: bool


def choose_place(scene: Scene, groups: Sequence[Group], number: int, owner: Owner) -> Place | None:
    """The place of happening `number`: named by its frame, else the best of those it owns; alone in its sentence it
    may also take a place nobody owns.
    """
    group = groups[number]
    framed = [m for token in group.placed() for m in _inside(scene, token)]
    if framed:
        return as_place(framed[0], scene.entities)
    if any(scene.kind(token) is Kind.PLACE or token.lower_ in ("all", "most", "parts") for token in group.placed()):
        return None  # "from most of the city": a place without a name, and no other is meant
    causes = frozenset(owner[t.i] for b in group.bounds for t in b.hosts if t.i in owner)
    claim = Claim(
        causes | {number},
        in_one_breath(groups, number),
        frozenset(t.i for t in group.targets if group.type in PHYSICAL),
        group.type in MOVING,
        len(groups) == 1,
    )
    best: tuple[float, Mention] | None = None
    for mention in places(scene):
        site = _site(scene, mention)
        if site is None:
            continue
        score = _score(scene, site, claim, owner)
        if score > 0 and (best is None or score > best[0]):
            best = (score, mention)
    return as_place(best[1], scene.entities) if best is not None else None


def _score(scene: Scene, site: Site, claim: Claim, owner: Owner) -> float:
    case = "target" if site.outer.i in claim.targets and site.case not in ("reference", "origin") else site.case
    if case in ("to", "from") and not claim.moves:
        return 0.0
    score = WORTH.get(case, 0.3 if site.outer.dep_ == "appos" and not case else 0.0)
    if not score:
        return 0.0
    owned, is_other = _owner_of(site.outer, owner)
    if is_other:
        return 0.0
    if owned in claim.numbers:
        score += OWN
    elif owned in claim.linked:
        score += SHARED
    elif owned is not None:
        return 0.0
    elif not claim.alone:
        score += ORPHAN
    number = site.mention.entity
    kind = scene.entities[number].kind if 0 <= number < len(scene.entities) else ""
    score -= PER_STEP * EXACTNESS.get(kind, 2)
    return score + WIDER * site.steps


def _site(scene: Scene, mention: Mention) -> Site | None:
    """Climb from a name to the noun that carries its preposition."""
    outer = scene.head(mention)
    if outer is None:
        return None
    steps, inner = 0, ""
    for _ in range(8):
        head, case = outer.head, _case(outer)
        if case in ("of", "from") and head.lower_ in DIRECTIONS:
            return Site(mention, outer, "reference", steps)
        if case and _is_site(scene, head):
            # "the village of Baaj" is Baaj; "Baaj in Nineveh" is Baaj, and Nineveh says where that lies.
            steps += case != "of" or _is_named_before(scene, head)
            inner = inner or case
        elif case:
            people = scene.kind(head) is Kind.AGENT and case in ("of", "from")
            return Site(mention, outer, "origin" if people else case, steps)
        elif outer.dep_ in INSIDE_A_NAME and head.i != outer.i:
            if outer.dep_ in MODIFIER:
                if not _is_site(scene, head):
                    return Site(mention, outer, "", steps)
                steps += _is_named_behind(scene, head, outer)
        else:
            case = _word_before(scene, mention) or (inner if inner != "of" else "")
            if not case and outer.dep_ == "obj" and outer is not scene.head(mention):
                case = "object"
            return Site(mention, outer, case, steps)
        outer = head
    return Site(mention, outer, "", steps)


def _case(token: Token) -> str:
    """A preposition we know the worth of, also where the parser has two: "outside of", "by in"."""
    case = preposition(token)
    return case if case in WORTH or " " not in case else next((w for w in case.split() if w in WORTH), case)


def _word_before(scene: Scene, mention: Mention) -> str:
    """The preposition in front of a name and what describes it, where the parser hangs it elsewhere."""
    doc = scene.sentence.doc
    at = scene.first(mention) - 1
    while at > 0 and doc[at].dep_ in ("det", "amod", "compound"):
        at -= 1
    return doc[at].lower_ if at >= 0 and doc[at].tag_ == "IN" and doc[at].lower_ in WORTH else ""


def _is_site(scene: Scene, token: Token) -> bool:
    """Whether a noun stands for a place, named or not."""
    if not token.tag_.startswith("N") or is_trigger_noun(token):
        return False
    mention = scene.mention(token)
    if mention is not None:
        return mention.label == "LOC"
    lower = token.lower_
    if {lower, singular(lower)} & (words("settlement") | words("site")):
        return True
    found = thing(lower)
    return found is not None and found.is_facility


def _is_named_before(scene: Scene, noun: Token) -> bool:
    """Whether a place noun has its name already: it is one, or one stands in front of it ("the Shalman area of")."""
    return _is_name(scene, noun) or (
        noun.lower_ not in NAMED_BY_OF and any(c.dep_ == "compound" and _is_name(scene, c) for c in noun.children)
    )


def _is_named_behind(scene: Scene, noun: Token, modifier: Token) -> bool:
    """Whether a place noun has another name than its modifier: "West Bank village of Idna", "Yala's Yaha district"."""
    if _is_name(scene, noun):
        return True
    for child in noun.children:
        if child.i <= modifier.i:
            continue
        if preposition(child) == "of":
            if noun.lower_ in NAMED_BY_OF or modifier.dep_ == "nmod:poss":
                return True
        elif child.dep_ in (*MODIFIER, "appos", "flat") and _is_name(scene, child):
            return True
    return False


def _is_name(scene: Scene, token: Token) -> bool:
    mention = scene.mention(token)
    return mention is not None and mention.label == "LOC"


def _owner_of(token: Token, owner: Owner) -> tuple[int | None, bool]:
    """(number of the event that owns a token, whether it belongs to a speaker or to something that is no event)."""
    seen = token
    while True:
        if seen.i in owner:
            return owner[seen.i], False
        if is_verb(seen):
            if cue_class(seen) or _is_apart(seen):
                return None, True
        elif seen.i != token.i and is_trigger_noun(seen) and preposition(seen) in NOT_HERE:
            return None, True
        if seen.head.i == seen.i:
            return None, False
        seen = seen.head


def _is_apart(verb: Token) -> bool:
    """Whether a verb that names no event tells of another place than the clause it hangs on."""
    has_subject = any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children)
    if verb.dep_ in ("conj", "parataxis"):
        return has_subject and not verb.head.tag_.startswith("N")
    if verb.dep_ == "advcl":
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "case")}
        return bool(marks & ELSEWHERE) and not marks & AT_THE_SAME_TIME
    return False


def as_place(mention: Mention, entities: Sequence[Entity]) -> Place:
    """A mention of a place as a record."""
    entity = entities[mention.entity] if 0 <= mention.entity < len(entities) else None
    if entity is None:
        return Place(mention.text, mention.start, mention.end, mention.text)
    return Place(
        mention.text,
        mention.start,
        mention.end,
        entity.name,
        entity.kind,
        entity.admin1,
        entity.country,
        entity.lat,
        entity.lon,
        entity.precision or PRECISION.get(entity.kind, ""),
        countries().get(entity.country, ""),
    )


def _inside(scene: Scene, token: Token) -> Iterator[Mention]:
    """Places a phrase names, the most exact first."""
    start, end = scene.phrase(token)
    sites = [s for m in places(scene) if start <= m.start and m.end <= end for s in [_site(scene, m)] if s is not None]
    yield from (site.mention for site in sorted(sites, key=lambda site: site.steps))
    for child in token.children:
        mention = scene.mention(child) if child.dep_ == "appos" else None
        if mention is not None and mention.label == "LOC":
            yield mention
