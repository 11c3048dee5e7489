"""The forms of words: every form a lemma takes, so that triggers are found by look-up and no lemmatiser has to guess;
and the singular of a noun, so that lexicons list one form. Short tables of endings, from general knowledge of English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_VOWELS = "aeiou"

IRREGULAR_VERBS: dict[str, tuple[str, str]] = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"), "beat": ("beat", "beaten"),
    "bear": ("bore", "borne"), "blow": ("blew", "blown"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "burn": ("burned", "burned"), "burst": ("burst", "burst"), "buy": ("bought", "bought"), "come": ("came", "come"),
    "cut": ("cut", "cut"), "deal": ("dealt", "dealt"), "drive": ("drove", "driven"), "fall": ("fell", "fallen"),
    "fight": ("fought", "fought"), "find": ("found", "found"), "flee": ("fled", "fled"), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"),
    "grant": ("granted", "granted"), "have": ("had", "had"), "hear": ("heard", "heard"), "hit": ("hit", "hit"),
    "hold": ("held", "held"), "hurt": ("hurt", "hurt"), "keep": ("kept", "kept"), "lay": ("laid", "laid"),
    "lead": ("led", "led"), "leave": ("left", "left"), "lend": ("lent", "lent"), "lose": ("lost", "lost"),
    "make": ("made", "made"), "meet": ("met", "met"), "overrun": ("overran", "overrun"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "quit": ("quit", "quit"), "retake": ("retook", "retaken"), "ride": ("rode", "ridden"),
    "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"),
    "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"), "shut": ("shut", "shut"),
    "slay": ("slew", "slain"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "strike": ("struck", "struck"), "swear": ("swore", "sworn"),
    "sweep": ("swept", "swept"), "take": ("took", "taken"), "tear": ("tore", "torn"), "tell": ("told", "told"),
    "think": ("thought", "thought"), "throw": ("threw", "thrown"), "withdraw": ("withdrew", "withdrawn"),
    "withhold": ("withheld", "withheld"), "win": ("won", "won"), "write": ("wrote", "written"),
    "hang": ("hanged", "hanged"), "overthrow": ("overthrew", "overthrown"), "undergo": ("underwent", "undergone"),
    "sell": ("sold", "sold"), "grow": ("grew", "grown"), "shrink": ("shrank", "shrunk"),
    "forgive": ("forgave", "forgiven"), "choose": ("chose", "chosen"), "undertake": ("undertook", "undertaken"),
    "feed": ("fed", "fed"), "build": ("built", "built"), "rebuild": ("rebuilt", "rebuilt"), "draw": ("drew", "drawn"),
    "override": ("overrode", "overridden"), "shake": ("shook", "shaken"), "sit": ("sat", "sat"),
    "freeze": ("froze", "frozen"), "unfreeze": ("unfroze", "unfrozen"),
    "wind": ("wound", "wound"), "bid": ("bid", "bid"), "cast": ("cast", "cast"), "shed": ("shed", "shed"),
    "rewrite": ("rewrote", "rewritten"), "broadcast": ("broadcast", "broadcast"), "ring": ("rang", "rung"),
    "lie": ("lay", "lain"), "let": ("let", "let"),
    "uphold": ("upheld", "upheld"), "stick": ("stuck", "stuck"), "sink": ("sank", "sunk"), "die": ("died", "died"),
    "catch": ("caught", "caught"), "fling": ("flung", "flung"), "slit": ("slit", "slit"), "hide": ("hid", "hidden"),
    "rise": ("rose", "risen"), "spring": ("sprang", "sprung"),
}  # fmt: skip
"""Past tense and past participle of the irregular ones among our triggers, light verbs and reporting verbs."""

# Verbs of more than one syllable whose last one is stressed, or that double by convention.
_DOUBLING = frozenset(
    "abet acquit admit airdrop allot annul begin commit compel concur confer control debar defer deter dispel equip "
    "expel extol forbid forget incur kidnap kneecap machinegun occur omit patrol permit propel quarrel "
    "readmit rebel refer rebut regret remit repel signal submit teargas transfer unban upset".split()
)

IRREGULAR_NOUNS = {
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


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb; of a verb with a particle ("blow up"), every form with it."""
    stem, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    parts = principal_parts(stem)
    forms = {stem, parts.third, parts.past, parts.participle, parts.gerund}
    if stem.endswith("el") and not _doubles(stem):
        forms |= {stem + "led", stem + "ling"}  # "cancelled", as the British spell it
    if stem == "kidnap":
        forms |= {"kidnaped", "kidnaping"}
    return frozenset(form + tail for form in forms)


@dataclass(frozen=True)
class Parts:
    """The forms of a verb by what they are for."""

    past: str
    participle: str
    gerund: str
    third: str


def principal_parts(stem: str) -> Parts:
    """The forms of a verb of one word."""
    past, participle = IRREGULAR_VERBS.get(stem) or (_regular_past(stem),) * 2
    return Parts(past, participle, _gerund(stem), _third(stem))


def noun_forms(lemma: str) -> tuple[str, str]:
    """Singular and plural of an event noun."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma, lemma + "es"
    return lemma, lemma + "s"


def _third(stem: str) -> str:
    if stem == "have":
        return "has"
    if stem == "be":
        return "is"
    if stem.endswith(("s", "x", "z", "ch", "sh", "o")):
        return stem + "es"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ies"
    return stem + "s"


def _regular_past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    if _doubles(stem):
        return stem + stem[-1] + "ed"
    if stem.endswith("ic"):
        return stem + "ked"
    return stem + "ed"


def _gerund(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and stem != "be":
        return stem[:-1] + "ing"
    if _doubles(stem):
        return stem + stem[-1] + "ing"
    if stem.endswith("ic"):
        return stem + "king"
    return stem + "ing"


def _doubles(stem: str) -> bool:
    stem = stem.replace("qu", "q")  # the u of "acquit" is no vowel
    if len(stem) < 3 or stem[-1] in _VOWELS + "wxy" or stem[-2] not in _VOWELS or stem[-3] in _VOWELS:
        return False
    one_syllable = sum(letter in _VOWELS for letter in stem) == 1
    return one_syllable or stem.replace("q", "qu") in _DOUBLING


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
    if word not in IRREGULAR_NOUNS and stem:
        return stem + hyphen + _singular(last)
    if word in IRREGULAR_NOUNS:
        return IRREGULAR_NOUNS[word]
    for ending, replacement in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + replacement
    return word
