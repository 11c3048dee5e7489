"""How many plain sentences of politics are read right: who did what to whom, of which PLOVER type.

    python -m tests.bench.politics --count 1000

Parties, deeds, what may stand between, before and behind them, and who says so are combined by chance. A sentence is
right where one event of the deed's type comes out, as having happened, with both parties. Of those that are not, the
kinds are printed with an example each. The parser learns from other sentences of a like grammar
(index/training/wire_politics.py), so this says how plain sentences are read, not how articles are.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from index.extract.pipeline import analyse
from index.records import Argument
from tests.bench.plain import tell

ONE = (
    "France", "the government", "President Ada Verrin", "the opposition", "the Orsa Front", "the United Nations",
    "Turkey's foreign minister", "the army", "the rebels", "Iran and Syria", "the European Union", "the ruling party",
    "a group of lawyers", "Prime Minister Omar Keld",
)  # fmt: skip
OTHER = (
    "Germany", "the rebels", "the ruling party", "Colonel Lena Moss", "the United States", "the military government",
    "Egypt", "the International Criminal Court", "neighbouring Chad", "the Velm Movement",
)  # fmt: skip
DEEDS = (
    ("agreed to hold talks with {b}", "AGREE"), ("reached a deal with {b} on the release of prisoners", "AGREE"),
    ("agreed to withdraw troops from {b}", "AGREE CONCEDE"), ("met with {b} to discuss the crisis", "CONSULT"),
    ("held talks with {b}", "CONSULT"), ("telephoned {b} to discuss the border", "CONSULT"),
    ("began negotiations with {b}", "CONSULT"), ("signed a trade agreement with {b}", "SUPPORT"),
    ("expressed support for {b}", "SUPPORT"), ("praised {b} for the reforms", "SUPPORT"), ("endorsed {b}", "SUPPORT"),
    ("recognised {b} as the legitimate government", "SUPPORT"), ("apologised to {b} for the delay", "SUPPORT"),
    ("restored diplomatic relations with {b}", "SUPPORT COOPERATE"), ("lifted sanctions against {b}", "CONCEDE"),
    ("shared intelligence with {b}", "COOPERATE"), ("held joint military exercises with {b}", "COOPERATE"),
    ("extradited a suspected smuggler to {b}", "COOPERATE"), ("sent food and medicine to {b}", "AID"),
    ("provided $20 million in aid to {b}", "AID"), ("delivered tanks to {b}", "AID"),
    ("surrendered to {b}", "RETREAT"), ("pulled back from the front line", "RETREAT"),
    ("asked {b} for help", "REQUEST"), ("urged {b} to stop the fighting", "REQUEST"),
    ("called on {b} to release the prisoners", "REQUEST"), ("demanded that {b} withdraw its forces", "REQUEST"),
    ("appealed to {b} for aid", "REQUEST"), ("accused {b} of supporting terrorists", "ACCUSE"),
    ("criticised {b}", "ACCUSE"), ("blamed {b} for the violence", "ACCUSE"), ("sued {b}", "ACCUSE"),
    ("opened an investigation into {b}", "ACCUSE"), ("rejected a proposal by {b}", "REJECT"),
    ("refused to negotiate with {b}", "REJECT"), ("ruled out talks with {b}", "REJECT"),
    ("threatened to attack {b}", "THREATEN"), ("warned {b} against sending troops", "THREATEN"),
    ("threatened {b} with sanctions", "THREATEN"), ("imposed sanctions on {b}", "SANCTION"),
    ("cut diplomatic ties with {b}", "SANCTION"), ("suspended aid to {b}", "SANCTION"),
    ("recalled its ambassador to {b}", "SANCTION"), ("massed tanks on the border with {b}", "MOBILIZE"),
    ("put its forces on alert", "MOBILIZE"), ("arrested 12 supporters of {b}", "COERCE"),
    ("seized the offices of {b}", "COERCE ASSAULT"), ("banned rallies in the capital", "COERCE"),
)  # fmt: skip
SUFFERED = (
    ("{b} was accused by {a} of supporting terrorists", "ACCUSE"), ("{b} was praised by {a}", "SUPPORT"),
    ("{b} was urged by {a} to stop the fighting", "REQUEST"), ("sanctions were imposed on {b} by {a}", "SANCTION"),
    ("a proposal by {b} was rejected by {a}", "REJECT"), ("{b} was criticised by {a}", "ACCUSE"),
)  # fmt: skip
BETWEEN = ("",) * 6 + (
    ", in a statement,", ", speaking in Geneva,", ", meanwhile,", ", for its part,", " on Monday", " yesterday",
)  # fmt: skip
BEHIND = ("", " on Monday", " in Geneva", " last week", ", citing security", " for the first time", " despite pressure")
SAID = (
    ("", ""), ("", ""), ("", ""), ("officials said ", ""), ("", ", officials said"), ("reports said ", ""),
    ("the foreign ministry said on Tuesday that ", ""), ("", ", state television reported"),
    ('"', ',"a spokesman said'), ("according to diplomats, ", ""), ("a spokesman confirmed that ", ""),
    ("", ", according to a statement"),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One sentence with what it says."""

    text: str
    types: tuple[str, ...]
    actor: str
    target: str


def case(chance: random.Random) -> Case:
    """A sentence by chance."""
    one, other = chance.choice(ONE), chance.choice(OTHER)
    while set(_heads(one)) & set(_heads(other)):
        other = chance.choice(OTHER)
    if chance.random() < 0.12:
        clause, types = chance.choice(SUFFERED)
        clause = clause.replace("{b} was", "{b} were") if other.endswith("rebels") else clause
    else:
        deed, types = chance.choice(DEEDS)
        clause = "{a}" + chance.choice(BETWEEN) + " " + deed
    target = other if "{b}" in clause else ""
    before, after = chance.choice(SAID)
    told = before + clause.format(a=one, b=other) + chance.choice(BEHIND) + after.replace('"a', '" a') + "."
    at = told.startswith('"')
    return Case(told[:at] + told[at].upper() + told[at + 1 :], tuple(types.split()), one, target)


def fault(asked: Case) -> str:
    """What is wrong in what was read; empty if nothing is."""
    events = analyse(asked.text, published="2017-06-04").events
    found = [event for event in events if event.type in asked.types]
    if not events:
        return "no event"
    if not found:
        return "another type"
    event = found[0]
    if not _named(event.actors, asked.actor):
        return "another actor" if event.actors else "no actor"
    if asked.target and not _named((*event.targets, *event.actors), asked.target):
        return "another target" if event.targets else "no target"
    if len(events) > 1:
        return "an event too many"
    return "" if event.modality in ("asserted", "threatened") else "not asserted"


def _named(arguments: tuple[Argument, ...], who: str) -> bool:
    return all(any(head in argument.text.lower() for argument in arguments) for head in _heads(who))


def _heads(phrase: str) -> list[str]:
    return [part.partition(" of ")[0].split()[-1] for part in phrase.lower().split(" and ")]


def main() -> int:
    return tell(__doc__ or "", 1000, case, fault, lambda one: one.types[0], lambda one: one.text)


if __name__ == "__main__":
    raise SystemExit(main())
