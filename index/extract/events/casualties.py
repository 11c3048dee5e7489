"""How many were killed, hurt, held or driven out: figures read off a phrase for people, and off fixed expressions.

"At least 32" is (32, None), "two children among them" is never added, "no casualties" is (0, 0). Semantics: PLOVER 2
and the MUC-4 count slots; a bare plural is "two or more".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain

from spacy.tokens import Token

from index.extract.agents import agent
from index.extract.events.kinds import Kind
from index.extract.events.partitives import counted
from index.extract.events.roles import Bound
from index.extract.events.scene import Scene
from index.extract.events.tree import conjuncts, is_nobody, preposition
from index.extract.words import words
from index.records import Mention, Quantity

PLURALS = frozenset({"people", "police", "troops", "personnel", "others", "forces", "men", "women", "children"})

SHARES = frozenset({"most", "many", "some", "several", "half", "all", "both", "two", "three", "one"})
THEM = frozenset({"them", "whom"})
COLLECTIVES = {"couple": 2, "pair": 2, "twins": 2, "duo": 2, "trio": 3, "triplets": 3}

# What stands between a figure and the word that says what became of them: "12 people injured", "two others were hurt".
_AFTER = re.compile(
    r"\s+(?:(?:of them|others?|more|other|people|persons|soldiers|civilians|policemen|troops|fighters|men|women|"
    r"children|were|was|are|have been|been|left|critically|seriously|also|still)\s+){0,4}"
    r"(?P<fate>dead|killed|slain|injured|wounded|hurt|missing)\b",
    re.IGNORECASE,
)
_FATE_BEFORE = re.compile(r"\b(?:dead|died|killed|slain|injured|wounded|hurt),?\s+(?:and\s+)?$", re.IGNORECASE)
"""What stands before the second figure of "three were killed and six wounded"."""
_LEAVE = re.compile(r"\b(?:leav(?:e|es|ing)|left)\s+(?:behind\s+)?$")
_BARE = re.compile(
    r"(?:^|[,;:]\s|\s[-–—]\s)(?:at least |about |around |nearly |some |up to |more than |over )?$", re.IGNORECASE
)
"""What stands before the figure of a headline: "Nine dead as a bus overturns", "Bus overturns, nine dead"."""
_TOLL = re.compile(
    r"\b(?:death toll|toll|count|tally|number of (?:dead|deaths|people killed|those killed|fatalities))\b[^.;]{0,60}?"
    r"\b(?:to|at|reached|hit|passed|exceeded|stands at|was|is|of)\s+$",
    re.IGNORECASE,
)
_BROUGHT = re.compile(r"\b(?:bring|brings|brought|bringing|raise|raises|raised|raising)\s+to\s+$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\s+the\s+(?:number|toll|total)\s+(?:of\s+)?[^.;,]{0,50}?\b(?P<fate>dead|deaths|killed|slain|injured|wounded|hurt)\b",
    re.IGNORECASE,
)
"""What stands around the figure of "brings to 21 the number of rebels killed"."""
_LIVES = re.compile(r"\s+(?:\w+\s)?(?:lives|deaths|fatalities|dead bodies|bodies)\b")
_ONE_IN = re.compile(r"\bone\s+(?:\w+\s+)?in\s+$", re.IGNORECASE)
"""Before a figure whose "lives" is a verb: "one family in three lives from the crossing"."""
_NO_CASUALTIES = re.compile(
    r"\b(?:no|without(?: any)?)\s+(?:reported\s+)?(casualties|injuries|deaths|fatalities)\b", re.I
)

_JOINED = re.compile(r"\s+(?P<noun>[\w-]+(?:\s[\w-]+)?)(?:,|,?\s+and)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
"""What stands between two figures of one toll."""

_INCLUDED = re.compile(r"\b(?:including|among (?:them|whom))(?: at least)?\s$", re.IGNORECASE)

_ANYBODY = re.compile(r"\s+(?:people|persons|civilians|victims|passengers|suspects|protesters)\b", re.IGNORECASE)
"""What stands behind the figure of all where the figures of each kind follow."""

FATES = {
    "dead": "killed", "killed": "killed", "slain": "killed",
    "injured": "injured", "wounded": "injured", "hurt": "injured",
}  # fmt: skip


def figure(scene: Scene, tokens: Iterable[Token]) -> Quantity | None:
    """How many people the phrases of these heads stand for, added up; None if they do not say."""
    heads = list(chain.from_iterable(_summed(scene, token) for token in tokens))
    heads = [t for at, t in enumerate(heads) if at == 0 or not (_is_counted_in(t) or _shares_figure(scene, t, heads))]
    own = _without_names_of(scene, heads)
    counts = [one for token in own if (one := _count(scene, token)) is not None]
    if not counts:
        return None
    return reduce(add, _without_parts(scene, [*_those_before(scene, reduce(add, counts)), *counts]))


def _without_parts(scene: Scene, counts: list[Quantity]) -> list[Quantity]:
    """Figures without those that only say whom the first counts: "12 people, seven women and five men"."""
    whole, *parts = counts
    if len(parts) < 2 or not _ANYBODY.match(scene.text, whole.end):
        return counts
    exact = all(one.min == one.max and not one.approx for one in counts)
    return counts[:1] if exact and whole.min == sum(one.min or 0 for one in parts) else counts


def without_parts(scene: Scene, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Heads of phrases without those that only say whom the first counts."""
    tokens = tuple(t for at, t in enumerate(tokens) if at == 0 or not _is_counted_in(t))
    counts = [_count(scene, token) for token in tokens]
    known = [one for one in counts if one is not None]
    return tokens[:1] if len(known) == len(tokens) > 2 and len(_without_parts(scene, known)) == 1 else tokens


