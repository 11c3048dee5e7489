"""What form of which word a token is: its lemma and its morphology as Universal Dependencies writes them. Told by the
tag, by a small table of words that follow no rule, made in training, and by the tree where the word alone does not say.

Worked out when asked for: most tokens are never asked.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from spacy.tokens import Token

from index.extract.inflection import singular, verb_forms

FORMS = Path(__file__).parent / "model" / "forms.json.gz"

VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_ENDINGS = {"VBZ": ("s", "es"), "VBD": ("d", "ed"), "VBN": ("d", "ed", "n", "en"), "VBG": ("ing",)}
_PAST = frozenset({"VBD", "VBN"})
_COMPARED = {"JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_AGREEING = frozenset({"VBD", "VBP"})
_OBJECTS = frozenset({"obj", "iobj", "obl", "obl:agent", "nmod"})
_GERUNDS = frozenset({"csubj", "obj", "nmod", "obl", "compound"})


_SILENT_E = re.compile(r"(?:[^aeiou]l|[cgsuvz]|[aeiou]t)e?$")
"""How the verbs end that are written with an e behind it: "seize", "cable", "rebuke" less often than not."""


class Table(msgspec.Struct, frozen=True):
    """The file: morphology of each tag; lemma and morphology of each `word/TAG` that the rules get wrong, empty where
    they do not; and the verbs that are known.
    """

    tags: dict[str, str]
    lemmas: dict[str, str]
    forms: dict[str, str]
    verbs: list[str]


@cache
def table() -> Table:
    """The table the model was trained with, read once a process."""
    return msgspec.json.decode(gzip.decompress(FORMS.read_bytes()), type=Table)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(table().verbs)


def lemma(token: Token) -> str:
    """The form a dictionary has: "shelled" is "shell"; a name stays as it is written."""
    return table().lemmas.get(f"{token.lower_}/{token.tag_}") or by_rule(token.text, token.tag_, _verbs())


def by_rule(word: str, tag: str, verbs: frozenset[str]) -> str:
    """The lemma by the ending alone; `verbs` are those to choose from where several could have the form."""
    lower = word.lower()
    if tag == "NNS":
        return singular(lower)
    if tag == "NNPS":
        one = singular(lower)
        return word[: len(one)] if lower.startswith(one) else one.capitalize()
    if tag in _ENDINGS:
        return _stem(lower, tag, verbs)
    if tag in _COMPARED and lower.endswith(_COMPARED[tag]):
        return _positive(lower.removesuffix(_COMPARED[tag]))
    return word if tag == "NNP" else lower


@lru_cache(maxsize=20_000)
def _stem(word: str, tag: str, verbs: frozenset[str]) -> str:
    found = [stem for stem in _stems(word, tag) if word in verb_forms(stem)]
    if known := next((stem for stem in found if stem in verbs), ""):
        return known
    return max(found, key=lambda stem: stem.endswith("e") == bool(_SILENT_E.search(stem)), default=word)


def _stems(word: str, tag: str) -> Iterator[str]:
    for ending in _ENDINGS[tag]:
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        stem = word.removesuffix(ending)
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if ending == "ing" and stem.endswith("y"):
            yield stem[:-1] + "ie"
        if len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]
        yield stem
        if ending == "ing":
            yield stem + "e"


def _positive(stem: str) -> str:
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgnt":
        return stem[:-1]
    return stem


def morphology(token: Token) -> str:
    """Features and values in alphabetical order, `Number=Plur`; empty where the word has none."""
    tag = token.tag_
    found = _listed(token)
    if tag in _AGREEING and (subject := _subject(token)) is not None:
        return _agreeing(found, subject)
    if tag == "VBN" and _is_perfect(token):
        return found.replace("|Voice=Pass", "")
    if tag == "VB" and _is_imperative(token):
        return "Mood=Imp|VerbForm=Fin"
    if tag == "PRP" and token.dep_ in _OBJECTS:
        return found.replace("Case=Nom", "Case=Acc")
    if tag == "VBG" and (token.dep_ in _GERUNDS or any(child.dep_ == "case" for child in token.children)):
        return "VerbForm=Ger"
    return found


def _listed(token: Token) -> str:
    found = table().forms.get(f"{token.lower_}/{token.tag_}")
    return table().tags.get(token.tag_, "") if found is None else found


def _subject(verb: Token) -> Token | None:
    """Whom the verb agrees with: its own subject, or that of the verb it helps or is joined to."""
    at = verb.head if verb.dep_ in ("aux", "aux:pass", "cop") else verb
    while True:
        if own := next((child for child in at.children if child.dep_ in _SUBJECTS), None):
            return own
        if at.dep_ != "conj":
            return None
        at = at.head


def _agreeing(found: str, subject: Token) -> str:
    told = _features(_listed(subject)) if subject.tag_ == "PRP" else {}
    relative = subject.tag_ in ("WDT", "WP", "IN") and subject.head.dep_ == "acl:relcl"
    noun = subject.head.head if relative else subject
    many = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
    number = told.get("Number", "Plur" if many else "Sing")
    parts = _features(found)
    if "Person" in parts:
        parts |= {"Number": number, "Person": told.get("Person", "3")}
    return _written(parts)


def _features(form: str) -> dict[str, str]:
    return dict(value.split("=") for value in form.split("|") if value)


def _written(features: dict[str, str]) -> str:
    return "|".join(f"{name}={value}" for name, value in sorted(features.items(), key=lambda part: part[0].lower()))


def _is_perfect(verb: Token) -> bool:
    helped = {child.dep_ for child in verb.children}
    return "aux:pass" not in helped and any(
        child.dep_ == "aux" and child.lower_ in ("have", "has", "had", "having", "'ve", "'d", "’ve", "’d")
        for child in verb.children
    )


def _is_imperative(verb: Token) -> bool:
    if verb.dep_ not in ("ROOT", "parataxis", "conj"):
        return False
    if verb.dep_ == "conj" and not (verb.head.tag_ == "VB" and _is_imperative(verb.head)):
        return False
    return not any(child.dep_ in ("aux", "nsubj", "nsubj:pass", "mark") and child.i < verb.i for child in verb.children)


@cache
def _irregular() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, stem in table().lemmas.items():
        word, tag = key.rsplit("/", 1)
        if tag in _PAST and stem in _verbs() and word.isalpha():
            found.setdefault(stem, set()).add(word)
    return {stem: frozenset(words) for stem, words in found.items()}


def every_form(verb: str) -> frozenset[str]:
    """The forms of a verb by rule, and the past forms that only the table knows: a lexicon of one's own may have any
    verb. Of one with a particle ("blow up"), every form with it.
    """
    stem, space, rest = verb.partition(" ")
    return verb_forms(verb) | {word + space + rest for word in _irregular().get(stem, ())}
