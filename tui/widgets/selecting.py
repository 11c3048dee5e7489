"""A list whose rows can be selected, so that one key means several of them."""

from __future__ import annotations

from tui.widgets.painted import Rows


class Selecting(Rows):
    """Rows with a selection, shown by a dot. Subclasses say how rows are told apart."""

    FLAGS = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.selected: frozenset[str] = frozenset()
        """Keys of the rows that are meant together."""

    def key_of(self, index: int) -> str:
        """What tells a row from the others, whatever its place; empty if it cannot be selected."""
        raise NotImplementedError

    def select(self) -> None:
        """Select the row under the cursor, or no more; and go on to the next."""
        if self.cursor < self.count() and (key := self.key_of(self.cursor)):
            self.selected ^= {key}
            self.refresh()
            self.action_move(1)

    def drop_selection(self) -> bool:
        """Select nothing; whether anything was selected."""
        had, self.selected = bool(self.selected), frozenset()
        self.refresh()
        return had

    def is_selected(self, index: int) -> bool:
        """Whether a row is among those meant together."""
        return bool(self.selected) and self.key_of(index) in self.selected

    def flag(self, index: int, within: int) -> tuple[str, str]:
        return ("●", "accent") if within == 0 and self.is_selected(index) else (" ", "")
