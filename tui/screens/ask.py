"""Asking for one line: tags, a note, a field of an event, the name of a file. Enter takes it, Escape leaves things as
they were; what cannot be taken is said below, and the line stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from tui.lines import line
from tui.screens.closing import Closing
from tui.widgets.painted import Bar, Words
from tui.widgets.search import LineInput
from tui.widgets.status import offers


class Answer(LineInput):
    """The line one types into."""

    BINDINGS = [Binding("enter", "submit", show=False, system=True)]


class Ask(Closing[str | None]):
    """A question and a line for the answer; `refuse` says why an answer cannot be taken, or nothing. Where there are
    `kinds` to choose from, Tab goes to the next; `kind` is the one chosen, and `hint` may depend on it.
    """

    AUTO_FOCUS = "#answer"
    BINDINGS = [
        Binding("escape", "dismiss", "Leave", show=False, system=True),
        Binding("tab", "kind(1)", show=False, system=True, priority=True),
        Binding("shift+tab", "kind(-1)", show=False, system=True, priority=True),
    ]

    def __init__(
        self,
        question: str,
        text: str = "",
        *,
        refuse: Callable[[str], str] = lambda text: "",
        kinds: Sequence[str] = (),
        hint: str | Callable[[int], str] = "",
    ) -> None:
        super().__init__()
        self.question, self.text, self.refuse, self.kinds, self.hint = question, text, refuse, kinds, hint
        self.kind = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay asking"):
            yield Words(id="heading")
            yield Answer(id="answer")
            yield Words(id="refusal")
        yield Bar(id="keys-here")

    def on_mount(self) -> None:
        self.query_one("#answer", Answer).put(self.text)
        self._renew()

    def on_resize(self) -> None:
        pairs = [("enter", "takes it"), ("esc", "leaves it as it was")]
        if self.kinds:
            pairs.insert(1, ("tab", "what to write"))
        self.query_one("#keys-here", Bar).painted = line(" ", offers(pairs, self.size.width - 2))

    def _renew(self, refusal: str = "") -> None:
        runs: list[str | tuple[str, str]] = [(self.question, "title")]
        for number, kind in enumerate(self.kinds):
            runs += ["  ", (kind, "accent" if number == self.kind else "quiet")]
        self.query_one("#heading", Words).painted = line(*runs)
        hint = self.hint if isinstance(self.hint, str) else self.hint(self.kind)
        self.query_one("#refusal", Words).painted = line((refusal, "figure") if refusal else (hint, "quiet"))

    def action_kind(self, step: int) -> None:
        if self.kinds:
            self.kind = (self.kind + step) % len(self.kinds)
            self._renew()

    @on(LineInput.Typed)
    def _typed(self, message: LineInput.Typed) -> None:
        if self.is_current:
            self._renew(self.refuse(message.text) if message.text.strip() else "")

    @on(LineInput.Entered)
    def _entered(self, message: LineInput.Entered) -> None:
        if not self.is_current:
            return
        if refusal := self.refuse(message.text):
            self._renew(refusal)
        else:
            self.dismiss(message.text)
