"""Faults of trees where who acts was read as whom it was done to, mended right after parsing like those in
`mending.py`. Each function undoes one and is silent where it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from index.extract.inflection import verb_forms
from index.extract.mending_speech import SAY
from index.extract.relations import NOMINAL_SUBJECTS, NOUNS, has

SPOKEN_DEEDS = frozenset(
    form
    for verb in "blame accuse condemn urge praise deny criticise criticize vow warn call demand thank".split()
    for form in verb_forms(verb)
)
"""What the speaker of a sentence does with words."""
ASKED = frozenset({"called", "urged", "demanded", "condemned"})
ABOUT = frozenset({"around", "about", "nearly", "almost", "roughly", "approximately", "over", "some"})
"""Words that stand before a figure and bound it, some of them prepositions elsewhere."""


def voices_mended(tokens: Iterable[Token]) -> None:
    """Undo the faults of a document's tokens."""
    for token in tokens:
        for mend in _MENDS.get(token.dep_, ()):
            mend(token)


def _killed_about_so_many(people: Token) -> None:
    """ "The blast killed around 60 people", read as a blast that was killed around them."""
    verb, bound = people.head, people.left_edge
    figure = bound.nbor() if bound.i + 1 < people.i else bound
    if bound.lower_ not in ABOUT or bound.dep_ != "case" or bound.i != verb.i + 1 or not verb.tag_.startswith("VB"):
        return
    if figure.tag_ != "CD" or figure.head.i != people.i or people.tag_ not in NOUNS or has(verb, "aux:pass", "obj"):
        return
    bound.head, bound.dep_ = figure, "advmod"
    people.dep_ = "obj"
    _active(verb)


def _deed_in_company(subject: Token) -> None:
    """ "Gunmen shot and killed a judge", read as gunmen who were shot: what two verbs do to one, one subject does."""
    verb = subject.head
    second = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN")), None)
    if second is None or second.i != verb.i + 2 or has(verb, "aux", "aux:pass", "obl:agent", "obj"):
        return
    if has(second, "obj") and not has(second, "aux", "aux:pass", "nsubj", "nsubj:pass"):
        _active(verb)
        second.tag_ = "VBD"


def _deed_behind_a_comma(participle: Token) -> None:
    """ "Soldiers raided the camp, seizing cocaine", read as a camp that seizes."""
    noun = participle.head
    before = participle.doc[participle.i - 1] if participle.i else participle
    if participle.tag_ != "VBG" or before.text != "," or not has(participle, "obj", "ccomp"):
        return
    verb = noun.head
    if noun.dep_ in ("obj", "obl") and verb.tag_.startswith("VB") and verb.i < noun.i < participle.i:
        participle.head, participle.dep_ = verb, "advcl"


def _said_beside_what_is_said(verb: Token) -> None:
    """ "denied that troops had fired and blamed the rebels", read as troops who blamed them."""
    inner = verb.head
    outer = inner.head
    if verb.lower_ not in SPOKEN_DEEDS or inner.dep_ != "ccomp" or has(verb, "aux", "aux:pass"):
        return
    if verb.tag_ != "VBD" and not (verb.tag_ == "VBN" and verb.lower_ in ASKED):
        return
    if not has(inner, "mark") and not (verb.lower_ in ASKED and outer.lower_ in SAY):
        return
    if outer.tag_ == "VBD" and outer.i < inner.i and has(verb, "cc") and not has(verb, *NOMINAL_SUBJECTS):
        verb.head, verb.tag_ = outer, "VBD"


def _home_read_as_adverb(home: Token) -> None:
    """ "demolished the family home", read as a family, demolished home."""
    verb, owner = home.head, home.nbor(-1) if home.i else home
    if (
        home.lower_ == "home"
        and owner.dep_ == "obj"
        and owner.tag_ == "NN"
        and owner.head.i == verb.i
        and has(owner, "det")
    ):
        for child in list(owner.lefts):
            child.head = home
        home.dep_, home.tag_, owner.head, owner.dep_ = "obj", "NN", home, "compound"


def _gerund_tagged_as_noun(gerund: Token) -> None:
    """ "are accused of bombing villages", tagged as a bombing that has villages."""
    marked = any(c.dep_ == "mark" and c.lower_ in ("of", "for", "by", "without") for c in gerund.children)
    if gerund.tag_ == "NN" and gerund.lower_.endswith("ing") and marked and has(gerund, "obj"):
        gerund.tag_ = "VBG"


def _reported_dead(participle: Token) -> None:
    """ "have been reported killed", read as a report that killed."""
    verb = participle.head
    if participle.tag_ == "VBN" and participle.i == verb.i + 1 and has(verb, "aux:pass") and not list(participle.lefts):
        participle.dep_ = "xcomp"


def _participle_in_a_name(participle: Token) -> None:
    """ "The epidemic ravaging Zimbabwe has killed 100", read as a Zimbabwe of that name."""
    name, noun = participle.head, participle.doc[participle.i - 1] if participle.i else participle
    if (
        participle.tag_ != "VBG"
        or name.tag_ != "NNP"
        or name.i != participle.i + 1
        or name.dep_ not in NOMINAL_SUBJECTS
    ):
        return
    if noun.tag_ not in ("NN", "NNS") or noun.dep_ != "compound" or noun.head.i not in (name.i, participle.i):
        return
    for child in [c for c in (*name.lefts, *participle.lefts) if c.i < noun.i]:
        child.head = noun
    noun.head, noun.dep_ = name.head, name.dep_
    participle.head, participle.dep_ = noun, "acl"
    name.head, name.dep_ = participle, "obj"


def _active(verb: Token) -> None:
    if has(verb, "aux", "aux:pass"):
        return
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
    for subject in [child for child in verb.lefts if child.dep_ == "nsubj:pass"]:
        subject.dep_ = "nsubj"


_MENDS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "conj": (_said_beside_what_is_said,),
    "advcl": (_gerund_tagged_as_noun,),
    "ccomp": (_reported_dead,),
    "compound": (_participle_in_a_name,),
    "advmod": (_home_read_as_adverb,),
    "acl": (_deed_behind_a_comma,),
    "nsubj:pass": (_deed_in_company,),
    "obl": (_killed_about_so_many,),
}
"""By the relation of a token, what may be wrong with it."""
