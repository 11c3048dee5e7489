"""Clauses of politics whose trees we know: who signs, urges, accuses, imposes or withdraws what, in the tenses of news,
with what may stand before, between and behind. The frames and words are in config/wire_politics.toml, which says how
they are written.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from index.extract.inflection import principal_parts
from index.training.frames import Tree, bare, nested, noun_rows, relation, tag
from index.training.phrases import Phrase, join, words
from index.training.wire_phrases import COMMA, Part, Vocabulary

FRAMES = Path(__file__).parent / "config" / "wire_politics.toml"
AND = words("and/CC/*")
BE = (("were/VBD", "was/VBD"),) * 3 + (("have/VBP been/VBN", "has/VBZ been/VBN"), ("will/MD be/VB",) * 2,
     ("are/VBP being/VBG", "is/VBZ being/VBG"))  # fmt: skip
"""What stands before a participle in the passive, of many and of one."""


class Politics(Vocabulary):
    """Makes clauses by chance."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance)
        self._of: dict[str, list[str]] = {
            name: [" ".join(part.split()) for part in row.split("|")]
            for name, row in tomllib.loads(FRAMES.read_text(encoding="utf-8")).items()
        }
        self.frames = [nested(frame) for frame in self._of["frames"]]
        self._many = frozenset(self._of["many"][0].split())

    def clause(self) -> Phrase:
        """One clause, without its full stop."""
        if self.likely(0.08):
            return self._between()
        verb, *hung = self.chance.choice(self.frames)
        assert isinstance(verb, str)
        objects = [at for at, part in enumerate(hung) if part[0] == "["]
        if objects and self.likely(0.25):
            return self._passive(verb, hung, objects[0])
        who = self.party()
        who = self._with_relative(who) if self.likely(0.06) else self.with_insertion(who) if self.likely(0.12) else who
        if self.likely(0.08):
            return self._means_to(who, verb, hung)
        aux, told = self._tense(verb, who)
        return join(
            *self._early(),
            (who, "nsubj"),
            *(self.interrupted() if self.likely(0.35) else []),
            *aux,
            (told, "*"),
            *self._hung(hung),
            *self._late(),
            *self._more(),
        )

    def party(self) -> Phrase:
        """Who acts in politics, or is acted on."""
        pick = self.chance.random()
        if pick < 0.15:
            name = f"{self.word('first_names')}/NNP/* {self.name()}/NNP/flat"
            *before, last = self.chance.choice(self._of["titles"]).split()
            count = len(before)
            row = [f"{bare(word)}/{tag(word)}/{relation(word)}@{count}" for word in before]
            return words(" ".join([*row, f"{bare(last)}/{tag(last)}/nmod:desc@{count + 1}", name]))
        if pick < 0.25:
            return self.body()
        if pick < 0.35:
            return join((self._simple(), "*"), (join((AND, "cc"), (self._simple(), "*")), "conj"))
        return self._simple()

    def _simple(self) -> Phrase:
        return words(noun_rows(self.chance.choice(self._of["parties"]).split()))

    # What stands around

    def interrupted(self) -> list[Part]:
        """What may stand between a subject and its verb and belongs to the verb."""
        if self.likely(0.3):
            return [self._adjunct("late")]
        phrase, how = self._adjunct("interruptions")
        return [(join((COMMA, "punct"), (phrase, "*"), (COMMA, "punct")), how)]

    def _early(self) -> list[Part]:
        if not self.likely(0.25):
            return []
        phrase, how = self._adjunct("early")
        return [(join((phrase, "*"), (COMMA, "punct")) if self.likely(0.8) else phrase, how)]

    def _late(self) -> list[Part]:
        found = [self._adjunct("late")] if self.likely(0.5) else []
        if self.likely(0.1):
            phrase, how = self._adjunct("aftermath")
            found.append((join((COMMA, "punct"), (phrase, "*")), how))
        return found

    def _more(self) -> list[Part]:
        """A second verb of the same subject, or what went before."""
        pick = self.chance.random()
        verb, *hung = self.chance.choice(self.frames)
        told = (self._past(verb), "*")
        if pick < 0.1:
            return [(join((AND, "cc"), told, *self._hung(hung)), "conj")]
        if pick < 0.2:
            mark = words(f"{self.chance.choice(('after', 'before', 'as', 'because', 'although'))}/IN/*")
            return [(join((mark, "mark"), (self.party(), "nsubj"), told, *self._hung(hung)), "advcl")]
        return []

    def _with_relative(self, who: Phrase) -> Phrase:
        verb, *hung = self.chance.choice(self.frames)
        which = words("which/WDT/*" if "flat" not in who.relations else "who/WP/*")
        inner = join((COMMA, "punct"), (which, "nsubj"), (self._past(verb), "*"), *self._hung(hung), (COMMA, "punct"))
        return join((who, "*"), (inner, "acl:relcl"))

    def _adjunct(self, name: str) -> Part:
        spec, _, how = self.chance.choice(self._of[name]).partition(" = ")
        return words(spec), how

    # Verbs

    def _past(self, verb: str | tuple[str, Tree]) -> Phrase:
        assert isinstance(verb, str)
        stem, _, particle = verb.partition("+")
        return _verb(f"{principal_parts(stem).past}/VBD", particle)

    def _tense(self, verb: str, who: Phrase) -> tuple[list[Part], Phrase]:
        stem, _, particle = verb.partition("+")
        parts = principal_parts(stem)
        many = self._is_many(who)
        has = "have/VBP" if many else "has/VBZ"
        modal = self.chance.choice(("will", "would", "may", "could", "should")) + "/MD"
        form, row = self.chance.choice(
            (
                *((f"{parts.past}/VBD", ""),) * 9,
                *((f"{parts.participle}/VBN", before) for before in (has, has, "had/VBD", f"{has} not/RB")),
                *((f"{stem}/VB", before) for before in (modal, f"{modal} not/RB", "did/VBD not/RB")),
                (f"{parts.gerund}/VBG", "were/VBD" if many else "was/VBD"),
                (f"{stem}/VBP" if many else f"{parts.third}/VBZ", ""),
            )
        )
        aux = [(words(f"{one}/*"), "advmod" if one == "not/RB" else "aux") for one in row.split()]
        return aux, _verb(form, particle)

    def _means_to(self, who: Phrase, verb: str, hung: Tree) -> Phrase:
        """ "A said it would withdraw its troops", "A has promised to withdraw its troops"."""
        stem, _, particle = verb.partition("+")
        if self.likely(0.5):
            it = "they/PRP/*" if self._is_many(who) else "he/PRP/*" if "flat" in who.relations else "it/PRP/*"
            modal = words(f"{self.chance.choice(('would', 'will', 'could'))}/MD/*")
            inner = join((words(it), "nsubj"), (modal, "aux"), (_verb(f"{stem}/VB", particle), "*"), *self._hung(hung))
            said = words(f"{self.chance.choice(('said', 'announced', 'insisted'))}/VBD/*")
            return join((who, "nsubj"), (said, "*"), (inner, "ccomp"), *self._late())
        inner = join((words("to/TO/*"), "mark"), (_verb(f"{stem}/VB", particle), "*"), *self._hung(hung))
        means = self.chance.choice(("promised", "decided", "planned", "tried", "began", "offered", "failed", "agreed"))
        return join((who, "nsubj"), (words(f"{means}/VBD/*"), "*"), (inner, "xcomp"), *self._late())

    def _passive(self, verb: str, hung: Tree, at: int) -> Phrase:
        stem, _, particle = verb.partition("+")
        what = self._noun(hung[at][1])
        be = self.chance.choice(BE)[0 if self._is_many(what) else 1].split()
        by = (join((words("by/IN/*"), "case"), (self.party(), "*")), "obl:agent")
        return join(
            *self._early(),
            (what, "nsubj:pass"),
            *[(words(f"{one}/*"), "aux:pass" if one is be[-1] else "aux") for one in be],
            (_verb(f"{principal_parts(stem).participle}/VBN", particle), "*"),
            *([by] if self.likely(0.7) else []),
            *self._hung([*hung[:at], *hung[at + 1 :]]),
            *self._late(),
        )

    def _between(self) -> Phrase:
        """ "Talks between A and B ended in Geneva"."""
        other = join((AND, "cc"), (self.party(), "*"))
        parties = join((words("between/IN/*"), "case"), (self._simple(), "*"), (other, "conj"))
        noun = self.chance.choice(self._of["nominal"][0].split())
        a = words(f"{'an' if noun[0] in 'ae' else 'a'}/DT/*")
        article = None if noun.endswith(("s", "fighting", "war", "dialogue")) else (a, "det")
        verb = self.chance.choice(self._of["nominal_verbs"][0].split())
        return join(
            *self._early(),
            (join(article, (words(f"{noun}/{tag(noun)}/*"), "*"), (parties, "nmod")), "nsubj"),
            (self._past(verb), "*"),
            *self._late(),
        )

    # Frames

    def _hung(self, hung: Tree) -> list[Part]:
        """What hangs on a verb by its frame."""
        found: list[Part] = []
        for part in hung:
            assert isinstance(part, tuple)
            kind, inside = part
            if kind == "[":
                found.append((self._noun(inside), "obj"))
            elif kind == "{":
                found.append((self._oblique(inside), "obl"))
            else:
                found.append(self._complement(inside))
        return found

    def _oblique(self, inside: Tree) -> Phrase:
        return join((words(f"{inside[0]}/IN/*"), "case"), (self._noun(inside[1:]), "*"))

    def _complement(self, inside: Tree) -> Part:
        mark = str(inside[0])
        if mark == "that":
            modal = self.chance.choice(("should", "would", "must"))
            told = ((words(f"{modal}/MD/*"), "aux"), (words(f"{inside[2]}/VB/*"), "*"))
            subject = (self._noun([inside[1]]), "nsubj")
            return join((words("that/IN/*"), "mark"), subject, *told, *self._hung(inside[3:])), "ccomp"
        verb = str(inside[1])
        to = mark in ("to", "in-order-to")
        form = words(f"{verb}/VB/*" if to else f"{principal_parts(verb).gerund}/VBG/*")
        opened = (words("to/TO/*" if to else f"{mark}/IN/*"), "mark")
        return join(opened, (form, "*"), *self._hung(inside[2:])), "xcomp" if mark == "to" else "advcl"

    def _noun(self, inside: Tree | str) -> Phrase:
        """A noun phrase from its words; what stands in braces hangs on it, B is a party."""
        plain = [part for part in inside if isinstance(part, str)]
        if plain == ["B"]:
            return self.party()
        behind = [(self._oblique(part[1]), "nmod") for part in inside if isinstance(part, tuple)]
        return join((words(noun_rows(plain)), "*"), *behind)

    def _is_many(self, phrase: Phrase) -> bool:
        word, kind = phrase.words[phrase.head], phrase.tags[phrase.head]
        return kind == "NNS" or word in self._many or "conj" in phrase.relations


def _verb(form: str, particle: str) -> Phrase:
    return words(f"{form}/*" + (f" {particle}/RP/compound:prt" if particle else ""))
