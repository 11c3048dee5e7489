"""How many plain sentences are read with the right subjects and objects, whatever event they tell.

    python -m tests.bench.clauses --count 2000

Who acts, what is said of them, what they do to whom, when and where, and who reports it are combined by chance, in
twenty constructions. A sentence is right where every verb asked after has its subjects and objects in the clause graph.
Grammar alone is tried: what is told need not make sense. By construction, those that are not right are printed with
an example each.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from index.extract.events.graph import Graph
from index.extract.language import parse
from tests.bench.plain import tell

WHO = {
    "gunmen": "gunmen", "the army": "army", "Ostranian troops": "troops", "two soldiers": "soldiers",
    "a policeman": "policeman", "dozens of students": "dozens", "aid workers": "workers", "the rebels": "rebels",
    "a former minister": "minister", "members of the Red Front": "members", "security forces": "forces",
    "a group of farmers": "group", "the Orsa Front": "front", "a local journalist": "journalist",
    "three hostages": "hostages", "at least 20 villagers": "villagers", "Orsa's mayor": "mayor",
    "the opposition leader": "leader", "hundreds of miners": "hundreds", "the navy": "navy",
}  # fmt: skip
ONE = frozenset({"army", "policeman", "minister", "group", "front", "journalist", "mayor", "leader", "navy"})
WHAT = {
    "a police post": "post", "the main road": "road", "the village": "village", "an army convoy": "convoy",
    "a bank in the capital": "bank", "the airport": "airport", "two churches": "churches",
}  # fmt: skip
TO_PEOPLE = (
    "attacked killed freed arrested shot met threatened wounded captured blamed criticised kidnapped ambushed detained "
    "praised expelled"
).split()
TO_THINGS = "attacked seized blocked shelled captured raided bombed torched surrounded".split()
ALONE = "fled resigned surrendered protested withdrew died".split()
SAID_OF = (
    "", "", "", "who had fled the town", "carrying rifles", "armed with knives", "from the north", "in uniform",
    ", some of them masked,", "loyal to the governor", "accused of theft", ", who had arrived on Monday,",
    "believed to be from Morland", ", backed by tanks,", "on motorcycles", "sent by the union",
    ", angry at the delay,", "working for the ministry", "that had been trained abroad",
)  # fmt: skip
WHEN = ("", "", "", " on Monday", " last week", " early on Sunday")
WHERE = ("", "", "", " in Orsa", " near the border", " outside the town of Velm")
OPENING = (
    "In a raid on Monday,", "Backed by tanks,", "After weeks of protests,", "Accusing the government of fraud,",
    "Despite a truce,", "Two days after the ceasefire,", "Earlier,", "During a rally in Orsa,", "Meanwhile,",
    "Hours later", "At dawn on Tuesday,",
)  # fmt: skip
ENDING = (
    "", "", " after a long siege", " despite the truce", " before fleeing", ", killing two people",
    " in protest at the arrests", " during a raid on the camp",
)  # fmt: skip
REPORTED = (
    "{}", "{}", "{}", "Police said {}", "Officials said on Tuesday that {}", "According to witnesses, {}",
    "The ministry announced that {}", "On Friday, {}", "{}, a spokesman said", "{}, according to residents",
    "Residents told reporters that {}",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A sentence, its construction, and (verb, its subjects or its objects, the head of one of these)."""

    text: str
    construction: str
    roles: tuple[tuple[str, str, str], ...]


class Words:
    """Parties that are not used twice in one sentence."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._left = list(WHO)
        chance.shuffle(self._left)

    def who(self) -> tuple[str, str]:
        phrase = self._left.pop()
        return phrase, WHO[phrase]

    def done(self) -> tuple[str, str, str]:
        """A verb, its object and the object's head."""
        if self.chance.random() < 0.5:
            return (self.chance.choice(TO_PEOPLE), *self.who())
        phrase = self.chance.choice(list(WHAT))
        return self.chance.choice(TO_THINGS), phrase, WHAT[phrase]

    def described(self) -> tuple[str, str]:
        """A party with what may be said of it."""
        who, head = self.who()
        said = self.chance.choice(SAID_OF)
        return who + said if said.startswith(",") or not said else f"{who} {said}", head

    def then(self) -> str:
        return self.chance.choice(WHEN) + self.chance.choice(WHERE)


