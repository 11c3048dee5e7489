"""The saved queries: what each finds, how much of it is new; saving the query of the search bar, forgetting one."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.binding import Binding

from index.records import SavedQuery
from tui.lines import Line, fit, line, spread
from tui.paint import nothing
from tui.screens.ask import Ask
from tui.screens.help import Overlay
from tui.widgets.painted import Rows

NAME_HINT = "Letters, digits, - and _. Then @name stands for the query."


class SavedRows(Rows):
    """Name and counts, and the query below."""

    def __init__(self, saved: tuple[SavedQuery, ...], *, id: str) -> None:
        super().__init__(id=id)
        self.saved = saved

    @property
    def current(self) -> SavedQuery | None:
        """The query under the cursor."""
        return self.saved[self.cursor] if self.cursor < len(self.saved) else None

    def count(self) -> int:
        return len(self.saved)

    def row(self, index: int, width: int) -> list[Line]:
        one = self.saved[index]
        fresh = (f"{one.new:,} new", "accent") if one.new else ("", "")
        counts = line(fresh, "  ", (f"{one.total:,} articles" if one.total != 1 else "1 article", "quiet"))
        about = (f"  {one.error}", "figure") if one.error else (f"  {one.query}", "quiet")
        return [
            spread(line((f"@{one.name}", "title")), Line() if one.error else counts, width),
            fit(line(about), width),
        ]

    def row_height(self, index: int, width: int) -> int:
        return 2

    def empty(self, width: int) -> list[Line]:
        return nothing(width, "No query is saved yet.", "s saves the one in the search bar under a name.")


class Saved(Overlay):
    """Enter runs one; what it finds counts as seen from then on."""

    BINDINGS = [
        Binding("enter", "choose", show=False, system=True),
        Binding("s", "keep", show=False, system=True),
        Binding("d", "forget", show=False, system=True),
        Binding("u", "undo", show=False, system=True),
        Binding("at", "dismiss", show=False, system=True),
    ]
    OFFERS = (
        ("↵", "runs it"),
        ("s", "saves this search"),
        ("d", "forgets"),
        ("u", "takes that back"),
        ("esc", "closes"),
    )

    def __init__(
        self,
        saved: tuple[SavedQuery, ...],
        query: str,
        run: Callable[[str], None],
        keep: Callable[[str, str], None],
        forget: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.saved, self.searched = saved, query.strip()
        self._run, self._keep, self._forget = run, keep, forget
        self._forgotten: list[SavedQuery] = []

    def heading(self) -> Line:
        return line(("  Saved queries", "title"))

    def body(self) -> Rows:
        return SavedRows(self.saved, id="saved")

    def show(self, saved: tuple[SavedQuery, ...]) -> None:
        """The queries as they are now."""
        rows = self.query_one(SavedRows)
        rows.saved = saved
        rows.renew()

    def action_choose(self) -> None:
        self.query_one(SavedRows).action_choose()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        current = self.query_one(SavedRows).current if self.is_current else None
        if current is not None:
            self.dismiss()
            self._run(current.name)

    def action_keep(self) -> None:
        if not self.searched:
            self.notify("The search bar is empty: / searches, then @ and s save that.", title="", markup=False)
            return

        def kept(name: str | None) -> None:
            if name:
                self._keep(name.strip(), self.searched)

        self.app.push_screen(Ask("Save this search as", hint=NAME_HINT, refuse=refusal), kept)

    def action_forget(self) -> None:
        current = self.query_one(SavedRows).current
        if current is not None:
            self._forgotten.append(current)
            self._forget(current.name)

    def action_undo(self) -> None:
        if self._forgotten:
            gone = self._forgotten.pop()
            self._keep(gone.name, gone.query)


def refusal(name: str) -> str:
    """Why a query cannot be saved under a name; nothing if it can."""
    plain = name.strip().removeprefix("@")
    if plain[:1].isalnum() and plain.replace("-", "").replace("_", "").isalnum():
        return ""
    return "A name is letters, digits, - and _, and begins with a letter or digit."
