"""The search bar: the query as the reader types it, and the find bar of the article. Both send on what is typed as it
is typed, and give back the state before on escape.
"""

from __future__ import annotations

from time import monotonic

from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from index.records import Completion
from tui.keys import bindings
from tui.lines import neutralise

PAUSE = 0.04
"""Seconds that keys are apart when somebody types them: each is searched for at once. What comes faster, a paste or a
key held down, is searched for when it pauses.
"""


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
        self._changed = 0.0
        self._announced = ""

    def put(self, text: str) -> None:
        """Set the text without speaking of it."""
        self._announced = neutralise(text)
        self.value = self._announced
        self.cursor_position = len(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        before, self._changed = self._changed, monotonic()
        if self._pause is not None:
            self._pause.stop()
        if self._changed - before > PAUSE:
            self._announce()
        else:
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
    """The query. Tab puts in the first of the offers for the word at the cursor; once more, the next one."""

    BINDINGS = bindings("search")

    class Offering(Message):
        """The offers there are now, and which of them stands in the bar (-1: none yet)."""

        def __init__(self, offers: tuple[Completion, ...], chosen: int) -> None:
            super().__init__()
            self.offers, self.chosen = offers, chosen

    def __init__(self, *, id: str, placeholder: str = "") -> None:
        super().__init__(id=id, placeholder=placeholder)
        self.offers: tuple[Completion, ...] = ()
        self.completed = ""
        """The text that an offer made of the bar, as long as that is what it holds."""
        self._chosen = -1
        self._typed = ""

    def offer(self, offers: tuple[Completion, ...]) -> None:
        """Other words that may be meant."""
        self.offers, self._chosen, self._typed, self.completed = offers, -1, self.value, ""
        self.post_message(self.Offering(offers, -1))

    def action_complete(self, step: int) -> None:
        if not self.offers:
            self.enter()
            return
        first = 0 if step > 0 else -1
        self._chosen = (self._chosen + step if self._chosen >= 0 else first) % len(self.offers)
        one = self.offers[self._chosen]
        rest = self._typed[one.end :]
        gap = "" if one.text.endswith(":") or rest[:1].isspace() or rest[:1] == ")" else " "
        self.value = self.completed = neutralise(self._typed[: one.start] + one.text + gap + rest)
        self.cursor_position = one.start + len(one.text) + (1 if gap or rest[:1].isspace() else 0)
        self.post_message(self.Offering(self.offers, self._chosen))

    def ready(self) -> None:
        """Let what is typed next be a word of its own, behind the filters and words that stand there."""
        if self.value.strip():
            self.put(self.value.rstrip() + " ")
        self.action_end()


class Find(LineInput):
    """What to find in the article."""

    BINDINGS = bindings("find")