Made = tuple[str, list[tuple[str, str, str]]]


def _was(head: str) -> str:
    return "was" if head in ONE else "were"


def _has(head: str) -> str:
    return "has" if head in ONE else "have"


def active(w: Words) -> Made:
    (subject, head), (verb, thing, of) = w.described(), w.done()
    return f"{subject} {verb} {thing}{w.then()}{w.chance.choice(ENDING)}", [(verb, "s", head), (verb, "o", of)]


def passive_of_somebody(w: Words) -> Made:
    (subject, head), verb = w.described(), w.chance.choice(TO_PEOPLE)
    auxiliary = w.chance.choice((_was(head), f"{_has(head)} been"))
    return f"{subject} {auxiliary} {verb}{w.then()}{w.chance.choice(ENDING[:5])}", [(verb, "o", head)]


def alone(w: Words) -> Made:
    (subject, head), verb = w.described(), w.chance.choice(ALONE)
    return f"{subject} {verb}{w.then()}", [(verb, "s", head)]


def two_deeds(w: Words) -> Made:
    (who, head), (verb, thing, of), (second, other, of_other) = w.who(), w.done(), w.done()
    if verb == second:
        return two_deeds(Words(w.chance))
    roles = [(verb, "s", head), (verb, "o", of), (second, "s", head), (second, "o", of_other)]
    return f"{who} {verb} {thing}{w.then()} and {second} {other}", roles


def by_somebody(w: Words) -> Made:
    (who, head), (verb, thing, of) = w.who(), w.done()
    return f"{thing} {_was(of)} {verb} by {who}{w.then()}", [(verb, "s", head), (verb, "o", of)]


def when(w: Words) -> Made:
    (who, head), (hurt, of_hurt), (verb, thing, of) = w.who(), w.who(), w.done()
    first = w.chance.choice([v for v in ("killed", "wounded", "arrested") if v != verb])
    roles = [(first, "o", of_hurt), (verb, "s", head), (verb, "o", of)]
    return f"{hurt} {_was(of_hurt)} {first}{w.then()} when {who} {verb} {thing}", roles


def after(w: Words) -> Made:
    (who, head), (other, of_other), (verb, thing, of) = w.who(), w.who(), w.done()
    first, joined = w.chance.choice(ALONE), w.chance.choice(("after", "as", "because", "while"))
    roles = [(first, "s", of_other), (verb, "s", head), (verb, "o", of)]
    return f"{other} {first}{w.then()} {joined} {who} {verb} {thing}", roles


def opened(w: Words) -> Made:
    (who, head), (verb, thing, of) = w.who(), w.done()
    return f"{w.chance.choice(OPENING)} {who} {verb} {thing}{w.then()}", [(verb, "s", head), (verb, "o", of)]


def to_do(w: Words) -> Made:
    (who, head), (thing, of) = w.who(), w.who()
    first = w.chance.choice("agreed threatened tried refused promised vowed planned".split())
    verb = w.chance.choice("free attack arrest expel meet kill".split())
    return f"{who} {first} to {verb} {thing}{w.then()}", [(first, "s", head), (verb, "s", head), (verb, "o", of)]


def that_they_did(w: Words) -> Made:
    (who, head), (verb, thing, of) = w.who(), w.done()
    second = w.chance.choice([v for v in ("freed", "destroyed", "found") if v != verb])
    roles = [(verb, "s", head), (second, "o", of)]
    return f"{thing} that {who} {verb}{w.then()} {_was(of)} later {second}", roles


def who_did(w: Words) -> Made:
    (who, head), (other, of) = w.who(), w.who()
    verb, second = w.chance.choice(TO_PEOPLE), w.chance.choice(("escaped", "disappeared", "surrendered"))
    return f"{who} who {verb} {other}{w.then()} {_has(head)} {second}", [(verb, "o", of), (second, "s", head)]


