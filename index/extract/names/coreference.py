"""Which mentions of an article mean the same: identical names, aliases, acronyms, last names, parts of longer names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from index.extract.actors import Actor, actor
from index.extract.agents import agent
from index.extract.language import Sentence
from index.extract.names.demonyms import Demonym, demonym
from index.extract.names.descriptions import descriptions
from index.extract.names.introductions import introductions
from index.extract.names.name import Name
from index.extract.names.people import PARTICLES
from index.extract.phrases import Key, key
from index.extract.places.countries import base_name, resolve
from index.extract.places.located import locate
from index.extract.weapons import Weapon
from index.records import Entity, Link

Identity = tuple[str, str]
"""What two mentions share when they mean the same: the label and the canonical name."""


@dataclass(frozen=True)
class Found:
    """A mention: where it stands, its words, what it means, and why where the words are not the entity's name."""

    start: int
    end: int
    words: str
    entity: Entity
    reason: str


_ACRONYM = re.compile(r"[A-Z][A-Z-]{1,7}")
_SMALL = frozenset("of the for and in on de la to & e y".split())

LONGEST_PLACE = 6
"""How many words of a country or a well-known place are looked up in the name of an organisation."""


def link(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], weapons: Sequence[Weapon]
) -> tuple[list[Found], tuple[Entity, ...]]:
    """Everything that means an entity, in order, with the entity's id; the entities in the order they appear."""
    found = _introduced(text, names, list(_meanings(text, names)))
    named = [(name.start, name.end, mention.entity) for name, mention in zip(names, found, strict=True)]
    for start, end, entity in descriptions(text, sentences, named):
        found.append(Found(start, end, f"the {text[start:end]}", entity, "nobody else it could mean"))
    found.extend(_weapon(weapon) for weapon in weapons)
    return _numbered(sorted(found, key=lambda mention: mention.start))


def _identity(entity: Entity) -> Identity:
    return entity.label, entity.name


def _meanings(text: str, names: Sequence[Name]) -> Iterator[Found]:
    people = _people(text, names)
    organisations = _organisations(text, names)
    places = locate(text, names)
    for name in names:
        words = _clean(text[name.start : name.end])
        if name.label == "LOC":
            base = base_name(words)
            entity = places[name.start]
            yield Found(name.start, name.end, words, entity, "a part of it" if base != words else "another name of it")
        elif name.label == "NORP":
            yield Found(name.start, name.end, words, _people_entity(name, words), "another form of the word")
        elif name.label == "ORG":
            entity, reason = organisations[words]
            yield Found(name.start, name.end, words, entity, reason)
        else:
            full = people[key(words)]
            yield Found(name.start, name.end, words, Entity(-1, full, "PERSON", 0), _part_of_name(words, full))


def _weapon(weapon: Weapon) -> Found:
    entity = Entity(-1, weapon.term.name, "WEAPON", 0)
    return Found(weapon.start, weapon.end, _clean(weapon.text), entity, "another form of the word")


def _introduced(text: str, names: Sequence[Name], found: Sequence[Found]) -> list[Found]:
    """The mentions once more, those of names that the article says are one with the same entity."""
    entities = {_identity(mention.entity): mention.entity for mention in reversed(found)}
    by_start = {mention.start: mention for mention in found}
    meant: dict[Identity, tuple[Identity, str]] = {}
    for pair in introductions(text, names):
        if pair.first not in by_start or pair.second not in by_start:
            continue
        one, other = by_start[pair.first].entity, by_start[pair.second].entity
        if _is_known(one) and _is_known(other):
            continue  # the lists keep them apart
        kept, gone = (other, one) if _is_known(other) else (one, other)
        if _identity(kept) != _identity(gone) and _identity(kept) not in meant:
            meant.setdefault(_identity(gone), (_identity(kept), pair.reason))
    return [
        replace(mention, entity=entities[meant[own][0]], reason=meant[own][1])
        if (own := _identity(mention.entity)) in meant
        else mention
        for mention in found
    ]


def _is_known(entity: Entity) -> bool:
    return actor(entity.name) is not None or entity.lat is not None


def _numbered(found: Sequence[Found]) -> tuple[list[Found], tuple[Entity, ...]]:
    own: dict[Identity, list[Found]] = {}
    for mention in found:
        own.setdefault(_identity(mention.entity), []).append(mention)
    entities = {
        identity: msgspec.structs.replace(
            its[0].entity, id=number, count=len(its), links=_links(its), start=its[0].start
        )
        for number, (identity, its) in enumerate(own.items())
    }
    return [replace(mention, entity=entities[_identity(mention.entity)]) for mention in found], tuple(entities.values())


