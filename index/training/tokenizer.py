"""The tokenizer: spaCy's English rules, changed where UD English EWT and GUM divide words otherwise.

What differs was counted on their training parts: prefixes such as "anti-" stay with their word, runs of one sign are
one token, telephone numbers stay whole, some abbreviations keep their full stop.
"""

from __future__ import annotations

import re

from spacy.attrs import NORM, ORTH
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PREFIXES = (
    "anti co counter e ex inter mid mini mis multi neo non pan post pre pro pseudo quasi re semi sub super trans ultra "
    "un"
).split()
"""Parts of words that UD English leaves joined by their hyphen."""

ABBREVIATIONS = (
    "al. Capt. cf. Cmdr. Cpl. Dept. dept. Ed. est. Fig. Figs. Fri. Ft. ft. Insp. Lt. Maj. Messrs. Mlle. Mon. "
    "Pres. Prof. Pvt. Rev. Sat. Sen. Sgt. Supt. Thurs. Tues. Univ. Wed."
).split()
"""Words whose full stop is theirs, beyond spaCy's own list."""

RUNS = "=_*-~<>!?#+.$"
"""Signs of which a run is one token."""

_PHONE = re.compile(r"\(?\d{3}\)?-\d{3}-\d{4}|\d{3}-\d{4}|\d-\d{3}-\d{3}-\d{4}")


def with_our_rules(nlp: Language) -> None:
    """Give a blank English pipeline these rules; they are stored with the pipeline."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    runs = [rf"{re.escape(sign)}{{2,}}" for sign in RUNS]
    tokenizer.prefix_search = compile_prefix_regex([*runs, *_defaults(nlp, "prefixes")]).search
    tokenizer.suffix_search = compile_suffix_regex([*runs, *_defaults(nlp, "suffixes")]).search
    tokenizer.infix_finditer = compile_infix_regex([*runs, *map(_sparing, _defaults(nlp, "infixes"))]).finditer
    tokenizer.token_match = _PHONE.fullmatch
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{ORTH: word}])
    tokenizer.add_special_case("wanna", [{ORTH: "wan", NORM: "want"}, {ORTH: "na", NORM: "to"}])
    for word in ("and/or", "And/or"):
        tokenizer.rules = {key: value for key, value in (tokenizer.rules or {}).items() if key != word}


def _defaults(nlp: Language, name: str) -> list[str]:
    return [rule if isinstance(rule, str) else rule.pattern for rule in getattr(nlp.Defaults, name)]


def _sparing(rule: str) -> str:
    """The rule that divides words at hyphens, kept from prefixes; any other rule as it is."""
    if HYPHENS not in rule:
        return rule
    kept = "".join(rf"(?<!\b{prefix})" for prefix in PREFIXES)
    spared = "".join(rf"(?<!\b{prefix.capitalize()})" for prefix in PREFIXES)
    return rf"(?<=[{ALPHA}0-9]){kept}{spared}(?:{HYPHENS})(?=[{ALPHA}])"
