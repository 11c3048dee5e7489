"""The entities of an article: who and what it names, of what kind, how often, and under which other names."""

from __future__ import annotations

from index.records import Article, Entity
from tui.describe import KINDS
from tui.keys import bindings
from tui.layers import LABEL_INKS
from tui.lines import Line, fit, line
from tui.paint import entity_line, entity_more, nothing
from tui.widgets.painted import Rows


class Entities(Rows):
    """Entities, most mentioned first; days and figures have no line of their own."""

    BINDINGS = bindings("entities")
    FLAGS = True  # it has none, but its words stand where those of the events do

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
        self.renew(self.cursor if same else 0)

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor."""
        return self.entities[self.cursor] if self.cursor < len(self.entities) else None

    def count(self) -> int:
        return len(self.entities)

    def row(self, index: int, width: int) -> list[Line]:
        entity = self.entities[index]
        more = entity_more(entity)
        return [entity_line(entity, width), *([fit(line(("  " + more, "quiet")), width)] if more else [])]

    def row_height(self, index: int, width: int) -> int:
        return 2 if entity_more(self.entities[index]) else 1

    def empty(self, width: int) -> list[Line]:
        if self.article is None:
            return []
        if self.article.analysis is None:
            return nothing(width, "reading…", "Names appear here when the article has been analysed.")
        if self.hidden and self.article.analysis.entities:
            return nothing(width, "These kinds are hidden.", "C shows them again.")
        return nothing(width, "No names found.", "2 goes back to the text.")
