"""Happenings that begin with a thing and not with who did it: attacks, shelling, explosions, crashes, and what came of
them.
"""

from __future__ import annotations

from index.extract.inflection import principal_parts
from index.training.phrases import Phrase, join, words
from index.training.wire_phrases import COMMA
from index.training.wire_speech import Speech

RESULTS = (
    ("kill", "people"), ("kill", "people"), ("wound", "people"), ("injure", "people"), ("behead", "people"),
    ("abduct", "people"), ("arrest", "people"), ("burn", "things"), ("destroy", "things"), ("loot", "things"),
)  # fmt: skip
"""What comes of an attack, and what it is done to."""
FATES = (("dead/JJ", "nsubj"), ("injured/VBN", "nsubj:pass"), ("wounded/VBN", "nsubj:pass"), ("homeless/JJ", "nsubj"))
"""What an attack leaves people, and how those are its subject."""


class Happenings(Speech):
    """Makes clauses of what happened by chance."""

    def result(self) -> Phrase:
        """ ", killing two people and burning houses"."""
        first, again = self.chance.choice(RESULTS), self.chance.choice(RESULTS)
        more = None
        if self.likely(0.5):
            told = words(f"{principal_parts(again[0]).gerund}/VBG/*")
            more = join((words("and/CC/*"), "cc"), (told, "*"), (self._harmed(again[1]), "obj"))
        return join(
            (COMMA, "punct"),
            (words(f"{principal_parts(first[0]).gerund}/VBG/*"), "*"),
            (self._harmed(first[1]), "obj"),
            (more, "conj") if more is not None else None,
        )

    def _harmed(self, kind: str) -> Phrase:
        return self.count() if kind == "people" else self.phrase("things_lost")

    def _noun_kills(self) -> Phrase:
        """ "An attack by gunmen on a convoy in Velm killed 12 people"."""
        noun = self.word("nouns_of_attack")
        by = join((words("by/IN/*"), "case"), (self.phrase("actors"), "*")) if self.likely(0.5) else None
        on = join((words(f"{self.chance.choice(('on', 'against'))}/IN/*"), "case"), (self.phrase("targets"), "*"))
        head = join(
            (words(f"{self.chance.choice((article(noun), 'the'))}/DT/*"), "det"),
            (words(f"{noun}/NN/*"), "*"),
            (by, "nmod") if by is not None else None,
            (on, "nmod") if self.likely(0.6) else None,
            (self.at_place(self.name()), "nmod") if self.likely(0.5) else None,
        )
        verb = self.chance.choice(("killed", "wounded", "injured"))
        more = join(
            (words("and/CC/*"), "cc"),
            (words(f"{self.chance.choice(('wounded', 'injured'))}/VBD/*"), "*"),
            (self.count(), "obj"),
        )
        return join(
            (head, "nsubj"),
            (words(f"{verb}/VBD/*"), "*"),
            (self.count(), "obj"),
            (more, "conj") if self.likely(0.4) else None,
            *self.circumstances(1),
        )

    def _shelling(self) -> Phrase:
        """ "Heavy shelling in Velm killed nine civilians"."""
        kind = self.chance.choice(("heavy", "fierce", "renewed", "tribal", "sectarian", "intense", ""))
        noun = self.chance.choice(
            ("shelling/NN", "fighting/NN", "clashes/NNS", "violence/NN", "gunfire/NN", "bombing/NN")
        )
        between = join(
            (words("between/IN/*"), "case"),
            (self.phrase("actors"), "*"),
            (join((words("and/CC/*"), "cc"), (self.phrase("actors"), "*")), "conj"),
        )
        what = join(
            (words(f"{kind}/JJ/*"), "amod") if kind else None,
            (words(f"{noun}/*"), "*"),
            (between, "nmod") if self.likely(0.3) else None,
            (self.at_place(self.name()), "nmod") if self.likely(0.4) else None,
        )
        told = self.chance.choice(("killed/VBD", "wounded/VBD", "displaced/VBD", "injured/VBD"))
        return join((what, "nsubj"), (words(f"{told}/*"), "*"), (self.count(), "obj"), *self.circumstances(1))

    def _left(self) -> Phrase:
        """ "The attack left five officers dead and 20 people injured"."""
        noun = self.word("nouns_of_attack")
        who = join(
            (words("the/DT/*" if self.likely(0.5) else f"{article(noun)}/DT/*"), "det"), (words(f"{noun}/NN/*"), "*")
        )
        where = (self.at_place(self.name()), "nmod") if self.likely(0.5) else None
        second, how = self.chance.choice(FATES)
        more = join((words("and/CC/*"), "cc"), (self.count(), how), (words(f"{second}/*"), "*"))
        fate = words(f"{self.chance.choice(FATES)[0]}/*")
        return join(
            (join((who, "*"), where), "nsubj"),
            (words("left/VBD/*"), "*"),
            (self.count() if self.likely(0.6) else self.phrase("targets"), "obj"),
            (join((fate, "*"), (more, "conj") if self.likely(0.4) else None), "xcomp"),
            *self.circumstances(1),
        )

    def _crash(self) -> Phrase:
        """ "A bus carrying pilgrims overturned near Velm, killing 30"."""
        return join(
            (self.vehicle(), "nsubj"),
            (words(f"{self.word('crashes')}/VBD/*"), "*"),
            *self.circumstances(),
            (self.result(), "advcl") if self.likely(0.5) else None,
        )

    def vehicle(self) -> Phrase:
        """What crashes, with what it carries."""
        vehicle = self.phrase("vehicles")
        inside = words(f"carrying/VBG/* {self.word('carried')}/NNS/obj")
        return join((vehicle, "*"), (inside, "acl")) if self.likely(0.5) else vehicle

    def _went_off(self) -> Phrase:
        """ "A bomb exploded outside a school in Velm, killing two people"."""
        verb = self.chance.choice(("exploded/VBD/*", "went/VBD/* off/RP/compound:prt", "detonated/VBD/*"))
        return join(
            (self.phrase("weapons"), "nsubj"),
            (words(verb), "*"),
            *self.circumstances(),
            (self.result(), "advcl") if self.likely(0.6) else None,
        )


def article(noun: str) -> str:
    """The indefinite article of a noun."""
    return "an" if noun[0] in "ae" else "a"
