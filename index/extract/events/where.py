"""Where: which of a sentence's places belongs to an event, and which to its speaker, to somebody's origin or to another
event. A place stands in a phrase ("in the village of Arnoun in Nabatiyeh"); the phrase belongs to the first trigger on
its way up the tree, and of the names in it the most exact one says where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.graph import Clause
from index.extract.events.groups import Group, in_one_breath
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.sites import Site, shaken, site_of
from index.extract.events.tree import is_verb, preposition
from index.extract.events.triggers import is_trigger_noun
from index.extract.words import words
from index.names import countries
from index.records import Entity, Mention, Place

Owner = dict[int, int]
"""Token index -> number of the event whose trigger or argument the token is."""

WORTH = {
    "in": 1.0, "at": 1.0, "near": 1.0, "outside": 1.0, "inside": 1.0, "around": 1.0, "across": 1.0, "along": 1.0,
    "throughout": 1.0, "within": 1.0, "off": 1.0, "target": 1.0, "through": 0.7, "on": 0.6, "into": 0.6, "over": 0.5,
    "of": 0.5, "between": 0.5, "to": 0.4, "from": 0.4, "object": 0.5, "reference": 0.2,
}  # fmt: skip
"""How surely a place behind a preposition is where something happens; `target` is what was attacked, `object` what
somebody entered or left meanwhile, `reference` the second name of "west of Halvard".
"""

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

SAVING = "rescue-verb"
"""The rule of aid that is given where people are brought from."""

VERBAL = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types that are made of words: talks on "the waters of the Ombrel" are not held on it."""

AT_BUILDING = frozenset({"at", "in", "outside", "inside", "near", "around", "within"})

DEMONYMS = ("an", "ian", "i", "ni", "ese", "ish")
"""What English makes the adjective of a country's name with."""

PRECISION = {
    "country": "country", "region": "region", "province": "region", "city": "city", "town": "city", "village": "city",
    "district": "district", "facility": "point", "water": "region",
}  # fmt: skip


def places(scene: Scene) -> list[Mention]:
    """The sentence's mentions of places, in order; an institution's or a person's building is one where it says where:
    "met at the Orsik Palace", "outside Verle Tower".
    """
    return [
        m
        for m in scene.mentions
        if (m.label == "LOC" and not is_surname(scene, m) and not is_adjective(m, scene.entities))
        or is_building(scene, m)
    ]


def is_adjective(mention: Mention, entities: Sequence[Entity]) -> bool:
    """Whether a name is another place's with the ending of its people: "a Morlandian border town" beside Morland."""
    word = mention.text.casefold()
    for entity in entities:
        stem = entity.name.casefold()
        if (
            entity.label == "LOC"
            and len(stem) > 3
            and word.removesuffix("s") in {stem.removesuffix("a") + end for end in DEMONYMS}
        ):
            return stem != word
    return False


def is_surname(scene: Scene, mention: Mention) -> bool:
    """Whether a name of no place we know is what somebody in the article is called: "the murder of Dravic Onda"."""
    entity = scene.entities[mention.entity] if 0 <= mention.entity < len(scene.entities) else None
    if entity is None or entity.lat is not None:
        return False
    named = (other.name for other in scene.entities if other.label == "PERSON")
    return any(name.endswith(f" {mention.text}") and not name.endswith(f" of {mention.text}") for name in named)


def is_building(scene: Scene, mention: Mention) -> bool:
    """Whether a name of no place ends in a word for a building and stands behind a word for "at" it."""
    if mention.label not in ("ORG", "PERSON") or mention.text.rpartition(" ")[2].lower() not in words("building"):
        return False
    before = scene.line[: mention.start - scene.sentence.start].lower().split()[-2:]
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1] in AT_BUILDING


@dataclass(frozen=True)
class Claim:
    """What an event may call its own: its number and those of the events that caused it, the numbers of events told in
    the same breath, what was attacked, whether it moves, flees or is made of words, and whether it stands alone.
    """

    numbers: frozenset[int]
    linked: frozenset[int]
    targets: frozenset[int]
    moves: bool
    flees: bool
    verbal: bool
    alone: bool


def choose_place(scene: Scene, groups: Sequence[Group], number: int, owner: Owner) -> Place | None:
    """The place of happening `number`: named by its frame, else the best of those it owns; alone in its sentence it
    may also take a place nobody owns.
    """
    group = groups[number]
    framed = [m for token in group.placed() for m in _inside(scene, token)]
    if framed:
        return as_place(framed[0], scene.entities)
    nameless = [t for t in group.placed() if scene.kind(t) is Kind.PLACE or t.lower_ in ("all", "most", "parts")]
    if nameless and not _is_placed_behind(scene, nameless):
        return None  # "from most of the city": a place without a name, and no other is meant
    causes = frozenset(owner[t.i] for b in group.bounds for t in b.hosts if t.i in owner)
    claim = Claim(
        causes | {number},
        in_one_breath(groups, number),
        frozenset(t.i for t in (*group.targets, *shaken(scene, group.main.match.head)) if group.type in PHYSICAL),
        group.type in MOVING or group.main.rule.id == SAVING,
        group.type == "X-DISPLACE",
        group.type in VERBAL,
        len(groups) == 1,
    )
    addressed = {t.i for t in (*group.actors, *group.targets)} if claim.verbal else set()
    best: tuple[float, Mention] | None = None
    for mention in places(scene):
        site = site_of(scene, mention)
        if site is None or (site.outer.i in addressed and site.case not in AT_BUILDING):
            continue  # "called on Khartoum": no place of the call
        score = _score(scene, site, claim, owner)
        if score > 0 and (best is None or score > best[0]):
            best = (score, mention)
    return as_place(best[1], scene.entities) if best is not None else None


