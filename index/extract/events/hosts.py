"""Which trigger of a sentence names the happening that another is a result, a means or a part of: "killed when a bomb
exploded", "a blast that left two dead", "wounded in a raid".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from index.extract.events.charges import is_reason
from index.extract.events.needs import HARMFUL
from index.extract.events.roles import Bound
from index.extract.events.scene import Scene
from index.extract.events.tree import is_verb, outermost_conjunct, preposition
from index.extract.inflection import verb_forms
from index.extract.relations import has_mark

RESULT = frozenset({"killed", "injured", "shot"})
"""Rules whose verbs say what came of an attack; they join the attack where the sentence names one."""

HITTING = frozenset({"strike-verb", "impact-verb"})
"""Rules of what weapons do and weather does as well: "a landslide hit a house"."""

APART = frozenset({"abduct", "x-capture"})
"""Modes of what is told for itself, beside an attack of the same men."""

MISHAPS = frozenset({"X-ACCIDENT", "X-DISASTER"})
CAUSES = frozenset({"in", "during", "by", "from", "as a result of", "because of"})

REASONS = frozenset({"for", "over", "to", "before", "since"})
"""Prepositions behind which another happening stands, the reason of this one."""

OCCASION = frozenset({"when", "as", "after"})
REACH = 18
"""Words between an event noun and the relative clause that tells what came of it."""
LEAVE = verb_forms("leave")


def host(scene: Scene, bound: Bound, bounds: Sequence[Bound], by_head: dict[int, int]) -> int | None:
    """The trigger that names the happening this one is a result, a means or a part of."""
    own = by_head[bound.match.head.i]
    head = bound.match.head
    is_result = bound.rule.toll in RESULT
    bare = is_result and not bound.actors and not bound.clause.passive
    own_subjects = tuple(t for t in bound.clause.subjects if bare and t not in bound.hosts)
    for token in (*bound.hosts, *own_subjects):
        relative = head.dep_ == "acl:relcl" or (head.dep_ == "ccomp" and head.head.dep_ == "acl:relcl")
        reason = _reason_between(token, head, bounds, by_head) if relative else None
        if reason is not None and is_result:
            return reason
        for candidate in (token, *token.subtree):
            at = by_head.get(candidate.i, own)
            if at == own or (token in own_subjects and bounds[at].rule.type not in MISHAPS):
                continue
            wrecked = bound.rule.mode == "destroy" or bound.rule.id in HITTING
            wrecked = wrecked and not bound.actors and bounds[at].rule.type in MISHAPS
            if is_result or wrecked or bounds[at].rule.type == bound.rule.type:
                return at
    if is_result:
        cause = _cause_left(bound, bounds, by_head, own)
        if cause is not None:
            return cause
        for preposition, token in bound.clause.obliques:
            if preposition not in CAUSES:
                continue
            for candidate in token.subtree:
                at = by_head.get(candidate.i, own)
                if at == own or bounds[at].rule.type not in HARMFUL or bounds[at].rule.pos != "noun":
                    continue
                if not (bound.actors and bounds[at].rule.type == "PROTEST"):  # "police killed two during a strike"
                    return at
        victims = {t.i for t in bound.targets}
        for clause in _occasions(head):
            subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubj:pass")]
            named = [c.i for s in subjects for c in s.children if c.dep_ == "compound"]  # "Typhoon Malaya"
            for i in (clause.i, *(s.i for s in subjects), *named):
                at = by_head.get(i, own)
                if at == own or bounds[at].rule.type not in HARMFUL:
                    continue
                own_doing = any(t.i in victims for t in bounds[at].actors)  # "were killed as they entered the town"
                if not own_doing or bounds[at].rule.mode == "explosives":  # "when they set off a mine"
                    return at
    if bound.rule.mode in APART and bound.rule.pos == "verb" and bound.targets:
        return None  # "killing six people and abducting ten": both are told
    above = _above(head, by_head, own)
    if above is None or bounds[above].rule.type not in HARMFUL:
        return None
    relation = head.dep_
    is_damage = bound.rule.mode == "destroy" and not bound.actors and bounds[above].rule.mode == "explosives"
    if is_damage and relation == "conj":
        return above  # "a bomb blew up and destroyed the hall"
    if relation == "conj" and bounds[above].rule.type == "COERCE" and bound.rule.type == "ASSAULT":
        return None  # "stopped three boats and beheaded five men": both are told
    if is_result and relation in ("advcl", "conj", "acl", "acl:relcl", "xcomp", "parataxis"):
        return above if _may_follow(bound, bounds[above]) else None
    if relation == "advcl" and head.tag_ == "VBG" and bound.rule.type == bounds[above].rule.type:
        return above
    if bound.rule.pos == "noun" and bounds[above].rule.type == bound.rule.type and _is_inner(bound, bounds[above]):
        return above
    return None


def _reason_between(cause: Token, result: Token, bounds: Sequence[Bound], by_head: dict[int, int]) -> int | None:
    # "carried out the attack in retaliation for raids on villages, which killed 26": the raids did
    for i in range(result.i - 1, cause.i, -1):
        at = by_head.get(i)
        if at is not None and bounds[at].rule.pos == "noun" and bounds[at].rule.type in HARMFUL:
            return at if preposition(bounds[at].match.head) in REASONS else None
    return None


def _occasions(result: Token) -> Iterator[Token]:
    """Clauses that tell on what occasion: "killed when a bomb exploded", "wounded as rebels attacked".

    Before ", police said" the parser may hang them on the verb of saying.
    """
    verb = outermost_conjunct(result)
    saying = [c for c in verb.children if c.dep_ == "parataxis"]
    saying += [verb.head] if verb.dep_ in ("ccomp", "parataxis") and verb.head.i > verb.i else []
    for child in result.children:
        if child.dep_ in ("advcl", "ccomp") and _opening(child) in OCCASION:
            yield child
        elif child.dep_ == "advcl" and _opening(child) == "while" and child.tag_ == "VBN":
            yield from (c for c in child.children if c.dep_ == "advcl" and _opening(c) in OCCASION)
    for speech in saying if verb.i == result.i or result.dep_ == "conj" else ():
        for child in speech.children:
            if child.dep_ == "advcl" and result.i < child.i < speech.i and _opening(child) in OCCASION:
                yield child


def _opening(clause: Token) -> str:
    first = clause.left_edge
    return (first.nbor() if first.is_punct and first.i < clause.i else first).lower_


def other_result(bound: Bound, bounds: Sequence[Bound], by_head: dict[int, int]) -> int | None:
    """The other half of "four were killed and six wounded in clashes": one cause, told with the second; and of "four
    were killed, with six wounded", whatever the cause.
    """
    head = bound.match.head
    beside = head.dep_ == "advcl" and has_mark(head, "with")
    at = by_head.get(head.head.i) if beside or head.dep_ == "conj" else None
    if at is None or bounds[at].rule.toll not in RESULT or bound.rule.toll not in RESULT:
        return None
    other = bounds[at]
    if beside:
        return at if other.rule.toll != bound.rule.toll else None
    caused = other.actors or other.hosts or other.instruments or bound.actors or bound.hosts
    told = other.rule.toll != bound.rule.toll and not caused  # "a bomb killed two, and a second blast wounded nine"
    return at if told and not other.clause.oblique(*CAUSES) else None


def _cause_left(bound: Bound, bounds: Sequence[Bound], by_head: dict[int, int], own: int) -> int | None:
    """The event noun a result is told of: "the blast ... that killed two", "the crash left nine injured"."""
    head = bound.match.head
    # "the blast that killed two", "the bombing, in which 21 were killed", "the bombing of a market, where 21 died"
    relative = any(
        (c.dep_ in ("nsubj", "obl") and c.lower_ in ("that", "which")) or (c.dep_ == "advmod" and c.lower_ == "where")
        for c in head.children
    )
    left = head.head.text.lower() in LEAVE and head.dep_ in ("xcomp", "ccomp", "acl", "amod", "obj", "conj")
    left = left or any(a.text.lower() in LEAVE for a in list(head.ancestors)[:2])
    if not relative and not left:
        return None
    nouns = [i for i in by_head if i < head.i and head.i - i <= REACH and bounds[by_head[i]].rule.pos == "noun"]
    harmful = [i for i in nouns if bounds[by_head[i]].rule.type in HARMFUL]
    return by_head[harmful[-1]] if harmful else None


def _above(head: Token, by_head: dict[int, int], own: int) -> int | None:
    token = head
    for _ in range(4):
        if token.head.i == token.i:
            return None
        token = token.head
        at = by_head.get(token.i, own)
        if at != own:
            return at
        if is_verb(token) and token.dep_ not in ("conj", "advcl", "acl", "acl:relcl", "xcomp"):
            return None
    return None


def _may_follow(result: Bound, cause: Bound) -> bool:
    head = result.match.head
    if is_reason(head) or any(c.lower_ == "of" and c.dep_ in ("mark", "case") for c in head.children):
        return False  # "arrested two men for killing a judge", "suspected of killing two": no part of the arrest
    # A result with another subject is another happening: "rebels attacked and soldiers killed two", "while gunmen ...".
    own = {c.i for c in result.match.head.children if c.dep_ in ("nsubj", "nsubj:pass")}
    if own and _is_outcome(result, cause):
        return True
    if result.match.head.dep_ != "conj":
        return result.match.head.dep_ != "advcl" or not own
    if cause.rule.toll in RESULT:
        return not own or result.rule.toll != cause.rule.toll
    return not own and not result.clause.passive


def _is_outcome(result: Bound, cause: Bound) -> bool:
    """ "A bomb tore through a bus; seven of them died": deaths told without a doer or a place behind what may kill."""
    deadly = cause.rule.type in {"ASSAULT", *MISHAPS} and cause.rule.pos == "verb" and cause.rule.toll not in RESULT
    return deadly and result.rule.type == "X-DEATH" and not result.clause.oblique("in", "near", "at", "of", "from")


def _is_inner(noun: Bound, cause: Bound) -> bool:
    # "were killed in a spate of bombings": the noun hangs on a verb of the same happening.
    token = outermost_conjunct(noun.match.head)
    if preposition(token) in REASONS:
        return False  # "fired rockets in retaliation for the killing of a commander"
    direct = token.head.i == cause.match.head.i or token.head.head.i == cause.match.head.i
    return direct and token.dep_ in ("obl", "nmod") and cause.rule.pos == "verb"
