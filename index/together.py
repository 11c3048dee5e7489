"""What only many articles show, asked of a library: the same happening in several, the course of events, one name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.errors import UnknownArticle
from index.query.parts import value
from index.records import Dossier, Event, Happening, Hit, Period, Report
from index.store import Store

if TYPE_CHECKING:
    from index.library import Grain, Sort


class Together:
    """Answers over one store; whoever inherits provides it, and lists hits and events."""

    _store: Store

    def events(self, query: str = "", *, sort: Sort | None = None) -> Iterator[tuple[Hit, Event]]:
        raise NotImplementedError

    def _hits(self, query: str, sort: Sort | None) -> Iterator[Hit]:
        raise NotImplementedError

    def happenings(self, query: str = "") -> list[Happening]:
        from index.stories.events import happenings

        found = sorted(self.events(query), key=lambda row: (row[0].published.value or "", row[0].id))
        copies = self._copies(dict.fromkeys(hit.id for hit, _ in found))
        return happenings(
            Report(hit.id, hit.title.text, hit.source, hit.published, event, copies.get(hit.id, ""))
            for hit, event in found
        )

    def _copies(self, ids: Iterable[str]) -> dict[str, str]:
        """Articles that print a text an earlier one of `ids` printed, and which that was."""
        groups, originals, copies = self._store.copy_groups(), dict[int, str](), dict[str, str]()
        for id_ in ids if groups else ():
            group = groups.get(self._store.find(id_))
            if group is not None and originals.setdefault(group, id_) != id_:
                copies[id_] = originals[group]
        return copies

    def timeline(self, query: str = "", grain: Grain | None = None) -> tuple[Grain, list[Period]]:
        from index.stories.timeline import timeline

        return timeline(self.happenings(query), grain)

    def dossier(self, name: str) -> Dossier | None:
        from index.stories.dossiers import Collector

        collector = Collector(name)
        for hit in self._hits(f"who:{value(name)}", None):
            try:
                collector.take(self._store.article(self._store.find(hit.id)))
            except UnknownArticle:  # removed since it was found
                continue
        return collector.dossier()
