"""How sure the text is that it happened: asserted, claimed, alleged, believed, planned, threatened, attempted,
hypothetical or negated. Read off auxiliaries, governing verbs, adverbs and the cue of the attribution.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import cast

from spacy.tokens import Token

from index.extract.events.attribution import cue_class
from index.extract.events.charges import CLEARED, is_proved, is_reason
from index.extract.events.graph import Clause
from index.extract.events.tree import BE, is_free_participle, is_verb, outermost_conjunct, preposition
from index.extract.inflection import noun_forms, verb_forms
from index.extract.words import LEXICON
from index.records import Modality

NEGATORS = frozenset({"not", "n't", "never", "no", "nobody", "none", "without", "neither", "nor", "hardly"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
CLOSING = frozenset({'"', "'", "”", "’", "»", ")"})
REPORTS = frozenset(
    "report reports claim claims allegation allegations rumour rumours rumor rumors story stories accusation "
    "accusations charge charges suggestion suggestions".split()
)
DENYING = frozenset(form for verb in ("deny", "reject", "dismiss", "refute", "dispute") for form in verb_forms(verb))
UNTRUE = frozenset("unfounded false untrue baseless groundless wrong incorrect fabricated denied refuted".split())
SILENT = frozenset({"wished", "ended"})
MEANT = frozenset({"planned", "threatened", "negated"})
"""What these verbs govern stays theirs with a day between them: "decided on Thursday to lift the ban"."""
KEEPING = frozenset(
    form
    for verb in "keep prevent stop deter dissuade discourage protect save bar ban prohibit hinder".split()
    for form in verb_forms(verb)
)
"""Who keeps somebody from something sees to it that it does not happen."""
SEEMING = frozenset(form for verb in ("appear", "seem") for form in verb_forms(verb))
GIVE = verb_forms("give")
CALL = verb_forms("call")
OCCASIONS = frozenset(
    "after following amid since during over because in with by at before despite as through upon".split()
)
"""Prepositions behind which stands what was there already, whatever the verb wishes for or ends."""
TRIED = frozenset({"attempt", "attempts", "plot", "plots"})
"""Nouns of what was tried, where they are the trigger itself."""
MAKE = ("force", "compel", "oblige", "coerce", "prompt", "cause", "lead")
MAKING = frozenset(form for verb in MAKE for form in verb_forms(verb))
"""Who is forced to do something does it."""
ACTUAL = MAKING | {
    form
    for verb in ("manage", "begin", "start", "continue", "help", "go on", "proceed", "use", "become")
    for form in verb_forms(verb)
}
"""What these govern happened: "managed to capture", "began to shell", "helped to train"."""
FIRSTS = frozenset({"first", "last", "latest", "only", "second", "third"})
HAVING = frozenset({"have", "has", "had"})
USING = frozenset({"used", "using"})
"""Who used something to do a thing did it: "used tractors to block the road"."""
HASTY = FIRSTS | {"quick", "swift"}
"""Who is these to do something has done it."""
POSSIBLE = frozenset({"could", "may", "might", "would", "should", "must", "can", "ought", "shall"})
HABITS = frozenset("frequently often regularly usually routinely sometimes typically traditionally normally".split())
CALLING = frozenset({"called", "calls", "scheduled", "announced"})
GATHERINGS = frozenset("strike strikes rally rallies protest protests march marches walkout stoppage sit-in".split())
PREPARING = frozenset(form for verb in ("prepare", "pave") for form in verb_forms(verb))
AFRAID = frozenset({"afraid", "worried", "fearful", "concerned", "anxious"})
BURNING = frozenset(
    "fire fires blaze blazes wildfire wildfires bushfire bushfires inferno flood floods flooding spill".split()
)
COPING = frozenset(
    form
    for verb in ("fight", "battle", "tackle", "contain", "extinguish", "control", "douse")
    for form in verb_forms(verb)
)


@cache
def _governors() -> dict[str, str]:
    raw = tomllib.loads((LEXICON / "modality.toml").read_text(encoding="utf-8"))
    return {form: name for name, verbs in raw["verbs"].items() for verb in verbs for form in verb_forms(verb)}


@cache
def _nouns() -> dict[str, Modality]:
    raw = tomllib.loads((LEXICON / "modality.toml").read_text(encoding="utf-8"))
    return {form: name for name, nouns in raw["nouns"].items() for noun in nouns for form in noun_forms(noun)}


@cache
def _adverbs() -> dict[str, Modality]:
    raw = tomllib.loads((LEXICON / "modality.toml").read_text(encoding="utf-8"))
    return {word: name for name, words in raw["adverbs"].items() for word in words}


def modality(clause: Clause, cue: str) -> Modality | None:
    """The modality of a clause reported with a cue of this class; None where it names no event but a purpose."""
    head = clause.governor
    if is_question(head):
        return "hypothetical"
    if _is_refuted(head):
        return "negated"
    if clause.is_noun and head.lower_ in CALL and _has_off(head):
        return "negated"  # "called off the strike"
    if clause.is_noun and clause.head.dep_ == "obj" and clause.head.lower_ in GATHERINGS and head.lower_ in CALLING:
        return "planned"  # "called a 48-hour strike from Tuesday"
    if clause.is_noun and clause.head.dep_ == "obj" and _gives_up(clause.head.head):
        return None  # "have given up fighting"
    if head.tag_ in ("VBP", "VBZ") and any(c.dep_ == "advmod" and c.lower_ in HABITS for c in head.children):
        return None  # "frequently attack convoys"
    burning = clause.is_noun and clause.head.dep_ == "obj" and clause.head.lower_ in BURNING
    if burning and clause.head.head.lower_ in COPING:
        return "asserted"  # "were battling to contain a wildfire"
    grammatical = _of_clause(head)
    if grammatical is None:
        return None
    if clause.light is None and clause.is_noun:
        if _is_silenced(clause.head):
            return None
        grammatical = _of_noun(clause.head) or grammatical
    if cue == "deny" and grammatical in ("asserted", "attempted", "planned"):
        return "negated"  # "denied that its men had planned to kill him"
    if grammatical != "asserted":
        return grammatical
    if cue in ("believe", "allege"):
        return "believed" if cue == "believe" else "alleged"
    for token in head.children:
        if token.dep_ == "advmod" and token.text.lower() in _adverbs():
            return _adverbs()[token.text.lower()]
    return "asserted"


def is_question(verb: Token) -> bool:
    """Whether a clause asks: "Did your men attack the village?". What it takes for granted is told elsewhere."""
    doc = verb.doc
    last = next((token.text for token in reversed(doc) if token.text not in CLOSING), "")
    return last == "?" and not any(cue_class(token) for token in verb.ancestors)


def _is_refuted(verb: Token) -> bool:
    # "reports that the mayor was shot are false"
    report = verb.head
    for _ in range(3):  # "denied charges that he ran a squad that killed two"
        if report.lower_ in REPORTS or report.head.i == report.i:
            break
        verb, report = (report, report.head) if is_verb(report) else (verb, report.head)
    if verb.dep_ not in ("acl", "acl:relcl", "ccomp") or report.lower_ not in REPORTS:
        return False
    if report.dep_ == "obj" and report.i < verb.i:
        return report.head.lower_ in DENYING  # "denied charges that he ran a death squad"
    return report.dep_ in ("nsubj", "nsubj:pass") and report.head.lower_ in UNTRUE


def _gives_up(verb: Token) -> bool:
    return verb.lower_ in GIVE and any(child.lower_ == "up" and child.i == verb.i + 1 for child in verb.children)


def _has_off(verb: Token) -> bool:
    return any(child.lower_ == "off" and child.i == verb.i + 1 for child in verb.children)


def _told(governor: str) -> Modality | None:
    """The modality a governing verb gives; what is only wished for, or is to end, is no event of its own."""
    return None if governor in SILENT else cast(Modality, governor)


def _of_clause(verb: Token) -> Modality | None:
    children = {child.text.lower(): child for child in verb.children}
    auxiliaries = {word for word, child in children.items() if child.dep_ in ("aux", "mark", "aux:pass")}
    if "to" in children and (verb.tag_ == "VB" or any(child.dep_ == "obj" for child in verb.children)):
        auxiliaries.add("to")  # "to do everything to free the hostages": read as a preposition
    negated = any(
        child.text.lower() in NEGATORS and child.dep_ in ("advmod", "mark", "cc:preconj", "det", "case")
        for child in verb.children
    )
    if auxiliaries & CONDITIONS or ("until" in auxiliaries and verb.tag_ in ("VBP", "VBZ")):
        return "hypothetical"  # "until the port falls": not yet
    if negated or _has_negative_argument(verb):
        return "negated"
    if is_reason(verb):
        return "asserted" if is_proved(verb) else "alleged"
    if verb.dep_ == "ccomp" and verb.head.lower_ in AFRAID:
        return "hypothetical"  # "were afraid that they would be attacked"
    infinitive = "to" in auxiliaries
    if infinitive and any(c.lower_ in BE and c.dep_ in ("cop", "aux") and c.i < verb.i for c in verb.children):
        return "planned"  # "Ostrana is to send doctors"
    subordinate = verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl")
    if subordinate and "from" in children and verb.head.lower_ in KEEPING:
        return None  # "to keep the crowd from being hurt"
    if subordinate and (infinitive or (is_verb(verb) and verb.tag_ in ("VBG", "VB"))):
        governor = verb.head
        if infinitive and governor.lower_ in HASTY:
            return "asserted"  # "was quick to condemn it", "was the first to accuse him"
        if verb.dep_ == "acl" and any(child.lower_ == "no" for child in governor.children):
            return "negated"  # "had no plans to send troops", "no intention of leaving"
        if verb.dep_ == "xcomp" and is_verb(governor) and _is_unreal(governor):
            return "negated" if _of_clause(governor) == "negated" else "hypothetical"
        named = None if is_free_participle(verb) else _governors().get(governor.lower_)
        if named is None and verb.dep_ == "acl" and governor.dep_ in ("obj", "iobj", "obl", "nsubj:pass"):
            named = _governors().get(governor.head.lower_)  # "asked both sides to free", "accused the group of taking"
            named = named if named in ("alleged", "wished") else None
        loose = verb.dep_ in ("advcl", "acl")
        if named is not None and (not loose or named in ("alleged", "wished") or (infinitive and named in MEANT)):
            return _told(named)
        noun = _nouns().get(governor.lower_)
        if noun is not None and verb.dep_ == "acl":
            return noun
        if infinitive and _is_perfect(verb) and verb.dep_ in ("xcomp", "ccomp"):
            # "is said to have fled", "seems to have fled": somebody's word or guess, and no plan
            return "believed" if governor.lower_ in SEEMING or cue_class(governor) == "believe" else "alleged"
        if infinitive and verb.dep_ == "xcomp" and governor.lower_ in SEEMING:
            return "believed"
        if infinitive and verb.dep_ == "acl" and any(c.lower_ in FIRSTS for c in governor.children):
            return "asserted"  # "the first country to recognise it"
        if infinitive and verb.dep_ in ("advcl", "acl", "obl"):
            return _of_clause(governor) if governor.lower_ in USING else None
        if infinitive and verb.dep_ == "xcomp" and governor.lower_ in HAVING:
            sure = _of_clause(governor)  # "had to be evacuated", "do not have to leave"
            return sure if governor.lower_ == "had" or sure == "negated" else "planned"
        if infinitive and verb.dep_ == "xcomp" and governor.lower_ not in ACTUAL:
            return "planned"
        if infinitive and verb.dep_ == "xcomp" and governor.lower_ in MAKING:
            return _of_clause(governor)  # "may be forced to resign"
    told = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and cue_class(verb.head) == "say")
    if infinitive and told and any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children):
        return "planned"  # "Pilots to strike for three days"
    if "will" in auxiliaries or "'ll" in auxiliaries or ("going" in children and infinitive):
        return "planned"
    if "would" in auxiliaries and verb.dep_ in ("ccomp", "parataxis") and cue_class(verb.head) in ("say", "claim"):
        return "planned"  # "said it would allow the inspectors in": a promise, told later
    if auxiliaries & POSSIBLE:
        return "alleged" if _is_perfect(verb) else "hypothetical"
    if verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ in ("VB", "VBN", "VBG"):
        return _of_clause(verb.head)
    return "asserted"


def _is_unreal(governor: Token) -> bool:
    # "unless inspectors are allowed to enter", "denied plotting to kill him", "did not try to flee"
    return governor.dep_ != "ROOT" and _of_clause(governor) in ("hypothetical", "negated")


def _is_silenced(noun: Token) -> bool:
    # "will stop its shelling", "called for an attack": what is to end, or is only wished for, did not happen here.
    verb = outermost_conjunct(noun).head
    governed = outermost_conjunct(noun).dep_ in ("obj", "obl", "nsubj:pass") and is_verb(verb)
    if verb.lower_ in CALL and outermost_conjunct(noun).dep_ == "obj":
        return False  # "called the attack a crime": it happened
    if outermost_conjunct(noun).dep_ == "obl" and preposition(outermost_conjunct(noun)) in OCCASIONS:
        return False  # "called a strike after the killing of two miners"
    return governed and _governors().get(verb.lower_) in SILENT


def _of_noun(noun: Token) -> Modality | None:
    # "threatened attacks on", "plans for an assault", "no attack"
    lowers = {child.text.lower() for child in noun.children if child.dep_ in ("det", "amod", "compound")}
    if lowers & NEGATORS:
        return "negated"
    for word in lowers:
        if word in _adverbs():
            return _adverbs()[word]
    if noun.dep_ == "obl" and noun.head.lower_ in CLEARED and preposition(noun) == "of":
        return "negated"  # "was cleared of murder"
    if noun.dep_ == "obl" and _governors().get(noun.head.lower_) == "alleged" and preposition(noun) in ("with", "of"):
        return "alleged"  # "charged with the murder of a judge"
    if preposition(noun) == "for" and noun.head.lower_ in PREPARING:
        return "hypothetical"  # "prepare the ground for an attack"
    if noun.lower_ in TRIED:
        return "attempted"  # "survived an assassination attempt"
    first = outermost_conjunct(noun)
    if any(child.lower_ == "there" and child.dep_ in ("nsubj", "expl") for child in first.children):
        return _of_clause(first)  # "there will not be any more bombings or murders"
    head = noun.head
    if noun.dep_ in ("obj", "nsubj:pass") and is_verb(head):
        named = _governors().get(head.lower_) if head.lower_ not in CALL else None
        if head.lower_ == "ordered" and noun.dep_ == "nsubj:pass" and any(c.lower_ == "the" for c in noun.children):
            return "asserted"  # "the killing had been ordered by a general": it had been done
        if named is not None:
            above = _of_clause(head)  # "accused of ordering the massacre"
            return above if above in ("alleged", "negated", "hypothetical") else _told(named)
        return _of_clause(head) if cue_class(head) == "" else "asserted"
    return _nouns().get(head.lower_) if noun.dep_ in ("nmod", "obl") else None


def _has_negative_argument(verb: Token) -> bool:
    return any(
        child.dep_ in ("nsubj", "nsubj:pass", "obj")
        and (
            child.lower_ in ("nobody", "none", "neither") or any(c.lower_ in ("no", "neither") for c in child.children)
        )
        for child in verb.children
    )


def _is_perfect(verb: Token) -> bool:
    return any(child.text.lower() == "have" and child.dep_ == "aux" for child in verb.children)
