"""The singular of a noun, by a short table of endings: enough to find the words of a lexicon in running text."""

from __future__ import annotations

from functools import lru_cache

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "persons": "person", "lives": "life",
    "wives": "wife", "knives": "knife", "thieves": "thief", "wolves": "wolf", "calves": "calf", "halves": "half",
    "leaves": "leaf", "loaves": "loaf", "shelves": "shelf", "selves": "self", "feet": "foot", "teeth": "tooth",
    "geese": "goose", "mice": "mouse", "oxen": "ox", "passers-by": "passer-by", "shoes": "shoe", "canoes": "canoe",
    "buses": "bus", "viruses": "virus", "campuses": "campus", "gases": "gas", "aliases": "alias", "crises": "crisis",
    "bases": "base", "analyses": "analysis", "headquarters": "headquarters", "barracks": "barracks", "axes": "axe",
    "mujahedeen": "mujahideen", "fedayeen": "fedayeen", "carabinieri": "carabiniere", "corps": "corps", "news": "news",
    "series": "series", "species": "species", "police": "police", "troops": "troops", "forces": "forces",
    "authorities": "authorities", "premises": "premises", "grenades": "grenade", "staff": "staff", "caches": "cache",
    "axles": "axle", "zombies": "zombie", "movies": "movie", "selfies": "selfie", "calories": "calorie", "ties": "tie",
    "gas": "gas", "bias": "bias", "christmas": "christmas", "texas": "texas", "diocese": "diocese", "means": "means",
    "always": "always", "customs": "customs", "attaches": "attache", "avalanches": "avalanche", "headaches": "headache",
    "always-on": "always-on", "dioceses": "diocese", "archdioceses": "archdiocese", "fiancees": "fiancee",
    "houses": "house", "taxis": "taxi", "warehouses": "warehouse", "courthouses": "courthouse", "kamikazes": "kamikaze",
}  # fmt: skip
"""Plurals no ending explains, and words that look like plurals and are not."""

ENDINGS = (
    ("men", "man"), ("people", "people"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"),
    ("zzes", "zz"), ("heroes", "hero"), ("goes", "go"), ("toes", "to"), ("noes", "no"), ("does", "do"), ("ss", "ss"),
    ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
"""What a plural ends in, and what stands there in the singular; the first that fits holds."""


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of a noun or noun phrase, lower case; `members of parliament` is turned at its first noun."""
    words = word.lower().split()
    if not words:
        return ""
    head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    words[head] = _singular(words[head])
    return " ".join(words)


def _singular(word: str) -> str:
    stem, hyphen, last = word.rpartition("-")
    if word not in IRREGULAR and stem:
        return stem + hyphen + _singular(last)
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, replacement in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + replacement
    return word