def _links(own: Sequence[Found]) -> tuple[Link, ...]:
    reasons: dict[str, str] = {}
    for mention in own:
        if mention.words != mention.entity.name:
            reasons.setdefault(mention.words, mention.reason)
    return tuple(Link(words, reason) for words, reason in reasons.items())


def _part_of_name(words: str, full: str) -> str:
    if full.endswith(words):
        return f"last name of {full}"
    return f"first name of {full}" if full.startswith(words) else f"spelling of {full}"


def _people(text: str, names: Sequence[Name]) -> dict[Key, str]:
    """The fullest name of each person, by the words of each of their names."""
    written: dict[Key, str] = {}
    for name in names:
        if name.label == "PERSON":
            spelt = _clean(text[name.start : name.end])
            written.setdefault(key(spelt), spelt)
    order = list(written)
    full: dict[Key, str] = {}
    for words in sorted(order, key=len, reverse=True):
        bare = _without_particles(words)
        longer = [other for other in order if len(other) > len(words) and _is_short_for(bare, other)]
        # The one named first is the one the story introduced; a shared last name goes to it.
        full[words] = full[longer[0]] if longer else written[words]
    return full


def _is_short_for(bare: Key, longer: Key) -> bool:
    """Whether words are a person's last names, or their only first name ("Abu Bakr", "Karbalai")."""
    if not bare:
        return False
    others = _without_particles(longer)
    return len(bare) < len(others) and (others[-len(bare) :] == bare or others[: len(bare)] == bare)


def _without_particles(words: Key) -> Key:
    return tuple(word for word in words if word.lower() not in PARTICLES)


def _organisations(text: str, names: Sequence[Name]) -> dict[str, tuple[Entity, str]]:
    """The entity of each organisation, by the words of its name, and why they mean it."""
    written: dict[str, Actor | None] = {}
    for name in names:
        if name.label == "ORG":
            words = _clean(text[name.start : name.end])
            entry = name.entry if isinstance(name.entry, Actor) else _listed(words)
            written[words] = written.get(words) or entry
    longest = sorted(written, key=lambda words: (-len(words), words))
    entities: dict[str, tuple[Entity, str]] = {}
    for words, entry in written.items():
        full, reason = (words, "listed as a name of it") if entry else _full_name(words, longest)
        entry = entry or written[full]
        if entry is None:
            entities[words] = (_described(full), reason)
        else:
            entities[words] = (Entity(-1, entry.name, "ORG", 0, "", entry.country, entry.sector), reason)
    return entities


def _listed(words: str) -> Actor | None:
    # A short name that the article never gives in full may be anybody's: MIT teaches, and MIT spies.
    found = actor(words)
    return None if found is None or words in found.short else found


def _full_name(words: str, others: Sequence[str]) -> tuple[str, str]:
    """The longer name in the article that these words shorten, by capitals or by its last words, and why."""
    parts = key(words.lower())
    for other in others:
        long = key(other.lower())
        if len(long) <= len(parts):
            continue
        initials = "".join(word[0] for word in other.replace("-", " ").split() if word.lower() not in _SMALL)
        if _ACRONYM.fullmatch(words) and words.replace("-", "") in (initials, initials.upper()):
            return other, f"initials of {other}"
        if long[-len(parts) :] == parts and not _is_holder(" ".join(long[: -len(parts)])):
            return other, f"last words of {other}"
    return words, ""


def _is_holder(words: str) -> bool:
    # "Basra police" and "police" elsewhere may be different police.
    return resolve(words.title()) is not None


def _described(words: str) -> Entity:
    """An organisation no list knows: its last noun gives the sector, a nationality or country in it the country."""
    found = agent(words)
    return Entity(-1, words, "ORG", 0, "", _country_in(words), found.sector if found and not found.is_person else "")


def _country_in(words: str) -> str:
    """The code of the first country, place or nationality among words, the longest that begins there; else empty."""
    parts = key(words)
    for at in range(len(parts)):
        for stop in range(min(len(parts), at + LONGEST_PLACE), at, -1):
            piece = " ".join(parts[at:stop])
            people, place = demonym(piece), resolve(piece)
            country = (people.country if people else "") or (place.country if place else "")
            if country:
                return country
    return ""


def _people_entity(name: Name, words: str) -> Entity:
    entry = name.entry if isinstance(name.entry, Demonym) else demonym(words)
    if entry is None:
        return Entity(-1, words, "NORP", 0)
    return Entity(-1, entry.name, "NORP", 0, "", entry.country)


def _clean(name: str) -> str:
    return " ".join(name.split())
