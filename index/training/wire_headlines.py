"""Headlines whose trees we know: no articles, the present for what has happened, participles without a verb, "to" for
what is to come. Treebanks of the web hold few, and "Army shells rebel positions" was often read as shells of an army.
"""

from __future__ import annotations

from index.extract.inflection import principal_parts
from index.training.phrases import Phrase, join, without_articles, words
from index.training.wire_phrases import COMMA, Part
from index.training.wire_politics import Politics

DEADLY = ("kill", "wound", "injure")


class Headlines(Politics):
    """Makes headlines by chance, without a full stop."""

    def headline(self) -> Phrase:
        """One headline."""
        made = self.chance.choice(
            (
                self._acts,
                self._acts,
                self._acts,
                self._suffers,
                self._kills,
                self._does,
                self._does,
                self._is_to,
                self._dead,
            )
        )
        return without_articles(made())

    def _acts(self) -> Phrase:
        """ "Army shells rebel positions in Velm"."""
        who = self.phrase("actors")
        return join((who, "nsubj"), (self._present(self.word("verbs"), who), "*"), (self.whom(), "obj"), *self._where())

    def _suffers(self) -> Phrase:
        """ "Two soldiers killed in ambush near Velm"."""
        told = words(f"{principal_parts(self.word('people_verbs')).participle}/VBN/*")
        noun = words(f"in/IN/case {self.word('nouns_of_attack')}/NN/*")
        by = join((words("by/IN/*"), "case"), (self.phrase("actors"), "*"))
        how: list[Part] = [(noun, "obl")] if self.likely(0.4) else [(by, "obl:agent")] if self.likely(0.4) else []
        return join((self.whom(), "nsubj:pass"), (told, "*"), *how, *self._where())

    def _kills(self) -> Phrase:
        """ "Car bomb kills five in Velm", "Drone attack on refinery wounds six"."""
        on = join((words("on/IN/*"), "case"), (self.phrase("targets"), "*"))
        by = self.chance.choice(("Rebel", "Drone", "Rocket", "Suicide", "Militant", "Insurgent")).lower()
        attack = words(f"{by}/NN/compound {self.word('nouns_of_attack')}/NN/*")
        noun = join((attack, "*"), (on, "nmod") if self.likely(0.4) else None)
        what = self.phrase("weapons") if self.likely(0.5) else noun
        return join(
            (what, "nsubj"),
            (self._present(self.chance.choice(DEADLY), what), "*"),
            (self.count(), "obj"),
            *self._where(),
        )

    def _does(self) -> Phrase:
        """ "Iran, Iraq sign border deal", "UN envoy meets rebel leaders"."""
        verb, *hung = self.chance.choice(self.frames)
        assert isinstance(verb, str)
        stem, _, particle = verb.partition("+")
        who = self.party()
        if self.likely(0.12):
            who = join((self._simple(), "*"), (join((COMMA, "punct"), (self._simple(), "*")), "conj"))
        told = self._present(stem, who)
        if particle:
            told = join((told, "*"), (words(f"{particle}/RP/*"), "compound:prt"))
        return join((who, "nsubj"), (told, "*"), *self._hung(hung), *self._where())

    def _is_to(self) -> Phrase:
        """ "Germany to send tanks to Velm"."""
        verb, *hung = self.chance.choice(self.frames)
        assert isinstance(verb, str)
        stem, _, particle = verb.partition("+")
        told = words(f"{stem}/VB/*" + (f" {particle}/RP/compound:prt" if particle else ""))
        return join((self.party(), "nsubj"), (words("to/TO/*"), "mark"), (told, "*"), *self._hung(hung))

    def _dead(self) -> Phrase:
        """ "Five dead in Velm blast"."""
        place = words(f"in/IN/case {self.name()}/NNP/compound {self.word('nouns_of_attack')}/NN/*")
        return join((self.count(), "nsubj"), (words("dead/JJ/*"), "*"), (place, "obl"))

    def _present(self, stem: str, who: Phrase) -> Phrase:
        return words(f"{stem}/VBP/*" if self._is_many(who) else f"{principal_parts(stem).third}/VBZ/*")

    def _where(self) -> list[Part]:
        return [(self.at_place(self.name()), "obl")] if self.likely(0.4) else []
