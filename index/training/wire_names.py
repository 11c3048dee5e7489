"""Sentences of the wire whose names we know, because we put them together: the corpora hold few brigades, ministries
and courts, and hardly a name in letters alone ("the VLF said"), so the model missed most of them.

The grammar and its words are ours (config/wire_names.toml); real names come from the lists the model knows anyway.
The same seed gives the same sentences.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from string import ascii_uppercase

from index.extract.embedding import LISTS, known
from index.training.corpora import NAMES, Spans

GRAMMAR = Path(__file__).parent / "config" / "wire_names.toml"
_SLOT = re.compile(r"\{(\w+)\}")
_CAPITAL = re.compile(r"\b[A-Z]")


@cache
def _rules() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """What each slot may become, and the label of those that are names."""
    raw = tomllib.loads(GRAMMAR.read_text(encoding="utf-8"))
    rules = {slot: tuple(text.split()) for slot, text in raw["words"].items()}
    for slot, text in (*raw["phrases"].items(), *raw["sentences"].items()):
        rules[slot] = tuple(" ".join(one.split()) for one in text.split("|"))
    rules["sentence"] = tuple(one for slot in raw["sentences"] for one in rules[slot])
    labels = {slot: label for label in NAMES for slot in raw["labels"].get(label, "").split()}
    return rules, labels


@cache
def _listed(what: str) -> tuple[str, ...]:
    """The entries of one list alone, in one order; those that the lists cut short are left out."""
    bit = 1 << LISTS.index(what)
    return tuple(sorted(" ".join(entry) for entry, bits in known().entries.items() if bits == bit and len(entry) < 4))


class Sentence:
    """One sentence that grows from left to right, and the names in it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._named = False
        self._made: dict[str, Callable[[], str]] = {
            "number": lambda: str(chance.randint(2, 400)),
            "ordinal": lambda: ordinal(chance.randint(1, chance.choice((9, 30, 200)))),
            "letters": lambda: "".join(chance.choices(ascii_uppercase, k=chance.choice((2, 3, 3, 3, 4, 4, 5)))),
            "initials": self._initials,
            "listed_place": lambda: chance.choice(_listed("place")),
            "listed_first_name": lambda: chance.choice(_listed("first name")),
            "listed_organisation": lambda: chance.choice(_listed("organisation")),
        }
        self.text = ""
        self.spans: Spans = []
        self._write("{sentence}")
        first = self.text.startswith('"')
        self.text = self.text[:first] + self.text[first].upper() + self.text[first + 1 :]

    def _write(self, template: str) -> None:
        rules, labels = _rules()
        for at, part in enumerate(_SLOT.split(template)):
            if at % 2 == 0:
                self.text += part
                continue
            start, label = len(self.text), "" if self._named else labels.get(part, "")
            self._named = self._named or bool(label)
            if part in self._made:
                self.text += self._made[part]()
            else:
                self._write(self._chance.choice(rules[part]))
            if label:
                self._named = False
                self.spans.append((start, len(self.text), label))

    def _initials(self) -> str:
        """Of the last name: "VLF" after "Velm Liberation Front"."""
        start, end, _ = self.spans[-1]
        initials = "".join(_CAPITAL.findall(self.text[start:end]))
        return initials if 2 <= len(initials) <= 6 else self._made["letters"]()


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def named_sentences(count: int, seed: int) -> Iterator[tuple[str, Spans]]:
    """So many sentences with the (start, end, label) of their names."""
    chance = random.Random(seed)
    for _ in range(count):
        one = Sentence(chance)
        yield one.text, one.spans
