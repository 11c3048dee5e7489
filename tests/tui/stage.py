"""The stage of the screen's tests: the real app at a size, keys pressed on it, and what the terminal would show."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

import textual._wait
from textual.app import App, ComposeResult
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from index.library import Library, open_library
from index.records import Analysis, Article, Entity, Event, Frame, Mention, Part, Published, Span
from tui.app import Dateline
from tui.themes import THEMES, inks
from tui.widgets.search import LineInput

textual._wait.SLEEP_GRANULARITY = 0.01
"""Seconds without work that count as idle, twice after each key; Textual's own 0.02 make a suite of thousands slow."""
textual._wait.SLEEP_IDLE = textual._wait.SLEEP_GRANULARITY / 20

MOST_ROUNDS = 100

Play = Callable[[Pilot[None], Dateline], Awaitable[None]]


def screen_text(app: App[None]) -> str:
    """What the terminal shows, without colour."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way: no message, no worker, no timer of the reader's that is to go off once."""
    for _ in range(MOST_ROUNDS):
        await pilot.pause()
        if not _under_way(pilot.app):
            break
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await asyncio.sleep(0.01)
    await pilot.pause()


def _under_way(app: App[None]) -> bool:
    pumps: list[MessagePump] = list(app.screen_stack)
    pumps += [bar for screen in app.screen_stack for bar in screen.query(LineInput)]
    timers = [timer for pump in pumps for timer in pump._timers if timer._repeat == 0]
    return not all(worker.is_finished for worker in app.workers) or any(
        timer._task is not None and not timer._task.done() for timer in timers
    )


async def shown(pilot: Pilot[None], words: str) -> str:
    """What the screen shows once these words are on it; another screen takes Textual a moment to bring up.

    After ten seconds, what it shows without them.
    """
    for _ in range(70):
        await settle(pilot)
        if words in screen_text(pilot.app):
            break
        await pilot.pause(0.02)
    return screen_text(pilot.app)


def play(
    library: Path | Callable[[], Library],
    act: Play,
    *,
    size: tuple[int, int] = (120, 40),
    paths: Sequence[Path] = (),
    state: Path | None = None,
    theme: str | None = None,
    wait: bool = True,
) -> Dateline:
    """Run the real app, let it open its library (and, if told to `wait`, end its work), do what `act` says, leave."""
    opened: list[Library] = []

    def opener() -> Library:
        opened.append(library() if callable(library) else open_library(library))
        return opened[-1]

    app = Dateline(opener, paths, theme=theme, state=state)

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            while app.reader.jobs.library is None and app.return_code is None:
                await pilot.pause(0.02)
            await (settle(pilot) if wait else pilot.pause())
            await act(pilot, app)
            if app.return_code is None:
                app.exit()

    asyncio.run(run())
    for one in opened:
        one.close()
    return app


def pressing(*keys: str) -> list[str]:
    """Words are typed letter by letter; `<enter>` and the like are keys."""
    found: list[str] = []
    for key in keys:
        found += [key[1:-1]] if key.startswith("<") else list(key)
    return [
        {"/": "slash", "?": "question_mark", "!": "exclamation_mark", ":": "colon", "@": "at", " ": "space"}.get(k, k)
        for k in found
    ]


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, wait until all is still, and say what the screen shows."""
    await pilot.press(*pressing(*keys))
    await settle(pilot)
    return screen_text(pilot.app)


class Alone(App[None]):
    """One pane on an otherwise empty screen, under our own themes and style sheet."""

    CSS_PATH = str(Path(__file__).parents[2] / "tui" / "reader.tcss")

    def __init__(self, pane: Widget, theme: str = THEMES[0].name) -> None:
        super().__init__()
        for ours in THEMES:
            self.register_theme(ours)
        self.theme = theme
        self.pane = pane

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return inks(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.pane


def alone(pane: Widget, act: Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int] = (60, 20)) -> None:
    """Run one pane by itself."""

    async def run() -> None:
        async with Alone(pane).run_test(size=size) as pilot:
            await pilot.pause()
            await act(pilot)

    asyncio.run(run())


def span(text: str, words: str, after: int = 0) -> Span:
    """Where words stand in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def article(
    text: str,
    *,
    title: str = "Rebels leave the bridge",
    parts: Sequence[tuple[str, str]] = (),
    mentions: Sequence[tuple[str, str]] = (),
    events: Sequence[Event] = (),
    published: Published | None = None,
    url: str = "",
    analysed: bool = True,
) -> Article:
    """An article from its text; parts are (words, role), mentions (words, label), found one after the other."""
    published = published or Published("2017-05-12", "given")
    roles = tuple(Part(s.start, s.end, role) for words, role in parts for s in [span(text, words)])  # type: ignore[arg-type]
    frame = Frame(title, False, "Northwire", published, roles)
    names: dict[str, int] = {}
    found, at = [], 0
    for words, label in mentions:
        where = span(text, words, at)
        at = where.end
        number = names.setdefault(words, len(names))
        found.append(Mention(where.start, where.end, label, words, "model", number))  # type: ignore[arg-type]
    entities = tuple(
        Entity(number, name, next(m.label for m in found if m.entity == number), sum(m.entity == number for m in found))
        for name, number in names.items()
    )
    analysis = Analysis("test", frame, tuple(found), entities, tuple(events)) if analysed else None
    return Article(
        "abc2345", 1, text, title, False, "Northwire", url, "bridge.txt", "", "en", published, roles, "", analysis
    )
