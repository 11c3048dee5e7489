"""What changed in an article from one version to the next: what went struck out, what came marked, the rest counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.binding import Binding
from textual.events import Resize

from index.errors import DatelineError
from index.library import Difference, Library, changed_fields, differences
from index.records import Article
from tui.describe import dated, day
from tui.lines import Line, Painted, fit, line, neutralise
from tui.screens.help import Lines, Overlay
from tui.widgets.painted import Bar, Rows
from tui.wrap import wrap

WIDEST = 84
"""Cells of a line of text, as in the article."""

BESIDE = 10
"""Cells that are not text: the frame, and the sign that stands before each line."""

Step = tuple[Article, Article]
"""An article before and after."""


class Versions(Overlay):
    """The versions of an article, two at a time."""

    BINDINGS = [
        Binding("left,h,left_square_bracket", "step(-1)", show=False, system=True),
        Binding("right,l,right_square_bracket", "step(1)", show=False, system=True),
        Binding("D", "dismiss", show=False, system=True),
    ]
    OFFERS = (("← →", "earlier, later"), ("j k", "move"), ("space b", "page"), ("esc", "closes"))

    def __init__(self, library: Library, article: str) -> None:
        super().__init__()
        self.library, self.article = library, article
        self.read: dict[int, str] = {}
        self.wanted = 0
        self.shown: Step | None = None
        self.found: tuple[Difference, ...] = ()

    def heading(self) -> Line:
        if self.shown is None:
            return line(("  What changed", "title"))
        before, after = (one.revision for one in self.shown)
        step = f"{before} ({_read(self.read[before])}) → {after} of {max(self.read)} ({_read(self.read[after])})"
        return line(("  What changed", "title"), ("  version " + step, "quiet"))

    def body(self) -> Rows:
        return Lines([line(("comparing…", "quiet"))], id="versions")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(".overlay").add_class("-chart")
        self._compare()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if self.shown is not None:
            self._lay_out()

    def action_step(self, step: int) -> None:
        if self.read and 2 <= self.wanted + step <= max(self.read):
            self.wanted += step
            self._compare()

    def _compare(self) -> None:
        self.run_worker(self._compared, thread=True, exclusive=True, exit_on_error=False)

    def _compared(self) -> None:
        library, wanted = self.library, self.wanted
        try:
            read = dict(library.revisions(self.article))
            later = wanted or max(read)
            step = library.article(self.article, revision=later - 1), library.article(self.article, revision=later)
        except DatelineError as error:
            self.app.call_from_thread(self.app.notify, str(error), severity="error", markup=False)
            return
        found = tuple(differences(step[0].text, step[1].text))
        if wanted == self.wanted:
            self.later(self._show, read, step, found)

    def _show(self, read: dict[int, str], step: Step, found: tuple[Difference, ...]) -> None:
        self.read, self.wanted, self.shown, self.found = read, step[1].revision, step, found
        self.query_one("#heading", Bar).painted = self.heading()
        self._lay_out()
        self.query_one(Lines).renew(0)

    def _lay_out(self) -> None:
        assert self.shown is not None
        rows, width = self.query_one(Lines), max(10, min(WIDEST, self.size.width - BESIDE))
        rows.lines = list(change_lines(*self.shown, self.found, width))
        rows.renew()


def _read(moment: str) -> str:
    return f"{day(moment, short=True)} {moment[11:16]}".rstrip()


def change_lines(before: Article, after: Article, found: Sequence[Difference], width: int) -> Iterator[Line]:
    """Fields, then paragraphs, each on as many lines of at most `width` cells as it takes."""
    for name, old, new in changed_fields(before, after, dated):
        yield from _signed("−", f"{name}: {old}", ((len(name) + 2, len(name) + 2 + len(old)),), width)
        yield from _signed("+", f"{name}: {new}", ((len(name) + 2, len(name) + 2 + len(new)),), width)
        yield Line()
    for is_kept, group in groupby(found, key=lambda one: one.kind == "kept"):
        if is_kept:
            count = sum(1 for _ in group)
            words = f"  · {count:,} paragraph{'s' if count != 1 else ''} as before"
            yield from (fit(line((words, "quiet")), width), Line())
            continue
        for one in group:
            if one.before:
                yield from _signed("−", one.before, one.gone, width)
            if one.after:
                yield from _signed("+", one.after, one.come, width)
            yield Line()


def _signed(sign: str, words: str, spans: Sequence[tuple[int, int]], width: int) -> Iterator[Line]:
    """A paragraph with the sign of what became of it before it, and its changed words marked."""
    gone = sign == "−"
    safe, ink = neutralise(words), "conflict" if gone else "cooperation"
    for start, end in wrap(safe, 0, len(safe), width):
        inks: list[Painted] = [(0, end - start, "quiet")] if gone else []
        for first, last in spans:
            if first < end and last > start:
                marked = max(first, start) - start, min(last, end) - start
                inks += [(*marked, "struck")] if gone else [(*marked, "hit")]
        yield line((f"{sign} ", ink), Line(safe[start:end], tuple(inks)))
