"""The search bar: the query as the reader types it, and the find bar of the article. Both send on what is typed when
the keys pause, and give back the state before on escape.
"""

from __future__ import annotations

from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tui.keys import bindings
from tui.lines import neutralise

PAUSE = 0.04
"""Seconds between the last key and the search: too short to notice, long enough to skip what nobody waits for."""


class LineInput(Input):
    """One line of input that speaks of it when the reader pauses, submits or gives up."""

    class Said(Message):
        """What stands in the bar. Handlers are looked up by base class too, so its kinds are siblings."""

        def __init__(self, bar: LineInput, text: str) -> None:
            super().__init__()
            self.bar, self.text = bar, text

        @property
        def control(self) -> LineInput:
            return self.bar

    class Typed(Said):
        """The reader typed, and paused."""

    class Entered(Said):
        """The reader pressed Enter."""

    def __init__(self, *, id: str, placeholder: str = "") -> None:
        super().__init__(id=id, placeholder=placeholder, compact=True, select_on_focus=False)
        self._pause: Timer | None = None
        self._announced = ""

    def put(self, text: str) -> None:
        """Set the text without speaking of it."""
        self._announced = neutralise(text)
        self.value = self._announced
        self.cursor_position = len(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._announce)

    def _announce(self) -> None:
        if self.value != self._announced:
            self._announced = self.value
            self.post_message(self.Typed(self, self.value))

    async def action_submit(self) -> None:
        self.enter()

    def enter(self) -> None:
        """What stands in the bar is what was meant."""
        self._announced = self.value
        self.post_message(self.Entered(self, self.value))

    def validate_value(self, value: str) -> str:
        """Whatever comes in, by key, by paste or from the last session, is safe to show."""
        return neutralise(value)


class Search(LineInput):
    """The query."""

    BINDINGS = bindings("search")

    def ready(self) -> None:
        """Let what is typed next be a word of its own, behind the filters and words that stand there."""
        if self.value.strip():
            self.put(self.value.rstrip() + " ")
        self.action_end()


class Find(LineInput):
    """What to find in the article."""

    BINDINGS = bindings("find")
