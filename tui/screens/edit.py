"""Correcting an event or a name: its fields, one a line; Enter types over one. Each correction is kept at once, and `u`
in the reader takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from textual import on

from index.errors import EditError
from tui.lines import Line, fit, line
from tui.screens.ask import Ask
from tui.screens.help import Overlay
from tui.widgets.painted import Rows

NAME_CELLS = 11

EVENT_HINTS = {
    "what": "attack, captured, talks, arrest…",
    "who": "names with semicolons between them",
    "to whom": "names with semicolons between them",
    "when": "2017-06-04, or 2017-06-03..2017-06-04",
    "killed": "12, 12-15, 12+, up to 15, about 90",
    "hurt": "12, 12-15, 12+, up to 15, about 90",
    "detained": "12, 12-15, 12+, up to 15, about 90",
    "displaced": "12, 12-15, 12+, up to 15, about 90",
}


Record = TypeVar("Record")


@dataclass(frozen=True)
class Form(Generic[Record]):
    """What can be corrected in a record: its fields as text, the record with one of them as it was written (raises
    EditError), and what may be written there.
    """

    heading: str
    fields: Callable[[Record], tuple[tuple[str, str], ...]]
    corrected: Callable[[Record, str, str], Record]
    hints: Mapping[str, str]


class Fields(Rows):
    """Fields and what stands in them."""

    def __init__(self, fields: tuple[tuple[str, str], ...], *, id: str) -> None:
        super().__init__(id=id)
        self.fields = fields

    def count(self) -> int:
        return len(self.fields)

    def row(self, index: int, width: int) -> list[Line]:
        name, text = self.fields[index]
        return [fit(line((f"{name:<{NAME_CELLS}}", "quiet"), text or ("-", "quiet")), width)]

    def row_height(self, index: int, width: int) -> int:
        return 1


class Edit(Overlay, Generic[Record]):
    """The fields of a record; `keep` is told of every correction."""

    OFFERS = (("enter", "types over it"), ("j k", "move"), ("esc", "closes"))

    def __init__(self, form: Form[Record], record: Record, keep: Callable[[Record], None]) -> None:
        super().__init__()
        self.form, self.record, self._keep = form, record, keep

    def heading(self) -> Line:
        return line((f"  {self.form.heading}", "title"))

    def body(self) -> Rows:
        return Fields(self.form.fields(self.record), id="fields")

    def key_enter(self) -> None:
        self.query_one(Fields).action_choose()

    @on(Rows.Chosen)
    def _type_over(self, message: Rows.Chosen) -> None:
        if not self.is_current:
            return
        field, text = self.form.fields(self.record)[message.index]
        hint = self.form.hints.get(field, "")
        ask = Ask(field.capitalize(), text, refuse=partial(self._refuse, field), hint=hint)
        self.app.push_screen(ask, partial(self._put, field))

    def _refuse(self, field: str, text: str) -> str:
        try:
            self.form.corrected(self.record, field, text)
        except EditError as error:
            return str(error)
        return ""

    def _put(self, field: str, text: str | None) -> None:
        if text is None or (record := self.form.corrected(self.record, field, text)) == self.record:
            return
        self.record = record
        fields = self.query_one(Fields)
        fields.fields = self.form.fields(record)
        fields.renew()
        self._keep(record)
