"""One name across articles: what it is called, where it appears, what it does and what is done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from index.names import ENTITY_KINDS
from index.records import Appearance, Argument, Article, Dossier, Entity, Event, Marked, Report
from index.stories.timeline import period, periods

AROUND = 70
"""Characters shown on each side of a name."""

BESIDE = 12
"""Other names that are listed."""


class Collector:
    """Takes articles one after the other and keeps what they say of a name; texts are not held."""

    def __init__(self, name: str) -> None:
        self._name = _folded(name)
        self._own: list[Entity] = []
        self._seen: list[Appearance] = []
        self._aliases, self._beside = Counter[str](), Counter[str]()
        self._actor: list[Report] = []
        self._target: list[Report] = []

    def take(self, article: Article) -> None:
        """Note what an article says of the name, if it does."""
        analysis = article.analysis
        if analysis is None:
            return
        own = [one for one in analysis.entities if one.label in ENTITY_KINDS and self._name in _names_of(one)]
        if not own:
            return
        entity = max(own, key=lambda one: one.count)
        self._own.append(entity)
        self._seen.append(_appearance(article, entity, sum(one.count for one in own)))
        names = set[str]().union(*(_names_of(one) for one in own))
        self._aliases.update({one.name for one in own} | {link.text for one in own for link in one.links})
        self._beside.update(
            {one.name for one in analysis.entities if one not in own and one.label in ("PERSON", "ORG", "LOC", "NORP")}
        )
        for event in analysis.events:
            if event.id not in article.marks.rejected:
                self._note(article, event, names)

    def _note(self, article: Article, event: Event, names: set[str]) -> None:
        report = Report(article.id, article.title, article.source, article.published, event)
        if _is_among(event.actors, names):
            self._actor.append(report)
        if _is_among(event.targets, names):
            self._target.append(report)

    def dossier(self) -> Dossier | None:
        """What was collected; None if no article names it."""
        if not self._own:
            return None
        best = max(self._own, key=lambda one: (one.count, bool(one.country)))
        name = Counter(one.name for one in self._own).most_common(1)[0][0]
        return Dossier(
            entity=replace(best, name=name, count=sum(one.count for one in self._seen)),
            aliases=tuple(_ranked((alias, count) for alias, count in self._aliases.items() if alias != name)),
            appearances=tuple(sorted(self._seen, key=lambda one: one.published.value or "", reverse=True)),
            as_actor=_latest(self._actor),
            as_target=_latest(self._target),
            beside=tuple(_ranked(self._beside.items())[:BESIDE]),
            months=_months(self._seen),
        )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _names_of(entity: Entity) -> set[str]:
    return {_folded(name) for name in (entity.name, *(link.text for link in entity.links), *entity.known_as)}


def _is_among(arguments: Sequence[Argument], names: set[str]) -> bool:
    return any(_folded(name) in names for one in arguments for name in (one.canonical, one.text) if name)


def _appearance(article: Article, entity: Entity, count: int) -> Appearance:
    at = max(0, entity.start)
    end = at + len(entity.name) if article.text.startswith(entity.name, at) else at
    first = next((m for m in article.analysis.mentions if m.start == at), None) if article.analysis else None
    end = first.end if first else end
    left, right = max(0, at - AROUND), min(len(article.text), end + AROUND)
    # Words are not cut in two: a piece before the first blank, or after the last, is left out.
    left = left if not left else min(at, article.text.find(" ", left, at) + 1 or at)
    right = right if right == len(article.text) else max(end, article.text.rfind(" ", end, right))
    words = article.text[left:right].replace("\n", " ")
    return Appearance(
        article.id, article.title, article.source, article.published, count, Marked(words, ((at - left, end - left),))
    )


def _ranked(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda item: (-item[1], item[0]))


def _latest(reports: list[Report]) -> tuple[Report, ...]:
    def day(report: Report) -> str:
        when = report.event.date
        return (when and (when.first or when.last)) or report.published.value or ""

    return tuple(sorted(reports, key=day, reverse=True))


def _months(seen: list[Appearance]) -> tuple[tuple[str, int], ...]:
    counts = Counter(one.published.value[:7] for one in seen if one.published.value)
    if not counts:
        return ()
    first, last = (date.fromisoformat(f"{month}-01") for month in (min(counts), max(counts)))
    between = periods(period(first, "month"), last, "month")
    return tuple((month, counts[month]) for month in (one.isoformat()[:7] for one in between))
