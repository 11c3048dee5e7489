"""The trigger lexicon, and where its words stand in a sentence. What holds of their arguments is `roles`' business."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from index.extract.events.repairs import swallowed_subject
from index.extract.events.rules import Rule, rules
from index.extract.events.tails import GAP, LONGEST_GAP, WIDEST_GAP, follows
from index.extract.events.tree import BE, NOMINAL, is_named_storm, is_verb, preposition
from index.extract.forms import every_form
from index.extract.inflection import noun_forms, singular
from index.extract.words import LEXICON

LONGEST_NOUN = 5
"""Tokens of the longest event noun of the lexicon."""


@dataclass(frozen=True)
class Match:
    """A trigger in a sentence: its head token and the tokens it covers, with the rules it may follow, in order."""

    rules: tuple[Rule, ...]
    head: Token
    first: Token
    last: Token
    words: tuple[Token, ...] = ()
    """The tokens of the trigger; all from first to last, except where an object stands between them."""
    shorter: Match | None = None
    """The trigger with fewer of these words ("blow up", "blow"), tried if no rule of this one fits."""


@cache
def quad_and_score(type_: str) -> tuple[str, float]:
    """Quad class and conflict-cooperation score of a PLOVER type; empty and 0 for extensions."""
    table = tomllib.loads((LEXICON / "plover.toml").read_text(encoding="utf-8"))
    entry = table.get(type_, {})
    return entry.get("quad", ""), entry.get("score", 0.0)


@cache
def _verbs() -> dict[str, list[tuple[tuple[str, ...], Rule]]]:
    # form of the verb -> (words that must follow, rule), longest tails first so that "set fire to" beats "set"
    table: dict[str, list[tuple[tuple[str, ...], Rule]]] = defaultdict(list)
    for rule in rules().values():
        for word in rule.words if rule.pos == "verb" else ():
            for form in every_form(word):
                for first, *tail in _as_tokens(form):
                    table[first].append((tuple(tail), rule))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def _nouns() -> dict[tuple[str, ...], list[Rule]]:
    table: dict[tuple[str, ...], list[Rule]] = defaultdict(list)
    for rule in rules().values():
        for word in rule.words if rule.pos == "noun" else ():
            for form in noun_forms(word):
                for tokens in _as_tokens(form):
                    if rule not in table[tokens]:
                        table[tokens].append(rule)
    return table


def _as_tokens(form: str) -> set[tuple[str, ...]]:
    """The words of a trigger; what a hyphen joins is three tokens ("sit-in") or, behind a prefix, one."""
    return {tuple(form.split()), tuple(form.replace("-", " - ").split())}


@cache
def _adjectives() -> dict[str, list[tuple[str, Rule]]]:
    # last word -> (preposition before it, rule): "critical", "in custody"
    table: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    for rule in rules().values():
        for word in rule.words if rule.pos == "adjective" else ():
            before, _, last = word.rpartition(" ")
            table[last].append((before, rule))
    return table


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for words in _nouns())


@cache
def _first_looks() -> frozenset[int]:
    """spaCy's numbers of the words a trigger can be found at: few words of a text are any of these."""
    return frozenset(get_string_id(word) for word in (*_verbs(), *_adjectives(), *_last_words()))


def find(doc: Doc, numbers: Sequence[int]) -> Iterator[Match]:
    """Every trigger of a sentence, left to right; `numbers` are spaCy's of its words in lower case."""
    looks = _first_looks()
    if looks.isdisjoint(numbers):
        return
    spots = [at for at, number in enumerate(numbers) if number in looks]
    strings = doc.vocab.strings
    words_ = frozenset(strings[number] for number in numbers)
    present = words_ | {singular(word) for word in words_ if word.endswith("s")}
    for at in spots:
        token = doc[at]
        match = _verb(token, present) or _noun(token)
        if match is not None:
            yield match


def told_by(words: Sequence[str]) -> list[Rule]:
    """The rules whose words stand in a headline, in its order. The parser makes little of "Car bomb kills five"."""
    found: dict[Rule, None] = {}
    for at, word in enumerate(words):
        after = words[at + 1 : at + 1 + WIDEST_GAP]
        for length in range(LONGEST_NOUN, 0, -1):
            found.update(dict.fromkeys(_nouns().get(tuple(words[at : at + length]), ())))
        for tail, rule in _verbs().get(word, ()):
            if all(part == GAP or part in after for part in tail):
                found[rule] = None
    return list(found)


def is_trigger_verb(token: Token) -> bool:
    """Whether a word is a form of a verb of the lexicon, whatever it was taken for here."""
    return token.lower_ in _verbs()


def is_trigger_noun(token: Token) -> bool:
    """Whether a noun alone is an event noun of the lexicon."""
    return (token.text.lower(),) in _nouns()


def rules_of_noun(token: Token) -> Sequence[Rule]:
    """The rules of the lexicon that an event noun alone may be a trigger of, wherever it stands."""
    return _nouns().get((token.lower_,), ())


