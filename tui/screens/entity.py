"""The page of a name: what it is and what else it is called, what it does and what is done to it, whom it appears with,
and every article that names it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import on
from textual.binding import Binding
from textual.geometry import Size

from index.errors import DatelineError
from index.library import Library, country_name, entity_kind
from index.records import Alias, Appearance, Dossier, Report
from tui.describe import day
from tui.happened import event_lines
from tui.layers import LABEL_INKS
from tui.lines import Line, fit, joined, line, spread
from tui.paint import nothing
from tui.screens.help import Overlay
from tui.widgets.painted import Bar, Rows

BAR = 30
"""Cells of the longest bar in the chart of months."""


@dataclass(frozen=True)
class Entry:
    """A row of the page, and what Enter does on it: open an article, or the page of another name."""

    lines: tuple[Line, ...]
    article: str = ""
    name: str = ""
    alias: str = ""
    apart: str = ""
    """Another name of the same, and one that is kept apart: what `d` is for."""


class Entries(Rows):
    """The rows of the page."""

    def __init__(self, name: str, *, id: str) -> None:
        super().__init__(id=id)
        self.name_asked = name
        self.dossier: Dossier | None = None
        self.entries: list[Entry] = []
        self.collecting = True

    def show(self, dossier: Dossier | None) -> None:
        """What was collected."""
        self.dossier, self.collecting = dossier, False
        self.renew(0)

    def _measured(self, width: int) -> Size:
        # Rows are cut to the width once, when it is known, not each time one of them is painted.
        self.entries = entries(self.dossier, width) if self.dossier else []
        return super()._measured(width)

    def count(self) -> int:
        return len(self.entries)

    def row(self, index: int, width: int) -> list[Line]:
        return list(self.entries[index].lines)

    def row_height(self, index: int, width: int) -> int:
        return len(self.entries[index].lines)

    def empty(self, width: int) -> list[Line]:
        if self.collecting:
            return nothing(width, "Reading what the articles say…")
        return nothing(width, f"No article names {self.name_asked}.")


class EntityPage(Overlay):
    """All that the library says of a name. `chosen` is told a query, and the article to go into."""

    BINDINGS = [
        Binding("enter", "choose", show=False, system=True),
        Binding("slash", "search", show=False, system=True),
        Binding("backspace,left", "before", show=False, system=True),
        Binding("m", "merge", show=False, system=True),
        Binding("d", "apart", show=False, system=True),
        Binding("u", "undo", show=False, system=True),
    ]
    OFFERS = (
        ("↵", "opens"),
        ("/", "its articles"),
        ("m", "another name of it"),
        ("d", "keep a name apart"),
        ("u", "undo"),
        ("←", "the name before"),
        ("esc", "closes"),
    )

    def __init__(
        self,
        library: Library,
        name: str,
        chosen: Callable[[str, str], None],
        first_change: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__()
        self.library, self.names, self._chosen, self._first_change = library, [name], chosen, first_change

    def heading(self) -> Line:
        return line((f"  {self.names[-1]}", "title"))

    def body(self) -> Rows:
        return Entries(self.names[-1], id="dossier")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(".overlay").add_class("-chart")
        self._collect()

    def _collect(self) -> None:
        name = self.names[-1]
        self.query_one(Entries).name_asked = name
        self.run_worker(lambda: self._collected(name), thread=True, exclusive=True, exit_on_error=False)

    def _collected(self, name: str) -> None:
        try:
            dossier = self.library.dossier(name)
        except DatelineError as error:
            self.app.call_from_thread(self.app.notify, str(error), severity="error", markup=False)
            dossier = None
        if name == self.names[-1]:
            self.later(self._show, dossier)

    def _show(self, dossier: Dossier | None) -> None:
        self.query_one(Entries).show(dossier)
        self.query_one("#heading", Bar).painted = heading(dossier) if dossier else self.heading()

    def action_choose(self) -> None:
        self.query_one(Entries).action_choose()

    def action_search(self) -> None:
        self.dismiss()
        self._chosen(f'who:"{_bare(self.names[-1])}"', "")

    def action_merge(self) -> None:
        """Ask for another name of the same."""
        from tui.screens.ask import Ask

        name = self.names[-1]
        ask = Ask(f"Another name of {name}", hint="In every article. What is said of either is said of both.")
        self.app.push_screen(ask, lambda other: self._say(self.library.say_same, name, other) if other else None)

    def action_apart(self) -> None:
        """Keep the other name under the cursor apart, or have one that is kept apart be the same again."""
        rows, name = self.query_one(Entries), self.names[-1]
        entry = rows.entries[rows.cursor] if rows.cursor < len(rows.entries) else None
        if entry is None or not (entry.alias or entry.apart) or rows.dossier is None:
            self.app.notify("d is for a line of “Also called” or “Kept apart”.", title="", markup=False)
        elif entry.apart:
            self._say(self.library.say_same, name, entry.apart)
        else:
            self._say(self.library.say_apart, rows.dossier.entity.name, entry.alias)

    def _say(self, say: Callable[[str, str], None], name: str, other: str) -> None:
        shown = self.names[-1]

        def work() -> None:
            try:
                self._first_change()  # what is there before may not be undone from here
                say(name, other)
            except DatelineError as error:
                self.app.call_from_thread(self.app.notify, str(error), severity="error", markup=False)
            self._collected(shown)

        self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def action_undo(self) -> None:
        """Take the latest mark back, made since the reader was opened."""
        name = self.names[-1]

        def work() -> None:
            try:
                done = self.library.undo(after=self._first_change())
                words = f"Taken back: {done.words}." if done else "Nothing to take back since you opened the reader."
            except DatelineError as error:
                words = str(error)
            self.app.call_from_thread(self.app.notify, words, title="", markup=False)
            self._collected(name)

        self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def action_before(self) -> None:
        if len(self.names) > 1:
            self.names.pop()
            self._collect()

    @on(Rows.Chosen)
    def _take(self, message: Rows.Chosen) -> None:
        entry = self.query_one(Entries).entries[message.index] if self.is_current else Entry(())
        if entry.article:
            self.dismiss()
            self._chosen(f'who:"{_bare(self.names[-1])}"', entry.article)
        elif entry.name:
            self.names.append(entry.name)
            self._collect()


def _bare(name: str) -> str:
    """A name as it may stand between quotes."""
    return " ".join(name.replace('"', " ").split())


def heading(dossier: Dossier) -> Line:
    """The name, what it is, and how much is said of it."""
    entity, articles = dossier.entity, dossier.articles
    about = joined(
        [
            entity_kind(entity),
            "" if entity.kind == "country" else country_name(entity.country),
            f"{articles:,} article{'s' if articles != 1 else ''}",
            f"{entity.count:,} mention{'s' if entity.count != 1 else ''}",
            _span(dossier),
        ]
    )
    return line("  ", (entity.name, LABEL_INKS.get(entity.label, "title")), "  ", about)


def _span(dossier: Dossier) -> str:
    if not dossier.first:
        return ""
    first, last = (day(value, short=True) for value in (dossier.first, dossier.last))
    return first if first == last else f"{first} to {last}"


def entries(dossier: Dossier, width: int) -> list[Entry]:
    """The page, section by section; empty sections are left out."""
    found: list[Entry] = []
    found += _section("Also called", [_alias(one, width) for one in dossier.aliases])
    apart = [Entry((fit(line(f"  {one}", ("  as you said", "quiet")), width),), apart=one) for one in dossier.apart]
    found += _section("Kept apart", apart)
    if len(dossier.months) > 1:
        found += _months(dossier.months, width)
    for title, reports in (("What it does", dossier.as_actor), ("What is done to it", dossier.as_target)):
        found += _section(title, [_event(report, width) for report in reports])
    found += _section("Named with", [_beside(name, count, width) for name, count in dossier.beside])
    latest = len(dossier.appearances)
    title = "Articles" if latest == dossier.articles else f"Articles, the latest {latest:,} of {dossier.articles:,}"
    return found + _section(title, [_appearance(one, width) for one in dossier.appearances])


def _alias(one: Alias, width: int) -> Entry:
    why = "as you said" if one.is_own else one.reason
    count = f"  {one.count:,}" if one.count > 1 else ""
    return Entry(
        (fit(line(f"  {one.name}", (count, "quiet"), (f"  {why}" if why else "", "quiet")), width),), alias=one.name
    )


def _section(title: str, rows: list[Entry]) -> list[Entry]:
    if not rows:
        return []
    last = rows[-1]
    rows = [*rows[:-1], replace(last, lines=(*last.lines, Line()))]
    return [Entry((line((title, "title")),)), *rows]


def _months(months: tuple[tuple[str, int], ...], width: int) -> list[Entry]:
    most = max(count for _, count in months)
    room = max(1, min(BAR, width - 20))
    rows = [
        Entry(
            (
                line(
                    (f"  {day(month, short=True):<10}", "quiet"),
                    ("▇" * -(-count * room // most), "accent"),
                    f" {count:,}",
                ),
            )
        )
        for month, count in months
    ]
    return _section("Articles by month", rows)


def _event(report: Report, width: int) -> Entry:
    head, *rest = event_lines(report.event, width - 2, indent=1)
    source = line((f"{report.source or 'no source'}, {day(report.published.value, short=True) or 'undated'}", "quiet"))
    rest = [spread(one, source, width) if at == 0 else one for at, one in enumerate(rest)]
    return Entry((head, *rest[:1]), article=report.article)


def _beside(name: str, count: int, width: int) -> Entry:
    return Entry((fit(line(f"  {name}", (f"  {count:,}", "quiet")), width),), name=name)


def _appearance(one: Appearance, width: int) -> Entry:
    known = joined([one.source, day(one.published.value, short=True), f"{one.count:,}×"])
    start, end = one.around.spans[0]
    text = one.around.text
    around = line(("  " + text[:start], "quiet"), (text[start:end], "hit"), (text[end:], "quiet"))
    return Entry((spread(line("  ", one.title), known, width), fit(around, width)), article=one.article)
