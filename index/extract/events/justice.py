"""What the rules of law and punishment ask of their arguments: whether somebody is charged and not a battery, whether a
court or the police act, whether what is handed down is a sentence and what is dropped a case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from index.extract.events.complements import complements, is_name, is_party
from index.extract.events.kinds import Kind
from index.extract.events.needs import hurtable, objects_with_of, sector
from index.extract.events.rules import frames
from index.extract.events.scene import Scene
from index.extract.events.tree import preposition
from index.extract.events.triggers import is_trigger_noun, is_trigger_verb
from index.extract.events.warrants import laid_by
from index.extract.inflection import singular, verb_forms
from index.extract.words import words

if TYPE_CHECKING:
    from index.extract.events.roles import Bound

LAW = frozenset({"COP", "JUD", "SPY", "LEG"})
"""Sectors that inquire into what somebody did, summon and charge."""
DROPPING = LAW | {"GOV", "ELI", "MIL"}
CIVIL = frozenset({"CVL", "EDU", "LAB", "OPP", "REL", "AGR", "JRN", "SOC", "GOV", "PTY", "LEG", "MED", "BUS", "NGO"})
"""Whom soldiers arrest: whoever else they take is a captive of war, or was abducted."""
OUTLAWS = frozenset({"REB", "UAF", "IMG", "SEP", "CRM", "PRM"})
"""Who kills captives without a law."""

PERSONAL = frozenset("i me we us you".split())
DUTIES = frozenset(
    "building restoring overseeing leading managing running finding protecting ensuring developing implementing "
    "negotiating drafting organising organizing investigating enforcing keeping maintaining making designing providing "
    "producing defending preparing looking helping guarding supervising bringing teaching delivering".split()
)
"""Gerunds behind "charged with" that name a task and no offence."""

LETTING = frozenset({"let", "lets", "letting", "allow", "allows", "allowed", "allowing"})
PLACES_OF_CUSTODY = frozenset("custody jail jails prison prisons detention cell cells dungeon dungeons bars".split())
CAMPS = frozenset("camp camps barracks station incommunicado headquarters facility facilities".split())
HELD = frozenset(
    "bail charge charges arrest arrested detained prisoner prisoners detainee detainees questioned".split()
)
TASKS = frozenset("care task job responsibility duty oversight supervision protection maintenance running".split())
KEEPING = frozenset(form for verb in ("hold", "keep", "lock") for form in verb_forms(verb))
MAKING = verb_forms("make") | verb_forms("carry")
TERMS = frozenset("term terms penalty penalties".split())
TIMES = frozenset("year years month months life days".split())
OF_CUSTODY = frozenset("jail prison custodial suspended death life prison-term".split())
BEHIND_BARS = frozenset("jail prison bars custody imprisonment detention labour labor".split())
TRADE = frozenset(
    "import imports export exports trade arms weapons oil travel visa visas flight flights entry asset assets goods "
    "products product tariff".split()
)
QUESTIONING = frozenset("questioning interrogation interview".split())
ANSWERING = frozenset("explain answer testify appear face".split())
LAWFUL = (
    "convicted", "convict", "sentenced", "death sentence", "death row", "death penalty", "appeal", "verdict", "guilty",
    "firing squad", "lethal injection", "gallows", "judicial", "clemency", "condemned", "capital punishment", "a court",
    "the court", "supreme court",
)  # fmt: skip
"""Words that tell of an execution by law and no murder."""
CONDEMNED = frozenset("smuggler trafficker murderer killer convict prisoner inmate dealer".split())
PAID = frozenset("fine fines damages compensation restitution costs penalty service sentence prison jail".split())
EMERGENCY = (
    "state of emergency",
    "martial law",
    "emergency rule",
    "emergency law",
    "emergency powers",
    "state of siege",
)


def _is_someone(scene: Scene, token: Token) -> bool:
    named = is_name(token) and scene.kind(token) in (Kind.OTHER, Kind.AGENT)
    return hurtable(scene, token) or named or token.lower_ in PERSONAL or scene.kind(token) is Kind.AGENT


def surface(bound: Bound) -> tuple[Token, ...]:
    """Where whom a rule is about stands in its clause: its targets, or the pronoun that could be none."""
    if bound.targets:
        return bound.targets
    if "subj" in frames()[bound.rule.frame].target:
        return bound.clause.subjects or bound.clause.objects
    return bound.clause.objects


def _someone(scene: Scene, bound: Bound) -> bool:
    return any(_is_someone(scene, t) for t in surface(bound))


def _is_law(scene: Scene, token: Token, sectors: frozenset[str] = LAW) -> bool:
    near = {token.lower_, *(child.lower_ for child in token.children)}
    return sector(scene, token) in sectors or bool(near & (words("court_noun") | words("inquirer_noun")))


def _law_actor(scene: Scene, bound: Bound) -> bool:
    return any(_is_law(scene, t) for t in bound.actors)


def _law_or_passive(scene: Scene, bound: Bound) -> bool:
    if bound.actors:
        return any(_is_law(scene, t, DROPPING) or scene.kind(t) is Kind.PLACE for t in bound.actors)
    return bound.clause.passive


def _charged(scene: Scene, bound: Bound) -> bool:
    """Whether somebody is charged with an offence: no task, no battery, no fee."""
    head = bound.match.head
    if not _someone(scene, bound) or any(c.dep_ == "ccomp" for c in head.children):
        return False
    if any(word.lower_ in DUTIES and word.nbor(-1).lower_ == "with" for word in head.doc[head.i + 1 : head.i + 6]):
        return False
    if any(t.lower_ in TASKS for t in bound.clause.oblique("with")):
        return False
    told = bound.clause.oblique("with", "over", "under", "for", "in", "in connection with", "after")
    return bound.clause.passive or bool(told) or _law_actor(scene, bound)


def _is_offence(token: Token) -> bool:
    inside = [token, *token.children]
    return any(
        w.lower_ in words("offence_noun") or singular(w.lower_) in words("offence_noun") or is_trigger_noun(w)
        for w in inside
    ) or (token.tag_ == "VBG" and is_trigger_verb(token))


def _wanted(scene: Scene, bound: Bound) -> bool:
    head = bound.match.head
    reasons = (*bound.clause.oblique("for", "over", "in", "in connection with", "on"),)
    reasons += tuple(c for c in head.children if c.dep_ == "advcl" and c.tag_ == "VBG")
    return _law_actor(scene, bound) or any(_is_offence(t) or t.lower_ in ("charge", "charges") for t in reasons)


def _for_questioning(scene: Scene, bound: Bound) -> bool:
    purposes = {t.lower_ for t in (*bound.clause.oblique("for"), *bound.match.head.children)} & QUESTIONING
    before = bound.clause.oblique("before") and any(_is_law(scene, t) for t in bound.clause.oblique("before"))
    return bool(purposes or before) or any(v.lower_ in ANSWERING for v in complements(bound.match.head))


def _is_penalty(token: Token) -> bool:
    lower = token.lower_
    near = {child.lower_ for child in token.children}
    if lower in ("sentence", "sentences", "imprisonment") or (
        lower in ("fine", "fines") and token.tag_ in ("NN", "NNS")
    ):
        return True
    if lower in TERMS:
        return bool(near & OF_CUSTODY)
    if lower not in TIMES:
        return False
    said = {t.lower_ for t in token.doc}
    after = [t for t in token.doc[token.i + 1 :] if t.lower_ == "for" and t.i - token.i < 8]
    return bool(said & BEHIND_BARS) or any(_is_offence(t.head) for t in after)


def _penalty_object(scene: Scene, bound: Bound) -> bool:
    return any(_is_penalty(t) for t in objects_with_of(bound) if t.head.i == bound.match.head.i or t.dep_ == "conj")


def _fined(scene: Scene, bound: Bound) -> bool:
    return _someone(scene, bound) and any(t.lower_ in PAID for t in bound.match.head.subtree)


def _by_law(scene: Scene, bound: Bound) -> bool:
    if any(sector(scene, t) in OUTLAWS for t in bound.actors):
        return False
    state = any(sector(scene, t) in ("GOV", "JUD") or scene.kind(t) is Kind.PLACE for t in bound.actors)
    condemned = any(singular(w.lower_) in CONDEMNED for t in bound.targets for w in (t, *t.children))
    return state or condemned or any(phrase in scene.lower for phrase in LAWFUL)


def _jailed_in(scene: Scene, bound: Bound) -> bool:
    kept = bound.match.head.lower_ in KEEPING
    where = {t.lower_ for t in bound.clause.oblique("in", "at", "to", "into", "behind")}
    said = {child.lower_ for child in bound.match.head.children}
    held = bound.match.head.lower_ == "held"
    detained = held and bound.clause.passive and not bound.clause.oblique("to", "for", "as")
    if detained and ("being" in said or bound.clause.oblique("over")):
        return True  # "Two men are being held", "Three held over a bomb plot"
    return bool(where & PLACES_OF_CUSTODY) or (kept and bool((where | said) & CAMPS))


def _carried_out(scene: Scene, bound: Bound) -> bool:
    return bound.clause.light is not None and bound.clause.light.lower_ in MAKING


def _civil_target(scene: Scene, bound: Bound) -> bool:
    return any(t.lower_ in words("civil_object") for t in bound.targets)


def _let_go(scene: Scene, bound: Bound) -> bool:
    """Whether it is a pronoun that is freed, or somebody "let go": who has a name or a noun is `released`."""
    said = scene.words
    held = said & (HELD | BEHIND_BARS | words("hostage"))
    held |= {c.lower_ for t in surface(bound) for c in t.children if c.dep_ == "acl" and c.lower_ in KEEPING}
    jailer = any(sector(scene, t) in DROPPING | OUTLAWS for t in bound.actors)
    rescued = bool(said & words("hostage")) and any(sector(scene, t) in DROPPING for t in bound.actors)
    if rescued or not _someone(scene, bound):
        return False
    pronoun = not bound.targets
    return (pronoun or bound.match.head.lower_ in LETTING) and bool(held or jailer)


def _at_home(scene: Scene, bound: Bound) -> bool:
    """Whether a ban is laid on the own people: one on another country or its trade is a sanction."""
    if any(t.lower_ in TRADE for t in (*objects_with_of(bound), *bound.targets)):
        return False
    inner = [c for t in bound.targets for c in t.children if preposition(c) not in ("in", "at", "across")]
    mentions = [scene.mention(t) for t in (*bound.targets, *inner)]
    return not any(m is not None and m.label in ("LOC", "NORP") for m in mentions)


def _testified(scene: Scene, bound: Bound) -> bool:
    return any(_is_someone(scene, t) for t in (*bound.targets, *bound.clause.objects, *bound.clause.oblique("against")))


def _said(tokens: Iterable[Token], name: str) -> bool:
    return any(t.lower_ in words(name) or singular(t.lower_) in words(name) for t in tokens)


def _police_or_army(scene: Scene, bound: Bound) -> bool:
    """Whether the police act, or soldiers against people without arms."""
    sectors = {sector(scene, t) for t in bound.actors}
    unarmed = bool(bound.targets) and all(sector(scene, t) in CIVIL for t in bound.targets)
    return bool(sectors & {"COP", "SPY", "GOV"}) or ("MIL" in sectors and unarmed)


JUSTICE_NEEDS: dict[str, Callable[[Scene, Bound], bool]] = {
    "someone": _someone,
    "law-actor": _law_actor,
    "law-or-passive": _law_or_passive,
    "charged": _charged,
    "accused": lambda scene, bound: bool(bound.targets) or _someone(scene, bound),
    "wanted": _wanted,
    "for-questioning": _for_questioning,
    "penalty-object": _penalty_object,
    "fined": _fined,
    "by-law": _by_law,
    "jailed-in": _jailed_in,
    "carried-out": _carried_out,
    "civil-target": _civil_target,
    "let-go": _let_go,
    "at-home": _at_home,
    "testified": _testified,
    "laid": lambda scene, bound: laid_by(bound.match.head) is not None,
    "police-or-army": _police_or_army,
    "barred": lambda scene, bound: _someone(scene, bound) or _said(surface(bound), "protest_event"),
    "thieves": lambda scene, bound: (
        _said(bound.actors, "thief_noun") or any(sector(scene, t) == "CRM" for t in bound.actors)
    ),
    "emergency-state": lambda scene, bound: any(phrase in scene.lower for phrase in EMERGENCY),
    "somebody-does": lambda scene, bound: (
        bound.clause.passive or bool(bound.actors) or any(hurtable(scene, t) for t in bound.clause.subjects)
    ),
    "by-order": lambda scene, bound: (
        any(is_party(scene, t) and sector(scene, t) in DROPPING for t in bound.actors)
        or any(phrase in scene.lower for phrase in ("by order", "government order", "court order", "on the orders of"))
    ),
}
