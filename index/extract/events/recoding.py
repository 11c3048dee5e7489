"""PLOVER's rules for what has not happened yet: future talks are an agreement, a threatened raid a threat, a refused
visit a rejection; and what is agreed, demanded or refused is the content of that act, not an event beside it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from index.extract.events.groups import Group
from index.extract.events.hosts import APART, REASONS
from index.extract.events.modality import NEGATORS
from index.extract.events.modes import modes
from index.extract.events.needs import HARMFUL
from index.extract.events.scene import Scene
from index.extract.events.speech_acts import NEGATED_NEEDS
from index.extract.events.tree import is_free_participle, is_verb, outermost_conjunct, preposition
from index.extract.events.voices import SPOKEN
from index.extract.inflection import verb_forms
from index.extract.words import LEXICON
from index.records import Modality

HOLDERS = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT", "AID", "CONSULT"})
"""Types whose complement says what was agreed, threatened, demanded, refused or praised."""

CLAUSES = frozenset({"xcomp", "ccomp"})
PHRASES = frozenset({"obj", "obl", "nmod", "conj", "compound", "nsubj:pass", "amod"})
MEANWHILE = frozenset({"at", "after", "during", "before", "following", "since", "amid", "despite"})
VOTING = verb_forms("vote")
REFUSING = frozenset(form for verb in ("refuse", "decline", "fail", "reject") for form in verb_forms(verb))
DECIDING = frozenset(form for verb in ("decide", "opt", "choose", "move", "vote") for form in verb_forms(verb)) | {
    "decision",
    "decisions",
}
FUTURE = frozenset({"will", "'ll", "would", "wo"})
WILLING = frozenset({"ready", "willing", "prepared", "inclined"})
"""Who is not these refuses."""
CIRCUMSTANCES = frozenset({"amid", "despite", "after", "following", "before", "during", "because of", "in spite of"})
"""Behind these stands what goes on beside an event."""
STEPS = 6
"""How far above a trigger its holder is looked for."""


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((LEXICON / "recoding.toml").read_text(encoding="utf-8"))


def recoded(type_: str, sure: Modality, group: Group) -> tuple[str, Modality]:
    """The type and modality of an event after PLOVER's rules for what is planned, threatened or refused."""
    if sure == "negated" and _is_own(group):
        return type_, "asserted"  # "would not accept it", "said no to it": the denial is the deed
    if sure == "planned" and group.main.clause.governor.head.lower_ == "about":
        return type_, sure  # "is about to restore relations": settled, and all but done
    if (
        sure == "planned"
        and group.main.clause.governor.head.lower_ in DECIDING
        and (type_ in _table()["refused"] or type_ in SPOKEN)
    ):
        return type_, "asserted"  # "decided to lift the ban": as good as done
    above = group.main.clause.governor.head
    if sure == "planned" and type_ != "PROTEST" and above.lower_ in VOTING and is_verb(above):
        return type_, "asserted"  # "voted to impose sanctions": with the vote it is done
    if _is_out_of_the_question(group.main.clause.governor) and type_ in _table()["refused"]:
        return _table()["refused"][type_], "asserted"
    if sure == "hypothetical" and group.actors and _is_conditional(group.main.clause.governor):
        became = _table()["conditional"].get(type_)
        return (became, "asserted") if became is not None else (type_, sure)
    if sure in ("planned", "threatened"):
        table = _table()[sure]
        return table.get(f"{type_}/{group.main.rule.mode}", table.get(type_, type_)), sure
    if sure in ("negated", "attempted") and _is_refused(group.main.clause.governor):
        became = _table()["refused"].get(type_)
        if became is not None:
            return became, "asserted"
    return type_, sure


def _is_own(group: Group) -> bool:
    """Whether the negation is what the rule asks for, or one of the trigger's own words."""
    main = group.main
    asked = not NEGATED_NEEDS.isdisjoint(main.rule.needs)
    return asked or any(token.lower_ in NEGATORS for token in main.match.words[1:])


def recoded_modes(scene: Scene, group: Group, type_: str) -> tuple[str, ...]:
    """The modes of an event that became `type_`: of a threat, that of what is threatened."""
    if type_ == "THREATEN" and (type_ != group.type or group.threatened is not None):
        threat = _threat_mode(group.threatened or group)
        return (threat,) if threat else ()
    return modes(scene, group) if type_ == group.type else ()


