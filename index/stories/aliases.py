"""Which names mean the same in every article, by what articles say: "the Black Reed, the name that officials use for
the Ombrel Liberation Front". A last name, a role or "the Front" means somebody inside one article and joins nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from index.records import Article, Entity, Mention

LABELS = ("ORG", "PERSON", "LOC", "NORP")

NAMED_ALIKE = ("ORG", "PERSON", "NORP")
"""Labels that a model mistakes for each other in a name it does not know."""

WEAK = ("last name of", "first name of", "spelling of", "initials of", "last words of", "a part of it",
        "another name of it", "another form of", "listed as", "nobody else")  # fmt: skip
"""How the reasons begin for which extraction takes a name for another inside an article, and nowhere else."""

HOLDING = ("country", "region")
"""Kinds of place that articles name other places after: "Krasnyi Yar, known as the Venice of Kazakhstan"."""

LIMIT_BETWEEN = 90
"""Characters between two names beyond which nothing said between them makes them one."""

LIMIT_BACK = 400
"""Characters before "the group, which officials call" in which the group is named."""

CLEAR = 3
"""Times that an acronym must stand more often for one name than for the next, to stand for it in other articles."""

_WHO = r"[\w’' -]{1,40}"
_SAYS_SAME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf",? the (?:other )?name (?:that |which )?{_WHO} (?:use|uses|used|give|gives|gave) (?:for|to) (?:the )?",
        rf",? (?:which|whom|that|who) {_WHO} (?:call|calls|called|refer to as|refers to as|know as|knows as) (?:the )?",
        r",? (?:which|who|that) (?:also )?(?:calls?|called|styles?) (?:itself|themselves|himself|herself) (?:the )?",
        r",? (?:also|better|formerly|previously|commonly|widely|otherwise|sometimes) (?:known as|called) (?:the )?",
        r",? (?:a\.?k\.?a\.?|alias|dubbed|nicknamed|also known by the name(?: of)?),? (?:the )?",
    )
)
_GROUP_CALLED = re.compile(
    r"\b(?:the|this) (?:group|movement|militia|rebels|militants|organi[sz]ation|faction|party)"
    rf"(?:, |\s)(?:which|whom|that|who) {_WHO} (?:call|calls|know as|refer to as) (?:the )?\Z",
    re.IGNORECASE,
)
_QUOTES = "“”\"'‘’ "
_SPACE = re.compile(r"\s+")


def said_same(article: Article) -> Iterator[tuple[str, str, str]]:
    """(name, other name, why) of what an article says to mean the same everywhere."""
    analysis = article.analysis
    if analysis is None:
        return
    entities = {one.id: one for one in analysis.entities if one.label in LABELS}
    for entity in entities.values():
        for link in entity.links if entity.kind not in HOLDING else ():
            if not link.reason.startswith(WEAK):
                yield entity.name, link.text, link.reason
    named = [one for one in sorted(analysis.mentions, key=lambda one: one.start) if one.entity in entities]
    for one, other in zip(named, named[1:], strict=False):
        first, second = entities[one.entity], entities[other.entity]
        if not _comparable(first, second) or {first.kind, second.kind} & set(HOLDING):
            continue
        between = _SPACE.sub(" ", article.text[one.end : other.start]).strip(_QUOTES) + " "
        if other.start - one.end <= LIMIT_BETWEEN and any(
            pattern.fullmatch(between) or pattern.fullmatch(" " + between) for pattern in _SAYS_SAME
        ):
            yield _pair(first, second, _quoted(article.text, one.start, other.end))
    yield from _groups(article.text, named, entities)


def _groups(text: str, named: list[Mention], entities: Mapping[int, Entity]) -> Iterator[tuple[str, str, str]]:
    """ "The group, which officials call the Black Reed": the group is the organisation named last before."""
    for at, mention in enumerate(named):
        before = _SPACE.sub(" ", text[max(0, mention.start - LIMIT_BETWEEN) : mention.start]).rstrip(_QUOTES) + " "
        called = _GROUP_CALLED.search(before)
        if entities[mention.entity].label not in NAMED_ALIKE or called is None:
            continue
        meant = next(
            (
                entities[one.entity]
                for one in reversed(named[:at])
                if mention.start - one.start <= LIMIT_BACK
                and entities[one.entity].label == "ORG"
                and one.entity != mention.entity
            ),
            None,
        )
        if meant is not None:
            yield _pair(meant, entities[mention.entity], _quoted(text, mention.start - len(called[0]), mention.end))


def _comparable(one: Entity, other: Entity) -> bool:
    """Whether two entities can be one: a group is easily taken for a person, and no place for either."""
    return one.id != other.id and (one.label == other.label or {one.label, other.label} <= set(NAMED_ALIKE))


def _pair(one: Entity, other: Entity, why: str) -> tuple[str, str, str]:
    return one.name, other.name, why


def _quoted(text: str, start: int, end: int) -> str:
    return "“" + _SPACE.sub(" ", text[max(0, start) : end]).strip() + "”"


def roots(
    said: Mapping[tuple[str, str], int],
    same: Iterable[tuple[str, str]],
    apart: Iterable[tuple[str, str]],
    spread: Mapping[str, int],
) -> dict[str, str]:
    """The one name of each that means the same as another: the one that most articles use (`spread`).

    The reader's word comes first; then what articles say (pairs with how many articles say so), unless it would bring
    names together that the reader keeps `apart`, or an acronym stands for several.
    """
    groups: dict[str, set[str]] = {}
    kept_apart = [frozenset(pair) for pair in apart]

    def join(one: str, other: str) -> None:
        both = groups.get(one, {one}) | groups.get(other, {other})
        if not any(pair <= both for pair in kept_apart):
            groups.update(dict.fromkeys(both, both))

    for one, other in same:
        join(one, other)
    for one, other in _clear(said):
        join(one, other)
    return {
        name: min(members, key=lambda one: (-spread.get(one, 0), -len(one), one)) for name, members in groups.items()
    }


def _clear(said: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str]]:
    """The pairs, those that most articles say first, without those whose short name stands for several long ones."""
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, other), count in said.items():
        short, long = sorted((name, other), key=lambda one: (len(one), one))
        meanings[short][long] += count
    for (name, other), _ in sorted(said.items(), key=lambda item: (-item[1], item[0])):
        short, long = sorted((name, other), key=lambda one: (len(one), one))
        most = meanings[short].most_common(2)
        if " " in short or len(most) == 1 or (most[0][0] == long and most[0][1] >= CLEAR * most[1][1]):
            yield name, other
