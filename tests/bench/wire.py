"""How many plain sentences of the wire are read right: who did what to whom, and who says so.

    python -m tests.bench.wire --count 1500

Actors, victims, verbs, speakers and what may stand between them are combined by chance into sentences of one attack,
each told in one of ten ways. A sentence is right where one event comes out, with its actor, its target and its speaker.
Of those that are not, the kinds are printed with an example each. The parser learns from other sentences of a like
grammar (index/training/wire.py), so this says how plain sentences are read, not how articles are.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from index.extract.pipeline import analyse
from index.records import Event
from tests.bench.plain import tell

ACTORS = (
    "gunmen", "the rebels", "soldiers", "masked men", "the Orsa Front", "government forces", "militants",
)  # fmt: skip
TARGETS = (
    "two nurses", "a bus driver", "the mayor of Velm", "three villagers", "an aid worker", "a group of students",
    "Judge Ada Verrin",
)  # fmt: skip
VERBS = (
    ("attacked", "attacked"), ("killed", "killed"), ("shot dead", "shot dead"), ("kidnapped", "kidnapped"),
    ("beat", "beaten"), ("detained", "detained"), ("wounded", "wounded"),
)  # fmt: skip
SPEAKERS = (
    "the army", "police", "officials", "a spokesman for the ministry", "Colonel Lena Moss", "witnesses", "the governor",
    "residents",
)  # fmt: skip
INSERTIONS = (
    "", ", armed with rifles,", ", believed to be from the north,", ", some of them in uniform,",
    ", who arrived in two trucks,", " in uniform", " on motorcycles", ", about 20 in number,", " from a nearby camp",
)  # fmt: skip
CIRCUMSTANCES = (
    "", " in Velm", " on Monday", " near Velm on Monday", " outside a school in Velm", " early on Sunday",
    " at a checkpoint", " after midnight",
)  # fmt: skip
WAYS = {
    "plain": "{clause}.",
    "said": "{speaker} said {clause}.",
    "said that": "{speaker} said that {clause}.",
    "said on Tuesday that": "{speaker} said on Tuesday that {clause}.",
    "told reporters that": "{speaker} told reporters that {clause}.",
    "..., said": "{clause}, {speaker} said.",
    "..., adding": "{clause}, {speaker} said on Tuesday, adding that nobody else was hurt.",
    '"...," said': '"{clause}," {speaker} said.',
    "..., according to": "{clause}, according to {speaker}.",
    "according to, ...": "According to {speaker}, {clause}.",
}
SINGULAR = frozenset({"a", "an", "the", "Judge"})


@dataclass(frozen=True)
class Case:
    """One sentence with what it says."""

    way: str
    text: str
    actor: str
    target: str
    speaker: str
    trigger: str


def case(chance: random.Random) -> Case:
    """A sentence by chance."""
    way, actor, target = chance.choice([*WAYS]), chance.choice(ACTORS), chance.choice(TARGETS)
    past, participle = chance.choice(VERBS)
    where, speaker = chance.choice(CIRCUMSTANCES), chance.choice(SPEAKERS)
    if chance.random() < 0.4:
        were = "was" if target.split()[0] in SINGULAR else "were"
        clause, trigger = f"{target} {were} {participle}{where} by {actor}", participle
    else:
        clause, trigger = f"{actor}{chance.choice(INSERTIONS)} {past} {target}{where}", past
    told = WAYS[way].format(clause=clause, speaker=speaker)
    at = told.startswith('"')
    text = told[:at] + told[at].upper() + told[at + 1 :]
    return Case(way, text, actor, target, "" if way == "plain" else speaker, trigger.split()[0])


def fault(asked: Case) -> str:
    """What is wrong in what was read; empty if nothing is."""
    events = [e for e in analyse(asked.text, published="2017-06-04").events if e.type in ("ASSAULT", "COERCE")]
    found = [event for event in events if event.trigger.text.startswith(asked.trigger)]
    if not found:
        return "no event"
    event = found[0]
    if asked.speaker and _names(event, "actors", asked.speaker) and not _names(event, "actors", asked.actor):
        return "the speaker acts"
    if not _names(event, "actors", asked.actor):
        return "another actor" if event.actors else "no actor"
    if not _names(event, "targets", asked.target):
        return "another target" if event.targets else "no target"
    if len(events) > 1:
        return "an event too many"
    if asked.speaker and (event.attribution is None or _head(asked.speaker) not in event.attribution.text.lower()):
        return "another speaker" if event.attribution else "no speaker"
    return ""


def _names(event: Event, role: str, who: str) -> bool:
    return any(_head(who) in argument.text.lower() for argument in getattr(event, role))


def _head(phrase: str) -> str:
    kept = phrase.lower().partition(" of ")[0].partition(" for ")[0]
    return kept.split()[-1]


def main() -> int:
    return tell(__doc__ or "", 1500, case, fault, lambda one: one.way, lambda one: one.text)


if __name__ == "__main__":
    raise SystemExit(main())