def _verb(token: Token, present: frozenset[str]) -> Match | None:
    entries = _verbs().get(token.text.lower())
    if not entries or not _acts_as_verb(token):
        return _adjective(token)
    found: dict[tuple[int, ...], list[Rule]] = {}
    for tail, rule in entries:
        followed = follows(token, tail) if not tail or tail[-1] in present else None
        if followed is not None:
            found.setdefault(followed, []).append(rule)
    match = _adjective(token)
    for followed, rules_ in sorted(found.items(), key=lambda entry: len(entry[0])):
        tokens = (token, *(token.doc[i] for i in followed))
        together = [
            t for at, t in enumerate(tokens) if t.i - token.i == at or t.i - tokens[at - 1].i <= LONGEST_GAP + 1
        ]
        last = together[-1] if len(together) == len(tokens) else token
        match = Match(tuple(dict.fromkeys(rules_)), token, token, max(last, token, key=lambda t: t.i), tokens, match)
    return match


def _acts_as_verb(token: Token) -> bool:
    if token.dep_ in ("amod", "compound") and token.tag_ in ("VBN", "VBD"):
        return swallowed_subject(token) is not None
    if token.dep_ in ("amod", "compound") and token.tag_ == "VBG" and token.head.i == token.i + 1:
        return False  # "charging papers", "fighting vehicles"
    if is_verb(token):
        if _is_like_an_adjective(token):
            return False
        if token.i == 0 and token.tag_ == "VBG":
            # "Urging calm, the premier ...", "Threatening to shut the border, ..."; "Fighting continued" has neither.
            return _has(token, "obj") or (_has(token, "xcomp") and token.dep_ == "advcl")
        opens = token.i == 0 and token.tag_ == "VBN" and token.dep_ in ("advcl", "acl")  # "Accused of fraud, he ..."
        return token.dep_ == "ROOT" or token.text[0].islower() or token.text.isupper() or opens
    deps = {child.dep_: child for child in token.children}
    if "obj" in deps and ("det" not in deps or swallowed_subject(token) is not None):
        return True  # "a sniper shot two": taken for a noun with an object
    if "nsubj" in deps or "nsubj:pass" in deps:
        # "two soldiers were seriously injured": taken for an adjective; "Car bomb kills five": for a noun.
        if token.text.endswith("ed"):
            return "aux:pass" in deps or ("cop" in deps and deps["cop"].text.lower() in BE)
        return "cop" not in deps and "det" not in deps and token.tag_ in ("NNS", "NN")
    return False


def _is_like_an_adjective(token: Token) -> bool:
    """Whether a participle is one of several adjectives: "was tired, resigned and not hopeful"."""
    if token.dep_ != "conj" or not token.lower_.endswith("ed") or any(c.dep_ in OF_A_CLAUSE for c in token.children):
        return False
    return any(other.tag_ == "JJ" for other in (token.head, *token.head.children) if other.dep_ in ("conj", "xcomp"))


def _has(token: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in token.children)


OF_A_CLAUSE = frozenset({"obj", "nsubj", "nsubj:pass", "aux", "aux:pass", "obl", "ccomp"})
PREDICATES = frozenset({"ROOT", "ccomp", "conj", "advcl", "xcomp", "parataxis", "acl:relcl"})


def _adjective(token: Token) -> Match | None:
    entries = _adjectives().get(token.lower_)
    found = tuple(rule for case, rule in entries if not case or case == preposition(token)) if entries else ()
    # "is ready to", "opposed to the plan": a predicate. "a ready answer" is none.
    said = token.dep_ in PREDICATES and any(c.dep_ in ("cop", "aux:pass", "nsubj") for c in token.children)
    return Match(found, token, token, token) if found and (said or is_headline_state(token)) else None


def is_headline_state(token: Token) -> bool:
    """Whether a phrase says in what state the subject of a headline is: "Suspect in custody after market attack"."""
    noun = token.head
    bare = token.dep_ == "nmod" and noun.dep_ == "ROOT" and noun.tag_.startswith("N") and bool(preposition(token))
    return bare and noun.left_edge.i == 0 and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in token.doc)


def _noun(token: Token) -> Match | None:
    if token.text.lower() not in _last_words():
        return None
    joined = token.i > 0 and token.nbor(-1).text == "-"  # "hostage-taking"
    nominal = token.tag_.startswith("N") or token.dep_ in NOMINAL or ((joined or token.i == 0) and token.tag_ == "VBG")
    # "attack helicopter", "protest leader": a modifier is no event of its own.
    modifies = token.dep_ in ("compound", "amod") and token.head.i > token.i
    if not nominal or (modifies and not is_named_storm(token)):
        return None
    for length in range(LONGEST_NOUN, 0, -1):
        start = token.i - length + 1
        if start < 0:
            continue
        found = _nouns().get(tuple(t.text.lower() for t in token.doc[start : token.i + 1]))
        if found:
            return Match(tuple(found), token, token.doc[start], token, tuple(token.doc[start : token.i + 1]))
    return None
