"""What a filler of a role is, and the words that tell."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from index.extract.places.countries import country_names
from index.records import Entity

PRONOUNS = frozenset(
    "it they them he him she her we us i you me who whom which that this these those there what himself itself "
    "themselves herself".split()
)
NUMERAL_HEADS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve others other dozens scores hundreds thousands "
    "millions several many some most dozen both".split()
)
PERSON_ENDINGS = ("ists", "ers", "ors", "men", "ians", "ees", "ants", "ents", "ites", "ist", "man", "woman", "women")


class Kind(Enum):
    """What a filler is, as far as its head noun or its name says."""

    AGENT = "agent"
    PLACE = "place"
    WEAPON = "weapon"
    THING = "thing"
    EVENT = "event"
    TIME = "time"
    PRONOUN = "pronoun"
    OTHER = "other"


def state_of(entity: Entity, token: Token) -> str:
    """The name of an entity; of a nationality before what it does, "Israeli strikes", that of the state."""
    if entity.label == "NORP" and entity.country and token.dep_ in ("amod", "compound"):
        return country_names().get(entity.country, (entity.name,))[0]
    return entity.name
