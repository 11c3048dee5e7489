"""Which mentions of an article mean the same: identical names, aliases, acronyms, last names, parts of longer names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extract.actors import Actor, actor
from index.extract.agents import agent
from index.extract.demonyms import Demonym, demonym
from index.extract.names import Name
from index.extract.people import PARTICLES
from index.extract.phrases import Key, key
from index.extract.places import PlaceRecord, base_name, resolve
from index.extract.weapons import Weapon
from index.records import Entity

Identity = tuple[str, str]
"""What two mentions share when they mean the same: the label and the canonical name."""

_ACRONYM = re.compile(r"[A-Z][A-Z-]{1,7}")
_SMALL = frozenset("of the for and in on de la to & e y".split())


def link(text: str, names: Sequence[Name], weapons: Sequence[Weapon]) -> tuple[dict[int, int], tuple[Entity, ...]]:
    """The entity id of each mention, by its start, and the entities in the order of their first mention."""
    people = _people(text, names)
    organisations = _organisations(text, names)
    places = _places(text, names)
    identities: list[tuple[int, Identity]] = []
    entities: dict[Identity, Entity] = {}
    for name in names:
        words = _clean(text[name.start : name.end])
        if name.label == "LOC":
            entity = places[key(base_name(words))]
        elif name.label == "NORP":
            entity = _people_entity(name, words)
        elif name.label == "ORG":
            entity = organisations[name.start]
        else:
            entity = Entity(-1, people[key(words)], "PERSON", 0)
        identities.append((name.start, (entity.label, entity.name)))
        entities.setdefault((entity.label, entity.name), entity)
    for weapon in weapons:
        identities.append((weapon.start, ("WEAPON", weapon.term.name)))
        entities.setdefault(("WEAPON", weapon.term.name), Entity(-1, weapon.term.name, "WEAPON", 0))
    return _number(sorted(identities), entities)


def _number(
    identities: Sequence[tuple[int, Identity]], entities: dict[Identity, Entity]
) -> tuple[dict[int, int], tuple[Entity, ...]]:
    ids: dict[Identity, int] = {}
    counts: dict[Identity, int] = {}
    for _, identity in identities:
        ids.setdefault(identity, len(ids))
        counts[identity] = counts.get(identity, 0) + 1
    by_start = {start: ids[identity] for start, identity in identities}
    numbered = tuple(
        Entity(number, e.name, e.label, counts[identity], e.kind, e.country, e.sector, e.lat, e.lon)
        for identity, number in ids.items()
        for e in (entities[identity],)
    )
    return by_start, numbered


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


def _organisations(text: str, names: Sequence[Name]) -> dict[int, Entity]:
    """The entity of each organisation, by the start of its mention."""
    written: dict[str, Actor | None] = {}
    for name in names:
        if name.label == "ORG":
            words = _clean(text[name.start : name.end])
            entry = name.entry if isinstance(name.entry, Actor) else actor(words)
            written[words] = written.get(words) or entry
    longest = sorted(written, key=lambda words: (-len(words), words))
    entities: dict[str, Entity] = {}
    for words, entry in written.items():
        full = words if entry else _full_name(words, longest)
        entry = entry or written[full]
        if entry is None:
            entities[words] = _described(full)
        else:
            entities[words] = Entity(-1, entry.name, "ORG", 0, "", entry.country, entry.sector)
    return {name.start: entities[_clean(text[name.start : name.end])] for name in names if name.label == "ORG"}


def _full_name(words: str, others: Sequence[str]) -> str:
    """The longer name in the article that these words shorten: by capitals, or by its last words."""
    parts = key(words.lower())
    for other in others:
        long = key(other.lower())
        if len(long) <= len(parts):
            continue
        initials = "".join(word[0] for word in other.replace("-", " ").split() if word.lower() not in _SMALL)
        if _ACRONYM.fullmatch(words) and words.replace("-", "") in (initials, initials.upper()):
            return other
        if long[-len(parts) :] == parts and not _is_holder(" ".join(long[: -len(parts)])):
            return other
    return words


def _is_holder(words: str) -> bool:
    # "Basra police" and "police" elsewhere may be different police.
    return resolve(words.title()) is not None


def _described(words: str) -> Entity:
    """An organisation no list knows: its last noun gives the sector, a nationality or country in it the country."""
    found = agent(words)
    parts = key(words)
    country = ""
    for at in range(len(parts)):
        for stop in range(len(parts), at, -1):
            piece = " ".join(parts[at:stop])
            people, place = demonym(piece), resolve(piece)
            country = country or (people.country if people else "") or (place.country if place else "")
    return Entity(-1, words, "ORG", 0, "", country, found.sector if found and not found.is_person else "")


def _places(text: str, names: Sequence[Name]) -> dict[Key, Entity]:
    """The entity of each place, by the words of its name; what any mention says of its kind counts for all."""
    kinds: dict[Key, list[str]] = {}
    written: dict[Key, tuple[str, PlaceRecord | None]] = {}
    for name in names:
        if name.label == "LOC":
            base = base_name(_clean(text[name.start : name.end]))
            kinds.setdefault(key(base), []).extend([name.kind] if name.kind else [])
            entry = name.entry if isinstance(name.entry, PlaceRecord) else None
            written.setdefault(key(base), (base, entry))
    entities = {}
    for words, (base, entry) in written.items():
        hint = max(kinds[words], key=kinds[words].count, default="")
        record = resolve(base, hint) or (resolve(entry.name, hint) if entry else None)
        if record is None:
            entities[words] = Entity(-1, base, "LOC", 0, hint)
        else:
            entities[words] = Entity(-1, record.name, "LOC", 0, record.kind, record.country, "", record.lat, record.lon)
    return entities


def _people_entity(name: Name, words: str) -> Entity:
    entry = name.entry if isinstance(name.entry, Demonym) else demonym(words)
    if entry is None:
        return Entity(-1, words, "NORP", 0)
    return Entity(-1, entry.name, "NORP", 0, "", entry.country)


def _clean(name: str) -> str:
    return " ".join(name.split())
