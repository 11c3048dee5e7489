"""Who says so: the speaker of a reported clause, of a trailing "X said", of "according to X", carried over where the
text goes on with "he said". A speaker is never taken for an actor.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from index.extract.events.kinds import Kind
from index.extract.events.repairs import list_of_speakers, speakers_among
from index.extract.events.scene import Scene
from index.extract.events.tree import antecedent, conjuncts, is_acronym, is_nobody, is_passive, is_verb, preposition
from index.extract.inflection import verb_forms
from index.extract.mending_voice import SPOKEN_DEEDS
from index.extract.words import LEXICON
from index.records import Attribution

PERSONAL = frozenset({"he", "she"})

MOST_SAYINGS = 40
"""How many reports of one sentence are read: where there are more, as in a page without full stops, what each covers
would cost the square of its words.
"""


@dataclass(frozen=True)
class Saying:
    """A reporting verb with its speaker. `covers` holds the indices of the tokens its report covers."""

    verb: Token
    speaker: Token
    cue: str
    covers: frozenset[int]


@cache
def _cues() -> dict[str, str]:
    raw = tomllib.loads((LEXICON / "cues.toml").read_text(encoding="utf-8"))["verbs"]
    return {form: name for name, verbs in raw.items() for verb in verbs for form in verb_forms(verb)}


@cache
def _first_looks() -> frozenset[int]:
    """spaCy's numbers of the words that report: few words of a text are any of these."""
    return frozenset(get_string_id(word) for word in _cues())


@cache
def sources() -> frozenset[str]:
    """Nouns that stand for what somebody said ("a statement from ...")."""
    raw = tomllib.loads((LEXICON / "cues.toml").read_text(encoding="utf-8"))
    return frozenset(raw["sources"])


@cache
def _speakers() -> frozenset[str]:
    """Nouns that speak though no list knows them as people or bodies ("security sources", "the governor's office")."""
    raw = tomllib.loads((LEXICON / "cues.toml").read_text(encoding="utf-8"))
    return frozenset(raw["speakers"])


def cue_class(token: Token) -> str:
    """The class of a reporting verb (`say`, `claim`, `allege`, `believe`, `deny`), empty for any other token."""
    return _cues().get(token.lower_, "")


def sayings(scene: Scene) -> list[Saying]:
    """Every reporting verb of a sentence that has a speaker and a report."""
    found: list[Saying] = []
    looks = _first_looks()
    if looks.isdisjoint(scene.numbers):
        return found
    doc = scene.sentence.doc
    for token in [doc[at] for at, number in enumerate(scene.numbers) if number in looks]:
        if not cue_class(token) or not (is_verb(token) or token.dep_ in ("ROOT", "parataxis")) or is_passive(token):
            continue
        speakers = [t for c in token.children if c.dep_ == "nsubj" for t in conjuncts(c)]
        if not speakers and token.tag_ == "VBG" and is_verb(token.head) and cue_class(token.head):
            # "..., he said, adding that ...": the same speaker goes on.
            speakers = [t for c in token.head.children if c.dep_ == "nsubj" for t in conjuncts(c)]
        quoted = _quoted(token) or (_quoted(token.head) if token.tag_ == "VBG" else None)
        speakers = [quoted] if quoted is not None else speakers or _among_objects(token)
        if speakers:
            speakers = list(list_of_speakers(speakers[0])) or speakers
        if not speakers or not _can_speak(scene, speakers[0]):
            continue
        found.append(Saying(token, speakers[0], token.text, _covers(token, speakers[0])))
        if len(found) == MOST_SAYINGS:
            break
    return found


def _quoted(verb: Token) -> Token | None:
    # "The agency quoted the general as saying": the general speaks.
    if not verb.lower_.startswith("quot"):
        return None
    saying = any(c.lower_ == "saying" for child in verb.children for c in (child, *child.children))
    return next((c for c in verb.children if c.dep_ == "obj" and saying), None)


def _among_objects(verb: Token) -> list[Token]:
    # "killing 11 people, residents said": the speakers were read as objects of the verb before.
    for ancestor in verb.nbor(-1).ancestors if verb.i else ():
        if is_verb(ancestor):
            objects = [t for c in ancestor.children if c.dep_ == "obj" for t in conjuncts(c)]
            return list(speakers_among(objects))
    return []


def _can_speak(scene: Scene, token: Token) -> bool:
    # "an area believed to be ...": only people, bodies, named places (Kyiv said) and papers speak.
    if is_nobody(token):
        return False
    kind = scene.kind(token)
    named = kind is Kind.PLACE and scene.mention(token) is not None
    return (
        kind in (Kind.AGENT, Kind.PRONOUN)
        or named
        or token.lower_ in sources() | _speakers()
        or token.tag_ in ("NNP", "NNPS")
    )


