"""What somebody is held, tried, punished or praised for: "arrested two men for killing a judge", "jailed for a raid".

The deed is theirs who are held, not of those who hold them; what a court has found is sure, a charge is not.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.extract.inflection import noun_forms, verb_forms

HOLDING = frozenset(
    form
    for verb in "arrest detain accuse blame charge suspect criticise criticize condemn denounce fault indict try sue "
    "question seek hunt punish sanction fine hold prosecute investigate expel ban suspend".split()
    for form in verb_forms(verb)
)
SENTENCING = frozenset(
    form for verb in "sentence convict jail imprison execute hang behead fine".split() for form in verb_forms(verb)
)
CLEARED = frozenset(form for verb in ("clear", "acquit", "absolve", "exonerate") for form in verb_forms(verb))
PRAISING = frozenset(
    form
    for verb in "praise thank hail reward decorate commend congratulate honour honor".split()
    for form in verb_forms(verb)
)
HELD_NOUNS = frozenset(
    form
    for noun in "arrest detention trial prosecution indictment conviction sentencing imprisonment execution".split()
    for form in noun_forms(noun)
)


def is_reason(deed: Token) -> bool:
    """Whether a verb tells what somebody is held or punished for."""
    return holder(deed) is not None


def holder(deed: Token) -> Token | None:
    """The verb or event noun of holding, trying or punishing whose reason a gerund tells; None where it tells none."""
    if deed.tag_ != "VBG" or not any(c.lower_ == "for" and c.dep_ in ("mark", "case") for c in deed.children):
        return None
    above = deed.head
    if above.lower_ in HOLDING | SENTENCING | PRAISING and above.tag_.startswith("VB"):
        return above
    for noun in (above, *list(above.ancestors)[:3]):  # "the arrest of two men for killing": hung on the men
        if noun.lower_ in HELD_NOUNS and noun.tag_.startswith("N") and noun.i < deed.i:
            return noun
    return None


def is_proved(deed: Token) -> bool:
    """Whether a court has found so, or somebody is thanked for it."""
    above = holder(deed)
    return above is not None and (above.lower_ in SENTENCING | PRAISING or above.lower_ in ("conviction", "sentencing"))