def several(w: Words) -> Made:
    (who, head), verb, hurt = w.who(), w.chance.choice(TO_PEOPLE), [w.who() for _ in range(3)]
    things = f"{hurt[0][0]}, {hurt[1][0]} and {hurt[2][0]}"
    return f"{who} {verb} {things}{w.then()}", [(verb, "s", head), *((verb, "o", of) for _, of in hurt)]


def given(w: Words) -> Made:
    (who, head), (other, _) = w.who(), w.who()
    verb = w.chance.choice("handed surrendered delivered gave sent".split())
    thing, of = w.chance.choice((("their weapons", "weapons"), ("two hostages", "hostages"), ("the town", "town")))
    return f"{who} {verb} {thing} to {other}{w.then()}", [(verb, "s", head), (verb, "o", of)]


def a_deed_did(w: Words) -> Made:
    (who, _), (other, of) = w.who(), w.who()
    deed, verb = w.chance.choice(("An attack", "A raid", "An ambush")), w.chance.choice(("killed", "wounded"))
    return f"{deed} by {who} {verb} {other}{w.then()}", [(verb, "s", deed.split()[1]), (verb, "o", of)]


def accused(w: Words) -> Made:
    (who, head), (other, of_other), (thing, of) = w.who(), w.who(), w.who()
    verb = w.chance.choice("killing kidnapping attacking bombing".split())
    roles = [("accused", "s", head), ("accused", "o", of_other), (verb, "o", of)]
    return f"{who} accused {other} of {verb} {thing}{w.then()}", roles


def urged(w: Words) -> Made:
    (who, head), (other, of_other), (thing, _) = w.who(), w.who(), w.who()
    verb, deed = w.chance.choice("urged ordered asked forced told".split()), w.chance.choice(("attack", "release"))
    return f"{who} {verb} {other} to {deed} {thing}{w.then()}", [(verb, "s", head), (verb, "o", of_other)]


def may_have_been(w: Words) -> Made:
    verb, thing, of = w.done()
    how = ("had been", "may have been", "could be", "will be", f"{_was(of)} being", f"{_was(of)} not")
    return f"{thing} {w.chance.choice(how)} {verb}{w.then()}", [(verb, "o", of)]


def then_again(w: Words) -> Made:
    (thing, of), verb = w.who(), w.chance.choice("arrested kidnapped captured detained".split())
    second = w.chance.choice("jailed released tortured expelled".split())
    roles = [(verb, "o", of), (second, "o", of)]
    return f"{thing} {_was(of)} {verb}{w.then()} and {w.chance.choice(('', 'later ', 'then '))}{second}", roles


CONSTRUCTIONS: tuple[Callable[[Words], Made], ...] = (
    active, active, passive_of_somebody, alone, two_deeds, by_somebody, when, after, opened, to_do, that_they_did,
    who_did, several, given, a_deed_did, accused, urged, may_have_been, then_again,
)  # fmt: skip


def case(chance: random.Random) -> Asked:
    """A sentence by chance."""
    construction = chance.choice(CONSTRUCTIONS)
    told, roles = construction(Words(chance))
    text = "{}" if construction in (opened, a_deed_did) else chance.choice(REPORTED)
    text = text.format(told)
    return Asked(f"{text[:1].upper()}{text[1:]}.", construction.__name__.replace("_", " "), tuple(roles))


def fault(asked: Asked) -> str:
    """What is wrong first, empty where nothing is."""
    doc = parse(asked.text)[0].doc
    graph = Graph(doc)
    for verb, role, head in asked.roles:
        clauses = [graph.verb(token) for token in doc if token.text == verb]
        fillers = [t for clause in clauses for t in (clause.subjects if role == "s" else clause.objects)]
        if all(filler.lower_ != head for filler in fillers):
            missing = "subject" if role == "s" else "object"
            return f"{missing}: {asked.construction}"
    return ""


def main() -> int:
    return tell(__doc__ or "", 2000, case, fault, lambda one: one.construction, lambda one: one.text)


if __name__ == "__main__":
    raise SystemExit(main())