def _covers(verb: Token, speaker: Token) -> frozenset[int]:
    own = {t.i for t in speaker.subtree} | {verb.i}
    report = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and is_clause(c)]
    covered = {t.i for child in report for t in child.subtree}
    for child in verb.children:
        if child.dep_ == "obl" and child.lower_ in sources():
            # "said in a statement that only armed men had been hit": the report hangs on the statement.
            clauses = [c for c in child.children if c.dep_ in ("acl", "acl:relcl", "ccomp")]
            covered |= {t.i for clause in clauses for t in clause.subtree}
    if any(child.i > verb.i and child.dep_ == "ccomp" for child in report):
        # "Police say an explosion has killed four": all that follows is the report, whatever the parser hangs where.
        covered.update(range(verb.i + 1, len(verb.doc)))
        # "denied that troops had fired and blamed the rebels": the blame is the speaker's own deed
        beside = [c for c in verb.children if c.dep_ == "conj" and c.lower_ in SPOKEN_DEEDS]
        covered -= {t.i for child in beside for t in child.subtree}
    trailing = verb.i > speaker.i and _ends_a_clause(speaker)
    if trailing:
        # "..., the army said on Sunday.": everything before the speaker is the report.
        covered.update(range(min(own)))
    return frozenset(covered - own)


def is_clause(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or a predicate with a copula or subject."""
    return is_verb(token) or any(c.dep_ in ("cop", "nsubj", "nsubj:pass", "aux:pass") for c in token.children)


def _ends_a_clause(speaker: Token) -> bool:
    left = min(t.i for t in speaker.subtree if not t.is_punct)
    before = speaker.doc[left - 1].text if left > 0 else ""
    return before in (",", '"', "”", "''", "’", "'", "—", "-") and left > 3


class Speakers:
    """Remembers who spoke last, so that "he said" has a name."""

    def __init__(self) -> None:
        self._last: Attribution | None = None
        self._paragraph = -1
        self._read: tuple[Scene | None, list[Saying]] = (None, [])

    def attribute(self, scene: Scene, trigger: Token) -> tuple[Attribution | None, str]:
        """Who says that the trigger's event happened, and the class of the cue; (None, "") where nobody is named."""
        best: Saying | None = None
        for saying in self._sayings(scene):
            if trigger.i in saying.covers and (best is None or len(saying.covers) < len(best.covers)):
                best = saying
        if best is not None:
            return self._record(scene, best.speaker, best.cue), cue_class(best.verb)
        named = _according_to(scene)
        if named is not None:
            return self._record(scene, named[0], named[1]), "say"
        return None, ""

    def note(self, scene: Scene) -> None:
        """Take note of the sentence's last speaker, whether or not an event was reported."""
        for saying in self._sayings(scene):
            if saying.speaker.lower_ in PERSONAL:
                self._paragraph = scene.sentence.paragraph  # "he said": the same speaker goes on
            elif scene.kind(saying.speaker) is Kind.AGENT:
                self._last = _as_record(scene, saying.speaker, saying.cue)
                self._paragraph = scene.sentence.paragraph
        named = _according_to(scene)
        if named is not None:
            self._last = _as_record(scene, *named)
            self._paragraph = scene.sentence.paragraph

    def _sayings(self, scene: Scene) -> list[Saying]:
        if self._read[0] is not scene:
            self._read = (scene, sayings(scene))  # asked once for every event of the sentence
        return self._read[1]

    def _record(self, scene: Scene, speaker: Token, cue: str) -> Attribution | None:
        if speaker.text.lower() in ("it", "they", "who", "i", "we", "you") and not is_acronym(speaker):
            return self._resolved(scene, speaker, cue) if speaker.text.lower() in ("it", "they") else None
        if speaker.text.lower() in PERSONAL:
            return self._resolved(scene, speaker, cue)
        return _as_record(scene, speaker, cue)

    def _resolved(self, scene: Scene, speaker: Token, cue: str) -> Attribution | None:
        near = self._last is not None and scene.sentence.paragraph - self._paragraph <= 2
        if not near or self._last is None:
            return None
        start, end = scene.sentence.span(speaker, speaker)
        return Attribution(speaker.text, start, end, self._last.canonical or self._last.text, cue)


def _as_record(scene: Scene, speaker: Token, cue: str) -> Attribution:
    speaker = antecedent(speaker)
    if speaker.text.lower() in sources():
        # "a statement from the joint operations command said": the command says so.
        inner = [c for c in speaker.children if c.dep_ in ("nmod", "nmod:poss")]
        owners = [c for c in inner if preposition(c) in ("from", "by", "of", "") and scene.kind(c) is Kind.AGENT]
        if owners:
            speaker = owners[0]
    argument = scene.argument(speaker)
    return Attribution(argument.text, argument.start, argument.end, argument.canonical, cue)


def _according_to(scene: Scene) -> tuple[Token, str] | None:
    for token in scene.sentence.doc if "according" in scene.lower else ():
        if token.text.lower() == "according" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "to":
            head = token.head
            if head.i > token.i and head.tag_.startswith(("N", "PRP", "CD")):
                return head, "according to"
    return None