def _without_names_of(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Heads without the names of those counted before: "two of her guards, Tomas Dorn and Emil Rask"."""
    names = [t for t in tokens[1:] if (m := scene.mention(t)) is not None and m.label == "PERSON"]
    if not names or len(names) != len(tokens) - 1 or tokens[0].doc[names[0].left_edge.i].text != ",":
        return tokens
    counted = _count(scene, tokens[0])
    return tokens[:1] if counted is not None and counted.min == counted.max == len(names) else tokens


def _is_counted_in(token: Token) -> bool:
    """Whether a phrase tells of some of those counted before it: "two of them seriously", "among them a child"."""
    parts = [c for t in (token, *token.children) for c in t.children]
    if any(c.lower_ in THEM and c.dep_ in ("nmod", "compound", "obl", "obj") for c in parts):
        return True
    first = token.left_edge.i
    first += token.doc[first].is_punct
    if token.doc[first].lower_ in SHARES and first + 2 < len(token.doc) and token.doc[first + 2].lower_ in THEM:
        return True  # "most of them officers"
    return any(word.lower_ in ("among", "including") for word in token.doc[max(0, first - 2) : token.i])


def _shares_figure(scene: Scene, token: Token, heads: list[Token]) -> bool:
    """Whether a plural has no figure of its own but that of the one before it: "17 civilians and officers"."""
    first = token.head
    if token.dep_ != "conj" or token.tag_ != "NNS" or first not in heads:
        return False
    if any(child.dep_ in ("det", "nummod", "nmod:poss") for child in token.children):
        return False
    start, end = scene.phrase(first)[0], scene.sentence.start + first.idx
    counted_ = any(m.label == "CARDINAL" and start - 12 <= m.start and m.end <= end for m in scene.mentions)
    return counted_ or _shares_figure(scene, first, heads)


def says_more(figure_: Quantity, said: Quantity | None) -> bool:
    """Whether a fixed expression ("15 injured") is to be believed and not the figure read off a phrase: there is none,
    or a bare plural, or one that adds the expression's own to another ("two dead and 15 injured").
    """
    if said is None or (said.approx and said.min == 2 and said.max is None):
        return True
    return " + " in said.text and said.start <= figure_.start and figure_.end <= said.end


def is_later(count: Quantity, said: Quantity | None) -> bool:
    """Whether a count that follows takes the place of the one told before: the dead grow more, or there was none."""
    return says_more(count, said) or (said is not None and (count.min or 0) > (said.min or 0))


def _summed(scene: Scene, token: Token) -> tuple[Token, ...]:
    """What "a total of six men and one woman" adds up, whom "a wave of refugees" is made of; else the head itself."""
    many = token.lower_ in words("many_noun") and token.lower_ not in COLLECTIVES
    if token.lower_ == "total" or (many and _number(scene, token, scene.phrase(token)[0]) is None):
        for child in token.children:
            if child.dep_ == "nmod" and preposition(child) == "of":
                return conjuncts(child)
    return (token,)


def _those_before(scene: Scene, found: Quantity) -> list[Quantity]:
    """The figures a figure is joined to by "and" or a comma: "five nurses and a driver", however they were parsed."""
    joined: list[Quantity] = []
    start = found.start
    counted = [m for m in scene.mentions if m.label == "CARDINAL" and m.quantity is not None]
    for earlier in reversed([m for m in counted if m.end <= found.start]):
        between = _JOINED.fullmatch(scene.text[earlier.end : start])
        person = agent(between["noun"]) if between is not None else None
        if earlier.quantity is None or person is None or not person.is_person:
            break
        if _INCLUDED.search(scene.text, max(0, earlier.start - 24), earlier.start):
            break  # "16 killed, including three nurses, and 28 wounded"
        joined.insert(0, earlier.quantity)
        start = earlier.quantity.start
    return joined


def add(first: Quantity, second: Quantity) -> Quantity:
    """Two figures for different people as one: minima add up, so do maxima where both are known."""
    low = (first.min or 0) + (second.min or 0)
    high = first.max + second.max if first.max is not None and second.max is not None else None
    start, end = min(first.start, second.start), max(first.end, second.end)
    text = f"{first.text} + {second.text}"
    return Quantity(low, high, first.approx or second.approx, text, start, end)


def bound_figure(scene: Scene, bound: Bound) -> Quantity | None:
    """The figure of a rule that has one ("killed", "arrested"): that of its targets, or of what the parser left."""
    tokens = [t for t in bound.targets if scene.kind(t) in (Kind.AGENT, Kind.OTHER)]
    if not tokens and bound.rule.pos == "verb":
        tokens = [t for t in bound.clause.objects if scene.kind(t) in (Kind.AGENT, Kind.PRONOUN)]
    if not tokens and bound.rule.pos == "noun" and bound.rule.toll == "detained":
        return _count(scene, bound.match.head)  # "made 200 arrests"
    found = figure(scene, tokens)
    if found is None and bound.rule.pos == "verb" and not bound.clause.objects:
        left = _left_figure(scene, bound.match.head)
        return left.quantity if left is not None else None
    return found


def expressions(scene: Scene) -> Iterator[tuple[str, Quantity]]:
    """(kind, figure) of fixed expressions: "left five dead and 12 injured", "the death toll rose to 36"."""
    text = scene.line
    base = scene.sentence.start
    leaving = False
    lives: Quantity | None = None
    for mention in scene.mentions:
        if mention.label != "CARDINAL" or mention.quantity is None:
            continue
        before, after = text[: mention.start - base], text[mention.end - base :]
        number_of = _NUMBER_OF.match(after) if _BROUGHT.search(before) else None
        if number_of is not None:
            yield FATES.get(number_of["fate"].lower(), "killed"), mention.quantity
            continue
        fate = _AFTER.match(after)
        leaving = leaving or bool(_LEAVE.search(before))
        bare = _BARE.search(before) is not None
        if (leaving or bare or _FATE_BEFORE.search(before)) and fate is not None and fate["fate"].lower() in FATES:
            yield FATES[fate["fate"].lower()], mention.quantity
        elif _TOLL.search(before):
            lives = None
            yield "killed", mention.quantity
            return
        elif _LIVES.match(after) and not _ONE_IN.search(before):
            lives = mention.quantity
    if lives is not None:
        yield "killed", lives
    none = _NO_CASUALTIES.search(text)
    if none is not None:
        start, end = base + none.start(), base + none.end()
        zero = Quantity(0, 0, False, scene.text[start:end], start, end)
        if none[1].lower() in ("casualties", "deaths", "fatalities"):
            yield "killed", zero
        if none[1].lower() in ("casualties", "injuries"):
            yield "injured", zero


def _count(scene: Scene, token: Token) -> Quantity | None:
    start, end = scene.phrase(token)
    if is_nobody(token):
        return Quantity(0, 0, False, scene.text[start:end], start, end)
    number = _number(scene, token, start)
    if number is not None:
        return number.quantity
    token = counted(token)  # "a number of people" are many
    lower = token.text.lower()
    mention = scene.mention(token)
    if mention is not None and mention.label in ("ORG", "LOC", "NORP"):
        return None
    if mention is not None and mention.label == "PERSON":
        return Quantity(1, 1, False, mention.text, mention.start, mention.end)
    if lower in ("him", "her", "he", "she"):
        return Quantity(1, 1, False, token.text, start, end)
    if token.tag_ in ("NNS", "NNPS") or lower in PLURALS:
        return Quantity(2, None, True, scene.text[start:end], start, end)
    if lower in COLLECTIVES:
        many = COLLECTIVES[lower]
        return Quantity(many, many, False, scene.text[start:end], start, end)
    found = scene.agent(token)
    if token.tag_ in ("NN", "NNP") and (found is None or found.is_person):
        return Quantity(1, 1, False, scene.text[start:end], start, end)
    return None


def _number(scene: Scene, token: Token, phrase_start: int) -> Mention | None:
    # Up to three tokens left of the phrase belong to it as modifiers ("at least", "as many as").
    end = scene.sentence.start + token.idx + len(token)
    for mention in scene.mentions:
        if mention.label == "CARDINAL" and mention.quantity is not None and mention.end > phrase_start - 1:
            if mention.start < end:
                return mention
            break
    return None


def _left_figure(scene: Scene, verb: Token) -> Mention | None:
    # "... and four others wounded": the parser lost the object; it stands right before the participle.
    edge = scene.sentence.start + verb.idx
    for mention in scene.mentions:
        if mention.label == "CARDINAL" and mention.quantity is not None and 0 <= edge - mention.end <= 24:
            between = scene.text[mention.end : edge].split()
            if all(word in PLURALS or word in ("more", "were", "was", "other") for word in between):
                return mention
    return None
