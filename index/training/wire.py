"""Sentences of the wire whose trees we know, because we put them together: treebanks are of the web and of books, and
hold hardly a gunman, so that "Soldiers in uniform shot dead two nurses, police said" was often read wrongly.

The words are ours (config/wire.toml); relations follow UD English EWT. The same seed gives the same sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from index.extract.inflection import principal_parts
from index.training.phrases import Phrase, document, join, words
from index.training.wire_happenings import Happenings, article
from index.training.wire_headlines import Headlines
from index.training.wire_phrases import Part

PLURAL = frozenset({"NNS", "NNPS", "CD"})


class Wire(Happenings):
    """Makes sentences by chance."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance)
        self._politics = Headlines(chance)
        self._made = (
            *(self._told,) * 4, *(self._politics.clause,) * 5, self._noun_kills, self._went_off, self._shelling,
            self._crash, self._left, self._after, self._judged, self._appeal, self._future, self._met, self._found,
        )  # fmt: skip

    def sentence(self) -> Phrase:
        """One sentence with its full stop, or a headline."""
        if self.likely(0.1):
            return self._politics.headline()
        clause = self.chance.choice(self._made)()
        return join((self.spoken(clause), "*"), (words("././*"), "punct"))

    # Clauses

    def _told(self) -> Phrase:
        """Who did what to whom, in the active or the passive, with what came of it."""
        verb = self.word("verbs")
        whom = self.whom()
        dead = verb == "shoot" and self.likely(0.7)
        if self.likely(0.4):
            return self._passive(verb, whom, dead=dead)
        who = self.who("actors")
        who = self.with_insertion(who) if self.likely(0.5) else who
        return self._active(who, verb, whom, dead=dead)

    def _active(self, who: Phrase, verb: str, whom: Phrase, *, dead: bool) -> Phrase:
        parts = principal_parts(verb)
        had = self.likely(0.15)
        many = who.tags[who.head] in PLURAL or who.words[who.head] == "police"
        aux = ("had/VBD/*" if self.likely(0.5) else "have/VBP/*" if many else "has/VBZ/*") if had else ""
        told = words(f"{parts.participle}/VBN/*") if had else words(f"{parts.past}/VBD/*")
        second = self._second() if self.likely(0.2) else None
        early = self._politics.interrupted() if self.likely(0.2) else []
        return join(
            (who, "nsubj"),
            (words(aux), "aux") if aux else None,
            *early,
            (told, "*"),
            (words("dead/JJ/*"), "xcomp") if dead else None,
            (whom, "obj"),
            (words("hostage/NN/*"), "xcomp") if verb == "take" else None,
            *self.circumstances(),
            (self._by_means_of(), "advcl") if self.likely(0.1) else None,
            (second, "conj") if second is not None else None,
            (self.result(), "advcl") if second is None and self.likely(0.25) else None,
        )

    def _by_means_of(self) -> Phrase:
        """ "using grenades and rifles"."""
        more = join((words("and/CC/*"), "cc"), (words(f"{self.word('things')}/NNS/*"), "*"))
        what = join((words(f"{self.word('things')}/NNS/*"), "*"), (more, "conj") if self.likely(0.5) else None)
        return join((words("using/VBG/*"), "*"), (what, "obj"))

    def _second(self) -> Phrase:
        parts = principal_parts(self.word("people_verbs"))
        return join((words("and/CC/*"), "cc"), (words(f"{parts.past}/VBD/*"), "*"), (self.whom(), "obj"))

    def _passive(self, verb: str, whom: Phrase, *, dead: bool) -> Phrase:
        parts = principal_parts(verb)
        many = whom.tags[whom.head] in PLURAL
        before = self.chance.choice(("", "", "", "", "had/VBD", "have/VBP" if many else "has/VBZ", "may/MD have/VB"))
        be = "been/VBN" if before else "were/VBD" if many else "was/VBD"
        by = words("by/IN/*")
        who = self.who("actors")
        agent = join((by, "case"), (self.with_insertion(who) if self.likely(0.25) else who, "*"))
        where = self.circumstances()
        agents: list[Part] = [(agent, "obl:agent")] if self.likely(0.7) else []
        placed = [*agents, *where] if self.likely(0.5) else [*where, *agents]
        whom = self.with_insertion(whom) if self.likely(0.2) else whom
        when = self._when_clause() if self.likely(0.2) and not agents else None
        return join(
            (whom, "nsubj:pass"),
            *[(words(f"{word}/*"), "aux") for word in before.split()],
            (words(f"{be}/*"), "aux:pass"),
            (words(f"{parts.participle}/VBN/*"), "*"),
            (words("dead/JJ/*"), "xcomp") if dead else None,
            (words("hostage/NN/*"), "xcomp") if verb == "take" else None,
            *placed,
            (when, "advcl") if when is not None else None,
        )

    def _when_clause(self) -> Phrase:
        mark, how = self.chance.choice(
            ((words("when/WRB/*"), "advmod"), (words("as/IN/*"), "mark"), (words("after/IN/*"), "mark"))
        )
        if self.likely(0.5):
            return join((mark, how), (self.phrase("weapons"), "nsubj"), (words("exploded/VBD/*"), "*"), self.where())
        if self.likely(0.3):
            told = words(f"{self.word('crashes')}/VBD/*")
            return join((mark, how), (self.vehicle(), "nsubj"), (told, "*"), self.where())
        verb = principal_parts(self.word("verbs"))
        return join(
            (mark, how), (self.phrase("actors"), "nsubj"), (words(f"{verb.past}/VBD/*"), "*"), (self.whom(), "obj")
        )

    def _after(self) -> Phrase:
        """ "Two people were killed and five wounded in an attack by gunmen"."""
        killed = self.chance.choice(("killed", "shot", "murdered"))
        hurt = self.chance.choice(("wounded", "injured", "hurt"))
        first, second = self.count(), self.count()
        full = self.likely(0.4)
        other = join(
            (words("and/CC/*"), "cc"),
            (second, "nsubj:pass"),
            (words("were/VBD/*"), "aux:pass") if full else None,
            (words(f"{hurt}/VBN/*"), "*"),
        )
        noun = self.word("nouns_of_attack")
        raid = join(
            (
                words(f"{self.chance.choice(('in', 'during'))}/IN/case {article(noun)}/DT/det {noun}/NN/*"),
                "*",
            ),
            (join((words("by/IN/*"), "case"), (self.phrase("actors"), "*")), "nmod") if self.likely(0.4) else None,
            (self.at_place(self.name()), "nmod") if self.likely(0.4) else None,
        )
        return join(
            (first, "nsubj:pass"),
            (words("were/VBD/*"), "aux:pass"),
            (words(f"{killed}/VBN/*"), "*"),
            (other, "conj") if self.likely(0.7) else None,
            (raid, "obl"),
            *self.circumstances(1),
        )

    def _judged(self) -> Phrase:
        act = self.chance.choice(self.raw["acts"].split("|")).strip()
        deed = self.phrase("deeds")
        by = join((words("by/IN/*"), "case"), (self.phrase("actors"), "*"))
        return join(
            (self.who("speakers"), "nsubj"),
            *([self.when()] if self.likely(0.15) else []),
            (words(f"{act}/VBD/*"), "*"),
            (join((deed, "*"), (by, "nmod") if self.likely(0.3) else None), "obj"),
            *self.circumstances(1),
        )

    def _appeal(self) -> Phrase:
        """ "The president urged the rebels to release the prisoners"."""
        verb = self.word("appeals").split("-")
        aim = self._aim()
        whom = self.who("actors")
        whom = join((words("on/IN/*"), "case"), (whom, "*")) if len(verb) > 1 else whom
        return join(
            (self.who("speakers"), "nsubj"),
            (words(f"{verb[0]}/VBD/*"), "*"),
            *([self.when()] if self.likely(0.1) else []),
            (whom, "obl" if len(verb) > 1 else "obj"),
            (aim, "xcomp"),
        )

    def _aim(self) -> Phrase:
        stem, *rest = self.chance.choice(self.raw["aims"].split("|")).split()
        particle = rest.pop(0) if rest[0] == "over" else ""
        noun = rest.pop()
        before = "".join(
            f"{word}/{'PRP$' if word == 'its' else 'DT'}/{'nmod:poss' if word == 'its' else 'det'} " for word in rest
        )
        tag = "NNS" if noun.endswith("s") else "NN"
        return join(
            (words("to/TO/*"), "mark"),
            (words(f"{stem}/VB/*"), "*"),
            (words(f"{particle}/RP/*"), "compound:prt") if particle else None,
            (words(f"{before}{noun}/{tag}/*"), "obj"),
        )

    def _future(self) -> Phrase:
        who = self.who("speakers")
        verb = self.chance.choice(("vowed", "agreed", "refused", "promised", "threatened", "decided", "failed"))
        return join((who, "nsubj"), (words(f"{verb}/VBD/*"), "*"), *self.circumstances(1), (self._aim(), "xcomp"))

    def _met(self) -> Phrase:
        other = self.person()
        where = self.at_place(self.name(), case="in")
        about = words("to/TO/mark discuss/VB/* the/DT/det@3 crisis/NN/obj")
        return join(
            (self.person(), "nsubj"),
            (words("met/VBD/*"), "*"),
            (other, "obj"),
            (where, "obl") if self.likely(0.7) else None,
            *([self.when()] if self.likely(0.5) else []),
            (about, "advcl") if self.likely(0.5) else None,
        )

    def _found(self) -> Phrase:
        """ "The bodies of two nurses kidnapped by gunmen on Friday were found in Velm"."""
        parts = principal_parts(self.word("people_verbs"))
        reduced = join(
            (words(f"{parts.participle}/VBN/*"), "*"),
            (join((words("by/IN/*"), "case"), (self.phrase("actors"), "*")), "obl:agent") if self.likely(0.7) else None,
            *self.circumstances(1),
        )
        victims = join((words("of/IN/*"), "case"), (join((self.phrase("targets"), "*"), (reduced, "acl")), "*"))
        bodies = join((words("the/DT/det bodies/NNS/*"), "*"), (victims, "nmod"))
        return join(
            (bodies, "nsubj:pass"), (words("were/VBD/*"), "aux:pass"), (words("found/VBN/*"), "*"), self.where()
        )


def sentences(nlp: Language, count: int, seed: int) -> Iterator[Doc]:
    """So many sentences with their trees, the same for the same seed."""
    wire = Wire(random.Random(seed))
    for _ in range(count):
        yield document(wire.sentence(), nlp)
