"""Which kinds of names are shown: in the text, in the list of entities, and to the keys that walk through them."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.binding import Binding

from tui.legend import KINDS
from tui.lines import Line, line
from tui.screens.help import Overlay
from tui.widgets.painted import Rows


class KindRows(Rows):
    """The kinds, each with a sign whether it is shown and how many there are."""

    def __init__(self, known: dict[str, int], hidden: frozenset[str], *, id: str) -> None:
        super().__init__(id=id)
        self.known, self.hidden = known, hidden

    def count(self) -> int:
        return len(KINDS)

    def row(self, index: int, width: int) -> list[Line]:
        kind = list(KINDS)[index]
        word = KINDS[kind][0]
        gap = " " * (16 - len(word))
        shown = kind not in self.hidden
        return [
            line(
                (f"{index + 1}  ", "accent"),
                (word, kind if shown else "struck"),
                gap,
                (f"{self.known.get(kind, 0):>6,}", "quiet"),
            )
        ]

    def row_height(self, index: int, width: int) -> int:
        return 1


class Kinds(Overlay):
    """A row a kind; `toggle` is told which."""

    BINDINGS = [
        Binding("space", "choose", show=False, system=True),
        Binding("enter", "choose", show=False, system=True),
        *(Binding(str(number), f"number({number})", show=False, system=True) for number in range(1, len(KINDS) + 1)),
    ]
    OFFERS = (("1-7 space", "shows or hides"), ("j k", "move"), ("esc", "closes"))

    def __init__(self, known: dict[str, int], hidden: frozenset[str], toggle: Callable[[str], frozenset[str]]) -> None:
        super().__init__()
        self.known, self.hidden, self._toggle = known, hidden, toggle

    def heading(self) -> Line:
        return line(("  What is marked in the text", "title"))

    def body(self) -> Rows:
        return KindRows(self.known, self.hidden, id="kinds")

    def action_choose(self) -> None:
        self.query_one(KindRows).action_choose()

    def action_number(self, number: int) -> None:
        rows = self.query_one(KindRows)
        rows.cursor = number - 1
        rows.action_choose()

    @on(Rows.Chosen)
    def _chosen(self, message: Rows.Chosen) -> None:
        if self.is_current:
            rows = self.query_one(KindRows)
            rows.hidden = self._toggle(list(KINDS)[message.index])
            rows.renew()
