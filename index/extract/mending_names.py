"""Faults of noun phrases: a name taken for somebody else than the noun beside it, a member of a list for one apart.
Each function undoes one and is silent where it is not there; `mending_arguments.py` calls them.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.dates.words import DAYS
from index.extract.inflection import verb_forms
from index.extract.relations import NOMINAL_SUBJECTS, NOUNS, has

NOT_OF_DAYS = frozenset({"between", "with", "against", "over", "for", "in", "near"})
"""What stands behind these hangs on what happened, not on its day."""
HELD = frozenset("arrest arrests detention trial conviction indictment execution jailing imprisonment".split())
BLAMING = frozenset(form for verb in ("blame", "pin") for form in verb_forms(verb))
ACCUSING = frozenset(form for verb in ("accuse", "suspect", "convict", "acquit") for form in verb_forms(verb))

MAKING = frozenset(
    form for verb in "make name call elect appoint declare consider crown vote".split() for form in verb_forms(verb)
)
QUANTITY = frozenset({"dozens", "hundreds", "thousands", "scores", "pair", "couple", "duo", "trio"})
"""What is several, of whom more may be said."""


def article_alone(article: Token) -> None:
    """ "The Red Dawn claimed", read as two subjects: no article stands alone."""
    if article.lower_ not in ("the", "a", "an") or article.i + 1 >= len(article.doc):
        return
    noun = next((c for c in article.head.children if c.left_edge.i == article.i + 1 and c.i != article.i), None)
    if noun is not None and noun.tag_ in NOUNS:
        article.head, article.dep_ = noun, "det"


def behind_preposition(noun: Token) -> None:
    """ "Kenyans from throughout the country marched", read as Kenyans and a country: no subject stands so."""
    first = next((c for c in noun.head.children if c.dep_ in NOMINAL_SUBJECTS and c.right_edge.i < noun.i), None)
    case = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if first is None or case.tag_ != "IN" or case.head.i != noun.head.i or case.i < first.i:
        return
    for word in noun.doc[first.right_edge.i + 1 : noun.left_edge.i]:
        if word.tag_ == "IN" and word.head.i == noun.head.i:
            word.head, word.dep_ = noun, "case"
    noun.head, noun.dep_ = first, "nmod"


def joined_to_the_noun_before(subject: Token) -> None:
    """ "A couple and their son died": the couple hung on the verb, as if something else."""
    first = subject.left_edge
    before = subject.doc[first.i - 1] if first.i else first
    if first.dep_ != "cc" or first.head.i != subject.i or before.head.i != subject.head.i:
        return
    if before.tag_ in NOUNS and before.dep_ in ("obl:unmarked", "obl", "parataxis", "dep") and not has(before, "case"):
        before.dep_, subject.head, subject.dep_ = subject.dep_, before, "conj"


def named_behind(name: Token) -> None:
    """ "met his counterpart Lena Moss", "the guard Tom Rask was killed": the name taken for somebody else."""
    before, relation = name.left_edge.i - 1, name.dep_
    first = next((c for c in name.head.children if c.right_edge.i == before and c.i != name.head.i), None)
    if first is None or first.dep_ not in (relation, "obl") or has(first, "case"):
        return
    if first.tag_ == name.tag_ == "NNP" and first.i == 0 and first.dep_ == relation and before == 0:
        first.head, first.dep_ = name, "compound"  # "Playwright Tomas Rask has died"
    if (last := name.doc[before]).dep_ == "conj" and last.tag_ == "NN" and has(last, "nmod:poss", "det"):
        first, relation = last, "conj"  # "Ada Brel and her successor Tom Rask met"
    if first.tag_ != "NN":
        return
    described = has(first, "nmod:poss", "det") or (first.dep_ == relation and has(first, "compound", "amod"))
    if name.tag_ == "NNP" and described:
        first.dep_, name.head, name.dep_ = relation, first, "appos"


def list_behind_name(name: Token) -> None:
    """ "killed the judge Ada Verrin, her driver and two guards": what goes on the list hung on her name."""
    if name.tag_ != "NNP" or name.left_edge.i != name.head.i + 1:
        return
    listed = any(c.dep_ == "conj" for c in name.children)
    for child in [c for c in name.children if c.dep_ == "conj" or (c.dep_ == "appos" and listed)]:
        if child.tag_ in NOUNS and child.tag_ != "NNP":
            child.head, child.dep_ = name.head, "conj"


def renamed_behind_comma(second: Token) -> None:
    """ "blamed the Black Reed, the name that officials use": another name, taken for a second object."""
    verb = second.head
    first = next((t for t in second.subtree if not t.is_punct), second)
    comma = second.doc[first.i - 1] if first.i else first
    if comma.text != "," or first.lower_ not in ("the", "a", "an") or not has(second, "acl:relcl", "acl", "nmod"):
        return
    if has(second, "conj", "cc") or comma.i - 1 <= verb.i:
        return
    named = next((c for c in verb.children if c.right_edge.i == comma.i - 1 and c.dep_ in ("obj", "obl")), None)
    if named is not None and named.tag_ in NOUNS:
        second.head, second.dep_ = named, "appos"
        if not has(named, "case"):
            named.dep_ = "obj"


def noun_behind_a_name(noun: Token) -> None:
    """ "a former Orsan general", read as somebody called Orsan: the noun is who."""
    name = noun.head
    if noun.tag_ not in ("NN", "NNS") or not noun.is_lower or name.tag_ != "NNP" or noun.i != name.i + 1:
        return
    if not has(name, "det", "amod", "nummod"):
        return  # "Reporters asked Orsan questions"
    governor, relation = name.head, name.dep_
    others = [child for child in name.children if child.i != noun.i]
    noun.head, noun.dep_ = (noun if governor.i == name.i else governor), relation
    for child in others:
        child.head = noun
    name.head, name.dep_ = noun, "compound"


def taken_hostage(hostage: Token) -> None:
    """ "taking three others hostage", read as one hostage."""
    held = next((c for c in hostage.children if c.dep_ == "compound" and c.i == hostage.i - 1), None)
    if hostage.lower_ in ("hostage", "prisoner", "captive") and held is not None and held.tag_ in ("NNS", "CD"):
        held.head, held.dep_ = hostage.head, "obj"
        hostage.dep_ = "xcomp"
        for child in [c for c in hostage.lefts if c.i < held.i]:
            child.head = held


def accused_of(crime: Token) -> None:
    """ "accused the government of fraud", read as a government of fraud."""
    accused, verb = crime.head, crime.head.head
    if accused.dep_ != "obj" or verb.lower_ not in ACCUSING or crime.i < accused.i or has(crime, "nmod:poss"):
        return
    is_of = any(c.dep_ == "case" and c.lower_ == "of" for c in crime.children)
    single = not any(c.dep_ == "nmod" and c.i > crime.i for c in accused.children)
    if is_of and single and crime.tag_ in ("NN", "VBG") and not has(crime, "det"):
        crime.head, crime.dep_ = verb, "obl" if crime.tag_ == "NN" else "advcl"


def day_of_the_deed(day: Token) -> None:
    """ "Militants Saturday attacked": no name of theirs."""
    noun = day.head
    if day.lower_ in DAYS and noun.tag_ in ("NN", "NNS") and noun.dep_ in NOMINAL_SUBJECTS and noun.i < day.i:
        day.head, day.dep_ = noun.head, "obl:unmarked"


OF_THOSE = frozenset(
    "number total toll count family families parents relatives widows mothers fathers friends wives bodies".split()
)
"""Before "of" those stand to whom something was done."""


def counted_of(participle: Token) -> None:
    """ "the number of guerrillas killed", "the families of three boys killed": they were."""
    number = participle.head
    if participle.tag_ != "VBN" or number.lower_ not in OF_THOSE:
        return
    counted = [c for c in number.children if c.dep_ == "nmod" and c.left_edge.lower_ == "of" and c.i < participle.i]
    if counted:
        participle.head = counted[-1]


def held_for(deed: Token) -> None:
    """ "announced the arrest of four soldiers for killing a priest": the killing is not the announcer's."""
    held = next((c for c in deed.head.children if c.dep_ == "obj" and c.lower_ in HELD and c.i < deed.i), None)
    if held is not None and deed.tag_ == "VBG" and any(c.lower_ == "for" and c.i < deed.i for c in deed.children):
        deed.head, deed.dep_ = held, "acl"


