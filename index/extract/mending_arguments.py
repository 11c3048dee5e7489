"""Faults of trees where a word hangs on the wrong verb, or a verb was taken for something else, mended right after
parsing like those in `mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.mending_giving import given_read_as_clause, receiver_read_as_modifier
from index.extract.mending_names import (
    accused_of,
    article_alone,
    behind_a_source,
    behind_preposition,
    between_two_figures,
    blamed_on,
    counted_of,
    day_of_the_deed,
    held_for,
    hung_on_a_day,
    joined_to_the_noun_before,
    list_apart,
    list_behind_name,
    list_beside_name,
    list_read_as_other_name,
    named_behind,
    noun_behind_a_name,
    preposition_of_modifier,
    renamed_behind_comma,
    split_compound,
    taken_hostage,
    using_what,
)
from index.extract.mending_speech import actor_of_what_is_said, speaker_read_as_victim
from index.extract.relations import FINITE, NOMINAL_SUBJECTS, NOUNS, has

HELD = frozenset("hold holds held holding".split())
BOUNDS = (
    ("more", "than"), ("fewer", "than"), ("less", "than"), ("as", "many", "as"), ("up", "to"), ("at", "least"),
    ("at", "most"), ("over",), ("nearly",), ("almost",), ("around",), ("about",), ("some",),
)  # fmt: skip
"""Words that stand before a figure and bound it."""
PAST_OR_NOUN = frozenset({"shot", "hit", "cut"})
"""Past forms that are nouns as well."""


def arguments_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)
        if token.tag_ == "NN" and token.lower_ in PAST_OR_NOUN:
            _verb_read_as_noun(token)


def _subject_of_auxiliary(subject: Token) -> None:
    """ "The council has once again outright rejected it": who rejected it hung on "has"."""
    verb = subject.head.head
    if subject.head.dep_ in ("aux", "aux:pass") and subject.i < verb.i and not has(verb, *NOMINAL_SUBJECTS):
        subject.head = verb


def _of_clause_before(subject: Token) -> None:
    """ "The bombs that killed two guards were hidden": the guards taken for a second subject of what follows."""
    verb = subject.head
    first = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and c.i < subject.i), None)
    before = subject.left_edge.i - 1
    if first is None or before <= first.i:
        return
    inner = subject.doc[before]
    if inner.dep_ == "acl:relcl" and inner.tag_ in FINITE and not has(inner, "obj", "nsubj:pass"):
        subject.head, subject.dep_ = inner, "obj"


def _source_before(subject: Token) -> None:
    """ "According to Captain Lena Moss, the guard was killed": the source taken for the first of two subjects."""
    opening = subject.left_edge
    second = any(c.dep_ in NOMINAL_SUBJECTS and c.i > subject.i for c in subject.head.children)
    if second and opening.lower_ == "according" and opening.dep_ == "case":
        opening.head, subject.dep_ = subject, "obl"


def _swallowed_participle(subject: Token) -> None:
    """ "Two nurses murdered on Friday by soldiers were buried": read as nurses who murdered, and soldiers buried."""
    verb, reduced = subject.head, subject.head.head
    agent = next((c for c in subject.children if c.dep_ == "case" and c.lower_ == "by"), None)
    if agent is None or verb.dep_ not in ("conj", "parataxis", "ccomp") or reduced.i > subject.i or has(verb, "cc"):
        return
    own = next((c for c in reduced.children if c.dep_ in NOMINAL_SUBJECTS and c.i < reduced.i), None)
    if own is None or reduced.tag_ not in ("VBD", "VBN") or has(reduced, "obj", "aux", "aux:pass", "cop"):
        return
    relation, governor = reduced.dep_, reduced.head
    verb.head, verb.dep_ = (verb, "ROOT") if governor.i == reduced.i else (governor, relation)
    for child in [c for c in reduced.children if c.i < own.left_edge.i or c.i > verb.i]:
        child.head = verb
    subject.head, subject.dep_ = reduced, "obl:agent"
    own.head, own.dep_ = verb, "nsubj:pass" if has(verb, "aux:pass") else "nsubj"
    noun = reduced.doc[reduced.i - 1]
    reduced.head = noun if own.is_ancestor(noun) and noun.tag_ in NOUNS else own
    reduced.dep_, reduced.tag_ = "acl", "VBN"


def _clause_of_pronoun(which: Token) -> None:
    """ "The ambush in which six died was condemned": the clause hung on "which", and that on what follows."""
    clause = next((c for c in which.children if c.dep_ == "acl:relcl" and c.i > which.i), None)
    before = which.left_edge.i - 1
    if which.lower_ != "which" or clause is None or before < 0 or which.head.i < clause.i:
        return
    noun = which.doc[before - 1] if which.doc[before].text == "," and before else which.doc[before]
    if noun.tag_ in NOUNS and not which.is_ancestor(noun):
        clause.head = noun
        which.head, which.dep_ = clause, "obl"


def _behind_predicate(phrase: Token) -> None:
    """ "Two teachers were shot dead by gunmen": the gunmen hung on "dead"."""
    above = phrase.head
    if above.dep_ == "xcomp" and above.tag_ == "JJ" and above.head.i + 1 == above.i < phrase.i:
        phrase.head = above.head


def _bounded_figure(figure: Token) -> None:
    """ "wounded more than 20": the figure taken for a circumstance, or hung on "more"."""
    if figure.tag_ != "CD" or figure.i < 2:
        return
    before = [token.lower_ for token in figure.doc[max(0, figure.i - 3) : figure.i]]
    bound = next((words for words in BOUNDS if tuple(before[-len(words) :]) == words), ())
    first = figure.i - len(bound)
    verb = figure.doc[first - 1]
    if not bound or not first or not verb.tag_.startswith("VB") or verb.dep_ == "case" or figure.is_ancestor(verb):
        return
    if has(verb, "obj", "nsubj:pass"):
        return
    figure.head, figure.dep_ = verb, "obj"
    for word in figure.doc[first : figure.i]:
        if not word.is_ancestor(verb):
            word.head, word.dep_ = figure, "advmod"


def _predicate_before_figure(adjective: Token) -> None:
    """ "Gunmen shot dead two teachers", read as two dead teachers: no adjective stands before a figure."""
    thing = adjective.head
    verb = adjective.nbor(-1) if adjective.i else adjective
    between = [c for c in thing.children if adjective.i < c.i < thing.i and c.dep_ in ("det", "nummod", "nmod:poss")]
    if adjective.tag_ == "JJ" and between and thing.head.i == verb.i and verb.tag_.startswith("VB"):
        adjective.head, adjective.dep_ = verb, "xcomp"


def _predicate_behind_object(adjective: Token) -> None:
    """ "holds the army responsible for the attack", read as an army responsible."""
    thing = adjective.head
    verb = thing.head if thing.dep_ != "conj" else thing.head.head
    if adjective.i == thing.i + 1 and verb.lower_ in HELD and thing.dep_ in ("obj", "conj") and verb.i < thing.i:
        adjective.head, adjective.dep_ = verb, "xcomp"


def _swallowed_before_verb(participle: Token) -> None:
    """ "The blast wounded scores and killed a guard", read as wounded scores of blasts that killed."""
    doc, thing = participle.doc, participle.head
    subject = doc[participle.i - 1] if participle.i else participle
    if participle.tag_ not in ("VBN", "VBD") or thing.i < participle.i or subject.tag_ not in NOUNS:
        return
    if subject.head.i not in (thing.i, participle.i) or subject.dep_ not in ("compound", "nsubj", "nmod"):
        return
    others = [c for c in thing.children if c.dep_ == "conj" and c.tag_ == "VBD" and not has(c, *NOMINAL_SUBJECTS)]
    if not others or thing.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return
    relation, governor = thing.dep_, thing.head
    participle.tag_ = "VBD"
    for child in [c for c in thing.lefts if c.i < subject.i]:
        child.head = subject
    for child in [c for c in thing.rights if c in others or (c.dep_ in ("punct", "cc") and c.i > thing.i)]:
        child.head = participle
    participle.head, participle.dep_ = (participle, "ROOT") if governor.i == thing.i else (governor, relation)
    subject.head, subject.dep_ = participle, "nsubj"
    thing.head, thing.dep_ = participle, "obj"


def _clause_read_as_phrase(participle: Token) -> None:
    """ ", and a second blast wounded rescuers", read as rescuers of a blast: "a" stands before no plural."""
    thing, subject = participle.head, participle.doc[participle.i - 1] if participle.i else participle
    if participle.tag_ not in ("VBN", "VBD") or thing.tag_ != "NNS" or thing.i < participle.i or thing.dep_ != "conj":
        return
    if subject.tag_ != "NN" or subject.head.i not in (thing.i, participle.i):
        return
    above = next((t for t in thing.ancestors if t.tag_.startswith("VB") and t.i < participle.i), None)
    before = [c for c in (*thing.lefts, *participle.lefts, *subject.lefts) if c.i < subject.i]
    if above is None or not any(c.lower_ in ("a", "an", "another") for c in before):
        return
    participle.head, participle.dep_, participle.tag_ = above, "conj", "VBD"
    subject.head, subject.dep_ = participle, "nsubj"
    thing.head, thing.dep_ = participle, "obj"
    for child in before:
        child.head = participle if child.dep_ in ("cc", "punct") else subject


def _verb_read_as_noun(shot: Token) -> None:
    """ "Rebels shot and killed a guard", "The army shot two men": a shot of the rebels', or the army's."""
    doc = shot.doc
    subject = doc[shot.i - 1] if shot.i else shot
    if subject.tag_ not in NOUNS or subject.head.i != shot.i or subject.dep_ not in ("compound", "nsubj"):
        return
    at = shot.doc[shot.i + 1].lower_ if shot.i + 1 < len(doc) else ""
    joined = any(c.dep_ == "conj" and c.tag_ == "VBD" and (c.i == shot.i + 2 or at == "at") for c in shot.children)
    if not joined and not has(shot, "obj"):
        return
    shot.tag_ = "VBD"
    for child in [c for c in shot.lefts if c.i < subject.i and c.dep_ != "cc" and c.dep_ != "punct"]:
        child.head = subject
    subject.dep_ = "nsubj"


def _joined_by_its_subject(verb: Token) -> None:
    """ "two soldiers were killed and five injured in an ambush": the second half taken for a clause of the first."""
    if verb.tag_ != "VBN" or not verb.head.tag_.startswith("VB") or verb.head.i > verb.i:
        return
    subject = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS), None)
    joining = next((c for c in subject.children if c.dep_ == "cc"), None) if subject is not None else None
    if joining is not None and joining.i == verb.left_edge.i and not has(verb, "mark", "advmod"):
        joining.head, verb.dep_ = verb, "conj"


def _object_of_nearest_verb(thing: Token) -> None:
    """ "killed one soldier and wounded four": the four hung on the first verb."""
    verb = thing.head
    nearest = thing.doc[thing.left_edge.i - 1] if thing.left_edge.i else thing
    if nearest.i == verb.i or nearest.dep_ != "conj" or nearest.head.i != verb.i or not nearest.tag_.startswith("VB"):
        return
    if not has(nearest, "obj", "nsubj:pass") and any(c.dep_ == "obj" and c.i < nearest.i for c in verb.children):
        thing.head = nearest


def _agent_read_as_object(agent: Token) -> None:
    """ "was murdered by two paid assassins who fled": the assassins taken for victims."""
    first, verb = agent.left_edge, agent.head
    if first.lower_ == "by" and first.dep_ == "case" and first.head.i != agent.i and has(verb, "aux:pass"):
        first.head, agent.dep_ = agent, "obl:agent"


_OF_SUBJECTS = (
    article_alone,
    behind_preposition,
    joined_to_the_noun_before,
    named_behind,
    _subject_of_auxiliary,
    _source_before,
    _swallowed_participle,
)
_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "nsubj": (*_OF_SUBJECTS, speaker_read_as_victim),
    "nsubj:pass": (*_OF_SUBJECTS, _of_clause_before, between_two_figures),
    "obl": (list_apart, between_two_figures, _bounded_figure, _behind_predicate, _clause_of_pronoun),
    "obl:unmarked": (list_apart,),
    "obl:agent": (_behind_predicate,),
    "amod": (_predicate_before_figure, _predicate_behind_object, _swallowed_before_verb, _clause_read_as_phrase),
    "case": (preposition_of_modifier,),
    **dict.fromkeys(("advmod", "conj", "dep", "discourse", "parataxis", "vocative"), (list_apart,)),
    "flat": (noun_behind_a_name, day_of_the_deed),
    "aux": (using_what,),
    "nmod": (accused_of, behind_a_source, blamed_on, hung_on_a_day),
    "appos": (list_read_as_other_name, list_behind_name, list_beside_name),
    "obj": (
        between_two_figures,
        actor_of_what_is_said,
        _agent_read_as_object,
        taken_hostage,
        _object_of_nearest_verb,
        renamed_behind_comma,
        named_behind,
        receiver_read_as_modifier,
    ),
    "xcomp": (split_compound, list_apart, given_read_as_clause),
    "advcl": (_joined_by_its_subject, held_for),
    "acl": (_joined_by_its_subject, counted_of),
    "ccomp": (_joined_by_its_subject,),
}
"""By the relation of a token, what may be wrong with it."""
