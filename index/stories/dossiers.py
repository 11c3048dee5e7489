"""One name across articles: what it is called, where it appears, what it does and what is done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date

from msgspec.structs import replace

from index.names import ENTITY_KINDS
from index.records import Alias, Appearance, Argument, Article, Dossier, Entity, Event, Marked, NameMark, Report, Spread
from index.stories.timeline import period, periods

AROUND = 70
"""Characters shown on each side of a name."""

Said = Sequence[tuple[str, str, str, int]]
"""(folded name, the other, why they are the same, in how many articles that stands)."""


class Collector:
    """Takes articles one after the other and keeps what they say of some names (folded, all of the same); texts are not
    held.
    """

    def __init__(self, names: Collection[str], folded: Callable[[str], str]) -> None:
        self._names, self._folded = frozenset(names), folded
        self._own: list[Entity] = []
        self._seen: list[Appearance] = []
        self._forms: Counter[str] = Counter()
        self._why: dict[str, str] = {}
        self._actor: list[Report] = []
        self._target: list[Report] = []

    @property
    def shown(self) -> set[str]:
        """The names, as articles give them, of whom this is about."""
        return {one.name for one in self._own}

    def take(self, article: Article) -> None:
        """Note what an article says of the name, if it does."""
        analysis = article.analysis
        if analysis is None:
            return
        own = [one for one in analysis.entities if one.label in ENTITY_KINDS and self._names & self._names_of(one)]
        if not own:
            return
        entity = max(own, key=lambda one: one.count)
        self._own.append(entity)
        self._seen.append(_appearance(article, entity, sum(one.count for one in own)))
        names = set[str]().union(*(self._names_of(one) for one in own))
        self._forms.update({one.name for one in own} | {link.text for one in own for link in one.links})
        for link in (link for one in own for link in one.links):
            self._why.setdefault(self._folded(link.text), link.reason)
        for event in analysis.events:
            if event.id not in article.marks.rejected:
                self._note(article, event, names)

    def _note(self, article: Article, event: Event, names: set[str]) -> None:
        report = Report(article.id, article.title, article.source, article.published, event)
        if self._is_among(event.actors, names):
            self._actor.append(report)
        if self._is_among(event.targets, names):
            self._target.append(report)

    def dossier(
        self,
        spread: Spread | None = None,
        beside: Sequence[tuple[str, int]] = (),
        said: Said = (),
        marks: Sequence[NameMark] = (),
    ) -> Dossier | None:
        """What was collected, with how far the names go in all articles (else: in these), what stands beside them, what
        articles `said` of names being the same, and the reader's `marks`; None if no article names it.
        """
        if not self._own:
            return None
        best = max(self._own, key=lambda one: (one.count, bool(one.country)))
        name = Counter(one.name for one in self._own).most_common(1)[0][0]
        far = spread or self._spread()
        return Dossier(
            entity=replace(best, name=name, count=far.mentions),
            aliases=self._aliases(name, said, marks),
            appearances=tuple(sorted(self._seen, key=lambda one: one.published.value or "", reverse=True)),
            as_actor=_latest(self._actor),
            as_target=_latest(self._target),
            beside=tuple(beside),
            months=_filled(far.months),
            articles=far.articles,
            first=far.first,
            last=far.last,
            apart=tuple(
                dict.fromkeys(
                    one
                    for mark in marks
                    if not mark.is_same
                    for one in (mark.name, mark.other)
                    if self._folded(one) not in self._names
                )
            ),
        )

    def _aliases(self, name: str, said: Said, marks: Sequence[NameMark]) -> tuple[Alias, ...]:
        """The other names, the most frequent first, each with why it is one."""
        own = {self._folded(one) for mark in marks if mark.is_same for one in (mark.name, mark.other)}
        why = dict(self._why)
        for one, other, reason, _ in said:
            why[one] = why.get(one) or reason
            why[other] = why.get(other) or reason
        found = [
            Alias(form, why.get(self._folded(form), ""), count, is_own=self._folded(form) in own)
            for form, count in self._forms.items()
            if form != name
        ]
        known = {self._folded(one.name) for one in found} | {self._folded(name)}
        found += [
            Alias(other, "", 0, is_own=True)
            for mark in marks
            if mark.is_same
            for other in (mark.name, mark.other)
            if self._folded(other) not in known
        ]
        return tuple(sorted(found, key=lambda one: (-one.count, one.name)))

    def _spread(self) -> Spread:
        days = sorted(one.published.value for one in self._seen if one.published.value)
        months = Counter(day[:7] for day in days)
        count = sum(one.count for one in self._seen)
        return Spread(
            len(self._seen), count, days[0] if days else None, days[-1] if days else None, tuple(sorted(months.items()))
        )

    def _names_of(self, entity: Entity) -> set[str]:
        return {self._folded(name) for name in (entity.name, *(link.text for link in entity.links), *entity.known_as)}

    def _is_among(self, arguments: Sequence[Argument], names: set[str]) -> bool:
        return any(self._folded(name) in names for one in arguments for name in (one.canonical, one.text) if name)


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


def _latest(reports: list[Report]) -> tuple[Report, ...]:
    def day(report: Report) -> str:
        when = report.event.date
        return (when and (when.first or when.last)) or report.published.value or ""

    return tuple(sorted(reports, key=day, reverse=True))


def _filled(months: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The same with the months between that have none."""
    if not months:
        return ()
    counts = dict(months)
    first, last = (date.fromisoformat(f"{month}-01") for month in (min(counts), max(counts)))
    between = periods(period(first, "month"), last, "month")
    return tuple((month, counts.get(month, 0)) for month in (one.isoformat()[:7] for one in between))
