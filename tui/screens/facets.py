"""The panel of facets: what the articles found have in common, each value with how many have it."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.binding import Binding

from index.records import Facet, FacetValue
from tui.describe import day
from tui.lines import Line, fit, line, spread
from tui.screens.help import Overlay
from tui.widgets.painted import Bar, Rows

HEADINGS = {
    "type": "What happened",
    "actor": "Who did it",
    "target": "To whom",
    "place": "Where",
    "country": "In which country",
    "source": "Who published it",
    "date": "When published",
    "killed": "How many killed",
    "weapon": "With what",
}
INKS = {
    "actor": "org",
    "target": "org",
    "place": "place",
    "country": "place",
    "date": "date",
    "killed": "figure",
    "weapon": "weapon",
}
BAR = 16
"""Cells of the longest bar."""


class FacetRows(Rows):
    """Headings and values; the cursor stands on values."""

    def __init__(self, facets: tuple[Facet, ...], *, id: str) -> None:
        super().__init__(id=id)
        self.facets = facets
        self._rows: list[Facet | tuple[Facet, FacetValue]] = []
        self._fill()

    def _fill(self) -> None:
        self._rows = []
        for facet in self.facets:
            self._rows += [facet, *((facet, value) for value in facet.values)]
        self._most = max((value.count for facet in self.facets for value in facet.values), default=1)

    def show(self, facets: tuple[Facet, ...]) -> None:
        """Other counts; the cursor stays on the value it was on, where that is still there."""
        chosen = self.value.word if self.value else ""
        self.facets = facets
        self._fill()
        words = [row[1].word if isinstance(row, tuple) else "" for row in self._rows]
        self.renew(words.index(chosen) if chosen in words else 1)

    @property
    def value(self) -> FacetValue | None:
        """The value under the cursor."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row[1] if isinstance(row, tuple) else None

    def on_mount(self) -> None:
        self.renew(1)

    def count(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        return isinstance(self._rows[index], tuple)

    def row(self, index: int, width: int) -> list[Line]:
        row = self._rows[index]
        if isinstance(row, Facet):
            more = row.distinct - len(row.values)
            about = f"  {more:,} more" if more > 0 else ""
            return [Line(), fit(line((HEADINGS.get(row.field, row.field), "title"), (about, "quiet")), width)]
        facet, value = row
        length = max(1, round(BAR * value.count / max(1, self._most)))
        bar = line(("▪" * length + " " * (BAR - length), "faint"), (f"{value.count:>7,}", "quiet"))
        sign = ("✓ ", "accent") if value.is_chosen else "  "
        return [spread(line(sign, (shown(facet.field, value.value), INKS.get(facet.field, "text"))), bar, width)]

    def row_height(self, index: int, width: int) -> int:
        return 2 if isinstance(self._rows[index], Facet) else 1


class Facets(Overlay):
    """Enter narrows the search to a value and closes, space narrows and goes on; a value that stands in the query
    already is taken out of it again. `narrow` is told the new query, and whether the panel stays.
    """

    BINDINGS = [
        Binding("enter", "choose", show=False, system=True),
        Binding("space", "narrow", show=False, system=True),
        Binding("F", "dismiss", show=False, system=True),
    ]
    OFFERS = (("↵", "narrows"), ("space", "narrows and stays"), ("j k", "move"), ("esc", "closes"))

    def __init__(self, query: str, facets: tuple[Facet, ...], narrow: Callable[[str, bool], None]) -> None:
        super().__init__()
        self.searched, self.facets, self._narrow = query, facets, narrow

    def heading(self) -> Line:
        return line(("  In these articles", "title"), (f"  {self.searched}", "quiet"))

    def body(self) -> Rows:
        return FacetRows(self.facets, id="facets")

    def show(self, query: str, facets: tuple[Facet, ...]) -> None:
        """The counts of the narrowed search."""
        self.searched = query
        self.query_one("#heading", Bar).painted = self.heading()
        self.query_one(FacetRows).show(facets)

    def action_choose(self) -> None:
        self._take(stay=False)

    def action_narrow(self) -> None:
        self._take(stay=True)

    @on(Rows.Chosen)
    def _clicked(self) -> None:
        self._take(stay=False)

    def _take(self, *, stay: bool) -> None:
        value = self.query_one(FacetRows).value if self.is_current else None
        if value is not None:
            if not stay:
                self.dismiss()
            self._narrow(value.query, stay)


def shown(field: str, value: str) -> str:
    """A value in words."""
    if field == "date":
        return day(value)
    if field == "killed":
        return value.replace("..", "-").replace("+", " and more")
    return value
