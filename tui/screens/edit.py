"""Correcting an event: its fields, one a line; Enter types over one. Each correction is kept at once, and `u` in the
reader takes it back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on

from index.errors import EditError
from index.library import editable, edited
from index.records import Event
from tui.lines import Line, fit, line
from tui.screens.ask import Ask
from tui.screens.help import Overlay
from tui.widgets.painted import Rows

NAME_CELLS = 11

HINTS = {
    "what": "attack, captured, talks, arrest…",
    "who": "names with semicolons between them",
    "to whom": "names with semicolons between them",
    "when": "2017-06-04, or 2017-06-03..2017-06-04",
    "killed": "12, 12-15, 12+, up to 15, about 90",
    "hurt": "12, 12-15, 12+, up to 15, about 90",
    "detained": "12, 12-15, 12+, up to 15, about 90",
    "displaced": "12, 12-15, 12+, up to 15, about 90",
}


class Fields(Rows):
    """The fields of an event and what stands in them."""

    def __init__(self, event: Event, *, id: str) -> None:
        super().__init__(id=id)
        self.event = event

    def count(self) -> int:
        return len(editable(self.event))

    def row(self, index: int, width: int) -> list[Line]:
        name, text = editable(self.event)[index]
        return [fit(line((f"{name:<{NAME_CELLS}}", "quiet"), text or ("-", "quiet")), width)]

    def row_height(self, index: int, width: int) -> int:
        return 1


class Edit(Overlay):
    """The fields of an event; `keep` is told of every correction."""

    OFFERS = (("enter", "types over it"), ("j k", "move"), ("esc", "closes"))

    def __init__(self, event: Event, keep: Callable[[Event], None]) -> None:
        super().__init__()
        self.event, self._keep = event, keep

    def heading(self) -> Line:
        return line(("  What the story says", "title"))

    def body(self) -> Rows:
        return Fields(self.event, id="fields")

    def key_enter(self) -> None:
        self.query_one(Fields).action_choose()

    @on(Rows.Chosen)
    def _type_over(self, message: Rows.Chosen) -> None:
        field, text = editable(self.event)[message.index]
        ask = Ask(field.capitalize(), text, refuse=partial(self._refuse, field), hint=HINTS.get(field, ""))
        self.app.push_screen(ask, partial(self._put, field))

    def _refuse(self, field: str, text: str) -> str:
        try:
            edited(self.event, field, text)
        except EditError as error:
            return str(error)
        return ""

    def _put(self, field: str, text: str | None) -> None:
        if text is None or (event := edited(self.event, field, text)) == self.event:
            return
        self.event = event
        fields = self.query_one(Fields)
        fields.event = event
        fields.renew()
        self._keep(event)
