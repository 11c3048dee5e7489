"""How many of the rules' own examples are still read when something stands around them.

    python -m tests.bench.around

Each rule of the lexicon has an example, which its tests ask for. Here the example of each is reported, quoted, dated,
or told before, after or beside something else: the same event has to come out, with the same actors and targets. Those
that are lost, and those whose parties are others, are printed with an example each.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator

from index.extract.pipeline import analyse
from index.extract.words import LEXICON
from index.records import Event

Around = Callable[[str, str], str]
AROUND: dict[str, Around] = {
    "said": lambda whole, inner: f"Officials said {inner}.",
    "said that": lambda whole, inner: f"Officials said on Tuesday that {inner}.",
    "told reporters": lambda whole, inner: f"Residents told reporters that {inner}.",
    "a spokesman said": lambda whole, inner: f"{whole}, a spokesman said.",
    "officials and witnesses said": lambda whole, inner: f"{whole}, officials and witnesses said on Tuesday.",
    "according to": lambda whole, inner: f"According to officials, {inner}.",
    "quoted": lambda whole, inner: f"“{whole},” said Tom Rask, a spokesman.",
    "dated": lambda whole, inner: f"Late on Friday, {inner}.",
    "but no details": lambda whole, inner: f"The ministry said {inner} but gave no details.",
    "while": lambda whole, inner: f"{whole} while talks went on in Geneva.",
    "and": lambda whole, inner: f"{whole}, and the shops closed.",
    "after": lambda whole, inner: f"The shops closed after {inner}.",
    "as, in front": lambda whole, inner: f"As {inner}, the shops closed.",
    "the day after": lambda whole, inner: f"The shops closed two days after {inner}.",
    "after, in front": lambda whole, inner: f"Hours after {inner}, the shops closed.",
}
OPENING = frozenset(
    "The A An At In On After Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Twenty Thirty Gunmen Rebels "
    "Police Soldiers Troops Protesters Militants Workers Students Thousands Hundreds Dozens Security Riot Government "
    "Several Villagers Residents Farmers Most Some Officials Warplanes Jets Demonstrators Armed Opposition Many Border "
    "Insurgents Malaria Doctors Peace Fighting Lightning Sanctions Miners Riots Youths Polls Criticism Voters".split()
)
"""Words with a capital only because they begin a sentence."""

Told = tuple[tuple[str, ...], tuple[str, ...]]


def examples() -> Iterator[tuple[str, str, str]]:
    """(rule, type, example) of every rule whose example is one plain sentence."""
    for path in sorted(LEXICON.glob("*.toml")):
        for rule, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            example = entry.get("example", "") if isinstance(entry, dict) and "type" in entry else ""
            if example.endswith(".") and example.count(".") == 1 and '"' not in example:
                yield rule, entry["type"], example[:-1]


def told(text: str) -> dict[str, Told]:
    """The first event of each type, by it."""
    found: dict[str, Told] = {}
    for event in analyse(text, published="2017-06-04").events:
        found.setdefault(event.type, _parties(event))
    return found


def _parties(event: Event) -> Told:
    actors, targets = ([argument.text.lower() for argument in role] for role in (event.actors, event.targets))
    return tuple(sorted(actors)), tuple(sorted(targets))


def main() -> int:
    asked, lost, others = 0, Counter[str](), Counter[str]()
    shown: dict[tuple[str, str], str] = {}
    for _, type_, whole in examples():
        alone = told(f"{whole}.").get(type_)
        if alone is None:
            continue
        asked += 1
        first, _, rest = whole.partition(" ")
        inner = f"{first[0].lower()}{first[1:]} {rest}" if first in OPENING else whole
        for name, around in AROUND.items():
            text = around(whole, inner)
            found = told(text).get(type_)
            lost[name] += found is None
            others[name] += found is not None and found != alone
            if found != alone:
                shown.setdefault((name, "lost" if found is None else "others"), text)
    print(f"{asked} examples\n")
    for name in AROUND:
        right = asked - lost[name] - others[name]
        print(f"  {name:30} {100 * right / asked:5.1f} %  lost {lost[name]:3}  other parties {others[name]:3}")
    print()
    for (name, fault), text in shown.items():
        print(f"  {name}, {fault}: {text}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