def _threat_mode(group: Group) -> str:
    modes = _table()["threat_modes"]
    rule = group.main.rule
    return modes.get(f"{rule.type}/{rule.mode}", modes.get(rule.type, ""))


def _is_refused(verb: Token) -> bool:
    # "will not attend", "refused to meet": a decision. "did not meet": only something that did not happen.
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(auxiliaries & FUTURE) or verb.head.lower_ in REFUSING or verb.lower_ in WILLING


def _is_out_of_the_question(verb: Token) -> bool:
    # "lifting the ban is out of the question": refused
    text = verb.doc[verb.i :].text.lower()
    return text.find(" out of the question") >= 0 or text.find(" off the table") >= 0


def _is_conditional(verb: Token) -> bool:
    # "may freeze its loans if ...": who says what may follow threatens with it.
    may = any(child.lower_ in ("may", "could", "might") and child.dep_ == "aux" for child in verb.children)
    return may and any(token.lower_ in ("if", "unless") for token in verb.doc[verb.i + 1 :])


def contents(groups: Sequence[Group]) -> dict[int, int]:
    """Of the groups of a sentence, which tell only the content of another: {index of the content: index of its act}."""
    heads = {token.i: at for at, group in enumerate(groups) for token in group.main.match.words or group.heads()[:1]}
    found: dict[int, int] = {}
    for at in range(len(groups)):
        within = _within(groups, at)
        if within is not None:
            found[at] = within
            continue
        holder = _holder(groups, heads, at)
        if holder is not None and found.get(holder) != at:
            found[at] = holder
    return found


def _within(groups: Sequence[Group], at: int) -> int | None:
    """The group one of whose words is the trigger of this one: "ordered the arrest of" is told once."""
    head = groups[at].main.match.head.i
    for other, group in enumerate(groups):
        words = group.main.match.words
        if (
            group.type in ("ACCUSE", "SANCTION")
            and group.main.match.head.i < head
            and any(word.i == head for word in words)
        ):
            return other
    return None


def _holder(groups: Sequence[Group], heads: dict[int, int], at: int) -> int | None:
    group = groups[at]
    own = {token.i for b in group.bounds for token in (b.match.head, *b.match.words)}
    token = outermost_conjunct(group.main.match.head)
    by_clause = False
    for _ in range(STEPS):
        relation, above = token.dep_, token.head
        if above.i == token.i:
            return None
        if relation == "obl" and preposition(token) in MEANWHILE:
            return None  # "at a meeting with the union, the minister offered": told beside it
        if relation == "conj" and by_clause and is_verb(token):
            return None  # "condemned the coup and said its leaders would meet": told beside it
        infinitive = relation in ("advcl", "acl") and token.tag_ in ("VB", "VBG")
        beside = is_free_participle(token) or preposition(token) in CIRCUMSTANCES
        if beside and (group.type in SPOKEN or group.main.rule.mode in APART):
            return None  # "Amid calls for his resignation, he met the king": told beside it
        if relation in CLAUSES or infinitive:
            by_clause = True
        elif relation not in PHRASES:
            return None
        holder = heads.get(above.i)
        if holder is not None and holder != at and above.i not in own:
            if _is_content(groups[holder], group, by_clause):
                return holder
            if not by_clause:
                return None  # "agreed to cooperate to bring refugees home": all of it is agreed
        token = above
    return None


def _is_content(act: Group, content: Group, by_clause: bool) -> bool:
    if act.type == "THREATEN" and content.type in HARMFUL:
        return True  # "threatened further attacks on both towns", "threatened to kill the mayor"
    if act.type == content.type:
        if preposition(content.main.match.head) in REASONS and any(b.rule.toll for b in content.bounds):
            return False  # "an attack in retaliation for raids that killed 26": both are told
        return not by_clause or act.main.rule.pos == "verb"
    if act.type not in HOLDERS or any(b.rule.toll for b in content.bounds):
        return False
    if act.type == "ACCUSE" and content.main.rule.id == "break-truce-verb":
        return True  # "accused the other of violating the truce"
    if act.type in ("ACCUSE", "SUPPORT", "AID", "CONSULT"):
        return content.type not in HARMFUL and (not by_clause or act.type != "CONSULT")
    return by_clause or content.type not in HARMFUL
