"""Whom a pronoun means inside its sentence. In the place of a subject: who speaks or acts above, "The army said it had
...". In the place of an object: "cut ties with Ostrana, accusing it of spying", "met the rebels and praised them";
never who acts, for that would be "itself" or "themselves".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from index.extract.events.attribution import PERSONAL
from index.extract.events.complements import is_party, is_quoted
from index.extract.events.kinds import Kind
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, is_verb
from index.extract.inflection import verb_forms

THIRD_PERSON = PERSONAL | {"it", "they"}
RULING = frozenset("government regime junta authorities defence defense interior security".split())
"""Words of those whose forces fight."""

NEUTER = frozenset({"it"})
QUOTING = frozenset(form for verb in ("quote", "cite") for form in verb_forms(verb))
"""Verbs whose object speaks: "quoted the minister as saying he had met the envoy"."""


ACCUSERS = frozenset(
    "prosecutor prosecutors prosecution police investigators detectives witness witnesses court judge jury lawyer "
    "lawyers officer officers inspector indictment authorities officials official neighbours neighbors".split()
)
"""Who tells of another's deed."""


ENFORCERS = frozenset("police detectives officers officials authorities investigators inspectors".split())
"""Who arrests and seizes, and tells of that itself."""


NEAR = 12
"""How many words above a pronoun are asked whom they tell of; more stand there only where no sentence ends."""

NUMBER = {"it": "thing", "him": "person", "her": "person", "them": "many"}
SHARING = frozenset({"conj", "advcl", "xcomp", "parataxis"})
"""How a clause without a subject of its own hangs on the one whose subject acts in it."""
ARGUMENTS = frozenset({"obj", "obl", "nmod", "nsubj:pass", "iobj"})


def object_meant(scene: Scene, pronoun: Token) -> Token:
    """The one other party of the clause before that a pronoun can mean; else the pronoun itself."""
    wanted = NUMBER.get(pronoun.lower_)
    verb = pronoun.head
    if wanted is None or pronoun.dep_ not in ("obj", "iobj") or not is_verb(verb) or is_quoted(scene, pronoun):
        return pronoun
    while verb.dep_ in SHARING and verb.head.i < verb.i and not _has_subject(verb):
        verb = verb.head
        found = [t for t in _parties(scene, verb, pronoun) if _can_mean(scene, t, wanted)]
        if found:
            return found[0] if len(found) == 1 else pronoun
    return pronoun


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children)


def _parties(scene: Scene, head: Token, pronoun: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ARGUMENTS and child.i < pronoun.i:
            for token in conjuncts(child):
                if is_party(scene, token):
                    yield token
                else:
                    yield from _parties(scene, token, pronoun)


def _can_mean(scene: Scene, token: Token, wanted: str) -> bool:
    if wanted == "many":
        return token.tag_ in ("NNS", "NNPS") or len(conjuncts(token)) > 1
    if token.tag_ in ("NNS", "NNPS"):
        return False
    mention, found = scene.mention(token), scene.agent(token)
    noun = found is not None and found.is_person and scene.kind(token) is Kind.AGENT and mention is None
    is_person = noun or (mention is not None and mention.label == "PERSON")
    return is_person == (wanted == "person")


def stand_in(scene: Scene, pronoun: Token, acted: str = "") -> Token | None:
    """Whom "it", "he" or "they" means inside a report or a subordinate clause: the party that speaks or acts above;
    `acted` is the type of what they did.
    """
    if pronoun.lower_ not in THIRD_PERSON or is_quoted(scene, pronoun):
        return None
    for verb in islice(pronoun.ancestors, NEAR):
        wanted = ("obj", "nsubj:pass") if verb.lower_ in QUOTING else ("nsubj", "nsubj:pass")
        for child in verb.children:
            if child.dep_ in wanted and child.i != pronoun.i and is_party(scene, child):
                if _is_person(scene, child) == (pronoun.lower_ in NEUTER) and pronoun.lower_ != "they":
                    continue  # "it" is no person, and "he" is no agency
                enforced = acted == "COERCE" and pronoun.lower_ == "they" and child.lower_ in ENFORCERS
                if child.lower_ in ACCUSERS and not enforced:
                    return None  # "the prosecutor said he stabbed them": somebody else did
                if pronoun.lower_ == "they" and _has_plural_object(scene, verb):
                    return None  # "captured the fighters as they entered the town": either may be meant
                if _is_another_between(scene, child, pronoun):
                    return None  # "The guard said he fled after Brel said that he had ..."
                return child if child.i < pronoun.i or verb.i > pronoun.i else None
    return None


def _is_another_between(scene: Scene, first: Token, pronoun: Token) -> bool:
    if pronoun.lower_ not in PERSONAL:
        return False
    start, (end, _) = scene.phrase(first)[1], scene.sentence.span(pronoun, pronoun)
    return any(m.label == "PERSON" and start <= m.start and m.end <= end for m in scene.mentions)


def meant(scene: Scene, pronoun: Token, type_: str) -> Token:
    """Whom a pronoun means, else itself: "the health office said it had killed 300" is no killing by the office."""
    found = stand_in(scene, pronoun, type_)
    if found is None:
        return pronoun
    can_fight = (
        scene.is_armed(found) or scene.kind(found) is Kind.PLACE or bool(RULING & {t.lower_ for t in found.subtree})
    )
    return found if type_ != "ASSAULT" or pronoun.lower_ != "it" or can_fight else pronoun


def _has_plural_object(scene: Scene, verb: Token) -> bool:
    objects = [t for c in verb.children if c.dep_ in ("obj", "iobj") for t in conjuncts(c)]
    return any(t.tag_ in ("NNS", "NNPS") and scene.kind(t) is Kind.AGENT for t in objects)


def _is_person(scene: Scene, token: Token) -> bool:
    mention = scene.mention(token)
    if mention is not None:
        return mention.label == "PERSON"
    found = scene.agent(token)
    return found is not None and found.is_person and token.tag_ in ("NN", "NNP")
