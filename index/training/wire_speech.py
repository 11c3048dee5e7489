"""Who says what a sentence of the wire tells, in the ways of news: before it, behind it, with "that" and without."""

from __future__ import annotations

from collections.abc import Callable

from index.training.phrases import Phrase, join, words
from index.training.wire_phrases import COMMA, Vocabulary


class Speech(Vocabulary):
    """Puts a speaker to a clause by chance."""

    def spoken(self, clause: Phrase) -> Phrase:
        """The clause as it is, or as somebody says it."""
        who = self.who("speakers")
        named = who if who.tags[who.head] != "PRP" else self.person()
        if self.likely(0.2) and who.tags[who.head] != "PRP":
            who = join((who, "*"), (words(f"for/IN/case the/DT/det {self.word('bodies')}/NN/*"), "nmod"))
        when = [self.when()] if self.likely(0.25) else []
        source = join((words("according/VBG/* to/IN/fixed"), "case"), (named, "*"))
        told = join((clause, "*"), (COMMA, "punct"))
        ways: tuple[Callable[[], Phrase], ...] = (
            lambda: clause,
            lambda: clause,
            lambda: join((who, "nsubj"), (words("said/VBD/*"), "*"), *when, (clause, "ccomp")),
            lambda: join((who, "nsubj"), (words(f"{self._say()}/VBD/*"), "*"), *when, (_that(clause), "ccomp")),
            lambda: join(
                (who, "nsubj"), (words("told/VBD/*"), "*"), (words("reporters/NNS/*"), "iobj"), *when,
                (_that(clause) if self.likely(0.7) else clause, "ccomp"),
            ),
            lambda: join((who, "nsubj"), (words(f"{self.word('denials')}/VBD/*"), "*"), (self._report(clause), "obj")),
            lambda: join((told, "ccomp"), (who, "nsubj"), (words("said/VBD/*"), "*"), *when),
            lambda: join((told, "ccomp"), (who, "nsubj"), (words("said/VBD/*"), "*"), *when),
            lambda: join((join((source, "*"), (COMMA, "punct")), "obl"), (clause, "*")),
            lambda: join((clause, "*"), (join((COMMA, "punct"), (source, "*")), "obl")),
        )  # fmt: skip
        return self.chance.choice(ways)()

    def _report(self, clause: Phrase) -> Phrase:
        """ "reports that rebels had attacked the camp"."""
        return join((words(f"{self.word('reports')}/NNS/*"), "*"), (_that(clause), "acl"))

    def _say(self) -> str:
        return self.chance.choice(("said", "said", "reported", "announced", "confirmed", "claimed", "added"))


def _that(clause: Phrase) -> Phrase:
    return join((words("that/IN/*"), "mark"), (clause, "*"))
