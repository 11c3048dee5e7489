"""The entities of an article: who and what it names, of what kind, how often, and under which other names; last what
the reader rejected as no name, so that it can be taken back.
"""

from __future__ import annotations

from index.records import Article, Entity, Marks, Verdict
from tui.describe import KINDS
from tui.keys import bindings
from tui.layers import LABEL_INKS
from tui.lines import Line, fit, joined, line
from tui.paint import VERDICT_INKS, entity_line, entity_more, nothing, unread
from tui.widgets.selecting import Selecting


class Entities(Selecting):
    """Entities, most mentioned first; days and figures have no line of their own."""

    BINDINGS = bindings("entities")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self.hidden: frozenset[str] = frozenset()
        self.entities: list[Entity] = []

    def show(self, article: Article | None) -> None:
        """The entities of another article, or of the same one now that it has been analysed."""
        same = article is not None and self.article is not None and article.id == self.article.id
        self.article = article
        found = article.analysis.entities if article and article.analysis else ()
        self.entities = sorted(
            (one for one in found if one.label in KINDS and LABEL_INKS[one.label] not in self.hidden),
            key=lambda one: (-one.count, one.name),
        )
        if article is not None:
            self.entities += article.marks.entities_rejected
        self.selected &= {entity_key(one) for one in self.entities} if same else set()
        self.renew(self.cursor if same else 0)

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor."""
        return self.entities[self.cursor] if self.cursor < len(self.entities) else None

    @property
    def meant(self) -> list[Entity]:
        """The entities a key means: the selected ones, else the one under the cursor."""
        chosen = [one for one in self.entities if entity_key(one) in self.selected]
        return chosen or ([self.current] if self.current else [])

    def key_of(self, index: int) -> str:
        return entity_key(self.entities[index])

    def count(self) -> int:
        return len(self.entities)

    def row(self, index: int, width: int) -> list[Line]:
        entity = self.entities[index]
        shown = entity_line(entity, width)
        if self._verdict(entity) == "rejected":
            shown = line((shown.text, "struck"))
        more = self._more(entity)
        return [shown, fit(line("  ", more), width)] if more.text else [shown]

    def row_height(self, index: int, width: int) -> int:
        return 2 if self._more(self.entities[index]).text else 1

    def _verdict(self, entity: Entity) -> Verdict:
        marks = self.article.marks if self.article else Marks()
        if entity in marks.entities_rejected:
            return "rejected"
        return "accepted" if entity.id in marks.entities_accepted else ""

    def _more(self, entity: Entity) -> Line:
        """What a second line says: the verdict, and what else the article calls it; often nothing."""
        verdict = self._verdict(entity)
        is_edited = self.article is not None and entity.id in self.article.marks.entities_edited
        said = line((verdict, VERDICT_INKS[verdict])) if verdict else ""
        return joined([said, line(("edited", "quiet")) if is_edited else "", line((entity_more(entity), "quiet"))])

    def empty(self, width: int) -> list[Line]:
        if self.article is None:
            return []
        if words := unread(self.article):
            return nothing(width, f"{words}.", "/ finds its words as in any other article.")
        if self.article.analysis is None:
            return nothing(width, "reading…", "Names appear here when the article has been analysed.")
        if self.hidden and self.article.analysis.entities:
            return nothing(width, "These kinds are hidden.", "C shows them again.")
        return nothing(width, "No names found.", "2 goes back to the text.")


def entity_key(entity: Entity) -> str:
    """What tells an entity from the others of its article; what has no id (a rejected figure) is told by its place."""
    return f"{entity.id}" if entity.id >= 0 else f"{entity.label}:{entity.start}"
