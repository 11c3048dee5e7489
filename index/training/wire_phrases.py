"""What the sentences of `wire.py` are put together from: who, whom, where, when, and what stands beside a noun."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from index.training.phrases import Phrase, join, words

WORDS = Path(__file__).parent / "config" / "wire.toml"
Part = tuple[Phrase, str]
COMMA = words(",/,/*")
STARTS = "Br D Dr F G H J K Kr L M N P R S St T V Z".split()
MIDDLES = "a e i o u al an ar el en er il in or un ur am ob".split()
ENDS = "ba bek da dan ga gar ka la lan ma men na nia ra rin sa stan ta tan va vo".split()


class Vocabulary:
    """Makes phrases by chance; `chance` decides everything."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.raw: dict[str, str] = tomllib.loads(WORDS.read_text(encoding="utf-8"))

    def word(self, name: str) -> str:
        return self.chance.choice(self.raw[name].split())

    def phrase(self, name: str) -> Phrase:
        return words(self.chance.choice(self.raw[name].split("|")))

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def name(self) -> str:
        return self.chance.choice(STARTS) + self.chance.choice(MIDDLES) + self.chance.choice(ENDS)

    def person(self) -> Phrase:
        name = f"{self.word('first_names')}/NNP/* {self.name()}/NNP/flat"
        title = f"{self.word('titles')}/NNP/nmod:desc@1 " if self.likely(0.5) else ""
        return words(title + name)

    def body(self) -> Phrase:
        kind = self.chance.choice(("Front", "Army", "Party", "Movement", "Brigades", "Council"))
        return words(f"the/DT/det {self.name()}/NNP/compound {kind}/NNP/*")

    def who(self, name: str) -> Phrase:
        pick = self.chance.random()
        if pick < 0.1:
            return self.body()
        if pick < 0.2:
            return self.person()
        return self.phrase(name)

    def whom(self) -> Phrase:
        pick = self.chance.random()
        if pick < 0.15:
            return self.phrase("crowds")
        if pick < 0.25:
            return self.person()
        one = self.phrase("targets")
        if pick < 0.4:
            other = join((words("and/CC/*"), "cc"), (self.phrase("targets"), "*"))
            return join((one, "*"), (other, "conj"))
        if pick < 0.5:
            return join((one, "*"), (self.at_place(self.name()), "nmod"))
        return one

    def at_place(self, place: str, *, case: str = "") -> Phrase:
        return words(f"{case or self.chance.choice(('in', 'near', 'outside', 'in'))}/IN/case {place}/NNP/*")

    def when(self) -> Part:
        day = self.word("days")
        return self.chance.choice(
            (
                (words(f"on/IN/case {day}/NNP/*"), "obl"),
                (words(f"early/RB/advmod on/IN/case {day}/NNP/*"), "obl"),
                (words("yesterday/NN/*"), "obl:unmarked"),
                (words("today/NN/*"), "obl:unmarked"),
                (words("after/IN/case midnight/NN/*"), "obl"),
                (words(f"{day}/NNP/*"), "obl:unmarked"),
                (words("last/JJ/amod week/NN/*"), "obl:unmarked"),
                (words("late/RB/advmod on/IN/case the/DT/det night/NN/*"), "obl"),
            )
        )

    def where(self) -> Part:
        pick = self.chance.random()
        if pick < 0.5:
            return self.at_place(self.name()), "obl"
        place = words(
            f"{self.chance.choice(('outside', 'in', 'at', 'near'))}/IN/case a/DT/det {self.word('places')}/NN/*"
        )
        if pick < 0.8:
            return join((place, "*"), (self.at_place(self.name()), "nmod")), "obl"
        town = words(f"in/IN/case the/DT/det {self.chance.choice(('northern', 'eastern'))}/JJ/amod town/NN/*")
        name = words(f"of/IN/case {self.name()}/NNP/*")
        return join((town, "*"), (name, "nmod")), "obl"

    def circumstances(self, most: int = 2) -> list[Part]:
        makers = [self.when, self.where]
        self.chance.shuffle(makers)
        return [make() for make in makers[: self.chance.randint(0, most)]]

    def with_insertion(self, noun: Phrase) -> Phrase:
        """A noun with what may stand between it and its verb."""
        if noun.tags[noun.head] in ("PRP", "NNP"):
            return noun
        thing, place = self.word("things"), self.name()
        inside: tuple[tuple[str, str], ...] = (
            (f"armed/VBN/* with/IN/case@2 {thing}/NNS/obl", "acl"),
            ("believed/VBN/* to/TO/mark@5 be/VB/cop@5 from/IN/case@5 the/DT/det@5 north/NN/xcomp", "acl"),
            ("suspected/VBN/* of/IN/mark@2 belonging/VBG/advcl to/IN/case@5 a/DT/det@5 gang/NN/obl@2", "acl"),
            ("some/DT/* of/IN/case@2 them/PRP/nmod in/IN/case@4 uniform/NN/nmod", "appos"),
            ("most/JJS/* of/IN/case@2 them/PRP/nmod women/NNS/acl", "appos"),
            ("who/WP/nsubj@1 arrived/VBD/* in/IN/case@4 two/CD/nummod@4 trucks/NNS/obl", "acl:relcl"),
            (f"who/WP/nsubj@4 were/VBD/cop@4 from/IN/case@4 nearby/JJ/amod@4 {place}/NNP/*", "acl:relcl"),
            ("about/RB/advmod@1 20/CD/* in/IN/case@3 number/NN/nmod", "appos"),
            ("including/VBG/case@2 two/CD/nummod@2 women/NNS/*", "nmod"),
            ("led/VBN/* by/IN/case@3 a/DT/det@3 colonel/NN/obl:agent", "acl"),
        )
        bare: tuple[tuple[str, str], ...] = (
            ("on/IN/case motorcycles/NNS/*", "nmod"),
            ("in/IN/case uniform/NN/*", "nmod"),
            ("in/IN/case two/CD/nummod cars/NNS/*", "nmod"),
            ("from/IN/case a/DT/det nearby/JJ/amod camp/NN/*", "nmod"),
            (f"from/IN/case the/DT/det {place}/NNP/compound Front/NNP/*", "nmod"),
            ("armed/VBN/* with/IN/case@2 knives/NNS/obl", "acl"),
            ("loyal/JJ/* to/IN/case@3 the/DT/det@3 president/NN/obl", "amod"),
            (f"in/IN/case {place}/NNP/*", "nmod"),
            ("with/IN/case guns/NNS/*", "nmod"),
            ("fighting/VBG/* rebels/NNS/obj in/IN/case@4 the/DT/det@4 north/NN/obl", "acl"),
            (f"using/VBG/* {thing}/NNS/obj", "acl"),
            (f"linked/VBN/* to/IN/case@2 {place}/NNP/obl", "acl"),
            (f"based/VBN/* in/IN/case@2 {place}/NNP/obl", "acl"),
            (f"backed/VBN/* by/IN/case@2 {place}/NNP/obl:agent", "acl"),
            ("accused/VBN/* of/IN/case@2 corruption/NN/obl", "acl"),
            ("in/IN/case the/DT/det capital/NN/*", "nmod"),
            (f"near/IN/case the/DT/det border/NN/* with/IN/case@4 {place}/NNP/nmod", "nmod"),
        )
        if self.likely(0.5):
            spec, relation = self.chance.choice(inside)
            inserted = words(spec)
            return join((noun, "*"), (join((COMMA, "punct"), (inserted, "*"), (COMMA, "punct")), relation))
        spec, relation = self.chance.choice(bare)
        return join((noun, "*"), (words(spec), relation))

    def count(self) -> Phrase:
        number = self.chance.choice(("three", "12", "five", "30", "two", "at least 20", "more than 100", "nine"))
        noun = self.chance.choice(("people", "soldiers", "civilians", "others", "children", "passengers", ""))
        if number.startswith("at least"):
            row = f"at/IN/case@1 least/JJS/nmod@2 {number.split()[-1]}/CD/"
        elif number.startswith("more than"):
            row = f"more/JJR/advmod@2 than/IN/fixed@0 {number.split()[-1]}/CD/"
        else:
            row = f"{number}/CD/"
        return words(row + (f"nummod {noun}/NNS/*" if noun else "*"))