def using_what(using: Token) -> None:
    """ "aircraft using guided missiles", read as one that was guiding."""
    guided = using.head
    missiles = next((c for c in guided.children if c.dep_ == "obj" and c.i == guided.i + 1), None)
    if using.lower_ == "using" and guided.dep_ == "acl" and guided.i == using.i + 1 and missiles is not None:
        using.head, using.dep_ = guided.head, "acl"
        guided.head, guided.dep_ = missiles, "amod"
        missiles.head = using


def blamed_on(culprit: Token) -> None:
    """ "blamed the raid on the rebels": a raid on rebels, and nobody to blame."""
    deed, verb = culprit.head, culprit.head.head
    if deed.dep_ != "obj" or verb.lower_ not in BLAMING or not verb.i < deed.i < culprit.i:
        return
    on = [child for child in deed.children if child.dep_ == "nmod" and child.left_edge.lower_ == "on"]
    if on and on[-1].i == culprit.i:
        culprit.head, culprit.dep_ = verb, "obl"


def list_beside_name(driver: Token) -> None:
    """ "killed the judge Ada Verrin, her driver and two guards", read as a judge who is a driver and guards."""
    judge = driver.head
    if driver.tag_ not in ("NN", "NNS") or judge.dep_ not in ("obj", "nsubj:pass") or not has(driver, "conj"):
        return
    if any(child.dep_ == "appos" and child.tag_ == "NNP" and child.i < driver.i for child in judge.children):
        driver.dep_ = "conj"


