"""Words for codes and codes for words: what a reader sees for PLOVER's `ASSAULT suicide-attack`, what they may type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

ENTITY_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WEAPON": "weapon",
    "VEHICLE": "vehicle",
}
"""Words for the labels of entities; the other labels are days and figures, which are none."""

SECTOR_NAMES = {
    "AGR": "farmers",
    "BUS": "business",
    "COP": "police",
    "CRM": "criminal group",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "elite",
    "EUR": "European body",
    "GOV": "government",
    "IGO": "international body",
    "IMG": "armed group",
    "ISM": "movement",
    "JRN": "media",
    "JUD": "court",
    "LAB": "labour",
    "LEG": "parliament",
    "MED": "medical",
    "MIL": "army",
    "MNC": "company",
    "NGO": "aid or rights group",
    "OPP": "opposition",
    "PRE": "president",
    "PRM": "militia",
    "PTY": "party",
    "REB": "armed group",
    "REF": "refugees",
    "REL": "religious body",
    "SEP": "separatists",
    "SOC": "civil society",
    "SPY": "intelligence",
    "UAF": "armed group",
    "UNO": "United Nations",
}
"""Words for PLOVER's sectors; the ones not here (`UNK`) say nothing."""

_TABLE = Path(__file__).parent / "extract" / "lexicon" / "names.toml"
_COUNTRIES = _TABLE.with_name("places_countries.tsv")


@cache
def countries() -> dict[str, str]:
    """Names of countries by their ISO 3166 codes."""
    lines = _COUNTRIES.read_text(encoding="utf-8").splitlines()
    return {line[:2]: line.split("\t")[1] for line in lines if line and not line.startswith("#")}


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    import tomllib  # a list of articles opens without it

    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def display(type_: str, modes: Sequence[str] = ()) -> str:
    """The name of an event for people: that of its first mode with a name, else that of its type."""
    names = _names().get(type_, {})
    for mode in modes:
        if mode in names:
            return names[mode][0]
    return names.get("", [type_.removeprefix("X-").lower()])[0]


@cache
def codes(word: str) -> tuple[tuple[str, str], ...]:
    """(type, mode) pairs a word may stand for; an empty mode is any mode of that type. Empty if nobody knows it."""
    wanted = " ".join(word.casefold().replace("-", " ").split())
    found = []
    for type_, modes in _names().items():
        for mode, names in modes.items():
            known = {*names, mode or type_.casefold()}
            if wanted in {name.casefold().replace("-", " ") for name in known}:
                found.append((type_, mode))
    return tuple(found)


@cache
def all_names() -> tuple[str, ...]:
    """Every display name, for completion and for help."""
    return tuple(sorted({names[0] for modes in _names().values() for names in modes.values()}))


@cache
def _by_code() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for name in all_names():
        for pair in codes(name):
            found.setdefault(pair, []).append(name)
    return {pair: tuple(names) for pair, names in found.items()}


def meanings(type_: str, modes: Sequence[str] = ()) -> set[str]:
    """Every display name that, typed behind `type:`, finds such an event."""
    return {name for mode in ("", *modes) for name in _by_code().get((type_, mode), ())}
