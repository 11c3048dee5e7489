"""The reader's hand in a library: marks on articles, verdicts on events and names and corrections of them, notes; how
they are taken back, and how they get from one library into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from index import names
from index.errors import EditError
from index.records import Change, Entity, Event, KeptMarks, RuleRecord, Taken, Verdict
from index.store import Store


class Verdicts:
    """The part of a library that readers write to; it brings the store."""

    _store: Store

    def see(self, id: str, seen: bool = True) -> None:
        self._store.see(self._store.find(id), seen)

    def mark(
        self, id: str, *, starred: bool | None = None, tags: Sequence[str] | None = None, note: str | None = None
    ) -> None:
        kept = None if tags is None else tuple(sorted({" ".join(tag.split()) for tag in tags} - {""}))
        self._store.mark(self._store.find(id), starred=starred, tags=kept, note=note)

    def judge(self, id: str, event: Event, verdict: Verdict) -> None:
        words = f"{verdict or 'verdict taken back'}: {names.display(event.type, event.mode)}"
        self._store.mark_event(self._store.find(id), event.id, lambda mark: replace(mark, verdict=verdict), words)

    def edit(self, id: str, event: Event, edited: Event) -> None:
        words = f"edited: {names.display(event.type, event.mode)}"
        self._store.mark_event(self._store.find(id), event.id, lambda mark: replace(mark, edited=edited), words)

    def note_passage(self, id: str, start: int, end: int, quotation: str, note: str) -> None:
        if not (words := note.strip()):
            raise EditError("a note has words")
        try:
            self._store.note_passage(self._store.find(id), start, end, quotation, words)
        except ValueError:
            raise EditError("the text no longer says that there") from None

    def change_note(self, id: str, key: str, note: str) -> None:
        if not self._store.change_note(self._store.find(id), key, note.strip()):
            raise EditError("the note has gone")

    def judge_entity(self, id: str, entity: Entity, verdict: Verdict) -> None:
        words = f"{verdict or 'verdict taken back'}: {entity.name}"
        self._store.mark_entity(self._store.find(id), entity, lambda mark: replace(mark, verdict=verdict), words)

    def edit_entity(self, id: str, entity: Entity, edited: Entity) -> None:
        self._store.mark_entity(
            self._store.find(id), entity, lambda mark: replace(mark, edited=edited), f"edited: {entity.name}"
        )

    def undo(self, *, after: int = 0) -> Change | None:
        return self._store.undo(after=after)

    def changes(self, id: str = "") -> tuple[Change, ...]:
        return self._store.changes(id)

    def kept_marks(self) -> tuple[KeptMarks, ...]:
        return self._store.kept_marks()

    def take_marks(self, given: Iterable[KeptMarks], *, prefer_given: bool = False) -> Iterator[Taken]:
        for one in given:
            yield self._store.take_marks(one, prefer_given=prefer_given)

    def judged(self) -> tuple[tuple[RuleRecord, ...], tuple[RuleRecord, ...]]:
        from index.judgements import by_confidence, by_rule

        marks = list(self.kept_marks())
        return by_rule(marks), by_confidence(marks)
