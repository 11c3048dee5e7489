"""Why an event is there: what it was read from and by which rule, at once; the whole reasoning when the library has
gone over the text again; and what the reader did to it.
"""

from __future__ import annotations

from index.library import display_name
from index.records import Change, Event
from tui.describe import certainty, day
from tui.lines import Line, line, neutralise
from tui.screens.help import Lines, Overlay
from tui.widgets.painted import Rows
from tui.wrap import wrap

CELLS = 62


class Why(Overlay):
    """The reasoning behind an event."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event

    def heading(self) -> Line:
        return line(("  Why ", "quiet"), (display_name(self.event), "title"))

    def body(self) -> Rows:
        return Lines([*known_lines(self.event), Line(), line(("asking the rules…", "quiet"))], id="why")

    def fill(self, reasons: tuple[str, ...], changes: tuple[Change, ...]) -> None:
        """The reasoning has come."""
        rows = self.query_one(Lines)
        reasons = reasons or ("Today's rules do not make this event: it is kept from before, or is the reader's own.",)
        told = [piece for reason in reasons for piece in wrapped(reason)]
        made = [piece for change in changes for piece in wrapped(change_words(change), "quiet")]
        rows.lines = [*known_lines(self.event), Line(), *told, *([Line(), *made] if made else [])]
        rows.renew()


def known_lines(event: Event) -> list[Line]:
    """The sentence, the word that reports it, the rule, and how sure it is."""
    sure = f"{certainty(event.confidence)} ({event.confidence:.0%})"
    again = [" ".join(telling.evidence.text.split()) for telling in event.retold]
    return [
        *wrapped(f"“{' '.join(event.evidence.text.split())}”"),
        *(piece for words in dict.fromkeys(again) for piece in wrapped(f"told again: “{words}”", "quiet")),
        Line(),
        line(("the word   ", "quiet"), " ".join(event.trigger.text.split())),
        line(("the rule   ", "quiet"), event.rule),
        line(("how sure   ", "quiet"), sure),
    ]


def change_words(change: Change) -> str:
    """`4 Jun 2017 12:30 rejected: bombing (taken back)`."""
    taken_back = " (taken back)" if change.undone else ""
    return f"{day(change.made, short=True)} {change.made[11:16]}  {change.words}{taken_back}"


def wrapped(words: str, ink: str = "") -> list[Line]:
    """A sentence on as many lines as it takes."""
    safe = neutralise(words)
    return [line((safe[start:end], ink)) for start, end in wrap(safe, 0, len(safe), CELLS)]