def between_two_figures(low: Token) -> None:
    """ "Between 40 and 50 soldiers were killed", read as 40, and 50 soldiers."""
    between = low.doc[low.i - 1] if low.i else low
    if between.lower_ != "between" or low.tag_ != "CD":
        return
    thing = next((child for child in low.children if child.dep_ == "conj" and child.i > low.i), None)
    if thing is None or thing.tag_ not in NOUNS:
        return
    high = next((child for child in thing.children if child.dep_ == "nummod" and child.i > low.i), None)
    if high is None:
        return
    relation, governor = low.dep_, low.head
    thing.head, thing.dep_ = governor, "obj" if relation == "obl" and governor.i < low.i else relation
    low.head, low.dep_ = thing, "nummod"
    for child in [child for child in thing.children if child.dep_ == "cc"]:
        child.head = high
    high.head, high.dep_ = low, "conj"
    between.head = low


def list_apart(driver: Token) -> None:
    """ "killed a nurse, a driver and two guards": the rest of a list hung beside it."""
    verb = driver.head
    if driver.tag_ not in NOUNS or driver.i < verb.i or has(driver, "case", "cop", *NOMINAL_SUBJECTS):
        return
    if not any(token.dep_ == "conj" and has(token, "cc") for token in driver.subtree):
        return
    first = next((token for token in driver.subtree if not token.is_punct), driver)
    comma = driver.doc[first.i - 1] if first.i else first
    if first.tag_ not in ("DT", "CD", "PRP$", "JJ", "IN", *NOUNS):
        return
    verbs = [verb, *(child for child in verb.children if child.dep_ == "ccomp" and child.i < first.i)]
    things = [child for one in verbs for child in one.children if child.dep_ in ("obj", "nsubj:pass")]
    before = [thing for thing in things if thing.right_edge.i < first.i]
    if comma.text == "," and before and before[-1].right_edge.i >= comma.i - 1:
        driver.head, driver.dep_ = before[-1], "conj"


def list_read_as_other_name(second: Token) -> None:
    """ "killed gunmen, a farmer and two guards", "blamed a minister, the navy and its chief", read as gunmen who are a
    farmer and guards: nobody is two, but two may be "a teacher and a poet".
    """
    first = second.head
    last = next((token for token in second.subtree if token.dep_ == "conj" and has(token, "cc")), None)
    after = second.doc[second.right_edge.i + 1] if second.right_edge.i + 1 < len(second.doc) else second
    if last is None or after.text == "," or has(second, "case") or not first.i < second.i < last.i:
        return
    if second.doc[second.left_edge.i - 1].text != "," and second.left_edge.text != ",":
        return
    if first.tag_ == "NNS":
        listed = second.tag_ == "NN" and has(second, "det") and not has(first, "nummod")
    else:
        listed = first.tag_ == "NN" and has(first, "det") and not (_is_any(second) and _is_any(last))
    if listed and first.lower_ not in QUANTITY:
        second.dep_ = "conj"


def split_compound(second: Token) -> None:
    """ "was struck by a cargo ship", read as a cargo that made it a ship."""
    verb, first = second.head, second.doc[second.i - 1] if second.i else second
    if second.tag_ not in ("NN", "NNS") or first.tag_ != "NN" or first.head.i != verb.i or has(second, "det", "case"):
        return
    if first.dep_ in ("obl", "obl:agent", "obj") and has(first, "det", "case") and verb.lower_ not in MAKING:
        second.dep_ = first.dep_
        for child in list(first.lefts):
            child.head = second
        first.head, first.dep_ = second, "compound"


def _is_any(noun: Token) -> bool:
    # "a poet", "poet"
    return noun.tag_ == "NN" and all(c.lower_ in ("a", "an") for c in noun.children if c.dep_ in ("det", "nmod:poss"))


PERIODS = frozenset("week weeks month months year".split())


def hung_on_a_day(noun: Token) -> None:
    """ "launched a mediation effort on Saturday between the two states": a Saturday of theirs."""
    day = noun.head
    if day.lower_ not in DAYS or noun.i < day.i or noun.tag_ not in NOUNS or noun.lower_ in DAYS:
        return
    cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
    # "the killing on Tuesday of three nurses", but "Tuesday of last week"
    of_deed = "of" in cases and day.head.tag_ in NOUNS and has(day, "case") and noun.lower_ not in PERIODS
    if of_deed or cases & NOT_OF_DAYS:
        noun.dep_ = "nmod" if day.head.tag_ in NOUNS else "obl"
        noun.head = day.head


def behind_a_source(noun: Token) -> None:
    """ "was blamed, according to the report, on rebels": a report on rebels."""
    source, verb = noun.head, noun.head.head
    if not verb.i < source.i < noun.i or not any(child.lower_ == "according" for child in source.children):
        return
    first = next((token for token in noun.subtree if not token.is_punct), noun)
    comma = noun.doc[first.i - 1] if first.i else first
    if comma.text == "," and source.i < comma.i:
        noun.head, noun.dep_ = verb, "obl"


def preposition_of_modifier(case: Token) -> None:
    """ "was blamed on Orsa guerrillas": the preposition hung on "Orsa", and nobody was blamed."""
    modifier, noun = case.head, case.head.head
    if modifier.dep_ in ("compound", "amod") and case.i < modifier.i < noun.i and noun.tag_ in ("NN", "NNS"):
        case.head = noun