def _is_placed_behind(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether a place without a name stands in one: "an army base at Kodari", "the headquarters in El Obeid"."""
    held = {t.i for t in tokens} | {t.head.i for t in tokens}
    sites = (site_of(scene, mention) for mention in places(scene))
    return any(s is not None and s.case in AT_BUILDING and s.outer.head.i in held for s in sites)


def _score(scene: Scene, site: Site, claim: Claim, owner: Owner) -> float:
    case = "target" if site.outer.i in claim.targets and site.case not in ("reference", "origin") else site.case
    if (case in ("to", "from") and not claim.moves) or (case == "of" and claim.verbal):
        return 0.0
    if case in ("to", "into") and claim.flees:
        return 0.0  # "fled to India": where they are safe is not where they were driven from
    score = WORTH.get(case, 0.3 if site.outer.dep_ == "appos" and not case else 0.0)
    number = site.mention.entity
    kind = scene.entities[number].kind if 0 <= number < len(scene.entities) else ""
    if not score or (case == "target" and kind == "country" and _is_modifier(scene, site)):
        return 0.0
    owned, is_other = _owner_of(site.outer, owner)
    struck = is_other and case == "target"  # "after floods hit parts of Kenya"
    if is_other and not struck:
        return 0.0
    if struck or owned in claim.numbers:
        score += OWN
    elif owned in claim.linked:
        score += SHARED
    elif owned is not None:
        return 0.0
    elif not claim.alone:
        score += ORPHAN
    kind = kind if site.mention.label == "LOC" else "facility"
    score -= PER_STEP * EXACTNESS.get(kind, 2)
    return score + WIDER * site.steps


def _is_modifier(scene: Scene, site: Site) -> bool:
    # "attacks against U.S. properties": whose they are, not where
    name = scene.head(site.mention)
    return name is not None and name.i != site.outer.i and name.dep_ in ("compound", "amod")


def _owner_of(token: Token, owner: Owner) -> tuple[int | None, bool]:
    """(number of the event that owns a token, whether it belongs to a speaker or to something that is no event)."""
    seen = token
    if token.lower_ in words("hospital_noun") and any(a.lower_ in words("treat_verbs") for a in token.ancestors):
        return None, True  # "were wounded, and taken to a hospital in Kesrin"
    while True:
        if seen.i in owner:
            return owner[seen.i], False
        if is_verb(seen):
            lives = any(c.lower_ == "lives" for c in seen.children)  # "claimed nine lives in Peru" claims nothing
            if (cue_class(seen) and not lives) or _is_apart(seen):
                return None, True
        elif seen.i != token.i and _is_occasion(seen) and preposition(seen) in NOT_HERE:
            return None, True
        elif preposition(seen).startswith("according"):
            return None, True  # "according to officials in London"
        if seen.head.i == seen.i:
            return None, False
        seen = seen.head


def _is_occasion(noun: Token) -> bool:
    return is_trigger_noun(noun) or noun.lower_ in words("gathering_noun")


def _is_apart(verb: Token) -> bool:
    """Whether a verb that names no event tells of another place than the clause it hangs on."""
    has_subject = any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children)
    if verb.dep_ in ("conj", "parataxis"):
        return has_subject and not verb.head.tag_.startswith("N")
    if verb.dep_ == "advcl":
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "case")}
        return bool(marks & ELSEWHERE) and not marks & AT_THE_SAME_TIME
    return False


def attacked_place(scene: Scene, group: Group) -> Place | None:
    # "shelled Halvard", "closed the Halvard crossing": what was attacked is
    for token in group.targets:
        mention = scene.mention(token)
        if mention is None and group.type == "COERCE":
            own = (scene.mention(c) for c in token.children if c.dep_ in ("compound", "amod", "nmod:poss"))
            mention = next((m for m in own if m is not None and not is_adjective(m, scene.entities)), None)
        if mention is not None and mention.label == "LOC" and not is_surname(scene, mention):
            return as_place(mention, scene.entities)
    return None


def named_by_compound(scene: Scene, clause: Clause) -> Place | None:
    """A place before an event noun, "the Halvard offensive", unless it is a country, which acts."""
    if not clause.is_noun:
        return None
    for child in clause.head.children:
        mention = scene.mention(child)
        if mention is not None and mention.label == "LOC" and child.dep_ in ("compound", "nmod:poss", "amod"):
            entity = scene.entity(child)
            if entity is None or entity.kind != "country":
                return as_place(mention, scene.entities)
    return None


def as_place(mention: Mention, entities: Sequence[Entity]) -> Place:
    """A mention of a place as a record."""
    entity = entities[mention.entity] if 0 <= mention.entity < len(entities) else None
    if entity is None or mention.label != "LOC":
        return Place(mention.text, mention.start, mention.end, entity.name if entity is not None else mention.text)
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
    sites = [
        s for m in places(scene) if start <= m.start and m.end <= end for s in [site_of(scene, m)] if s is not None
    ]
    yield from (site.mention for site in sorted(sites, key=lambda site: site.steps))
    for child in token.children:
        mention = scene.mention(child) if child.dep_ == "appos" else None
        if mention is not None and mention.label == "LOC":
            yield mention
